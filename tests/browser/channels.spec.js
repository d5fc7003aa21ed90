// Twenty ways by which a strange script could send something out of the page: with the policy of
// Trunk.toml none of them arrives anywhere, without it all of them do.
import { createServer } from "node:http";
import { expect } from "./fixtures.mjs";
import { desk, test } from "./officer.mjs";
import { serve } from "./server.mjs";

const channels = [
  "fetch", "request", "beacon", "socket", "events", "worker", "image", "srcset", "video", "font",
  "stylesheet", "background", "script", "module", "frame", "object", "form", "prefetch", "preload",
  "ping",
];

// Whatever arrives here got out.
async function sink() {
  const arrived = new Set();
  const hear = (request) => arrived.add(request.url.slice(1).replace("?", ""));
  const server = createServer((request, response) => {
    hear(request);
    response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end();
  });
  server.on("upgrade", (request, socket) => {
    hear(request);
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { arrived, stop, port: server.address().port };
}

// Tries every channel; one that throws is one that is closed.
const tryAll = (page, port) =>
  page.evaluate(async (port) => {
    const to = (name) => `http://127.0.0.1:${port}/${name}`;
    const add = (kind, properties, parent = document.body) =>
      parent.append(Object.assign(document.createElement(kind), properties));
    const link = (rel, properties) =>
      add("link", { rel, href: to(properties.name), ...properties }, document.head);
    const ways = {
      fetch: () => fetch(to("fetch"), { mode: "no-cors" }).catch(() => {}),
      request: () => {
        const request = new XMLHttpRequest();
        request.open("GET", to("request"));
        request.send();
      },
      beacon: () => navigator.sendBeacon(to("beacon"), "x"),
      socket: () => new WebSocket(to("socket").replace("http", "ws")),
      events: () => new EventSource(to("events")),
      worker: () => {
        const text = `fetch("${to("worker")}", { mode: "no-cors" })`;
        return new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
      },
      image: () => add("img", { src: to("image") }),
      srcset: () => add("img", { srcset: to("srcset") }),
      video: () => add("video", { src: to("video"), preload: "auto" }),
      font: () => new FontFace("strange", `url(${to("font")})`).load().catch(() => {}),
      stylesheet: () => link("stylesheet", { name: "stylesheet" }),
      background: () => {
        document.body.style.backgroundImage = `url(${to("background")})`;
      },
      script: () => add("script", { src: to("script") }),
      module: () => import(to("module")).catch(() => {}),
      frame: () => add("iframe", { src: to("frame") }),
      object: () => add("object", { data: to("object") }),
      form: () => {
        add("iframe", { name: "form" });
        add("form", { action: to("form"), target: "form", id: "strange" });
        document.getElementById("strange").submit();
      },
      prefetch: () => link("prefetch", { name: "prefetch" }),
      preload: () => link("preload", { name: "preload", as: "image" }),
      ping: () => {
        add("a", { href: "#/desk", ping: to("ping"), id: "pinging" });
        document.getElementById("pinging").click();
      },
    };
    for (const way of Object.values(ways)) {
      try {
        await way();
      } catch {
        // Closed.
      }
    }
    return Object.keys(ways);
  }, port);

for (const [policy, open] of [["with", []], ["without", channels]]) {
  test(`${policy} the page's policy ${open.length} of 20 channels are open`, { tag: "@once" }, async ({
    browser,
  }) => {
    const without = policy === "without" ? "Content-Security-Policy" : "";
    const host = await serve({ root: desk, path: "/desk/", without });
    const { arrived, stop, port } = await sink();
    const context = await browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    await page.goto(host.url);
    await expect(page.locator("#school-name")).toBeVisible();
    expect(await tryAll(page, port)).toEqual(channels);
    // A last one that is always open: what was to arrive before it has arrived.
    await expect.poll(() => arrived.size, { timeout: 10_000 }).toBeGreaterThanOrEqual(open.length);
    await page.goto(`http://127.0.0.1:${port}/done`);
    await expect.poll(() => arrived.has("done")).toBe(true);
    arrived.delete("done");
    arrived.delete("favicon.ico");
    expect([...arrived].toSorted()).toEqual(open.toSorted());
    await context.close();
    await stop();
    await host.stop();
  });
}
