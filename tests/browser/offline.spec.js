// The page stays usable without its host, and a newer build never disturbs an open one.
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { newerBuild } from "./build.mjs";
import { appStarted, expect, tellWorker, test } from "./fixtures.mjs";
import { isSaved, plant, twoChildren, visit } from "./household.mjs";

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

    test("after one visit the page opens with the host switched off", {
      tag: ["@once", "@everywhere"],
    }, async ({ page, host, open }) => {
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

test("a switch in the middle of a check is not undone by it", once, async ({
  page,
  context,
  host,
  open,
}, info) => {
  await open();
  await tellWorker(page, "status", "offline-ready");
  const newer = await newerBuild(info.outputPath("newer"));
  host.root = newer.folder;
  expect(await tellWorker(page, "check", "checked")).toEqual(["ready", "checked"]);

  // The check has read which build is current, and is held where it writes that down.
  const [worker] = context.serviceWorkers();
  await worker.evaluate(() => {
    const { put } = Cache.prototype;
    Cache.prototype.put = async function (...what) {
      self.isOvertaken = Boolean(self.goOn);
      if (!self.goOn) await new Promise((goOn) => Object.assign(self, { goOn }));
      return put.apply(this, what);
    };
  });
  const checked = tellWorker(page, "check", "checked");
  await expect.poll(() => worker.evaluate(() => Boolean(self.goOn))).toBe(true);
  const switched = tellWorker(page, "switch", "switched");
  const isBeside = async () => {
    const { pending } = await navigator.locks.query();
    return self.isOvertaken || pending.some(({ name }) => name.endsWith("/state"));
  };
  await expect.poll(() => worker.evaluate(isBeside)).toBe(true);
  await worker.evaluate(() => self.goOn());
  await Promise.all([checked, switched]);

  await page.reload();
  await appStarted(page);
  await usesBuild(page, newer.changed);
});

// UPDATE_CYCLES=50 for a long run.
const cycles = Number(process.env.UPDATE_CYCLES ?? 5);

test(`${cycles} newer builds, each arriving while a name is typed`, once, async ({
  page,
  host,
  compose,
}, info) => {
  test.setTimeout(30_000 + cycles * 15_000);
  const missing = [];
  page.on("response", (response) => {
    if (response.status() >= 400) missing.push(response.url());
  });
  page.on("requestfailed", (request) => missing.push(request.url()));
  let loads = 0;
  page.on("load", () => (loads += 1));

  await plant(page, { family: twoChildren });
  await visit(page, host, "/check/1", "大宝");
  await tellWorker(page, "status", "offline-ready");
  const field = page.getByLabel("怎么称呼这个孩子");
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    const before = loads;
    const newer = await newerBuild(info.outputPath(`${cycle}`), cycle + 1);
    const name = `第${cycle}个版本，一个字也不丢`;
    await field.fill("");
    host.root = newer.folder;
    const arrived = tellWorker(page, "check", "checked");
    await field.pressSequentially(name.slice(0, -3), { delay: 40 });
    // It is here while an input method composes.
    await compose(["y", "ye", "ye b", "ye bu"], "");
    expect(await arrived).toEqual(["ready", "checked"]);
    await expect(page.getByText("有新版本，已经下载完。")).toBeVisible();
    await compose(["y", "ye", "ye b", "ye bu", "ye bu d", "ye bu diu"], "也不丢");
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(name);
    await isSaved(page);
    await usesOldBuild(page, newer.changed);
    expect(loads, "nothing is reloaded before the reader agrees").toBe(before);

    await page.getByRole("button", { name: "换成新版本" }).click();
    await usesBuild(page, newer.changed);
    await appStarted(page);
    await expect(field).toHaveValue(name);
    expect(await tellWorker(page, "status", "offline-ready")).toEqual(["offline-ready"]);
    expect(loads, "one reload brings the newer build").toBe(before + 1);
  }
  expect(missing).toEqual([]);
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
