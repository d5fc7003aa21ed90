// Every stage in the browser and on paper: from a kindergarten to a college, an orphan, a soldier.
import { writeFileSync } from "node:fs";
import { expect, test } from "./fixtures.mjs";
import { draft, follow, pick, plant, radio, reach, reachEnd, tick, visit } from "./household.mjs";
import { sheetTexts } from "./printing.mjs";

const nothing = { yes: [], no: ["orphan", "de-facto-orphan", "disabled", "child-in-difficulty"] };
const recognised = { yes: ["recognised"], no: [] };
const school = { region: "130925", "school-kind": "public", "school-place": "county-seat", boarding: "boarder" };
const college = { region: "130000", "school-kind": "public", boarding: "boarder", hardships: nothing };
const later = { year: "second", "loan-taken": "none", "prize-won": "none", "teacher-scheme": "none" };

const kindergarten = {
  name: "大宝",
  stage: "kindergarten",
  "school-kind": "private",
  approval: "inclusive",
  year: "third",
  region: "130925",
  decisions: recognised,
};
const seniorMiddle = {
  ...school,
  name: "二宝",
  stage: "senior-middle",
  residence: "hebei-rural",
  grant: 2300,
  hardships: nothing,
  decisions: recognised,
  circumstances: { yes: ["model-school"], no: [] },
};
const vocational = {
  ...school,
  name: "三宝",
  stage: "vocational",
  year: "first",
  residence: "hebei-rural",
  major: "agriculture",
  hardships: nothing,
  decisions: recognised,
};
const primary = {
  ...school,
  name: "四宝",
  stage: "primary",
  entry: "later-grade",
  "school-place": "rural",
  hardships: nothing,
  decisions: { yes: ["recognised", "meals"], no: [] },
};
const freshman = {
  ...college,
  ...later,
  name: "新生",
  stage: "undergraduate",
  year: "first",
  residence: "hebei-rural",
  service: "none",
  "loan-taken": "origin",
  grant: 3000,
  decisions: { yes: ["recognised"], no: ["fee-waived"] },
  circumstances: { yes: ["from-senior-middle"], no: ["adult", "central-college", "grass-roots"] },
};
const orphan = {
  ...college,
  ...later,
  name: "孤儿",
  stage: "junior-college",
  residence: "hebei-rural",
  service: "none",
  hardships: { yes: ["orphan"], no: ["de-facto-orphan", "disabled", "child-in-difficulty"] },
  decisions: { yes: [], no: ["recognised", "fee-waived"] },
  circumstances: { yes: ["adult"], no: ["central-college", "grass-roots"] },
};
const soldier = {
  ...college,
  ...later,
  name: "退役",
  stage: "undergraduate",
  region: "000000",
  residence: "elsewhere-rural",
  service: "ex-soldier",
  decisions: { yes: [], no: ["recognised", "fee-waived"] },
  circumstances: { yes: ["adult"], no: ["central-college", "grass-roots"] },
};

const sheet = (page, child, name) =>
  page.locator(".child").nth(child).locator(".sheet").filter({ has: page.getByText(name, { exact: true }) });
const amount = (page, child, name) => sheet(page, child, name).locator(".sheet__amount");

// The result on paper: one page, or so many, with these words on it.
async function isOnPaper(page, info, words, pages = 1) {
  const file = info.outputPath("result.pdf");
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  const texts = sheetTexts(file);
  expect(texts.filter((text) => text.trim())).toHaveLength(pages);
  for (const word of words) expect(texts.join("").replace(/\s/g, "")).toContain(word.replace(/\s/g, ""));
}

test("four children of four stages: each has its figure, and the total is cash alone", async ({ page, host }, info) => {
  const children = [kindergarten, seniorMiddle, vocational, primary];
  await plant(page, { family: draft({ yes: ["rural-subsistence"], children }) });
  await visit(page, host, "/result", "全家可以拿到");
  // 2,300 of the senior middle school and 1,250 of the primary school; no waiver, no meals.
  await expect(page.locator(".sum__figure").first()).toHaveText("3,550");
  await expect(amount(page, 0, "学前教育资助")).toContainText("500–1,000");
  await expect(amount(page, 0, "免保育教育费")).toHaveText("不用交");
  await expect(amount(page, 1, "国家助学金")).toContainText("2,300");
  await expect(amount(page, 1, "免学杂费")).toContainText("1,200");
  await expect(amount(page, 2, "免学费")).toContainText("1,600");
  await expect(amount(page, 2, "国家助学金")).toHaveText("应享，金额未收录");
  await expect(sheet(page, 0, "国家助学金")).toHaveCount(0);
  await expect(amount(page, 3, "家庭经济困难学生生活补助")).toContainText("1,250");
  await isOnPaper(page, info, ["学前教育资助", "2,300元", "1,250元"]);
});

test("a freshman with a loan: what is lent and competed for is in no total", { tag: "@once" }, async ({ page, host }, info) => {
  await plant(page, { family: draft({ yes: ["rural-subsistence"], children: [freshman] }) });
  await visit(page, host, "/result", "测算结果");
  await expect(page.locator(".sum__figure").first()).toHaveText("3,000");
  await expect(page.getByText(/另有只发一次的.*500/)).toBeVisible();
  await expect(amount(page, 0, "生源地信用助学贷款")).toContainText("最多可贷 20,000 元");
  await expect(sheet(page, 0, "校园地国家助学贷款")).toContainText("不符合");
  await expect(page.getByRole("heading", { name: "可以借的助学贷款（要还，不计在内）" })).toBeVisible();
  await sheet(page, 0, "生源地信用助学贷款").locator("summary").first().click();
  await expect(page.getByText(/同一学年只能拿一种，不能再拿校园地国家助学贷款/)).toBeVisible();
  await isOnPaper(page, info, ["最多可贷20,000元"]);
});

