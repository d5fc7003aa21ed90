// What every story starts from: a host with the built page, and a page whose console stays clean
// and which speaks to nobody else.
import { expect, test as base } from "@playwright/test";
import { dist, serve } from "./server.mjs";

export { expect };

export const test = base.extend({
  // A story below another path says test.use({ path: "/sub/path/" }).
  path: ["/", { option: true }],
  // A story of another build says test.use({ root: folder }).
  root: [dist, { option: true }],
  // Texts a story provokes on purpose: test.use({ expectedErrors: [/404/] }).
  expectedErrors: [[], { option: true }],

  host: async ({ path, root }, use) => {
    const host = await serve({ path, root });
    await use(host);
    await host.stop();
  },

  // On the context, so that a second tab and the service worker are held to it as well.
  context: async ({ context, host, expectedErrors }, use) => {
    const complaints = [];
    const strangers = [];
    const complain = (text) => {
      if (!expectedErrors.some((expected) => expected.test(text))) complaints.push(text);
    };
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complain(message.text());
    });
    context.on("weberror", (error) => complain(String(error.error())));
    context.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      // blob: and data: never leave the device.
      if (origin !== host.origin && protocol.startsWith("http")) strangers.push(request.url());
    });
    await use(context);
    expect(complaints, "the console stays clean").toEqual([]);
    expect(strangers, "nothing is asked of anyone but the host").toEqual([]);
  },

  // Opens the page and waits until the app is there.
  open: async ({ page, host }, use) => {
    await use(async () => {
      await page.goto(host.url);
      await appStarted(page);
    });
  },

  // Types Chinese as an input method does: each step shows, then the chosen text replaces it.
  // compose(["n", "ni", "nih", "niha", "nihao"], "你好")
  compose: async ({ page }, use) => {
    const session = await page.context().newCDPSession(page);
    await use(async (steps, chosen) => {
      for (const text of steps) {
        const caret = { selectionStart: text.length, selectionEnd: text.length };
        await session.send("Input.imeSetComposition", { text, ...caret });
      }
      await session.send("Input.insertText", { text: chosen });
    });
  },
});

// It is there to be seen. Said so where WebKit is told the same, whose page `expect` does not know.
export const isShown = (found) => found.waitFor({ timeout: 15_000 });

// The app removes the shell when it has something to show; the other screens hide it.
export async function appStarted(page) {
  await expect(page.locator("#shell")).toHaveCount(0);
  await expect(page.locator("#rescue")).toBeHidden();
  await expect(page.locator("#unsupported")).toBeHidden();
}

// Says one thing to the service worker and returns what it answers up to the last answer awaited;
// the conversation is described in crates/page/pwa/sw.js. What it answers to the page's own questions
// is not heard here.
export function tellWorker(page, type, last) {
  return page.evaluate(
    async ([type, last]) => {
      const { active } = await navigator.serviceWorker.ready;
      const id = crypto.randomUUID();
      const heard = new Set();
      return new Promise((resolve) => {
        const listen = ({ data }) => {
          // Only that a newer build is ready is news for everyone, and bears no name: it answers a
          // check, and may be an answer to another page's.
          const news = type === "check" && data.id === undefined && data.type === "ready";
          if (data.id !== id && !news) return;
          heard.add(data.type);
          if (data.type !== last) return;
          navigator.serviceWorker.removeEventListener("message", listen);
          resolve([...heard]);
        };
        navigator.serviceWorker.addEventListener("message", listen);
        active.postMessage({ type, id });
      });
    },
    [type, last],
  );
}
