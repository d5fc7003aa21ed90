// A family's answers become applications, each child's once: nothing is asked again, and what the
// school knows better is said.
import { expect, test } from "./fixtures.mjs";
import { plant, twoChildren, visit } from "./household.mjs";
import { isSaved, setUp, unlock } from "./officer.mjs";

const once = { tag: "@once" };
const onDesk = (host) => ({ url: `${host.url}desk/` });
const begins = async (page) => page.getByText("从家长填好的记录接过来").click();
const list = (page) => page.getByRole("link", { name: "回到名单" }).click();

test("a child of a draft on this device becomes one application, and the way to it stays", once, async ({
  page,
  host,
}) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/check/1", "大宝");
  await setUp(page, onDesk(host));
  const taken = (child) => page.getByText(`接自家长的记录，家长叫孩子“${child}”。`);
  for (const child of ["大宝", "二宝"]) {
    await begins(page);
    await page.getByRole("button", { name: child }).click();
    await expect(taken(child)).toBeVisible();
    await isSaved(page);
    await list(page);
  }
  await expect(page.getByText("2 份申请", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /家长叫“大\*”/ })).toBeVisible();
  await begins(page);
  await page.getByRole("link", { name: "看“大宝”已建的" }).click();
  await expect(taken("大宝")).toBeVisible();
  await list(page);
  await expect(page.getByText("2 份申请", { exact: true })).toBeVisible();
  // The same record filled in for another child.
  await begins(page);
  await page.getByRole("button", { name: "大宝，另建一份" }).click();
  await expect(taken("大宝")).toBeVisible();
  await list(page);
  await expect(page.getByText("3 份申请", { exact: true })).toBeVisible();
});

test("a family's file taken twice makes nothing twice, and what differs stays on the application", once, async ({
  page,
  host,
}) => {
  await setUp(page, onDesk(host));
  const other = twoChildren.replaceAll('"region":"130925"', '"region":"130981"');
  expect(other).not.toBe(twoChildren);
  const file = { name: "家.json", mimeType: "application/json", buffer: Buffer.from(other) };
  await begins(page);
  const input = page.getByLabel("选择家长存的记录文件");
  await input.setInputFiles(file);
  await expect(page.getByText("已建 2 份申请，在下面的名单里，姓名还没有填。")).toBeVisible();
  await input.setInputFiles([]);
  await input.setInputFiles(file);
  await expect(page.getByText("有 2 个孩子以前接过，没有再建。")).toBeVisible();
  await expect(page.getByText("2 份申请", { exact: true })).toBeVisible();
  // Two families may have said all the same.
  await page.getByRole("button", { name: "是另一家的孩子，也建上" }).click();
  await expect(page.getByText("4 份申请", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "是另一家的孩子，也建上" })).toHaveCount(0);
  await isSaved(page);
  await page.reload();
  await unlock(page);
  await page.getByRole("link", { name: /家长叫“大\*”/ }).first().click();
  await expect(page.getByText(/家长填的学校所在县（市、区）.*与本校不同/)).toBeVisible();
});
