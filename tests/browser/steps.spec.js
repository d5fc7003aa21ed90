// What happens to an application after it was handed in: no step is taken twice, what was handed in
// is never deleted, and what was paid stays as it was paid.
import { expect } from "./fixtures.mjs";
import { answer, begin, fill, isSaved, pupil, rows, setUp, take, test, unlock } from "./officer.mjs";
import { follow } from "./household.mjs";

const once = { tag: "@once" };
// Nothing is taken within a second of a step: many of them take their time.
test.describe.configure({ timeout: 90_000 });
const account = { "account-holder": "张大明", "card-number": "4111 1111 1111 1111" };
const ago = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const button = (page, name) => page.getByRole("button", { name, exact: true });
const trail = (page) => page.locator(".trail__one");
const now = (page, word) => expect(page.getByText(`现在：${word}`, { exact: true })).toBeVisible();

// A boarder whose notice has hung, on a day that is today or said.
async function recognised(page, host, more = {}, [before, after] = [ago(20), ago(3)]) {
  await setUp(page, host);
  await begin(page);
  await fill(page, { ...pupil, ...account, ...more });
  await answer(page, { 就读方式: "住校" });
  await page.locator("#step-day").fill(before);
  for (const step of ["提交", "审核通过", "开始公示"]) await take(page, step);
  await page.locator("#step-day").fill(after);
  await take(page, "认定");
  await now(page, "已认定");
}

const november = ["2026-11-02", "2026-11-17"];
const stopClock = (page, at = "2026-11-20T08:00:00") => page.clock.setFixedTime(new Date(at));

test("a double click takes one step, on the mouse and on the keyboard", once, async ({ page, host }) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, pupil);
  await page.locator("#step-day").fill(ago(20));
  await button(page, "提交").dblclick();
  await now(page, "已提交");
  await button(page, "继续办理").click();
  await button(page, "审核通过").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await now(page, "已审核");
  await expect(page.locator("#step-done")).toBeFocused();
  await button(page, "继续办理").click();
  // What asks first asks twice of a double click, and takes nothing.
  await button(page, "开始公示").dblclick();
  await now(page, "已审核");
  await button(page, "确定开始公示").dblclick();
  await now(page, "公示中");
  await expect(trail(page)).toHaveCount(3);
  // The place that was tapped offers nothing for a second, late tap either.
  await expect(button(page, "不予认定")).toHaveCount(0);
  await button(page, "继续办理").click();
  await button(page, "不予认定").dblclick();
  await now(page, "公示中");
  await expect(page.getByText("这个学生不按困难学生发放")).toBeVisible();
  await button(page, "不办了").click();
  await page.locator("#step-day").fill(ago(3));
  await take(page, "认定");
  await button(page, "继续办理").click();
  await button(page, "登记发放").click();
  await page.locator("#step-sum-living-subsidy").fill("625");
  await button(page, "确定登记发放").dblclick();
  await now(page, "已发放");
  await expect(trail(page)).toHaveCount(5);
});

test("a term that has not begun is not offered for payment, and refused", once, async ({ page, host }) => {
  await stopClock(page);
  await recognised(page, host, {}, november);
  await button(page, "继续办理").click();
  await button(page, "登记发放").click();
  await expect(page.locator("#step-sum-living-subsidy")).toHaveValue("625");
  await page.locator("#step-term").selectOption({ label: "2027 年春季学期" });
  await button(page, "确定登记发放").click();
  await expect(page.getByText("2027 年春季学期还没有开始，不能登记发放")).toBeVisible();
  await expect(trail(page)).toHaveCount(4);
  await page.locator("#step-term").selectOption({ label: "2026 年秋季学期" });
  await page.locator("#step-sum-living-subsidy").fill("600");
  await expect(page.getByText("按规则测算是 625 元，请核对。")).toBeVisible();
  await button(page, "确定登记发放").click();
  await expect(trail(page).last()).toContainText("600 元，张大明的卡，尾号 1111");
  await button(page, "继续办理").click();
  await expect(button(page, "登记发放")).toHaveCount(0);
});

