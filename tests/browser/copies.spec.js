// A desk of hundreds opens by copies of its records and what the list made of them: what it shows is
// what is in the records, whatever became of the copies.
import { expect } from "./fixtures.mjs";
import { change, copied, count, kept, letterOf, reopen, setUpHundreds } from "./hundreds.mjs";
import { desk, isSaved, test, unlock } from "./officer.mjs";
import { Profile, chance } from "./profile.mjs";
import { serve } from "./server.mjs";

const once = { tag: "@once" };

// Changes a byte in the middle of the copies whose turn it is not, and takes every so manieth away, from
// the first that is named.
const spoil = (page, every, first = 0) =>
  change(
    page,
    ([every, first]) =>
      changing((store) => {
        const copies = IDBKeyRange.bound("~", "~~");
        const [keys, values] = [store.getAllKeys(copies), store.getAll(copies)];
        values.onsuccess = () => {
          for (const [place, key] of keys.result.entries()) {
            if (place % every === first) {
              store.delete(key);
              continue;
            }
            const bytes = new Uint8Array(values.result[place]);
            bytes[bytes.length >> 1] ^= 1;
            store.put(bytes, key);
          }
        };
        return () => keys.result.length;
      }),
    [every, first],
  );

// Puts rows of records back as they were, beside the copies that there are.
const put = (page, rows) =>
  change(
    page,
    (rows) =>
      changing((store) => {
        store.delete(IDBKeyRange.upperBound("~", true));
        for (const [, key, bytes] of rows) {
          if (!key.startsWith("~")) store.put(new Uint8Array(bytes.split(",").map(Number)), key);
        }
      }),
    rows,
  );

async function isWhole(page) {
  await expect(count(page)).toBeVisible();
  await page.locator("#search").fill("小7");
  await expect(page.locator(".roster__link")).toHaveCount(11);
  await page.locator("#search").fill("");
}

test("a desk of hundreds opens by copies, and shows what was changed since", once, async ({ page, host }) => {
  test.slow();
  await setUpHundreds(page, host);
  await reopen(page);
  await expect(count(page)).toBeVisible();
  await copied(page);
  await page.locator("#search").fill("张小77");
  await page.locator(".roster__link").click();
  await page.locator("#name").fill("王小七");
  await isSaved(page);
  await reopen(page);
  await expect(page.locator("#name")).toHaveValue("王小七");
  await page.getByRole("link", { name: "回到名单" }).click();
  await expect(count(page)).toBeVisible();
  await page.locator("#search").fill("小7");
  await expect(page.locator(".roster__link")).toHaveCount(10);
});

test("copies that were spoiled or are gone change nothing that is seen", once, async ({ page, host }) => {
  test.slow();
  await setUpHundreds(page, host);
  await reopen(page);
  await copied(page);
  await reopen(page);
  await isWhole(page);
  const text = (await kept(page)).map(([, , bytes]) => Buffer.from(bytes.split(",").map(Number)));
  for (const secret of ["张小", "2班", "填写中"]) {
    expect(text.filter((bytes) => bytes.includes(secret)), secret).toEqual([]);
  }
  for (const first of [0, 1]) {
    await copied(page);
    expect(await spoil(page, 2, first)).toBeGreaterThan(8);
    await reopen(page);
    await isWhole(page);
  }
});

test("what another tab changes is on a list that was opened by copies, now and later", once, async ({
  page,
  context,
  host,
}) => {
  test.slow();
  await setUpHundreds(page, host);
  await reopen(page);
  await copied(page);
  const other = await context.newPage();
  await other.goto(`${host.url}#/desk`);
  await unlock(other);
  await expect(count(other)).toBeVisible();
  await page.locator("#search").fill("张小77");
  await page.locator(".roster__link").click();
  await page.locator("#name").fill("王小七");
  await isSaved(page);
  for (const again of [false, true]) {
    if (again) await reopen(other);
    await expect(count(other)).toBeVisible();
    await other.locator("#search").fill("王小七");
    await expect(other.locator(".roster__link")).toHaveCount(1);
    await other.locator(".roster__link").click();
    await expect(other.locator("#name")).toHaveValue("王小七");
    await other.getByRole("link", { name: "回到名单" }).click();
    await other.locator("#search").fill("");
  }
});

