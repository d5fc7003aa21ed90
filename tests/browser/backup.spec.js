// An officer's backups: made, read back, restored on another device, refused when they are not
// whole; and the end of the use of a device.
import { readFile } from "node:fs/promises";
import { expect } from "./fixtures.mjs";
import { arrive, begin, fill, passphrase, rows, school, setUp, test, unlock } from "./officer.mjs";

const once = { tag: "@once" };
const other = "一条很长的河流过我家门口";

// A second device: a browser profile of its own.
async function anotherDevice(browser, host, hash) {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${host.url}#${hash}`);
  return page;
}

async function visit(page, host, hash, heading) {
  await page.goto(`${host.url}#${hash}`);
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
}

// Applications of pupils with these names.
async function keep(page, host, names) {
  for (const name of names) {
    await visit(page, host, "/desk", school);
    await begin(page);
    await fill(page, { name });
  }
  await visit(page, host, "/desk", school);
}

async function rename(page, host, shown, name) {
  await visit(page, host, "/desk", school);
  await page.getByRole("link", { name: shown }).click();
  await fill(page, { name });
}

// A backup as a person saves it: its bytes.
async function backUp(page, host) {
  await visit(page, host, "/desk/data", "备份和设置");
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "备份成文件" }).click();
  const saved = await saving;
  await expect(page.getByText("备份成功")).toBeVisible();
  expect(saved.suggestedFilename()).toMatch(/^资助工作台备份-.*\.zzbak$/);
  return readFile(await saved.path());
}

const choose = (page, buffer) =>
  page
    .getByLabel("选择备份文件")
    .setInputFiles({ name: "备份.zzbak", mimeType: "application/octet-stream", buffer });

// The rows that are kept, once nothing is written any more.
async function rowsAtRest(page) {
  let before;
  await expect
    .poll(async () => {
      const [last, now] = [before, await rows(page)];
      before = now;
      return JSON.stringify(now) === JSON.stringify(last);
    }, { intervals: [400] })
    .toBe(true);
  return before;
}

const flipped = (bytes, place) => {
  const copy = Buffer.from(bytes);
  copy[place] ^= 1;
  return copy;
};

test("a backup is read back, and opens on a device that has no desk yet", async ({
  page,
  host,
  browser,
}) => {
  const code = await setUp(page, host);
  await keep(page, host, ["张小明", "李芳"]);
  const bytes = await backUp(page, host);
  for (const text of ["张小明", "李芳", school]) expect(bytes.includes(text)).toBe(false);
  await expect(page.getByText("2 份申请和学校信息，已经读回来核对过")).toBeVisible();
  await expect(page.getByText("之后没有改动")).toBeVisible();

  await page.getByRole("button", { name: "核对存下来的文件" }).click();
  await expect(page.getByLabel("选择备份文件")).toBeFocused();
  await choose(page, bytes);
  await expect(page.getByText("备份完好：里面有 2 份申请和学校信息。")).toBeVisible();
  await expect(page.getByRole("row", { name: "相同 3 份 不动" })).toBeVisible();
  await page.getByRole("button", { name: "知道了" }).click();

  const second = await anotherDevice(browser, host, "/desk");
  await second.getByRole("button", { name: "用备份文件恢复" }).click();
  await choose(second, bytes);
  await second.locator("#secret").fill("不是这个口令不是这个");
  await second.getByRole("button", { name: "打开备份" }).click();
  await expect(second.getByRole("alert").getByText("口令不对")).toBeVisible();
  expect(await rows(second)).toEqual([]);
  await second.locator("#secret").fill(passphrase);
  await second.getByRole("button", { name: "打开备份" }).click();
  await expect(second.getByRole("row", { name: "新 3 份 加进来" })).toBeVisible();
  await expect(second.getByText("张**：新")).toBeVisible();
  await second.getByRole("button", { name: "恢复这 3 份" }).click();
  await expect(second.getByRole("heading", { level: 1, name: school })).toBeVisible();
  await expect(second.getByRole("link", { name: /李\*/ })).toBeVisible();
  await second.reload();
  await second.getByRole("button", { name: "忘了口令，用恢复码" }).click();
  await second.locator("#secret").fill(code);
  await second.getByRole("button", { name: "解锁" }).click();
  await expect(second.getByRole("link", { name: /张\*\*/ })).toBeVisible();
  await second.context().close();
});