test("what was handed in is made void with a reason, is found again and can be gone on with", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await begin(page);
  await expect(page.getByRole("button", { name: "删除这份申请" })).toBeVisible();
  await fill(page, pupil);
  await expect(button(page, "作废")).toHaveCount(0);
  await take(page, "提交");
  await expect(page.getByRole("button", { name: "删除这份申请" })).toHaveCount(0);
  await take(page, "作废");
  await expect(page.getByText("请写明原因，以后查得到。")).toBeVisible();
  await now(page, "已提交");
  await page.locator("#step-note").fill("重复录入");
  await button(page, "确定作废").click();
  await now(page, "已作废");
  await expect(trail(page).last()).toContainText("作废 · 重复录入");
  await isSaved(page);
  await page.reload();
  await unlock(page);
  await page.getByRole("link", { name: "回到名单" }).click();
  await page.locator("#step-filter").selectOption({ label: "已作废" });
  await page.getByRole("link", { name: /张\*\*/ }).click();
  // What is over is not taken up again by the way.
  await expect(page.locator(".step-bar")).not.toContainText("恢复办理");
  await page.keyboard.press("Control+Enter");
  await now(page, "已作废");
  await take(page, "恢复办理");
  await now(page, "填写中");
  await expect(page.getByRole("button", { name: "删除这份申请" })).toHaveCount(0);
});

test("a paid list is printed again as it was paid, and money that came back is paid anew", once, async ({
  page,
  host,
}) => {
  await stopClock(page);
  await recognised(page, host, {}, november);
  await take(page, "登记发放");
  await now(page, "已发放");
  await fill(page, { "card-number": "5500 0000 0000 0004" });
  await isSaved(page);
  await page.getByRole("link", { name: "回到名单" }).click();
  await follow(page, "发放花名册");
  const paper = page.locator(".papers");
  await expect(page.getByText("共 0 笔，0 人")).toBeVisible();
  await page.locator("#ledger").selectOption({ label: "已发放" });
  await expect(paper).toContainText("合计 1 笔，1 人，625.00 元，人民币（大写）陆佰贰拾伍元整");
  await expect(paper).toContainText("1111");
  await expect(paper).toContainText("2026-11-17");
  // A sheet counts two lines for such a row: no box has more.
  const lines = await paper.locator("tbody td").evaluateAll((boxes) =>
    boxes.map((box) => {
      const range = document.createRange();
      range.selectNodeContents(box);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
    }),
  );
  expect(Math.max(...lines)).toBeLessThanOrEqual(2);
  await page.goto(`${host.url}#/desk`);
  await page.getByRole("link", { name: /张\*\*/ }).click();
  await take(page, "登记退汇");
  await now(page, "已认定");
  await take(page, "登记发放");
  await expect(trail(page).last()).toContainText("尾号 0004");
  await expect(trail(page)).toHaveCount(7);
});

test("who has no account stops the list by name, or is left out by choice", once, async ({ page, host }) => {
  await stopClock(page);
  await recognised(page, host, { "account-holder": "", "card-number": "" }, november);
  await isSaved(page);
  await page.getByRole("link", { name: "回到名单" }).click();
  await follow(page, "发放花名册");
  const warning = page.locator(".notice--warning");
  await expect(warning).toContainText("没有填账户姓名或银行卡号");
  await expect(warning.getByRole("listitem")).toHaveText(["三年级2班 张小明"]);
  await expect(page.locator(".a4")).toHaveCount(0);
  await expect(page.getByText("还不能打印，请先看下面。")).toBeVisible();
  await page.getByRole("checkbox", { name: /先不列这些学生/ }).check();
  await expect(page.getByText("共 0 笔，0 人。用 A4 纸")).toBeVisible();
});

