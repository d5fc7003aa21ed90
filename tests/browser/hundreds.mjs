// A desk of so many applications that copies are kept for its next opening.
import { expect, isShown } from "./fixtures.mjs";
import { fillClass, isSaved, rows, setUp, unlock } from "./officer.mjs";

export const count = (page) => page.getByText("201 份申请", { exact: true });

// What the first desk of hundreds that was set up here has in its database and beside it: another is
// not typed again.
let made;

// Sets such a desk up and locks it. It has no copies yet: those are written once it is opened.
export async function setUpHundreds(page, host) {
  if (made) {
    await page.goto(`${host.url}#/desk`);
    await isShown(page.locator("#school-name"));
    await page.evaluate(putBack, made);
  } else {
    await setUp(page, host);
    const pupil = (at) => ({ texts: { name: `张小${at}`, class: "2班" } });
    await fillClass(page, [...Array(201).keys()].map(pupil));
    await isSaved(page);
    made = [await rows(page), await page.evaluate(() => Object.entries(localStorage))];
  }
  await page.reload();
  await isShown(page.locator("#secret"));
}

// In the page: puts all of it there.
const putBack = ([rows, beside]) =>
  new Promise((resolve, reject) => {
    for (const [key, value] of beside) localStorage.setItem(key, value);
    const opening = indexedDB.open("student-aid-desk");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(["records", "workspace"], "readwrite");
      for (const [store, key, bytes] of rows) {
        transaction.objectStore(store).put(new Uint8Array(bytes.split(",").map(Number)), key);
      }
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });

export async function reopen(page) {
  await page.reload();
  await unlock(page);
}

// The rows of the records, and of their copies.
export const kept = async (page) => (await rows(page)).filter(([store]) => store === "records");

// The letter of the copy that a row's record is in: the last but one of its name.
export const letterOf = (key) => key.split("/")[0].slice(-2)[0];

async function isCopied(page) {
  const keys = (await kept(page)).map(([, key]) => key);
  return keys.every((key) => key.startsWith("~") || keys.includes(`~${letterOf(key)}`));
}

export const copied = (page) => expect.poll(() => isCopied(page), { timeout: 30_000 }).toBe(true);

// Does something to the store of the records in one transaction, in the page, which has it as
// `changing`: its work is given the store, and what it gives back is called in the end.
export async function change(page, work, given) {
  await page.evaluate(() => {
    window.changing = (work) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("student-aid-desk");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("records", "readwrite");
          const answer = work(transaction.objectStore("records"));
          transaction.oncomplete = () => {
            opening.result.close();
            resolve(answer?.());
          };
        };
      });
  });
  return page.evaluate(work, given);
}
