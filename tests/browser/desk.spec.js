// An officer's work: entered at speed, offline, locked, and there again to the last letter.
import { writeFileSync } from "node:fs";
import { expect } from "./fixtures.mjs";
import {
  answer, begin, fill, fillClass, isSaved, passphrase, payAndPrint, pupil, school, setUp, take,
  takeToRecognised, test, unlock,
} from "./officer.mjs";
import { sheetTexts, sheetWays } from "./printing.mjs";
import { many } from "./pupils.mjs";

const once = { tag: "@once" };

test("from an empty tablet to a paid pupil, and everything is there after the lock", {
  tag: "@everywhere",
}, async ({ page, host }, info) => {
  test.slow();
  await setUp(page, host);
  await begin(page);
  await fill(page, pupil);
  await answer(page, { 就读方式: "住校" });
  // What the grade says is not asked, unless the grade says nothing.
  await expect(page.getByText("按填的年级：小学，不是一年级新生，不用再选")).toBeVisible();
  const asked = page.getByLabel(/^(学段|一年级新生)$/);
  await expect(asked).toHaveCount(0);
  await fill(page, { grade: "三（2）班" });
  // Whether the pupil is new is a question of one stage.
  await expect(asked).toHaveCount(1);
  await page.getByLabel("学段", { exact: true }).selectOption({ label: "初中" });
  await fill(page, { grade: pupil.grade });
  await expect(page.locator("#grade-remark")).toHaveText(
    "年级填的是“三年级”，和选的学段对不上，请核对这两项。",
  );
  await page.getByLabel("学段", { exact: true }).selectOption({ label: "还没问清" });
  await expect(asked).toHaveCount(0);
  await page.getByRole("checkbox", { name: /农村低保/ }).check();
  await expect(page.locator("#born")).toHaveValue("2017 年 5 月");
  // A whole number says what stands in it; half of one says nothing.
  const told = "证件开头：河北省沧州市盐山县 · 2017 年 5 月 12 日出生 · 男";
  await expect(page.locator("#id-number-help")).toHaveText(told);
  await page.locator("#id-number").fill(pupil["id-number"].slice(0, 12));
  await expect(page.locator("#id-number-help")).toBeHidden();
  await page.locator("#id-number").fill(pupil["id-number"]);
  await expect(page.locator("#id-number-help")).toHaveText(told);
  await expect(page.getByRole("complementary")).toContainText("1,250");

  await takeToRecognised(page);
  const sheets = {};
  await payAndPrint(page, async (name) => {
    const file = info.outputPath(`${name}.pdf`);
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
    sheets[name] = { ways: sheetWays(file), texts: sheetTexts(file) };
  });
  expect(sheets.list.ways).toEqual(["wide"]);
  expect(sheets.list.texts[0]).toContain("625.00");
  expect(sheets.form.ways).toEqual(["upright"]);
  expect(sheets.form.texts[0]).toContain(pupil["id-number"]);

  await page.getByRole("link", { name: "回到名单" }).click();
  await expect(page.getByRole("link", { name: /张\*\*/ })).toContainText("已发放");
  await page.getByRole("button", { name: "锁上" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "资助工作台已锁上" })).toBeVisible();

  await unlock(page);
  await page.getByRole("link", { name: /张\*\*/ }).click();
  for (const [id, text] of Object.entries(pupil)) {
    // A month and a sum are spelt as the form has them.
    if (!["born", "income-per-head"].includes(id)) await expect(page.locator(`#${id}`)).toHaveValue(text);
  }
  await expect(page.getByRole("listitem").filter({ hasText: "登记发放" })).toBeVisible();
  await expect(page.getByRole("complementary")).toContainText(/规则版本 [0-9a-f]{8}。/);
  await take(page, "登记异议");
  const waiting = page.getByText(/收到异议。没有见到河北、沧州规定的答复期限/);
  await expect(waiting).toBeVisible();
  await take(page, "维持原结果");
  await expect(waiting).toHaveCount(0);
});

