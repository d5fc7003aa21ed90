// A static host for the stories: sends the headers of Trunk.toml, and can be stopped, moved to
// another build, or made to serve single files wrongly.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const dist = fileURLToPath(new URL("../../dist", import.meta.url));
// The same page, built with the places at which a story can stop it; scripts/test makes it.
export const stoppable = fileURLToPath(new URL("../../target/fault", import.meta.url));

const trunk = readFileSync(new URL("../../Trunk.toml", import.meta.url), "utf8");
const table = trunk.split("[serve.headers]")[1].split(/^\[/m)[0];
const headers = Object.fromEntries(
  [...table.matchAll(/^"([^"]+)" = "([^"]+)"$/gm)].map(([, name, value]) => [name, value]),
);

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

// Trunk's content hash in a name.
const hashed = /-[0-9a-f]{14,16}(_bg)?\.\w+$/;

// What a host may do wrong with a file: each answers in place of the file's true bytes.
const faults = {
  missing: (response) => response.writeHead(404, { "Content-Type": "text/plain" }).end("missing"),
  // A half-finished upload: whole as far as HTTP can tell.
  truncated: (response, bytes, head) =>
    response.writeHead(200, head).end(bytes.subarray(0, bytes.length / 2)),
  html: (response) =>
    response.writeHead(200, { "Content-Type": types[".html"] }).end("<!DOCTYPE html><p>404</p>"),
};

// A control says without which header it is served, a measure with which more.
export async function serve({ root = dist, path = "/", port = 0, without = "", more = {} } = {}) {
  const host = { root, faults: new Map(), asked: [] };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    const asked = pathname.slice(path.length);
    const name = asked === "" || asked.endsWith("/") ? `${asked}index.html` : asked;
    host.asked.push(name);
    const ours = pathname.startsWith(path);
    const bytes = ours && (await readFile(join(host.root, name)).catch(() => null));
    if (!bytes) return faults.missing(response);
    const type = types[extname(name)] ?? "application/octet-stream";
    const head = { ...headers, ...more, "Content-Type": type };
    delete head[without];
    if (hashed.test(name)) head["Cache-Control"] = "public, max-age=31536000, immutable";
    const fault = faults[host.faults.get(name)];
    return fault ? fault(response, bytes, head) : response.writeHead(200, head).end(bytes);
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  host.origin = `http://127.0.0.1:${server.address().port}`;
  host.url = host.origin + path;
  host.stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return host;
}
