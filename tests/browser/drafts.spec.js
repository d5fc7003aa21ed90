// Drafts: several, renamed, deleted and brought back, in files, in the store, damaged, newer.
import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures.mjs";
import { draft, boarder, isSaved, pick, plant, rows, saved, twoChildren, visit } from "./household.mjs";

const once = { tag: "@once" };

test("an answer reaches the database by itself", once, async ({ page, host }) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/check/1", "大宝");
  await page.evaluate(async () => {
    const answer = (asked) => new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
    const radios = [...document.querySelectorAll("input[type=radio]")];
    radios.find((radio) => radio.labels[0].textContent.trim() === "不住校").click();
    for (;;) {
      const database = await answer(indexedDB.open("student-aid"));
      const store = database.transaction("records").objectStore("records");
      const values = await answer(store.getAll());
      database.close();
      const texts = values.map((bytes) => new TextDecoder().decode(bytes));
      if (texts.some((text) => text.includes('boarding","day"'))) return;
    }
  });
});

test("drafts are opened, renamed, deleted and brought back", async ({ page, host }) => {
  const second = draft({ name: "姥姥家", children: [boarder] });
  await plant(page, { first: twoChildren, second });
  await visit(page, host, "/settings", "设置");
  const row = page.getByRole("listitem").filter({ hasText: "姥姥家" });
  await row.getByLabel("改名").fill("舅舅家");
  const renamed = page.getByRole("listitem").filter({ hasText: "舅舅家" });
  await expect(renamed).toBeVisible();
  await renamed.getByRole("button", { name: "删除" }).click();
  await expect(renamed).toHaveCount(0);
  await expect.poll(async () => (await saved(page)).length).toBe(1);
  await page.getByRole("button", { name: "撤销删除" }).click();
  await expect(renamed).toBeVisible();
  await expect.poll(async () => (await saved(page)).map((one) => one.name).sort()).toContain("舅舅家");
  await page.getByRole("button", { name: "新建一份" }).click();
  await expect(page.getByRole("heading", { name: "先说说家里" })).toBeVisible();
});

test("a draft goes into a file and comes back beside what is there", once, async ({
  page,
  host,
}, info) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/settings", "设置");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "存成文件" }).click(),
  ]);
  const file = info.outputPath("draft.json");
  await download.saveAs(file);
  expect(JSON.parse(await readFile(file, "utf8")).children).toHaveLength(2);
  await page.getByLabel("选择记录文件").setInputFiles(file);
  await expect(page.getByText("已读入“我家的测算”，并已打开。")).toBeVisible();
  await expect.poll(() => saved(page)).toHaveLength(2);

  const refused = [
    ["photo.json", "not a draft", "这不是本页存的记录文件。请另选一个文件。"],
    ["newer.json", twoChildren.replace('"shape":2', '"shape":4'), "这份记录是更新的版本存的"],
    ["torn.json", twoChildren.replace('"children"', '"child"'), "这份记录已经损坏"],
  ];
  for (const [name, text, sentence] of refused) {
    await page
      .getByLabel("选择记录文件")
      .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
    await expect(page.getByText(sentence)).toBeVisible();
  }
  expect(await saved(page)).toHaveLength(2);
});

test("damaged and newer drafts are reported, their bytes untouched; an older shape is upgraded", once, async ({
  page,
  host,
  open,
}) => {
  const torn = twoChildren.slice(0, 200);
  const newer = twoChildren.replace('"shape":2', '"shape":7');
  const older = twoChildren.replace('"shape":2', '"shape":1');
  await plant(page, { torn, newer, older });
  await open();
  await expect(page.getByText("有一份记录读不出来。")).toBeVisible();
  await expect(page.getByText("有一份更新版本存的记录。")).toBeVisible();
  await visit(page, host, "/check/1", "大宝");
  await pick(page, "不住校");
  await isSaved(page);
  const kept = await page.evaluate(() => ({ ...localStorage }));
  expect(kept["draft/torn"]).toBe(torn);
  expect(kept["draft/newer"]).toBe(newer);
  expect(kept).not.toHaveProperty("draft/older");
  expect((await saved(page)).map(({ shape }) => shape)).toEqual([2]);
});

test("clearing leaves nothing of the family, and the word that there is a desk", once, async ({ page, host }) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/settings", "设置");
  // As the desk leaves it, which tells by it that its records were taken away.
  await page.evaluate(() => localStorage.setItem("desk", "2026-11-02 40"));
  await page.getByRole("button", { name: "清除本机记录" }).click();
  await page.getByRole("button", { name: "确定，全部清除" }).click();
  await expect(page.getByText("已经全部清除。")).toBeVisible();
  await expect(page.getByText("还没有记录。")).toBeVisible();
  // That a record was removed is all that is left, so that no copy of a killed browser brings it back.
  await expect.poll(async () => (await rows(page)).map(([key]) => key)).toEqual(["family/head"]);
  expect((await rows(page))[0][1].length).toBeLessThan(60);
  await expect.poll(() => rows(page, "drafts")).toEqual([]);
  const kept = await page.evaluate(() => Object.keys(localStorage));
  // The page itself goes on: its settings, and that it may be writing.
  const left = kept.filter((key) => key !== "preferences" && !key.startsWith("writing/"));
  expect(left).toEqual(["desk"]);
});

test("a second tab shows what the first one saved", once, async ({ page, context, host }) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/check/1", "大宝");
  const other = await context.newPage();
  await visit(other, host, "/check/1", "大宝");
  await page.getByLabel("怎么称呼这个孩子").fill("小明");
  await expect(other.getByRole("heading", { level: 1, name: "小明" })).toBeVisible();
});
