// The end of the browser's log is torn, as by a power cut: what was kept before is there in every
// session after.
import { appendFileSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "./fixtures.mjs";
import { fill, isSaved, setUpWithOne, test, unlock } from "./officer.mjs";
import { Profile } from "./profile.mjs";
import { serve } from "./server.mjs";

// A record of the log that says it is 4,096 bytes long, of which 500 were written.
const half = Buffer.concat([Buffer.from([1, 2, 3, 4, 0, 16, 1]), Buffer.alloc(500, 7)]);

function tear(folder) {
  const all = join(folder, "Default/IndexedDB");
  const store = join(all, readdirSync(all).find((name) => name.endsWith(".leveldb")));
  const last = readdirSync(store).filter((name) => name.endsWith(".log")).sort().at(-1);
  appendFileSync(join(store, last), half);
}

// Whether the word that a page may be writing is on the disk: a browser takes its time.
function isMarked(folder) {
  const all = join(folder, "Default/Local Storage/leveldb");
  const logs = readdirSync(all).filter((name) => name.endsWith(".log"));
  return logs.some((name) => readFileSync(join(all, name)).includes("writing/"));
}

// A desk with one application, killed, and the end of the log torn off.
async function torn(page, host, profile) {
  const address = await setUpWithOne(page, host);
  await expect.poll(() => isMarked(profile.folder), { timeout: 15_000 }).toBe(true);
  profile.kill();
  tear(profile.folder);
  return address;
}

async function reopen(profile, address) {
  const page = await profile.reopen();
  await page.goto(address);
  await unlock(page);
  return page;
}

// The family's page with the desk below it, in a browser that can be killed.
const story = test.extend({
  site: async ({}, use) => {
    const host = await serve();
    await use(host);
    await host.stop();
  },
  profile: async ({}, use, info) => {
    const profile = new Profile(info.project.use);
    await use(profile);
    await profile.end();
  },
});

story("a torn end of the log costs nothing, in no session after", { tag: "@once" }, async ({ site, profile }) => {
  story.setTimeout(90_000);
  const address = await torn(await profile.open(), { url: `${site.url}desk/` }, profile);
  const names = ["张小明", "张小明明", "张大明", "张明明"];
  for (const [time, name] of names.slice(1).entries()) {
    const page = await reopen(profile, address);
    await expect(page.locator("#name")).toHaveValue(names[time]);
    await fill(page, { name });
    await isSaved(page);
    profile.kill();
  }
});

story("nor where a family clears its records first of all", { tag: "@once" }, async ({ site, profile }) => {
  story.setTimeout(90_000);
  const page = await profile.open();
  await page.goto(`${site.url}#/check`);
  await page.getByRole("checkbox", { name: /农村低保/ }).check();
  await expect(page.getByRole("status").first()).toContainText("已保存");
  const address = await torn(page, { url: `${site.url}desk/` }, profile);
  const family = await profile.reopen();
  await family.goto(`${site.url}#/settings`);
  await family.getByRole("button", { name: "清除本机记录" }).click();
  await family.getByRole("button", { name: "确定，全部清除" }).click();
  await expect(family.getByText("已经全部清除。")).toBeVisible();
  // What marks a page that writes goes last.
  await expect.poll(() => family.evaluate(() => Object.keys(localStorage).length)).toBeLessThan(3);
  profile.kill();
  for (const name of ["张小明", "张小明"]) {
    const page = await reopen(profile, address);
    await expect(page.locator("#name")).toHaveValue(name);
    profile.kill();
  }
});
