// Several drafts of one family: which one to go on with, which is which, and what the page says when
// one is gone.
import { expect, test } from "./fixtures.mjs";
import { dayPupil, draft, isSaved, pick, plant, saved, twoChildren, visit } from "./household.mjs";

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
  await expect(page.getByRole("radio", { name: "初中", exact: true })).toBeChecked();
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
