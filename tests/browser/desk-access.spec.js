// The officer's screens for everyone: axe in every look, narrow screens, large targets, the
// keyboard alone, and a word about the saving that is not said at every key.
import AxeBuilder from "@axe-core/playwright";
import { expect } from "./fixtures.mjs";
import { arrive, begin, bringList, chooseList, fillClass, isSaved, passphrase, setUp, test } from "./officer.mjs";
import { fullPupil, longPupil, plainPupil } from "./pupils.mjs";

const once = { tag: "@once" };
const looks = [
  ["light", "light", "usual"],
  ["dark", "dark", "usual"],
  ["large", "light", "large"],
];
const papers = ["/desk/forms", "/desk/blank", "/desk/disbursement", "/desk/notice"];
const files = ["/desk/exports", "/desk/data"];

const looking = (page, theme, size) =>
  page.addInitScript(
    (preferences) => localStorage.setItem("preferences", preferences),
    JSON.stringify({ theme, size }),
  );

const open = (page) =>
  page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));

// Three pupils, one of them recognised, one with every text as long as it may be.
async function furnish(page) {
  const steps = ["提交", "审核通过", "开始公示"];
  await fillClass(page, [{ ...fullPupil(), steps }, longPupil, plainPupil]);
}

// Every screen of the desk one after the other, each as it is when it has something to show.
async function* screens(page, host) {
  await page.goto(host.url);
  await expect(page.locator("#school-name")).toBeVisible();
  yield "set up";
  await page.getByRole("button", { name: "用备份文件恢复" }).click();
  await expect(page.getByLabel("选择备份文件")).toBeVisible();
  yield "restore";
  await setUp(page, host);
  yield "empty list";
  await furnish(page);
  yield "list";
  await page.getByRole("link", { name: /李\*\*/ }).first().click();
  await expect(page.locator("#name")).toBeEnabled();
  yield "application";
  const annex = page.url().replace("#/desk/", "#/desk/annex/");
  const form = page.url().replace("#/desk/", "#/desk/form/");
  for (const address of [annex, form]) {
    await page.goto(address);
    await expect(page.locator(".a4")).toHaveCount(1);
    yield address.split("#")[1].replace(/\w+$/, "");
  }
  for (const hash of [...papers, ...files]) {
    await page.goto(`${host.url}#${hash}`);
    await expect(page.locator("#content h1")).not.toHaveText("正在打开……");
    yield hash;
  }
  for (const word of ["换口令……", "结束使用……"]) await page.getByRole("button", { name: word }).click();
  yield "data, open";
  await page.goto(`${host.url}#/desk/certificate`);
  await page.getByRole("button", { name: "开始证明" }).click();
  await expect(page.getByText(/全部判断过/)).toBeVisible();
  yield "certificate";
  await page.goto(`${host.url}#/desk/effects/2023-autumn/2026-autumn`);
  await expect(page.getByText(/^工作台上受影响的申请/)).toBeVisible();
  await page.getByText("还没有人领到的规定").click();
  yield "effects";
  await page.goto(`${host.url}#/desk/imports`);
  await bringList(page, "低保名单.csv", "姓名,身份证号\r\n张小明,130925201405060033", "registered");
  await expect(page.getByText("共 1 人")).toBeVisible();
  yield "people of a list";
  await page.goto(`${host.url}#/desk/imports`);
  await chooseList(page, "名册.csv", "姓名,班级,特殊困难类型\r\n张小明,2班,困难户甲\r\n合计,1 人,");
  await expect(page.getByText("读到 1 人")).toBeVisible();
  yield "a list that is seen before it is kept";
  await page.getByRole("button", { name: "存下这份名单，逐人核对" }).click();
  await expect(page.getByText("共 1 人")).toBeVisible();
  await page.goto(`${host.url}#/desk/reconcile`);
  await expect(page.locator(".reconcile__sum")).toContainText("漏 0 人");
  yield "nobody left out";
  await page.goto(`${host.url}#/desk`);
  await begin(page);
  await page.getByRole("button", { name: "提交", exact: true }).click();
  await expect(page.getByRole("button", { name: /^必须补齐或改正 \d+ 处/ })).toBeFocused();
  yield "application with errors";
  await page.reload();
  await page.locator("#secret").fill(`${passphrase}错`);
  await page.getByRole("button", { name: "解锁" }).click();
  await expect(page.getByText("口令不对")).toBeVisible();
  yield "locked";
}

// What is too small for a finger, in CSS pixels.
const tooSmall = (page, least) =>
  page.evaluate((least) => {
    const targets = document.querySelectorAll("button, summary, select, input, nav a, .button");
    return [...targets]
      .map((one) => [one, (one.closest("label") ?? one).getBoundingClientRect()])
      .filter(([one, box]) => one.checkVisibility() && box.height > 0 && box.height < least)
      .map(([one, box]) => `${one.outerHTML.slice(0, 90)} ${box.height}`);
  }, least);

