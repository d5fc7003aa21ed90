// A disk that is really full: the browser's profile stands on a small file system that is filled up
// while an officer types. FULL_DISKS makes the run longer.
import { execFileSync } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "./fixtures.mjs";
import { desk, rows, setUpWithOne, test, unlock } from "./officer.mjs";
import { Profile, chance } from "./profile.mjs";
import { serve } from "./server.mjs";

const once = { tag: "@once" };
const times = Number(process.env.FULL_DISKS ?? 5);
const letters = "玉米受涝减产三成爷爷住院花了两万多元父亲在外务工母亲照顾老人";

// Takes all that is left on the disk, to the last byte.
function fillUp(file) {
  const open = openSync(file, "w");
  try {
    for (let size = 1 << 20; size > 0; size = Math.floor(size / 2)) {
      try {
        for (;;) writeSync(open, Buffer.alloc(size));
      } catch (error) {
        if (error.code !== "ENOSPC") throw error;
      }
    }
  } finally {
    closeSync(open);
  }
}

const keysOf = async (page) => (await rows(page)).map(([, key]) => key);

// Whether a row is there still, or a later snapshot of its record in its place.
function isKept(key, keys) {
  const [record, , number] = key.split("/");
  const later = (other) => other.startsWith(`${record}/snapshot/`) && other.split("/")[2] >= number;
  return keys.includes(key) || keys.some(later);
}

test.describe("a full disk", () => {
  test.skip(process.getuid() !== 0, "only root can give a browser a small disk of its own");

  test("nothing typed is lost, a file holds it meanwhile, and it is saved once there is room", once, async () => {
    test.setTimeout(60_000 + times * 20_000);
    const host = await serve({ root: desk, path: "/desk/" });
    const profile = new Profile(test.info().project.use);
    const filler = join(profile.folder, "filler");
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=160m", "none", profile.folder]);
    try {
      let page = await profile.open();
      const address = await setUpWithOne(page, host);
      const next = chance(11);
      let typed = "";
      for (let time = 0; time < times; time += 1) {
        const before = await keysOf(page);
        fillUp(filler);
        const field = page.locator("#other");
        await field.focus();
        await page.keyboard.press("End");
        const refused = page.getByRole("alert").filter({ hasText: "没有存上" });
        // What the browser has already taken of the disk takes some still: six sentences at once, or
        // as many as it needs on a machine that saves several at a time.
        for (let count = 0; count < 60; count += 1) {
          if (count >= 6 && (await refused.isVisible())) break;
          const from = Math.floor(next() * letters.length);
          const sentence = letters.slice(from).repeat(40);
          await page.keyboard.insertText(sentence);
          typed += sentence;
          if (count >= 5) {
            await expect(page.locator(".head__state")).not.toContainText("正在保存");
          }
        }
        await expect(refused).toBeVisible();
        await expect(page.locator(".head__state")).toContainText("没有保存");
        await expect(field).toHaveValue(typed);
        if (time === 0) {
          const saving = page.waitForEvent("download");
          await page.getByRole("button", { name: "全部存成备份文件" }).click();
          expect((await readFile(await (await saving).path())).length).toBeGreaterThan(500);
          await expect(page.getByText(/^存好了：资助工作台备份/)).toBeVisible();
        }
        rmSync(filler);
        await expect(page.locator(".head__state")).toContainText("已保存", { timeout: 5000 });
        const after = await keysOf(page);
        expect(before.filter((key) => !isKept(key, after))).toEqual([]);
        if (time % 2 === 1) {
          profile.kill();
          page = await profile.reopen();
          await page.goto(address);
          await unlock(page);
          await expect(page.locator("#other")).toHaveValue(typed);
        }
      }
    } finally {
      await profile.context?.close().catch(() => {});
      execFileSync("umount", ["-l", profile.folder]);
      rmSync(profile.folder, { recursive: true });
      await host.stop();
    }
  });
});
