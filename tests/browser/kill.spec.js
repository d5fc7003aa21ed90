// Nothing typed longer than half a second ago is lost, whatever dies: the tab, or the whole
// browser with every process of it. KILLS and BROWSER_KILLS make the runs longer.
import { expect } from "./fixtures.mjs";
import { nothingOldIsLost, typeAndKill } from "./killing.mjs";
import { desk, isSaved, setUpWithOne, unlock, test } from "./officer.mjs";
import { Profile, chance } from "./profile.mjs";
import { serve } from "./server.mjs";

const once = { tag: "@once" };
const kills = Number(process.env.KILLS ?? 100);
const runs = 4;

for (let run = 0; run < runs; run += 1) {
  test(`killed tabs lose nothing old (${run + 1} of ${runs})`, once, async ({ context, page, host }) => {
    test.setTimeout(15 * 60_000);
    const address = await setUpWithOne(page, host);
    const next = chance(run + 1);
    let tab = page;
    for (let trial = 0; trial < kills / runs; trial += 1) {
      const session = await context.newCDPSession(tab);
      const typed = await typeAndKill(tab, next, () => {
        session.send("Page.crash").catch(() => {});
        return tab.waitForEvent("crash");
      });
      await tab.close();
      tab = await context.newPage();
      await tab.goto(address);
      await unlock(tab);
      const field = tab.locator("#other");
      await expect(field).toBeVisible();
      nothingOldIsLost(await field.inputValue(), typed);
      await field.fill("");
      await isSaved(tab);
    }
  });
}

test("killed browsers lose nothing old", {
  tag: ["@once", "@everywhere"],
}, async ({ browserName }, info) => {
  // Others than Chromium take longer to start.
  const kills = Number(process.env.BROWSER_KILLS ?? (browserName === "chromium" ? 20 : 3));
  test.setTimeout((120 + 30 * kills) * 1000);
  const host = await serve({ root: desk, path: "/desk/" });
  const profile = new Profile(info.project.use);
  let page = await profile.open();
  const address = await setUpWithOne(page, host);
  const next = chance(7);
  for (let trial = 0; trial < kills; trial += 1) {
    const typed = await typeAndKill(page, next, async () => profile.kill());
    page = await profile.reopen();
    await page.goto(address);
    await unlock(page);
    const field = page.locator("#other");
    await expect(field).toBeVisible();
    nothingOldIsLost(await field.inputValue(), typed);
    await field.fill("");
    await isSaved(page);
  }
  await profile.end();
  await host.stop();
});
