// Drafts have two homes, the database and local storage: either alone is enough at the next start,
// and what two tabs left in them comes together.
import { expect, test } from "./fixtures.mjs";
import { boarder, copies, draft, isSaved, pick, plant, radio, reach, records, saved, twoChildren, visit } from "./household.mjs";
import { Profile } from "./profile.mjs";
import { serve } from "./server.mjs";

const once = { tag: "@once" };
// What the page cannot keep it also says on the console; a file that is no page has no picture.
test.use({ expectedErrors: [/cannot be remembered|old copy stays|404/] });

// How a database can fail: asked at once, never answering, gone, or without room.
const refuse = (page) =>
  page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("refused", "UnknownError");
    };
  });
const hang = (page) =>
  page.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...asked) {
      return window.answers ? open.apply(this, asked) : new EventTarget();
    };
  });
async function wipe(page, host, storageTypes = "indexeddb") {
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: host.origin, storageTypes });
}

// To a file of the same host that runs no app.
const leave = (page, host) => page.goto(`${host.url}manifest.webmanifest`);

const checked = async (page, word) => expect(await reach(page, radio(page, word))).toBeChecked();
const called = (page) => page.getByLabel("怎么称呼这个孩子");

// The page with a draft that is saved in both homes.
async function begun(page, host, drafts = { family: twoChildren }) {
  await plant(page, drafts);
  await visit(page, host, "/check/1", "大宝");
  await pick(page, "不住校");
  await isSaved(page);
}

test("an answer is in local storage when the tap is done, and a draft has one key", once, async ({ page, host }) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/check/1", "大宝");
  const texts = await page.evaluate(() => {
    const radios = [...document.querySelectorAll("input[type=radio]")];
    radios.find((radio) => radio.labels[0].textContent.trim() === "不住校").click();
    return Object.values({ ...localStorage });
  });
  expect(texts.filter((text) => text.includes('"boarding":"day"') && text.includes("大宝"))).toHaveLength(1);
  const input = await page.evaluate(() => {
    const input = document.querySelector("#content input[type=text]");
    input.value = "小明";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    return JSON.stringify({ ...localStorage });
  });
  expect(input).toContain("小明");
  await isSaved(page);
  expect(await copies(page)).toHaveLength(1);
});

for (const [how, fail] of [["refused", refuse], ["hanging", hang]]) {
  test(`with the database ${how} drafts are there after a reload, also what was typed since`, once, async ({ page, host }) => {
    await begun(page, host);
    await fail(page);
    const reopen = async (name) => {
      const start = Date.now();
      await page.reload();
      await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
      const took = Date.now() - start;
      console.log(`${how}: drafts ${took} ms after the reload`);
      expect(took).toBeLessThan(5000);
      await checked(page, "不住校");
    };
    await reopen("大宝");
    await expect(page.getByRole("alert").first()).toContainText("在本机另存了一份");
    await called(page).fill("小明");
    await expect(page.getByRole("status").first()).toContainText("没有保存全", { timeout: 10_000 });
    await reopen("小明");
  });
}

test("a database that answers late gets what was typed meanwhile, and nothing is asked", once, async ({ page, host }) => {
  await begun(page, host);
  await hang(page);
  await page.reload();
  await called(page).fill("小明");
  await expect(page.getByRole("status").first()).toContainText("没有保存全", { timeout: 10_000 });
  await page.evaluate(() => (window.answers = true));
  await isSaved(page);
  expect((await saved(page)).map(({ children }) => children[0].name)).toEqual(["小明"]);
  await expect(page.locator(".notice")).toHaveCount(0);
});

test("what was typed while the database did not answer is saved into it at the next start", once, async ({ page, context, host }) => {
  await begun(page, host);
  const other = await context.newPage();
  await refuse(other);
  await visit(other, host, "/check/1", "大宝");
  await pick(other, "住校");
  await expect(other.getByRole("status").first()).toContainText("没有保存全");
  await other.close();
  await page.reload();
  await checked(page, "住校");
  await expect.poll(async () => (await saved(page))[0].children[0].student.boarding).toBe("boarder");
  expect(await copies(page)).toHaveLength(1);
});

test("with the database wiped drafts come back, into both homes, and nothing is said to be missing", once, async ({ page, host }) => {
  await begun(page, host, { family: twoChildren, second: draft({ name: "姥姥家", children: [boarder] }) });
  await leave(page, host);
  await wipe(page, host);
  await visit(page, host, "/check/1", "大宝");
  await checked(page, "不住校");
  await expect.poll(async () => (await saved(page)).length).toBe(2);
  await expect(page.getByText("找不全了")).toHaveCount(0);
});

