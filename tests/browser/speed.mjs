// Benchmarks of the built page in a real Chromium; run by scripts/bench, not by the tests.
// BESIDE=folder measures how fast another build opens the result beside this one, in the same run.
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { openings } from "./opening.mjs";
import { dist, serve } from "./server.mjs";
import { twoChildren } from "./household.mjs";

const host = await serve();
const browser = await chromium.launch(config.use.launchOptions);
const page = await browser.newPage({ viewport: { width: 360, height: 800 }, locale: "zh-CN" });
await page.addInitScript((text) => localStorage.setItem("draft/family", text), twoChildren);
await page.goto(`${host.url}#/check/2`);
await page.getByRole("radio", { name: "不住校", exact: true }).waitFor();
const session = await page.context().newCDPSession(page);
await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });

// From the tap until the frame that shows the new result is on the screen, part by part: the
// handler and every effect behind it, style and layout, the wait for the next frame, and that frame
// up to the task after it. The wait depends on when the tap falls between two frames.
const taps = await page.evaluate(async () => {
  const radios = ["住校", "不住校"].map((word) =>
    [...document.querySelectorAll("input[type=radio]")].find(
      (one) => one.closest("label").textContent.trim() === word,
    ),
  );
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const begun = performance.now();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(begun);
        port2.postMessage(null);
      }),
    );
  const tap = async (radio) => {
    await painted();
    const start = performance.now();
    radio.click();
    for (let queued = 0; queued < 10; queued += 1) await null;
    const built = performance.now();
    document.body.getBoundingClientRect();
    const laidOut = performance.now();
    const begun = await painted();
    const shown = performance.now();
    const wait = begun - laidOut;
    return {
      "computed and in the page": built - start,
      "style and layout": laidOut - built,
      "frame": shown - begun,
      "in all, without the wait for the frame": shown - start - wait,
      "painted, waiting for the frame included": shown - start,
    };
  };
  const times = [];
  for (let turn = 0; turn < 220; turn += 1) times.push(await tap(radios[turn % 2]));
  return times.slice(20);
});
const part = (of, share) => of.toSorted((a, b) => a - b)[Math.floor(of.length * share)].toFixed(1);
console.log(`tap to result, 4x slower CPU, ${taps.length} taps:`);
for (const what of Object.keys(taps[0])) {
  const times = taps.map((one) => one[what]);
  console.log(`  ${what.padEnd(40)} median ${part(times, 0.5)} ms, p95 ${part(times, 0.95)} ms`);
}
await page.close();

const builds = [dist, process.env.BESIDE].filter(Boolean);
const opened = await openings(browser, builds);
for (const [at, times] of opened.entries()) {
  console.log(`opening the result of two children, 4x slower CPU, ${times.length} openings, ${builds[at]}:`);
  for (const [what, key] of [["tap on 看结果 to painted", "painted"], ["and the paper built", "built"]]) {
    const each = times.map((one) => one[key]);
    console.log(`  ${what.padEnd(40)} median ${part(each, 0.5)} ms, p95 ${part(each, 0.95)} ms`);
  }
}

// The same assessments as `cargo bench`, in the browser's own engine, not slowed down.
const bench = await serve({ root: fileURLToPath(new URL("../../target/bench", import.meta.url)) });
const bare = await browser.newPage();
await bare.goto(`${bench.url}assess_in_browser.js`);
const figures = await bare.evaluate(async (address) => {
  const { default: start, children_of_a_round, run } = await import(address);
  await start();
  const count = children_of_a_round();
  const time = (way, known, rounds) => {
    const begun = performance.now();
    run(way, known, rounds);
    return ((performance.now() - begun) * 1e6) / (rounds * (known ? count : 1));
  };
  const median = (of) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)];
  const ways = [
    ["by hand", 0, true, 400],
    ["without findings", 1, true, 40],
    ["with findings", 2, true, 4],
    ["all unknown, without findings", 1, false, 200],
  ];
  const rounds = Array.from({ length: 11 }, () => ways.map(([, ...how]) => time(...how)));
  return { count, rows: ways.map(([what], at) => [what, median(rounds.map((one) => one[at]))]) };
}, `${bench.url}assess_in_browser.js`);
console.log(`in the browser, ${figures.count} children a round, medians of 11:`);
for (const [what, nanoseconds] of figures.rows) {
  const ratio = nanoseconds / figures.rows[0][1];
  console.log(`  ${what.padEnd(30)} ${nanoseconds.toFixed(0).padStart(8)} ns a child ${ratio.toFixed(1).padStart(7)} x`);
}
await bench.stop();
await browser.close();
await host.stop();
