// 没填的: what was opened and left without a word leaves nothing behind, neither on the officer's
// desk nor on the family's page.
import { appStarted, expect, test as familyTest } from "./fixtures.mjs";
import { plant, saved, twoChildren, visit } from "./household.mjs";
import { begin, fill, isSaved, rows, setUp, test, unlock } from "./officer.mjs";

const once = { tag: "@once" };

const leavings = {
  "to the list": async (page) => page.getByRole("link", { name: "回到名单" }).click(),
  "by the way back": async (page) => page.goBack(),
  "by a reload": async (page) => {
    await page.reload();
    await unlock(page);
    await expect(page.getByText("新建以后什么也没填的，不会留下")).toBeVisible();
    await page.getByRole("link", { name: "回到名单" }).click();
  },
  "by a lock": async (page) => {
    await page.getByRole("link", { name: "回到名单" }).click();
    await page.getByRole("button", { name: "锁上" }).click();
    await unlock(page);
  },
};

for (const [way, leave] of Object.entries(leavings)) {
  test(`a new application that nobody fills in is gone when it is left ${way}`, once, async ({ page, host }) => {
    await setUp(page, host);
    await isSaved(page);
    const before = await rows(page);
    await begin(page);
    await page.locator("#name").focus();
    await page.locator("#content h1").focus();
    await leave(page);
    await expect(page.getByText("0 份申请")).toBeVisible();
    await expect(page.locator(".roster__link")).toHaveCount(0);
    expect(await rows(page)).toEqual(before);
  });
}

test("a killed tab leaves nothing of one, and one letter is enough to keep it", once, async ({ page, host, context }) => {
  await setUp(page, host);
  await isSaved(page);
  const before = await rows(page);
  await begin(page);
  const session = await context.newCDPSession(page);
  session.send("Page.crash").catch(() => {});
  await page.waitForEvent("crash");
  await page.close();
  const second = await context.newPage();
  await second.goto(host.url);
  await unlock(second);
  await expect(second.getByText("0 份申请")).toBeVisible();
  expect(await rows(second)).toEqual(before);
  await begin(second);
  await second.locator("#name").pressSequentially("王");
  await isSaved(second);
  await second.reload();
  await unlock(second);
  await expect(second.locator("#name")).toHaveValue("王");
});

test("one that was emptied again goes, too", once, async ({ page, host }) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, { name: "王" });
  await isSaved(page);
  await fill(page, { name: "" });
  await isSaved(page);
  await page.getByRole("link", { name: "回到名单" }).click();
  await expect(page.getByText("0 份申请")).toBeVisible();
  await page.getByRole("button", { name: "锁上" }).click();
  await unlock(page);
  await expect(page.getByText("0 份申请")).toBeVisible();
});

familyTest("another draft that nobody answers in is none, and no other stands in its place", once, async ({
  page,
  host,
}) => {
  await plant(page, { first: twoChildren });
  await visit(page, host, "/", "孩子上学");
  const before = await saved(page);
  await page.getByRole("button", { name: /另填一份/ }).click();
  const question = page.getByRole("heading", { level: 1, name: "先说说家里" });
  await expect(question).toBeVisible();
  await page.reload();
  await appStarted(page);
  await expect(question).toBeVisible();
  await expect(page.locator("input:checked")).toHaveCount(0);
  await page.getByRole("link", { name: "设置" }).click();
  await expect(page.locator(".drafts__one")).toHaveCount(1);
  expect(await saved(page)).toEqual(before);
});
