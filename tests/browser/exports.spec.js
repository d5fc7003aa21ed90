// From the sheet that a school has to the list that a family signs and the sheet that the national
// system takes, without a network.
import { expect } from "./fixtures.mjs";
import { bringList, fill, isSaved, setUp, takeToRecognised, test, unlock } from "./officer.mjs";
import { idNumber } from "./pupils.mjs";
import { saveWorkbook } from "./workbook.mjs";

const once = { tag: "@once" };

const second = idNumber(4);
const roster = [
  "姓名,身份证号,年级,班级,就读方式,特殊困难类型,监护人电话,家庭人口,家庭住址,邮政编码,籍贯,家庭人均年收入",
  "张小明,130925201405060033,三年级,2班,住校,农村低保,13931700001,4,盐山县韩集镇东街 1 号,061300,河北盐山,4200",
  `李小华,${second},三年级,2班,走读,农村低保,13931700002,5,盐山县韩集镇东街 2 号,061300,河北盐山,3000`,
].join("\r\n");

// Makes an application of each pupil of the list that is open.
async function applyAll(page) {
  for (const [place, name] of ["张小明", "李小华"].entries()) {
    await page.goto(page.url().replace(/#.*/, "#/desk/imports"));
    await page.getByRole("link", { name: /名册\.csv/ }).click();
    await page.getByRole("button", { name: "看姓名" }).click();
    const row = page.locator(".imports__person", { hasText: name });
    await row.getByRole("button", { name: "建申请" }).click();
    await expect(page.locator("#name")).toHaveValue(name);
    await fill(page, { "account-holder": "家长", "card-number": `621700123456789432${place + 1}` });
    await takeToRecognised(page);
    await isSaved(page);
  }
  await page.getByRole("link", { name: "回到名单" }).click();
}

test("from the sheet to the payment list, its statistics and the system's sheet, without a network", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await expect(page.getByText("可离线使用")).toBeVisible();
  await host.stop();
  await page.getByRole("link", { name: "导入名册" }).click();
  await bringList(page, "名册.csv", roster, "roster");
  await applyAll(page);
  await page.getByRole("link", { name: "导出表格", exact: true }).click();

  // 1,250 and 625 yuan a year, half of each in the term that is asked about.
  const payments = await saveWorkbook(page, "存花名册");
  expect(payments.name).toMatch(/^发放花名册-.*\.xlsx$/);
  const [list] = payments.sheets;
  const heads = list.findIndex((row) => row[0] === "序号");
  const column = (head) => list[heads].indexOf(head);
  const rows = list.slice(heads + 1, heads + 3);
  expect(rows.map((row) => row[column("实发金额（元）")]).sort()).toEqual(["312.5", "625"]);
  expect(rows.map((row) => row[column("卡号后四位")]).sort()).toEqual(["4321", "4322"]);
  expect(list[heads + 3][column("实发金额（元）")]).toBe("937.5");
  expect(list.flat().join()).toContain("玖佰叁拾柒元伍角整");
  expect(list.flat().join()).not.toContain("62170012");

  const statistics = await saveWorkbook(page, "存统计表");
  const counted = statistics.sheets[0].filter((row) => row[2] === "农村低保家庭学生");
  expect(counted.map(([stage, attends, , , , count, sum]) => [stage, attends, count, sum])).toEqual([
    ["小学", "住校", "1", "625"],
    ["小学", "不住校", "1", "312.5"],
  ]);

  // The county's list shows four digits of a card, until somebody says that it needs them all.
  const ends = await saveWorkbook(page, "存成表格文件");
  expect(ends.sheets.flat(2).join()).not.toContain("62170012");
  await page.getByLabel(/写上整个银行卡号/).first().check();
  const whole = await saveWorkbook(page, "存成表格文件");
  expect(whole.sheets[0].flat()).toContain("6217001234567894321");

  // The heads of the system's own sheet, corrected once, and there again the next time.
  const given = "姓名*\t身份证件号*\t\"是否\n寄宿\"\t家庭人口数*\t学籍号*\t打分";
  await page.locator("#heads").fill(given);
  await page.getByRole("button", { name: "认一认这些列" }).click();
  await expect(page.getByText("6 列里能填 4 列")).toBeVisible();
  await page.getByLabel("“打分”填什么").selectOption("tier");
  await expect(page.getByText("6 列里能填 5 列")).toBeVisible();
  await isSaved(page);
  await page.goto("about:blank");
  await page.goto(`${host.url}#/desk/exports`);
  await unlock(page);
  await page.getByRole("button", { name: "认一认这些列" }).click();
  await expect(page.getByLabel("“打分”填什么")).toHaveValue("tier");
  const { sheets } = await saveWorkbook(page, "按这些列存");
  expect(sheets[0][0]).toEqual(["姓名*", "身份证件号*", "是否\n寄宿", "家庭人口数*", "学籍号*", "打分"]);
  const pupils = sheets[0].slice(1).sort();
  expect(pupils.map((row) => row.slice(0, 4))).toEqual([
    ["张小明", "130925201405060033", "是", "4"],
    ["李小华", second, "否", "5"],
  ]);
  expect(sheets[1].flat().join()).toContain("空着：学籍号");
});

test("without an application every workbook is made, and says that nobody is on it", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await page.goto(`${host.url}#/desk/exports`);
  for (const button of ["存成表格文件", "存花名册", "存统计表", "存公示名单", "存高校模板"]) {
    const { sheets } = await saveWorkbook(page, button);
    expect(sheets[0].length).toBeGreaterThan(0);
  }
  await page.getByRole("button", { name: "认一认这些列" }).click();
  await expect(page.getByText("还没有粘贴表头")).toBeVisible();
});
