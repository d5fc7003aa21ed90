// What is locked is locked: twenty planted secrets, none of them found after the lock, and none in
// the browser's files.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "./fixtures.mjs";
import { begin, desk, fill, isSaved, passphrase, setUp, unlock, test } from "./officer.mjs";
import { Profile } from "./profile.mjs";
import { serve } from "./server.mjs";

const once = { tag: "@once" };

// A secret for every kind of field, each found nowhere else.
const secrets = {
  name: "钱密密",
  "id-number": "130925201705120018",
  "native-place": "密籍贯河间",
  phone: "13900010001",
  address: "密街道七号院",
  postcode: "061388",
  "guardian-phone": "13900010002",
  disaster: "密灾情大棚塌",
  accident: "密意外车祸",
  "weak-labour": "密奶奶瘫痪",
  unemployment: "密父亲下岗",
  debt: "密欠信用社八万",
  other: "密其他情况",
  reason: "密陈述理由",
  opinion: "密学校意见",
  "account-holder": "密账户钱大",
  "card-number": "6217001234567891234",
  grade: "密年级",
  class: "密班级",
};
const everySecret = [...Object.values(secrets), passphrase];

async function plantSecrets(page, host) {
  const code = await setUp(page, host);
  await begin(page);
  await fill(page, secrets);
  await isSaved(page);
  return [...everySecret, code];
}

const found = (text, all) => all.filter((secret) => text.includes(secret));

test("after the lock no secret is on the page, in its address, its storage or its caches", once, async ({
  page,
  host,
}) => {
  const all = await plantSecrets(page, host);
  expect(found(page.url() + (await page.title()), all)).toEqual([]);
  await page.goto(`${host.url}#/desk`);
  await page.getByRole("button", { name: "锁上" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "资助工作台已锁上" })).toBeVisible();
  const session = await page.context().newCDPSession(page);
  const { documents, strings } = await session.send("DOMSnapshot.captureSnapshot", {
    computedStyles: [],
  });
  expect(documents.length).toBeGreaterThan(0);
  expect(found(strings.join("\n"), all)).toEqual([]);
  const kept = await page.evaluate(async () => {
    const caches_ = await Promise.all(
      (await caches.keys()).map(async (name) => {
        const cache = await caches.open(name);
        const keys = await cache.keys();
        return Promise.all(keys.map(async (key) => key.url + (await (await cache.match(key)).text())));
      }),
    );
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.title, history.length, caches_]);
  });
  expect(found(kept, all)).toEqual([]);
});

test("nothing of the desk ever enters local storage but that there is one", once, async ({ page, host }) => {
  // Every write, also one that is taken back at once.
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, text) {
      const log = sessionStorage.getItem("log") ?? "";
      setItem.call(sessionStorage, "log", `${log}${key}\t${text}\n`);
      return setItem.call(this, key, text);
    };
  });
  const all = await plantSecrets(page, host);
  await page.getByRole("link", { name: "回到名单" }).click();
  await page.getByRole("button", { name: "锁上" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "资助工作台已锁上" })).toBeVisible();
  await unlock(page);
  await expect(page.locator(".roster__link")).toHaveCount(1);
  const log = await page.evaluate(() => sessionStorage.getItem("log"));
  const written = log.trim().split("\n").map((line) => line.split("\t"));
  const left = Object.entries(await page.evaluate(() => ({ ...localStorage })));
  for (const [key, text] of [...written, ...left]) {
    expect(found(key + text, all)).toEqual([]);
    expect(key).toMatch(/^(desk|preferences|writing\/[0-9a-z]+)$/);
    if (key === "desk") expect(text).toMatch(/^\d{4}-\d\d-\d\d \d+$/);
    if (key.startsWith("writing/")) expect(text).toBe("");
  }
});

test("after the lock no secret is in the page's memory", once, async ({ page, host }) => {
  const all = await plantSecrets(page, host);
  // The look itself can fail: while the desk is open it finds what the program holds.
  expect(await remembered(page, all)).not.toEqual([]);
  await page.goto(`${host.url}#/desk`);
  await page.getByRole("button", { name: "锁上" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "资助工作台已锁上" })).toBeVisible();
  expect(await remembered(page, all)).toEqual([]);
});

// The secrets in the script's heap, and in every memory of a program, as UTF-8 or as UTF-16.
async function remembered(page, all) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  let heap = "";
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => (heap += chunk));
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  const ask = { expression: "WebAssembly.Memory.prototype" };
  const { result } = await session.send("Runtime.evaluate", ask);
  const { objects } = await session.send("Runtime.queryObjects", {
    prototypeObjectId: result.objectId,
  });
  const bytes = all.map((secret) => [
    Buffer.from(secret, "utf8").toString("latin1"),
    Buffer.from(secret, "utf16le").toString("latin1"),
  ]);
  const { result: seen } = await session.send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: `function (bytes) {
      const texts = this.map(({ buffer }) => {
        let text = "";
        const all = new Uint8Array(buffer);
        for (let at = 0; at < all.length; at += 32768)
          text += String.fromCharCode(...all.subarray(at, at + 32768));
        return text;
      });
      return bytes.map((forms) => forms.some((form) => texts.some((text) => text.includes(form))));
    }`,
    arguments: [{ value: bytes }],
    returnByValue: true,
  });
  await session.detach();
  return all.filter((secret, place) => heap.includes(secret) || seen.value[place]);
}

// Every file below a folder.
function* files(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const what = statSync(path, { throwIfNoEntry: false });
    if (what?.isDirectory()) yield* files(path);
    else if (what?.isFile()) yield path;
  }
}

// Where any of these texts stands in a file of a profile, in either of the usual encodings.
function places(folder, texts) {
  const at = [];
  for (const path of files(folder)) {
    const bytes = readFileSync(path);
    for (const text of texts) {
      const is = (encoding) => bytes.includes(Buffer.from(text, encoding));
      if (is("utf8") || is("utf16le")) at.push(`${text} in ${path}`);
    }
  }
  return at;
}

test("no secret is in any file of the browser's profile, nor anything after the end of use", once, async () => {
  const host = await serve({ root: desk, path: "/desk/" });
  const profile = new Profile(test.info().project.use);
  let page = await profile.open();
  const all = await plantSecrets(page, host);
  // A control: what is kept in the clear is found by the same look.
  const control = "控制词甲乙丙丁";
  await page.evaluate((text) => localStorage.setItem("control", text), control);
  await page.reload();
  await unlock(page);
  await expect(page.locator("#debt")).toHaveValue(secrets.debt);
  await profile.context.close();
  expect(places(profile.folder, [control])).not.toEqual([]);
  expect(places(profile.folder, all)).toEqual([]);

  page = await profile.open();
  await page.goto(`${host.url}#/desk/data`);
  await unlock(page);
  await page.getByRole("button", { name: "结束使用" }).click();
  await page.getByRole("checkbox", { name: /我不要备份/ }).check();
  await page.locator("#end-word").fill("结束使用");
  await page.getByRole("button", { name: "毁掉钥匙，删掉全部" }).click();
  await expect(page.locator("#school-name")).toBeVisible();
  await expect(page.getByText("原来有工作台")).toHaveCount(0);
  await profile.context.close();
  expect(places(profile.folder, all)).toEqual([]);
  await profile.end();
  await host.stop();
});
