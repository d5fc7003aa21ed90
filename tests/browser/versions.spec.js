// What version 1 of the page left on the device is brought over, whatever happens on the way; and
// what the browser took away is told.
import { appStarted, expect, test } from "./fixtures.mjs";
import { boarder, dayPupil, draft, isSaved, pick, plant, rows, saved, twoChildren, visit } from "./household.mjs";

const once = { tag: "@once" };
const second = draft({ name: "姥姥家", revision: 9, children: [dayPupil] });
const torn = second.slice(0, 200);

// Leaves the device as version 1 did, on a file of the same host that runs no app. A browser asks
// for a picture beside it.
async function leave(page, host, there, here = {}, version = 1) {
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto(`${host.url}manifest.webmanifest`);
  await page.evaluate(
    ([version, there, here]) =>
      new Promise((resolve, reject) => {
        for (const [id, text] of Object.entries(here)) localStorage.setItem(`draft/${id}`, text);
        const opening = indexedDB.open("student-aid", version);
        opening.onerror = () => reject(opening.error);
        opening.onupgradeneeded = () => {
          const store = opening.result.createObjectStore("drafts");
          for (const [id, text] of Object.entries(there)) store.put(text, id);
        };
        opening.onsuccess = () => resolve(opening.result.close());
      }),
    [version, there, here],
  );
}

const here = (page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("draft/")));
const names = async (page) => (await saved(page)).map(({ name }) => name).sort();
const both = ["姥姥家", "我家的测算"].sort();

test("version 1's drafts become records, and only what cannot be read stays as it is", once, async ({
  page,
  host,
}) => {
  const newer = JSON.parse(twoChildren);
  newer.revision = 12;
  newer.children[0].name = "小明";
  await leave(page, host, { family: twoChildren, second, torn }, { family: JSON.stringify(newer) });
  for (const time of ["first", "second"]) {
    await visit(page, host, "/settings", "设置");
    await expect(page.getByText("有一份记录读不出来。"), time).toBeVisible();
    expect(await names(page)).toEqual(both);
    expect(await rows(page, "drafts")).toEqual([["torn", torn]]);
    expect(await here(page)).toEqual([]);
    const family = (await saved(page)).find(({ name }) => name === "我家的测算");
    expect(family).toEqual(newer);
    await page.reload();
    await appStarted(page);
  }
});

// Nothing that the first page writes from its write number `last` on is ever written, as when it is
// killed there.
test.describe("killed in the middle", () => {
  test.use({ expectedErrors: [/cannot be remembered|old text stays|broken off|page has died/] });

  for (let last = 0; last < 9; last += 1) {
    test(`at write ${last} of the bringing over: nothing is lost or doubled`, once, async ({
      page,
      context,
      host,
    }) => {
      await leave(page, host, { family: twoChildren, second }, { family: twoChildren });
      const killed = await context.newPage();
      await killed.addInitScript((last) => {
        window.writes = 0;
        for (const [type, names] of [
          [IDBObjectStore, ["put", "delete"]],
          [Storage, ["removeItem", "setItem"]],
        ]) {
          for (const name of names) {
            const real = type.prototype[name];
            type.prototype[name] = function (...given) {
              window.writes += 1;
              if (window.writes <= last) return real.apply(this, given);
              throw new Error("the page has died");
            };
          }
        }
      }, last);
      await killed.goto(host.url);
      await killed.waitForFunction((last) => window.writes > last, last);
      await killed.close();
      await visit(page, host, "/settings", "设置");
      await expect.poll(() => names(page)).toEqual(both);
      expect(await rows(page, "drafts")).toEqual([]);
      expect(await here(page)).toEqual([]);
    });
  }
});

test("two tabs that bring over at once make one of each", once, async ({ page, context, host }) => {
  await leave(page, host, { family: twoChildren, second }, { family: twoChildren });
  const others = [await context.newPage(), await context.newPage()];
  await Promise.all([page, ...others].map((one) => visit(one, host, "/settings", "设置")));
  for (const one of [page, ...others]) {
    await expect(one.getByRole("listitem").filter({ hasText: "姥姥家" })).toHaveCount(1);
  }
  expect(await names(page)).toEqual(both);
});

test("what an old tab went on with is found, beside what was changed here", once, async ({ page, host }) => {
  await leave(page, host, {}, { family: twoChildren });
  await visit(page, host, "/check/1", "大宝");
  const later = (revision, name) => {
    const family = JSON.parse(twoChildren);
    family.revision = revision;
    family.children[0].name = name;
    return JSON.stringify(family);
  };
  const write = (text) => page.evaluate((text) => localStorage.setItem("draft/family", text), text);
  // Nothing was changed here: the old tab's goes on in the same record.
  await write(later(7, "小红"));
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "小红" })).toBeVisible();
  expect(await saved(page)).toHaveLength(1);
  // Something was: both stay.
  await page.getByLabel("怎么称呼这个孩子").fill("小明");
  await isSaved(page);
  await write(later(8, "小刚"));
  await page.reload();
  await appStarted(page);
  const children = async () => (await saved(page)).map(({ children }) => children[0].name).sort();
  expect(await children()).toEqual(["小刚", "小明"]);
  await page.reload();
  await appStarted(page);
  expect(await children()).toEqual(["小刚", "小明"]);
  expect(await here(page)).toEqual([]);
});

test("an old tab that has the database open is waited for", once, async ({ page, context, host }) => {
  await leave(page, host, { family: twoChildren });
  // Version 1 made way for nobody, and closed what it had opened when it was answered.
  await page.evaluate(() => {
    const opening = indexedDB.open("student-aid", 1);
    opening.onsuccess = () => setTimeout(() => opening.result.close(), 600);
  });
  const other = await context.newPage();
  await visit(other, host, "/check/1", "大宝");
  expect(await names(other)).toEqual(["我家的测算"]);
});

test("a newer database is not touched: the page says so and saves nothing", once, async ({ page, host }) => {
  await leave(page, host, { family: "newer" }, { family: twoChildren }, 99);
  await visit(page, host, "/check/1", "大宝");
  await expect(page.getByRole("alert").first()).toContainText("本机已经换成新版本");
  await pick(page, "不住校");
  await expect(page.getByRole("status").first()).toContainText("没有保存");
  expect(await page.evaluate(() => localStorage.getItem("draft/family"))).toBe(twoChildren);
  expect(await rows(page, "drafts")).toEqual([["family", "newer"]]);
});

test("with the database and the copies gone and the hint left, the start says what was here", once, async ({
  page,
  context,
  host,
}) => {
  await plant(page, { family: draft({ children: [boarder] }) });
  await visit(page, host, "/check/1", "大宝");
  await pick(page, "不住校");
  await isSaved(page);
  const [day] = await page.evaluate(() => localStorage.getItem("drafts").split(" "));
  const session = await context.newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: host.origin, storageTypes: "indexeddb" });
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("copy/")) localStorage.removeItem(key);
  });
  const [year, month, date] = day.split("-").map(Number);
  await page.goto(host.url);
  const notice = page.getByText("存着 1 份记录，现在找不全了");
  for (const time of ["first", "second"]) {
    await page.reload();
    await expect(notice, time).toContainText(`${year} 年 ${month} 月 ${date} 日`);
  }
  await page.getByRole("button", { name: "知道了" }).click();
  await expect(notice).toHaveCount(0);
  await page.reload();
  await appStarted(page);
  await expect(notice).toHaveCount(0);
});
