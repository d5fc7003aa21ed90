// The officer's papers, as a printer gives them.
import { writeFileSync } from "node:fs";
import { expect } from "./fixtures.mjs";
import { tick } from "./household.mjs";
import { answer, fillClass, isSaved, setUp, test } from "./officer.mjs";
import { sheetTexts, sheetWays } from "./printing.mjs";
import { fullPupil, longPupil, many, plainPupil } from "./pupils.mjs";

const toRecognised = ["提交", "审核通过", "开始公示", "认定"];
const promise = "本人承诺以上所填写资料真实，如有虚假，愿承担相应责任。";

// Every label of the form, in its order.
const labels = [
  "家庭经济困难学生认定申请表",
  ..."学校： 院系： 专业： 年级： 班级：".split(" "),
  ..."姓名 性别 出生年月 籍贯 身份证号码 家庭人口 手机号码".split(" "),
  ..."详细通讯地址 邮政编码 家长手机号码".split(" "),
  ..."姓名 年龄 与学生关系 工作（学习）单位 职业 年收入（元） 健康状况".split(" "),
  "建档立卡贫困家庭学生：",
  "最低生活保障家庭学生：",
  "特困供养学生：",
  "孤残学生：",
  "烈士子女：",
  "家庭经济困难残疾学生及残疾人子女：",
  "家庭人均年收入：",
  "家庭遭受自然灾害情况：",
  "家庭遭受突发意外事件：",
  "家庭成员因残疾、年迈而劳动能力弱情况：",
  "家庭成员失业情况：",
  "家庭欠债情况：",
  "其他情况：",
  "承诺内容：",
  "学生本人（或监护人）签字",
  "注：1.本表用于家庭经济困难学生认定，可复印。",
];
const blocks = [
  "基本情况",
  "家庭通讯信息",
  "家庭成员情况",
  "特殊群体类型",
  "影响家庭经济状况有关信息",
  "个人承诺",
];

test.beforeEach(async ({ page, host }) => {
  await setUp(page, host, { name: "盐山县第一小学" });
});

// The sheets as a printer gives them: the text of each, and how they lie.
async function print(page, info, name) {
  await expect(page.locator(".a4").first()).toBeVisible();
  const file = info.outputPath(`${name}.pdf`);
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  const all = (way) => sheetWays(file).every((one) => one === way);
  return { sheets: sheetTexts(file), upright: all("upright"), wide: all("wide") };
}

const inFigures = (sum) => sum.toLocaleString("en", { minimumFractionDigits: 2 });

function inOrder(text, parts) {
  let place = 0;
  for (const part of parts) {
    const found = text.indexOf(part.replace(/\s/g, ""), place);
    expect(found, `${part} after ${text.slice(place - 20, place)}`).toBeGreaterThanOrEqual(0);
    place = found + part.replace(/\s/g, "").length;
  }
}

const follow = (page, name) => page.getByRole("link", { name, exact: true }).click();

async function isUnsigned(page) {
  await expect(page.locator(".a4__promise")).toHaveText("承诺内容：");
  await expect(page.locator(".a4__promise ~ td")).toHaveText("");
}

test("a form that is nobody's has every label and no answer", { tag: "@once" }, async ({ page }, info) => {
  await follow(page, "空白表");
  const { sheets, upright } = await print(page, info, "blank");
  expect(sheets).toHaveLength(1);
  expect(upright).toBe(true);
  inOrder(sheets[0], labels);
  inOrder(sheets[0], blocks);
  expect(sheets[0]).not.toMatch(/√|：无|学校意见/);
  expect(sheets[0]).toMatch(/制表日期\d+年\d+月\d+日·规则截至2026年11月$/);
  await isUnsigned(page);
});

test("a form filled in by hand on the page is printed whole, and nobody signs it", { tag: "@once" }, async ({ page }, info) => {
  await fillClass(page, [{ ...plainPupil, texts: { ...plainPupil.texts, name: "别家的孩子" } }]);
  const { texts, members } = fullPupil();
  await page.getByRole("button", { name: "新建申请" }).click();
  for (const [id, text] of Object.entries(texts)) {
    const field = page.locator(`#${id}`);
    if (id === "sex") await field.selectOption(text);
    else await field.fill(text);
  }
  for (const [place, member] of members.entries()) {
    await page.getByRole("button", { name: "加一位家庭成员" }).click();
    for (const [field, text] of Object.entries(member)) {
      await page.locator(`#member-${field}-${place + 1}`).fill(text);
    }
  }
  await answer(page, { 就读方式: "住校" });
  await tick(page, /^农村低保/);
  await page.getByRole("button", { name: "提交", exact: true }).click();
  await follow(page, "打印申请表");
  const { sheets, upright } = await print(page, info, "full");
  expect(sheets).toHaveLength(1);
  expect(upright).toBe(true);
  inOrder(sheets[0], labels);
  const { reason, opinion, "account-holder": holder, "card-number": card, born, ...written } = texts;
  const spelled = { ...written, "income-per-head": "4,200" };
  for (const text of [...Object.values(spelled), ...members.flatMap(({ income, ...rest }) => Object.values(rest))]) {
    expect(sheets[0]).toContain(text.replace(/\s|。$/g, ""));
  }
  inOrder(sheets[0], ["2014年5月", "4人", "9,000", "18,000", "22,000", "最低生活保障家庭学生：√是", "失业情况：无"]);
  // Neither the account, nor the school's opinion, nor another pupil.
  for (const text of [reason, opinion, card, "别家的孩子", "学校意见"]) expect(sheets[0]).not.toContain(text);
  // The sentence stands in the notes alone.
  expect(sheets[0].split(promise)).toHaveLength(2);
  expect(sheets[0].split("√")).toHaveLength(2);
  await isUnsigned(page);
});

