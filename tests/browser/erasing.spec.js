// What goes for good goes only with a backup that has everything and the passphrase, and leaves a
// line; and a recovery code that opened the desk is followed by a new passphrase.
import { expect } from "./fixtures.mjs";
import { begin, fill, isSaved, passphrase, pupil, rows, setUp, take, test, unlock } from "./officer.mjs";

const once = { tag: "@once" };
const button = (page, name) => page.getByRole("button", { name, exact: true });

async function backUp(page) {
  const saving = page.waitForEvent("download");
  await button(page, "备份成文件").click();
  await saving;
  await expect(page.getByText("备份成功")).toBeVisible();
}

test("a void application is erased after a backup, with the passphrase, and a line stays", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await page.goto(`${host.url}#/desk/data`);
  await button(page, "销毁记录……").click();
  // Where nothing can be erased, nothing is asked.
  await expect(page.getByText("没有可以销毁的")).toBeVisible();
  await expect(page.locator("#erase-secret")).toHaveCount(0);
  await page.goto(`${host.url}#/desk`);
  await begin(page);
  await fill(page, pupil);
  await take(page, "提交");
  await page.locator("#step-note").fill("重复录入");
  await take(page, "作废");
  await isSaved(page);
  await page.goto(`${host.url}#/desk/data`);
  await button(page, "销毁记录……").click();
  await page.locator("#erase-secret").fill(passphrase);
  await button(page, "永远删掉").click();
  await expect(page.getByText("还有改动没有备份，没有销毁。")).toBeVisible();
  await backUp(page);
  await page.locator("#erase-secret").fill(`${passphrase}！`);
  await button(page, "永远删掉").click();
  await expect(page.getByText("口令不对")).toBeVisible();
  const before = (await rows(page)).length;
  await page.locator("#erase-secret").fill(passphrase);
  // However often it is tapped, what goes leaves one line.
  await button(page, "永远删掉").click({ clickCount: 3 });
  await expect(page.locator("#erased-said")).toContainText("学年作废的申请 1 份，没有记过发放金额。");
  await expect(page.locator(".erased li")).toHaveCount(1);
  await expect(page.locator(".erased")).not.toContainText("张");
  await expect.poll(async () => (await rows(page)).length).toBeLessThan(before);
  await page.goto(`${host.url}#/desk`);
  await expect(page.getByText("0 份申请", { exact: true })).toBeVisible();
  await page.reload();
  await unlock(page);
  await expect(page.getByText("0 份申请", { exact: true })).toBeVisible();
  await page.goto(`${host.url}#/desk/data`);
  await expect(page.locator(".erased li")).toHaveText([/作废的申请 1 份/]);
});

test("who came in by the recovery code is asked for a new passphrase until there is one", once, async ({
  page,
  host,
}) => {
  const code = await setUp(page, host);
  await page.reload();
  await page.getByRole("button", { name: /用恢复码/ }).click();
  await unlock(page, code);
  const asked = page.getByText("这次是用恢复码打开的。请现在换一个记得住的口令");
  await expect(asked).toBeVisible();
  await page.getByRole("link", { name: "去换口令" }).click();
  await page.getByRole("button", { name: "换口令……" }).click();
  await page.getByRole("button", { name: "忘了口令，用恢复码" }).click();
  await page.locator("#old-passphrase").fill(code);
  for (const id of ["new-passphrase", "new-again"]) await page.locator(`#${id}`).fill("一条很长的河流过我家门口");
  await page.getByRole("button", { name: "换成新口令" }).click();
  await expect(page.getByText("口令换好了")).toBeVisible();
  await page.getByRole("link", { name: "回到名单" }).click();
  await expect(page.getByText("0 份申请", { exact: true })).toBeVisible();
  await expect(asked).toHaveCount(0);
});
