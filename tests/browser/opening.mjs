// How long the result of two children takes to open, from the change of the address until it is painted; of
// several builds turn about, so that whatever else the machine does meets them alike.
import { serve } from "./server.mjs";
import { twoChildren } from "./household.mjs";

// In the page: goes there, and waits for the task after the frame that has the result in it. Then until
// nothing is left to build: what is put off must not be in a person's way, either.
const opening = async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const task = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  await frame();
  await task();
  const begun = performance.now();
  location.hash = "/result";
  do await frame();
  while (!document.querySelector(".result"));
  await task();
  const painted = performance.now() - begun;
  while (!document.querySelector(".paper")) await task();
  await frame();
  await task();
  return { painted, built: performance.now() - begun };
};

// A page with the last of two children open, on a device four times slower.
async function prepared(browser, root) {
  const host = await serve({ root });
  const page = await browser.newPage({ viewport: { width: 360, height: 800 }, locale: "zh-CN" });
  await page.addInitScript((text) => localStorage.setItem("draft/family", text), twoChildren);
  await page.goto(`${host.url}#/check/2`);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const close = () => page.close().then(host.stop);
  return { page, close, times: [] };
}

async function open({ page, times }) {
  await page.evaluate(() => (location.hash = "/check/2"));
  await page.locator(".check").waitFor();
  times.push(await page.evaluate(opening));
}

// The times of each build, given by the folders they are in, in milliseconds.
export async function openings(browser, roots, { count = 40, first = 5 } = {}) {
  const pages = [];
  for (const root of roots) pages.push(await prepared(browser, root));
  for (let turn = 0; turn < first + count; turn += 1) {
    for (const page of pages) {
      await page.page.bringToFront();
      await open(page);
    }
  }
  for (const page of pages) await page.close();
  return pages.map(({ times }) => times.slice(first));
}
