// Several tabs on one desk: one of them writes an application, the others look on; what two of
// them wrote comes together; what was only half typed when a tab died is offered.
import { expect } from "./fixtures.mjs";
import { arrive, begin, isSaved, rows, setUp, test } from "./officer.mjs";

const once = { tag: "@once" };
const looksOn = "另一个窗口正在填这份申请，这里只能看。";
const handedOver = "编辑已经交给另一个窗口，这里只能看。";

const field = (page, id) => page.locator(`#${id}`);
const takeOver = (page) => page.getByRole("button", { name: "接管编辑" }).click();

// Types into fields, faster than any hand.
const type = (page, edits, pause = 0) =>
  page.evaluate(
    async ([edits, pause]) => {
      for (const [id, text] of edits) {
        const input = document.getElementById(id);
        input.value = text;
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
      }
    },
    [edits, pause],
  );

// An application that is kept: an empty one is not.
async function keptOne(page) {
  const at = await begin(page);
  await field(page, "family-size").fill("4");
  await isSaved(page);
  return at;
}

// Kills the tab's process; what stood on its screen is gone.
async function crash(page) {
  const session = await page.context().newCDPSession(page);
  const gone = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => {});
  await gone;
}

test.describe.configure({ timeout: 480_000 });

test("the second tab on an application looks on, at no moment writes, and follows", once, async ({
  page,
  context,
  host,
}) => {
  await setUp(page, host);
  const at = await begin(page);
  await field(page, "name").fill("王小明");
  await isSaved(page);
  const other = await context.newPage();
  await arrive(other, host);
  await expect(other.getByText("1 份申请")).toBeVisible();
  const couldWrite = await other.evaluate(async (at) => {
    location.hash = at;
    let open = 0;
    while (!document.body.textContent.includes("这里只能看")) {
      open += document.querySelectorAll("#name:enabled").length;
      await new Promise(requestAnimationFrame);
    }
    return open;
  }, at);
  expect(couldWrite).toBe(0);
  await expect(other.getByText(looksOn)).toBeVisible();
  await expect(field(other, "name")).toBeDisabled();
  await expect(field(other, "name")).toHaveValue("王小明");
  await field(page, "name").fill("王小红");
  await expect(field(other, "name")).toHaveValue("王小红");
  // When the first one leaves the page, the second may write.
  await page.getByRole("link", { name: "回到名单" }).click();
  await expect(field(other, "name")).toBeEnabled();
  await expect(other.getByText(looksOn)).toHaveCount(0);
  await field(other, "class").fill("3 班");
  await expect(page.locator(".roster__class")).toContainText("3 班");
});

test("taking over in the middle of typing loses no keystroke", once, async ({
  page,
  context,
  host,
}) => {
  await setUp(page, host);
  const at = await keptOne(page);
  const other = await context.newPage();
  await arrive(other, host, at);
  await expect(other.getByText(looksOn)).toBeVisible();
  await page.bringToFront();
  await field(page, "address").focus();
  const typing = page.keyboard.type("沧县旧州镇某村一百二十三号".repeat(8), { delay: 20 });
  await page.waitForTimeout(600);
  await takeOver(other);
  await expect(field(other, "address")).toBeEnabled();
  await expect(page.getByText(handedOver)).toBeVisible();
  await typing;
  const typed = await field(page, "address").inputValue();
  expect(typed.length).toBeGreaterThan(10);
  await expect(field(other, "address")).toHaveValue(typed);
  await expect(field(page, "address")).toBeDisabled();
  // And back.
  await field(other, "address").fill("改过的地址");
  await takeOver(page);
  await expect(field(page, "address")).toBeEnabled();
  await expect(field(page, "address")).toHaveValue("改过的地址");
  await expect(other.getByText(handedOver)).toBeVisible();
});

test("a killed tab frees its application", once, async ({ page, context, host }) => {
  await setUp(page, host);
  const at = await begin(page);
  await field(page, "name").fill("王小明");
  await isSaved(page);
  const other = await context.newPage();
  await arrive(other, host, at);
  await expect(other.getByText(looksOn)).toBeVisible();
  await crash(page);
  await expect(field(other, "name")).toBeEnabled();
  await expect(field(other, "name")).toHaveValue("王小明");
});