test("an orphan from kindergarten to college, stage by stage", { tag: "@once" }, async ({ page, host }, info) => {
  const { hardships } = orphan;
  const minor = { yes: [], no: ["adult", "model-school"] };
  const stages = [
    { ...kindergarten, name: "大班", "school-kind": "public" },
    { ...primary, name: "小学" },
    { ...primary, name: "初中", stage: "junior-middle" },
    { ...seniorMiddle, name: "高中", grant: 3500, circumstances: minor },
    { ...orphan, name: "大专", grant: 3700, decisions: { yes: ["recognised"], no: ["fee-waived"] } },
  ].map((child) => ({ ...child, hardships }));
  await plant(page, { family: draft({ children: stages }) });
  await visit(page, host, "/result", "全家可以拿到");
  // 1,250, 1,500 and 3,500 at school; 3,700 and 10,000 at college.
  await expect(page.locator(".sum__figure").first()).toHaveText("19,950");
  await expect(amount(page, 0, "学前教育资助")).toContainText("500–1,000");
  await expect(amount(page, 0, "免保育教育费")).toHaveText("不用交");
  await expect(amount(page, 1, "家庭经济困难学生生活补助")).toContainText("1,250");
  await expect(amount(page, 2, "家庭经济困难学生生活补助")).toContainText("1,500");
  await expect(amount(page, 3, "国家助学金")).toContainText("3,500");
  // Under eighteen it is not yet owed.
  await expect(sheet(page, 3, "孤儿助学（福彩圆梦）")).toBeHidden();
  const refused = page.locator(".child").nth(3).getByText(/^不符合的 \d 项：.*孤儿助学（福彩圆梦）/);
  await refused.click();
  await expect(sheet(page, 3, "孤儿助学（福彩圆梦）")).toBeVisible();
  await expect(amount(page, 4, "孤儿助学（福彩圆梦）")).toContainText("10,000");
  await isOnPaper(page, info, ["1,250元", "1,500元", "3,500元", "10,000元"], 2);
});

test("a vocational pupil is owed what the school grants, where no text states a range", { tag: "@once" }, async ({
  page,
  host,
}) => {
  await plant(page, { family: draft({ children: [{ ...vocational, grant: 2300 }] }) });
  await visit(page, host, "/result", "测算结果");
  await expect(amount(page, 0, "国家助学金")).toContainText("2,300");
  await sheet(page, 0, "国家助学金").locator("summary").first().click();
  await expect(page.getByText("学校定的 2,300 元（规定的范围没有见到文件）").first()).toBeVisible();
});

test("an orphan at college, and an ex-soldier", { tag: "@once" }, async ({ page, host }, info) => {
  await plant(page, { family: draft({ children: [orphan, soldier] }) });
  await visit(page, host, "/result", "全家可以拿到");
  await expect(amount(page, 0, "孤儿助学（福彩圆梦）")).toContainText("10,000");
  await expect(amount(page, 1, "国家助学金")).toContainText("3,700");
  await expect(amount(page, 1, "服兵役国家教育资助")).toContainText("最多补 20,000 元");
  await expect(page.locator(".steps")).toContainText("乡镇（街道）民政所");
  await isOnPaper(page, info, ["10,000元", "3,700元"]);
});

test("one stage is asked its own questions, and every answer is seen before the result", async ({ page, host }) => {
  await visit(page, host, "/", /孩子上学/);
  await page.getByRole("button", { name: "我是家长" }).click();
  await tick(page, /农村低保/);
  await follow(page, "下一步");
  await pick(page, "普通高中");
  await (await reach(page, page.getByLabel("孩子的学校在哪个县"))).selectOption("盐山县");
  await pick(page, "公办学校");
  await pick(page, "住校");
  await pick(page, "县城");
  const group = (name) => page.getByRole("group", { name });
  await (await reach(page, group(/认定孩子是/).getByRole("radio", { name: "是", exact: true }))).check();
  const grant = page.locator("#grant-sum");
  await (await reach(page, grant)).fill("400");
  await expect(page.getByText(/规定在 1,200–3,500 元 之间|规定在 1,200–3,500/)).toBeVisible();
  await grant.fill("两千");
  await expect(page.getByText("请只写数字，例如 2300。")).toBeVisible();
  await grant.fill("2300");
  await expect(page.getByText("请只写数字")).toHaveCount(0);
  // What another stage is asked is not asked here.
  await expect(page.locator("#entry, #approval, #loan-taken, #meals")).toHaveCount(0);
  await reachEnd(page);
  await follow(page, "核对回答");
  await expect(page.getByRole("heading", { level: 1, name: "看看填得对不对" })).toBeFocused();
  await expect(page.locator(".review")).toContainText("普通高中");
  await page.getByRole("link", { name: "改：就读方式" }).click();
  await expect(page).toHaveURL(/#\/check\/1\/boarding$/);
  await expect(radio(page, "住校")).toBeChecked();
  await visit(page, host, "/result", "测算结果");
  await expect(page.locator(".sum__figure").first()).toHaveText("2,300");
});
