// A browser that cannot run the app gets a plain page that says what to do, and no download.
import { expect, test } from "./fixtures.mjs";

const lacks = {
  "no WebAssembly": () => delete window.WebAssembly,
  "no reference types": () => (WebAssembly.validate = () => false),
  "no BigInt": () => delete window.BigInt,
};

for (const [what, remove] of Object.entries(lacks)) {
  test(`${what}: a plain page, and nothing of the app is fetched`, async ({ page, host }) => {
    await page.addInitScript(remove);
    await page.goto(host.url);
    await expect(page.locator("#unsupported")).toBeVisible();
    await expect(page.locator("#shell")).toBeHidden();
    await expect(page.locator("#unsupported")).toContainText("在浏览器打开");
    await expect(page.locator("#unsupported")).toContainText("纸质申请表");
    await page.waitForLoadState("networkidle");
    expect(host.asked.filter((name) => /\.wasm$|^app-|^sw\.js$/.test(name))).toEqual([]);
    const wider = await page.evaluate(() => document.body.scrollWidth > window.innerWidth);
    expect(wider, "nothing is cut off at the side").toBe(false);
  });
}

test("without JavaScript the page says so", async ({ browser, host }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(host.url);
  await expect(page.locator("#shell noscript > p")).toBeVisible();
  await context.close();
});
