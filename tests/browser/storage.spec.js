// Storage that is denied or full: a standing, plain warning, and the page goes on in memory.
import { expect, test } from "./fixtures.mjs";
import { pick, plant, radio, reach, rows, twoChildren, visit } from "./household.mjs";

const once = { tag: "@once" };
// What the page cannot keep, it also says on the console.
test.use({ expectedErrors: [/cannot be remembered/] });
const names = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED", "QUOTA_EXCEEDED_ERR"];

test.describe("with all storage denied", () => {
  test("the page says so and works in memory", once, async ({ page, open }) => {
    await page.addInitScript(() => {
      const denied = () => {
        throw new DOMException("denied", "SecurityError");
      };
      Object.defineProperty(window, "localStorage", { get: denied });
      IDBFactory.prototype.open = denied;
    });
    await open();
    await expect(page.getByRole("alert").first()).toContainText("这个浏览器不让本页保存内容");
    await page.getByRole("button", { name: "我是家长" }).click();
    await page.getByRole("checkbox", { name: /农村低保/ }).check();
    await expect(page.getByRole("checkbox", { name: /农村低保/ })).toBeChecked();
    await expect(page.getByRole("status").first()).toContainText("没有保存");
  });
});

for (const name of names) {
  test(`with no room left (${name}) the warning stands and no answer is lost`, once, async ({
    page,
    host,
  }) => {
    await plant(page, { family: twoChildren });
    await page.addInitScript((name) => {
      const full = () => {
        throw new DOMException("full", name);
      };
      window.fill = () => {
        Storage.prototype.setItem = full;
        IDBObjectStore.prototype.put = full;
      };
    }, name);
    await visit(page, host, "/check/1", "大宝");
    const before = await rows(page);
    await page.evaluate(() => window.fill());
    await pick(page, "不住校");
    await expect(page.getByRole("alert").first()).toContainText("存储空间满了");
    await expect(await reach(page, radio(page, "不住校"))).toBeChecked();
    expect(await rows(page)).toEqual(before);
  });
}

test("with the database broken the page shows what it finds, says what is not saved, and keeps a copy", once, async ({
  page,
  host,
}) => {
  await plant(page, { family: twoChildren });
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("broken", "UnknownError");
    };
  });
  await visit(page, host, "/check/1", "大宝");
  await pick(page, "不住校");
  await expect(page.getByRole("alert").first()).toContainText("没有存上");
  await expect(page.getByRole("status").first()).toContainText("没有保存");
  await page.reload();
  await expect(await reach(page, radio(page, "不住校"))).toBeChecked();
});

test("what cannot be read is not said to be missing, nor to be unsaved", once, async ({ page, host }) => {
  await page.addInitScript(() => {
    localStorage.setItem("drafts", "2026-11-02 1");
    IDBFactory.prototype.open = () => {
      throw new DOMException("broken", "UnknownError");
    };
  });
  await visit(page, host, "/settings", "设置");
  await expect(page.getByRole("alert").first()).toContainText("没有读到存着的内容。内容没有动过");
  await expect(page.getByRole("status").first()).toContainText("没有读到");
  await expect(page.getByText("找不全了")).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem("drafts"))).toBe("2026-11-02 1");
});

test("what fails for good does not fill the disk with attempts to begin a new log", once, async ({ page, host }) => {
  await plant(page, { family: twoChildren });
  await page.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    const { put } = IDBObjectStore.prototype;
    window.refused = 0;
    window.ballast = 0;
    IDBFactory.prototype.open = function (name, ...more) {
      if (!window.refuses || name !== "student-aid") return open.call(this, name, ...more);
      window.refused += 1;
      throw new DOMException("broken", "UnknownError");
    };
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === "ballast") window.ballast += 1;
      return put.apply(this, given);
    };
  });
  await visit(page, host, "/check/1", "大宝");
  await page.evaluate(() => {
    window.refuses = true;
  });
  await pick(page, "不住校");
  await expect.poll(() => page.evaluate(() => window.refused), { timeout: 20_000 }).toBeGreaterThan(4);
  expect(await page.evaluate(() => window.ballast)).toBe(200);
  await page.evaluate(() => {
    window.refuses = false;
  });
  await expect(page.getByRole("status").first()).toContainText("已保存", { timeout: 5000 });
});