test("who boards in autumn only is owed by term", once, async ({ page, host }) => {
  await stopClock(page, "2027-04-20T08:00:00");
  await setUp(page, host);
  await begin(page);
  await fill(page, { ...pupil, ...account });
  await answer(page, { 就读方式: "住校" });
  await page.getByRole("checkbox", { name: /农村低保/ }).check();
  await page.getByLabel("春季学期就读方式").selectOption({ label: "不住校" });
  await answer(page, { 非寄宿生补助名单: "是" });
  await expect(page.getByRole("complementary")).toContainText("937.5");
  await isSaved(page);
  await page.reload();
  await unlock(page);
  await expect(page.getByLabel("春季学期就读方式")).toHaveValue("day");
  await page.goto(`${host.url}#/desk`);
  await expect(page.locator(".roster__rows")).toContainText("937.5");
});

test("a family takes its application back after the recognition, not after the payment", once, async ({
  page,
  host,
}) => {
  await recognised(page, host);
  await button(page, "继续办理").click();
  await expect(button(page, "家长撤回")).toBeVisible();
  await page.getByText("困难档次").waitFor({ state: "detached" });
  await button(page, "登记发放").click();
  await button(page, "确定登记发放").click();
  await button(page, "继续办理").click();
  await expect(button(page, "家长撤回")).toHaveCount(0);
});

test("the level is given with the recognition, shown with its day, and no objection changes it", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, pupil);
  await expect(page.locator("#step-tier")).toHaveCount(0);
  await page.locator("#step-day").fill(ago(20));
  await take(page, "提交");
  await take(page, "审核通过");
  await button(page, "继续办理").click();
  await button(page, "开始公示").click();
  await page.getByLabel("推荐的困难档次").selectOption({ label: "困难" });
  await button(page, "确定开始公示").click();
  await page.locator("#step-day").fill(ago(3));
  await button(page, "继续办理").click();
  await button(page, "认定").click();
  await expect(page.locator("#step-tier")).toHaveValue("grave");
  await page.locator("#step-tier").selectOption({ label: "特别困难" });
  await button(page, "确定认定").click();
  const [year, month, day] = ago(3).split("-").map(Number);
  const said = page.getByText(`困难档次：特别困难（${year} 年 ${month} 月 ${day} 日）`);
  await expect(said).toBeVisible();
  await take(page, "登记异议");
  await take(page, "维持原结果");
  await expect(said).toBeVisible();
});

test("the last day of a notice is proposed with what is not known of the holidays", once, async ({
  page,
  host,
}) => {
  await page.clock.setFixedTime(new Date("2027-02-05T09:00:00"));
  await setUp(page, host);
  await begin(page);
  await fill(page, pupil);
  await take(page, "提交");
  await take(page, "审核通过");
  await button(page, "继续办理").click();
  await button(page, "开始公示").last().click();
  await expect(page.locator("#step-until")).toHaveValue("2027-02-11");
  const asking = page.locator(".asking");
  await expect(asking).toContainText("请核对最后一天（2027 年的放假安排还没有收录，没有扣除）。");
  await page.locator("#step-day").fill("2026-11-30");
  await expect(asking).not.toContainText("放假安排");
});

test("a payment that was registered by mistake is put right, and nobody says that it came back", once, async ({
  page,
  host,
}) => {
  await stopClock(page);
  await recognised(page, host, {}, november);
  await button(page, "继续办理").click();
  await button(page, "登记发放").last().click();
  const sum = page.locator("[id^='step-sum-']").first();
  await sum.fill("-5");
  await button(page, "确定登记发放").click();
  await expect(page.getByText("请填写实发金额，要大于 0。")).toBeVisible();
  await sum.fill("62500");
  await expect(page.getByText(/按规则测算是 .*，请核对。/)).toBeVisible();
  await button(page, "确定登记发放").click();
  await now(page, "已发放");
  await page.locator("#step-note").fill("多打了两个 0");
  await take(page, "更正发放");
  await now(page, "已认定");
  await expect(trail(page).last()).toContainText("更正发放");
  await expect(trail(page).last()).toContainText("多打了两个 0");
  await page.getByRole("link", { name: "回到名单" }).click();
  await expect(page.getByRole("link", { name: /张\*\*/ })).not.toContainText("退汇");
});
