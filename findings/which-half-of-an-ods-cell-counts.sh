#!/bin/sh
# A cell of an .ods has a value for programs (attributes) and a text for people (paragraphs).
#
# The format asks for neither: a cell may have a text without a type, as odfpy 1.4.1 (PyPI) writes it
# from TableCell() with a paragraph, or a type and a value without a text, as the writers that save
# space do. LibreOffice 7.4 shows both. Of three readers each loses one of the two, without an error:
#
# - calamine 0.38.0 (Rust): the cells without a type are empty. A head of such cells is no part of the
#   range, which then begins at the first pupil, whom a program takes for the head.
# - pandas 3.1.1 with odfpy (PyPI): the same, and a text in string-value is lost too; of the cells
#   without paragraphs only the number remains.
# - SheetJS 0.18.5 (npm: xlsx): the texts without a type are there. Of the sheet without paragraphs only
#   the first cell is left; the amounts are gone too.
#
# So a file that opens well in the office says three things to three programs. Needs Rust with cargo,
# Python 3 with pip and venv, and Node with npm.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check odfpy==1.4.1 pandas==3.1.1
npm init -y > /dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5

cat > write.py <<'PY'
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

ROWS = [["姓名", "班级", "金额"], ["张三", "001", 625], ["李四", "002", 1250]]


def write(name, cell):
    document = OpenDocumentSpreadsheet()
    table = Table(name="名册")
    document.spreadsheet.addElement(table)
    for number, values in enumerate(ROWS):
        row = TableRow()
        table.addElement(row)
        for value in values:
            row.addElement(cell(number, value))
    document.save(name)


def text_only(number, value):
    """The head has no type, the pupils have one."""
    if isinstance(value, int):
        cell = TableCell(valuetype="float", value=value)
    else:
        cell = TableCell(valuetype="string") if number else TableCell()
    cell.addElement(P(text=str(value)))
    return cell


def value_only(_number, value):
    if isinstance(value, int):
        return TableCell(valuetype="float", value=value)
    return TableCell(valuetype="string", stringvalue=value)


write("text.ods", text_only)
write("value.ods", value_only)
PY
cat > read.py <<'PY'
import pandas

for name in ("text.ods", "value.ods"):
    print("pandas", name, pandas.read_excel(name, engine="odf", header=None, dtype=object).values.tolist())
PY
cat > read.cjs <<'JS'
const { readFile, utils } = require("xlsx");
for (const name of ["text.ods", "value.ods"]) {
  console.log("SheetJS", name, JSON.stringify(utils.sheet_to_json(readFile(name).Sheets["名册"], { header: 1 })));
}
JS
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "read"
version = "0.0.0"
edition = "2021"

[dependencies]
calamine = "=0.38.0"
TOML
cat > src/main.rs <<'RS'
use calamine::{open_workbook, Ods, Reader};

fn main() {
    for name in ["text.ods", "value.ods"] {
        let mut book: Ods<_> = open_workbook(name).unwrap();
        let range = book.worksheet_range("名册").unwrap();
        println!("calamine {name} from {:?}: {:?}", range.start(), range.rows().collect::<Vec<_>>());
    }
}
RS

venv/bin/python write.py
{ cargo run --quiet; venv/bin/python read.py; node read.cjs; } > seen
cat > expected <<'TEXT'
calamine text.ods from Some((1, 0)): [[String("张三"), String("001"), Float(625.0)], [String("李四"), String("002"), Float(1250.0)]]
calamine value.ods from Some((0, 0)): [[String("姓名"), String("班级"), String("金额")], [String("张三"), String("001"), Float(625.0)], [String("李四"), String("002"), Float(1250.0)]]
pandas text.ods [[nan, nan, nan], ['张三', '001', 625], ['李四', '002', 1250]]
pandas value.ods [[nan, nan, nan], [nan, nan, 625], [nan, nan, 1250]]
SheetJS text.ods [["姓名","班级","金额"],["张三","001",625],["李四","002",1250]]
SheetJS value.ods [["姓名"]]
TEXT
cat seen
diff -u expected seen || { printf '\n!! This is not what was seen before.\n' >&2; exit 1; }
printf '\nAs seen before.\n'
