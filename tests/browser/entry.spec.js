// Entry at speed: an evening's pile of forms, typed from the number on, mostly without a mouse.
import { expect } from "./fixtures.mjs";
import { enter } from "./entry-keys.mjs";
import { answer, begin, fill, fillClass, isSaved, pupil, setUp, test } from "./officer.mjs";
import { idNumber, many } from "./pupils.mjs";

const once = { tag: "@once" };

// On commit 8f4d42c it took 85 keys beside the text, 77 of them tabs.
const MOST = { all: 56, tabs: 51 };

test("a pupil with two members is entered and handed in with few keys beside the text", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  const keys = await enter(page);
  expect(keys.all).toBeLessThanOrEqual(MOST.all);
  expect(keys.tabs).toBeLessThanOrEqual(MOST.tabs);
  // What the keys went past is there all the same.
  await expect(page.locator("#sex")).toHaveValue("男");
  await expect(page.locator("#born")).toHaveValue("2017 年 5 月");
  await expect(page.getByRole("checkbox", { name: /农村低保/ }).first()).toBeChecked();
  await expect(page.locator("#member-income-2")).not.toHaveValue("");
});

test("the number comes first and fills in sex and birth month at once, to be put right", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await begin(page);
  const [number, sex, born] = ["id-number", "sex", "born"].map((id) => page.locator(`#${id}`));
  await number.pressSequentially(pupil["id-number"]);
  await expect(sex).toHaveValue("男");
  await expect(born).toHaveValue("2017 年 5 月");
  // Nobody has to go by what the number says, forwards or backwards.
  await page.keyboard.press("Tab");
  await expect(page.locator("#name")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator("#native-place")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(page.locator("#name")).toBeFocused();
  // Another number: what only the first had said follows it.
  await number.fill(idNumber(4, "20160307"));
  await expect(sex).toHaveValue("女");
  await expect(born).toHaveValue("2016 年 3 月");
  // The papers say otherwise: that stays, whatever is typed into the number, and is doubted.
  await sex.selectOption("男");
  await expect(page.locator("#sex-remark")).toHaveText(/身份证号表示的性别是女，表上填的是男/);
  await number.fill(idNumber(6, "20160307"));
  await expect(sex).toHaveValue("男");
  await page.locator("#name").focus();
  await page.keyboard.press("Tab");
  await expect(sex).toBeFocused();
  await isSaved(page);
});

test("a new form opens in the first field to type, and says nothing before the first key", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await begin(page);
  await expect(page.locator("#grade")).toBeFocused();
  await expect(page.locator("#summary")).toHaveCount(0);
  await expect(page.locator("[aria-invalid=true]")).toHaveCount(0);
  // What was passed by without a word is missing.
  for (const id of ["grade", "class"]) await page.locator(`#${id}`).focus();
  await page.locator("#id-number").focus();
  await expect(page.locator("#summary")).toHaveText("必须补齐或改正 2 处，才能提交");
  await fill(page, { grade: "三年级", class: "2班" });
  await expect(page.locator("#summary")).toHaveText("必须补齐或改正 1 处，才能提交");
  // One that is gone on with says all that is missing.
  await page.getByRole("link", { name: "回到名单" }).click();
  await page.locator(".roster__link").click();
  await expect(page.locator("#summary")).toHaveText(/^必须补齐或改正 8 处，才能提交/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("a brother's form opens in the first field to type, too", once, async ({ page, host }) => {
  await setUp(page, host);
  await begin(page);
  await fill(page, pupil);
  await page.getByRole("button", { name: "给兄弟姐妹也建一份" }).click();
  await expect(page.locator("#grade")).toBeFocused();
  await expect(page.locator("#summary")).toHaveCount(0);
});

test("what the school says of all its pupils waits behind a fold, and can be changed there", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await begin(page);
  const kind = page.getByLabel("学校性质", { exact: true });
  await expect(page.getByText(/学校的情况：盐山县、公办学校、乡镇或村里；还没问清的有/)).toBeVisible();
  await expect(kind).toHaveCount(0);
  await page.getByText("学校情况和本校设置不一样的，在这里改").click();
  await answer(page, { 学校性质: "民办学校" });
  await expect(page.getByText(/学校的情况：盐山县、民办学校、乡镇或村里；还没问清的有/)).toBeVisible();
  // Opened again it is no longer the school's own, and stands among the questions.
  await isSaved(page);
  await page.getByRole("link", { name: "回到名单" }).click();
  await page.locator(".roster__link").click();
  await expect(kind).toBeVisible();
});

test("many boxes are one stop of the tab key, and the arrows lead among them", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await begin(page);
  const boxes = page.getByRole("group", { name: "家庭的特殊群体类型" }).getByRole("checkbox");
  await boxes.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(boxes.nth(1)).toBeFocused();
  await page.keyboard.press("Space");
  await expect(boxes.nth(1)).toBeChecked();
  await page.keyboard.press("End");
  await expect(boxes.last()).toBeFocused();
  await page.keyboard.press("Tab");
  const own = page.getByRole("group", { name: "学生本人的特殊群体类型" }).getByRole("checkbox");
  await expect(own.first()).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(boxes.last()).toBeFocused();
});

test("a wide screen shows twelve applications of the list at once", async ({ page, host }) => {
  test.skip(page.viewportSize().width < 1400, "a wide screen's story");
  await setUp(page, host);
  await fillClass(page, many(24));
  await page.evaluate(() => scrollTo(0, 0));
  const seen = await page.locator(".roster__link").evaluateAll((rows) => {
    const boxes = rows.map((row) => row.getBoundingClientRect());
    return boxes.filter((box) => box.top >= 0 && box.bottom <= innerHeight).length;
  });
  expect(seen).toBeGreaterThanOrEqual(12);
  // The reminder of a backup stands there, too.
  await expect(page.getByText(/还没有备份/)).toBeInViewport();
});
