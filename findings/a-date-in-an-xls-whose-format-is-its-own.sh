#!/bin/sh
# A day in a workbook is a number and a format; whether it is a day, each reader concludes from the
# format.
#
# SheetJS 0.18.5 (npm: xlsx) writes 1 September 2023 as 45170 with the format yyyy-mm-dd, which is none
# of the formats that every program knows by number: the file has to bring it along. In an .xlsx all
# readers see a day. In an .xls of the same sheet
#
# - calamine 0.38.0 (Rust) sees the number 45170: the days of birth of a list are gone, without an error;
#   with m/d/yy, which is format 14 and known to everybody, it sees a day;
# - xlrd 2.0.2 (PyPI) sees a day each time: the format is in the file.
#
# So a column of five-digit numbers in an .xls may be days, and a reader that wants them has to ask the
# head of the column. Needs Rust with cargo, Python 3 with pip and venv, and Node with npm.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xlrd==2.0.2
npm init -y > /dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5

cat > write.cjs <<'JS'
const { writeFile } = require("xlsx");
for (const [format, name] of [["yyyy-mm-dd", "own"], ["m/d/yy", "known"]]) {
  const sheet = { "!ref": "A1:B1", A1: { t: "s", v: "张三" }, B1: { t: "n", v: 45170, z: format } };
  const book = { SheetNames: ["名册"], Sheets: { 名册: sheet } };
  writeFile(book, `${name}.xls`, { bookType: "biff8" });
  writeFile(book, `${name}.xlsx`);
}
JS
cat > read.py <<'PY'
import xlrd

for name in ("own.xls", "known.xls"):
    book = xlrd.open_workbook(name, formatting_info=True)
    cell = book.sheet_by_index(0).cell(0, 1)
    form = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    print("xlrd", name, "a day" if cell.ctype == xlrd.XL_CELL_DATE else "a number", cell.value, form)
PY
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "read"
version = "0.1.0"
edition = "2021"

[dependencies]
calamine = "=0.38.0"

[workspace]
TOML
cat > src/main.rs <<'RS'
use calamine::{open_workbook_auto, Data, Reader};

fn main() {
    for name in ["own.xls", "known.xls", "own.xlsx", "known.xlsx"] {
        let mut book = open_workbook_auto(name).unwrap();
        let range = book.worksheet_range("名册").unwrap();
        let kind = match range.get_value((0, 1)) {
            Some(Data::DateTime(_)) => "a day",
            Some(Data::Float(_) | Data::Int(_)) => "a number",
            _ => "something else",
        };
        println!("calamine {name} {kind}");
    }
}
RS

node write.cjs
{
    venv/bin/python read.py
    cargo run --quiet
} > seen
cat seen
cat > expected <<'TXT'
xlrd own.xls a day 45170.0 yyyy-mm-dd
xlrd known.xls a day 45170.0 m/d/yy
calamine own.xls a number
calamine known.xls a day
calamine own.xlsx a day
calamine known.xlsx a day
TXT
diff expected seen
