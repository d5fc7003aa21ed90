// What a school of a later stage grants beside the level: typed on the desk.
import { expect } from "./fixtures.mjs";
import { begin, fill, isSaved, setUp, test, unlock } from "./officer.mjs";

const once = { tag: "@once" };

test("the school's figure is kept letter by letter, and one that cannot be read changes nothing", once, async ({
  page,
  host,
}) => {
  await setUp(page, host, { name: "盐山县第一中学", stage: "普通高中" });
  const address = await begin(page);
  await fill(page, { grade: "高一", name: "张小明" });
  const grant = page.locator("#step-grant");
  const remark = page.locator("#step-grant-remark");
  await grant.focus();
  // The field is not left: each letter counts by itself.
  await page.keyboard.type("400");
  await expect(remark).toContainText("规定在 1,200–3,500");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("2300");
  await expect(grant).toHaveValue("2300");
  await expect(remark).toHaveText("");
  await isSaved(page);
  await page.keyboard.type("多");
  await expect(remark).not.toHaveText("");
  await expect(grant).toHaveValue("2300多");
  await page.goto("about:blank");
  await page.goto(`${host.url}#${address}`);
  await unlock(page);
  await expect(grant).toHaveValue("2300");
});
