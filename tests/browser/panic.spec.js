// A real panic, at each place that crates/page/src/browser/fault.rs can be told of: what was saved stays, the rescue
// screen comes, and the page that has stopped writes nothing more.
import { appStarted, expect, test } from "./fixtures.mjs";
import { follow, isSaved, pick, plant, radio, reach, saved, twoChildren, visit } from "./household.mjs";
import { stoppable } from "./server.mjs";

// What a stopped program says, and what it says when it is spoken to again and its writes fail.
test.use({
  root: stoppable,
  expectedErrors: [/panicked|unreachable|saves nothing more|cannot be remembered|effect recursed/i],
});

const reason = "a story stops the page here";

const press = (page, name) => page.getByRole("button", { name, exact: true }).first().click();
const choose = async (page, name) => (await reach(page, radio(page, name))).click();
const arm = (page, place) =>
  page.evaluate((place) => document.documentElement.setAttribute("data-fault", place), place);

const child = ["/check/1", "大宝"];
const household = ["/check", "先说说家里"];
const settings = ["/settings", "设置"];
const whatIf = ["/what-if", "假如情况变了"];

// The place, the screen, what the person does there; `before` is what comes first, `kept` says that
// what the person did is saved all the same, and `typed` where it is found once the page is opened
// again: its copy is in local storage before the database hears of it.
const places = [
  { place: "start", at: ["/", "孩子上学"], act: (page) => press(page, /另填一份/) },
  { place: "screen", at: child, act: (page) => follow(page, "设置") },
  { place: "period", at: household, act: (page) => page.locator("#period").selectOption({ index: 3 }) },
  { place: "household", at: household, act: (page) => page.getByLabel(/农村特困/).click() },
  { place: "answer", at: child, act: (page) => choose(page, "民办学校") },
  { place: "name", at: child, act: (page) => page.getByLabel("怎么称呼").fill("小明") },
  { place: "add-child", at: child, act: (page) => press(page, "再加一个孩子") },
  { place: "remove-child", at: child, act: (page) => press(page, /^删掉“/) },
  { place: "store", at: child, act: (page) => choose(page, "民办学校") },
  {
    place: "copy",
    at: child,
    act: (page) => choose(page, "民办学校"),
    typed: (draft) => draft.children[0].student["school-kind"],
  },
  { place: "copied", at: child, act: (page) => choose(page, "民办学校"), kept: "private" },
  { place: "other-tab", at: child, act: changeElsewhere },
  { place: "print", at: ["/result", "全家可以拿到"], act: (page) => press(page, "打印这一页") },
  { place: "what-if", at: whatIf, act: (page) => choose(page, "民办学校") },
  {
    place: "what-if-reset",
    at: whatIf,
    before: (page) => pick(page, "民办学校"),
    act: (page) => press(page, "恢复成现在的情况"),
    typed: (draft) => draft["what-if"]?.children[0].student["school-kind"],
  },
  { place: "size", at: settings, act: (page) => choose(page, "大字（长辈版）") },
  { place: "theme", at: settings, act: (page) => choose(page, "深色") },
  { place: "new-draft", at: settings, act: (page) => press(page, "新建一份") },
  { place: "open-draft", at: settings, act: (page) => press(page, "打开") },
  { place: "rename", at: settings, act: (page) => page.getByLabel("改名").fill("姥姥家") },
  { place: "save-file", at: settings, act: (page) => press(page, "存成文件") },
  { place: "read-file", at: settings, act: readFile },
  { place: "remove-draft", at: settings, act: (page) => press(page, "删除") },
  {
    place: "restore",
    at: settings,
    before: removeAnother,
    act: (page) => press(page, "撤销删除"),
  },
  {
    place: "clear",
    at: settings,
    before: (page) => press(page, "清除本机记录"),
    act: (page) => press(page, "确定，全部清除"),
  },
];

