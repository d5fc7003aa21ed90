// What a family reads is true: no «nothing» while something is owed or open, no question without an
// end, no answer that nobody gave.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { expect, test } from "./fixtures.mjs";
import { draft, isSaved, plant, saved, tick, visit } from "./household.mjs";

const once = { tag: "@once" };
const others = { yes: [], no: "others" };
const pupil = {
  name: "大宝",
  stage: "primary",
  entry: "later-grade",
  region: "130925",
  "school-kind": "public",
  "school-place": "rural",
  boarding: "boarder",
  hardships: others,
};

async function household(page, { yes = [], period = "2026-2027", children }) {
  const text = JSON.parse(draft({ yes, period, children }));
  text.household.hardships.no = "others";
  await plant(page, { family: JSON.stringify(text) });
}

// What the printed page says.
async function paper(page, info) {
  const file = info.outputPath("result.pdf");
  writeFileSync(file, await page.pdf({ format: "A4", preferCSSPageSize: true }));
  return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
}

test("before any answer there is no sum", once, async ({ page, host, open }) => {
  await open();
  await page.getByRole("button", { name: "我是家长" }).click();
  const running = page.locator(".running");
  await expect(running.getByText("先回答几个问题，这里就会显示结果。")).toBeAttached();
  await expect(running).not.toContainText(/(^|[^0-9,])0 元/);
  await visit(page, host, "/result", "测算结果");
  await expect(page.locator(".sum")).toHaveCount(0);
});

test("a boarder whose recognition is skipped is told «待确认», and at most how much", async ({
  page,
  host,
}, info) => {
  await household(page, { yes: ["rural-subsistence"], children: [pupil] });
  await visit(page, host, "/result", "测算结果");
  await expect(page.locator(".sum")).toHaveText("待确认");
  await expect(page.locator(".sum__most")).toHaveText("最多 1,250 元");
  expect((await paper(page, info)).replace(/\s+/g, " ")).toContain("待确认 · 最多 1,250 元");
  await visit(page, host, "/what-if", "假如情况变了");
  await expect(page.locator(".difference__sum").first()).toHaveText("待确认 · 最多 1,250 元");
  await visit(page, host, "/check/1", "大宝");
  await expect(page.locator(".running__sum")).toHaveText("待确认");
  const most = page.locator(".running").getByText("最多 1,250 元").filter({ visible: true });
  await expect(most.first()).toBeVisible();
});

test("money of which no document states how much is owed, not nought", async ({ page, host }, info) => {
  const child = { ...pupil, "school-kind": "special", decisions: { yes: ["recognised"], no: [] } };
  await household(page, { period: "2026-autumn", children: [child] });
  await visit(page, host, "/result", "测算结果");
  await expect(page.locator(".sum")).toHaveText("应享，金额未收录");
  const text = (await paper(page, info)).replace(/\s+/g, " ");
  expect(text).toContain("全家可以拿到 应享，金额未收录");
  expect(text).not.toMatch(/(^| )0 元/);
});

test("a stage without rules asks nothing more, is in no sum and has no verdict on paper", async ({
  page,
  host,
}, info) => {
  const kindergarten = { name: "二宝", stage: "other" };
  const recognised = { ...pupil, decisions: { yes: ["recognised"], no: [] } };
  await household(page, { children: [recognised, kindergarten] });
  await visit(page, host, "/check/2", "二宝");
  await expect(page.locator("fieldset.question")).toHaveCount(1);
  await expect(page.locator(".running__sum")).toHaveCount(0);
  await visit(page, host, "/result", "全家可以拿到");
  await expect(page.getByText("只合计了大宝。二宝的学段这里没有收录，不在内。").first()).toBeVisible();
  const text = (await paper(page, info)).replace(/\s+/g, "");
  expect(text).toContain("只合计了大宝");
  const below = text.slice(text.indexOf("二宝（"));
  expect(below).toContain("没有查到不等于没有");
  expect(below.slice(0, below.indexOf("□"))).not.toContain("不符合");
});

