// Copies of records that let their texts be read no more, or that cannot be written: what is shown is
// what is in the records, and nothing is written over them.
import { expect } from "./fixtures.mjs";
import { isSaved, rows, test } from "./officer.mjs";
import { change, copied, count, letterOf, reopen, setUpHundreds } from "./hundreds.mjs";
import { fillUp, spoil, withoutRoom, withoutTexts } from "./spoiled.mjs";

const once = { tag: "@once" };
const unread = (page) => page.getByRole("alert").filter({ hasText: "工作台里有记录读不全" });
const letters = (keys) => new Set(keys.filter((key) => !key.startsWith("~")).map(letterOf));
const keysOf = async (page) =>
  (await rows(page)).filter(([store]) => store === "records").map(([, key]) => key);
const ofPupil = async (page, id) => (await rows(page)).filter(([, key]) => key.startsWith(`${id}/`));

// Changes a byte of every own row of a record but its head.
const tear = (page, id) =>
  change(
    page,
    (id) =>
      changing((store) => {
        store.openCursor(IDBKeyRange.bound(`${id}/`, `${id}/~`)).onsuccess = ({ target }) => {
          const at = target.result;
          if (!at) return;
          const bytes = new Uint8Array(at.value);
          if (!at.key.endsWith("/head")) bytes[bytes.length - 20] ^= 1;
          at.update(bytes);
          at.continue();
        };
      }),
    id,
  );

// Asks for the forms of all until each of them is read anew, and goes back to the list.
const areAllRead = (page, count) =>
  expect(async () => {
    await page.getByRole("link", { name: "申请表" }).click();
    const forms = page.getByText(/^共 \d+ 份/);
    await expect(forms).toBeVisible();
    const word = await forms.textContent();
    await page.getByRole("link", { name: "返回" }).click();
    expect(word).toMatch(new RegExp(`^共 ${count} 份，每份`));
  }).toPass();

async function find(page, name) {
  await page.locator("#search").fill(name);
  const link = page.locator(".roster__link");
  await expect(link).toHaveCount(1);
  return link;
}

test.describe("copies without texts", () => {
  test.use({ expectedErrors: [/cannot be read/] });

  test("an application that a copy does not let be read is read from its record", once, async ({ page, host }) => {
    test.slow();
    await page.addInitScript(withoutTexts);
    await setUpHundreds(page, host);
    await reopen(page);
    await copied(page);
    await spoil(page, "texts");
    await reopen(page);
    await expect(count(page)).toBeVisible();
    await (await find(page, "张小77")).click();
    await expect(page.locator("#name")).toHaveValue("张小77");
    await page.locator("#name").fill("王小七");
    await isSaved(page);
    await page.getByRole("link", { name: "回到名单" }).click();
    // Whoever wants all of them gets all of them.
    await page.locator("#search").fill("");
    await page.getByRole("link", { name: "申请表" }).click();
    await expect(page.getByText(/^共 \d+ 份.*还有 \d+ 份读不出来/)).toBeVisible();
    await page.getByRole("link", { name: "返回" }).click();
    await areAllRead(page, 201);
    await page.getByRole("link", { name: "申请表" }).click();
    await expect(unread(page)).toHaveCount(0);
    await spoil(page, "");
    await page.goto(`${host.url}#/desk`);
    await reopen(page);
    await expect(count(page)).toBeVisible();
    await find(page, "王小七");
    await find(page, "张小78");
  });

  test("one that its record does not give, either, is said, and nothing is written over it", once, async ({
    page,
    host,
  }) => {
    test.slow();
    await page.addInitScript(withoutTexts);
    await page.addInitScript(withoutRoom);
    await setUpHundreds(page, host);
    await reopen(page);
    await copied(page);
    const address = await (await find(page, "张小77")).getAttribute("href");
    const id = address.split("/").pop();
    await tear(page, id);
    const torn = await ofPupil(page, id);
    expect(torn.length).toBeGreaterThan(1);
    await spoil(page, "texts");
    await reopen(page);
    await expect(count(page)).toBeVisible();
    // Not by its row: that is gone as soon as somebody has seen it.
    await page.goto(`${host.url}${address}`);
    await expect(unread(page)).toBeVisible();
    await expect(page.getByRole("heading", { name: "没有这份申请" })).toBeVisible();
    await page.getByRole("link", { name: "回到名单" }).click();
    await page.locator("#search").fill("");
    await expect(page.getByText("200 份申请", { exact: true })).toBeVisible();
    expect(await ofPupil(page, id)).toEqual(torn);
    await unread(page).getByRole("button", { name: "知道了" }).click();
    await areAllRead(page, 200);
    // A file of all that is shown says what it does not have, also when that was noted before.
    await fillUp(page, "yes");
    await (await find(page, "张小78")).click();
    await page.locator("#name").fill("王小八");
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "全部存成备份文件" }).click();
    await saving;
    await expect(page.getByText(/^存好了：.*有 1 份读不出来，不在里面。$/)).toBeVisible();
    await fillUp(page, "");
    await isSaved(page);
    await page.getByRole("link", { name: "回到名单" }).click();
    // What was not written over is there, where the copy can be read again.
    await spoil(page, "");
    await reopen(page);
    await (await find(page, "张小77")).click();
    await expect(page.locator("#name")).toHaveValue("张小77");
  });
});

test("a copy that is late does not keep the others from being written", once, async ({ page, host }) => {
  test.slow();
  await page.addInitScript(withoutRoom);
  await setUpHundreds(page, host);
  await spoil(page, "late 1");
  await reopen(page);
  const expected = letters(await keysOf(page)).size;
  await expect
    .poll(async () => (await keysOf(page)).filter((key) => key.startsWith("~")).length, { timeout: 30_000 })
    .toBe(expected - 1);
  expect(await page.evaluate(() => window.tried)).toBe(expected);
  // Those that are in none are read from their records.
  await spoil(page, "");
  await reopen(page);
  await expect(count(page)).toBeVisible();
  await find(page, "张小77");
});

test("where a copy finds no room nothing alarms, no other is tried, and typing is saved", once, async ({
  page,
  host,
}) => {
  test.slow();
  await page.addInitScript(withoutRoom);
  await setUpHundreds(page, host);
  await spoil(page, "QuotaExceededError always");
  await reopen(page);
  await expect(count(page)).toBeVisible();
  await expect.poll(() => page.evaluate(() => window.tried), { timeout: 30_000 }).toBe(1);
  await (await find(page, "张小77")).click();
  await page.locator("#name").fill("王小七");
  await isSaved(page);
  await expect(page.getByRole("alert").filter({ hasText: "没有存上" })).toHaveCount(0);
  expect(await page.evaluate(() => window.tried)).toBe(1);
  expect((await keysOf(page)).filter((key) => key.startsWith("~"))).toEqual([]);
});
