// Text at twice its size, and the few colours of a system: nothing overflows, covers or vanishes.
import { expect, test } from "./fixtures.mjs";
import { pick, plant, twoChildren, unfold, visit } from "./household.mjs";

const screens = [
  ["/", /孩子上学/],
  ["/check", "先说说家里"],
  ["/check/1", "大宝"],
  ["/result", "全家可以拿到"],
  ["/what-if", "假如情况变了"],
  ["/rules/2020-03-01", "有哪些规则"],
  ["/settings", "设置"],
];

test("text at 200 % overflows nowhere, and nothing covers a title", async ({ page, host }) => {
  await plant(page, { family: twoChildren });
  for (const [hash, heading] of screens) {
    await visit(page, host, hash, heading);
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    const title = page.getByRole("heading", { level: 1 });
    const onTop = await title.evaluate((title) => {
      scrollTo(0, 0);
      const { left, top } = title.getBoundingClientRect();
      return title.contains(document.elementFromPoint(left + 5, top + 30));
    });
    expect(onTop, `${hash}: the title is seen`).toBe(true);
    await unfold(page);
    const wide = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      const boxes = [...document.querySelectorAll("#content *, .head *, .foot *")];
      const beyond = boxes.filter((one) => {
        const { right, width: own } = one.getBoundingClientRect();
        return own > 0 && right > width + 1 && !one.closest(".table__scroll");
      });
      return beyond.map((one) => one.outerHTML.slice(0, 100));
    });
    expect(wide, hash).toEqual([]);
  }
});

test("a sum and its 元 never part at the end of a line", async ({ page, host }) => {
  await plant(page, { family: twoChildren });
  for (const [hash, heading] of screens) {
    await visit(page, host, hash, heading);
    await unfold(page);
    const parted = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.getElementById("content"), NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        // The documents' own words stand as they are.
        if (/[\d,]\u0020元/.test(data) && !parentElement.closest("blockquote")) found.push(data);
      }
      return found;
    });
    expect(parted, hash).toEqual([]);
  }
});

test("in forced colours what is chosen, current and certain is seen", { tag: "@once" }, async ({
  page,
  host,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await plant(page, { family: twoChildren });
  const style = (of, what) => of.evaluate((one, what) => getComputedStyle(one)[what], what);
  await visit(page, host, "/check/2", "二宝");
  await pick(page, "住校");
  const option = (word) => page.locator(".option").filter({ hasText: new RegExp(`^${word}$`) });
  const dot = (word) => option(word).locator(".option__dot");
  expect(await style(dot("住校"), "backgroundColor")).not.toBe(await style(dot("不住校"), "backgroundColor"));
  expect(await style(option("住校"), "borderTopColor")).not.toBe(await style(option("不住校"), "borderTopColor"));
  const chips = page.locator(".children__one");
  expect(await style(chips.nth(1), "backgroundColor")).not.toBe(await style(chips.nth(0), "backgroundColor"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  expect(await style(page.locator(".option:has(:focus)"), "outlineStyle")).toBe("solid");

  await visit(page, host, "/check", "先说说家里");
  const boxes = page.locator(".option__box");
  const ticked = page.locator(".is-chosen > .option__box");
  await expect(ticked).toHaveCount(1);
  expect(await style(ticked, "backgroundColor")).not.toBe(await style(boxes.nth(1), "backgroundColor"));

  await visit(page, host, "/what-if", "假如情况变了");
  const current = page.locator(".chip.is-current");
  expect(await style(current, "backgroundColor")).not.toBe(
    await style(page.locator(".chip:not(.is-current)").first(), "backgroundColor"),
  );

  // Marks and bars are drawings: they show on the ground of the system.
  await visit(page, host, "/result", "全家可以拿到");
  const ground = await style(page.locator("body"), "backgroundColor");
  for (const mark of ["yes", "open", "no"]) {
    const drawn = page.locator(`.mark--${mark} circle`).first();
    expect(await style(drawn, "stroke")).not.toBe(ground);
  }
  expect(await style(page.locator(".bar__certain").first(), "fill")).not.toBe(ground);
});