// A small random number generator: the same seed gives the same edits.
function seeded(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

const withoutLocks = () => Object.defineProperty(navigator, "locks", { get: () => undefined });

test("edits of two tabs come together, in the same application and in others", once, async ({
  page,
  context,
  host,
}) => {
  const count = Number(process.env.TABS_EDITS ?? 1000);
  // Nobody looks on: every edit of one tab can meet one of the other.
  await context.addInitScript(withoutLocks);
  await setUp(page, host);
  const shared = await keptOne(page);
  await page.getByRole("link", { name: "回到名单" }).click();
  const own = await keptOne(page);
  const other = await context.newPage();
  await arrive(other, host, shared);
  const fields = {
    here: ["name", "class", "grade", "phone", "native-place"],
    there: ["address", "postcode", "debt", "other", "reason"],
  };
  const said = { [shared]: {}, [own]: {} };
  const random = seeded(20261124);
  const go = async (tab, at) => {
    await tab.evaluate((at) => (location.hash = at), at);
    await expect(field(tab, "name")).toBeEnabled();
    // What is out of sight at first comes after the first frame.
    await expect(field(tab, "reason")).toBeAttached();
  };
  for (let made = 0; made < count; ) {
    const batch = { here: [], there: [] };
    const at = { here: random(2) ? shared : own, there: random(2) ? shared : own };
    await go(page, at.here);
    await go(other, at.there);
    for (let size = 0; size < 20 && made < count; size += 1, made += 1) {
      const side = random(2) ? "here" : "there";
      const id = fields[side][random(5)];
      const text = `${made}`;
      batch[side].push([id, text]);
      said[at[side]][id] = text;
    }
    // Some of it while the other tab saves, some while it types.
    await Promise.all([type(page, batch.here, 25), type(other, batch.there, 40)]);
  }
  for (const at of [shared, own]) {
    for (const tab of [page, other]) {
      await go(tab, at);
      for (const [id, text] of Object.entries(said[at])) {
        await expect(field(tab, id)).toHaveValue(text, { timeout: 15_000 });
      }
    }
  }
  await page.reload();
  await arrive(page, host, shared);
  for (const [id, text] of Object.entries(said[shared])) {
    await expect(field(page, id)).toHaveValue(text);
  }
});

test("of two names for one pupil the officer chooses", once, async ({ page, context, host }) => {
  await context.addInitScript(withoutLocks);
  await setUp(page, host);
  const at = await keptOne(page);
  const other = await context.newPage();
  await arrive(other, host, at);
  await expect(field(other, "name")).toBeEnabled();
  await Promise.all([type(page, [["name", "王小明"]]), type(other, [["name", "王小红"]])]);
  const question = page.getByText("“姓名”这一栏有两个说法，请选一个：");
  await expect(question).toBeVisible();
  await expect(other.getByText("“姓名”这一栏有两个说法，请选一个：")).toBeVisible();
  await expect(page.getByRole("button", { name: "“王小明”" })).toBeVisible();
  await page.getByRole("button", { name: "“王小红”" }).click();
  for (const tab of [page, other]) {
    await expect(tab.getByText("这一栏有两个说法")).toHaveCount(0);
    await expect(field(tab, "name")).toHaveValue("王小红");
  }
});

test("half-typed text of a killed tab is offered, and never put in by itself", once, async ({
  page,
  context,
  host,
}) => {
  await setUp(page, host);
  const at = await keptOne(page);
  await field(page, "name").focus();
  const session = await context.newCDPSession(page);
  for (const text of ["w", "wa", "wan", "wang"]) {
    const caret = { selectionStart: text.length, selectionEnd: text.length };
    await session.send("Input.imeSetComposition", { text, ...caret });
  }
  await expect(field(page, "name")).toHaveValue("wang");
  await expect(page.getByText(/上次没打完/)).toHaveCount(0);
  await page.waitForTimeout(400);
  await crash(page);
  const other = await context.newPage();
  await arrive(other, host, at);
  await expect(other.getByText("上次没打完：“wang”")).toBeVisible();
  await expect(field(other, "name")).toHaveValue("");
  await other.getByRole("button", { name: "用上" }).click();
  await expect(field(other, "name")).toHaveValue("wang");
  await expect(other.getByText(/上次没打完/)).toHaveCount(0);
});

test("a deletion can be taken back, and the head says how far things are saved", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await begin(page);
  await field(page, "name").fill("王小明");
  await expect(page.locator(".head__state")).toHaveText(/^已保存 \d\d:\d\d/);
  await page.getByRole("button", { name: "删除这份申请" }).click();
  await expect(page.getByText("已删除这份申请。")).toBeVisible();
  await expect(page.getByText("0 份申请")).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByText("1 份申请")).toBeVisible();
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.getByRole("button", { name: "新建申请" }).click();
  await field(page, "name").fill("李");
  await expect(page.locator(".head__state")).toHaveText("没有保存");
  await expect(page.getByRole("alert").filter({ hasText: "本机空间不够" })).toBeVisible();
});

test("an application that is left is whole in one row, and a backup still knows it", once, async ({
  page,
  host,
}) => {
  const journal = async (page) => {
    const keys = (await rows(page)).map(([, key]) => key);
    const last = (kind) => keys.filter((key) => key.includes(`/${kind}/`) && /^[0-9a-f]{16}\//.test(key)).at(-1);
    return ["journal", "snapshot"].map((kind) => last(kind)?.split("/")[2]);
  };
  await setUp(page, host);
  const at = await begin(page);
  for (const text of ["王", "王小", "王小明"]) {
    await field(page, "name").fill(text);
    await isSaved(page);
  }
  await page.getByRole("link", { name: "回到名单" }).click();
  await expect
    .poll(async () => {
      const [entry, snapshot] = await journal(page);
      return entry === snapshot;
    })
    .toBe(true);
  // Looked at and left again, it is as it was.
  const before = await journal(page);
  await page.goto(`${host.url}#${at}`);
  await expect(field(page, "name")).toHaveValue("王小明");
  await page.getByRole("link", { name: "回到名单" }).click();
  await page.reload();
  await arrive(page, host, at);
  await expect(field(page, "name")).toHaveValue("王小明");
  expect(await journal(page)).toEqual(before);
});

test("who locks the desk locks it in every tab", once, async ({ page, context, host }) => {
  await setUp(page, host);
  const at = await keptOne(page);
  const other = await context.newPage();
  await arrive(other, host, at);
  await expect(field(other, "family-size")).toHaveValue("4");
  await page.getByRole("link", { name: "回到名单" }).click();
  await page.getByRole("button", { name: "锁上" }).click();
  for (const one of [page, other]) {
    await expect(one.getByRole("heading", { level: 1, name: "资助工作台已锁上" })).toBeVisible();
  }
});
