// A clock that was set back: said until it is right, or a person says that it is, by what the page
// remembers of its last use and by the days that stand in what is kept.
import { appStarted, expect, test as familyTest } from "./fixtures.mjs";
import { pick, plant, twoChildren, visit } from "./household.mjs";
import { begin, fill, fillClass, isSaved, setUp, test, unlock } from "./officer.mjs";
import { fullPupil } from "./pupils.mjs";

const once = { tag: "@once" };
const at = (day) => new Date(`${day}T09:00:00`);
const said = (page) => page.locator(".notices").getByText("先把设备的日期校对好");
const right = (page) => page.getByRole("button", { name: "日期没有错" });

test("a desk whose clock was set back by a year says so, however often it is used then", once, async ({
  page,
  host,
}) => {
  await page.clock.setFixedTime(at("2027-11-25"));
  await setUp(page, host);
  await expect(said(page)).toHaveCount(0);
  await fillClass(page, [{ ...fullPupil(), steps: ["提交"] }], 1);
  await isSaved(page);
  await page.clock.setFixedTime(at("2026-12-01"));
  for (const name of ["王", "王强"]) {
    await page.goto(`${host.url}#/desk`);
    await page.reload();
    await expect(said(page)).toContainText("比上次使用的2027 年 11 月 25 日还早");
    await unlock(page);
    await begin(page);
    await fill(page, { name });
    await isSaved(page);
    await expect(said(page)).toHaveCount(1);
  }
  // A browser that lost its local storage knows it by the records alone.
  await page.evaluate(() => localStorage.removeItem("desk"));
  await page.reload();
  await expect(page.locator("#secret")).toBeVisible();
  await expect(said(page)).toHaveCount(0);
  await unlock(page);
  await expect(said(page)).toContainText("比记录里最近的日子（2027 年 11 月 25 日）还早");
  await right(page).click();
  await expect(said(page)).toHaveCount(0);
  await page.reload();
  await unlock(page);
  await expect(page.locator("#name")).toHaveValue("王强");
  await expect(said(page)).toHaveCount(0);
});

familyTest("a family's page with saved answers says it, too, and takes a word that the day is right", once, async ({
  page,
  host,
}) => {
  await page.clock.setFixedTime(at("2027-11-25"));
  await plant(page, { first: twoChildren });
  await visit(page, host, "/check/2", "二宝");
  await pick(page, "住校");
  await page.clock.setFixedTime(at("2026-12-01"));
  for (const boarding of ["不住校", "住校"]) {
    await page.reload();
    await appStarted(page);
    await expect(said(page)).toContainText("比上次使用的2027 年 11 月 25 日还早");
    await pick(page, boarding);
  }
  await right(page).click();
  await expect(said(page)).toHaveCount(0);
  await page.reload();
  await appStarted(page);
  await expect(said(page)).toHaveCount(0);
  // Back at the right day, after years without use, a family is not bothered.
  await page.clock.setFixedTime(at("2029-11-25"));
  await page.reload();
  await appStarted(page);
  await expect(said(page)).toHaveCount(0);
});
