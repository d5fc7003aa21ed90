// A desk of hundreds opens by copies of its records: what it shows is what is in the records.
import { expect } from "./fixtures.mjs";
import { fillClass, isSaved, rows, setUp, test, unlock } from "./officer.mjs";

test("a desk of hundreds opens by copies, and shows what was changed since", { tag: "@once" }, async ({
  page,
  host,
}) => {
  test.slow();
  await setUp(page, host);
  const pupil = (at) => ({ texts: { name: `张小${at}`, class: "2班" } });
  await fillClass(page, [...Array(201).keys()].map(pupil));
  await isSaved(page);
  await page.reload();
  await unlock(page);
  const count = page.getByText("201 份申请", { exact: true });
  await expect(count).toBeVisible();
  const isCopied = async () => {
    const keys = (await rows(page)).filter(([store]) => store === "records").map(([, key]) => key);
    return keys.every((key) => key.startsWith("~") || keys.includes(`~${key[0]}`));
  };
  await expect.poll(isCopied, { timeout: 30_000 }).toBe(true);
  await page.locator("#search").fill("张小77");
  await page.locator(".roster__link").click();
  await page.locator("#name").fill("王小七");
  await isSaved(page);
  await page.reload();
  await unlock(page);
  await expect(page.locator("#name")).toHaveValue("王小七");
  await page.getByRole("link", { name: "回到名单" }).click();
  await expect(count).toBeVisible();
  await page.locator("#search").fill("小7");
  await expect(page.locator(".roster__link")).toHaveCount(10);
});
