// The officer's page with many applications, in the release build and a real Chromium that is four
// times slower: unlocking, the list, a search, a save, memory, and the forms of a class. Run by
// scripts/bench, not by the tests; `node desk-speed.mjs 1000` measures with so many alone.
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { backupOf, restore } from "./desk-backup.mjs";
import { desk } from "./officer.mjs";
import { isolation, tools } from "./desk-tools.mjs";
import { comparing, printing, saving, unlocking } from "./desk-work.mjs";
import { serve } from "./server.mjs";

// The bars of a device that is so much slower, and of one that is not, are those of the goal table
// (R17): 4 s and 200 ms for 10,000 beside 1.5 s and 50 ms. A save takes 50 ms on both.
const SLOWER = 4;
const MANY = 10_000;
// A desk of more than this keeps copies for its next opening (crates/records/src/store/loading.rs).
const FEW = 200;
const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(30, 300, 1000, 10_000);

const part = (of, share) => of.toSorted((a, b) => a - b)[Math.floor(of.length * share)] ?? NaN;
const median = (of) => part(of, 0.5);
const p95 = (of) => part(of, 0.95);

// One line: what, the figure beside its bar, and what plain JavaScript needs for the same.
function say(what, figure, { bar, plain, unit = "ms", more = "" } = {}) {
  const holds = bar === undefined ? "" : `${figure <= bar ? "holds " : "MISSED"} ${bar} ${unit}`;
  const times = (figure / plain).toFixed(1);
  const ratio = plain ? `plain JS ${plain.toFixed(1)} ${unit}, ${times} x ` : "";
  const shown = `${figure.toFixed(figure < 100 ? 1 : 0)} ${unit}`.padStart(10);
  console.log(`  ${what.padEnd(38)} ${shown}  ${holds.padEnd(15)}  ${ratio}${more}`.trimEnd());
}

const reopening = (page, turns) =>
  page.evaluate(async (turns) => {
    const times = [];
    for (let turn = 0; turn < turns; turn += 1) {
      document.querySelectorAll(".roster__link")[turn].click();
      await bench.until(() => document.querySelector("#name:enabled"));
      await bench.painted();
      const begun = performance.now();
      location.hash = "#/desk";
      await bench.until(() => document.querySelector(".roster__rows li"));
      await bench.painted();
      times.push(performance.now() - begun);
    }
    return times;
  }, turns);

// As somebody types: a name, a class, a number, each letter by letter, and takes it back.
const typed = ["王", "王子", "王子涵", "1", "13", "139", "1393"];
const keys = [...typed.slice(0, 3), "王子", "王", "", ...typed.slice(3), "139", "13", "1", ""];
const searching = (page, rounds) =>
  page.evaluate(async ([keys, rounds]) => {
    const input = document.querySelector("#search");
    const times = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const text of keys) {
        await bench.painted();
        const begun = performance.now();
        input.value = text;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        await bench.settled();
        const built = performance.now();
        document.body.getBoundingClientRect();
        const laidOut = performance.now();
        const frame = await bench.painted();
        const shown = performance.now();
        const work = shown - begun - (frame - laidOut);
        times.push({ built: built - begun, work, shown: shown - begun });
      }
    }
    return times;
  }, [keys, rounds]);

async function memory(page, session) {
  const exact = await page.evaluate(async () =>
    globalThis.crossOriginIsolated && performance.measureUserAgentSpecificMemory
      ? (await performance.measureUserAgentSpecificMemory()).bytes
      : NaN,
  );
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(() => bench.wasm());
  const MB = 1024 * 1024;
  return { exact: exact / MB, heap: usedSize / MB, wasm: wasm.map((one) => one / MB) };
}

