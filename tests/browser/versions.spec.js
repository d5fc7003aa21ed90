// What an older or a newer version of the page left on the device, and what the browser took away.
import { appStarted, expect, test } from "./fixtures.mjs";
import {
  copied,
  dayPupil,
  draft,
  forget,
  isSaved,
  pick,
  plant,
  saved,
  twoChildren,
  visit,
} from "./household.mjs";

const once = { tag: "@once" };

// Makes the database as version 1 left it, on a file of the same host that runs no app. A browser
// asks for a picture beside it.
async function leave(page, host, version, drafts) {
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto(`${host.url}manifest.webmanifest`);
  await page.evaluate(
    ([version, drafts]) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("student-aid", version);
        opening.onerror = () => reject(opening.error);
        opening.onupgradeneeded = () => {
          const store = opening.result.createObjectStore("drafts");
          for (const [id, text] of Object.entries(drafts)) store.put(text, id);
        };
        opening.onsuccess = () => resolve(opening.result.close());
      }),
    [version, drafts],
  );
}

const old = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("student-aid");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asked = opening.result.transaction("drafts").objectStore("drafts").getAllKeys();
          asked.onsuccess = () => resolve(asked.result) ?? opening.result.close();
        };
      }),
  );

test("version 1's drafts are taken over, and stay", once, async ({ page, host }) => {
  const second = draft({ name: "姥姥家", revision: 9, children: [dayPupil] });
  const torn = second.slice(0, 200);
  await leave(page, host, 1, { family: twoChildren, second, torn });
  await page.evaluate((text) => localStorage.setItem("draft/family", text), twoChildren);
  await visit(page, host, "/settings", "设置");
  for (const name of ["我家的测算", "姥姥家"]) await expect(page.getByText(name).first()).toBeVisible();
  await expect(page.getByText("有一份记录读不出来。")).toBeVisible();
  // What stands in the new store is forgotten in the old one, what cannot be read never is.
  await expect.poll(() => old(page)).toEqual(["torn"]);
  const names = async () => (await copied(page)).map((one) => one.name).sort();
  expect(await names()).toEqual(["姥姥家", "我家的测算"].sort());
  const before = await copied(page);
  for (const cleared of [true, false]) {
    if (cleared) await forget(page);
    await page.reload();
    await appStarted(page);
    for (const name of ["我家的测算", "姥姥家"]) await expect(page.getByText(name).first()).toBeVisible();
    await expect(page.getByText("有一份记录读不出来。")).toBeVisible();
    expect(await copied(page)).toEqual(before);
    expect(await saved(page)).toHaveLength(2);
  }
  expect(await old(page)).toEqual(["torn"]);
});

test("a newer database is not touched: the page says so and saves nothing", once, async ({
  page,
  host,
}) => {
  await leave(page, host, 99, { family: "newer" });
  await page.evaluate((text) => localStorage.setItem("draft/family", text), twoChildren);
  await visit(page, host, "/check/1", "大宝");
  await expect(page.getByRole("alert").first()).toContainText("本机已经换成新版本");
  await pick(page, "不住校");
  await expect(page.getByRole("status").first()).toContainText("没有保存");
  await expect(page.getByRole("radio", { name: "不住校", exact: true })).toBeChecked();
  expect(await page.evaluate(() => localStorage.getItem("draft/family"))).toBe(twoChildren);
  expect(await old(page)).toEqual(["family"]);
  await visit(page, host, "/settings", "设置");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "存成文件" }).click(),
  ]);
  expect(await download.failure()).toBeNull();
});

test("an open page stops saving within a second of a newer version", once, async ({
  page,
  host,
}) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/check/1", "大宝");
  await isSaved(page);
  const before = await page.evaluate(() => localStorage.getItem("draft/family"));
  // Whoever opens it: every open page is asked to make way.
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("student-aid", 99);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => resolve(opening.result.close());
      }),
  );
  const warning = page.getByRole("alert").first();
  await expect(warning).toContainText("本机已经换成新版本", { timeout: 1000 });
  const there = await copied(page);
  await pick(page, "不住校");
  await expect(page.getByRole("radio", { name: "不住校", exact: true })).toBeChecked();
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => localStorage.getItem("draft/family"))).toBe(before);
  expect(await copied(page)).toEqual(there);
  await expect(page.getByRole("status").first()).toContainText("没有保存");
});

// Takes the database away, as a browser does that needs the room.
async function evict(page, host) {
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", {
    origin: host.origin,
    storageTypes: "indexeddb",
  });
}

test("with the database gone and the hint left, the start says what was here", once, async ({
  page,
  host,
}) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/check/1", "大宝");
  await isSaved(page);
  await evict(page, host);
  await page.evaluate(() => localStorage.removeItem("draft/family"));
  const day = await page.evaluate(() => JSON.parse(localStorage.getItem("hint")).day);
  const [year, month, date] = day.split("-").map(Number);
  await page.goto(host.url);
  const notice = page.getByText("存着 1 份记录，现在找不全了");
  await expect(notice).toContainText(`${year} 年 ${month} 月 ${date} 日`);
  await page.reload();
  await expect(notice).toBeVisible();
  await page.getByRole("button", { name: "知道了" }).click();
  await expect(notice).toHaveCount(0);
  await page.reload();
  await appStarted(page);
  await expect(notice).toHaveCount(0);
});

test("either store brings back what the other lost", once, async ({ page, host }) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/check/1", "大宝");
  await isSaved(page);
  await evict(page, host);
  await page.reload();
  await isSaved(page);
  await forget(page);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "大宝" })).toBeVisible();
  await expect.poll(async () => (await saved(page)).length).toBe(1);
  await expect(page.getByText("找不全了")).toHaveCount(0);
});

test("the browser is asked once to throw nothing away", once, async ({ page, host }) => {
  await page.addInitScript(() => {
    const real = StorageManager.prototype.persist;
    StorageManager.prototype.persist = function () {
      sessionStorage.setItem("asked", Number(sessionStorage.getItem("asked") ?? 0) + 1);
      return real.apply(this);
    };
  });
  const asked = () => page.evaluate(() => sessionStorage.getItem("asked"));
  await visit(page, host, "/", "孩子上学");
  expect(await asked()).toBe(null);
  await page.getByRole("button", { name: "我是家长" }).click();
  await page.getByRole("checkbox", { name: /农村低保/ }).check();
  await isSaved(page);
  await expect.poll(asked).toBe("1");
  await page.getByRole("checkbox", { name: /农村低保/ }).uncheck();
  await isSaved(page);
  await page.reload();
  await appStarted(page);
  await page.getByRole("checkbox", { name: /农村低保/ }).check();
  await isSaved(page);
  expect(await asked()).toBe("1");
});
