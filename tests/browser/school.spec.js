// What a school was set up with can be put right, and what nobody has decided yet follows.
import { expect } from "./fixtures.mjs";
import { begin, fill, isSaved, pupil, school, setUp, test, unlock } from "./officer.mjs";

const once = { tag: "@once" };

test("a name and a fact that were set up wrong are put right, and applications follow", once, async ({
  page,
  host,
}) => {
  await setUp(page, host);
  const at = await begin(page);
  await fill(page, pupil);
  await isSaved(page);
  await page.getByRole("link", { name: "回到名单" }).click();
  await page.getByRole("link", { name: "备份和设置" }).click();
  await page.getByRole("button", { name: "改学校信息……" }).click();
  const name = page.locator("#school-name");
  await expect(name).toHaveValue(school);
  await expect(page.locator("#school-phone")).toHaveValue("0317-6221234");
  await expect(page.locator("#region")).toHaveValue("130925");
  // Nothing is changed by a refusal.
  await name.fill("  ");
  await page.getByRole("button", { name: "改好了" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "请填写学校全称。" })).toBeVisible();
  await name.fill("盐山县实验小学");
  await page.locator("#school-place").selectOption({ label: "县城" });
  await page.getByRole("button", { name: "改好了" }).click();
  await expect(page.getByText("学校信息改好了。还没有认定的 1 份申请也改了。")).toBeVisible();
  await page.getByRole("link", { name: "回到名单" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "盐山县实验小学" })).toBeVisible();
  await page.goto(`${host.url}#${at}`);
  await expect(page.locator("#school")).toHaveValue("盐山县实验小学");
  await isSaved(page);
  await page.reload();
  await unlock(page);
  await expect(page.locator("#school")).toHaveValue("盐山县实验小学");
  await expect(page.locator("#name")).toHaveValue(pupil.name);
  await expect(page.getByText(/学校的情况：.*县城/)).toBeVisible();
});

test("large type and colours are set without leaving the open desk", once, async ({ page, host }) => {
  await setUp(page, host);
  await page.getByRole("link", { name: "备份和设置" }).click();
  await page.getByRole("radio", { name: "大字" }).check();
  await page.getByRole("radio", { name: "深色" }).check();
  await expect(page.locator("html[data-size='large'][data-theme='dark']")).toHaveCount(1);
  await page.getByRole("link", { name: "回到名单" }).click();
  await expect(page.getByRole("heading", { level: 1, name: school })).toBeVisible();
  await expect(page.locator("html[data-size='large'][data-theme='dark']")).toHaveCount(1);
  await page.reload();
  await expect(page.locator("#secret")).toBeVisible();
  await expect(page.locator("html[data-size='large'][data-theme='dark']")).toHaveCount(1);
});
