// When the app has stopped, what was saved is still shown and can be taken along.
import { readFileSync, readdirSync } from "node:fs";
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
  await expect(page.getByText("新版本的网页保存的内容")).toBeHidden();
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

// What each format of rows looks like, and what became of it: frozen, and read alike by the app
// (tests/store/versions.rs).
const store = new URL("../store/", import.meta.url);
const frozen = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, store), "utf8"));
const formats = readdirSync(store).filter((name) => name.endsWith("-spoiled.json"));

// Puts rows in the place of all that there are, from a file of the same host that runs no app. A
// browser asks for a picture beside it.
async function plantRows(page, host, rows) {
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto(`${host.url}manifest.webmanifest`);
  const there = Object.entries(rows).filter(([, hex]) => hex !== null);
  const planted = there.map(([key, hex]) => [key, [...Buffer.from(hex, "hex")]]);
  await page.evaluate(
    (planted) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("student-aid", 2);
        opening.onerror = () => reject(opening.error);
        opening.onupgradeneeded = () => {
          for (const name of ["drafts", "records"]) opening.result.createObjectStore(name);
        };
        opening.onsuccess = () => {
          const change = opening.result.transaction("records", "readwrite");
          const records = change.objectStore("records");
          records.clear();
          for (const [key, bytes] of planted) records.put(new Uint8Array(bytes), key);
          change.onabort = () => reject(change.error);
          change.oncomplete = () => resolve(opening.result.close());
        };
      }),
    planted,
  );
}

test.describe("the rows in the database", () => {
  test.use({ expectedErrors: [/404|integrity|digest/] });

  for (const name of formats) {
    const format = name.replace("-spoiled.json", "");
    test(`${format}: what is whole is read, and nothing else`, { tag: "@once" }, async ({ page, host }) => {
      host.faults.set(await appFile(host, ".wasm"), "missing");
      const whole = frozen(`${format}-plain`);
      const { values, cases } = frozen(`${format}-spoiled`);
      expect(cases.length).toBeGreaterThan(20);
      for (const { sentence, rows, reads, aside } of cases) {
        await plantRows(page, host, { ...whole, ...rows });
        await page.goto(host.url);
        await expect(page.locator("#rescue"), sentence).toBeVisible();
        const texts = page.locator("#rescue-drafts").getByRole("textbox");
        const shown = await texts.evaluateAll((all) => all.map(({ value }) => JSON.parse(value)));
        expect(shown, sentence).toEqual(reads === null ? [] : [values[reads]]);
        // What a newer version left is not lost, and not said to be.
        const isNewer = reads === null && Object.values(aside).includes("Newer");
        await expect(page.getByText("新版本的网页保存的内容"), sentence).toBeVisible({ visible: isNewer });
      }
    });
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
