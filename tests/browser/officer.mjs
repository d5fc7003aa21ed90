// What the stories of the desk do over and over, in an officer's words.
import { fileURLToPath } from "node:url";
import { expect, isShown, test as base } from "./fixtures.mjs";

// The officer's page is built apart from the family's, and stands below it on a host.
export const desk = fileURLToPath(new URL("../../dist/desk", import.meta.url));
export const test = base.extend({
  path: ["/desk/", { option: true }],
  root: [desk, { option: true }],
});

export const passphrase = "操场上的梧桐树又长高了";
export const school = "盐山县第三小学";

// Sets a desk up on this device, as an officer does it; gives the recovery code.
export async function setUp(page, host, about = {}) {
  const { name = school, phone = "0317-6221234", secret = passphrase, stage } = about;
  await page.goto(`${host.url}#/desk`);
  await page.locator("#school-name").fill(name);
  await page.locator("#school-phone").fill(phone);
  if (stage) await page.locator("#stage").selectOption({ label: stage });
  await page.locator("#school-kind").selectOption({ label: "公办学校" });
  await page.locator("#school-place").selectOption({ label: "乡镇或村里" });
  await page.locator("#region").selectOption("130925");
  await page.locator("#passphrase").fill(secret);
  await page.locator("#again").fill(secret);
  await page.getByRole("button", { name: "下一步" }).click();
  const code = await page.locator(".recovery-code").innerText();
  await page.locator("#recovery").fill(code);
  await page.getByRole("button", { name: "开始使用" }).click();
  await isShown(page.getByRole("heading", { level: 1, name }));
  return code;
}

// Opens the desk of this device.
export async function unlock(page, typed = passphrase) {
  await page.locator("#secret").fill(typed);
  await page.getByRole("button", { name: "解锁" }).click();
}

// Opens the desk in another tab, at an address after the «#».
export async function arrive(page, host, at = "/desk") {
  await page.goto(`${host.url}#${at}`);
  await unlock(page);
  await expect(page.locator("#secret")).toHaveCount(0, { timeout: 30_000 });
}

// Begins an application on the open desk; gives the address of its page, after the «#».
export async function begin(page) {
  await page.getByRole("button", { name: "新建申请" }).click();
  await isShown(page.getByRole("heading", { level: 1, name: "新申请" }));
  await isShown(page.locator("#name:enabled"));
  return new URL(await page.url()).hash.slice(1);
}

// Sets a desk up with one saved application on it, which is open; gives the address of its page.
export async function setUpWithOne(page, host) {
  await setUp(page, host);
  await begin(page);
  await fill(page, { name: "张小明" });
  await isSaved(page);
  return page.url();
}

// Everything that the form asks of one pupil, by the ids of its fields.
export const pupil = {
  grade: "三年级",
  class: "2班",
  name: "张小明",
  sex: "男",
  born: "2017年5月",
  "native-place": "河北盐山",
  "id-number": "130925201705120018",
  "family-size": "4",
  address: "盐山县庆云镇东街 12 号",
  postcode: "061300",
  "guardian-phone": "13903170001",
  "income-per-head": "5200",
  disaster: "2026 年夏天玉米受涝减产",
  debt: "给爷爷看病欠 2 万元",
};

// Fills in fields, by their ids; leaves the last one, so that all of them are read.
export async function fill(page, texts) {
  for (const [id, text] of Object.entries(texts)) {
    const field = page.locator(`#${id}`);
    if ((await field.evaluate((one) => one.tagName)) === "SELECT") await field.selectOption(text);
    else await field.fill(text);
  }
  await page.locator("#content h1").focus();
}

// Answers what the rules ask, by the labels of the lists.
export async function answer(page, words) {
  for (const [label, word] of Object.entries(words)) {
    await page.getByLabel(label, { exact: true }).selectOption({ label: word });
  }
}

// Everything is in the store. What is seen, not what is said aloud: that comes later.
export const isSaved = (page) => isShown(page.locator(".head__state", { hasText: "已保存" }));

// Every row that is kept for the desk, in whichever version of the database: its store, its key and
// its bytes.
export const rows = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("student-aid-desk");
        // One that is not there is not made, either.
        opening.onupgradeneeded = () => {
          resolve([]);
          opening.transaction.abort();
        };
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const names = ["records", "workspace"];
          const asked = opening.result.transaction(names);
          const all = names.map((name) => {
            const store = asked.objectStore(name);
            return [name, store.getAllKeys(), store.getAll()];
          });
          asked.oncomplete = () => {
            opening.result.close();
            resolve(
              all.flatMap(([name, { result: keys }, { result: values }]) =>
                keys.map((key, place) => [name, key, [...values[place]].join()]),
              ),
            );
          };
        };
      }),
  );

// The steps that are taken with one tap; every other asks first, below the buttons.
const atOnce = ["提交", "审核通过", "维持原结果", "恢复办理"];

// Takes a step, the one after another on the same screen included.
export async function take(page, word) {
  const on = page.getByRole("button", { name: "继续办理" });
  if (await on.isVisible()) await on.click();
  await page.getByRole("button", { name: word, exact: true }).click();
  if (!atOnce.includes(word)) await page.getByRole("button", { name: `确定${word}` }).click();
}

