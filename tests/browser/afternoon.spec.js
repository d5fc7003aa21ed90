// An afternoon of an officer's work with no network, whose browser dies again and again: every
// letter is there at the end, on the screen and on paper. AFTERNOON says how many applications.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { expect } from "./fixtures.mjs";
import { begin, desk, school, setUp, test, unlock } from "./officer.mjs";
import { Profile, chance } from "./profile.mjs";
import { fullPupil, idNumber, many } from "./pupils.mjs";
import { serve } from "./server.mjs";

const count = Number(process.env.AFTERNOON ?? 3);
// What may still be missing when the browser dies, in milliseconds.
const young = 500;

// What is written of each pupil, field by field.
const pupils = many(count).map(({ texts }, place) => ({
  ...fullPupil().texts,
  ...texts,
  "id-number": idNumber(place * 2),
  other: `${texts.name}每天走 ${place + 2} 里路上学，冬天住在亲戚家。`,
}));

test("an afternoon without a network, killed at random, loses nothing", { tag: "@once" }, async ({}, info) => {
  test.setTimeout(60_000 + count * 60_000);
  const host = await serve({ root: desk, path: "/desk/" });
  const profile = new Profile(info.project.use);
  const next = chance(20261125);
  let page = await profile.open();
  await setUp(page, host);
  await expect(page.locator(".head__state")).toContainText("可离线使用");
  await host.stop();

  let kills = 0;
  // Kills the browser at a random moment after the last edits, and opens the application again.
  const dies = async (at) => {
    await page.waitForTimeout(next() * 700);
    const killed = performance.now();
    profile.kill();
    kills += 1;
    page = await profile.reopen();
    await page.goto(`${host.url}#${at}`);
    await unlock(page);
    await expect(page.locator("#secret")).toHaveCount(0);
    await expect(page.locator("#content h1")).toBeVisible();
    return killed;
  };

  const places = [];
  for (const texts of pupils) {
    await page.goto(`${host.url}#/desk`);
    await expect(page.getByRole("heading", { level: 1, name: school })).toBeVisible();
    let at = await begin(page);
    const written = new Map();
    const left = Object.entries(texts);
    while (left.length > 0) {
      const [id, text] = left.shift();
      const field = page.locator(`#${id}`);
      if (id === "sex") await field.selectOption(text);
      else await field.fill(text);
      written.set(id, performance.now());
      if (next() < 0.05 && kills < count * 2) {
        const killed = await dies(at);
        // Where all of it was young, nothing need be there.
        if ((await page.locator("#name").count()) === 0) {
          expect(Math.min(...written.values())).toBeGreaterThan(killed - young);
          at = await begin(page);
        }
        for (const [known, when] of written) {
          const there = await page.locator(`#${known}`).inputValue();
          if (when < killed - young) expect(there, known).not.toBe("");
          if (there !== "") continue;
          written.delete(known);
          left.unshift([known, texts[known]]);
        }
      }
    }
    await page.locator("h1").first().focus();
    places.push(at);
  }
  await dies("/desk");
  const lines = [];
  for (const [place, at] of places.entries()) {
    await page.goto(`${host.url}#${at}`);
    for (const [id, text] of Object.entries(pupils[place])) {
      const there = (await page.locator(`#${id}`).inputValue()).replace(/[\s,-]/g, "");
      expect(there, `${at} ${id}`).toBe(id === "born" ? there : text.replace(/[\s,-]/g, ""));
      lines.push(there);
    }
  }
  await page.goto(`${host.url}#/desk/forms`);
  await expect(page.locator(".a4")).toHaveCount(count);
  const file = info.outputPath("afternoon.pdf");
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  const sheets = execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" });
  expect(sheets.split("\f")).toHaveLength(count + 1);
  const printed = sheets.replace(/\s/g, "");
  for (const texts of pupils) {
    for (const id of ["name", "id-number", "other", "address"]) {
      expect(printed).toContain(texts[id].replace(/\s|。$/g, ""));
    }
  }
  console.log(`${count} applications, ${lines.length} fields, ${kills} browsers killed: nothing lost`);
  await profile.end();
});
