// The county as SheetJS writes it: node by-sheetjs.mjs county.json sheetjs.xlsx sheetjs.xls
import { readFile } from "node:fs/promises";
import XLSX from "xlsx";

const [source, ...targets] = process.argv.slice(2);
const tables = JSON.parse(await readFile(source, "utf8"));

// Days are days by the calendar, wherever this runs.
const serial = (day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
const errors = { "#N/A": 0x2a };

function cell(value) {
  if (value === null) return null;
  if (typeof value === "number") return { t: "n", v: value };
  if (typeof value === "string") {
    return value.startsWith("@") ? { t: "n", v: Number(value.slice(1)) } : { t: "s", v: value };
  }
  // A format that stands in no table of the file: with one of its own, an .xls has bare numbers.
  if ("day" in value) return { t: "n", v: serial(value.day), z: "m/d/yy" };
  if ("error" in value) return { t: "e", v: errors[value.error] };
  return { t: "n", f: value.formula };
}

const book = XLSX.utils.book_new();
for (const { name, rows, merged, hidden } of tables) {
  const sheet = {};
  rows.forEach((cells, r) =>
    cells.forEach((value, c) => {
      const made = cell(value);
      if (made) sheet[XLSX.utils.encode_cell({ r, c })] = made;
    }),
  );
  const width = Math.max(...rows.map((cells) => cells.length));
  sheet["!ref"] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: width - 1 } });
  sheet["!merges"] = merged.map(([first, last, left, right]) => ({
    s: { r: first - 1, c: left },
    e: { r: last - 1, c: right },
  }));
  sheet["!rows"] = rows.map((_, r) => ({ hidden: hidden.includes(r + 1) }));
  XLSX.utils.book_append_sheet(book, sheet, name);
}
for (const target of targets) XLSX.writeFile(book, target, { compression: true });
