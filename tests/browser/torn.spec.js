// The end of the browser's log is torn, as by a power cut: what was kept before is there in every
// session after.
import { appendFileSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "./fixtures.mjs";
import { begin, desk, fill, isSaved, setUp, test, unlock } from "./officer.mjs";
import { Profile } from "./profile.mjs";
import { serve } from "./server.mjs";

// A record of the log that says it is 4,096 bytes long, of which 500 were written.
const torn = Buffer.concat([Buffer.from([1, 2, 3, 4, 0, 16, 1]), Buffer.alloc(500, 7)]);

function tear(folder) {
  const all = join(folder, "Default/IndexedDB");
  const store = join(all, readdirSync(all).find((name) => name.endsWith(".leveldb")));
  const last = readdirSync(store).filter((name) => name.endsWith(".log")).sort().at(-1);
  appendFileSync(join(store, last), torn);
}

// Whether the word that a page may be writing is on the disk: a browser takes its time.
function isMarked(folder) {
  const all = join(folder, "Default/Local Storage/leveldb");
  const logs = readdirSync(all).filter((name) => name.endsWith(".log"));
  return logs.some((name) => readFileSync(join(all, name)).includes("writing/"));
}

test("a torn end of the log costs nothing, in no session after", { tag: "@once" }, async () => {
  test.setTimeout(90_000);
  const host = await serve({ root: desk, path: "/desk/" });
  const profile = new Profile(test.info().project.use.launchOptions);
  let page = await profile.open();
  await setUp(page, host);
  await begin(page);
  await fill(page, { name: "张小明" });
  await isSaved(page);
  const address = page.url();
  for (const [time, name] of ["张小明明", "张大明", "张明明"].entries()) {
    if (time === 0) await expect.poll(() => isMarked(profile.folder), { timeout: 15_000 }).toBe(true);
    profile.kill();
    if (time === 0) tear(profile.folder);
    page = await profile.reopen();
    await page.goto(address);
    await unlock(page);
    await expect(page.locator("#name")).toHaveValue(["张小明", "张小明明", "张大明"][time]);
    await fill(page, { name });
    await isSaved(page);
  }
  await profile.end();
  await host.stop();
});
