import { defineConfig } from "@playwright/test";

const screen = (name, width, height, more) => ({
  name,
  use: { viewport: { width, height }, ...more },
});
// A story tagged so does not depend on the size of the screen: the phone alone tells it.
const once = { grepInvert: /@once/ };

export default defineConfig({
  testDir: ".",
  outputDir: "../../target/stories",
  workers: 2,
  reporter: [["list"]],
  forbidOnly: true,
  // A story says what happens, never how fast: the benches do, against a named alternative.
  expect: { timeout: 15_000 },
  use: {
    locale: "zh-CN",
    launchOptions: {
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
    },
  },
  projects: [
    screen("phone", 360, 800, { hasTouch: true, isMobile: true }),
    { ...screen("tablet", 820, 1180, { hasTouch: true }), ...once },
    { ...screen("desk", 1440, 900), ...once },
  ],
});
