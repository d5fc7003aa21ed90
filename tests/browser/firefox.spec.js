// The officer's papers out of a real Firefox: as many sheets as out of Chromium, of the same size,
// and on each the same part of the sheet is printed on.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { expect } from "./fixtures.mjs";
import { launchFirefox } from "./firefox.mjs";
import { fillClass, isSaved, passphrase, setUp, test } from "./officer.mjs";
import { fullPupil, many } from "./pupils.mjs";

const toPublicised = ["提交", "审核通过", "开始公示"];
// The list to sign takes two sheets.
const pupils = [
  ...many(15, [...toPublicised, "认定"]),
  { ...fullPupil(), steps: toPublicised },
];

// The same as setUp of officer.mjs, without a hand.
const setUpPlainly = (page) =>
  page.evaluate(async (passphrase) => {
    const until = (found) =>
      new Promise((resolve) => {
        const look = () => {
          const one = found();
          if (one) resolve(one);
          else setTimeout(look, 5);
        };
        look();
      });
    const put = async (id, text) => {
      const control = await until(() => document.getElementById(id));
      control.value = text;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const press = async (word) => {
      const named = (one) => one.textContent.trim().startsWith(word);
      (await until(() => [...document.querySelectorAll("button")].find(named))).click();
    };
    const chosen = (id, word) => {
      const options = [...document.getElementById(id).options];
      return put(id, options.find((one) => one.textContent === word).value);
    };
    await put("school-name", "盐山县第一小学");
    await put("school-phone", "0317-6221234");
    await chosen("school-kind", "公办学校");
    await chosen("school-place", "乡镇或村里");
    await put("region", "130925");
    await put("passphrase", passphrase);
    await put("again", passphrase);
    await press("下一步");
    const code = await until(() => document.querySelector(".recovery-code"));
    await put("recovery", code.textContent);
    await press("开始使用");
    await until(() => document.querySelector(".desk"));
  }, passphrase);

// Shows a paper, and waits until its sheets are there in the place of the list.
const show = (page, at) =>
  page.evaluate(async (at) => {
    const until = async (met) => {
      while (!met()) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const sheet = () => document.querySelector(".a4");
    location.hash = "#/desk";
    await until(() => document.querySelector(".desk") && !sheet());
    location.hash = at;
    await until(sheet);
    await document.fonts.ready;
  }, at);

// What is printed: of each sheet its size, and where ink is on it, in millimetres.
function sheets(file) {
  const facts = execFileSync("pdfinfo", ["-l", "999", file], { encoding: "utf8" });
  const sizes = [...facts.matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+) pts/g)];
  return sizes.map(([, width, height], place) => {
    const only = ["-f", place + 1, "-l", place + 1].map(String);
    const picture = execFileSync("pdftoppm", ["-gray", "-r", "50.8", ...only, file], {
      maxBuffer: 1e8,
    });
    const mm = (points) => Math.round((points * 25.4) / 72);
    return { size: [mm(width), mm(height)], ink: ink(picture) };
  });
}

// The box around all that is darker than white, in a picture of two dots a millimetre.
function ink(picture) {
  const [head, , columns, rows] = picture.toString("latin1", 0, 40).match(/^P5\s((\d+)\s(\d+))\s\d+\s/);
  const box = { left: columns / 2, top: rows / 2, right: 0, bottom: 0 };
  for (let row = 0; row < rows; row += 1) {
    const line = picture.subarray(head.length + row * columns, head.length + (row + 1) * columns);
    const first = line.findIndex((dot) => dot < 128);
    if (first < 0) continue;
    const last = line.findLastIndex((dot) => dot < 128);
    box.top = Math.min(box.top, row / 2);
    box.bottom = row / 2;
    box.left = Math.min(box.left, first / 2);
    box.right = Math.max(box.right, last / 2);
  }
  return box;
}

test("Firefox prints every paper as Chromium does", { tag: "@once" }, async ({ page, host }, info) => {
  test.setTimeout(300_000);
  const firefox = await launchFirefox();
  try {
    await setUp(page, host, { name: "盐山县第一小学" });
    await fillClass(page, pupils);
    await isSaved(page);
    await firefox.goto(`${host.url}#/desk`);
    await setUpPlainly(firefox);
    await fillClass(firefox, pupils);
    // The last pupil is the one whose papers are printed alone, on either desk.
    const papersOf = async (page) => {
      const record = await page.evaluate((name) => {
        const rows = [...document.querySelectorAll(".roster__link")];
        return rows.find((one) => one.textContent.includes(name)).hash.split("/").pop();
      }, "公示中");
      return [`#/desk/form/${record}`, `#/desk/annex/${record}`, "#/desk/disbursement", "#/desk/notice", "#/desk/blank"];
    };
    const [papers, same] = [await papersOf(page), await papersOf(firefox)];
    for (const [place, at] of papers.entries()) {
      const name = at.split("/")[2];
      const file = info.outputPath(`${name}.pdf`);
      await show(page, at);
      writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
      const theirs = info.outputPath(`${name}-firefox.pdf`);
      await show(firefox, same[place]);
      writeFileSync(theirs, await firefox.pdf());
      const [chromiums, firefoxs] = [sheets(file), sheets(theirs)];
      expect(firefoxs.map(({ size }) => size), name).toEqual(chromiums.map(({ size }) => size));
      for (const [sheet, { ink }] of firefoxs.entries()) {
        for (const [side, at] of Object.entries(ink)) {
          const apart = Math.abs(at - chromiums[sheet].ink[side]);
          expect(apart, `${name}, sheet ${sheet + 1}: ${side} at ${at} mm`).toBeLessThanOrEqual(2);
        }
      }
    }
  } finally {
    await firefox.close();
  }
});
