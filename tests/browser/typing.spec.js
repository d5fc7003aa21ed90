// A Chinese input method in every text field: what is committed is what stands there.
import { expect, test } from "./fixtures.mjs";
import { plant, saved, twoChildren, visit } from "./household.mjs";

const once = { tag: "@once" };
const scripts = [
  [["w", "wa", "wan", "wang"], "王"],
  [["n", "ni", "nih", "niha", "nihao"], "你好"],
  [["x", "xi", "xia", "xiao", "xiao m", "xiao mi", "xiao min", "xiao ming"], "小明"],
  [["d", "da", "dab", "daba", "dabao"], "大宝贝"],
  [["zh", "zhu", "zhuo", "zhuom", "zhuoma"], "卓玛·次仁"],
  [["y", "ya", "yan"], "䶮"],
];
const fields = [
  ["the child's name", "/check/1", "大宝", "怎么称呼这个孩子", (drafts) => drafts[0].children[0].name],
  ["the draft's name", "/settings", "设置", "改名", (drafts) => drafts[0].name],
];

for (const [what, hash, heading, label, read] of fields) {
  for (const [steps, chosen] of scripts) {
    test(`${what} composed as ${steps.at(-1)} is ${chosen}`, once, async ({
      page,
      host,
      compose,
    }) => {
      await plant(page, { family: twoChildren });
      await visit(page, host, hash, heading);
      const field = page.getByLabel(label);
      const before = read(await saved(page));
      await field.fill("");
      await compose(steps.slice(0, -1), "");
      await field.focus();
      await field.fill("");
      await compose(steps, chosen);
      await expect(field).toHaveValue(chosen);
      await expect.poll(async () => read(await saved(page))).toBe(chosen);
      expect(before).not.toBe(chosen);
    });
  }

  test(`${what}: half-composed letters are never saved`, once, async ({ page, host, context }) => {
    await plant(page, { family: twoChildren });
    await visit(page, host, hash, heading);
    const field = page.getByLabel(label);
    const before = read(await saved(page));
    await field.focus();
    const session = await context.newCDPSession(page);
    for (const text of ["w", "wa", "wan", "wang"]) {
      const caret = { selectionStart: text.length, selectionEnd: text.length };
      await session.send("Input.imeSetComposition", { text, ...caret });
    }
    await expect(field).toHaveValue(/wang/);
    expect(read(await saved(page))).toBe(before);
    await session.send("Input.insertText", { text: "王" });
    await expect.poll(async () => read(await saved(page))).toContain("王");
    expect(read(await saved(page))).not.toMatch(/[a-z]/);
  });
}