test("a backup that is not whole, or newer, is refused and nothing has changed", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await keep(page, host, ["张小明"]);
  const bytes = await backUp(page, host);
  const before = await rowsAtRest(page);
  const newer = Buffer.from(bytes);
  newer.writeUInt32BE(2, 8);
  const cases = [
    [flipped(bytes, bytes.length - 1), "备份文件已经损坏或被改过"],
    [flipped(bytes, 40), "备份文件已经损坏或被改过"],
    [bytes.subarray(0, bytes.length - 9), "备份文件不完整"],
    [bytes.subarray(0, 4), "备份文件不完整"],
    [newer, "请先更新本页再打开"],
    [Buffer.from("一张照片"), "这不是本页存的备份文件"],
    [Buffer.alloc(0), "这不是本页存的备份文件"],
  ];
  for (const [wrong, sentence] of cases) {
    await choose(page, wrong);
    await expect(page.getByText(sentence)).toBeVisible();
    expect(await rows(page)).toEqual(before);
  }
});

test("what both devices changed is kept twice, and a second restore adds nothing", once, async ({
  page,
  host,
  browser,
}) => {
  await setUp(page, host);
  await keep(page, host, ["张小明", "李芳", "王强"]);
  const first = await backUp(page, host);
  const second = await anotherDevice(browser, host, "/desk");
  await second.getByRole("button", { name: "用备份文件恢复" }).click();
  await choose(second, first);
  await second.locator("#secret").fill(passphrase);
  await second.getByRole("button", { name: "打开备份" }).click();
  await second.getByRole("button", { name: "恢复这 4 份" }).click();
  await rename(second, host, /张\*\*/, "章小明");
  await rename(second, host, /李\*/, "黎芳");
  await rename(page, host, /张\*\*/, "臧小明");
  await rename(page, host, /王\*/, "汪强");
  const theirs = await backUp(second, host);
  await visit(page, host, "/desk/data", "备份和设置");
  await choose(page, theirs);
  await expect(page.getByRole("row", { name: "这里更旧 1 份 换成备份里的" })).toBeVisible();
  await expect(page.getByRole("row", { name: "两边都改过 1 份 两份都留着" })).toBeVisible();
  await expect(page.getByRole("row", { name: "这里更新 1 份 不动" })).toBeVisible();
  await expect(page.getByText("黎*：这里更旧")).toBeVisible();
  await page.getByRole("button", { name: "恢复这 2 份" }).click();
  await expect(page.getByText("恢复好了：写入 2 份记录。")).toBeVisible();
  await choose(page, theirs);
  await expect(page.getByText("不用恢复")).toBeVisible();
  await visit(page, host, "/desk", school);
  for (const name of [/章\*\*/, /臧\*\*/, /黎\*/, /汪\*/]) {
    await expect(page.getByRole("link", { name })).toHaveCount(1);
  }
  await page.getByRole("link", { name: /章\*\*/ }).click();
  await expect(page.locator("#name")).toHaveValue("章小明");
  await second.context().close();
});

test("the backup of another desk asks for that desk's secret", once, async ({
  page,
  host,
  browser,
}) => {
  await setUp(page, host);
  await keep(page, host, ["张小明"]);
  const second = await anotherDevice(browser, host, "/desk");
  const code = await setUp(second, host);
  await keep(second, host, ["李芳"]);
  const theirs = await backUp(second, host);
  await visit(page, host, "/desk/data", "备份和设置");
  await choose(page, theirs);
  await page.getByRole("button", { name: "忘了口令，用恢复码" }).click();
  await page.locator("#secret").fill(code);
  await page.getByRole("button", { name: "打开备份" }).click();
  await expect(page.getByText("李*：新")).toBeVisible();
  await page.getByRole("button", { name: /^恢复这/ }).click();
  await expect(page.getByText("恢复好了")).toBeVisible();
  await rowsAtRest(page);
  await page.reload();
  await unlock(page);
  await visit(page, host, "/desk", school);
  await expect(page.getByRole("link", { name: /李\*/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /张\*\*/ })).toBeVisible();
  await second.context().close();
});

