// When the app has stopped, what was saved is still shown and can be taken along.
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { appStarted, expect, test } from "./fixtures.mjs";
import { isSaved, pick, plant, twoChildren, visit } from "./household.mjs";

const older = JSON.stringify({ name: "王小明", revision: 3, saved: "2026-11-23 09:05" });
const newer = JSON.stringify({ name: "李小红", revision: 41, saved: "2026-11-24 14:20", more: "，" });
const broken = '{"name":"张';

// Plants drafts as the app would have left them, then stops the app.
async function stopWith(page, drafts) {
  await page.evaluate((entries) => {
    localStorage.clear();
    for (const [key, text] of entries) localStorage.setItem(key, text);
    window.studentAidRescue("panicked at src/app.rs:1:1");
  }, drafts);
}

const stored = (page) => page.evaluate(() => ({ ...localStorage }));

test("the saved drafts are listed, newest first, and saved as untouched files", async ({
  page,
  open,
}) => {
  await open();
  const drafts = [["draft/a", older], ["draft/b", newer], ["draft/c", broken], ["other", "x"]];
  await stopWith(page, drafts);
  await page.evaluate(() => window.studentAidRescue("a second time"));

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("页面出了问题，您填的内容还在");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  const items = page.locator("#rescue-drafts > li");
  await expect(items).toHaveCount(3);
  await expect(items.nth(0)).toContainText("李小红");
  await expect(items.nth(0)).toContainText("2026-11-24 14:20");
  await expect(items.nth(0).getByRole("textbox")).toHaveValue(newer);
  await expect(items.nth(2).getByRole("textbox")).toHaveValue(broken);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "把李小红存成文件" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("应助尽助-李小红-2026-11-24_14_20.json");
  expect(await readFile(await download.path(), "utf8")).toBe(newer);
  expect(await stored(page)).toEqual(Object.fromEntries(drafts));
});

test("nothing else can be reached, by eye or by key", async ({ page, open }) => {
  await open();
  await stopWith(page, [["draft/a", older]]);
  const visible = page.locator("body > *:visible");
  await expect(visible).toHaveCount(1);
  await expect(visible).toHaveId("rescue");
  for (const name of ["重新打开", "把王小明存成文件"]) {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name })).toBeFocused();
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});

test("the stopped app can write nothing more", { tag: "@once" }, async ({ page, open }) => {
  await open();
  await stopWith(page, [["draft/a", older]]);
  const outcome = await page.evaluate(() => {
    try {
      localStorage.setItem("draft/a", "half-alive");
      return "written";
    } catch {
      return "refused";
    }
  });
  expect(outcome).toBe("refused");
  expect(await stored(page)).toEqual({ "draft/a": older });
});

test("with nothing saved it promises nothing", { tag: "@once" }, async ({ page, open }) => {
  await open();
  await stopWith(page, []);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("页面出了问题");
  await expect(page.getByText("没有找到保存过的内容")).toBeVisible();
});

test("opening again brings the app back", { tag: "@once" }, async ({ page, open }) => {
  await open();
  await stopWith(page, [["draft/a", older]]);
  await page.getByRole("button", { name: "重新打开" }).click();
  await appStarted(page);
  expect((await stored(page))["draft/a"]).toBe(older);
});

test.describe("without the hook", () => {
  test.use({ expectedErrors: [/unreachable/] });

  for (const how of ["thrown", "rejected"]) {
    test(`a trap that is ${how} brings the screen`, { tag: "@once" }, async ({ page, open }) => {
      await open();
      await page.evaluate((how) => {
        const trap = new WebAssembly.RuntimeError("unreachable");
        if (how === "rejected") Promise.reject(trap);
        else queueMicrotask(() => { throw trap; });
      }, how);
      await expect(page.locator("#rescue")).toBeVisible();
    });
  }
});

test.describe("a start that fails", () => {
  test.use({ expectedErrors: [/404|integrity|digest|MIME/] });

  for (const [what, ending] of [["wasm", ".wasm"], ["module", ".js"]]) {
    for (const fault of ["missing", "truncated", "html"]) {
      test(`${what} ${fault}: the screen comes`, { tag: "@once" }, async ({ page, host }) => {
        const name = await appFile(host, ending);
        host.faults.set(name, fault);
        await page.goto(host.url);
        await expect(page.locator("#rescue")).toBeVisible();
        await expect(page.locator("#shell")).toBeHidden();
      });
    }
  }
});

async function appFile(host, ending) {
  const text = await (await fetch(host.url)).text();
  return text.match(new RegExp(`href="\\./(app-[^"]+\\${ending})"`))[1];
}

test("the copies in local storage are listed, too, and none twice", { tag: "@once" }, async ({ page, host }) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/check/1", "大宝");
  await pick(page, "不住校");
  await isSaved(page);
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.startsWith("copy/family/"));
    localStorage.setItem("copy/second/a", localStorage.getItem(key).replaceAll("我家的测算", "姥姥家"));
    localStorage.setItem("copy/third/a", '{"name":"张');
    localStorage.setItem("copy/family/b", localStorage.getItem(key).slice(0, 90));
    window.studentAidRescue("panicked");
  });
  const items = page.locator("#rescue-drafts > li");
  await expect(items).toHaveCount(3);
  for (const name of ["我家的测算", "姥姥家", "third"]) await expect(items.filter({ hasText: name })).toHaveCount(1);
  const text = items.filter({ hasText: "姥姥家" }).getByRole("textbox");
  expect(JSON.parse(await text.inputValue()).children[0].student.boarding).toBe("day");
});
