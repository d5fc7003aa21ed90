// Keeps the page working without a network, and brings a new build without disturbing anyone.
//
// The page is its own manifest: a build is the page and every file it names, but for the rest: what
// it names with `data-rest` is kept once the page asks for it, and from then on with every build.
// The pictures that the web manifest names are the browser's affair: it takes them when the page is
// put on a home screen.
// A build is cached as a whole or not at all; `state` says which one is current.
// Nothing changes under an open page: a newer build waits until its reader agrees.
//
// What the page says (to the active worker of `navigator.serviceWorker.ready`), and what it then
// hears as `message` events on `navigator.serviceWorker`:
//
//   {type: "status"}  →  {type: "ready"}          if a newer build is here as a whole, waiting
//                        {type: "offline-ready"}  then, if the current build is here as a whole
//   {type: "check"}   →  {type: "ready"}          to every open page, if a newer build is whole
//                        {type: "checked"}        then to the asker alone, whatever came of it
//   {type: "rest"}    →  {type: "rest-ready"}     the rest of the current build is here too
//   {type: "switch"}  →  {type: "switched"}       the newer build is current: reload now
//                        (also when none waited: the reload is then merely idle)
//
// Whoever asks may put an `id` into the question: an answer to the asker alone bears it too, and so
// is told apart from the answer to an earlier question of the same page.
//
// The page asks for a check at start and then at most every twelve hours. Between workers:
//
//   {type: "activate"}   a switch also lets a newer sw.js in, if one waits

const scope = registration.scope;
// Neighbours on the same host share the cache storage, so every name begins with our path.
const prefix = `${new URL(scope).pathname} `;
const stateKey = new URL("state", scope).href;
const pageCapMilliseconds = 10_000;

let firstInstall = false;
let checking = null;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => {
  // Pages are taken over only at the very first visit, so that it already works offline.
  if (firstInstall) event.waitUntil(clients.claim());
});
addEventListener("message", (event) => event.waitUntil(answer(event)));
addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(scope)) return;
  const page = event.request.mode === "navigate" && isPage(url);
  event.respondWith(serve(event.request, page ? scope : url.href));
});

async function install() {
  firstInstall = !(await readState()).current;
  await check();
}

async function answer({ data, source }) {
  const reply = (type) => source.postMessage({ type, id: data.id });
  if (data.type === "activate") await skipWaiting();
  if (data.type === "check") {
    // A check that began earlier may have seen the host as it was then.
    await checking?.catch(() => {});
    // No network or a half-uploaded build: the build that works goes on working.
    await check().catch(() => {});
    if (await isWhole((await readState()).waiting)) await tellEveryone({ type: "ready" });
    reply("checked");
  }
  if (data.type === "status") {
    const { current, waiting } = await readState();
    if (await isWhole(waiting)) reply("ready");
    if (await isWhole(current)) reply("offline-ready");
  }
  if (data.type === "rest") {
    const { current } = await readState();
    const page = await find(current, scope);
    if (page) await keepRest(await caches.open(prefix + current), await page.text());
    if (page) reply("rest-ready");
  }
  if (data.type === "switch") {
    await switchBuild();
    registration.waiting?.postMessage({ type: "activate" });
    reply("switched");
  }
}

async function tellEveryone(message) {
  for (const client of await clients.matchAll({ type: "window" })) client.postMessage(message);
}

// --- serving ---------------------------------------------------------------------------------

function isPage(url) {
  const path = url.origin + url.pathname;
  return path === scope || path === new URL("index.html", scope).href;
}

async function serve(request, address) {
  const { current, previous } = await readState();
  // A page that is still open from before the switch goes on with its own files.
  for (const build of [current, previous]) {
    const kept = await find(build, address);
    if (kept) return kept;
  }
  return fetch(request);
}

async function find(build, address) {
  return build && caches.match(address, { cacheName: prefix + build, ignoreVary: true });
}

// The page is put last, so where it is, the rest is.
async function isWhole(build) {
  return Boolean(await find(build, scope));
}

// --- builds ----------------------------------------------------------------------------------

// Pages ask all at once; one walk over the network serves them all.
function check() {
  checking ??= fetchNewest().finally(() => (checking = null));
  return checking;
}

async function fetchNewest() {
  const page = await fetchPage();
  const text = await page.text();
  const build = `build-${await digest(text)}`;
  if (!(await isWhole(build))) await keep(build, text, page.headers);
  await changeState(async (state) => {
    const current = (await isWhole(state.current)) ? state.current : build;
    // The host may also have gone back to what is current: then nothing waits any more.
    return { ...state, current, waiting: build === current ? undefined : build };
  });
}

