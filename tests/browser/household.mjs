// What the stories do over and over, in a family's words, and the households they start from.
import { expect, isShown } from "./fixtures.mjs";

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

// Puts drafts where version 1 kept them, before the page opens, once: the page brings them over.
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

// Opens every fold of the screen: of a result only once the whole of it stands, as it is painted in
// two steps and a sheet builds its inside when it is opened.
export async function unfold(page) {
  await expect(page.locator(".result:not(:has(.actions))")).toHaveCount(0);
  await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
  await expect(page.locator(".sheet:not(:has(.sheet__body))")).toHaveCount(0);
}

// Steps on to the question that a control belongs to, where the window shows one at a time; round to
// the first, where it stands before the one that is shown.
export async function reach(page, control) {
  await isShown(page.locator("#content h1"));
  const steps = [page.getByRole("button", { name: "下一题" }), page.getByRole("button", { name: "上一题" })];
  for (const step of steps) {
    while (!(await control.isVisible()) && (await step.isVisible()) && (await step.isEnabled())) {
      await step.click();
    }
  }
  return control;
}

// On to the last question, where the ways on are.
export async function reachEnd(page) {
  const next = page.getByRole("button", { name: "下一题" });
  while (await next.isVisible()) await next.click();
}

export const radio = (page, word) => page.getByRole("radio", { name: word, exact: true });
export const pick = async (page, word) => (await reach(page, radio(page, word))).check();
export const tick = async (page, word) =>
  (await reach(page, page.getByRole("checkbox", { name: word }))).check();
export const follow = (page, word) => page.getByRole("link", { name: word }).click();

// The rows of the database in which families' drafts are, as lists of bytes under their keys.
export const rows = (page, name = "records") =>
  page.evaluate(async (name) => {
    const answer = (asked) =>
      new Promise((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const opening = indexedDB.open("student-aid");
    // One that is not there is not made, either.
    opening.onupgradeneeded = () => opening.transaction.abort();
    const database = await answer(opening).catch(() => null);
    if (!database) return [];
    const store = database.transaction(name).objectStore(name);
    const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
    database.close();
    return keys.map((key, place) => [key, typeof values[place] === "string" ? values[place] : [...values[place]]]);
  }, name);

// What each record in the database holds, put together from its rows as crates/records describes them.
export async function records(page) {
  const documents = {};
  const kinds = ["journal", "snapshot"];
  const steps = (await rows(page)).map(([key, bytes]) => [...key.split("/"), bytes]);
  const changes = steps.filter(([, kind]) => kinds.includes(kind));
  changes.sort(([, a, one], [, b, other]) => one.localeCompare(other) || a.localeCompare(b));
  for (const [id, , , bytes] of changes) {
    // Behind 18 bytes, the name of the record and a checksum.
    const patch = JSON.parse(Buffer.from(bytes.slice(22 + bytes[17])).toString("utf8"));
    for (const edit of patch) documents[id] = edited(documents[id], ...edit);
  }
  return documents;
}

// A document with one field changed; with the field gone, where there is no value.
function edited(document, at, ...value) {
  if (at === "") return value[0];
  const steps = at.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = steps.pop();
  const place = steps.reduce((place, step) => place?.[step], document);
  // A change from before the first that is whole changes nothing.
  if (place && value.length > 0) place[last] = value[0];
  else if (place) delete place[last];
  return document;
}

// What local storage holds beside the records: the keys and texts of the copies.
export const copies = (page) =>
  page.evaluate(() => Object.entries({ ...localStorage }).filter(([key]) => key.startsWith("copy/")));

// Every saved draft, from its record.
export const saved = async (page) => Object.values(await records(page)).map(({ value }) => value);

// The page says that everything is in the store.
export const isSaved = (page) => expect(page.getByRole("status").first()).toContainText("已保存");

// A family's way from the first tap to the sums: on rural subsistence, with a day pupil in primary
// school and a boarder in junior middle school. Each screen begins with its heading.
export async function tellOfTwo(page) {
  const at = (heading) => isShown(page.locator("h1:focus", { hasText: heading }));
  await page.getByRole("button", { name: "我是家长" }).click();
  await at("先说说家里");
  await tick(page, /农村低保/);
  await follow(page, "下一步");

  await page.getByLabel("怎么称呼这个孩子").fill("小明");
  await pick(page, "小学");
  await (await reach(page, page.getByLabel("孩子的学校在哪个县"))).selectOption("盐山县");
  await pick(page, "公办学校");
  await pick(page, "不住校");
  await pick(page, "乡镇或村里");
  await pick(page, "不是");
  await page.getByRole("button", { name: "再加一个孩子" }).click();

  await at("二宝");
  await pick(page, "初中");
  await (await reach(page, page.getByLabel("孩子的学校在哪个县"))).selectOption("任丘市");
  await pick(page, "公办学校");
  await pick(page, "住校");
  const recognised = page.getByRole("group", { name: /认定孩子是/ });
  await (await reach(page, recognised.getByRole("radio", { name: "是", exact: true }))).check();
  await reachEnd(page);
  await follow(page, "核对回答");
  await at("看看填得对不对");
  await follow(page, "看结果");
  await at("全家可以拿到");
}
