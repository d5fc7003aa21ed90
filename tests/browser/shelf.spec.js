// Several drafts of one family: which one to go on with, which is which, and what the page says when
// one is gone. Where the focus is after each tap that takes something away.
import { expect, test } from "./fixtures.mjs";
import { boarder, dayPupil, draft, isSaved, pick, plant, radio, reach, saved, twoChildren, visit } from "./household.mjs";

const once = { tag: "@once" };
const second = draft({ name: "我家的测算", revision: 9, children: [{ ...dayPupil, name: "小玲" }] });

test("going on comes before another draft, and two of one name are told apart by their children", async ({ page, host }) => {
  await plant(page, { first: twoChildren, second });
  await visit(page, host, "/", "孩子上学");
  const order = await page
    .locator(".home .continue .button, .home .door")
    .evaluateAll((all) => all.map((one) => one.textContent.trim()));
  expect(order[0]).toMatch(/^(接着填|看结果)$/);
  expect(order[1]).toContain("另填一份");
  expect(order).toHaveLength(3);
  await expect(page.getByText("我是家长")).toHaveCount(0);
  await expect(page.locator(".continue__note")).toContainText("小玲（小学）");
  await page.getByRole("link", { name: "还有 1 份记录" }).click();
  for (const children of ["大宝（初中）、二宝（小学）", "小玲（小学）"]) {
    await expect(page.getByRole("listitem").filter({ hasText: children })).toHaveCount(1);
  }
  await page.getByRole("listitem").filter({ hasText: "大宝" }).getByRole("button", { name: "打开" }).click();
  await page.getByRole("link", { name: "首页" }).click();
  await expect(page.locator(".continue__note")).toContainText("大宝（初中）、二宝（小学）");
  await page.getByRole("button", { name: /另填一份/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "先说说家里" })).toBeVisible();
  await page.getByRole("checkbox", { name: /农村低保/ }).check();
  await expect.poll(async () => (await saved(page)).map(({ name }) => name).sort()).toEqual(
    ["我家的测算", "我家的测算", "我家的测算 2"],
  );
});

test("an empty draft that is open is not in the way of the one that was begun", once, async ({ page, host }) => {
  await plant(page, { first: twoChildren });
  await visit(page, host, "/", "孩子上学");
  await page.getByRole("button", { name: /另填一份/ }).click();
  await page.getByRole("link", { name: "首页" }).click();
  await expect(page.locator(".continue__note")).toContainText("大宝（初中）");
  await page.locator(".continue .button").click();
  await page.goto(`${host.url}#/check/1`);
  await expect(await reach(page, radio(page, "初中"))).toBeChecked();
});

test("after clearing nothing is said to be read and open", once, async ({ page, host }) => {
  await visit(page, host, "/settings", "设置");
  await page.getByLabel("选择记录文件").setInputFiles({
    name: "a.json",
    mimeType: "application/json",
    buffer: Buffer.from(twoChildren),
  });
  await expect(page.getByText("并已打开")).toBeVisible();
  await isSaved(page);
  await page.getByRole("button", { name: "清除本机记录" }).click();
  await page.getByRole("button", { name: "确定，全部清除" }).click();
  await expect(page.getByText("已经全部清除。")).toBeVisible();
  await expect(page.getByText("并已打开")).toHaveCount(0);
});

test.describe("where nothing can be kept", () => {
  test.use({ expectedErrors: [/cannot be remembered|old copy stays/] });

  test("the settings promise no saving, and no clearing that was not done", once, async ({ page, host }) => {
    await page.addInitScript(() => {
      const denied = () => {
        throw new DOMException("denied", "SecurityError");
      };
      Object.defineProperty(window, "localStorage", { get: denied });
      IDBFactory.prototype.open = denied;
    });
    await visit(page, host, "/settings", "设置");
    await expect(page.getByText("这个浏览器不让本页保存：填的只在这个页面里")).toBeVisible();
    await expect(page.getByText("自动保存")).toHaveCount(0);
    await page.getByRole("button", { name: "清除本机记录" }).click();
    await page.getByRole("button", { name: "确定，全部清除" }).click();
    await expect(page.getByText("没有清除干净")).toBeVisible();
    await expect(page.getByText("已经全部清除。")).toHaveCount(0);
  });
});