test("a new passphrase opens, the old one no longer does", once, async ({ page, host }) => {
  await setUp(page, host);
  await visit(page, host, "/desk/data", "备份和设置");
  await page.getByRole("button", { name: "换口令" }).click();
  await page.locator("#old-passphrase").fill("不是这个口令不是这个");
  await page.locator("#new-passphrase").fill(other);
  await page.locator("#new-again").fill(other);
  await page.getByRole("button", { name: "换成新口令" }).click();
  await expect(page.getByText("口令不对")).toBeVisible();
  await page.locator("#old-passphrase").fill(passphrase);
  await page.getByRole("button", { name: "换成新口令" }).click();
  await expect(page.getByText("口令换好了")).toBeVisible();
  await page.reload();
  await unlock(page);
  await expect(page.getByText("口令不对")).toBeVisible();
  await unlock(page, other);
  await expect(page.getByRole("heading", { level: 1, name: "备份和设置" })).toBeVisible();
});

test("a school's name in letters is a passphrase, at first and later; a few letters in turn are none", once, async ({
  page,
  host,
}) => {
  await setUp(page, host, { secret: "yanshanxiaoxue" });
  await visit(page, host, "/desk/data", "备份和设置");
  await page.getByRole("button", { name: "换口令" }).click();
  const change = async (before, next) => {
    await page.locator("#old-passphrase").fill(before);
    await page.locator("#new-passphrase").fill(next);
    await page.locator("#new-again").fill(next);
    await page.getByRole("button", { name: "换成新口令" }).click();
  };
  await change("yanshanxiaoxue", "shishishishishi");
  await expect(page.getByText("翻来覆去只有几个字")).toBeVisible();
  await change("yanshanxiaoxue", "qingyunxiaoxue");
  await expect(page.getByText("口令换好了")).toBeVisible();
  await page.getByRole("button", { name: "换口令" }).click();
  await change("qingyunxiaoxue", "yanshanxiaoxue");
  await expect(page.getByText("口令换好了")).toBeVisible();
});

test("who forgot the passphrase sets a new one by the recovery code", once, async ({ page, host }) => {
  const code = await setUp(page, host);
  await visit(page, host, "/desk/data", "备份和设置");
  await page.getByRole("button", { name: "换口令" }).click();
  await page.getByRole("button", { name: "忘了口令，用恢复码" }).click();
  await page.locator("#old-passphrase").fill(code);
  await page.locator("#new-passphrase").fill(other);
  await page.locator("#new-again").fill(other);
  await page.getByRole("button", { name: "换成新口令" }).click();
  await expect(page.getByText("口令换好了")).toBeVisible();
  await page.reload();
  await unlock(page, other);
  await expect(page.getByRole("heading", { level: 1, name: "备份和设置" })).toBeVisible();
});

test("a new recovery sheet opens once it was tried, and the old one no longer does", once, async ({
  page,
  host,
}) => {
  const old = await setUp(page, host);
  await visit(page, host, "/desk/data", "备份和设置");
  const opens = async (code) => {
    await page.goto(`${host.url}#/desk`);
    await page.reload();
    await page.getByRole("button", { name: "忘了口令，用恢复码" }).click();
    await unlock(page, code);
  };
  const make = async () => {
    await page.getByRole("button", { name: "做新的恢复单……" }).click();
    await page.locator("#sheet-secret").fill(passphrase);
    await page.getByRole("button", { name: "下一步" }).click();
    await expect(page.getByRole("heading", { level: 1, name: /^恢复单/ })).toBeFocused();
    return page.locator(".recovery-code").innerText();
  };
  // One that was not tried counts for nothing.
  const untried = await make();
  await page.locator("#recovery").fill(old);
  await page.getByRole("button", { name: "试过了，换成这张" }).click();
  await expect(page.getByText("和恢复单上的不一样")).toBeVisible();
  await page.getByRole("button", { name: "不换，旧的照用" }).click();
  await opens(untried);
  await expect(page.getByText("恢复码不是这个工作区的")).toBeVisible();
  await unlock(page, old);
  await visit(page, host, "/desk/data", "备份和设置");
  const code = await make();
  // On paper there is the sheet and nothing else of the page.
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".recovery-code")).toBeVisible();
  await expect(page.locator("#recovery")).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await page.locator("#recovery").fill(code);
  await page.getByRole("button", { name: "试过了，换成这张" }).click();
  await expect(page.locator(":focus")).toContainText("新的恢复单能用了");
  await opens(old);
  await expect(page.getByText("恢复码不是这个工作区的")).toBeVisible();
  await unlock(page, code);
  await expect(page.getByRole("heading", { level: 1, name: school })).toBeVisible();
});