test("a half-filled form leaves room for a hand and says 无 of nothing", { tag: "@once" }, async ({ page }, info) => {
  await fillClass(page, [plainPupil]);
  await follow(page, "申请表");
  const { sheets } = await print(page, info, "half");
  expect(sheets).toHaveLength(1);
  expect(sheets[0]).toContain("周小满");
  expect(sheets[0]).not.toContain("：无");
  inOrder(sheets[0], labels);
});

test("the longest form fits on one sheet, with the school's opinion", { tag: "@once" }, async ({ page }, info) => {
  await fillClass(page, [longPupil]);
  await follow(page, "申请表");
  for (const form of ["form-2018", "system-14"]) {
    await page.locator("#form").selectOption(form);
    await page.getByRole("checkbox", { name: "附学校意见" }).setChecked(form === "system-14");
    const { sheets } = await print(page, info, form);
    expect(sheets).toHaveLength(1);
    const { reason, opinion, disaster, other, address, "native-place": place } = longPupil.texts;
    for (const text of [disaster, other, address, place, longPupil.members[5].name, longPupil.members[5].work]) {
      expect(sheets[0]).toContain(text);
    }
    const schools = form === "system-14" ? 2 : 1;
    for (const text of [reason, opinion]) expect(sheets[0].split(text)).toHaveLength(schools);
  }
  await expect(page.locator(".a4")).toContainText(longPupil.texts.name);
  // The choice is the county's: the next form has it too.
  await follow(page, "返回");
  await follow(page, "空白表");
  await expect(page.locator("#form")).toHaveValue("system-14");
  await expect(page.getByRole("checkbox", { name: "附学校意见" })).toBeChecked();
  await expect(page.locator(".a4")).toContainText("评议小组组长签字：");
  await expect(page.locator(".a4")).toContainText("事实无人抚养儿童：");
});

test("a category without a box of its own is written as another circumstance", { tag: "@once" }, async ({ page }, info) => {
  const { texts, members } = fullPupil();
  await fillClass(page, [{ texts, members, words: ["低保边缘"] }]);
  await follow(page, "申请表");
  const old = (await print(page, info, "old")).sheets[0];
  expect(old).toMatch(/其他情况：.*低保边缘/);
  expect(old).not.toContain("√");
  await page.locator("#form").selectOption("system-14");
  const recent = (await print(page, info, "recent")).sheets[0];
  expect(recent).toContain("低保边缘家庭学生：√是");
  expect(recent).toContain("其他情况：无");
});

test("a class of forty is one job of forty sheets, each of one pupil", { tag: "@once" }, async ({ page }, info) => {
  test.slow();
  const pupils = many(40);
  await fillClass(page, pupils);
  await isSaved(page);
  await page.evaluate(() => (location.hash = "#/desk/forms"));
  await expect(page.locator(".a4")).toHaveCount(40);
  const { sheets } = await print(page, info, "class");
  expect(sheets).toHaveLength(40);
  for (const { texts } of pupils) {
    const own = sheets.filter((sheet) => sheet.includes(texts["id-number"]));
    expect(own).toHaveLength(1);
    expect(own[0]).toContain(texts.name);
  }
});

test("the annex says what, why and on which documents, on one sheet", { tag: "@once" }, async ({ page }, info) => {
  await fillClass(page, [{ ...fullPupil(), steps: toRecognised }]);
  await page.locator(".roster__link").click();
  await follow(page, "打印结果附页");
  const { sheets } = await print(page, info, "annex");
  expect(sheets).toHaveLength(1);
  inOrder(sheets[0], [
    "学生资助测算结果附页",
    "李思雨·小学·住校·公办学校·盐山县·2026—2027学年",
    "测算，现金合计1,250元",
    "家庭经济困难学生生活补助可享受秋季625元，春季625元1,250元",
    "为什么",
    "学校这学年认定为家庭经济困难学生（符合）",
    "文件依据",
    "没有见到原件，但有两处以上互相独立的报道或转载一致。",
    "要做的事和要带的材料",
    "低保证",
    "规则版本",
    "规则截至2026年11月",
  ]);
  expect(sheets[0]).not.toContain(fullPupil().texts["id-number"]);
});

