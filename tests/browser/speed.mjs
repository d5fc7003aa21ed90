// Benchmarks of the built page in a real Chromium; run by scripts/bench, not by the tests.
// BESIDE=folder measures another build's taps and openings beside this one's, in the same run.
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { openings } from "./opening.mjs";
import { dist, serve } from "./server.mjs";
import { taps } from "./tap.mjs";

const browser = await chromium.launch(config.use.launchOptions);
const builds = [dist, process.env.BESIDE].filter(Boolean);

const part = (of, share) => of.toSorted((a, b) => a - b)[Math.floor(of.length * share)].toFixed(1);
const say = (what, times) =>
  console.log(`  ${what.padEnd(40)} median ${part(times, 0.5)} ms, p95 ${part(times, 0.95)} ms`);

for (const [at, times] of (await taps(browser, builds)).entries()) {
  console.log(`tap to result, 4x slower CPU, ${times.length} taps, ${builds[at]}:`);
  for (const what of Object.keys(times[0])) say(what, times.map((tap) => tap[what]));
}

for (const [at, times] of (await openings(browser, builds)).entries()) {
  console.log(`opening the result of two children, 4x slower CPU, ${times.length} openings, ${builds[at]}:`);
  say("from the address to painted", times.map((opening) => opening.painted));
  say("and the paper built", times.map((opening) => opening.built));
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
