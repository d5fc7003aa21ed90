// The stories that must hold in WebKit too, which every browser of an iPhone is: told to Debian's
// WebKitGTK, with a profile that stays. Where they begin anew, the window was killed.
import { expect, isShown, tellWorker, test as base } from "./fixtures.mjs";
import { tellOfTwo } from "./household.mjs";
import { nothingOldIsLost, typeAndKill } from "./killing.mjs";
import * as officer from "./officer.mjs";
import { sheetInks, sheetTexts, sheetWays } from "./printing.mjs";
import { chance } from "./profile.mjs";
import { Page, screen } from "./webkit.mjs";

// What WebKit says of a policy that is right for other browsers.
const expected = [/Unrecognized Content-Security-Policy directive 'manifest-src'/];

const story = base.extend({
  display: [
    async ({}, use) => {
      const display = await screen();
      await use(display.name);
      display.stop();
    },
    { scope: "worker" },
  ],
  page: async ({ display, host }, use) => {
    const page = new Page(display);
    try {
      await page.open();
      await use(page);
      const { complaints, asked } = page.log();
      const surprising = complaints.filter((line) => !expected.some((one) => one.test(line)));
      expect(surprising, "the console stays clean").toEqual([]);
      // blob: and data: never leave the device.
      const elsewhere = (url) => /^(http|ws)/.test(url) && !url.startsWith(host.origin);
      const strangers = asked.filter(elsewhere);
      expect(strangers, "nothing is asked of anyone but the host").toEqual([]);
    } finally {
      page.end();
    }
  },
});

// What a place on the page says, once it does.
const says = (page, css, text) =>
  expect.poll(() => page.locator(css).first().innerText(), { message: css }).toContain(text);

story("a family reads what its children are owed, and nothing is lost", async ({
  page,
  host,
}, info) => {
  await page.goto(host.url);
  await tellOfTwo(page);
  const sums = async () => {
    await says(page, ".sum__figure", "2,125");
    expect(await page.locator(".sum__figure").nth(1).innerText()).toBe("625");
    expect(await page.locator(".sum__figure").nth(2).innerText()).toBe("1,500");
  };
  await sums();
  await says(page, "[role=status]", "已保存");
  expect(await page.title()).toBe("结果 - 应助尽助");
  page.kill();
  await page.open();
  await page.goto(`${host.url}#/result`);
  await sums();

  const file = info.outputPath("result.pdf");
  await page.print(file);
  expect(sheetWays(file)).toEqual(["upright"]);
  const [text] = sheetTexts(file);
  for (const word of ["2,125", "625", "1,500", "1,000"]) expect(text).toContain(word);
});

story("after one visit the page opens with the host switched off", async ({ page, host }) => {
  await page.goto(host.url);
  await isShown(page.getByRole("button", { name: "我是家长" }));
  expect(await tellWorker(page, "status", "offline-ready")).toEqual(["offline-ready"]);
  page.kill();
  await host.stop();
  await page.open();
  await page.goto(host.url);
  await isShown(page.getByRole("button", { name: "我是家长" }));
});

story.describe("at the desk", () => {
  story.use({ root: officer.desk, path: "/desk/" });

  story("from an empty desk to a paid and printed pupil", async ({ page, host }, info) => {
    await officer.setUp(page, host);
    await officer.begin(page);
    await officer.fill(page, officer.pupil);
    await officer.answer(page, { 就读方式: "住校" });
    await page.getByRole("checkbox", { name: /农村低保/ }).check();
    await officer.takeToRecognised(page);
    await officer.payAndPrint(page, (name) =>
      page.print(info.outputPath(`${name}.pdf`), { wide: name === "list" }),
    );
    const [list, form] = ["list", "form"].map((name) => info.outputPath(`${name}.pdf`));
    expect(sheetWays(list)).toEqual(["wide"]);
    expect(sheetTexts(list)[0]).toContain("625.00");
    expect(sheetWays(form)).toEqual(["upright"]);
    expect(sheetTexts(form)[0]).toContain(officer.pupil["id-number"]);
    // Neither shrunk nor cut off: as wide as Chromium prints them.
    for (const [file, edge] of [[list, 284.5], [form, 194.5]]) {
      expect(Math.abs(sheetInks(file)[0].right - edge), file).toBeLessThanOrEqual(2);
    }
  });

  story("killed in mid-word, with the host switched off, it loses nothing old", async ({
    page,
    host,
  }) => {
    const address = await officer.setUpWithOne(page, host);
    await isShown(page.locator(".head__state", { hasText: "可离线使用" }));
    await host.stop();
    const next = chance(11);
    for (let trial = 0; trial < 3; trial += 1) {
      const typed = await typeAndKill(page, next, () => page.kill());
      await page.open();
      await page.goto(address);
      await officer.unlock(page);
      nothingOldIsLost(await page.locator("#other").inputValue(), typed);
      await page.locator("#other").fill("");
      await officer.isSaved(page);
    }
  });
});