test("the list to sign repeats its head, parts no row, and its sums are right", { tag: "@once" }, async ({ page }, info) => {
  test.slow();
  await fillClass(page, many(40, toRecognised));
  await fillClass(page, [plainPupil]);
  await follow(page, "发放花名册");
  await expect(page.getByText("没有列入的 1 人")).toBeVisible();
  const { sheets, wide } = await print(page, info, "list");
  expect(wide).toBe(true);
  expect(sheets).toHaveLength(3);
  const heads = "序号 年级 班级 姓名 就读方式 补助项目 标准（元／学期） 实发金额（元） 账户姓名 卡号后四位 领取人签字 与学生关系 日期 备注";
  let number = 0;
  let whole = 0;
  for (const [place, sheet] of sheets.entries()) {
    expect(sheet).toContain("年秋季学期家庭经济困难学生资助资金发放花名册");
    inOrder(sheet, heads.split(" "));
    inOrder(sheet, ["制表人：", "审核人：", "学校负责人（盖章）：", `第${place + 1}页，共3页`]);
    const rows = [...sheet.matchAll(/(\d+)六年级1班(\D{3})(住校|不住校)家庭经济困难学生生活补助(\d+\.\d\d)\4王大.(\d{4})/g)];
    let sum = 0;
    for (const [, written, , , yuan] of rows) {
      number += 1;
      expect(written.endsWith(String(number))).toBe(true);
      sum += Number(yuan);
    }
    whole += sum;
    expect(sheet).toContain(`本页小计${rows.length}笔，${rows.length}人，${inFigures(sum)}元，人民币（大写）`);
    expect(sheet).not.toContain("周小满");
    expect(sheet).not.toMatch(/\d{15}/);
  }
  expect(number).toBe(40);
  expect(whole).toBe(20625);
  expect(sheets[2]).toContain("合计40笔，40人，20,625.00元，人民币（大写）贰万零陆佰贰拾伍元整");
});

test("the notice has names and classes, its days and a telephone, and nothing else", { tag: "@once" }, async ({ page }, info) => {
  test.slow();
  // One more than stand on two sheets at their usual distance.
  const pupils = many(41, toRecognised.slice(0, 3));
  await fillClass(page, [...pupils, pupils[0]], 0);
  await fillClass(page, [plainPupil]);
  await follow(page, "公示");
  await expect(page.getByText(`${pupils[0].texts.name}（六年级 1班）不止一份申请在公示`)).toBeVisible();
  const { sheets, upright } = await print(page, info, "notice");
  expect(upright).toBe(true);
  expect(sheets).toHaveLength(2);
  for (const [place, sheet] of sheets.entries()) {
    inOrder(sheet, [
      "家庭经济困难学生认定结果公示",
      "公示时间：",
      "电话：0317-6221234。",
      "序号年级班级姓名",
      "到期请取下。",
      "盐山县第一小学（盖章）",
      `第${place + 1}页，共2页`,
    ]);
    const forbidden = /\d{11}|韩集镇|低保|建档|残疾|孤儿|王大|住校|4,?200|2014年|201405|周小满|元\b|困难档次/;
    expect(sheet).not.toMatch(forbidden);
  }
  for (const { texts } of pupils) {
    expect(sheets.join("").split(`六年级1班${texts.name}`)).toHaveLength(2);
  }
  expect(sheets.map((sheet) => sheet.split("六年级").length - 1)).toEqual([21, 20]);
});

test("a long name of a school takes two lines, not a column", { tag: "@once" }, async ({ page }) => {
  const school = "河北省沧州市盐山县庆云镇第一民族中心小学附属寄宿制学校";
  await fillClass(page, [{ texts: { ...plainPupil.texts, school } }]);
  await follow(page, "申请表");
  const line = page.locator(".a4__line", { hasText: school });
  const lines = await line.evaluate((one) => one.offsetHeight / Number.parseFloat(getComputedStyle(one).lineHeight));
  expect(Math.floor(lines)).toBe(2);
});

test("paper is white, also from a dark screen", { tag: "@once" }, async ({ page }) => {
  await fillClass(page, [plainPupil]);
  await follow(page, "申请表");
  await expect(page.locator(".a4")).toBeVisible();
  await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const colours = await page.evaluate(() => {
    const [page, sheet] = [document.documentElement, document.querySelector(".a4")].map(getComputedStyle);
    return [page.backgroundColor, page.colorScheme, sheet.backgroundColor, sheet.color];
  });
  expect(colours).toEqual(["rgb(255, 255, 255)", "light dark", "rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
});

test("a sheet is seen as it is printed, and only its own region scrolls sideways", async ({ page }) => {
  await fillClass(page, [fullPupil()]);
  await follow(page, "申请表");
  const region = page.getByRole("region", { name: "申请表，纸面" });
  await expect(region).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const { width, height } = await page.locator(".a4").boundingBox();
  expect(Math.round((width * 25.4) / 96)).toBe(210);
  expect(Math.round((height * 25.4) / 96)).toBe(296);
  await page.getByRole("link", { name: "返回" }).focus();
  await page.keyboard.press("Tab");
  await expect(region).toBeFocused();
});