test("a form that lacks something is not submitted, and the list leads to each field", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, { name: "张小明", "id-number": "130925201705120011" });
  await page.getByRole("button", { name: "提交", exact: true }).click();
  // The summary is told once: by the focus that goes to it.
  const summary = page.getByRole("button", { name: /^必须补齐或改正 \d+ 处，才能提交；请核对 1 处/ });
  await expect(summary).toBeFocused();
  await expect(summary).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByText(/才能提交/)).toHaveCount(1);
  // What stops the form and what is only doubtful stand apart, each under its own count.
  for (const [words, place] of [["必须补齐或改正", 0], ["请核对", 1]]) {
    const count = await page.locator(".summary__items").nth(place).locator("li").count();
    await expect(page.locator(".summary__group").nth(place)).toHaveText(`${words} ${count} 处`);
  }
  await expect(page).toHaveTitle("错误：申请 - 应助尽助");
  for (const item of await page.locator(".summary__item").all()) {
    await item.click();
    const field = page.locator(":focus");
    // Where a family has no member yet, the way to the first is the button that adds one.
    await expect(field).toHaveClass(/entry__input|button/);
    const described = (await field.getAttribute("aria-describedby")) ?? "";
    for (const id of described.split(" ").filter(Boolean)) {
      await expect(page.locator(`[id="${id}"]`)).toHaveCount(1);
    }
  }
  await page.getByRole("link", { name: /身份证号校验不通过/ }).click();
  await expect(page.locator("#id-number")).toBeFocused();
  await expect(page.locator("#id-number")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#id-number")).toHaveValue("130925201705120011");
});

test("what disagrees with a number stands at both fields", once, async ({ page, host }) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, { ...pupil, sex: "女" });
  const sexes = "身份证号表示的性别是男，表上填的是女，请对照户口簿核对这两项。";
  const months =
    "身份证号里的出生年月是 2017 年 5 月，表上填的是 2017 年 6 月，请对照户口簿核对这两项。";
  for (const id of ["sex", "id-number"]) await expect(page.locator(`#${id}-remark`)).toHaveText(sexes);
  await expect(page.locator("#born-remark")).toHaveText("");
  await fill(page, { born: "2017.6", sex: "男" });
  for (const id of ["born", "id-number"]) await expect(page.locator(`#${id}-remark`)).toHaveText(months);
  await expect(page.locator("#sex-remark")).toHaveText("");
  // A doubt is no mistake: nothing says that one of the two is wrong.
  await expect(page.locator("#id-number")).toHaveAttribute("aria-invalid", "false");
});

test("what disagrees is shown once before a form is submitted, and never stops it", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, { ...pupil, sex: "女" });
  const summary = page.locator("#summary");
  const submit = page.getByRole("button", { name: "提交", exact: true });
  await expect(summary).toHaveText("请核对 1 处，不影响办理");
  await submit.click();
  await expect(summary).toBeFocused();
  await expect(summary).toHaveAttribute("aria-expanded", "true");
  await expect(summary).toHaveText(/^还没有提交：有 1 处对不上，.*再点一次“提交”$/);
  await expect(page.getByText("现在：已提交")).toHaveCount(0);
  // Another doubt than the one that was shown is shown, too.
  await fill(page, { born: "2017.6" });
  await expect(summary).toHaveText("请核对 3 处，不影响办理");
  await submit.click();
  await expect(summary).toHaveText(/^还没有提交：有 2 处对不上，/);
  await submit.click();
  await expect(page.getByText("现在：已提交")).toBeVisible();
  await expect(summary).toHaveText("请核对 3 处，不影响办理");
});

test("the verdict stays in sight, and what is open never reads as nothing owed", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await begin(page);
  const verdict = page.locator(".owed__head");
  await expect(verdict).toHaveText("这一学年可以拿到待确认");
  for (const id of ["name", "guardian-phone", "step-note"]) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await expect(verdict).toBeInViewport({ ratio: 1 });
  }
  // Whether the school recognises the pupil is not asked: the steps will say it.
  await expect(page.getByLabel("学校认定", { exact: true })).toHaveCount(0);
  await answer(page, { 学段: "小学", 就读方式: "住校" });
  await expect(verdict).toHaveText("这一学年可以拿到待确认最多 1,250 元");
  await verdict.click();
  await expect(page.getByText("营养改善计划")).toBeInViewport();
});

