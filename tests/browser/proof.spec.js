// What is proved of the rules, what a new notice changes, and the ledger of a family: told on the
// device, printed, saved.
import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures.mjs";
import { plant, twoChildren, visit } from "./household.mjs";
import { answer, fill, isSaved, setUpWithOne } from "./officer.mjs";

test("anybody proves the rules on the device, and can stop it", async ({ page, host }) => {
  await visit(page, host, "/rules", "有哪些规则");
  await page.getByRole("link", { name: "规则证明" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("规则证明");
  await page.getByRole("button", { name: "开始证明" }).click();
  await expect(page.getByText(/种情况全部判断过。没有发现问题/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "文件写明的例外" })).toHaveCount(4);
  await expect(page.getByText("national/origin-loan.json")).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "打印证明" })).toBeVisible();
});

test("a proof that is stopped leaves the page as it was", { tag: "@once" }, async ({
  page,
  host,
}) => {
  // Timers that do not run hold the proof at its first step.
  await page.addInitScript(() => {
    const set = window.setTimeout.bind(window);
    window.setTimeout = (task, after, ...more) =>
      set(task, window.held && !after ? 600_000 : after, ...more);
  });
  await page.goto(`${host.url}desk/#/desk/certificate`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("规则证明");
  await page.evaluate(() => (window.held = true));
  await page.getByRole("button", { name: "开始证明" }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.getByRole("button", { name: "停下" }).click();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "开始证明" })).toBeVisible();
  await expect(page.getByText(/全部判断过/)).toHaveCount(0);
});

test("a notice is told by who gains and who loses, between two terms", async ({ page, host }) => {
  await visit(page, host, "/rules", "有哪些规则");
  await page.getByRole("link", { name: "新规影响" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("新规影响");
  const first = page.locator(".rule").first();
  await expect(first).toContainText("小学 · 家庭经济困难学生生活补助");
  await expect(first).toContainText("多得");
  await expect(first).toContainText(/从 250\s元 变成 312\.5\s元（一学期）/);
  await page.getByLabel("从哪个学期").selectOption("2024-spring");
  await expect(page.getByText("两边的规定一样，没有孩子多得或少得。")).toBeVisible();
  await page.getByText("住校的孩子改为不住校会怎样").click();
  await expect(page.getByText(/从 625\s元 变成 312\.5\s元/).first()).toBeVisible();
  await page.goBack();
  await expect(first).toContainText(/从 250\s元 变成 312\.5\s元/);
});

test("the ledger of a family adds up, and is saved as a file that names nobody", async ({
  page,
  host,
}) => {
  await plant(page, { family: twoChildren });
  await visit(page, host, "/result", "全家可以拿到");
  await page.getByRole("link", { name: "账目" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("账目");
  await expect(page.getByRole("heading", { name: "大宝" })).toBeVisible();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "存成文件（JSON）" }).click();
  const text = readFileSync(await (await saving).path(), "utf8");
  expect(text).not.toContain("大宝");
  const ledger = JSON.parse(text);
  for (const total of ledger.totals) {
    const entries = ledger.students
      .flatMap((student) => student.entries)
      .filter((entry) => entry.kind === total.kind && entry.per === total.per);
    for (const end of ["least-fen", "most-fen"]) {
      expect(entries.reduce((sum, entry) => sum + entry[end], 0)).toBe(total[end]);
    }
  }
});

test("an officer sees which applications a change of rules touches", { tag: "@once" }, async ({
  page,
  host,
}) => {
  await setUpWithOne(page, { url: `${host.url}desk/` });
  await fill(page, { grade: "三年级", class: "2班" });
  await answer(page, { 就读方式: "住校" });
  await isSaved(page);
  await page.evaluate(() => (location.hash = "#/desk/effects/2023-autumn/2026-autumn"));
  await expect(page.getByRole("heading", { name: "工作台上受影响的申请：1 份" })).toBeVisible();
  const touched = page.getByRole("article").filter({ hasText: "张**" });
  await expect(touched).toContainText("三年级2班");
  await expect(touched).toContainText(/从 最多 500\s元 变成 最多 625\s元/);
  await page.getByText(/2026 年秋季学期还没有人领到的规定/).click();
  await expect(page.getByText(/下面 2 条还没有一笔发放记录/)).toBeVisible();
  const never = page.getByRole("article").filter({ hasText: "家庭经济困难寄宿生生活补助" });
  await expect(never).toContainText("小学：工作台上没有孩子确定符合。");
  await touched.getByRole("link", { name: "张**" }).click();
  await expect(page.locator("#name")).toHaveValue("张小明");
});
