// A list that a school already has: read, seen, kept and compared with the desk, pupil by pupil.
import { expect } from "./fixtures.mjs";
import { chooseList, isSaved, setUp, test, unlock } from "./officer.mjs";
import { saveWorkbook } from "./workbook.mjs";

const once = { tag: "@once" };

const roster = [
  "盐山县第三小学学生名册,,,,,,",
  "姓名,身份证号,年级,班级,就读方式,特殊困难类型,是否认定为困难学生",
  "李小华,,三年级,2班,走读,困难户甲,否",
  "张小明,130925201405060033,三年级,2班,住校,农村低保,是",
  "合计,2 人,,,,,",
].join("\r\n");

test("a roster is read, seen before it is kept, and each pupil becomes an application with one tap", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  // Once the desk was open, no network is needed.
  await expect(page.getByText("可离线使用")).toBeVisible();
  await host.stop();
  await page.getByRole("link", { name: "导入名册" }).click();
  await chooseList(page, "名册.csv", roster);
  await expect(page.getByText("读到 2 人，1 行是合计或落款。")).toBeVisible();
  await expect(page.getByLabel("“姓名”是什么")).toHaveValue("name");
  // Two columns corrected one right after the other: both stand.
  await page.getByLabel("“年级”是什么").selectOption("");
  await page.getByLabel("“班级”是什么").selectOption("");
  await page.getByLabel("“年级”是什么").selectOption("grade");
  await page.getByLabel("“班级”是什么").selectOption("class");
  // Nothing is kept yet.
  await expect(page.getByText("还没有导入过。")).toBeVisible();
  await page.getByText("有 1 处要核对").click();
  await expect(page.getByText(/E43 第 3 行 F 列：不认识困难类型“困难户甲”/)).toBeVisible();
  await page.getByRole("button", { name: "存下这份名单，逐人核对" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "逐人核对" })).toBeFocused();
  await expect(page.getByText("共 2 人")).toBeVisible();
  const rows = page.locator(".imports__person");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("1,250");
  await expect(rows.first()).toContainText("应享未申请");
  await expect(page.getByText("张小明")).toHaveCount(0);
  await page.getByRole("button", { name: "看姓名" }).click();
  await expect(rows.first()).toContainText("张小明");
  // In another order, by the keyboard alone.
  await page.getByLabel("怎么排").focus();
  await page.keyboard.press("ArrowDown");
  await expect(rows.first()).toContainText("李小华");
  await page.getByLabel("怎么排").selectOption("金额大的在前");
  await expect(rows.first()).toContainText("张小明");
  const { sheets } = await saveWorkbook(page, "存逐人核对结果");
  expect(sheets[0].filter((row) => row[3] === "张小明").map((row) => row[6])).toEqual(["1250"]);
  await rows.first().getByRole("button", { name: "建申请" }).click();
  await expect(page.locator("#name")).toHaveValue("张小明");
  await expect(page.locator("#id-number")).toHaveValue("130925201405060033");
  await isSaved(page);

  // Locked and opened again, the list is there, and the pupil has an application.
  await page.goto("about:blank");
  await page.goto(`${host.url}#/desk/imports`);
  await unlock(page);
  await page.getByRole("link", { name: /名册\.csv · 学校名册.*盐山县第三小学/ }).click();
  await expect(rows.filter({ has: page.getByRole("link", { name: "看申请" }) })).toHaveCount(1);
  await page.getByRole("link", { name: "回到导入" }).click();
  await page.getByRole("button", { name: "删除" }).click();
  await expect(page.getByText("已删除这份名单。")).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).click();
  await page.getByRole("link", { name: /名册\.csv/ }).click();
  await expect(rows).toHaveCount(2);
  await page.getByRole("link", { name: "回到导入" }).click();
  await page.getByRole("button", { name: "删除" }).click();
  await expect(page.getByText("还没有导入过。")).toBeVisible();
});

test("a text in the national encoding is read, and a file that is no table is told in a sentence", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await page.goto(`${host.url}#/desk/imports`);
  // 姓名,班级 and 张小明,2班, as WPS saves a text.
  const national = Buffer.from("d0d5c3fb2cb0e0bcb60d0ad5c5d0a1c3f72c32b0e00d0a", "hex");
  await chooseList(page, "名册.csv", national);
  await expect(page.getByText("读到 1 人。")).toBeVisible();
  await expect(page.getByLabel("文字是怎么存的")).toHaveValue("gb18030");
  await chooseList(page, "照片.xlsx", Buffer.from("89504e470d0a1a0a", "hex"));
  await expect(page.getByText(/这个文件是图片，不是表格/)).toBeVisible();
  await expect(page.getByText("读到 1 人。")).toHaveCount(0);
});
