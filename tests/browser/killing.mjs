// Typing that is cut off by a kill, in any browser, and what must be there afterwards.
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "./fixtures.mjs";

// What is typed, and how much of it may still be missing.
const words = "玉米受涝减产三成爷爷住院花了两万多元父亲在外务工母亲照顾老人孩子住校每月生活费三百";
const young = 500;

// Types into an empty field until a random moment, then kills; gives what had stood there at each
// time, and whether the page had said that it is saved.
export async function typeAndKill(page, next, kill) {
  const field = page.locator("#other");
  const log = [{ at: performance.now(), text: await field.inputValue(), saved: true }];
  const many = 3 + Math.floor(next() * 12);
  for (let count = 0; count < many; count += 1) {
    const letter = words[Math.floor(next() * words.length)];
    await field.pressSequentially(letter);
    const typed = { at: performance.now(), text: log.at(-1).text + letter };
    log.push(typed);
    await pause(20 + next() * 150);
    typed.saved = (await page.locator(".head__state").innerText()).includes("已保存");
  }
  // When it is asked for: how long a busy machine takes to kill is no part of the promise.
  const killed = performance.now();
  await kill();
  return { log, killed };
}

// The text is one that stood there; none is lost that was said to be saved, and none that stood
// there half a second before the end.
export function nothingOldIsLost(text, { log, killed }) {
  const old = log.filter(({ at, saved }) => saved || at < killed - young).at(-1);
  expect(log.map(({ text }) => text)).toContain(text);
  const said = `kept “${text}” of “${log.at(-1).text}”`;
  expect(text.length, said).toBeGreaterThanOrEqual(old.text.length);
}
