// What stands in a workbook that was saved.
import { readFile } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";

// The texts of a part of a workbook; nothing where it has no such part.
export function unzipped(bytes, part) {
  const head = bytes.indexOf(Buffer.from("PK\u0001\u0002", "latin1"));
  for (let at = head; at >= 0 && bytes.readUInt32LE(at) === 0x02014b50; ) {
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const start = bytes.readUInt32LE(at + 42);
    if (bytes.toString("utf8", at + 46, at + 46 + name) === part) {
      const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
      return inflateRawSync(bytes.subarray(data, data + bytes.readUInt32LE(at + 20))).toString();
    }
    at += 46 + name + extra + comment;
  }
  return null;
}

const plain = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

// The rows of each sheet, as texts; a sheet that has a formula is none of ours.
export function sheets(bytes) {
  const shared = unzipped(bytes, "xl/sharedStrings.xml") ?? "";
  const texts = [...shared.matchAll(/<si>(.*?)<\/si>/gs)].map(([, of]) => of.replace(/<[^>]*>/g, ""));
  const found = [];
  for (let number = 1; ; number += 1) {
    const sheet = unzipped(bytes, `xl/worksheets/sheet${number}.xml`);
    if (sheet === null) return found;
    if (/<f[ >]/.test(sheet)) throw new Error(`sheet ${number} has a formula`);
    const rows = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
      [...row.matchAll(/<c [^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(([cell, of = ""]) => {
        const value = /<v>(.*?)<\/v>/.exec(of)?.[1] ?? "";
        return cell.includes('t="s"') ? plain(texts[Number(value)]) : value;
      }),
    );
    found.push(rows);
  }
}

// Presses a button that saves a workbook, and reads it: its name and the rows of its sheets.
export async function saveWorkbook(page, button) {
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).click();
  const saved = await saving;
  return { name: saved.suggestedFilename(), sheets: sheets(await readFile(await saved.path())) };
}
