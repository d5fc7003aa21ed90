// Benchmarks of the built page in a real Chromium; run by scripts/bench, not by the tests.
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { serve } from "./server.mjs";
import { twoChildren } from "./household.mjs";

const host = await serve();
const browser = await chromium.launch(config.use.launchOptions);
const page = await browser.newPage({ viewport: { width: 360, height: 800 }, locale: "zh-CN" });
await page.addInitScript((text) => localStorage.setItem("draft/family", text), twoChildren);
await page.goto(`${host.url}#/check/2`);
await page.getByRole("radio", { name: "不住校", exact: true }).waitFor();
const session = await page.context().newCDPSession(page);
await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });

// From the tap until the frame that shows the new result is on the screen: the script of the
// handler, then style, layout and paint, up to the task after the frame.
const taps = await page.evaluate(async () => {
  const radios = ["住校", "不住校"].map((word) =>
    [...document.querySelectorAll("input[type=radio]")].find(
      (one) => one.closest("label").textContent.trim() === word,
    ),
  );
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
      }),
    );
  const tap = async (radio) => {
    await painted();
    const start = performance.now();
    radio.click();
    const handled = performance.now() - start;
    await painted();
    return { handled, shown: performance.now() - start };
  };
  const times = [];
  for (let turn = 0; turn < 120; turn += 1) times.push(await tap(radios[turn % 2]));
  return times.slice(20);
});
const p95 = (of) => of.toSorted((a, b) => a - b)[Math.floor(of.length * 0.95)].toFixed(1);
console.log(`tap to result, 4x slower CPU, ${taps.length} taps:`);
console.log(`  computed and in the page: p95 ${p95(taps.map((one) => one.handled))} ms`);
console.log(`  painted, waiting for the frame included: p95 ${p95(taps.map((one) => one.shown))} ms`);
await page.close();

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
