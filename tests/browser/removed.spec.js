// What a family takes away is offered back in sight, wherever the page is, and after a reload.
import { expect, test } from "./fixtures.mjs";
import { boarder, draft, isSaved, pick, plant, reachEnd, saved, twoChildren, visit } from "./household.mjs";

const once = { tag: "@once" };
const bar = (page) => page.locator(".removed__bar");
const undo = (page) => bar(page).getByRole("button", { name: /^撤销/ });
const take = (page, name) => page.getByRole("button", { name, exact: true }).click();

// The bar is wholly in the window, at the top of the page and at its end.
async function isInSight(page, said) {
  await expect(bar(page)).toContainText(said);
  for (const place of [0, 1e6]) {
    await page.evaluate((place) => scrollTo(0, place), place);
    await expect(bar(page)).toBeInViewport({ ratio: 1 });
    await expect(undo(page)).toBeInViewport({ ratio: 1 });
  }
}

test("a child that was taken away comes back with what was tried out for it, after a reload too", async ({
  page,
  host,
}) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/what-if", "假如情况变了");
  await page.getByRole("radio", { name: "二宝" }).check();
  await pick(page, "住校");
  await isSaved(page);
  const [before] = await saved(page);
  await visit(page, host, "/check/2", "二宝");
  await take(page, "删掉“二宝”");
  await expect(page.getByRole("heading", { level: 1, name: "大宝" })).toBeFocused();
  await isInSight(page, "已删掉“二宝”。");
  await isSaved(page);
  await page.reload();
  await isInSight(page, "已删掉“二宝”。");
  await undo(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "二宝" })).toBeFocused();
  await expect(bar(page)).toHaveCount(0);
  await isSaved(page);
  const said = ({ children, "what-if": tried }) => ({ children, tried });
  await expect.poll(async () => said((await saved(page))[0])).toEqual(said(before));
});

test("the way to take a child away stands apart from the ways on", once, async ({ page, host }) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/check/1", "大宝");
  await reachEnd(page);
  const remove = await page.getByRole("button", { name: "删掉“大宝”" }).boundingBox();
  const ways = await page.locator(".check__questions > .actions").boundingBox();
  expect(remove.y - ways.y - ways.height).toBeGreaterThan(48);
});

test("two that were taken away one after the other both come back", once, async ({ page, host }) => {
  const three = JSON.parse(twoChildren);
  three.children.push({ ...three.children[0], id: 3, name: "三宝" });
  await plant(page, { family: JSON.stringify(three) });
  await visit(page, host, "/check/2", "二宝");
  await take(page, "删掉“二宝”");
  await visit(page, host, "/check/3", "三宝");
  await take(page, "删掉“三宝”");
  await expect(bar(page)).toContainText("三宝");
  await isSaved(page);
  await page.reload();
  // A double tap brings back one, not the one before with it.
  await undo(page).dblclick();
  await expect(page.getByRole("heading", { level: 1, name: "三宝" })).toBeVisible();
  await expect(bar(page)).toContainText("二宝");
  await undo(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "二宝" })).toBeVisible();
  await isSaved(page);
  const names = async () => (await saved(page))[0].children.map((child) => child.name);
  await expect.poll(names).toEqual(["大宝", "二宝", "三宝"]);
});

test("a draft that was deleted far down a list comes back, after a reload too", async ({
  page,
  host,
}) => {
  const many = Object.fromEntries(
    [..."一二三四五"].map((name, place) => [`d${place}`, draft({ name, children: [boarder] })]),
  );
  await plant(page, many);
  await visit(page, host, "/settings", "设置");
  const row = page.locator(".drafts__one").filter({ hasText: /^五/ });
  await row.getByRole("button", { name: "删除" }).click();
  await expect(row).toHaveCount(0);
  await isInSight(page, "已删除“五”。");
  await expect.poll(async () => (await saved(page)).length).toBe(4);
  await page.reload();
  await isInSight(page, "已删除“五”。");
  await undo(page).click();
  await expect(row).toHaveCount(1);
  await expect.poll(async () => (await saved(page)).length).toBe(5);
  await page.reload();
  await expect(row).toHaveCount(1);
  await expect(bar(page)).toHaveCount(0);
});

test("what was being tried out comes back", once, async ({ page, host }) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/what-if", "假如情况变了");
  await page.getByRole("radio", { name: "二宝" }).check();
  await pick(page, "住校");
  await expect(page.locator(".difference__line")).toHaveCount(1);
  await take(page, "恢复成现在的情况");
  await expect(page.locator(".difference__line")).toHaveCount(0);
  await isSaved(page);
  await page.reload();
  await undo(page).click();
  await expect(page.locator(".difference__line")).toHaveCount(1);
});

for (const [way, end] of [
  ["is dismissed", (page) => take(page, "知道了")],
  [
    "is cleared",
    async (page) => {
      await page.evaluate(() => (location.hash = "/settings"));
      await take(page, "清除本机记录");
      await take(page, "确定，全部清除");
      await expect(page.getByText("已经全部清除。")).toBeVisible();
    },
  ],
  ["was deleted yesterday", (page) => page.clock.setFixedTime(new Date("2026-11-25T08:00:00"))],
]) {
  test(`what ${way} is gone for good`, once, async ({ page, host }) => {
    await page.clock.setFixedTime(new Date("2026-11-24T20:00:00"));
    await plant(page, { family: twoChildren });
    await visit(page, host, "/check/2", "二宝");
    await take(page, "删掉“二宝”");
    await expect(bar(page)).toBeVisible();
    await isSaved(page);
    await end(page);
    await page.reload();
    await expect(page.locator("#shell")).toHaveCount(0);
    await expect(bar(page)).toHaveCount(0);
    expect(await page.evaluate(() => localStorage.getItem("removed"))).toBe(null);
  });
}

for (const [look, size, zoom] of [["large type", "large", "100%"], ["text at 200 %", "usual", "200%"]]) {
  test(`the bar covers neither a field that has the focus nor the result, ${look}`, async ({ page, host }) => {
    await plant(page, { family: twoChildren });
    await page.addInitScript((size) => {
      localStorage.setItem("preferences", JSON.stringify({ theme: "light", size }));
    }, size);
    await visit(page, host, "/check/2", "二宝");
    await page.evaluate((zoom) => document.documentElement.style.setProperty("font-size", zoom), zoom);
    await take(page, "删掉“二宝”");
    await isInSight(page, "已删掉“二宝”。");
    const { height } = page.viewportSize();
    expect((await bar(page).boundingBox()).height).toBeLessThan(height * 0.35);
    await page.evaluate(() => scrollTo(0, 0));
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const { activeElement: one } = document;
        const bar = document.querySelector(".removed");
        if (bar.contains(one)) return null;
        const [box, cover] = [one.getBoundingClientRect(), bar.getBoundingClientRect()];
        return { name: one.name || one.textContent.slice(0, 20), covered: box.top + 20 > cover.top };
      });
      if (!seen) break;
      expect(seen.covered, seen.name).toBe(false);
    }
    const head = page.locator(".running__head");
    await head.scrollIntoViewIfNeeded();
    await head.click();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
}