test("who was not recognised is told that it can apply, and that September is over", once, async ({
  page,
  host,
}) => {
  await page.clock.setFixedTime(new Date("2026-11-28T09:00:00"));
  const refused = { ...pupil, decisions: { yes: [], no: ["recognised"] } };
  await household(page, { yes: ["rural-subsistence"], children: [refused] });
  await visit(page, host, "/result", "测算结果");
  await expect(page.locator(".sum")).toHaveText("现在不能享受");
  await expect(page.locator(".steps__title").first()).toHaveText("学校没有同意，也可以申请或补申请");
});

for (const [period, title] of [
  ["2026-2027", "今年 9 月已过，现在问学校能否补申请认定"],
  ["2023-2024", "那一学年没领到的，问学校或县教育局学生资助部门能不能补"],
]) {
  test(`in November the step for ${period} says what can still be done`, once, async ({ page, host }) => {
    await page.clock.setFixedTime(new Date("2026-11-28T09:00:00"));
    await household(page, { yes: ["rural-subsistence"], period, children: [pupil] });
    await visit(page, host, "/result", "测算结果");
    await expect(page.locator(".steps__title").first()).toHaveText(title);
  });
}

test("what was owed for certain in a year that is over is claimed", once, async ({ page, host }) => {
  await page.clock.setFixedTime(new Date("2026-11-28T09:00:00"));
  const child = { ...pupil, decisions: { yes: ["recognised"], no: [] } };
  await household(page, { yes: ["rural-subsistence"], period: "2023-2024", children: [child] });
  await visit(page, host, "/result", "测算结果");
  const title = "当年应得，没领到的，问学校或县教育局学生资助部门能不能补";
  await expect(page.locator(".steps__title").first()).toHaveText(title);
});

test("a question with one tick behind the fold can be ended, and nothing unseen is denied", once, async ({
  page,
  host,
}) => {
  const child = { ...pupil, boarding: "day", decisions: { yes: [], no: ["recognised", "day-list"] } };
  await plant(page, { family: draft({ children: [child] }) });
  await visit(page, host, "/check", "先说说家里");
  const question = page.getByRole("group", { name: "家里属于下面哪些情况" });
  await question.getByText("还有其他困难情况").click();
  await tick(page, /防止返贫致贫对象/);
  await isSaved(page);
  await page.reload();
  // A fold with a tick in it stands open.
  await expect(page.getByRole("checkbox", { name: /防止返贫致贫对象/ })).toBeVisible();
  // What is folded away again is not spoken of.
  await question.getByText("还有其他困难情况").click();
  await tick(page, "其余都不是");
  const folded = page.getByRole("checkbox", { name: /防止返贫致贫对象/, includeHidden: true });
  await expect(folded).toBeChecked();
  const said = async () => (await saved(page))[0].household.hardships;
  await expect.poll(async () => (await said()).no.length).toBeGreaterThan(0);
  const { yes, no } = await said();
  expect(yes).toEqual(["monitored-2026"]);
  expect(no).not.toContain("martyr-child");
  await visit(page, host, "/result", "测算结果");
  await expect(page.getByText(/还有 \d+ 个问题/)).toHaveCount(0);
});

test("to put the rest off takes back no tick", once, async ({ page, host }) => {
  await plant(page, { family: draft({ children: [{ ...pupil, boarding: "day" }] }) });
  await visit(page, host, "/check", "先说说家里");
  await tick(page, /农村低保/);
  await tick(page, "其余还不清楚，先跳过");
  await expect(page.getByRole("checkbox", { name: /农村低保/ })).toBeChecked();
});

