// The officer's papers out of a real Firefox: as many sheets as out of Chromium, of the same size,
// and on each the same part of the sheet is printed on.
import { writeFileSync } from "node:fs";
import { expect } from "./fixtures.mjs";
import { fillClass, isSaved, setUp, test } from "./officer.mjs";
import { chromium } from "./playwright.config.js";
import { sheetInks, sheetWays } from "./printing.mjs";
import { fullPupil, many } from "./pupils.mjs";

const toPublicised = ["提交", "审核通过", "开始公示"];
// The list to sign takes two sheets.
const pupils = [
  ...many(15, [...toPublicised, "认定"]),
  { ...fullPupil(), steps: toPublicised },
];

// A desk with a class; gives the addresses of its papers, after the «#».
async function deskOf(page, host) {
  await setUp(page, host, { name: "盐山县第一小学" });
  await fillClass(page, pupils);
  await isSaved(page);
  // The last pupil is the one whose papers are printed alone, on either desk.
  const row = page.locator(".roster__link", { hasText: "公示中" });
  const record = (await row.getAttribute("href")).split("/").pop();
  const [form, annex] = [`form/${record}`, `annex/${record}`];
  return { form, annex, disbursement: "disbursement", notice: "notice", blank: "blank" };
}

// Prints a paper to a file, once its sheets are there in the place of the list.
async function print(page, at, file) {
  await page.evaluate(() => (location.hash = "#/desk"));
  await expect(page.locator(".desk")).toBeVisible();
  await expect(page.locator(".a4")).toHaveCount(0);
  await page.evaluate((at) => (location.hash = `#/desk/${at}`), at);
  await expect(page.locator(".a4").first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
}

test("Firefox prints every paper as Chromium does", { tag: "@everywhere" }, async ({
  page,
  host,
  playwright,
}, info) => {
  test.setTimeout(300_000);
  const browser = await playwright.chromium.launch({ ...chromium, channel: undefined });
  const other = await browser.newPage({ locale: "zh-CN" });
  const [papers, same] = [await deskOf(page, host), await deskOf(other, host)];
  for (const [name, at] of Object.entries(papers)) {
    const file = info.outputPath(`${name}.pdf`);
    const theirs = info.outputPath(`${name}-chromium.pdf`);
    await print(page, at, file);
    await print(other, same[name], theirs);
    expect(sheetWays(file), name).toEqual(sheetWays(theirs));
    const boxes = sheetInks(theirs);
    for (const [sheet, ink] of sheetInks(file).entries()) {
      for (const [side, at] of Object.entries(ink)) {
        const apart = Math.abs(at - boxes[sheet][side]);
        expect(apart, `${name}, sheet ${sheet + 1}: ${side} at ${at} mm`).toBeLessThanOrEqual(2);
      }
    }
  }
  await browser.close();
});
