// Papers, backups and the table for the county, without a network once the desk was open. The workers
// that read and make tables are fetched when they are wanted.
import { expect } from "./fixtures.mjs";
import { arrive, fill, fillClass, isSaved, school, setUp, test, unlock } from "./officer.mjs";
import { many } from "./pupils.mjs";
import { dist } from "./server.mjs";
import { saveWorkbook } from "./workbook.mjs";

const once = { tag: "@once" };
const isRest = (name) => /table-/.test(name);
const follow = (page, name) => page.getByRole("link", { name, exact: true }).click();
const isKept = (page) => expect(page.locator(".head__state")).toContainText("可离线使用");

test("the workers are not downloaded before the desk is open, but once it is", once, async ({
  page,
  host,
}) => {
  await page.goto(host.url);
  await expect(page.locator("#school-name")).toBeVisible();
  expect(host.asked.filter(isRest)).toEqual([]);
  await setUp(page, host);
  await isKept(page);
  const rest = host.asked.filter(isRest).map((name) => name.split("/").pop());
  expect(rest.sort()).toEqual(["reader.js", "reader.wasm", "table.js", "table.wasm"]);
});

test("papers, backup and table are there without a network", once, async ({ page, host }) => {
  await setUp(page, host);
  await fillClass(page, many(2));
  await isKept(page);
  await host.stop();
  await page.reload();
  await unlock(page);
  for (const [link, sheets] of [["申请表", 2], ["空白表", 1]]) {
    await follow(page, link);
    await expect(page.locator(".a4")).toHaveCount(sheets);
    await follow(page, "返回");
  }
  await follow(page, "备份和设置");
  const backup = page.waitForEvent("download");
  await page.getByRole("button", { name: "备份成文件" }).click();
  await backup;
  await follow(page, "回到名单");
  await follow(page, "导出表格");
  const { name } = await saveWorkbook(page, "存成表格文件");
  expect(name).toMatch(/^资助名单-\d{4}-\d\d-\d\d\.xlsx$/);
});

test("the table has every pupil of the list, and numbers of people as texts", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  const pupils = many(3);
  await fillClass(page, pupils);
  await follow(page, "导出表格");
  await expect(page.getByText("表格不加密")).toBeVisible();
  await expect(page.getByText("列出来的 3 人")).toBeVisible();
  const { name, sheets } = await saveWorkbook(page, "存成表格文件");
  await expect(page.getByText(`存好了：${name}。用完请删掉。`)).toBeVisible();
  const [heads, ...rows] = sheets[0];
  const under = (head) => rows.map((row) => row[heads.indexOf(head)]);
  expect(under("姓名").sort()).toEqual(pupils.map(({ texts }) => texts.name).sort());
  expect(under("身份证号码").sort()).toEqual(pupils.map(({ texts }) => texts["id-number"]).sort());
});

// Pupils of two classes, publicised.
async function twoClasses(page) {
  const steps = ["提交", "审核通过", "开始公示"];
  const of = ({ texts, ...rest }, place) => ({ ...rest, texts: { ...texts, class: `${place + 1}班` } });
  const pupils = many(2, steps).map(of);
  await fillClass(page, pupils);
  return pupils.map(({ texts }) => texts.name);
}

const chooseClass = (page, label) => page.locator("#class-filter").selectOption({ label });

test("what another tab changes is on a paper only if it was asked for", once, async ({
  page,
  host,
  context,
}) => {
  await setUp(page, host);
  const [first, second] = await twoClasses(page);
  await isSaved(page);
  await chooseClass(page, "六年级1班");
  await follow(page, "公示");
  await expect(page.locator(".a4")).toContainText(first);
  const hint = await page.evaluate(() => localStorage.getItem("desk"));
  const other = await context.newPage();
  await arrive(other, host);
  for (const [link, name] of [[second, `${second}二`], [first, `${first}一`]]) {
    await other.getByRole("link", { name: new RegExp(`^${link[0]}\\*\\*`) }).click();
    await fill(other, { name });
    await isSaved(other);
    await other.getByRole("link", { name: "回到名单" }).click();
  }
  await expect(page.locator(".a4")).toContainText(`${first}一`);
  await expect(page.locator(".a4")).not.toContainText(second);
  expect(await page.evaluate(() => localStorage.getItem("desk"))).toBe(hint);
});

test.describe("without a worker", () => {
  test.use({ serviceWorkers: "block", expectedErrors: [/404|Failed to|blocked|integrity/] });

  test("what cannot be fetched is said, and tried again", once, async ({ page, host }) => {
    await setUp(page, host);
    const rest = await page.locator("link[data-rest]").evaluateAll((links) =>
      links.map((link) => link.getAttribute("href").slice(2)),
    );
    for (const name of rest) host.faults.set(name, "missing");
    await follow(page, "导出表格");
    const save = page.getByRole("button", { name: "存成表格文件" });
    await save.click();
    await expect(page.getByRole("status").getByText("还没有存到这台设备上")).toBeVisible();
    host.faults.clear();
    const table = page.waitForEvent("download");
    await save.click();
    await table;
  });
});

test.describe("from the family's page", () => {
  test.use({ root: dist, path: "/" });

  test("the second door leads to the desk, and its foot back to the family's", once, async ({
    page,
    host,
  }) => {
    await page.goto(host.url);
    await page.getByRole("link", { name: /我是学校资助人员/ }).click();
    await expect(
      page.getByRole("heading", { level: 1, name: "在这台设备上开设资助工作台" }),
    ).toBeVisible();
    expect(new URL(page.url()).pathname).toBe("/desk/");
    await page.getByRole("link", { name: "首页" }).click();
    await expect(page.getByRole("button", { name: /我是家长/ })).toBeVisible();
  });

  test("the rules are looked up beside the open desk", once, async ({ page, context, host }) => {
    await setUp(page, { url: `${host.url}desk/` });
    const opening = context.waitForEvent("page");
    await page.getByRole("link", { name: "规则（另开）" }).click();
    await (await opening).waitForURL(/#\/rules$/);
    await expect(page.getByRole("heading", { level: 1, name: school })).toBeVisible();
  });
});