test("a removed draft does not come back from a copy that a killed browser kept", once, async ({ page, host }) => {
  await begun(page, host, { family: twoChildren, second: draft({ name: "姥姥家", children: [boarder] }) });
  const old = await page.evaluate(() => ({ ...localStorage }));
  await visit(page, host, "/settings", "设置");
  await page.getByRole("listitem").filter({ hasText: "姥姥家" }).getByRole("button", { name: "删除" }).click();
  await expect.poll(async () => (await saved(page)).length).toBe(1);
  await expect.poll(async () => (await copies(page)).length).toBe(1);
  await restore(page, host, old);
  await visit(page, host, "/settings", "设置");
  await expect(page.getByText("正在用")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "姥姥家" })).toHaveCount(0);
  await expect(page.getByText("找不全了")).toHaveCount(0);
});

// Puts local storage back as it was, as a killed browser does.
async function restore(page, host, entries) {
  await leave(page, host);
  await page.evaluate((entries) => {
    localStorage.clear();
    for (const [key, text] of Object.entries(entries)) localStorage.setItem(key, text);
  }, entries);
}

test("what was cleared does not come back from the copies that a killed browser kept", once, async ({ page, host }) => {
  await begun(page, host);
  const old = await page.evaluate(() => ({ ...localStorage }));
  await visit(page, host, "/settings", "设置");
  await page.getByRole("button", { name: "清除本机记录" }).click();
  await page.getByRole("button", { name: "确定，全部清除" }).click();
  await expect(page.getByText("已经全部清除。")).toBeVisible();
  expect(await copies(page)).toEqual([]);
  await restore(page, host, old);
  await visit(page, host, "/settings", "设置");
  await expect(page.getByText("还没有记录。")).toBeVisible();
  await expect.poll(() => copies(page)).toEqual([]);
});

test("an old copy that a killed browser kept brings no old answer back and asks nothing", once, async ({ page, host }) => {
  await begun(page, host);
  const typed = await page.evaluate(async () => {
    const input = document.querySelector("#content input[type=text]");
    input.value = "小红";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    return { ...localStorage };
  });
  await isSaved(page);
  await called(page).fill("小明");
  await isSaved(page);
  await expect.poll(async () => (await saved(page))[0].children[0].name).toBe("小明");
  await restore(page, host, typed);
  await visit(page, host, "/check/1", "小明");
  await expect(page.getByText("填得不一样")).toHaveCount(0);
});

test("a torn copy beside a whole record changes nothing; alone it is reported and can be kept", once, async ({ page, host }) => {
  await begun(page, host);
  const tear = (page) =>
    page.evaluate(() => {
      const key = Object.keys(localStorage).find((key) => key.startsWith("copy/"));
      localStorage.setItem(key, localStorage.getItem(key).slice(0, 300));
    });
  await tear(page);
  await page.reload();
  await checked(page, "不住校");
  await expect(page.getByText("读不出来")).toHaveCount(0);
  await leave(page, host);
  await tear(page);
  await wipe(page, host);
  await page.goto(host.url);
  await expect(page.getByText("有一份记录读不出来。")).toBeVisible();
});

test("a draft of the first version and one of the database alone get their copy", once, async ({ page, host }) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/check/1", "大宝");
  await expect.poll(async () => (await copies(page)).length).toBe(1);
  await isSaved(page).catch(() => {});
  // As the page kept it before there were copies.
  await leave(page, host);
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("copy/")) localStorage.removeItem(key);
  });
  await visit(page, host, "/check/1", "大宝");
  await expect.poll(async () => (await copies(page)).length).toBe(1);
  await leave(page, host);
  await wipe(page, host);
  await visit(page, host, "/check/1", "大宝");
  await checked(page, "住校");
});

for (const [what, fail] of [
  ["full", () => (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); })],
  ["denied", () => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } })],
]) {
  test(`with local storage ${what} the database alone is enough, and nothing is wrong`, once, async ({ page, host }) => {
    await begun(page, host);
    await page.addInitScript(fail);
    await page.reload();
    await pick(page, "住校");
    await isSaved(page);
    await expect(page.locator(".notice--warning")).toHaveCount(0);
    await page.reload();
    await checked(page, "住校");
  });
}

