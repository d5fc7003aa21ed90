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

// Empties local storage; what was planted does not come again.
export const forget = (page) =>
  page.evaluate(() => {
    localStorage.clear();
    localStorage.setItem("planted", "yes");
  });

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

// The rows of the database in which families' drafts are, as lists of bytes under their keys.
export const rows = (page) =>
  page.evaluate(async () => {
    const answer = (asked) =>
      new Promise((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const database = await answer(indexedDB.open("student-aid"));
    const store = database.transaction("families").objectStore("families");
    const both = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
    database.close();
    return both[0].map((key, place) => [key, [...both[1][place]]]);
  });

// What each record in the database holds, put together from its rows as src/store describes them:
// the first change that makes it whole, then those after it, in order.
export async function records(page) {
  const documents = {};
  const changes = (await rows(page)).filter(([key]) => key.includes("/journal/"));
  const snapshots = (await rows(page)).filter(([key]) => key.includes("/snapshot/"));
  for (const [key, bytes] of [...snapshots, ...changes].sort(byRevision)) {
    const [id] = key.split("/");
    for (const edit of payload(bytes)) documents[id] = edited(documents[id], ...edit);
  }
  return documents;
}

const byRevision = ([one], [other]) => (one.split("/")[2] < other.split("/")[2] ? -1 : 1);

// Behind 18 bytes, the name of the record and a checksum.
function payload(bytes) {
  const behind = 18 + bytes[17] + 4;
  return JSON.parse(Buffer.from(bytes.slice(behind)).toString("utf8"));
}

// A document with one field changed; with the field gone, where there is no value.
function edited(document, at, ...value) {
  if (at === "") return value[0];
  const steps = at.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = steps.pop();
  let place = document;
  // A change from before the first that is whole changes nothing.
  for (const step of steps) place = place?.[step];
  if (place && value.length > 0) place[last] = value[0];
  else if (place) delete place[last];
  return document;
}

// Every draft in the database.
export const copied = async (page) =>
  Object.values(await records(page)).map((document) => document.value);

// The page says that everything is in both stores.
export const isSaved = (page) => expect(page.getByRole("status").first()).toContainText("已保存");
