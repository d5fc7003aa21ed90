// A browser with a profile of its own that can be killed, every process of it, and opened again.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";

// A seeded number from 0 to 1, so that a failing run can be repeated.
export function chance(seed) {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

// Every process of a browser that keeps its profile there.
function processes(folder) {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, "utf8").includes(folder);
      } catch {
        return false;
      }
    });
}

export class Profile {
  constructor(launchOptions) {
    this.folder = mkdtempSync(join(tmpdir(), "desk-"));
    this.launchOptions = launchOptions;
  }

  // Opens the browser; gives its page.
  async open() {
    const options = { ...this.launchOptions, locale: "zh-CN" };
    this.context = await chromium.launchPersistentContext(this.folder, options);
    return this.context.pages()[0];
  }

  kill() {
    for (const one of processes(this.folder)) {
      try {
        process.kill(Number(one), "SIGKILL");
      } catch (error) {
        // One that ended by itself since it was listed.
        if (error.code !== "ESRCH") throw error;
      }
    }
  }

  // Opens what was killed.
  async reopen() {
    await this.context.close().catch(() => {});
    for (const name of readdirSync(this.folder).filter((name) => name.startsWith("Singleton"))) {
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
