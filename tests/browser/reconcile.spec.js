// Nobody left out: the office's list, the school's roster and the payments held against each other.
import { expect } from "./fixtures.mjs";
import { arrive, bringList, isSaved, setUp, test, unlock } from "./officer.mjs";
import { saveWorkbook } from "./workbook.mjs";

const once = { tag: "@once" };

// Five registered, one of them twice; four of them on the roll, two without a number there.
const office = [
  "姓名,身份证号,出生日期,监护人姓名",
  "张小明,130925201405060033,2014-05-06,张大山",
  "李小华,130925201405060025,2014-05-06,李大江",
  "王小丽,130925201405060041,2014-05-06,王大海",
  "孙小梅,13092520140506005X,2014-05-06,孙大江",
  "赵小刚,130925201405060017,2014-05-06,赵大河",
  "赵小刚,130925201405060017,2014-05-06,赵大河",
].join("\r\n");
const roster = [
  "姓名,身份证号,出生日期,年级,班级,就读方式,监护人姓名,特殊困难类型",
  "张小明,130925201405060033,2014-05-06,三年级,2班,住校,张大山,农村低保",
  "李小华,130925201405060025,2014-05-06,三年级,2班,住校,李大江,农村低保",
  "王小丽,,2014-05-06,三年级,2班,住校,王大海,农村低保",
  "孙小梅,,2014-05-06,三年级,2班,住校,孙大江,农村低保",
].join("\r\n");

test("every registered child is in one box, and a look-alike waits for a human", once, async ({ page, host }) => {
  await setUp(page, host);
  await page.goto(`${host.url}#/desk/reconcile`);
  await expect(page.getByText("还没有部门名单。")).toBeVisible();
  await page.getByRole("link", { name: "回到导入" }).click();
  await bringList(page, "低保名单.csv", office, "registered");
  await page.getByRole("link", { name: "回到导入" }).click();
  await bringList(page, "名册.csv", roster, "roster");
  await page.getByRole("link", { name: "回到导入" }).click();
  await page.getByRole("link", { name: "全部放在一起核对，不漏一人" }).click();
  await expect(page.getByText("名单上 6 人次，重复 1 人次，应有 5 人；各类合计 5 人，漏 0 人。")).toBeVisible();
  await expect(page.getByText(/^应享未申请：2$/)).toBeVisible();
  await expect(page.getByText(/^不在校（劝返）：3$/)).toBeVisible();
  await expect(page.getByText(/^C01 同一份名单里重复：1$/)).toBeVisible();
  await expect(page.getByText(/^C12 /)).toBeVisible();
  await page.getByRole("button", { name: "看姓名" }).click();
  await page.getByText(/^应享未申请：2$/).click();
  await expect(page.getByText("名册.csv 第 2 行").first()).toBeVisible();

  // A name, a month and a guardian alone are not enough: somebody says that it is one child.
  // Said of both at once, before the first is worked out: both count.
  await expect(same(page)).toHaveCount(2);
  await same(page).evaluateAll((buttons) => buttons.forEach((button) => button.click()));
  await expect(page.getByText(/^应享未申请：4$/)).toBeVisible();
  await expect(page.getByText(/^不在校（劝返）：1$/)).toBeVisible();
  await isSaved(page);
  await page.goto("about:blank");
  await page.goto(`${host.url}#/desk/reconcile`);
  await unlock(page);
  await expect(page.getByText(/^应享未申请：4$/)).toBeVisible();
  await expect(same(page)).toHaveCount(0);

  // What came of it is handed on: the boxes, who is to be called back, what somebody said of rows.
  const { sheets } = await saveWorkbook(page, "存核对结果");
  expect(sheets[0].filter((row) => row[1] === "应享未申请")).toHaveLength(4);
  const called = (await saveWorkbook(page, "存劝返名单")).sheets[0];
  expect(called.filter((row) => row[1] === "赵小刚").map((row) => row[4])).toEqual(["赵大河"]);
  const said = (await saveWorkbook(page, "存人工确认记录")).sheets[0];
  expect(said.filter((row) => row[3] === "同一人")).toHaveLength(2);
});

const same = (tab) => tab.getByRole("button", { name: "同一人", exact: true });

// The lists on the page of two tabs, where two pairs wait.
async function inTwoTabs(page, context, host) {
  await setUp(page, host);
  for (const [name, text, kind] of [["低保名单.csv", office, "registered"], ["名册.csv", roster, "roster"]]) {
    await page.goto(`${host.url}#/desk/imports`);
    await bringList(page, name, text, kind);
  }
  await isSaved(page);
  await page.goto(`${host.url}#/desk/reconcile`);
  const other = await context.newPage();
  await arrive(other, host, "/desk/reconcile");
  for (const tab of [page, other]) await expect(same(tab)).toHaveCount(2);
  return other;
}

test("what one tab says of rows, the other hears of, and then says the rest", once, async ({
  page,
  context,
  host,
}) => {
  const other = await inTwoTabs(page, context, host);
  await same(page).first().click();
  for (const tab of [page, other]) await expect(tab.getByText(/^应享未申请：3$/)).toBeVisible();
  await expect(same(other)).toHaveCount(1);
  await same(other).click();
  for (const tab of [other, page]) {
    await expect(tab.getByText(/^应享未申请：4$/)).toBeVisible();
    await expect(same(tab)).toHaveCount(0);
  }
  await isSaved(other);
  await other.close();
  await page.goto("about:blank");
  await arrive(page, host, "/desk/reconcile");
  await expect(page.getByText(/^应享未申请：4$/)).toBeVisible();
  await expect(same(page)).toHaveCount(0);
});

test("what two tabs say at the same moment is kept of both", once, async ({ page, context, host }) => {
  const other = await inTwoTabs(page, context, host);
  await Promise.all([same(page).first().click(), same(other).last().click()]);
  for (const tab of [page, other]) {
    await expect(tab.getByText(/^应享未申请：4$/)).toBeVisible();
    await expect(same(tab)).toHaveCount(0);
  }
});
