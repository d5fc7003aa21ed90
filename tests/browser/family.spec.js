// A family, from the first tap to the printed page.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { expect, test } from "./fixtures.mjs";
import { follow, isSaved, pick, plant, tellOfTwo, tick, twoChildren, visit } from "./household.mjs";

test("a family with two children reads what each is owed, and nothing is lost", {
  tag: "@everywhere",
}, async ({ page, open }, info) => {
  await open();
  await tellOfTwo(page);
  await expect(page.locator(".sum__figure").first()).toHaveText("2,125");
  await expect(page.locator(".sum__figure").nth(1)).toHaveText("625");
  await expect(page.locator(".sum__figure").nth(2)).toHaveText("1,500");
  await isSaved(page);

  // Nothing personal is in the address or the title.
  expect(decodeURI(page.url())).not.toContain("小明");
  expect(await page.title()).toBe("结果 - 应助尽助");

  await page.reload();
  await expect(page.locator(".sum__figure").first()).toHaveText("2,125");
  await expect(page.getByRole("heading", { level: 2, name: "小明" })).toBeVisible();

  const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
  const file = info.outputPath("result.pdf");
  writeFileSync(file, paper);
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  expect(text.split("\f").filter((sheet) => sheet.trim())).toHaveLength(1);
  for (const word of ["小明", "二宝", "2,125", "625", "1,500", "1,000", "测算日期"]) {
    expect(text).toContain(word);
  }
});

test("eight children fit on one sheet of paper", { tag: "@once" }, async ({
  page,
  host,
}, info) => {
  const child = JSON.parse(twoChildren).children[0];
  const eight = JSON.parse(twoChildren);
  eight.children = Array.from({ length: 8 }, (_, place) => ({
    ...child,
    id: place + 1,
    name: `一个名字很长很长的孩子${place + 1}`,
  }));
  await plant(page, { eight: JSON.stringify(eight) });
  await visit(page, host, "/result", "全家可以拿到");
  const file = info.outputPath("eight.pdf");
  writeFileSync(file, await page.pdf({ format: "A4", preferCSSPageSize: true }));
  const pages = execFileSync("pdfinfo", [file], { encoding: "utf8" });
  expect(pages).toMatch(/Pages:\s+1\b/);
});

test("a yuan opens its base, its ratio and the sentences they rest on", async ({ page, host }) => {
  const seed = JSON.parse(twoChildren);
  seed.period = "2020-spring";
  seed.household.hardships.yes = ["registered"];
  await plant(page, { seed: JSON.stringify(seed) });
  await visit(page, host, "/result", "全家可以拿到");
  const second = page.locator(".child").nth(1);
  await expect(second.locator(".sum__figure")).toHaveText("250");
  await second.getByText("家庭经济困难学生生活补助").first().click();
  const equation = second.getByText("1,000 元 × 50% = 500 元");
  await expect(equation).toBeVisible();
  await equation.click();
  await expect(
    second.getByText("对贫困非寄宿制学生按照寄宿生50%的标准发放生活补助").first(),
  ).toBeVisible();
  // The base lends its figure: what its rule says of a boarder is not said of a day pupil.
  await expect(second.locator(".equation").first().getByText("我们的理解")).toHaveCount(1);
  await expect(second.locator(".equation").first().getByText("基数的出处")).toBeVisible();
});

test("going on leads to the child with the open question, and to the question", async ({
  page,
  host,
}) => {
  const family = JSON.parse(twoChildren);
  const decisions = { yes: ["recognised"], no: ["meals"] };
  family.children[0].student = {
    ...family.children[0].student,
    decisions,
    "school-place": "city",
  };
  family.children[1].student.decisions = decisions;
  delete family.children[1].student.boarding;
  await plant(page, { family: JSON.stringify(family) });
  for (const [hash, heading] of [["/result", "全家可以拿到"], ["/", "孩子上学"]]) {
    await visit(page, host, hash, heading);
    await follow(page, "接着填");
    await expect(page).toHaveURL(/#\/check\/2\/boarding$/);
    await expect(page.getByRole("heading", { level: 1, name: "二宝" })).toBeVisible();
    const question = page.getByRole("group", { name: /住校/ });
    await expect(question).toBeFocused();
    await expect(question).toBeInViewport({ ratio: 0.99 });
  }
  await pick(page, "不住校");
  await visit(page, host, "/result", "全家可以拿到");
  await expect(page.getByText("没有答案")).toHaveCount(0);
});

test("what-if shows the difference line by line and leaves the answers alone", async ({
  page,
  host,
}) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/what-if", "假如情况变了");
  await expect(page.getByText("没有差别。")).toBeVisible();
  await page.getByRole("radio", { name: "二宝" }).check();
  await pick(page, "住校");
  await expect(page.locator(".difference__line")).toContainText([
    "二宝 · 家庭经济困难学生生活补助",
  ]);
  await isSaved(page);
  await page.reload();
  await expect(page.locator(".difference__line")).toHaveCount(1);
  await page.getByRole("button", { name: "恢复成现在的情况" }).click();
  await expect(page.getByText("没有差别。")).toBeVisible();
});

