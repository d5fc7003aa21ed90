// Starts the page: fetches and runs the WebAssembly, then has the service worker keep it all.

const link = (rel) => document.head.querySelector(`link[rel="${rel}"]`);

// Fetches a part of the page and runs it; gives what it offers.
async function run(part) {
  const module = link(`${part}-module`);
  const wasm = link(`${part}-wasm`);
  // Trunk's own preload links would have old browsers fetch the wasm before probe.js has spoken,
  // so the build names them aside (Trunk.toml). Naming this one back keeps its integrity check.
  module.rel = "modulepreload";
  const bytes = fetch(wasm.href, { integrity: wasm.integrity });
  // Awaited only below: should the module fail first, the bytes' failure is no second error.
  bytes.catch(() => {});
  // A browser may remember for good that a module could not be had.
  if (part !== "app") await bytes;
  const offers = await import(module.href);
  await offers.default({ module_or_path: bytes });
  return offers;
}

// A part that is fetched when it is wanted; tried anew after a failure.
const parts = {};
window.studentAidPart = (part) =>
  (parts[part] ??= run(part).catch((error) => {
    delete parts[part];
    throw error;
  }));

async function keepForOffline() {
  // WeChat on iOS has no service worker; the page then works as long as there is a network.
  if (!navigator.serviceWorker) return;
  const address = new URL("sw.js", document.baseURI).href;
  const policy = window.trustedTypes?.createPolicy("app", {
    createScriptURL(url) {
      if (url !== address) throw new TypeError("only the service worker is loaded by address");
      return url;
    },
  });
  try {
    await navigator.serviceWorker.register(policy ? policy.createScriptURL(address) : address, {
      updateViaCache: "none",
    });
  } catch (error) {
    // A private window may refuse. The page runs all the same, only not offline.
    console.info("offline use is not available:", error.message);
  }
}

// Leptos makes the unchanging parts of a view from HTML text, which Trusted Types would refuse.
// What it makes so is still; whatever could run or load is turned away.
function allowStillHtml() {
  const tags = /<(script|style|link|meta|base|iframe|frame|object|embed|form)\b/i;
  const handlers = /\son\w+\s*=|javascript:/i;
  window.trustedTypes?.createPolicy("default", {
    createHTML(html) {
      if (tags.test(html) || handlers.test(html)) throw new TypeError("no active HTML from text");
      return html;
    },
  });
}

if (document.getElementById("unsupported").hidden) {
  allowStillHtml();
  run("app").catch((error) => window.studentAidRescue(String(error)));
  keepForOffline();
}