for (const { place, at, before, act, kept, typed } of places) {
  test(`stopped at ${place}`, { tag: "@once" }, async ({ page, host }) => {
    await plant(page, { family: twoChildren });
    await page.addInitScript(countLateWrites);
    await visit(page, host, ...child);
    await pick(page, "不住校");
    await isSaved(page);
    await visit(page, host, ...at);
    await before?.(page);
    await arm(page, place);
    const stopped = page.waitForEvent("console", (said) => said.text().includes(reason));
    await act(page);
    await stopped;

    await expect(page.locator("#rescue")).toBeVisible();
    await expect(page.getByRole("button", { name: "重新打开" })).toBeVisible();
    const here = await saved(page);
    await expect(page.locator("#rescue-drafts textarea")).toHaveCount(here.length);
    const shown = page.locator("#rescue-drafts").getByLabel("我家的测算的内容").first();
    expect(JSON.parse(await shown.inputValue()).children[0].student.boarding).toBe("day");

    await goOn(page);
    expect(await page.evaluate(() => window.lateWrites)).toBe(0);
    expect(await saved(page)).toEqual(here);

    await page.getByRole("button", { name: "重新打开" }).click();
    await appStarted(page);
    if (typed) await expect.poll(async () => typed((await saved(page))[0])).toBe("private");
    else expect(await saved(page)).toEqual(here);
    await visit(page, host, ...child);
    await expect(await reach(page, page.getByRole("radio", { name: "不住校" }))).toBeChecked();
    if (kept) expect(here[0].children[0].student["school-kind"]).toBe(kept);
  });
}

// Counts what reaches either store while the rescue screen shows. It stands before the page's own
// scripts, so it sees what they let through.
function countLateWrites() {
  window.lateWrites = 0;
  const writes = [
    [Storage, ["setItem", "removeItem", "clear"]],
    [IDBObjectStore, ["put", "add", "delete", "clear"]],
  ];
  for (const [type, names] of writes) {
    for (const name of names) {
      const real = type.prototype[name];
      type.prototype[name] = function (...given) {
        if (document.getElementById("rescue")?.hidden === false) window.lateWrites += 1;
        return real.apply(this, given);
      };
    }
  }
}

// Types and taps on, by hand and past the screen at what is hidden behind it.
async function goOn(page) {
  await page.keyboard.type("王小明");
  await page.mouse.click(100, 400);
  for (let round = 0; round < 2; round += 1) {
    await page.evaluate(() => {
      document.documentElement.removeAttribute("data-fault");
      for (const control of document.querySelectorAll("body > :not(#rescue) :is(input, select)")) {
        if (control.type === "text") control.value += "字";
        for (const name of ["input", "change"]) {
          control.dispatchEvent(new Event(name, { bubbles: true }));
        }
      }
      for (const button of document.querySelectorAll("body > :not(#rescue) button")) button.click();
      location.hash = `#/check/${location.hash.endsWith("1") ? 2 : 1}`;
    });
    await page.waitForFunction(() => new Promise((done) => setTimeout(() => done(true), 100)));
  }
}

function changeElsewhere(page) {
  return page.evaluate(() =>
    new BroadcastChannel("student-aid").postMessage("saved/family/99"),
  );
}

function readFile(page) {
  const buffer = Buffer.from(twoChildren);
  const file = { name: "draft.json", mimeType: "application/json", buffer };
  return page.getByLabel("选择记录文件").setInputFiles(file);
}

async function removeAnother(page) {
  await press(page, "新建一份");
  // It is kept from its first answer on.
  await page.getByRole("checkbox", { name: /农村低保/ }).check();
  await follow(page, "设置");
  const another = page.getByRole("listitem").filter({ hasText: "我家的测算 2" });
  await another.getByRole("button", { name: "删除" }).click();
  await expect(another).toHaveCount(0);
  await expect.poll(async () => (await saved(page)).length).toBe(1);
}
