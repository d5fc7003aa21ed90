// Two tabs on one family's draft: what both fill in comes together, and where they differ the
// family is asked.
import { appStarted, expect, test } from "./fixtures.mjs";
import { boarder, draft, isSaved, pick, plant, radio, reach, records, saved, twoChildren, visit } from "./household.mjs";

const once = { tag: "@once" };
const called = (page) => page.getByLabel("怎么称呼这个孩子");

// A tab that hears nothing of the others, as one that sleeps; what it says is heard.
async function deaf(context, host, at = ["/check/1", "大宝"]) {
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(BroadcastChannel.prototype, "onmessage", { set() {} });
  });
  await visit(page, host, ...at);
  return page;
}

test("different fields of two tabs come together", once, async ({ page, context, host }) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/check/1", "大宝");
  const other = await deaf(context, host);
  await pick(page, "不住校");
  await isSaved(page);
  await called(other).fill("小明");
  for (const one of [page, other]) {
    await expect(one.getByRole("heading", { level: 1, name: "小明" })).toBeVisible();
    await expect(await reach(one, radio(one, "不住校"))).toBeChecked();
  }
  await expect(page.getByText("填得不一样")).toHaveCount(0);
  const [{ children }] = await saved(page);
  expect([children[0].name, children[0].student.boarding]).toEqual(["小明", "day"]);
});

for (const chosen of ["小红", "小明"]) {
  test(`the same field keeps both and asks; ${chosen} is chosen`, once, async ({ page, context, host }) => {
    await plant(page, { family: twoChildren });
    await visit(page, host, "/check/1", "大宝");
    const other = await deaf(context, host);
    await called(page).fill("小红");
    await isSaved(page);
    await called(other).fill("小明");
    const asked = "两个窗口填得不一样：小明的称呼。现在是“小明”。";
    await expect(page.getByText(asked)).toBeVisible();
    await expect(other.getByText(asked)).toBeVisible();
    const { family } = await records(page);
    expect(family.clashes).toEqual({ "/children/0/name": ["小红"] });
    // It is asked until it is answered.
    await page.reload();
    await expect(page.getByText(asked)).toBeVisible();
    const word = chosen === "小红" ? "改成“小红”" : "就用现在的";
    await page.getByRole("button", { name: word }).click();
    await expect(page.getByText("填得不一样")).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1, name: chosen })).toBeVisible();
    await expect.poll(async () => (await records(page)).family.clashes).toEqual({});
    expect((await saved(page))[0].children[0].name).toBe(chosen);
  });
}

test("a hardship that one says and the other denies is asked about", once, async ({ page, context, host }) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/check", "先说说家里");
  const other = await deaf(context, host, ["/check", "先说说家里"]);
  await page.getByLabel(/农村特困/).click();
  await isSaved(page);
  await other.getByLabel(/其余都不是/).first().click();
  await expect(other.getByText("两个窗口填得不一样：家里的困难类别")).toBeVisible();
  await other.reload();
  await appStarted(other);
  await expect(other.getByText("两个窗口填得不一样：家里的困难类别")).toBeVisible();
});

test("a draft deleted in one tab goes in the other; one changed meanwhile stays", once, async ({
  page,
  context,
  host,
}) => {
  await plant(page, { family: twoChildren, second: draft({ name: "姥姥家", children: [boarder] }) });
  await visit(page, host, "/settings", "设置");
  const other = await context.newPage();
  await visit(other, host, "/settings", "设置");
  const row = (page, name) => page.getByRole("listitem").filter({ hasText: name });
  await row(page, "姥姥家").getByRole("button", { name: "删除" }).click();
  await expect(row(other, "姥姥家")).toHaveCount(0);
  await page.getByRole("button", { name: "撤销删除" }).click();
  await expect(row(other, "姥姥家")).toHaveCount(1);
  await expect.poll(async () => (await saved(page)).length).toBe(2);
});

test("clearing in one tab leaves nothing in the other", once, async ({ page, context, host }) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/settings", "设置");
  const other = await context.newPage();
  await visit(other, host, "/settings", "设置");
  await page.getByRole("button", { name: "清除本机记录" }).click();
  await page.getByRole("button", { name: "确定，全部清除" }).click();
  await expect(other.getByText("还没有记录。")).toBeVisible();
  expect(await saved(page)).toEqual([]);
});

test("of 200 changes in two tabs, one of which is killed, none is lost", once, async ({
  page,
  context,
  host,
}) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/check/1", "大宝");
  const other = await context.newPage();
  await visit(other, host, "/check/2", "二宝");
  const type = (page, word) =>
    page.evaluate(
      async (word) => {
        for (let step = 1; step <= 100; step += 1) {
          const input = document.querySelector("#content input[type=text]");
          input.value = `${word}${step}`;
          input.dispatchEvent(new InputEvent("input", { bubbles: true }));
          await new Promise((resolve) => setTimeout(resolve, 10 + Math.random() * 60));
        }
      },
      word,
    );
  await Promise.all([type(page, "甲"), type(other, "乙")]);
  await other.waitForTimeout(250);
  const session = await context.newCDPSession(other);
  session.send("Page.crash").catch(() => {});
  const names = async () => (await saved(page))[0].children.map(({ name }) => name);
  await expect.poll(names).toEqual(["甲100", "乙100"]);
  expect((await records(page)).family.clashes).toEqual({});
});
