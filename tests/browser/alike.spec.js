// Pupils without an identity card, and pupils who are taken for others.
import { expect } from "./fixtures.mjs";
import { arrive, begin, fill, fillClass, isSaved, pupil, setUp, test, unlock } from "./officer.mjs";
import { idNumber, many } from "./pupils.mjs";

const once = { tag: "@once" };
const submit = (page) => page.getByRole("button", { name: "提交", exact: true }).click();
const toList = (page) => page.getByRole("link", { name: "回到名单" }).click();
const { "id-number": number, ...rest } = pupil;

test("a pupil with a passport is handed in, kept, and printed with the paper's name", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, { ...rest, "id-number": "ｅ1234 5678" });
  const typed = page.locator("#id-number");
  const remark = page.locator("#id-number-remark");
  await expect(remark).toContainText("不是居民身份证的，请先选证件类型。");
  await expect(typed).toHaveAttribute("aria-invalid", "true");
  await submit(page);
  await expect(page.locator("#summary")).toContainText("必须补齐或改正");
  // The number is read anew by the paper, without a key on it.
  const paper = page.getByLabel("证件类型");
  await expect(paper).toHaveValue("");
  await expect(paper.locator("option").first()).toHaveText("居民身份证");
  await paper.selectOption("护照");
  await expect(remark).toHaveText("");
  await expect(typed).toHaveAttribute("aria-invalid", "false");
  await typed.focus();
  await page.locator("#born").focus();
  await expect(typed).toHaveValue("E12345678");
  // Another paper doubts it and does not stop the form.
  await paper.selectOption("台湾居民来往大陆通行证");
  await expect(remark).toContainText("一般是 8 位数字");
  await expect(typed).toHaveAttribute("aria-invalid", "false");
  await paper.selectOption("护照");
  await submit(page);
  await expect(page.getByText("现在：已提交")).toBeVisible();
  await isSaved(page);
  await page.reload();
  await unlock(page);
  await expect(paper).toHaveValue("护照");
  await expect(typed).toHaveValue("E12345678");
  await page.getByRole("link", { name: "打印申请表" }).click();
  const box = page.locator(".a4 td", { hasText: "E12345678" });
  await expect(box.locator(".a4__paper")).toHaveText("护照");
  await page.getByRole("link", { name: "返回" }).click();
  await toList(page);
  await expect(page.locator(".roster__number")).toHaveText("*****5678");
  await page.getByRole("searchbox").fill("护照");
  await expect(page.locator(".roster__link")).toHaveCount(1);
});

test("a pupil who has no number yet is asked for none", once, async ({ page, host }) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, { ...rest, "id-number": "1309" });
  const paper = page.getByLabel("证件类型");
  await paper.selectOption("暂无");
  // What was typed stays in sight until somebody takes it away.
  await expect(page.locator("#id-number-remark")).toContainText("这里却有号码");
  await expect(page.locator("#id-kind-remark")).toContainText("没有证件号码，只能按姓名、出生年月和班级认人。");
  await page.locator("#id-number").fill("");
  await page.locator("#born").focus();
  await paper.selectOption("");
  await expect(page.locator("#id-number")).toHaveCount(1);
  await paper.focus();
  await paper.selectOption("暂无");
  await expect(page.locator("#id-number")).toHaveCount(0);
  await expect(paper).toBeFocused();
  await submit(page);
  await expect(page.getByText("现在：已提交")).toBeVisible();
  await page.getByRole("link", { name: "打印申请表" }).click();
  await expect(page.locator(".a4__paper")).toHaveText("暂无");
  await page.getByRole("link", { name: "返回" }).click();
  await toList(page);
  await expect(page.locator(".roster__number")).toHaveText("暂无证件号码");
});

test("a form is not longer for the name of a paper", once, async ({ page, host }) => {
  await setUp(page, host);
  const [{ texts, ...more }] = many(1);
  const named = ["", "港澳居民来往内地通行证", "外国人永久居留身份证"];
  const pupils = named.map((kind, place) => ({ ...more, texts: { ...texts, "id-kind": kind, name: `学生${place}` } }));
  await fillClass(page, pupils);
  await page.getByRole("link", { name: "申请表", exact: true }).click();
  await expect(page.locator(".a4")).toHaveCount(3);
  // Twice the eighteen places and the longest name are one sheet each, as without it.
  const heights = await page.locator(".a4").evaluateAll((all) => all.map((one) => one.scrollHeight - one.clientHeight));
  expect(heights).toEqual([0, 0, 0]);
});