test("after the end of use nothing is left that opens", once, async ({ page, host }) => {
  await setUp(page, host);
  await keep(page, host, ["张小明"]);
  await visit(page, host, "/desk/data", "备份和设置");
  await page.getByRole("button", { name: "结束使用" }).click();
  await page.locator("#end-word").fill("结束使用");
  const end = page.getByRole("button", { name: "毁掉钥匙，删掉全部" });
  await end.click();
  await expect(page.getByRole("alert").getByText("还有改动没有备份")).toBeVisible();
  await page.getByRole("checkbox", { name: /我不要备份/ }).check();
  await page.locator("#end-word").fill("结束");
  await end.click();
  await expect(page.getByRole("alert").getByText("请在框里输入")).toBeVisible();
  await page.locator("#end-word").fill("结束使用");
  await end.click();
  await expect(
    page.getByRole("heading", { level: 1, name: "在这台设备上开设资助工作台" }),
  ).toBeVisible();
  expect(await rows(page)).toEqual([]);
});

test("after twenty changed records the list reminds of a backup, and not after one", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  const reminder = page.getByText("还没有备份。");
  // The school is a record too.
  for (let count = 0; count < 19; count += 1) {
    await expect(reminder).toHaveCount(0);
    await begin(page);
    await fill(page, { class: `${count + 1}班` });
    await page.getByRole("link", { name: "回到名单" }).click();
  }
  await expect(page.getByText("19 份申请和学校信息改过，还没有备份。")).toBeVisible();
  await page.getByRole("link", { name: "去备份" }).click();
  await backUp(page, host);
  await visit(page, host, "/desk", school);
  await expect(reminder).toHaveCount(0);
});

test("another tab follows a backup, a restore and the end of use", once, async ({
  page,
  host,
  context,
}) => {
  await setUp(page, host);
  await keep(page, host, ["张小明"]);
  const bytes = await backUp(page, host);
  await rowsAtRest(page);
  const tab = await context.newPage();
  await arrive(tab, host, "/desk/data");
  await expect(tab.getByText("之后没有改动")).toBeVisible();
  await visit(page, host, "/desk", school);
  await page.getByRole("link", { name: /张\*\*/ }).click();
  await page.getByRole("button", { name: "删除这份申请" }).click();
  await expect(tab.getByText("之后1 份申请改过")).toBeVisible();
  await backUp(page, host);
  await expect(tab.getByText("之后没有改动")).toBeVisible();
  await choose(page, bytes);
  await page.getByRole("button", { name: "恢复这 1 份" }).click();
  await expect(page.getByText("恢复好了：写入 1 份记录。")).toBeVisible();
  await visit(tab, host, "/desk", school);
  await expect(tab.getByRole("link", { name: /张\*\*/ })).toBeVisible();
  await page.getByRole("button", { name: "结束使用" }).click();
  await page.getByRole("checkbox", { name: /我不要备份/ }).check();
  await page.locator("#end-word").fill("结束使用");
  await page.getByRole("button", { name: "毁掉钥匙，删掉全部" }).click();
  for (const one of [page, tab]) {
    await expect(
      one.getByRole("heading", { level: 1, name: "在这台设备上开设资助工作台" }),
    ).toBeVisible();
  }
  expect(await rows(tab)).toEqual([]);
});
