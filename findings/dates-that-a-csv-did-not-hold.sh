#!/bin/sh
# Columns of a roster as CSV, read with SheetJS: days and numbers that nobody wrote.
#
# SheetJS 0.18.5 (npm: xlsx) guesses at every cell of a CSV, quoted or not. What the cell holds (.v,
# which sheet_to_json gives), what it shows (.w, which sheet_to_json gives with raw: false):
#
# - 2012-02-30, a day that is not: 1 March, no error, and nothing left of what was written;
# - 2012-3, a month: its first day. 3-2, class 2 of grade 3: 2 March 2001. 49.10.1: the year 2049,
#   while .w says 10/1/49 for this and for 1949-10-01;
# - 甲 2012.3.1, a remark with a day: the day, the remark is gone. 2012.3.1 生 stays a text;
# - 2014.10, an October: 2014.1, the January. .w has the 0 still;
# - 001: 1. 1E3: 1000. 1,25, a slip of the hand for 1.25: 125. (625): -625;
# - an identity number: 130901201203010020 in .v, the digits as written in .w.
#
# The option called raw has two meanings. read(..., { raw: true }) leaves every cell the text that was
# written, and is the only way that is right for all of these lines; ="007" then keeps its signs, which
# guessing takes off. sheet_to_json(..., { raw: false }) gives .w, right for the identity number and
# wrong for every day. Its raw: true is the default, and does not give what was written.
#
# Days are counted at UTC here. Needs Node with npm (seen with Node 20).
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init -y > /dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5

cat > cells.cjs <<'JS'
const { read, SSF } = require("xlsx");
const written = [
  "2012-02-30", "2012-3", "3-2", "49.10.1", "1949-10-01", "甲 2012.3.1", "2012.3.1 生", "2012年3月1日",
  "2014.10", "001", "1E3", "1,25", "(625)", "130901201203010010", "13090120120301001X", '="007"',
];
const csv = written.map((text) => `"${text.replaceAll('"', '""')}"`).join("\n");
const cells = (options) => read(csv, { type: "string", ...options }).Sheets.Sheet1;
const [guessed, kept] = [cells({}), cells({ raw: true })];
written.forEach((text, index) => {
  const cell = guessed[`A${index + 1}`];
  const isDay = cell.t === "n" && /^\d+\/\d+\/\d+$/.test(cell.w);
  const value = isDay ? SSF.format("yyyy-mm-dd", cell.v) : cell.v;
  console.log(`${text} | ${cell.t} ${value} | ${cell.w ?? ""} | kept: ${kept[`A${index + 1}`].v === text}`);
});
JS

TZ=UTC node cells.cjs > seen
cat > expected <<'TEXT'
2012-02-30 | n 2012-03-01 | 3/1/12 | kept: true
2012-3 | n 2012-03-01 | 3/1/12 | kept: true
3-2 | n 2001-03-02 | 3/2/01 | kept: true
49.10.1 | n 2049-10-01 | 10/1/49 | kept: true
1949-10-01 | n 1949-10-01 | 10/1/49 | kept: true
甲 2012.3.1 | n 2012-03-01 | 3/1/12 | kept: true
2012.3.1 生 | s 2012.3.1 生 |  | kept: true
2012年3月1日 | s 2012年3月1日 |  | kept: true
2014.10 | n 2014.1 | 2014.10 | kept: true
001 | n 1 | 001 | kept: true
1E3 | n 1000 | 1E3 | kept: true
1,25 | n 125 | 1,25 | kept: true
(625) | n -625 | (625) | kept: true
130901201203010010 | n 130901201203010020 | 130901201203010010 | kept: true
13090120120301001X | s 13090120120301001X |  | kept: true
="007" | s 007 |  | kept: true
TEXT
cat seen
diff -u expected seen || { printf '\n!! This is not what was seen before.\n' >&2; exit 1; }
printf '\nAs seen before.\n'
