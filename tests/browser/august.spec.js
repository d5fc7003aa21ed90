// In August, before term begins, everybody asks about the school year that is to come.
import { appStarted, expect, test as familyTest } from "./fixtures.mjs";
import { begin, fill, pupil, setUp, test } from "./officer.mjs";

const once = { tag: "@once" };

for (const [day, year] of [["2026-08-25", "2026-2027"], ["2026-07-31", "2025-2026"]]) {
  familyTest(`on ${day} a family is offered ${year} first, and asked about it`, once, async ({ page, host }) => {
    await page.clock.setFixedTime(new Date(`${day}T09:00:00`));
    await page.goto(host.url);
    await appStarted(page);
    await page.getByRole("button", { name: "我是家长" }).click();
    const period = page.getByLabel("算哪一段时间？");
    await expect(period).toHaveValue(year);
    await expect(period.locator("option").first()).toHaveAttribute("value", year);
  });

  test(`on ${day} an officer's list, a new application and a renewal are of ${year}`, once, async ({
    page,
    host,
  }) => {
    await page.clock.setFixedTime(new Date(`${day}T09:00:00`));
    await setUp(page, host);
    await expect(page.locator("#year")).toHaveValue(year);
    const earlier = year.replace(/\d+/g, (one) => one - 1);
    await page.locator("#year").selectOption(earlier);
    await begin(page);
    await fill(page, pupil);
    await expect(page.getByRole("button", { name: `照这份建 ${year} 学年的申请` })).toBeVisible();
  });
}
