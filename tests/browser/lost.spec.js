// The browser throws away what it kept while a page is open: what the page still knows is put back,
// and what a person cleared is not.
import { expect } from "./fixtures.mjs";
import { isSaved as isKept, pick, plant, saved, twoChildren, draft, boarder, visit } from "./household.mjs";
import { begin, fill, fillClass, isSaved, passphrase, rows, setUp, test, unlock } from "./officer.mjs";
import { dist } from "./server.mjs";

const once = { tag: "@once" };
const pupils = ["张小明", "王小红", "李小刚"].map((name) => ({ texts: { name, class: "2班" } }));

async function lose(page, host, storageTypes) {
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: host.origin, storageTypes });
}

async function applications(page) {
  const keys = (await rows(page)).map(([, key]) => key);
  return keys.filter((key) => /^[0-9a-f]{16}\/head$/.test(key)).length;
}

// A desk of three pupils, of which nothing is on its way to the store any more.
async function begun(page, host) {
  await setUp(page, host);
  await fillClass(page, pupils);
  await expect.poll(() => applications(page)).toBe(3);
  await isSaved(page);
}

test("what a browser lost is put back with the next change", once, async ({ page, host }) => {
  await begun(page, host);
  await lose(page, host, "indexeddb");
  await begin(page);
  await fill(page, { name: "赵小亮" });
  await expect.poll(() => applications(page)).toBe(4);
  await isSaved(page);
  await page.reload();
  await unlock(page);
  await page.getByRole("link", { name: "回到名单" }).click();
  await expect(page.locator(".roster__link")).toHaveCount(4);
});

test("what a browser lost is put back before the desk is locked", once, async ({ page, host }) => {
  await begun(page, host);
  await lose(page, host, "indexeddb");
  await page.getByRole("button", { name: "锁上" }).click();
  await unlock(page);
  await expect(page.locator(".roster__link")).toHaveCount(3);
});

test("what is put back is opened by the passphrase of today, not by that of before", once, async ({
  page,
  host,
}) => {
  const today = "教室后面的黑板报换了新的";
  await begun(page, host);
  await page.getByRole("link", { name: "备份和设置" }).click();
  await page.getByRole("button", { name: "换口令" }).click();
  await page.locator("#old-passphrase").fill(passphrase);
  await page.locator("#new-passphrase").fill(today);
  await page.locator("#new-again").fill(today);
  await page.getByRole("button", { name: "换成新口令" }).click();
  await expect(page.getByText("口令换好了")).toBeVisible();
  await page.getByRole("link", { name: "回到名单" }).click();
  await lose(page, host, "indexeddb");
  await page.getByRole("button", { name: "锁上" }).click();
  await unlock(page, today);
  await expect(page.locator(".roster__link")).toHaveCount(3);
});

test("what a person cleared is not put back", once, async ({ page, host }) => {
  await begun(page, host);
  await lose(page, host, "indexeddb,local_storage");
  // Unless something was on its way to the store, and the page has begun anew by itself.
  await page.evaluate(() => {
    [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === "锁上")?.click();
  });
  await expect(page.getByRole("heading", { level: 1, name: "在这台设备上开设资助工作台" })).toBeVisible();
  expect((await rows(page)).filter(([store]) => store === "workspace")).toEqual([]);
});

test.describe("a family", () => {
  test.use({ root: dist, path: "/" });

  test("what a browser lost is put back with the next answer", once, async ({ page, host }) => {
    await plant(page, { family: twoChildren, second: draft({ name: "姥姥家", children: [boarder] }) });
    await visit(page, host, "/check/1", "大宝");
    await pick(page, "不住校");
    await isKept(page);
    await lose(page, host, "indexeddb");
    await pick(page, "住校");
    await expect.poll(async () => (await saved(page)).map(({ name }) => name).sort()).toEqual(["姥姥家", "我家的测算"].sort());
    await isKept(page);
  });
});
