// What the stories do over and over, in a family's words, and the households they start from.
import { expect } from "./fixtures.mjs";

// A saved draft of shape 2. Children are given as their answers.
export function draft({ name = "我家的测算", revision = 5, period = "2026-2027", yes = [], children }) {
  const answers = { yes: [], no: [] };
  return JSON.stringify({
    format: "student-aid-draft",
    shape: 2,
    revision,
    name,
    saved: "2026-11-24 09:00",
    period,
    household: { hardships: { yes, no: [] } },
    skipped: [],
    children: children.map(({ name, ...student }, place) => ({
      id: place + 1,
      name,
      student: { hardships: answers, decisions: answers, ...student },
      skipped: [],
    })),
  });
}

export const boarder = {
  name: "大宝",
  stage: "junior-middle",
  region: "130925",
  "school-kind": "public",
  boarding: "boarder",
};
export const dayPupil = {
  name: "二宝",
  stage: "primary",
  entry: "first-grade",
  region: "130925",
  "school-kind": "public",
  boarding: "day",
  "school-place": "rural",
};
export const twoChildren = draft({ yes: ["rural-subsistence"], children: [boarder, dayPupil] });

// Puts drafts into local storage before the page opens, once.
export function plant(page, drafts) {
  return page.addInitScript((drafts) => {
    if (localStorage.getItem("planted")) return;
    localStorage.setItem("planted", "yes");
    for (const [id, text] of Object.entries(drafts)) localStorage.setItem(`draft/${id}`, text);
  }, drafts);
}

// Goes to an address after the «#» and waits for its heading.
export async function visit(page, host, hash, heading) {
  await page.goto(`${host.url}#${hash}`);
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
}

export const pick = (page, word) => page.getByRole("radio", { name: word, exact: true }).check();
export const tick = (page, word) => page.getByRole("checkbox", { name: word }).check();
export const follow = (page, word) => page.getByRole("link", { name: word }).click();

// Every saved draft, from local storage.
export const saved = (page) =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith("draft/"))
      .map((key) => JSON.parse(localStorage.getItem(key))),
  );

// Every saved draft, from the database.
export const copied = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("student-aid", 1);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asked = opening.result.transaction("drafts").objectStore("drafts").getAll();
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result.map((text) => JSON.parse(text)));
          };
        };
      }),
  );

// The page says that everything is in both stores.
export const isSaved = (page) => expect(page.getByRole("status").first()).toContainText("已保存");
