// The page stays usable without its host, and a newer build never disturbs an open one.
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { newerBuild } from "./build.mjs";
import { appStarted, expect, tellWorker, test } from "./fixtures.mjs";

const once = { tag: "@once" };

// The stylesheet that differs between the builds says which one a page runs on.
const usesBuild = (page, name) =>
  expect(page.locator(`link[rel="stylesheet"][href="./${name}"]`)).toHaveCount(1);
const usesOldBuild = (page, name) =>
  expect(page.locator(`link[rel="stylesheet"][href="./${name}"]`)).toHaveCount(0);

// A mark that only a reload can wipe off.
const mark = (page) => page.evaluate(() => (window.notReloaded = true));
const marked = (page) => page.evaluate(() => window.notReloaded === true);

for (const path of ["/", "/sub/path/"]) {
  test.describe(`below ${path}`, () => {
    test.use({ path });

    test("after one visit the page opens with the host switched off", once, async ({
      page,
      host,
      open,
    }) => {
      await open();
      expect(await tellWorker(page, "status", "offline-ready")).toEqual(["offline-ready"]);
      await host.stop();
      await page.reload();
      await appStarted(page);
      // As a link shared in WeChat and as a bookmark to the file.
      for (const address of ["?from=singlemessage", "index.html"]) {
        await page.goto(host.url + address);
        await appStarted(page);
      }
    });
  });
}

test("a first visit downloads what has a checksum only once", once, async ({
  page,
  host,
  open,
}) => {
  await open();
  await tellWorker(page, "status", "offline-ready");
  const named = host.asked.filter((name) => /-[0-9a-f]{16}(_bg)?\./.test(name));
  expect(named.toSorted()).toEqual([...new Set(named)].toSorted());
});

test("a newer build arrives beside an open page and waits for a yes", once, async ({
  page,
  context,
  host,
  open,
}, info) => {
  await open();
  await tellWorker(page, "status", "offline-ready");
  await mark(page);
  const second = await context.newPage();
  await second.goto(host.url);
  await appStarted(second);
  await mark(second);

  const newer = await newerBuild(info.outputPath("newer"));
  host.root = newer.folder;
  expect(await tellWorker(page, "check", "checked")).toEqual(["ready", "checked"]);
  expect(await tellWorker(page, "status", "offline-ready")).toEqual(["ready", "offline-ready"]);

  // Not agreed yet: even a page opened now is the old one.
  const third = await context.newPage();
  await third.goto(host.url);
  await appStarted(third);
  await usesOldBuild(third, newer.changed);

  expect(await tellWorker(page, "switch", "switched")).toEqual(["switched"]);
  expect(await marked(page)).toBe(true);
  await host.stop();
  await page.reload();
  await appStarted(page);
  await usesBuild(page, newer.changed);
  expect(await tellWorker(page, "status", "offline-ready")).toEqual(["offline-ready"]);

  // The other tab was left alone, and its own files are still there.
  expect(await marked(second)).toBe(true);
  const own = await second.locator('link[rel="stylesheet"]').evaluateAll((links) =>
    Promise.all(links.map(async ({ href }) => (await fetch(href)).status)),
  );
  expect(new Set(own)).toEqual(new Set([200]));
});

test("a host that goes back to the old build leaves nothing waiting", once, async ({
  page,
  host,
  open,
}, info) => {
  await open();
  await tellWorker(page, "status", "offline-ready");
  const built = host.root;
  host.root = (await newerBuild(info.outputPath("newer"))).folder;
  expect(await tellWorker(page, "check", "checked")).toEqual(["ready", "checked"]);
  host.root = built;
  expect(await tellWorker(page, "check", "checked")).toEqual(["checked"]);
  expect(await tellWorker(page, "status", "offline-ready")).toEqual(["offline-ready"]);
});

test("a newer worker waits as well, and comes in with the newer build", once, async ({
  page,
  host,
  open,
}, info) => {
  await open();
  await tellWorker(page, "status", "offline-ready");
  await mark(page);
  const newer = await newerBuild(info.outputPath("newer"));
  await appendFile(join(newer.folder, "sw.js"), "// newer\n");
  host.root = newer.folder;
  const waiting = () =>
    page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state ?? "none");
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect.poll(waiting).toBe("installed");
  expect(await tellWorker(page, "status", "offline-ready")).toEqual(["ready", "offline-ready"]);

  await tellWorker(page, "switch", "switched");
  await expect.poll(waiting).toBe("none");
  expect(await marked(page)).toBe(true);
  await page.reload();
  await appStarted(page);
  await usesBuild(page, newer.changed);
});

test("of many builds only the current and the previous one are kept", once, async ({
  page,
  host,
  open,
}, info) => {
  await open();
  await tellWorker(page, "status", "offline-ready");
  for (const release of [2, 3, 4]) {
    host.root = (await newerBuild(info.outputPath(`${release}`), release)).folder;
    expect(await tellWorker(page, "check", "checked")).toEqual(["ready", "checked"]);
    await tellWorker(page, "switch", "switched");
  }
  const builds = await page.evaluate(async () =>
    (await caches.keys()).filter((name) => name.includes("build-")),
  );
  expect(builds).toHaveLength(2);
});

test.describe("a half-uploaded build", () => {
  // What the browser itself notes down when the worker meets a broken file.
  test.use({ expectedErrors: [/valid digest|integrity|404/] });

  for (const fault of ["missing", "truncated", "html"]) {
    test(`any one file ${fault}: the old build keeps serving`, once, async ({
      page,
      host,
      open,
    }, info) => {
      await open();
      await tellWorker(page, "status", "offline-ready");
      const newer = await newerBuild(info.outputPath("newer"));
      host.root = newer.folder;
      // sw.js and the pictures for a home screen are the browser's own affair. Half an icon cannot
      // be told from a whole one and harms nothing but itself.
      const checked = newer.files.filter(
        (name) =>
          name !== "sw.js" &&
          !name.endsWith(".png") &&
          !(fault === "truncated" && name.startsWith("icons/")),
      );
      // Else the browser's own good copy of an unchanged file would, rightly, mend the build.
      const session = await page.context().newCDPSession(page);
      for (const name of checked) {
        await session.send("Network.clearBrowserCache");
        host.faults.clear();
        host.faults.set(name, fault);
        expect(await tellWorker(page, "check", "checked"), name).toEqual(["checked"]);
      }
      expect(await tellWorker(page, "switch", "switched")).toEqual(["switched"]);
      await page.reload();
      await appStarted(page);
      await usesOldBuild(page, newer.changed);

      host.faults.clear();
      expect(await tellWorker(page, "check", "checked")).toEqual(["ready", "checked"]);
    });
  }

  test("a first visit to it is not kept, the next visit is", once, async ({ page, host, open }) => {
    host.faults.set("manifest.webmanifest", "missing");
    await open();
    await expect.poll(() => host.asked).toContain("manifest.webmanifest");
    await expect(async () => {
      const left = await page.evaluate(() => navigator.serviceWorker.getRegistrations());
      expect(left).toHaveLength(0);
    }).toPass();
    host.faults.clear();
    await page.reload();
    await appStarted(page);
    expect(await tellWorker(page, "status", "offline-ready")).toEqual(["offline-ready"]);
  });
});
