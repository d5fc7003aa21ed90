// One pupil with two members of the family, entered by keyboard alone: how many keys it takes that
// are not the text itself, from 新建申请 until it is handed in. The way is that of somebody who
// knows the form: on to the next thing to fill in, whatever the page puts in between.
// `node entry-keys.mjs FOLDER h1` counts on an older build, which opened a form at its heading; the
// story holds this one to its figures.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { pupil, setUp } from "./officer.mjs";
import { fullPupil } from "./pupils.mjs";
import { dist, serve } from "./server.mjs";

const family = fullPupil().members.slice(0, 2);
const texts = new Map(Object.entries(pupil));
for (const [place, member] of family.entries()) {
  for (const [field, text] of Object.entries(member)) {
    texts.set(`member-${field}-${place + 1}`, text);
  }
}
// What is chosen from a list, by its label, and what is ticked.
const choices = { 就读方式: "住校" };
const ticks = ["农村低保"];

// What has the focus, what there is to do with it, and whether nothing is left to do. In the page.
const look = ([texts, choices, ticks]) => {
  const active = document.activeElement;
  const word = (one) => one.textContent.trim();
  const boxes = [...document.querySelectorAll("label.option")];
  const open = boxes.filter(
    (box) => ticks.some((tick) => word(box).startsWith(tick)) && !box.control.checked,
  );
  const lists = [...document.querySelectorAll("select")];
  const away = (list) => {
    const wanted = texts[list.id] ?? choices[word(list.labels[0])] ?? word(list.selectedOptions[0]);
    return [...list.options].findIndex((one) => word(one) === wanted) - list.selectedIndex;
  };
  const isEmpty = (id) => !document.getElementById(id)?.value;
  return {
    label: word(active.labels?.[0] ?? active),
    text: active.matches("input") && isEmpty(active.id) ? texts[active.id] : undefined,
    away: active.matches("select") ? away(active) : 0,
    tick: open.includes(active.labels?.[0]),
    near: open.some((box) => box.closest(".boxes")?.contains(active)),
    done: open.length === 0 && lists.every((one) => away(one) === 0) && !Object.keys(texts).some(isEmpty),
  };
};

// Enters the pupil on the desk that is open; gives the count. `first` has the focus when the form
// opens.
export async function enter(page, first = "#grade") {
  const keys = { all: 0, tabs: 0 };
  const press = async (key, times = 1) => {
    for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
    keys.all += times * key.split("+").length;
    if (key === "Tab") keys.tabs += times;
  };
  await page.getByRole("button", { name: "新建申请" }).focus();
  await press("Enter");
  await page.locator(`${first}:focus`).waitFor();
  await page.locator("#name:enabled").waitFor();
  const shortcut = await page.locator("[aria-keyshortcuts]").count();
  const wanted = [Object.fromEntries(texts), choices, ticks];
  for (let added = 0; keys.all < 500; ) {
    const { label, text, away, tick, near, done } = await page.evaluate(look, wanted);
    if (text) await page.keyboard.insertText(text);
    else if (away) await press(away < 0 ? "ArrowUp" : "ArrowDown", Math.abs(away));
    else if (tick) await press("Space");
    else if (near) await press("ArrowDown");
    else if (label === "加一位家庭成员" && added < family.length) {
      added += 1;
      await press("Enter");
      await page.locator(`#member-name-${added}:focus`).waitFor();
    } else if (done && (shortcut || label === "提交")) {
      await press(shortcut ? "Control+Enter" : "Enter");
      await page.getByText("现在：已提交").waitFor();
      return keys;
    } else await press("Tab");
  }
  throw new Error("it is not handed in");
}

async function count(root, first) {
  const host = await serve({ root: join(root, "desk"), path: "/desk/" });
  const browser = await chromium.launch(config.use.launchOptions);
  const viewport = { width: 1440, height: 900 };
  const page = await browser.newPage({ viewport, locale: "zh-CN" });
  await setUp(page, host);
  const { all, tabs } = await enter(page, first);
  console.log(`one pupil with two members: ${all} keys beside the text, ${tabs} of them tabs, ${root}`);
  await browser.close();
  await host.stop();
}

// The story imports it; on its own it counts.
const [, script, root = dist, first] = process.argv;
if (script && import.meta.url === pathToFileURL(script).href) await count(root, first);
