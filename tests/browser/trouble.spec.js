// The officer's desk when something goes wrong around it: no room left, a newer version beside it,
// a clock that is years off, a browser that was cleared, nobody there. Nothing typed is lost, and
// every trouble says what to do.
import { readFile } from "node:fs/promises";
import { expect } from "./fixtures.mjs";
import { arrive, begin, fill, isSaved, passphrase, rows, setUp, test, unlock } from "./officer.mjs";

const once = { tag: "@once" };
const name = (page) => page.locator("#name");
const alarm = (page, text) => page.getByRole("alert").filter({ hasText: text });

// What browsers call a full device. From here on every write fails so; with no name they work.
const names = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED", "QUOTA_EXCEEDED_ERR"];
const fail = (page, named) =>
  page.evaluate((named) => {
    const { prototype } = IDBObjectStore;
    window.put ??= prototype.put;
    prototype.put = named
      ? () => {
          throw new DOMException("", named);
        }
      : window.put;
  }, named);

for (const named of names) {
  test(`${named}: said, saved once there is room, and a file holds all meanwhile`, once, async ({
    page,
    host,
    browser,
  }) => {
    await setUp(page, host);
    const at = await begin(page);
    await fill(page, { name: "张小明" });
    await isSaved(page);
    const before = await rows(page);
    await fail(page, named);
    await name(page).fill("张小明明");
    await expect(alarm(page, "本机空间不够")).toBeVisible();
    await expect(name(page)).toHaveValue("张小明明");
    expect(await rows(page)).toEqual(before);

    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "全部存成备份文件" }).click();
    const bytes = await readFile(await (await saving).path());
    await expect(page.getByText(/^存好了：资助工作台备份/)).toBeVisible();
    expect(await rows(page)).toEqual(before);

    await fail(page);
    await expect(page.locator(".head__state")).toContainText("已保存", { timeout: 5000 });
    await expect(alarm(page, "本机空间不够")).toHaveCount(0);
    await page.reload();
    await unlock(page);
    await page.goto(`${host.url}#${at}`);
    await expect(name(page)).toHaveValue("张小明明");

    const context = await browser.newContext();
    const second = await context.newPage();
    await second.goto(host.url);
    await second.getByRole("button", { name: "用备份文件恢复" }).click();
    const file = { name: "备份.zzbak", mimeType: "application/octet-stream", buffer: bytes };
    await second.getByLabel("选择备份文件").setInputFiles(file);
    await second.locator("#secret").fill(passphrase);
    await second.getByRole("button", { name: "打开备份" }).click();
    await second.getByRole("button", { name: "恢复这 2 份" }).click();
    await second.getByRole("link", { name: /张\*\*\*/ }).click();
    await expect(name(second)).toHaveValue("张小明明");
    await context.close();
  });
}

test("a connection that the browser closes is said and opened anew, and nothing typed is lost", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, { name: "张小明" });
  await isSaved(page);
  const before = await rows(page);
  // Truly closed, as browsers do it on their own: what is asked of it then fails.
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    window.closes = true;
    IDBDatabase.prototype.transaction = function (...asked) {
      if (window.closes && asked[1] === "readwrite") this.close();
      return transaction.apply(this, asked);
    };
  });
  await name(page).fill("张小明明");
  await expect(alarm(page, "浏览器关闭了本页的存储")).toBeVisible();
  await expect(page.getByRole("button", { name: "全部存成备份文件" })).toBeVisible();
  await name(page).fill("张小明明明");
  expect(await rows(page)).toEqual(before);
  await page.evaluate(() => {
    window.closes = false;
  });
  await expect(page.locator(".head__state")).toContainText("已保存", { timeout: 5000 });
  await expect(alarm(page, "浏览器关闭了本页的存储")).toHaveCount(0);
  await page.reload();
  await unlock(page);
  await expect(name(page)).toHaveValue("张小明明明");
});

test("a store that does not answer is waited for at the door, which speaks of reading", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await page.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (name, ...more) {
      const answers = window.answers || name !== "student-aid-desk";
      return answers ? open.call(this, name, ...more) : new EventTarget();
    };
  });
  await page.reload();
  await expect(page.getByRole("heading", { name: "工作台打不开" })).toBeVisible();
  await expect(alarm(page, "还没有读到存着的内容")).toContainText("请稍等");
  await page.evaluate(() => {
    window.answers = true;
  });
  // It opens by itself.
  await unlock(page);
});

test.describe("beside a newer version", () => {
  // The picture of a page that has none.
  test.use({ expectedErrors: [/404/] });

  test("a newer version of the database stops this page's writing, and its texts can be kept", once, async ({
    page,
    host,
    context,
  }) => {
    await setUp(page, host);
    await begin(page);
    await fill(page, { name: "李芳" });
    await isSaved(page);
    const newer = await context.newPage();
    await newer.goto(`${host.url}sw.js`);
    await newer.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open("student-aid-desk", 2);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => resolve(opening.result.close());
        }),
    );
    const before = await rows(newer);
    await name(page).fill("李芳芳");
    await expect(alarm(page, "这个旧页面不再保存")).toBeVisible();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "全部存成备份文件" }).click();
    expect((await saving).suggestedFilename()).toMatch(/\.zzbak$/);
    await expect(name(page)).toHaveValue("李芳芳");
    expect(await rows(newer)).toEqual(before);
  });
});

