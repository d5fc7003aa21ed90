// Two tabs on one draft: nothing that either filled in is lost.
import { appStarted, expect, test } from "./fixtures.mjs";
import { copied, forget, isSaved, pick, plant, saved, twoChildren, visit } from "./household.mjs";

const once = { tag: "@once" };

const bothOpen = async (page, context, host, ...hashes) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, hashes[0], hashes[0].endsWith("1") ? "大宝" : "二宝");
  await isSaved(page);
  const other = await context.newPage();
  await visit(other, host, hashes[1], hashes[1].endsWith("1") ? "大宝" : "二宝");
  return other;
};

// In one task, as a person never can: before either tab can hear of the other.
const click = (page, word) =>
  page.evaluate((word) => {
    const radios = [...document.querySelectorAll("input[type=radio]")];
    radios.find((one) => one.closest("label").textContent.trim() === word).click();
  }, word);

test("different answers in both at once are both kept, on both screens", once, async ({
  page,
  context,
  host,
}) => {
  const other = await bothOpen(page, context, host, "/check/1", "/check/2");
  await Promise.all([click(page, "不住校"), click(other, "住校")]);
  for (const tab of [page, other]) {
    for (const [child, name, word] of [[1, "大宝", "不住校"], [2, "二宝", "住校"]]) {
      await visit(tab, host, `/check/${child}`, name);
      await expect(tab.getByRole("radio", { name: word, exact: true })).toBeChecked();
    }
    await expect(tab.getByText("两个窗口填得不一样")).toHaveCount(0);
  }
  await other.close();
  await forget(page);
  await page.reload();
  await appStarted(page);
  const [draft] = await copied(page);
  expect(draft.children.map((child) => child.student.boarding)).toEqual(["day", "boarder"]);
  await expect.poll(async () => (await saved(page))[0]?.children).toEqual(draft.children);
});

test("different answers to one question are both kept and asked about", once, async ({
  page,
  context,
  host,
}) => {
  const other = await bothOpen(page, context, host, "/check/1", "/check/1");
  await Promise.all([click(page, "民办学校"), click(other, "特殊教育学校")]);
  const kept = ["民办学校", "特殊教育学校"];
  for (const tab of [page, other]) {
    const asked = tab.getByText("两个窗口填得不一样：大宝的学校的性质");
    await expect(asked).toBeVisible();
    for (const word of kept) await expect(asked).toContainText(word);
  }
  // A tab that is closed without an answer does not take the question along.
  await other.close();
  await page.reload();
  const stands = await page.getByRole("radio", { name: kept[0], exact: true }).isChecked();
  await page.getByRole("button", { name: "换成另一个" }).click();
  const chosen = page.getByRole("radio", { name: kept[stands ? 1 : 0], exact: true });
  await expect(chosen).toBeChecked();
  await expect(page.getByText("两个窗口填得不一样")).toHaveCount(0);
  await isSaved(page);
  await page.reload();
  await expect(chosen).toBeChecked();
  await expect(page.getByText("两个窗口填得不一样")).toHaveCount(0);
});

// Always the same numbers.
function seeded(seed) {
  return (most) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * most);
  };
}

for (const seed of [1, 2]) {
  test(`of 40 interleaved answers none is lost (seed ${seed})`, once, async ({
    page,
    context,
    host,
  }) => {
    test.setTimeout(90_000);
    const other = await bothOpen(page, context, host, "/check/1", "/check/2");
    const chance = seeded(seed);
    const words = {
      boarding: { 住校: "boarder", 不住校: "day" },
      "school-kind": { 公办学校: "public", 民办学校: "private" },
    };
    const expected = [{}, {}];
    for (let edit = 0; edit < 40; edit += 1) {
      const place = chance(2);
      const field = Object.keys(words)[chance(2)];
      const word = Object.keys(words[field])[chance(2)];
      expected[place][field] = words[field][word];
      await click([page, other][place], word);
      await page.waitForTimeout(chance(4) * 40);
    }
    for (const tab of [page, other]) await isSaved(tab);
    const answers = (draft) =>
      draft.children.map(({ student }, place) =>
        Object.fromEntries(Object.keys(expected[place]).map((field) => [field, student[field]])),
      );
    await expect.poll(async () => answers((await copied(page))[0])).toEqual(expected);
    await expect.poll(async () => answers((await saved(page))[0])).toEqual(expected);
    await other.close();
    await page.reload();
    await appStarted(page);
    expect(answers((await saved(page))[0])).toEqual(expected);
    await expect(page.getByText("两个窗口填得不一样")).toHaveCount(0);
  });
}

test("what one removed while the other changed the children fits together again", once, async ({
  page,
  context,
  host,
}) => {
  const other = await bothOpen(page, context, host, "/check/1", "/check/2");
  await other.goto(`${host.url}#/what-if`);
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  const addChild = page.evaluate(() =>
    [...document.querySelectorAll("button")]
      .find((one) => one.textContent.includes("再加一个孩子"))
      .click(),
  );
  await Promise.all([addChild, click(other, "民办学校")]);
  for (const tab of [page, other]) {
    await visit(tab, host, "/check/3", "三宝");
    await expect(tab.getByText("读不出来")).toHaveCount(0);
  }
  await other.close();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "三宝" })).toBeVisible();
});

test("what one tab clears is gone from the other, and stays gone", once, async ({
  page,
  context,
  host,
}) => {
  const other = await bothOpen(page, context, host, "/check/1", "/check/1");
  await pick(other, "不住校");
  await visit(page, host, "/settings", "设置");
  await page.getByRole("button", { name: "清除本机记录" }).click();
  await page.getByRole("button", { name: "确定，全部清除" }).click();
  await expect(page.getByText("还没有记录。")).toBeVisible();
  await other.goto(`${host.url}#/settings`);
  await expect(other.getByText("还没有记录。")).toBeVisible();
  await forget(page);
  await page.reload();
  await expect(page.getByText("还没有记录。")).toBeVisible();
  expect(await copied(page)).toEqual([]);
});
