// The county's centre: the lists of three schools and two offices on one desk, from one workbook to
// nobody missing, without a network once the desk is open.
import { readFile } from "node:fs/promises";
import { expect } from "./fixtures.mjs";
import { bringSheet, isSaved, setUp, test, unlock } from "./officer.mjs";

const beside = (name) => new URL(`../county/${name}`, import.meta.url);
const tables = JSON.parse(await readFile(beside("county.json"), "utf8"));
const book = await readFile(beside("openpyxl.xlsx"));
const own = tables.find((table) => table.kind === "roster").school;

const schools = (page) => page.locator("summary", { hasText: /：名单上 \d+ 人次，漏/ });
const heading = (page, words) => page.locator("summary", { hasText: words });

test("a county's lists of three schools come to nobody missing, and a box leads to its applications", async ({
  page,
  host,
}) => {
  test.setTimeout(300_000);
  // Both terms have begun.
  await page.clock.setFixedTime(new Date("2027-05-20T09:00:00"));
  await setUp(page, host, { name: own });
  await expect(page.getByText("可离线使用")).toBeVisible();
  await host.stop();
  await page.getByRole("link", { name: "导入名册" }).click();
  for (const table of tables) {
    await bringSheet(page, book, table);
    await page.getByRole("link", { name: "回到导入" }).click();
  }
  // Each list with its school and its day.
  await expect(
    page.getByRole("link", { name: "县.xlsx（二小名册） · 学校名册（在校学生） · 盐山县第二小学 · 2027 年 5 月 20 日 导入" }),
  ).toBeVisible();
  await page.getByRole("link", { name: "全部放在一起核对，不漏一人" }).click();

  await expect(
    page.getByText("名单上 45 人次，重复 2 人次，应有 43 人；各类合计 43 人，漏 0 人。"),
  ).toBeVisible();
  await expect(page.getByText("各校加起来名单上 45 人次，各类合计 43 人，与合计相同。")).toBeVisible();
  await expect(schools(page)).toHaveCount(3);
  const told = await schools(page).allInnerTexts();
  const counts = told.map((text) => text.match(/名单上 (\d+) 人次，漏 (\d+) 人/).slice(1).map(Number));
  expect(counts.reduce((sum, [listed]) => sum + listed, 0)).toBe(45);
  expect(counts.map(([, missing]) => missing)).toEqual([0, 0, 0]);

  // Every kind of problem was planted once.
  for (let code = 1; code <= 16; code += 1) {
    await expect(heading(page, `C${String(code).padStart(2, "0")} `)).toHaveText(/：1$/);
  }

  // One number was damaged by its file: a human says that it is the same child.
  await expect(page.getByText(/^不在校（劝返）：3$/)).toBeVisible();
  await expect(page.getByText(/^应享未申请：7$/)).toBeVisible();
  await page.getByRole("button", { name: "同一人", exact: true }).click();
  await expect(page.getByText(/^不在校（劝返）：2$/)).toBeVisible();
  await expect(page.getByText(/^应享未申请：8$/)).toBeVisible();
  await expect(heading(page, "C13")).toHaveCount(0);
  await isSaved(page);

  // One school alone, and from its child to the row of the roster, to an application and back.
  await heading(page, own).click();
  await page.getByRole("button", { name: "下面只看这所学校" }).filter({ visible: true }).click();
  await expect(page.getByLabel("看哪所学校")).toHaveValue(own);
  await page.getByText(/^应享未申请：4$/).click();
  await page.getByRole("link", { name: "看名单里的这一行" }).filter({ visible: true }).first().click();
  await expect(page.getByText(/只看第 \d+ 行。/)).toBeVisible();
  await expect(page.locator(".imports__person")).toHaveCount(1);
  await page.getByRole("button", { name: "看姓名" }).click();
  const name = await page.locator(".imports__name").innerText();
  await page.getByRole("button", { name: "建申请" }).click();
  await expect(page.locator("#name")).toHaveValue(name);
  await isSaved(page);

  // Locked and opened again, what was said stands, and the box leads to the application.
  await page.goto("about:blank");
  await page.goto(`${host.url}#/desk/reconcile`);
  await unlock(page);
  await page.getByText(/^应享未申请：8$/).click();
  await page.getByRole("link", { name: "看申请" }).filter({ visible: true }).click();
  await expect(page.locator("#name")).toHaveValue(name);
});
