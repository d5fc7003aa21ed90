// WebKitGTK, driven through its own WebDriver. Its page has as much of Playwright's as the stories
// need, under the same names, so that what they do over and over is written once.
import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Builder } from "selenium-webdriver";
import { expect } from "./fixtures.mjs";
import { killAll, processes } from "./profile.mjs";

const window = fileURLToPath(new URL("window.py", import.meta.url));
const patience = 15_000;

// A screen that nobody sees; gives its name and the way to switch it off.
export async function screen() {
  const stdio = ["ignore", "ignore", "ignore", "pipe"];
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1300x24"], { stdio });
  const number = await new Promise((resolve, reject) => {
    server.on("error", reject);
    server.stdio[3].once("data", resolve);
  });
  return { name: `:${String(number).trim()}`, stop: () => server.kill() };
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

// How elements of a role are found.
const roles = {
  button: "button",
  checkbox: "input[type=checkbox]",
  group: "fieldset",
  heading: "h1, h2, h3, h4",
  link: "a[href]",
  radio: "input[type=radio]",
  status: "[role=status]",
};

// In the page: the elements that the steps lead to, each step from those before.
function find(steps) {
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const textOf = (one) => plain(one.innerText ?? "");
  const nameOf = (one) => {
    if (one.ariaLabel) return plain(one.ariaLabel);
    if (one.tagName === "FIELDSET") return textOf(one.querySelector("legend"));
    return one.labels?.length ? plain([...one.labels].map(textOf).join(" ")) : textOf(one);
  };
  const meets = (text, { source, flags, word, exact }) => {
    if (source !== undefined) return new RegExp(source, flags).test(text);
    return exact ? text === word : text.includes(word);
  };
  let found = [document];
  for (const { css, name, text, nth, smallest } of steps) {
    if (css) found = [...new Set(found.flatMap((one) => [...one.querySelectorAll(css)]))];
    // What nobody sees has no name.
    if (name) found = found.filter((one) => one.checkVisibility() && meets(nameOf(one), name));
    if (text) found = found.filter((one) => meets(textOf(one), text));
    // Of what holds a text, that in which nothing smaller holds it.
    const isWithin = (one, other) => other !== one && one.contains(other);
    if (smallest) found = found.filter((one) => !found.some((other) => isWithin(one, other)));
    if (nth !== undefined) found = found.slice(nth, nth + 1);
  }
  // As Playwright has it: what is see-through may still be clicked.
  const isShown = (one) => one.checkVisibility() && one.getBoundingClientRect().width > 0;
  return found.map((one) => ({ one, shown: isShown(one) }));
}

const asked = (word, exact = false) =>
  word instanceof RegExp ? { source: word.source, flags: word.flags } : { word, exact };

class Found {
  constructor(page, steps) {
    this.page = page;
    this.steps = steps;
  }

  step(step) {
    return new Found(this.page, [...this.steps, step]);
  }

  locator(css, { hasText } = {}) {
    return this.step({ css, text: hasText && asked(hasText) });
  }

  getByRole(role, { name, exact, level } = {}) {
    return this.step({ css: level ? `h${level}` : roles[role], name: name && asked(name, exact) });
  }

  getByText(word) {
    return this.step({ css: "body *", text: asked(word), smallest: true });
  }

  getByLabel(word, { exact } = {}) {
    return this.step({ css: "input, select, textarea", name: asked(word, exact) });
  }

  nth(nth) {
    return this.step({ nth });
  }

  first() {
    return this.nth(0);
  }

  all() {
    return this.page.driver.executeScript(find, this.steps);
  }

  async count() {
    return (await this.all()).length;
  }

  async isVisible() {
    return (await this.all()).some(({ shown }) => shown);
  }

  // Does something to the one element there is, once there is one and it can be done.
  async does(what) {
    let trouble = "it is not there";
    const done = async () => {
      const all = await this.all();
      if (all.length > 1) throw new Error(`${all.length} are there: ${JSON.stringify(this.steps)}`);
      return all[0]?.shown ? { value: await what(all[0].one) } : false;
    };
    const tried = () =>
      done().catch((error) => {
        // Another took its place, or lies above it: it may be there the next time.
        if (!error.name.match(/StaleElement|Intercepted|NotInteractable/)) throw error;
        trouble = error.name;
        return false;
      });
    const say = () => `${trouble}: ${JSON.stringify(this.steps)}`;
    return (await this.page.driver.wait(tried, patience, say, 20)).value;
  }

  waitFor() {
    return this.does(() => {});
  }

  click() {
    return this.does((one) => one.click());
  }

  check() {
    return this.does(async (one) => (await one.isSelected()) || (await one.click()));
  }

  // As a hand does it, letter by letter.
  fill(text) {
    return this.does(async (one) => {
      await one.clear();
      if (text) await one.sendKeys(text);
    });
  }

  pressSequentially(text) {
    return this.does((one) => one.sendKeys(text));
  }

  selectOption(choice) {
    const word = choice.label ?? choice;
    return this.does(async (one) => {
      const option = await this.page.driver.executeScript(
        (list, word) => [...list.options].find((one) => [one.value, one.text].includes(word)),
        one,
        word,
      );
      await option.click();
    });
  }

  focus() {
    return this.evaluate((one) => one.focus());
  }

  innerText() {
    return this.evaluate((one) => one.innerText);
  }

  inputValue() {
    return this.evaluate((one) => one.value);
  }

  evaluate(task) {
    return this.does((one) => this.page.driver.executeScript(task, one));
  }
}

// The one page of a window, whose profile stays in its folder when it is killed.
export class Page extends Found {
  constructor(screen) {
    super(null, []);
    this.page = this;
    this.screen = screen;
    this.folder = mkdtempSync(join(tmpdir(), "webkit-"));
  }

  async open() {
    const port = await freePort();
    const server = `http://127.0.0.1:${port}`;
    const log = openSync(join(this.folder, "log"), "a");
    // To a file: a driver that was left over would hold the test's own output open.
    const options = { env: { ...process.env, DISPLAY: this.screen }, stdio: ["ignore", log, log] };
    this.program = spawn("WebKitWebDriver", [`--port=${port}`], options);
    closeSync(log);
    await new Promise((resolve, reject) => this.program.on("spawn", resolve).on("error", reject));
    const isThere = () => fetch(`${server}/status`).then(() => true, () => false);
    await expect.poll(isThere, { intervals: [20] }).toBe(true);
    this.driver = await new Builder()
      .disableEnvironmentOverrides()
      .usingServer(server)
      .withCapabilities({
        browserName: "window.py",
        timeouts: { script: 240_000 },
        "webkitgtk:browserOptions": { binary: window, args: [this.folder] },
      })
      .build();
  }

  goto(url) {
    return this.driver.get(url);
  }

  reload() {
    return this.driver.navigate().refresh();
  }

  title() {
    return this.driver.getTitle();
  }

  url() {
    return this.driver.getCurrentUrl();
  }

  // Does something in the page and waits for its promise.
  evaluate(task, ...args) {
    return this.driver.executeScript(task, ...args);
  }

  // Prints what is shown, upright or wide, to a file.
  async print(file, { wide = false } = {}) {
    const [window] = processes(this.folder).filter(({ parent }) => parent === this.program.pid);
    process.kill(window.id, wide ? "SIGUSR2" : "SIGUSR1");
    const printed = () => {
      try {
        renameSync(join(this.folder, "print.pdf"), file);
        return true;
      } catch {
        return false;
      }
    };
    await expect.poll(printed, { intervals: [20], timeout: patience }).toBe(true);
  }

  // The window and all that belongs to it, at once.
  kill() {
    killAll(this.folder);
    this.program?.kill("SIGKILL");
  }

  // What the page said on its console, and what it asked for.
  log() {
    const lines = readFileSync(join(this.folder, "log"), "utf8").split("\n");
    const begun = (word) => lines.filter((line) => line.startsWith(word));
    return {
      complaints: [...begun("CONSOLE ERROR"), ...begun("CONSOLE WARN"), ...begun("CONSOLE SEC")],
      asked: begun("ASKED ").map((line) => line.slice(6)),
    };
  }

  end() {
    this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