test("where something cannot be saved the desk says why it is not locked, and how", once, async ({ page, host }) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, { name: "张小明" });
  await isSaved(page);
  await fail(page, "QuotaExceededError");
  await page.locator("#debt").scrollIntoViewIfNeeded();
  await page.locator("#debt").fill("给爷爷看病欠 2 万元");
  // Far below the head of the page, it is seen all the same.
  await expect(alarm(page, "本机空间不够")).toBeInViewport({ timeout: 1000 });
  await page.getByRole("link", { name: "回到名单" }).click();
  await page.getByRole("button", { name: "锁上" }).click();
  const lock = page.getByRole("button", { name: "已经在文件里，现在锁上" });
  await expect(alarm(page, "还没有锁")).toBeVisible();
  await expect(lock).toHaveCount(0);
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "全部存成备份文件" }).click();
  await saving;
  await lock.click();
  await expect(page.getByRole("heading", { name: "资助工作台已锁上" })).toBeVisible();
});

test("another school year shows all its classes, whatever class was chosen", once, async ({ page, host }) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, { name: "张小明", grade: "三年级", class: "2班" });
  await isSaved(page);
  await page.getByRole("link", { name: "回到名单" }).click();
  await page.locator("#class-filter").selectOption({ label: "三年级2班" });
  await page.locator("#year").selectOption({ index: 2 });
  await begin(page);
  await fill(page, { name: "王小红", grade: "四年级", class: "1班" });
  await isSaved(page);
  await page.getByRole("link", { name: "回到名单" }).click();
  await expect(page.locator(".roster__link")).toHaveCount(1);
});

test("a clock that is years off is said, and the newest text stays the newest", once, async ({
  page,
  host,
}) => {
  const now = new Date();
  const off = (years) => new Date(now.getTime() + years * 365.25 * 86_400_000);
  await setUp(page, host);
  const thisYear = await page.locator("#year").inputValue();
  const at = await begin(page);
  await fill(page, { name: "王" });
  await isSaved(page);
  const said = page.getByText("先把设备的日期校对好");
  await expect(said).toHaveCount(0);
  let written = "王";
  for (const years of [-5, 5, -1, 0]) {
    await page.clock.setSystemTime(off(years));
    await page.reload();
    await unlock(page);
    // Behind the rules, years after the last use, behind it again, and years after that.
    await expect(said).toHaveCount(1);
    // The list of the year that this clock makes it is empty; the other year is in reach.
    await page.goto(`${host.url}#/desk`);
    await page.locator("#year").selectOption(thisYear);
    await expect(page.locator(".roster__link")).toHaveCount(1);
    await page.goto(`${host.url}#${at}`);
    await expect(name(page)).toHaveValue(written);
    written += "强";
    // It jumps back while somebody types.
    await name(page).fill(`${written}一`);
    await page.clock.setSystemTime(off(years - 2));
    await name(page).fill(written);
    await isSaved(page);
  }
  await page.reload();
  await unlock(page);
  await expect(name(page)).toHaveValue("王强强强强");
});

test("a browser that was cleared does not pass for a new device", once, async ({ page, host }) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, { name: "张小明" });
  await isSaved(page);
  await page.goto("about:blank");
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", {
    origin: host.origin,
    storageTypes: "indexeddb",
  });
  await page.goto(host.url);
  const today = new Date();
  const day = `${today.getFullYear()} 年 ${today.getMonth() + 1} 月 ${today.getDate()} 日`;
  await expect(alarm(page, "原来有工作台")).toContainText(`${day}还存着 1 份申请`);
  await page.getByRole("button", { name: "用备份文件恢复" }).click();
  await expect(page.getByLabel("选择备份文件")).toBeVisible();
});

test.describe("when nobody is there", () => {
  // The time of a story goes faster than the store: it then waits once more before it locks.
  test.use({ expectedErrors: [/not locked/] });

  test("after five minutes without a touch it is locked, and the last word is there", once, async ({
    page,
    host,
  }) => {
    await page.clock.install();
    await setUp(page, host);
    const at = await begin(page);
    await name(page).fill("赵小雨");
    await page.clock.runFor("04:10");
    await expect(alarm(page, "一分钟后自动锁上")).toBeVisible();
    await page.getByRole("button", { name: "继续用" }).click();
    await page.clock.runFor("04:30");
    await expect(page.locator("#secret")).toHaveCount(0);
    await name(page).fill("赵小雨雨");
    await page.clock.runFor("05:10");
    await expect(page.locator("#secret")).toBeVisible();
    await unlock(page);
    await page.goto(`${host.url}#${at}`);
    await expect(name(page)).toHaveValue("赵小雨雨");
  });

  test("out of sight for a minute it is locked", once, async ({ page, host }) => {
    await page.clock.install();
    await setUp(page, host);
    await begin(page);
    await name(page).fill("赵小雨");
    await page.evaluate(() => {
      Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
      Object.defineProperty(document, "hidden", { value: true, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await page.clock.runFor("01:10");
    await expect(page.locator("#secret")).toBeVisible();
  });
});

test("a duplicate of an open tab is locked", once, async ({ page, host, context }) => {
  await setUp(page, host);
  const at = await begin(page);
  const twin = await context.newPage();
  await twin.goto(`${host.url}#${at}`);
  await expect(twin.locator("#secret")).toBeVisible();
  await arrive(twin, host, at);
});
