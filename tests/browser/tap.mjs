// How long an answer of the second of two children takes, from the tap until the frame that shows
// the new result is on the screen; of several builds turn about, so that whatever else the machine
// does meets them alike.
import { serve } from "./server.mjs";
import { twoChildren } from "./household.mjs";

// In the page, part by part: the handler and every effect behind it, style and layout, the wait for
// the next frame, and that frame up to the task after it. The wait depends on when the tap falls
// between two frames.
const tapping = async (count) => {
  const radios = ["住校", "不住校"].map((word) =>
    [...document.querySelectorAll("input[type=radio]")].find(
      (radio) => radio.closest("label").textContent.trim() === word,
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
    // A person's tap gives it the focus; a click from here does not.
    radio.focus({ preventScroll: true });
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
  for (let turn = 0; turn < count; turn += 1) times.push(await tap(radios[turn % 2]));
  return times;
};

// A page at the answers of the second child, on a device four times slower.
async function prepared(browser, root) {
  const host = await serve({ root });
  const page = await browser.newPage({ viewport: { width: 360, height: 800 }, locale: "zh-CN" });
  await page.addInitScript((text) => localStorage.setItem("draft/family", text), twoChildren);
  // The address of the question: a small window shows one at a time.
  await page.goto(`${host.url}#/check/2/boarding`);
  await page.getByRole("radio", { name: "不住校", exact: true }).waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const close = () => page.close().then(host.stop);
  return { page, close, times: [] };
}

// The times of each build, given by the folders they are in, in milliseconds: twenty taps each, turn
// about, the first twenty not counted.
export async function taps(browser, roots, { turns = 10, each = 20 } = {}) {
  const pages = [];
  for (const root of roots) pages.push(await prepared(browser, root));
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const { page, times } of pages) {
      await page.bringToFront();
      times.push(...(await page.evaluate(tapping, each)));
    }
  }
  for (const { close } of pages) await close();
  return pages.map(({ times }) => times.slice(each));
}
