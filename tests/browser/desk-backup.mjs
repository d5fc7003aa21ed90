// A desk of many pupils, as the benchmarks restore it from a backup.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { passphrase } from "./officer.mjs";

// The school year of today, which the list shows: from September on.
const today = new Date();
const schoolYear = today.getFullYear() - (today.getMonth() < 8 ? 1 : 0);

// A backup of so many pupils.
export function backupOf(count) {
  const folder = fileURLToPath(new URL("../../target/bench", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/desk-${count}.zzbak`;
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const args = ["bench", "--locked", "--quiet", "--bench", "desk", "--", count, schoolYear, file];
  execFileSync("cargo", args.map(String), { cwd: root, stdio: ["ignore", "inherit", "ignore"] });
  return file;
}

// A desk of that backup on a fresh device.
export async function restore(page, host, file) {
  await page.goto(`${host.url}#/desk`);
  await page.getByRole("button", { name: "用备份文件恢复" }).click();
  await page.getByLabel("选择备份文件").setInputFiles(file);
  await page.locator("#secret").fill(passphrase);
  const begun = performance.now();
  await page.getByRole("button", { name: "打开备份" }).click();
  const patient = { timeout: 600_000 };
  await page.getByRole("button", { name: /^恢复这/ }).click(patient);
  await page.locator(".roster__rows li").first().waitFor(patient);
  return performance.now() - begun;
}