test.describe("two tabs", () => {
  test("with the database refused the second looks on, follows, and goes on when the first is closed", once, async ({ page, context, host }) => {
    await begun(page, host);
    for (const one of [page, await context.newPage()]) await refuse(one);
    const other = context.pages()[1];
    await page.reload();
    await checked(page, "不住校");
    await visit(other, host, "/check/1", "大宝");
    const looksOn = other.getByText("另一个窗口正在填，这里只能看");
    await expect(looksOn).toBeVisible();
    await expect(page.getByText("另一个窗口正在填")).toHaveCount(0);
    await expect(called(other)).toBeDisabled();
    await called(page).fill("小明");
    await expect(other.getByRole("heading", { level: 1, name: "小明" })).toBeVisible();
    await page.close();
    await expect(looksOn).toHaveCount(0);
    await pick(other, "住校");
    await other.reload();
    await checked(other, "住校");
    await expect(other.getByRole("heading", { level: 1, name: "小明" })).toBeVisible();
  });

  // A tab that hears nothing of the others, and whose database takes nothing from here on.
  async function stuck(context, host) {
    const page = await context.newPage();
    await page.addInitScript(() => {
      Object.defineProperty(BroadcastChannel.prototype, "onmessage", { set() {} });
    });
    await visit(page, host, "/check/1", "大宝");
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    return page;
  }

  test("what one could not save comes together with what the other saved, after a reload", once, async ({ page, context, host }) => {
    await plant(page, { family: twoChildren });
    await visit(page, host, "/check/1", "大宝");
    const other = await stuck(context, host);
    await called(other).fill("小明");
    await expect(other.getByRole("status").first()).toContainText("没有保存全");
    await pick(page, "不住校");
    await isSaved(page);
    await other.close();
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "小明" })).toBeVisible();
    await checked(page, "不住校");
    await expect(page.getByText("填得不一样")).toHaveCount(0);
    await expect.poll(async () => (await saved(page))[0].children[0].name).toBe("小明");
  });

  test("only where one answer differs the family is asked, after a reload", once, async ({ page, context, host }) => {
    await plant(page, { family: twoChildren });
    await visit(page, host, "/check/1", "大宝");
    const other = await stuck(context, host);
    await called(other).fill("小明");
    await expect(other.getByRole("status").first()).toContainText("没有保存全");
    await called(page).fill("小红");
    await pick(page, "不住校");
    await isSaved(page);
    await other.close();
    await page.reload();
    await expect(page.getByText("两个窗口填得不一样：小明的称呼。现在是“小明”。")).toBeVisible();
    await page.getByRole("button", { name: "改成“小红”" }).click();
    await expect.poll(async () => (await records(page)).family.clashes).toEqual({});
    await checked(page, "不住校");
  });
});

test("a killed tab loses nothing, whichever home is left", once, async ({ page, context, host }) => {
  await plant(page, { family: twoChildren });
  for (const left of ["database", "local storage", "both"]) {
    const tab = await context.newPage();
    await tab.goto(`${host.url}#/check/1`);
    await expect(called(tab)).toBeVisible();
    await tab.evaluate((left) => {
      const input = document.querySelector("#content input[type=text]");
      input.value = left;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, left);
    if (left === "database") await isSaved(tab);
    const session = await context.newCDPSession(tab);
    const gone = tab.waitForEvent("crash");
    session.send("Page.crash").catch(() => {});
    await gone;
    await tab.close();
    await leave(page, host);
    if (left === "database") await page.evaluate(() => localStorage.clear());
    if (left === "local storage") await wipe(page, host);
    await page.evaluate(() => localStorage.setItem("planted", "yes"));
    await page.goto(`${host.url}#/check/1`);
    await expect(page.getByRole("heading", { level: 1, name: left })).toBeVisible();
    await expect(page.getByText("填得不一样")).toHaveCount(0);
    await isSaved(page).catch(() => {});
  }
});

test("a killed browser loses no draft, and asks about nothing", once, async ({}, info) => {
  const host = await serve();
  const profile = new Profile(info.project.use);
  let page = await profile.open();
  await page.goto(`${host.url}#/check/1`);
  await expect(called(page)).toBeVisible();
  for (let time = 1; time <= 3; time += 1) {
    const typed = await page.evaluate(async (time) => {
      const input = document.querySelector("#content input[type=text]");
      for (let step = 1; step <= 40; step += 1) {
        input.value = `${time}甲${step}`;
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      return input.value;
    }, time);
    await page.waitForTimeout(500);
    profile.kill();
    page = await profile.reopen();
    await page.goto(`${host.url}#/check/1`);
    await expect(page.getByRole("heading", { level: 1, name: typed })).toBeVisible();
    await expect(page.getByText("填得不一样")).toHaveCount(0);
  }
  await profile.end();
  await host.stop();
});
