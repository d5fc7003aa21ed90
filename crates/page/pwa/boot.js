// Starts the page: fetches and runs the WebAssembly, then has the service worker keep it all.

const link = (rel) => document.head.querySelector(`link[rel="${rel}"]`);

// Fetches the app and runs it.
async function run() {
  const module = link("app-module");
  const wasm = link("app-wasm");
  const bytes = fetch(wasm.href, { integrity: wasm.integrity });
  // Awaited only below: should the module fail first, the bytes' failure is no second error.
  bytes.catch(() => {});
  // Trunk's own preload links would have old browsers fetch the wasm before probe.js has spoken,
  // so the build names them aside (Trunk.toml). Naming this one back keeps its integrity check.
  module.rel = "modulepreload";
  const app = await import(module.href);
  await app.default({ module_or_path: bytes });
}

async function keepForOffline() {
  // WeChat on iOS has no service worker; the page then works as long as there is a network.
  if (!navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register(worker, { updateViaCache: "none" });
  } catch (error) {
    // A private window may refuse. The page runs all the same, only not offline.
    console.info("offline use is not available:", error.message);
  }
}

const worker = new URL("sw.js", document.baseURI).href;

// What Trusted Types would refuse as text. Leptos makes the unchanging parts of a view from HTML
// text: what it makes so is still, and whatever could run or load is turned away. The workers are
// those that this page names.
function allowWhatIsOurs() {
  const tags = /<(script|style|link|meta|base|iframe|frame|object|embed|form)\b/i;
  const handlers = /\son\w+\s*=|javascript:/i;
  const workers = [worker, link("reader-worker")?.href, link("table-worker")?.href];
  const allow = (allowed, text) => {
    if (!allowed) throw new TypeError("neither active HTML nor a strange script from text");
    return text;
  };
  window.trustedTypes?.createPolicy("default", {
    createHTML: (html) => allow(!tags.test(html) && !handlers.test(html), html),
    createScriptURL: (url) => allow(workers.includes(url), url),
  });
}

if (document.getElementById("unsupported").hidden) {
  allowWhatIsOurs();
  run().catch((error) => window.studentAidRescue(String(error)));
  keepForOffline();
}