async function fetchPage() {
  const cap = new AbortController();
  const timer = setTimeout(() => cap.abort(), pageCapMilliseconds);
  try {
    return await fetchKind(scope, "text/html", { cache: "no-store", signal: cap.signal });
  } finally {
    clearTimeout(timer);
  }
}

async function keep(build, text, headers) {
  const cache = await caches.open(prefix + build);
  await keepFiles(cache, filesOf(text, false));
  const before = await find((await readState()).current, scope);
  if (before && (await hasRest(await before.text()))) await keepRest(cache, text);
  // Made anew: a navigation refuses a response that came by way of a redirect.
  await cache.put(scope, new Response(text, { headers }));
}

async function keepFiles(cache, named) {
  const files = await Promise.all([...named].map(fetchFile));
  await Promise.all(files.map(([address, response]) => cache.put(address, response)));
}

async function keepRest(cache, text) {
  const missing = [];
  for (const named of filesOf(text, true)) if (!(await cache.match(named[0]))) missing.push(named);
  await keepFiles(cache, missing);
}

// Whether the current build has its rest, and any at all.
async function hasRest(text) {
  const { current } = await readState();
  const named = [...filesOf(text, true).keys()];
  const kept = await Promise.all(named.map((address) => find(current, address)));
  return named.length > 0 && kept.every(Boolean);
}

// Every file of ours that the page's text names, with its checksum where the text has one: those
// that make the page, or the rest.
function filesOf(text, rest) {
  const files = new Map();
  for (const [tag] of text.matchAll(/<(?:script|link|img)\b[^>]*>/g)) {
    const name = tag.match(/\b(?:src|href)="([^"]+)"/)?.[1];
    const address = name && new URL(name, scope).href;
    const integrity = tag.match(/\bintegrity="([^"]+)"/)?.[1] ?? "";
    const wanted = rest === tag.includes("data-rest");
    if (wanted && address?.startsWith(scope)) files.set(address, integrity);
  }
  if (rest) return files;
  // Behind a log-in page of a public network everything is some page; ours runs a wasm. And the
  // text has no checksum, so its end is looked for.
  const ours = [...files.keys()].some((address) => address.endsWith(".wasm"));
  if (!ours || !text.trimEnd().endsWith("</html>")) throw new Error("not our page, or half of it");
  return files;
}

async function fetchFile([address, integrity]) {
  const ending = new URL(address).pathname.split(".").pop();
  const kind = { js: "javascript", css: "text/css", wasm: "application/wasm" }[ending] ?? "";
  // The page has just loaded most of them: the browser's copy, where a checksum proves it, spares
  // a family the second download. A copy that proves bad is fetched anew.
  const copy = { cache: integrity ? "default" : "no-cache", integrity };
  const response = await fetchKind(address, kind, copy).catch(() =>
    fetchKind(address, kind, { cache: "reload", integrity }),
  );
  // A web manifest has no checksum; half of one is no JSON.
  if (ending === "webmanifest") await response.clone().json();
  return [address, response];
}

async function fetchKind(address, kind, options) {
  const response = await fetch(address, options);
  const type = response.headers.get("content-type") ?? "";
  // Hosts answer a missing file with a friendly page; as code it would break the build.
  const strayPage = type.includes("text/html") && kind !== "text/html";
  if (!response.ok || !type.includes(kind) || strayPage) throw new Error(`unusable: ${address}`);
  return response;
}

async function digest(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const start = new Uint8Array(bytes, 0, 8);
  return Array.from(start, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// --- which build is current ------------------------------------------------------------------

async function readState() {
  const kept = await caches.match(stateKey, { cacheName: `${prefix}meta` });
  return kept ? kept.json() : {};
}

// One change after another, whichever worker makes it: a check that read the state before a switch
// would else write it back as it was. A browser without locks goes on as if alone. Gives the new
// state, where there is one.
async function changeState(change) {
  const turn = async () => {
    const state = await change(await readState());
    const meta = await caches.open(`${prefix}meta`);
    if (state) await meta.put(stateKey, new Response(JSON.stringify(state)));
    return state;
  };
  return navigator.locks ? navigator.locks.request(stateKey, turn) : turn();
}

async function switchBuild() {
  const state = await changeState(
    async ({ current, waiting }) =>
      (await isWhole(waiting)) && { current: waiting, previous: current },
  );
  if (!state) return;
  const kept = [prefix + state.current, prefix + state.previous];
  const older = (await caches.keys()).filter(
    (name) => name.startsWith(`${prefix}build-`) && !kept.includes(name),
  );
  await Promise.all(older.map((name) => caches.delete(name)));
}
