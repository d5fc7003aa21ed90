// The result opens before all of it is built: nothing of that is seen, heard or missing on paper.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { expect, test } from "./fixtures.mjs";
import { plant, twoChildren, visit } from "./household.mjs";

test("a reason is there when its sheet is opened, by keyboard as well, and stays", { tag: "@once" }, async ({
  page,
  host,
}) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/result", "全家可以拿到");
  const sheet = page.locator(".child").nth(1).locator(".sheet").first();
  await expect(sheet).toBeVisible();
  await expect(page.locator(".sheet__body")).toHaveCount(0);
  await sheet.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  await expect(sheet.locator(".sheet__body .why").first()).toBeVisible();
  await expect(page.locator(".sheet__body")).toHaveCount(1);
  const body = await sheet.locator(".sheet__body").elementHandle();
  await page.keyboard.press("Enter");
  await expect(sheet.locator(".sheet__body")).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(sheet.locator(".sheet__body")).toBeVisible();
  expect(await body.evaluate((body) => body.isConnected)).toBe(true);
});

// What the browser would have on paper when it prints.
const onPaper = () => document.querySelector(".paper")?.textContent ?? "";

for (const [way, begin] of [
  ["the page's button", (page) => page.getByRole("button", { name: "打印这一页" }).click()],
  ["the browser's menu", (page) => page.evaluate(() => window.print())],
]) {
  test(`${way} prints the whole paper`, { tag: "@once" }, async ({ page, host }) => {
    await plant(page, { family: twoChildren });
    await page.addInitScript(() => {
      window.print = () => {
        dispatchEvent(new Event("beforeprint"));
        window.printed = document.querySelector(".paper")?.textContent ?? "";
      };
    });
    await visit(page, host, "/result", "全家可以拿到");
    await begin(page);
    await expect.poll(() => page.evaluate(() => window.printed)).toContain("测算日期");
    const printed = await page.evaluate(() => window.printed);
    for (const word of ["大宝", "二宝", "申请认定"]) expect(printed).toContain(word);
  });
}

test("a result that was never painted prints whole, too", { tag: "@once" }, async ({ page, host }) => {
  await plant(page, { family: twoChildren });
  await page.addInitScript(() => (window.requestAnimationFrame = () => 0));
  await visit(page, host, "/result", "全家可以拿到");
  expect(await page.evaluate(onPaper)).toBe("");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  expect(await page.evaluate(onPaper)).toContain("测算日期");
});

test("how sure a sum is is said quietly: red is for what somebody must act on", async ({ page, host }) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/result", "全家可以拿到");
  const note = page.getByText("暂按 2025 年 2 月的标准").first();
  await expect(note).toBeVisible();
  const looks = ({ color, borderTopWidth, backgroundColor }) => [color, borderTopWidth, backgroundColor];
  const styles = await note.evaluate((one) => ({ ...getComputedStyle(one) })).then(looks);
  const plain = await page.locator(".child__who").first().evaluate((one) => getComputedStyle(one).color);
  expect(styles).toEqual([plain, "0px", "rgba(0, 0, 0, 0)"]);
  for (const [hash, heading] of [["/result", "全家可以拿到"], ["/rules/2020-03-01", "有哪些规则"]]) {
    await visit(page, host, hash, heading);
    await expect(page.locator(".tag")).toHaveCount(0);
  }
});

test("where the browser's print does nothing, the way out is said, and only there", { tag: "@once" }, async ({
  page,
  host,
}) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/result", "全家可以拿到");
  const button = page.getByRole("button", { name: "打印这一页" });
  const wayOut = page.getByText("这里打印不了");
  const printsWith = (print) =>
    page.evaluate((print) => {
      window.print = { prints: () => dispatchEvent(new Event("beforeprint")), silent: () => {} }[print];
    }, print);
  for (const [print, shown] of [["silent", 1], ["prints", 0], ["missing", 1]]) {
    await printsWith(print);
    await button.click();
    await expect(wayOut).toHaveCount(0);
    // The page waits a second for the browser's word.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
    await expect(wayOut, print).toHaveCount(shown);
  }
});

test("paper of one or two children is in type of 11 points at least", { tag: "@once" }, async ({
  page,
  host,
}, info) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/result", "全家可以拿到");
  const file = info.outputPath("two.pdf");
  writeFileSync(file, await page.pdf({ format: "A4", preferCSSPageSize: true }));
  expect(execFileSync("pdfinfo", [file], { encoding: "utf8" })).toMatch(/Pages:\s+1\b/);
  const drawn = execFileSync("pdftohtml", ["-xml", "-i", "-stdout", "-zoom", "1", file], { encoding: "utf8" });
  // A Chinese character is as wide as its type is high; single ones are rounded too coarsely.
  const runs = [...drawn.matchAll(/width="(\d+)"[^>]*>(?:<b>)?([\u4e00-\u9fff]{3,})</g)];
  expect(runs.length).toBeGreaterThan(10);
  for (const [, width, run] of runs) expect(width / run.length, run).toBeGreaterThan(10.7);
});