test.describe("a draft that another tab removed", () => {
  const gone = "这份记录已在另一个窗口删除";
  const remove = (page, children) =>
    page.getByRole("listitem").filter({ hasText: children }).getByRole("button", { name: "删除" }).click();

  for (const hash of ["/check/1", "/check", "/result", "/what-if"]) {
    test(`at ${hash} it says so and shows no other in its place`, once, async ({ page, context, host }) => {
      await plant(page, { first: twoChildren, second });
      await visit(page, host, "/settings", "设置");
      const other = await context.newPage();
      await other.goto(`${host.url}#/settings`);
      await other.getByRole("listitem").filter({ hasText: "大宝" }).getByRole("button", { name: "打开" }).click();
      await expect(other.getByRole("heading", { level: 1, name: "先说说家里" })).toBeVisible();
      await other.goto(`${host.url}#${hash}`);
      await remove(page, "大宝（初中）");
      const heading = other.getByRole("heading", { level: 1 });
      await expect(heading).toHaveText(gone);
      await expect(heading).toBeFocused();
      await expect(other.locator("#content input")).toHaveCount(0);
      await expect(other.getByRole("link", { name: "回首页" })).toBeVisible();
      expect(await saved(page)).toHaveLength(1);
      await other.getByRole("button", { name: "打开“我家的测算”：小玲（小学）" }).click();
      await expect(other.getByRole("heading", { level: 1, name: "先说说家里" })).toBeVisible();
    });
  }

  test("the only one leaves no empty child, and comes back where the other tab takes it back", once, async ({ page, context, host }) => {
    await plant(page, { first: twoChildren });
    await visit(page, host, "/settings", "设置");
    const other = await context.newPage();
    await visit(other, host, "/check/1", "大宝");
    await remove(page, "大宝");
    await expect(other.getByRole("heading", { level: 1 })).toHaveText(gone);
    await expect.poll(() => saved(page)).toEqual([]);
    await page.getByRole("button", { name: "撤销删除" }).click();
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("大宝");
    await pick(other, "不住校");
    await expect.poll(async () => (await saved(page))[0]?.children[0].student.boarding).toBe("day");
  });

  test("a tab on a child goes home when another clears everything", once, async ({ page, context, host }) => {
    await plant(page, { first: twoChildren });
    await visit(page, host, "/settings", "设置");
    const other = await context.newPage();
    await visit(other, host, "/check/1", "大宝");
    await page.getByRole("button", { name: "清除本机记录" }).click();
    await page.getByRole("button", { name: "确定，全部清除" }).click();
    await expect(other.getByRole("heading", { level: 1 })).toContainText("孩子上学");
    await expect(other.getByRole("button", { name: /我是家长/ })).toBeVisible();
  });
});

// Each tap takes away what had the focus.
const button = (page, name) => page.getByRole("button", { name }).first();
const taps = [
  ["/settings", "清除本机记录", "清除本机记录", (page) => button(page, "清除本机记录")],
  ["/settings", "不清除", "清除本机记录", (page) => button(page, "不清除"), (page) => button(page, "清除本机记录").press("Enter")],
  ["/settings", "确定，全部清除", "清除本机记录", (page) => button(page, "确定，全部清除"), (page) => button(page, "清除本机记录").press("Enter")],
  ["/settings", "删除", "这台设备上的记录", (page) => button(page, "删除")],
  ["/settings", "撤销删除", null, (page) => button(page, "撤销删除"), (page) => button(page, "删除").press("Enter")],
  ["/settings", "知道了", null, (page) => button(page, "知道了"), (page) => button(page, "删除").press("Enter")],
  ["/settings", "知道了 of what is missing", "设置", (page) => page.getByText("找不全了").locator("..").getByRole("button", { name: "知道了" })],
  ["/check/1", "再加一个孩子", "三宝", (page) => button(page, "再加一个孩子")],
  ["/check/2", "删掉这个孩子", "大宝", (page) => button(page, /^删掉/)],
  ["/check/1", "就用现在的", "小红", (page) => button(page, "就用现在的"), ask],
];

// What another tab filled in differently.
async function ask(page) {
  const other = await page.context().newPage();
  await other.addInitScript(() => {
    Object.defineProperty(BroadcastChannel.prototype, "onmessage", { set() {} });
  });
  await other.goto(page.url());
  // It has to have read the draft before the answer it will not know of.
  await expect(other.getByLabel("怎么称呼这个孩子")).toBeVisible();
  await page.getByLabel("怎么称呼这个孩子").fill("小红");
  await isSaved(page);
  await other.getByLabel("怎么称呼这个孩子").fill("小明");
  await expect(page.getByText("两个窗口填得不一样")).toBeVisible();
  await page.bringToFront();
}

for (const [at, name, where, find, before] of taps) {
  test(`the focus is somewhere after ${name} (${at})`, once, async ({ page, host }) => {
    await plant(page, { first: draft({ name: "姥姥家", children: [boarder] }), second: twoChildren });
    await page.addInitScript(() => {
      if (!localStorage.getItem("drafts")) localStorage.setItem("drafts", "2026-11-02 9");
    });
    await page.goto(`${host.url}#${at}`);
    await expect(page.locator("#content h1")).toBeVisible();
    await before?.(page);
    const tapped = await find(page).elementHandle();
    await tapped.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement.tagName)).toMatch(/^(H[12]|MAIN)$/);
    if (where) await expect(page.locator("h1:focus, h2:focus")).toHaveText(where);
    await expect(page.locator(":focus")).toBeVisible();
  });
}