test("a category that changed its name is asked by its name of the time", async ({ page, host }) => {
  const day = { ...pupil, boarding: "day" };
  await plant(page, { family: draft({ yes: ["registered"], period: "2019-2020", children: [day] }) });
  await visit(page, host, "/check", "先说说家里");
  const asked = page.getByText("从 2021 年起叫“脱贫户（原建档立卡贫困户）”，还是吗？");
  await expect(asked).toHaveCount(0);
  await page.getByLabel("算哪一段时间？").selectOption("2023-2024");
  await expect(asked).toBeVisible();
  await page.getByRole("button", { name: "还是", exact: true }).click();
  await expect(asked).toHaveCount(0);
  await expect(page.getByRole("checkbox", { name: /脱贫户/ })).toBeChecked();
  // In its own time it is still what was chosen.
  await page.getByLabel("算哪一段时间？").selectOption("2019-2020");
  await expect(page.getByRole("checkbox", { name: /建档立卡户/ })).toBeChecked();
});

test("a rate without days is told as a rate", once, async ({ page, host }) => {
  const child = { ...pupil, region: "130928", boarding: "day" };
  await household(page, { period: "2019-autumn", children: [child] });
  await visit(page, host, "/result", "测算结果");
  const sheet = page.locator(".sheet").filter({ hasText: "营养改善计划" });
  await expect(sheet.locator(".sheet__amount")).toHaveText("每天 2.5 元，天数未收录");
});

test("a sum of another province says that more may be paid there", once, async ({ page, host }) => {
  const child = { ...pupil, region: "000000", decisions: { yes: ["recognised"], no: [] } };
  await household(page, { children: [child] });
  await visit(page, host, "/result", "测算结果");
  await expect(page.locator(".sheet").first()).toContainText("当地可能更高");
});


test("the household's bar speaks of all children, and a refused list keeps the step to apply", once, async ({
  page,
  host,
}) => {
  await page.clock.setFixedTime(new Date("2026-11-28T09:00:00"));
  const refused = { ...pupil, boarding: "day", decisions: { yes: [], no: ["day-list"] } };
  const recognised = { ...pupil, name: "二宝", decisions: { yes: ["recognised"], no: [] } };
  await household(page, { yes: ["urban-subsistence"], children: [refused, recognised] });
  await visit(page, host, "/check", "先说说家里");
  await expect(page.locator(".running__total")).toHaveText("1,250 元 · 学校没有同意的，还可以申请");
  await visit(page, host, "/result", "全家可以拿到");
  await expect(page.locator(".child").first().locator(".sum")).toHaveText("现在不能享受");
  await expect(page.locator(".steps__title").first()).toHaveText("学校没有同意，也可以申请或补申请（大宝）");
});

test("a sum beside something open is «at least», and no covered child is no sum", once, async ({ page, host }) => {
  const special = { ...pupil, name: "二宝", "school-kind": "special" };
  const recognised = { ...pupil, decisions: { yes: ["recognised"], no: [] } };
  await household(page, { period: "2026-autumn", children: [recognised, special] });
  await visit(page, host, "/result", "全家可以拿到");
  await expect(page.locator(".sum__most").first()).toHaveText("现在能确定这么多，另有待确认的");
  await visit(page, host, "/what-if", "假如情况变了");
  await expect(page.locator(".difference__sum").first()).toHaveText("至少 625 元 · 另有待确认的");
});

test("where no stage is covered there is no sum, and a step to ask", once, async ({ page, host }) => {
  await household(page, { children: [{ name: "大宝", stage: "other" }] });
  await visit(page, host, "/what-if", "假如情况变了");
  await expect(page.locator(".difference__sum").first()).toHaveText("孩子的学段这里都没有收录，没有可以合计的。");
  await visit(page, host, "/result", "测算结果");
  await expect(page.locator(".steps__title").first()).toHaveText("问学校有什么资助");
});

test("a year that is over is asked about as it was then", once, async ({ page, host }) => {
  await page.clock.setFixedTime(new Date("2026-11-28T09:00:00"));
  await household(page, { period: "2023-2024", children: [pupil] });
  await visit(page, host, "/check/1", "大宝");
  await expect(page.getByText("请按那时候的情况回答")).toBeVisible();
  await visit(page, host, "/result", "测算结果");
  const asked = page.locator(".steps__detail", { hasText: "2023—2024 学年认定为家庭经济困难学生了吗" });
  await expect(asked).toBeVisible();
});
