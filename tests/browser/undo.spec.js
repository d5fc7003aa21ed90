// What one tap does, one tap takes back for ten seconds: nobody is asked whether they are sure.
import { expect } from "./fixtures.mjs";
import { begin, fill, fillClass, isSaved, pupil, setUp, take, test, unlock } from "./officer.mjs";
import { many } from "./pupils.mjs";

const once = { tag: "@once" };
async function handedIn(page, host) {
  await setUp(page, host);
  await begin(page);
  await fill(page, pupil);
  await take(page, "提交");
  await expect(page.getByText("现在：已提交")).toBeVisible();
}
const undo = (page, said) =>
  page.locator(".undo").filter({ hasText: said }).getByRole("button", { name: "撤销" });

test("two deletions in a row come back, each by itself", once, async ({ page, host }) => {
  await setUp(page, host);
  for (const name of ["张小明", "李小红"]) {
    await begin(page);
    await fill(page, { name });
    await page.getByRole("button", { name: "删除这份申请" }).click();
  }
  await expect(page.getByText("0 份申请", { exact: true })).toBeVisible();
  // The last is offered first, and each says whose it was.
  await expect(page.locator(".undo")).toContainText(["李**：已删除这份申请。", "张**：已删除这份申请。"]);
  await undo(page, "张**：已删除这份申请。").click();
  await expect(page.getByRole("link", { name: /张\*\*/ })).toBeVisible();
  await undo(page, "李**：已删除这份申请。").click();
  await expect(page.getByRole("link", { name: /李\*\*/ })).toBeVisible();
  await isSaved(page);
  await page.reload();
  await unlock(page);
  await expect(page.getByText("2 份申请", { exact: true })).toBeVisible();
});

test("a step that was taken by mistake is taken back, with the words that were said with it", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, pupil);
  await page.locator("#step-note").fill("家长口头撤回，等书面");
  await take(page, "家长撤回");
  await expect(page.getByText("现在：已撤回")).toBeVisible();
  // The step stands at the foot of a long page, and what takes it back is in sight there.
  await expect(undo(page, "已记下“家长撤回”。")).toBeInViewport({ ratio: 1 });
  await expect(page.locator("#step-note")).toHaveValue("");
  // What is typed meanwhile stays.
  await fill(page, { debt: "欠 3 万元" });
  await undo(page, "已记下“家长撤回”。").click();
  await expect(page.getByText("现在：填写中")).toBeVisible();
  await expect(page.locator(".trail__one")).toHaveCount(0);
  await isSaved(page);
  await page.reload();
  await unlock(page);
  await expect(page.getByText("现在：填写中")).toBeVisible();
  await expect(page.locator("#step-note")).toHaveValue("家长口头撤回，等书面");
  await expect(page.locator("#debt")).toHaveValue("欠 3 万元");
});

test("of two steps the last is taken back first", once, async ({ page, host }) => {
  await handedIn(page, host);
  await take(page, "审核通过");
  await expect(page.getByRole("button", { name: "撤销" })).toHaveCount(1);
  await undo(page, "已记下“审核通过”。").click();
  await expect(page.getByText("现在：已提交")).toBeVisible();
  await undo(page, "已记下“提交”。").click();
  await expect(page.getByText("现在：填写中")).toBeVisible();
});

test("what a later step rests on is not taken back alone", once, async ({ page, host }) => {
  await handedIn(page, host);
  await take(page, "审核通过");
  // A double tap takes back one step.
  await undo(page, "已记下“审核通过”。").dblclick();
  await expect(page.getByText("现在：已提交")).toBeVisible();
  await take(page, "审核通过");
  await page.getByRole("button", { name: "知道了" }).click();
  await expect(page.locator(".undo")).toHaveCount(0);
  await expect(page.getByText("现在：已审核")).toBeVisible();
});

test("a row that was taken away is there again, in its place", once, async ({ page, host }) => {
  await setUp(page, host);
  await begin(page);
  for (const [place, name] of ["张大山", "李秀英"].entries()) {
    await page.getByRole("button", { name: "加一位家庭成员" }).click();
    await fill(page, { [`member-name-${place + 1}`]: name });
  }
  await page.getByRole("button", { name: "去掉这一行" }).first().click();
  await expect(page.locator("#member-name-1")).toHaveCount(0);
  await fill(page, { "member-name-2": "李秀芳" });
  await undo(page, "已去掉一位家庭成员。").click();
  await expect(page.locator("#member-name-1")).toHaveValue("张大山");
  await expect(page.locator("#member-name-2")).toHaveValue("李秀芳");
  await isSaved(page);
  await page.reload();
  await unlock(page);
  const names = page.locator("[id^='member-name-']:is(input)");
  await expect(names).toHaveCount(2);
  await expect(names.first()).toHaveValue("张大山");
});

test("what was made of last year's pupils goes again, but for what was typed into since", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  const now = await page.locator("#year").inputValue();
  // The years are in order, the latest first.
  await page.locator("#year").selectOption({ index: 2 });
  const steps = ["提交", "审核通过", "开始公示", "认定"];
  // Who was in the last grade has left, and is not asked about.
  const pupils = many(2, steps).map(({ texts, ...more }) => ({ ...more, texts: { ...texts, grade: "五年级" } }));
  await fillClass(page, pupils);
  await page.locator("#year").selectOption(now);
  await page.getByRole("button", { name: "看是哪些人" }).click();
  await page.getByRole("button", { name: /都照上学年的建一份/ }).click();
  await expect(page.getByText("2 份申请", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: /李\*\*/ }).click();
  await fill(page, { class: "6班" });
  await undo(page, "已建 2 份申请。").click();
  await page.getByRole("link", { name: "回到名单" }).click();
  await expect(page.getByText("1 份申请", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /李\*\*/ })).toContainText("6班");
});

test("after ten seconds it is final", once, async ({ page, host }) => {
  await page.clock.install();
  await setUp(page, host);
  await begin(page);
  await fill(page, { name: "张小明" });
  await isSaved(page);
  await page.getByRole("button", { name: "删除这份申请" }).click();
  await page.clock.runFor(9_000);
  await expect(undo(page, "已删除")).toBeVisible();
  await page.clock.runFor(2_000);
  await expect(undo(page, "已删除")).toHaveCount(0);
});
