import { execFileSync } from "node:child_process";
import { defineConfig } from "@playwright/test";

// Stories of one browser alone.
const elsewhere = [/firefox\.spec/, /webkit\.spec/];
const screen = (name, width, height, more) => ({
  name,
  testIgnore: elsewhere,
  use: { viewport: { width, height }, ...more },
});
// A story tagged so does not depend on the size of the screen: the phone alone tells it.
const once = { grepInvert: /@once/ };

export const chromium = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

// Where a program of that name is: Playwright starts nothing by its name alone.
function found(name) {
  try {
    return execFileSync("which", [name], { encoding: "utf8" }).trim();
  } catch {
    return name;
  }
}

export default defineConfig({
  testDir: ".",
  outputDir: "../../target/stories",
  workers: 2,
  reporter: [["list"]],
  forbidOnly: true,
  // A story says what happens, never how fast: the benches do, against a named alternative. These
  // are for machines that have much else to do.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: { locale: "zh-CN", launchOptions: chromium },
  projects: [
    screen("phone", 360, 800, { hasTouch: true, isMobile: true }),
    { ...screen("tablet", 820, 1180, { hasTouch: true }), ...once },
    { ...screen("desk", 1440, 900), ...once },
    // Others than Chromium take up to ten seconds to start, and have both cores busy.
    {
      name: "firefox",
      grep: /@everywhere/,
      testIgnore: elsewhere.slice(1),
      timeout: 240_000,
      use: {
        browserName: "firefox",
        channel: "moz-firefox",
        viewport: { width: 820, height: 1180 },
        launchOptions: { executablePath: found(process.env.FIREFOX ?? "firefox-esr") },
      },
    },
    // WebKitGTK has a page of its own, see webkit.mjs.
    { name: "webkit", testMatch: elsewhere[1], timeout: 240_000 },
  ],
});