// Takes an application from a form that is filled in to its recognition. A notice hangs for five
// weekdays before anybody is recognised.
export async function takeToRecognised(page) {
  const ago = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  await page.locator("#step-day").fill(ago(14));
  for (const step of ["提交", "审核通过", "开始公示"]) await take(page, step);
  await page.locator("#step-day").fill(ago(3));
  await take(page, "认定");
}

// From the one application, open, through the list that its family signs to the money paid out and
// the form on paper. `print` gets a name for what is shown.
export async function payAndPrint(page, print) {
  await fill(page, { "account-holder": "张建国", "card-number": "6217001234567894321" });
  await page.getByRole("link", { name: "回到名单" }).click();
  await page.getByRole("link", { name: "发放花名册" }).click();
  await isShown(page.locator(".a4.is-wide"));
  await print("list");
  await page.getByRole("link", { name: "返回" }).click();
  await page.getByRole("link", { name: /张\*\*/ }).click();
  await take(page, "登记发放");
  await isShown(page.getByText("现在：已发放"));
  await isSaved(page);
  await page.getByRole("link", { name: "打印申请表" }).click();
  await isShown(page.locator(".a4"));
  await print("form");
  await page.getByRole("link", { name: "返回" }).click();
  await isShown(page.getByText("现在：已发放"));
}

// Adds applications, each from its texts by the name of their fields, without waiting for a hand:
// a class at once. `words` are the answers to tick, `steps` the buttons to press: those before a
// recognition `noticed` days ago, for a notice hangs five weekdays before anybody is recognised.
export function fillClass(page, pupils, noticed = 14) {
  return page.evaluate(async ([pupils, noticed, atOnce]) => {
    const day = (step) => {
      const days = ["认定", "登记发放"].includes(step) ? 1 : noticed;
      return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    };
    const until = async (found) => {
      for (;;) {
        const one = found();
        if (one) return one;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    const named = (kind, word) =>
      [...document.querySelectorAll(kind)].find((one) => one.textContent.trim().startsWith(word));
    const put = (control, text) => {
      control.value = text;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
    };
    for (const { texts, members = [], words = [], steps = [], tier } of pupils) {
      (await until(() => named("button", "新建申请"))).click();
      // Nothing is taken before this tab has the turn to write.
      await until(() => document.querySelector("#name:enabled"));
      // What is out of sight comes after the first frame.
      await until(() => document.querySelector("#step-day"));
      for (const [id, text] of Object.entries(texts)) put(document.getElementById(id), text);
      for (const [place, member] of members.entries()) {
        named("button", "加一位家庭成员").click();
        for (const [field, text] of Object.entries(member)) {
          put(await until(() => document.getElementById(`member-${field}-${place + 1}`)), text);
        }
      }
      for (const word of words) {
        // What is asked of a pupil follows the grade.
        const choice = await until(() => named("option", word) ?? named("label", word));
        if (choice.matches("option")) put(choice.parentElement, choice.value);
        else choice.click();
      }
      for (const step of steps) {
        const button = await until(() => {
          named("button", "继续办理")?.click();
          return named("button", step);
        });
        put(document.querySelector("#step-day"), day(step));
        button.click();
        if (atOnce.includes(step)) continue;
        const confirm = await until(() => named("button", `确定${step}`));
        const level = document.querySelector("#step-tier");
        if (tier && level) put(level, tier);
        confirm.click();
      }
      const back = named("a", "回到名单");
      back.click();
      await until(() => !document.querySelector("#name"));
    }
  }, [pupils, noticed, atOnce]);
}

// Chooses a list of this text on the page where lists are brought in.
export const chooseList = (page, name, text) =>
  page.getByLabel("选一个表格文件").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

// Brings a list in, as one of these: registered, roster, applications, payments.
export async function bringList(page, name, text, kind) {
  await chooseList(page, name, text);
  await page.getByLabel("这是什么名单").selectOption(kind);
  await page.getByRole("button", { name: "存下这份名单，逐人核对" }).click();
  await isShown(page.getByRole("heading", { level: 1, name: "逐人核对" }));
}

// Brings in one sheet of a workbook, as county.json says what it is.
export async function bringSheet(page, buffer, { name, kind, school, school_kind, rows }) {
  const file = { name: "县.xlsx", mimeType: "application/octet-stream", buffer };
  await page.getByLabel("选一个表格文件").setInputFiles(file);
  await page.getByLabel("用哪一张工作表").selectOption({ label: name });
  // What is seen is of this sheet, and no longer of the one before.
  const sample = rows.slice(2, 4).map(([first]) => first);
  await expect(page.locator(".imports__samples").first()).toHaveText(sample.join("，"));
  await page.getByLabel("这是什么名单").selectOption(kind);
  await page.getByLabel("本县哪所学校的").fill(school);
  await page.getByLabel("那所学校的性质").selectOption(school_kind ?? "");
  await page.getByRole("button", { name: "存下这份名单，逐人核对" }).click();
  await isShown(page.getByRole("heading", { level: 1, name: "逐人核对" }));
}