test("what-if asks what the household would be: 假如进了低保", async ({ page, host }) => {
  const family = JSON.parse(twoChildren);
  family.household.hardships = { yes: [], no: ["rural-subsistence"] };
  await plant(page, { family: JSON.stringify(family) });
  await visit(page, host, "/what-if", "假如情况变了");
  await tick(page, /农村低保/);
  await expect(page.locator(".difference__line")).not.toHaveCount(0);
  await isSaved(page);
  await page.reload();
  await expect(page.getByRole("checkbox", { name: /农村低保/ })).toBeChecked();
  // The household as it is was not changed.
  await visit(page, host, "/check", "先说说家里");
  await expect(page.getByRole("checkbox", { name: /农村低保/ })).not.toBeChecked();
});

test("rules of a day after the last document say so", { tag: "@once" }, async ({ page, host }) => {
  await visit(page, host, "/rules/2027-09-01", "有哪些规则");
  await expect(page.getByText("规则只收录到 2026 年 11 月。")).toBeVisible();
  await expect(page.getByText("以后没有见到新文件，暂按它计算。").first()).toBeVisible();
  await visit(page, host, "/rules/2020-03-01", "有哪些规则");
  await expect(page.getByText("规则只收录到")).toHaveCount(0);
});

test("the rules of a chosen day are readable tables with their sources", async ({ page, host }) => {
  await visit(page, host, "/rules/2020-03-01", "有哪些规则");
  const rule = page.getByRole("article").filter({ hasText: "代替河北省的同一条规定" }).first();
  await expect(rule.getByRole("cell", { name: "500 元 1,000 元 × 50%" })).toBeVisible();
  await expect(rule.getByRole("cell", { name: "625 元 1,250 元 × 50%" })).toBeVisible();
  await page.getByLabel("看哪一天的规则").fill("2024-03-01");
  await expect(page).toHaveURL(/#\/rules\/2024-03-01$/);
  await expect(page.getByRole("cell", { name: "750 元 1,500 元 × 50%" }).first()).toBeVisible();
});

test("the rules of one stage are told alone, on any day", { tag: "@once" }, async ({ page, host }) => {
  await visit(page, host, "/", /孩子上学/);
  await page.getByText("每个学段收录了什么").click();
  await page.getByRole("link", { name: "看规则：普通高中" }).click();
  const benefit = (name) => page.getByRole("heading", { level: 2, name, exact: true });
  await expect(page.getByRole("heading", { level: 1, name: "普通高中有哪些规则" })).toBeFocused();
  await expect(benefit("国家助学金")).toBeVisible();
  await expect(benefit("家庭经济困难学生生活补助")).toHaveCount(0);
  await page.getByRole("link", { name: "2020 年 3 月 1 日" }).click();
  await expect(page).toHaveURL(/#\/rules\/2020-03-01\/senior-middle$/);
  await page.getByLabel("看哪个学段的规则").selectOption("小学");
  await expect(page).toHaveURL(/#\/rules\/2020-03-01\/primary$/);
  await expect(benefit("家庭经济困难学生生活补助")).toBeVisible();
  await expect(benefit("国家助学金")).toHaveCount(0);
  await page.getByLabel("看哪个学段的规则").selectOption("全部学段");
  await expect(benefit("国家助学金")).toBeVisible();
});

test("a stage that is not covered is said to be so, not refused", async ({ page, host }) => {
  const family = JSON.parse(twoChildren);
  family.children[1].student.stage = "other";
  await plant(page, { family: JSON.stringify(family) });
  await visit(page, host, "/result", "全家可以拿到");
  await expect(page.locator(".child").nth(1).getByText("幼儿园到研究生的全日制学校都有")).toBeVisible();
  await expect(page.locator(".child").nth(1).locator(".sheet")).toHaveCount(0);
});
