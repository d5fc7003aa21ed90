// Nothing typed longer than half a second ago is lost, whatever dies: the tab, or the whole
// browser with every process of it. KILLS and BROWSER_KILLS make the runs longer.
import { expect } from "./fixtures.mjs";
import { desk, isSaved, setUpWithOne, unlock, test } from "./officer.mjs";
import { Profile, chance } from "./profile.mjs";
import { serve } from "./server.mjs";

const once = { tag: "@once" };
const kills = Number(process.env.KILLS ?? 100);
const browserKills = Number(process.env.BROWSER_KILLS ?? 20);
const runs = 4;

// What is typed, and how much of it may still be missing.
const words = "玉米受涝减产三成爷爷住院花了两万多元父亲在外务工母亲照顾老人孩子住校每月生活费三百";
const young = 500;

// Types until a random moment, then kills; gives what had stood there at each time.
async function typeAndKill(page, next, kill) {
  const field = page.locator("#other");
  const log = [[performance.now(), await field.inputValue()]];
  await field.focus();
  await page.keyboard.press("End");
  const many = 3 + Math.floor(next() * 12);
  for (let count = 0; count < many; count += 1) {
    const letter = words[Math.floor(next() * words.length)];
    await page.keyboard.insertText(letter);
    log.push([performance.now(), log.at(-1)[1] + letter]);
    await page.waitForTimeout(20 + next() * 150);
  }
  // When it is asked for: how long a busy machine takes to kill is no part of the promise.
  const killed = performance.now();
  await kill();
  return { log, killed };
}

// The text is one that stood there, and none that stood there half a second before the end is lost.
function nothingOldIsLost(text, { log, killed }) {
  const old = log.filter(([at]) => at < killed - young).at(-1) ?? log[0];
  const states = log.map(([, state]) => state);
  expect(states).toContain(text);
  expect(text.length, `kept “${text}” of “${log.at(-1)[1]}”`).toBeGreaterThanOrEqual(old[1].length);
}

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

test("killed browsers lose nothing old", once, async () => {
  test.setTimeout((60 + 15 * browserKills) * 1000);
  const host = await serve({ root: desk, path: "/desk/" });
  const profile = new Profile(test.info().project.use.launchOptions);
  let page = await profile.open();
  const address = await setUpWithOne(page, host);
  const next = chance(7);
  for (let trial = 0; trial < browserKills; trial += 1) {
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
