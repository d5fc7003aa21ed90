// A new school year: who of last year is begun anew, of whom somebody has to look, and why nothing
// is to be done about the others.
import { expect } from "./fixtures.mjs";
import { begin, fill, fillClass, isSaved, setUp, take, test, unlock } from "./officer.mjs";
import { idNumber } from "./pupils.mjs";

const once = { tag: "@once" };
const recognised = ["提交", "审核通过", "开始公示", "认定"];
const texts = (name, grade, number) => ({
  name,
  grade,
  class: "2班",
  sex: "男",
  born: `${number.slice(6, 10)} 年 5 月`,
  "family-size": "4",
  address: "盐山县庆云镇东街 12 号",
  "guardian-phone": "13903170001",
  "income-per-head": "5200",
  "id-number": number,
});
const pupil = (name, grade, number, steps) => ({
  texts: texts(name, grade, number),
  words: ["住校", "农村低保"],
  steps,
});
// Odd ones are boys'.
const number = (place, year) => idNumber(2 * place + 1, `${year}0512`);
const missed = (page, name) => page.locator(".missed__one").filter({ hasText: name });

test("who of last year has no application this year is said with the reason", once, async ({ page, host }) => {
  test.slow();
  await page.clock.setFixedTime(new Date("2026-11-27T09:00:00"));
  await setUp(page, host);
  await fillClass(page, [
    pupil("张一明", "三年级", number(1, 2017), recognised),
    pupil("李二明", "三年级", number(2, 2017), recognised),
    pupil("王三明", "六年级", number(3, 2014), recognised),
    pupil("赵四明", "三年级", number(4, 2017), recognised),
    pupil("孙五明", "三年级", number(5, 2017), ["提交", "不予认定"]),
    pupil("周六明", "三年级", number(6, 2017), recognised),
  ]);
  await page.getByRole("link", { name: /赵\*\*/ }).click();
  await take(page, "登记转出");
  await isSaved(page);
  await page.getByRole("link", { name: "回到名单" }).click();
  // A year later.
  await page.clock.setFixedTime(new Date("2027-09-06T09:00:00"));
  await page.reload();
  await unlock(page);
  await page.locator("#year").selectOption("2027-2028");
  // Two are there: one with a slip in the number, one in another class.
  await begin(page);
  await fill(page, texts("李二明", "四年级", number(7, 2017)));
  await page.getByRole("link", { name: "回到名单" }).click();
  await begin(page);
  await fill(page, { ...texts("周六明", "四年级", number(6, 2017)), class: "（3）班" });
  await isSaved(page);
  await page.getByRole("link", { name: "回到名单" }).click();
  await expect(page.getByText("今年还没有申请的 1 人，另有 1 人要核对。")).toBeVisible();
  await page.getByRole("button", { name: "看是哪些人" }).click();
  await expect(missed(page, "李**")).toContainText("身份证号码相近、不一样");
  await expect(missed(page, "李**").getByRole("link", { name: "看今年那份" })).toBeVisible();
  await page.getByText("上学年的学生，今年不用再建的").click();
  for (const [name, why] of [
    ["王**", "上学年读到毕业年级"],
    ["赵**", "转走、休学或退学"],
    ["孙**", "上学年没有认定"],
    ["周**", "今年已经有申请，在四年级（3）班"],
  ]) {
    await expect(missed(page, name)).toContainText(why);
    await expect(missed(page, name).getByRole("button")).toHaveCount(0);
  }
  // Who is begun with last year's is in the next grade, and missed no more.
  await missed(page, "张**").getByRole("button", { name: "照上学年的建一份" }).click();
  await expect(page.locator("#grade")).toHaveValue("四年级");
  await page.getByRole("link", { name: "回到名单" }).click();
  await expect(page.getByText("今年还没有申请的 0 人，另有 1 人要核对。")).toBeVisible();
});

test("a class is one in list, filter, search and notice, however it is written", once, async ({ page, host }) => {
  test.slow();
  await setUp(page, host);
  const ways = ["2", "2班", "二班", "（2）班", "三年级2班", "三（2）班"];
  await fillClass(
    page,
    [...ways, "12班"].map((way, place) => ({
      ...pupil(`张${"一二三四五六七"[place]}明`, "三年级", number(place, 2017), recognised.slice(0, 3)),
      texts: { ...texts(`张${"一二三四五六七"[place]}明`, "三年级", number(place, 2017)), class: way },
    })),
    0,
  );
  const rows = page.locator(".roster__link");
  await expect(rows).toHaveCount(7);
  await expect(page.locator("#class-filter option")).toHaveText(["全部班级", "三年级2班", "三年级12班"]);
  await page.locator("#class-filter").selectOption({ label: "三年级2班" });
  await expect(rows).toHaveCount(6);
  await page.locator("#class-filter").selectOption({ index: 0 });
  for (const text of ["2班", "二班", "（2）班", "三年级二班", "三（2）班"]) {
    await page.locator("#search").fill(text);
    await expect(rows).toHaveCount(6);
  }
  await page.locator("#search").fill("");
  await page.getByRole("link", { name: "公示", exact: true }).click();
  const classes = page.locator(".a4__table tbody td:nth-child(3)");
  await expect(classes).toHaveText([...ways.map(() => "2班"), "12班"]);
});