for (const [look, theme, size] of looks) {
  test(`the desk is for everyone, ${look}`, look === "light" ? {} : once, async ({
    page,
    host,
  }) => {
    // Every screen with every fold open are many nodes to look at.
    test.setTimeout(180_000);
    await looking(page, theme, size);
    const given = page.viewportSize();
    for await (const name of screens(page, host)) {
      await open(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const said = violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
      expect.soft(said, name).toEqual([]);
      expect.soft(await tooSmall(page, size === "large" ? 60 : 48), name).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(wide, `${name} at 320`).toBeLessThanOrEqual(320);
      await page.setViewportSize(given);
    }
  });
}

test("an application is begun, filled in and submitted by keyboard, and the focus is seen", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  await begin(page);
  const texts = { name: "张小明", grade: "三年级", class: "2班" };
  const reached = [];
  for (let step = 0; step < 140; step += 1) {
    // A new form has the focus in the first field that is to be typed.
    if (step > 0) await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const { activeElement: one } = document;
      if (!one || one === document.body) return null;
      const box = one.getBoundingClientRect();
      const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 20)];
      const above = document.elementFromPoint(x, y);
      const free = above && (one.contains(above) || above.contains(one) || one.closest("label")?.contains(above));
      const ring = getComputedStyle(one);
      return {
        name: one.id || one.textContent.trim().slice(0, 20),
        free: Boolean(free),
        ring: ring.outlineStyle !== "none" || ring.boxShadow !== "none",
      };
    });
    if (!seen) break;
    expect(seen.free, `${seen.name} is covered`).toBe(true);
    expect(seen.ring, `${seen.name} shows no focus`).toBe(true);
    reached.push(seen.name);
    if (texts[seen.name]) await page.keyboard.type(texts[seen.name]);
    if (seen.name === "提交") break;
  }
  expect(reached).toContain("提交");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^必须补齐或改正 \d+ 处/ })).toBeFocused();
  for (const [id, text] of Object.entries(texts)) await expect(page.locator(`#${id}`)).toHaveValue(text);
});

test("turning the device, larger type and the back button lose nothing typed", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  const at = await begin(page);
  const name = page.locator("#name");
  await name.pressSequentially("欧阳");
  await page.setViewportSize({ width: 800, height: 360 });
  await name.pressSequentially("若");
  await page.setViewportSize({ width: 360, height: 420 });
  await name.pressSequentially("兰");
  await page.evaluate(() => (document.documentElement.dataset.size = "large"));
  await name.pressSequentially("儿");
  await expect(name).toHaveValue("欧阳若兰儿");
  await page.goBack();
  await page.goForward();
  await expect(name).toHaveValue("欧阳若兰儿");
  await isSaved(page);
  const twin = await page.context().newPage();
  await page.close();
  await arrive(twin, host, at);
  await expect(twin.locator("#name")).toHaveValue("欧阳若兰儿");
});

test("a number and a place of work are seen whole, also in large type", once, async ({ page, host }) => {
  await setUp(page, host);
  await fillClass(page, [fullPupil()]);
  await page.locator(".roster__link").click();
  for (const size of ["usual", "large"]) {
    await page.evaluate((size) => (document.documentElement.dataset.size = size), size);
    for (const width of [360, 820, 1024, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const id of ["id-number", "card-number", "member-work-1", "member-health-4"]) {
        const hidden = await page.locator(`#${id}`).evaluate((one) => one.scrollWidth - one.clientWidth);
        expect.soft(hidden, `${id}, ${size} at ${width}`).toBe(0);
      }
    }
  }
});

test("another screen can be asked for while the desk still opens", once, async ({ page, host }) => {
  // The desk's database answers when the story says so.
  await page.addInitScript(() => {
    const waiting = [];
    window.answer = () => waiting.splice(0).forEach((one) => one());
    const { set } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, "onsuccess");
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (name, ...more) {
      const opening = open.call(this, name, ...more);
      if (name !== "student-aid-desk") return opening;
      return Object.defineProperty(opening, "onsuccess", {
        set(told) {
          set.call(this, (event) => waiting.push(() => told.call(this, event)));
        },
      });
    };
  });
  await page.goto(`${host.url}#/desk`);
  const wait = page.getByRole("heading", { level: 1, name: "正在打开……" });
  await expect(wait).toBeVisible();
  await page.evaluate(() => (location.hash = "#/desk/data"));
  await expect(wait).toBeFocused();
  await expect(async () => {
    await page.evaluate(() => window.answer());
    await expect(wait).toHaveCount(0, { timeout: 200 });
  }).toPass();
});

test("of the saving at most one word in ten seconds is said aloud", once, async ({ page, host }) => {
  await page.clock.install();
  await setUp(page, host);
  await begin(page);
  await page.evaluate(() => {
    window.said = [];
    const region = document.querySelector(".head__said");
    const hear = () => region.textContent && window.said.push([performance.now(), region.textContent]);
    new MutationObserver(hear).observe(region, { childList: true, characterData: true, subtree: true });
  });
  for (let second = 0; second < 45; second += 1) {
    await page.locator("#name").press("a");
    await page.clock.runFor(200);
    await isSaved(page);
    await page.clock.runFor(800);
  }
  await isSaved(page);
  const said = await page.evaluate(() => window.said);
  expect(said.length).toBeGreaterThan(0);
  for (const [place, [at]] of said.entries()) {
    if (place > 0) expect(at - said[place - 1][0]).toBeGreaterThanOrEqual(9_900);
  }
});
