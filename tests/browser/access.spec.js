// Everyone can use it: axe on every screen, keyboard only, narrow screens, large targets.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures.mjs";
import { plant, radio, reach, twoChildren, unfold, visit } from "./household.mjs";

const screens = [
  ["/", /孩子上学/],
  ["/check", "先说说家里"],
  ["/check/1", "大宝"],
  ["/check/99", "没有这个孩子"],
  ["/result", "全家可以拿到"],
  ["/ledger", "账目"],
  ["/what-if", "假如情况变了"],
  ["/rules/2020-03-01", "有哪些规则"],
  ["/settings", "设置"],
];
const looks = [
  ["light", "light", "usual"],
  ["dark", "dark", "usual"],
  ["large", "light", "large"],
];

for (const [look, theme, size] of looks) {
  test(`axe finds nothing on any screen, ${look}`, async ({ page, host }) => {
    // Nine screens with every fold open are many nodes to look at.
    test.setTimeout(180_000);
    await page.addInitScript(
      (preferences) => localStorage.setItem("preferences", preferences),
      JSON.stringify({ theme, size }),
    );
    await plant(page, { family: twoChildren });
    for (const [hash, heading] of screens) {
      await visit(page, host, hash, heading);
      await unfold(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const said = violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
      expect(said, `${hash} ${look}`).toEqual([]);
    }
  });

  test(`nothing scrolls sideways at 320 px, ${look}`, { tag: "@once" }, async ({ page, host }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.addInitScript(
      (preferences) => localStorage.setItem("preferences", preferences),
      JSON.stringify({ theme, size }),
    );
    await plant(page, { family: twoChildren });
    for (const [hash, heading] of screens) {
      await visit(page, host, hash, heading);
      await unfold(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, hash).toBeLessThanOrEqual(320);
    }
  });
}

test("everything that can be tapped is at least 48 px high", { tag: "@once" }, async ({
  page,
  host,
}) => {
  await plant(page, { family: twoChildren });
  for (const [hash, heading] of screens) {
    await visit(page, host, hash, heading);
    await unfold(page);
    const small = await page.evaluate(() => {
      const targets = document.querySelectorAll("button, summary, select, input, nav a, .button");
      return [...targets]
        .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
        .filter(([, box]) => box.height > 0 && box.height < 48)
        .map(([html, box]) => `${html} ${box.height}`);
    });
    expect(small, hash).toEqual([]);
  }
});

test("the whole check goes by keyboard, and the focus is always seen", { tag: "@once" }, async ({
  page,
  host,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await plant(page, { family: twoChildren });
  await visit(page, host, "/check/1/stage", "大宝");
  const reached = new Set();
  for (let step = 0; step < 90; step += 1) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const { activeElement: one } = document;
      if (!one || one === document.body) return null;
      const box = one.getBoundingClientRect();
      const bar = document.querySelector(".check__aside");
      const middle = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
      const above = document.elementFromPoint(...middle);
      const covered = !bar.contains(one) && bar.contains(above);
      return { name: one.name || one.textContent.trim().slice(0, 20), covered };
    });
    if (!seen) break;
    expect(seen.covered, seen.name).toBe(false);
    reached.add(seen.name);
    if (seen.name === "boarding") await page.keyboard.press("ArrowDown");
    if (seen.name === "下一题") await page.keyboard.press("Enter");
  }
  for (const name of ["stage", "school-kind", "boarding", "下一个：二宝"]) {
    expect([...reached]).toContain(name);
  }
  await expect(await reach(page, radio(page, "不住校"))).toBeChecked();
});