async function measure(count) {
  const host = await serve({ root: desk, path: "/desk/", more: isolation });
  const { args, ...options } = config.use.launchOptions;
  const eager = "--enable-blink-features=ForceEagerMeasureMemory"; // or it waits for a collection
  const browser = await chromium.launch({ ...options, args: [...args, eager] });
  const viewport = { width: 820, height: 1180 };
  const context = await browser.newContext({ viewport, locale: "zh-CN" });
  const page = await context.newPage();
  page.on("console", (line) => line.type() === "warning" && console.log(`  ! ${line.text()}`));
  await page.addInitScript(tools);
  const restored = (await restore(page, host, backupOf(count))) / 1000;
  console.log(`\n${count} applications, restored in ${restored.toFixed(1)} s (not slowed):`);
  const session = await context.newCDPSession(page);
  const slow = (rate) => session.send("Emulation.setCPUThrottlingRate", { rate });

  const bare = await unlocking(page, host);
  say("unlock from the records, not slowed", bare.whole, { bar: 1500 });
  while (count > FEW && !(await page.evaluate(() => bench.isCopied()))) {
    await page.evaluate(() => bench.pause(500));
  }
  const full = await unlocking(page, host);
  say("unlock, not slowed", full.whole, { bar: 1500 });
  await slow(SLOWER);
  const unlocks = [];
  for (let turn = 0; turn < 3; turn += 1) unlocks.push(await unlocking(page, host));
  const opened = unlocks.toSorted((a, b) => a.whole - b.whole)[1];
  const first = await memory(page, session);
  const plain = await page.evaluate(() => bench.plainLoad());
  const key = opened.keyed - opened.begun;
  say("unlock", opened.whole, { bar: count < MANY ? 1500 : 4000, more: `of it ${key.toFixed(0)} ms for the key` });
  say("  the list, from the key on", opened.whole - key, { plain: plain.whole });
  const reopened = await reopening(page, 7);
  say("list opens again, median", median(reopened), { bar: 1500 });
  const found = await searching(page, 5);
  const filtered = await page.evaluate((keys) => bench.plainSearch(keys), keys);
  const drawn = await page.evaluate((keys) => bench.plainShown([...keys, ...keys, ...keys]), keys);
  await page.evaluate(() => (bench.plain = null));
  const work = found.map((one) => one.work);
  say("search keystroke, p95", p95(work), { bar: 200, plain: p95(filtered) });
  say("  beside plain JS that shows rows, too", p95(work), { plain: p95(drawn) });
  say("  computed and in the page", p95(found.map((one) => one.built)), { plain: p95(filtered) });
  say("  the wait for the frame with it", p95(found.map((one) => one.shown)));
  const saves = await saving(page, 40);
  say("save, without the gathering, p95", p95(saves.map((one) => one.save)), { bar: 50 });
  say("  with it", p95(saves.map((one) => one.whole)));
  say("  the key alone", p95(saves.map((one) => one.key)));
  await slow(1);
  const quick = { found: await searching(page, 3), saves: await saving(page, 20) };
  say("search keystroke, not slowed, p95", p95(quick.found.map((one) => one.work)), { bar: 50 });
  say("save, not slowed, p95", p95(quick.saves.map((one) => one.save)), { bar: 50 });
  await slow(SLOWER);
  const [cold, warm] = [await printing(page), await printing(page)];
  say(`forms of a class of ${cold.sheets}, cold`, cold.whole, { bar: 3000 });
  say("  again", warm.whole, { bar: 3000 });
  const compared = await comparing(page, count);
  say(`a roll of ${count} compared, all of it`, compared.whole);
  say("  the longest that nobody is heard", compared.longest, { bar: 50 });
  const end = await memory(page, session);
  const times = [["after unlocking", first], ["in the end", end]];
  for (const [when, { exact, heap, wasm }] of times) {
    const sum = wasm.reduce((all, one) => all + one, heap);
    const parts = [heap, ...wasm].map((one) => one.toFixed(1)).join(" + ");
    say(`memory ${when}: heap and wasm`, sum, { bar: 250, unit: "MB", more: parts });
    if (exact) say("  by the browser's own count", exact, { bar: 250, unit: "MB" });
  }
  await browser.close();
  await host.stop();
}

for (const count of sizes) await measure(count);