test("a record of another history under the revision of its copy is shown in the end", once, async ({
  page,
  host,
}) => {
  test.slow();
  await setUpHundreds(page, host);
  const before = await kept(page);
  await reopen(page);
  await copied(page);
  // Both histories go on from copies: their rows have the same names then.
  await reopen(page);
  await expect(count(page)).toBeVisible();
  const rename = async (name) => {
    await page.locator("#search").fill("张小77");
    await page.locator(".roster__link").click();
    await page.locator("#name").fill(name);
    await isSaved(page);
    await page.getByRole("link", { name: "回到名单" }).click();
    await page.locator("#search").fill("");
    return kept(page);
  };
  const other = await rename("王小七");
  await put(page, before);
  await reopen(page);
  await expect(count(page)).toBeVisible();
  const mine = await rename("李小七");
  const keys = (rows) => rows.map(([, key]) => key).filter((key) => !key.startsWith("~"));
  expect(keys(mine)).toEqual(keys(other));
  // Copies of what is here now.
  await spoil(page, 1);
  await reopen(page);
  await copied(page);
  await put(page, other);
  await reopen(page);
  await expect(count(page)).toBeVisible();
  await page.locator("#search").fill("王小七");
  await expect(page.locator(".roster__link")).toHaveCount(1);
});

test("what is deleted is taken out of its copy, and the others stay in it", once, async ({ page, host }) => {
  test.slow();
  await setUpHundreds(page, host);
  await reopen(page);
  await copied(page);
  const before = await kept(page);
  await page.locator("#search").fill("张小77");
  await page.locator(".roster__link").click();
  await page.getByRole("button", { name: "删除这份申请" }).click();
  const copies = async () => {
    const rows = await kept(page);
    const gone = before.filter(([, key]) => !rows.some(([, there]) => there === key));
    const [of] = new Set(gone.map(([, key]) => letterOf(key)));
    const bytes = (rows) => rows.find(([, key]) => key === `~${of}`)?.[2];
    return [bytes(before), bytes(rows)];
  };
  await expect.poll(async () => new Set(await copies()).size, { timeout: 30_000 }).toBe(2);
  expect((await copies()).map((bytes) => bytes?.length > 1000)).toEqual([true, true]);
  await reopen(page);
  await expect(page.getByText("200 份申请", { exact: true })).toBeVisible();
});

test("a workbook comes also to who leaves its page while the applications are read", once, async ({
  page,
  host,
}) => {
  test.slow();
  await setUpHundreds(page, host);
  await reopen(page);
  await copied(page);
  await reopen(page);
  await expect(count(page)).toBeVisible();
  await page.getByRole("link", { name: "导出表格" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "导出表格" })).toBeVisible();
  const saving = page.waitForEvent("download");
  await page.evaluate(() => {
    const buttons = [...document.querySelectorAll("button")];
    buttons.find((button) => button.textContent.trim() === "存成表格文件").click();
    location.hash = "#/desk";
  });
  await expect(count(page)).toBeVisible();
  expect((await saving).suggestedFilename()).toMatch(/^资助名单-/);
});

test("a browser that is killed while copies are written has every record", once, async ({}, info) => {
  test.setTimeout(10 * 60_000);
  const host = await serve({ root: desk, path: "/desk/" });
  const profile = new Profile(info.project.use);
  let page = await profile.open();
  await setUpHundreds(page, host);
  const next = chance(11);
  for (let trial = 0; trial < 5; trial += 1) {
    await spoil(page, 1);
    await page.goto("about:blank");
    await page.goto(`${host.url}#/desk`);
    await unlock(page);
    await isWhole(page);
    await page.waitForTimeout(next() * 8000);
    profile.kill();
    page = await profile.reopen();
    await page.goto(`${host.url}#/desk`);
    await unlock(page);
    await isWhole(page);
  }
  await profile.end();
  await host.stop();
});