test("the list comes back to the row that was open", once, async ({ page, host }) => {
  await setUp(page, host);
  await fillClass(page, many(30));
  await page.getByRole("button", { name: "再显示一些" }).click();
  const row = page.locator(".roster__link").nth(27);
  const href = await row.getAttribute("href");
  await row.click();
  await page.getByRole("link", { name: "回到名单" }).click();
  const same = page.locator(`.roster__link[href="${href}"]`);
  await expect(same).toBeFocused();
  await expect(same).toBeInViewport({ ratio: 1 });
  // Once: what comes later begins at the top.
  await page.getByRole("link", { name: "备份，或改设置" }).click();
  await page.getByRole("link", { name: "回到名单" }).click();
  await expect(page.getByRole("heading", { level: 1, name: school })).toBeFocused();
});

test("a wrong passphrase opens nothing, the recovery code opens all", once, async ({
  page,
  host,
}) => {
  const code = await setUp(page, host);
  await begin(page);
  await fill(page, { name: "张小明" });
  await isSaved(page);
  await page.goto(`${host.url}#/desk`);
  await page.reload();
  await unlock(page, "");
  await expect(page.getByRole("alert").filter({ hasText: "还没有输入口令。" })).toBeVisible();
  await unlock(page, `${passphrase}！`);
  await expect(page.getByRole("alert").filter({ hasText: "口令不对" })).toBeVisible();
  await page.getByRole("button", { name: /用恢复码/ }).click();
  await unlock(page, code.toLowerCase().replaceAll("-", " "));
  await expect(page.getByRole("link", { name: /张\*\*/ })).toBeVisible();
});

test("with the server stopped the desk opens and keeps", {
  tag: ["@once", "@everywhere"],
}, async ({ page, host }) => {
  await setUp(page, host);
  await expect(page.locator(".head__state")).toContainText("可离线使用");
  await host.stop();
  await page.goto(`${host.url}#/desk`);
  await page.reload();
  await unlock(page);
  await begin(page);
  await fill(page, pupil);
  await isSaved(page);
  await page.reload();
  await unlock(page);
  await expect(page.locator("#debt")).toHaveValue(pupil.debt);
});

test("a brother's application begins with what the family shares", once, async ({ page, host }) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, pupil);
  await page.getByRole("button", { name: "给兄弟姐妹也建一份" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "新申请" })).toBeVisible();
  await expect(page.locator("#address")).toHaveValue(pupil.address);
  await expect(page.locator("#school")).toHaveValue(school);
  await expect(page.locator("#id-number")).toHaveValue("");
});

test("a brother who stands on the form is named on his own, where this pupil stands", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, pupil);
  await page.getByRole("button", { name: "加一位家庭成员" }).click();
  await fill(page, { "member-name-1": "张小华", "member-relation-1": "弟弟" });
  await page.getByRole("button", { name: "给弟弟张小华也建一份" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "张小华" })).toBeVisible();
  await expect(page.locator("#sex")).toHaveValue("男");
  await expect(page.locator("#member-name-2")).toHaveValue("张小明");
  await expect(page.locator("#member-relation-2")).toHaveValue("哥哥");
  await expect(page.locator("#member-work-2")).toHaveValue(school);
});

test("a row of the family is typed into at once, and the sixth is said to be the last", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await begin(page);
  const add = page.getByRole("button", { name: "加一位家庭成员" });
  for (const place of [1, 2, 3, 4, 5, 6]) {
    await add.press("Enter");
    await expect(page.locator(`#member-name-${place}`)).toBeFocused();
    await page.keyboard.type(`家人${"甲乙丙丁戊己"[place - 1]}`);
  }
  await expect(add).toHaveCount(0);
  await expect(page.getByText("表上只有 6 行，都用上了。")).toBeVisible();
  const less = page.getByRole("button", { name: "去掉这一行" });
  await less.nth(1).press("Enter");
  await expect(page.locator("#member-name-3")).toBeFocused();
  await less.last().press("Enter");
  await expect(add).toBeFocused();
});

test("a deleted application comes back whole", once, async ({ page, host }) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, pupil);
  await page.getByRole("button", { name: "删除这份申请" }).click();
  await expect(page.getByText("没有符合的申请")).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).click();
  await isSaved(page);
  await page.reload();
  await unlock(page);
  await page.getByRole("link", { name: /张\*\*/ }).click();
  await expect(page.locator("#debt")).toHaveValue(pupil.debt);
});