test("two of one name and class are told apart on the notice, and on the desk alone it is said how", once, async ({
  page,
  host,
}) => {
  test.slow();
  await setUp(page, host);
  const pupils = many(3, ["提交", "审核通过", "开始公示"]);
  for (const one of pupils.slice(0, 2)) one.texts.name = "张三";
  await fillClass(page, pupils, 0);
  await page.getByRole("link", { name: "公示", exact: true }).click();
  const names = page.locator(".a4 td", { hasText: "张三" });
  await expect(names).toHaveCount(2);
  expect((await names.allInnerTexts()).sort()).toEqual(["张三（1）", "张三（2）"]);
  await expect(page.locator(".a4")).toContainText("表示同班同名的不同学生");
  const numbers = [0, 2].map((place) => idNumber(place).slice(-4));
  for (const last of numbers) await expect(page.locator(".a4")).not.toContainText(last);
  const legend = page.locator(".papers-page__bar .notice", { hasText: "同班同名" });
  await expect(legend.locator("li")).toHaveCount(2);
  for (const last of numbers) await expect(legend).toContainText(`1309**********${last}`);
  await page.emulateMedia({ media: "print" });
  await expect(legend).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await legend.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "张三" })).toBeVisible();
});

test("one card of two families is shown on both, until they are one family", once, async ({ page, host }) => {
  await setUp(page, host);
  const pupils = many(2);
  for (const one of pupils) one.texts["card-number"] = "6222026301000000004";
  await fillClass(page, pupils);
  const tags = page.locator(".tag", { hasText: "和别人同一张卡" });
  await expect(tags).toHaveCount(2);
  await page.locator(".roster__link").first().click();
  const notice = page.locator(".notice", { hasText: "银行卡号和别家孩子的一样" });
  await expect(notice).toBeVisible();
  await notice.getByRole("link", { name: "看另一份" }).click();
  await expect(notice).toBeVisible();
  const other = await notice.innerText();
  const name = pupils.map(({ texts }) => texts.name).find((name) => other.includes(name));
  await page.getByRole("button", { name: "加一位家庭成员" }).click();
  await page.locator("#member-name-1").fill(name);
  await expect(notice).toHaveCount(0);
  await toList(page);
  await expect(tags).toHaveCount(0);
});

test("doubtful ages, sums and names are shown at their fields and stop nothing", once, async ({ page, host }) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, { ...rest, "id-kind": "暂无", born: "1950.3" });
  const remark = (id) => page.locator(`#${id}-remark`);
  await expect(remark("born")).toContainText("是不是填成了家长的证件号码");
  await fill(page, { born: "2026.5" });
  await expect(remark("grade")).toContainText("和一般的年龄差得远");
  await fill(page, { born: "2099.5" });
  await expect(remark("born")).toContainText("在这一学年开学以后");
  await fill(page, { born: pupil.born, "income-per-head": "42000000" });
  await expect(remark("income-per-head")).toContainText("比一般家庭高得多");
  for (const [name, said] of [
    ["张 三", "汉字之间有空格"],
    ["⻩小明", "是部首，不是汉字“黄”"],
    ["阿卜杜拉.买买提", "不是间隔号“·”"],
    ["阿卜杜拉。买买提", "不是间隔号“·”"],
    ["阿卜杜拉●买买提", "不是间隔号“·”"],
    ["阿卜杜拉-买买提", "不是间隔号“·”"],
    ["阿卜杜拉˙买买提", "不是间隔号“·”"],
    ["阿卜杜拉ꞏ买买提", "不是间隔号“·”"],
  ]) {
    await fill(page, { name });
    await expect(remark("name")).toContainText(said);
  }
  await submit(page);
  await expect(page.getByText("现在：已提交")).toBeVisible();
});

test("a radical does not hide that a pupil is there twice", once, async ({ page, host }) => {
  await setUp(page, host);
  const [{ texts }] = many(1);
  const one = { ...texts, "id-kind": "暂无", "id-number": "", "card-number": "" };
  await fillClass(page, [{ texts: { ...one, name: "⻩小明" } }, { texts: { ...one, name: "黄小明" } }]);
  await expect(page.locator(".tag", { hasText: "同一个学生有几份" })).toHaveCount(2);
  await page.getByRole("searchbox").fill("黄小明");
  await expect(page.locator(".roster__link")).toHaveCount(2);
});

test("the paper that one tab chooses is seen in the other", once, async ({ page, host, context }) => {
  await setUp(page, host);
  const at = await begin(page);
  await fill(page, { name: "张小明" });
  await isSaved(page);
  const other = await context.newPage();
  await arrive(other, host, at);
  await other.getByRole("button", { name: "接管编辑" }).click();
  await expect(other.locator("#id-kind")).toBeEnabled();
  await other.locator("#id-kind").selectOption("护照");
  await isSaved(other);
  // The first looks on and sees it.
  await expect(page.locator("#id-kind")).toHaveValue("护照");
});
