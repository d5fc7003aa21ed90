// What comes out of a printer, read from a PDF.
import { execFileSync } from "node:child_process";

// Of each sheet its width and height, in points.
function sizes(file) {
  const facts = execFileSync("pdfinfo", ["-l", "999", file], { encoding: "utf8" });
  const all = [...facts.matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+) pts/g)];
  return all.map(([, width, height]) => [Number(width), Number(height)]);
}

// How each sheet lies, if it is A4 to a point.
export function sheetWays(file) {
  const isA4 = (width, height) => Math.abs(width - 595.28) <= 1 && Math.abs(height - 841.89) <= 1;
  return sizes(file).map(([width, height]) => {
    if (isA4(width, height)) return "upright";
    return isA4(height, width) ? "wide" : `${width} x ${height} points`;
  });
}

// The text of each sheet without its spaces, cell after cell.
export function sheetTexts(file) {
  const text = execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" });
  return text.split("\f").slice(0, -1).map((sheet) => sheet.replace(/\s/g, ""));
}

// The box around all ink on each sheet, in millimetres.
export const sheetInks = (file) => sizes(file).map((_, place) => ink(file, place + 1));

function ink(file, sheet) {
  // Two dots a millimetre.
  const how = ["-gray", "-r", 50.8, "-f", sheet, "-l", sheet, file].map(String);
  const picture = execFileSync("pdftoppm", how, { maxBuffer: 1e8 });
  const [head, columns, rows] = picture.toString("latin1", 0, 40).match(/^P5\s(\d+)\s(\d+)\s\d+\s/);
  const box = { left: columns / 2, top: rows / 2, right: 0, bottom: 0 };
  for (let row = 0; row < rows; row += 1) {
    const line = picture.subarray(head.length + row * columns, head.length + (row + 1) * columns);
    const first = line.findIndex((dot) => dot < 128);
    if (first < 0) continue;
    const last = line.findLastIndex((dot) => dot < 128);
    box.top = Math.min(box.top, row / 2);
    box.bottom = row / 2;
    box.left = Math.min(box.left, first / 2);
    box.right = Math.max(box.right, last / 2);
  }
  return box;
}
