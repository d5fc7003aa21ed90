// How long an application of a desk of many takes to open, from the tap on its row until it is
// painted and can be typed into, and until nothing of it is left to build; of several builds turn
// about, so that whatever else the machine does meets them alike. Run by scripts/bench.
// BESIDE=folder measures another build beside this one; `node entry-speed.mjs 1000` a larger desk.
import { join } from "node:path";
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { backupOf, restore } from "./desk-backup.mjs";
import { tools } from "./desk-tools.mjs";
import { dist, serve } from "./server.mjs";

const SLOWER = 4;
const [count = 300, turns = 40, first = 4] = process.argv.slice(2).map(Number);
const median = (of) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)];
const p95 = (of) => of.toSorted((a, b) => a - b)[Math.floor(of.length * 0.95)];

// Opens the row in this place of the list, and goes back to the list.
const opening = async (place) => {
  const row = document.querySelectorAll(".roster__link")[place];
  row.scrollIntoView({ block: "center" });
  await bench.painted();
  await bench.painted();
  const begun = performance.now();
  row.click();
  await bench.until(() => document.querySelector("#name:enabled"));
  await bench.settled();
  const inPage = performance.now();
  await bench.painted();
  const painted = performance.now();
  await bench.until(() => document.querySelector("#step-note"));
  await bench.painted();
  const built = performance.now();
  const nodes = document.querySelectorAll("#content *").length;
  location.hash = "#/desk";
  await bench.until(() => document.querySelector(".roster__rows li"));
  await bench.painted();
  return { inPage: inPage - begun, painted: painted - begun, built: built - begun, nodes };
};

async function prepared(browser, root, file) {
  const host = await serve({ root: join(root, "desk"), path: "/desk/" });
  const viewport = { width: 820, height: 1180 };
  const context = await browser.newContext({ viewport, locale: "zh-CN" });
  const page = await context.newPage();
  await page.addInitScript(tools);
  await restore(page, host, file);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const close = () => context.close().then(host.stop);
  return { root, page, close, times: [] };
}

const file = backupOf(count);
const browser = await chromium.launch(config.use.launchOptions);
const builds = [];
for (const root of [process.env.BESIDE, dist].filter(Boolean)) {
  builds.push(await prepared(browser, root, file));
}
for (let turn = 0; turn < first + turns; turn += 1) {
  for (const { page, times } of builds) {
    await page.bringToFront();
    times.push(await page.evaluate(opening, turn % 20));
  }
}
for (const { root, times, close } of builds) {
  console.log(`opening an application of ${count}, ${SLOWER}x slower CPU, ${turns} times, ${root}:`);
  for (const [what, key] of [
    ["in the page and enabled", "inPage"],
    ["tap on its row to painted", "painted"],
    ["and all of it built", "built"],
  ]) {
    const each = times.slice(first).map((one) => one[key]);
    console.log(`  ${what.padEnd(28)} median ${median(each).toFixed(0)} ms, p95 ${p95(each).toFixed(0)} ms`);
  }
  console.log(`  ${"elements of the page".padEnd(28)} ${median(times.map((one) => one.nodes))}`);
  await close();
}
await browser.close();
