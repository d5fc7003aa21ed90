// The officer's page of another build beside this one, turn about in one run, on a device four times
// slower: one letter typed until it is saved, and the forms of a class from a page just opened and
// again. BESIDE=folder names the other build; `node desk-beside.mjs 1000` takes a larger desk, and
// BACKUP=file a backup that both can read.
import { join } from "node:path";
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { backupOf, restore } from "./desk-backup.mjs";
import { tools } from "./desk-tools.mjs";
import { printing, saving, unlocking } from "./desk-work.mjs";
import { dist, serve } from "./server.mjs";

const SLOWER = 4;
const [count = 300, turns = 7] = process.argv.slice(2).map(Number);
const part = (of, share) => of.toSorted((a, b) => a - b)[Math.floor(of.length * share)];

async function prepared(browser, root, file) {
  const host = await serve({ root: join(root, "desk"), path: "/desk/" });
  const viewport = { width: 820, height: 1180 };
  const context = await browser.newContext({ viewport, locale: "zh-CN" });
  const page = await context.newPage();
  await page.addInitScript(tools);
  await restore(page, host, file);
  const session = await context.newCDPSession(page);
  const slow = (rate) => session.send("Emulation.setCPUThrottlingRate", { rate });
  const close = () => context.close().then(host.stop);
  return { root, host, page, slow, close, saves: [], cold: [], again: [], sheets: 0 };
}

async function turn(build) {
  const { page, host, slow, saves, cold, again } = build;
  await page.bringToFront();
  await slow(1);
  await unlocking(page, host);
  await slow(SLOWER);
  const first = await printing(page);
  build.sheets = first.sheets;
  cold.push(first.whole);
  again.push((await printing(page)).whole);
  saves.push(...(await saving(page, 20)));
}

const file = process.env.BACKUP ?? backupOf(count);
const browser = await chromium.launch(config.use.launchOptions);
const builds = [];
for (const root of [process.env.BESIDE, dist].filter(Boolean)) {
  builds.push(await prepared(browser, root, file));
}
for (let at = 0; at < turns; at += 1) for (const build of builds) await turn(build);
for (const { root, saves, cold, again, sheets, close } of builds) {
  console.log(`a desk of ${count}, ${SLOWER}x slower CPU, ${turns} turns, ${root}:`);
  for (const [what, times] of [
    [`forms of a class of ${sheets}, page just opened`, cold],
    ["forms again", again],
    ["one letter until saved, without the gathering", saves.map((save) => save.save)],
    ["one letter until saved", saves.map((save) => save.whole)],
    ["one letter, the key alone", saves.map((save) => save.key)],
  ]) {
    const [median, p95] = [0.5, 0.95].map((share) => part(times, share).toFixed(0));
    console.log(`  ${what.padEnd(46)} median ${median} ms, p95 ${p95} ms`);
  }
  await close();
}
await browser.close();
