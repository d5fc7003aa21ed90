// A real Firefox, spoken to as its own driver does: Marionette, JSON over a socket. Only what the
// story of its papers needs.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Debian's Firefox.
const program = process.env.FIREFOX ?? "firefox-esr";

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

// The socket, once the browser that was just started listens.
async function listening(port, browser) {
  for (;;) {
    if (browser.exitCode !== null) throw new Error(`${program} ended with ${browser.exitCode}`);
    const socket = await new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(socket));
      socket.on("error", () => setTimeout(resolve, 50));
    });
    if (socket) return socket;
  }
}

// Messages are texts behind their length in bytes: «27:[0,1,"WebDriver:Print",{}]».
function conversation(socket) {
  const waiting = new Map();
  let heard = Buffer.alloc(0);
  socket.on("data", (bytes) => {
    heard = Buffer.concat([heard, bytes]);
    for (;;) {
      const colon = heard.indexOf(":");
      const end = colon + 1 + Number(heard.subarray(0, colon));
      if (colon < 0 || heard.length < end) return;
      const message = JSON.parse(heard.subarray(colon + 1, end));
      heard = heard.subarray(end);
      // The first one only says who speaks.
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      const { resolve, reject } = waiting.get(id);
      if (error) reject(new Error(`${error.error}: ${error.message}`));
      else resolve(result);
    }
  });
  return (command, asked = {}) =>
    new Promise((resolve, reject) => {
      waiting.set(waiting.size + 1, { resolve, reject });
      const text = JSON.stringify([0, waiting.size, command, asked]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}

// Starts Firefox with a profile of its own and gives its one page.
export async function launchFirefox() {
  const profile = await mkdtemp(join(tmpdir(), "firefox-"));
  const port = await freePort();
  await writeFile(join(profile, "user.js"), `user_pref("marionette.port", ${port});\n`);
  const browser = spawn(program, ["--headless", "--marionette", "--no-remote", "--profile", profile], {
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => browser.on("exit", resolve));
  browser.on("error", () => {});
  const socket = await listening(port, browser);
  const tell = conversation(socket);
  await tell("WebDriver:NewSession");
  await tell("WebDriver:SetTimeouts", { script: 240_000 });
  return {
    goto: (url) => tell("WebDriver:Navigate", { url }),
    // Does something in the page, with one argument, and waits for its promise.
    evaluate: async (task, ...args) => {
      const script = `const done = arguments[arguments.length - 1];
        Promise.resolve((${task})(...arguments)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value } = await tell("WebDriver:ExecuteAsyncScript", { script, args, sandbox: null });
      if (value.error) throw new Error(value.error);
      return value.value;
    },
    pdf: async () => Buffer.from((await tell("WebDriver:Print")).value, "base64"),
    close: async () => {
      await tell("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => {});
      socket.destroy();
      await ended;
      await rm(profile, { recursive: true, force: true });
    },
  };
}
