// Thirty scripts of an input method in every text field of the official form: what is committed is
// what stands there, the caret stays behind it, and nothing half composed is taken for an answer.
import { expect } from "./fixtures.mjs";
import { begin, isSaved, setUp, test, unlock } from "./officer.mjs";

// The letters as an input method shows them one after the other, and the text that is chosen.
const letters = (text) => [...text].map((_, place) => text.slice(0, place + 1));
const scripts = [
  ...["wang 王", "nihao 你好", "xiao'ming 小明", "zhangsan 张三", "lvcheng 旅程", "nv 女"],
  ...["cangzhou 沧州", "yanshan 盐山", "qingyunzhen 庆云镇", "dijiu 第九", "yan 䶮", "xi 囍"],
  ...["chi 𠮷", "tian 𪚥", "zhuoma 卓玛·次仁", "abudu 阿卜杜·热合曼", "meinong 务农"],
  ...["shoujihaoma 13903170001", "yiqian 1,000", "erlingyiqi 二〇一七", "nian 2017年5月"],
  ...["ggtt 五", "wqiy 你", "tgkg 和", "u4e00 一", "vmhq 妈"],
  ...["haode 好的。", "kuohao （其他）", "shuminghao 《证明》", "fenhao 甲；乙"],
].map((line) => {
  const [typed, chosen] = line.split(" ");
  return [letters(typed), chosen];
});

test("thirty compositions in every text field of the form", { tag: "@once" }, async ({
  page,
  host,
  context,
}) => {
  test.setTimeout(240_000);
  expect(scripts).toHaveLength(30);
  await setUp(page, host);
  const at = await begin(page);
  await page.getByRole("button", { name: "加一位家庭成员" }).click();
  await expect(page.locator("#member-name-1")).toBeVisible();
  const ids = await page.locator(".entry__input").evaluateAll((inputs) =>
    inputs.filter((one) => one.matches("input, textarea") && one.id !== "step-day" && !one.disabled)
      .map((one) => one.id),
  );
  expect(ids.length).toBeGreaterThan(25);
  const session = await context.newCDPSession(page);
  const last = {};
  for (const id of ids) {
    const field = page.locator(`#${id}`);
    await field.fill("甲乙");
    for (const [steps, chosen] of scripts) {
      await field.evaluate((one) => {
        one.value = "甲乙";
        one.focus();
        one.setSelectionRange(1, 1);
      });
      await Promise.all([
        ...steps.map((text) => {
          const caret = { selectionStart: text.length, selectionEnd: text.length };
          return session.send("Input.imeSetComposition", { text, ...caret });
        }),
        session.send("Input.insertText", { text: chosen }),
      ]);
      const now = await field.evaluate((one) => [one.value, one.selectionStart]);
      expect(now, `${id}, ${steps.at(-1)}`).toEqual([`甲${chosen}乙`, 1 + chosen.length]);
    }
    last[id] = await field.inputValue();
  }
  await page.locator("h1").first().focus();
  await isSaved(page);
  const left = Object.fromEntries(
    await Promise.all(ids.map(async (id) => [id, await page.locator(`#${id}`).inputValue()])),
  );
  await page.reload();
  await unlock(page);
  await page.goto(`${host.url}#${at}`);
  for (const id of ids) {
    await expect(page.locator(`#${id}`)).toHaveValue(left[id]);
    expect(left[id], id).not.toMatch(/[a-z]/);
  }
  await expect(page.getByText(/上次没打完/)).toHaveCount(0);
});
