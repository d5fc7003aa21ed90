// A browser with a profile of its own that can be killed, every process of it, and opened again.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as playwright from "@playwright/test";

// A seeded number from 0 to 1, so that a failing run can be repeated.
export function chance(seed) {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

// What is running under a number: its parent, and how it was called.
function running(id) {
  try {
    const read = (name) => readFileSync(`/proc/${id}/${name}`, "utf8");
    const [, parent] = read("stat").match(/.*\) . (\d+)/s);
    return { id: Number(id), parent: Number(parent), command: read("cmdline") };
  } catch {
    // One that ended since it was listed.
    return null;
  }
}

// Every process of a browser that keeps its profile there: those called with it, and theirs.
export function processes(folder) {
  const numbers = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const all = numbers.map(running).filter(Boolean);
  const own = new Set(all.filter(({ command }) => command.includes(folder)).map(({ id }) => id));
  // Until there are no more: a child may be listed before its parent.
  for (let known = -1; known < own.size; ) {
    known = own.size;
    for (const { id, parent } of all) if (own.has(parent)) own.add(id);
  }
  return all.filter(({ id }) => own.has(id));
}

export function killAll(folder) {
  for (const { id } of processes(folder)) {
    try {
      process.kill(id, "SIGKILL");
    } catch (error) {
      // One that ended by itself since it was listed.
      if (error.code !== "ESRCH") throw error;
    }
  }
}

// What a killed browser leaves behind to say that it runs.
const left = /^(Singleton|lock$|\.parentlock$)/;

export class Profile {
  // `use` is what a project says of its browser.
  constructor({ browserName = "chromium", channel, launchOptions }) {
    this.folder = mkdtempSync(join(tmpdir(), "desk-"));
    this.type = playwright[browserName];
    this.options = { ...launchOptions, channel, locale: "zh-CN" };
  }

  // Opens the browser; gives its page.
  async open() {
    this.context = await this.type.launchPersistentContext(this.folder, this.options);
    return this.context.pages()[0];
  }

  kill() {
    killAll(this.folder);
  }

  // Opens what was killed.
  async reopen() {
    await this.context.close().catch(() => {});
    for (const name of readdirSync(this.folder).filter((name) => left.test(name))) {
      rmSync(join(this.folder, name), { force: true });
    }
    return this.open();
  }

  async end() {
    // Perhaps it was killed last.
    await this.context.close().catch(() => {});
    rmSync(this.folder, { recursive: true, force: true });
  }
}
