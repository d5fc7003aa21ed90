// What an officer does whose time the benchmarks take: unlocking, typing into one application, and
// the forms of a class. Each works on a page that has the tools of desk-tools.mjs.
import { chooseList, passphrase } from "./officer.mjs";
import { idNumber } from "./pupils.mjs";

// From the tap on 打开 until the list stands and is painted.
export async function unlocking(page, host) {
  await page.goto("about:blank");
  await page.goto(`${host.url}#/desk`);
  await page.locator("#secret").fill(passphrase);
  return page.evaluate(async () => {
    const button = document.querySelector(".secret-form button[type=submit]");
    const begun = performance.now();
    bench.asked = {};
    button.click();
    await bench.until(() => document.querySelector(".roster__rows li"));
    const inPage = performance.now();
    await bench.painted();
    return { whole: performance.now() - begun, inPage: inPage - begun, begun, ...bench.asked };
  });
}

// An edit of one application, from the key to «saved», and the 80 ms in it that only gather.
export const saving = (page, turns) =>
  page.evaluate(async (turns) => {
    document.querySelector(".roster__link").click();
    // The lower parts of the form are built after the first was painted.
    await bench.until(() => document.querySelector("#address:enabled"));
    const address = document.querySelector("#address");
    const state = document.querySelector(".head__state");
    const times = [];
    for (let turn = 0; turn < turns; turn += 1) {
      await bench.pause(250);
      await bench.painted();
      bench.gathering = null;
      const begun = performance.now();
      address.value = `盐山县韩集镇小王庄 ${turn} 号`;
      address.dispatchEvent(new Event("input", { bubbles: true }));
      await bench.settled();
      const handled = performance.now();
      await bench.until(() => bench.gathering?.ended && state.textContent.includes("已保存"));
      const ended = performance.now();
      const { begun: given, ended: gathered } = bench.gathering;
      times.push({
        key: handled - begun,
        save: ended - gathered + (given - begun),
        whole: ended - begun,
      });
    }
    location.hash = "#/desk";
    await bench.until(() => document.querySelector(".roster__rows li"));
    return times;
  }, turns);

// Opens the forms of the class 一年级1班 from the list, and goes back to it.
export const printing = (page) =>
  page.evaluate(async () => {
    const pick = document.querySelector("#class-filter");
    pick.value = [...pick.options].find((one) => one.textContent.trim() === "一年级1班").value;
    pick.dispatchEvent(new Event("change", { bubbles: true }));
    await bench.painted();
    const link = [...document.querySelectorAll("a")].find((one) => one.hash === "#/desk/forms");
    const begun = performance.now();
    link.click();
    await bench.until(() => document.querySelectorAll(".papers .a4").length > 0);
    await bench.painted();
    const whole = performance.now() - begun;
    const sheets = document.querySelectorAll(".papers .a4").length;
    location.hash = "#/desk";
    await bench.until(() => document.querySelector(".roster__rows li"));
    return { whole, sheets };
  });

// A roll of so many people, compared with the rules and the applications: how long all of them
// take, and the longest that the page does not hear meanwhile.
export async function comparing(page, count) {
  const person = (_, at) => {
    const day = String(Math.floor(at / 1000) + 10);
    return `学生${at},${idNumber(at % 1000, `201705${day}`)},三年级,${(at % 8) + 1}班`;
  };
  const text = ["姓名,身份证号,年级,班级", ...Array.from({ length: count }, person)].join("\r\n");
  await page.evaluate(() => (location.hash = "#/desk/imports"));
  await chooseList(page, "名册.csv", text);
  await page.getByLabel("这是什么名单").selectOption("roster");
  return page.evaluate(async (count) => {
    const tasks = [];
    const watch = new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map((task) => task.duration));
    });
    watch.observe({ entryTypes: ["longtask"] });
    const named = (word) => (one) => one.textContent.trim() === word;
    const begun = performance.now();
    [...document.querySelectorAll("button")].find(named("存下这份名单，逐人核对")).click();
    await bench.until(() => document.body.textContent.includes(`共 ${count} 人`));
    await bench.painted();
    const whole = performance.now() - begun;
    await bench.pause(500);
    watch.disconnect();
    return { whole, longest: Math.max(0, ...tasks) };
  }, count);
}
