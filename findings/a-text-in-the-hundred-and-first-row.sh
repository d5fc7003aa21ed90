#!/bin/sh
# A roster of 101 pupils whose last row is filled in by hand.
#
# A hundred rows have the grade and the amount as numbers, the birth as a date, boarding as a truth
# value. In the last row somebody typed 七年级, 1250元, 2012.3 and 是. polars 2.1.0 with fastexcel
# 0.21.0 (PyPI), asked without options, differs by where the same table lies:
#
# - .xlsx, read_excel: the four cells become null. No error and no warning; the name beside them
#   stays, so the count of rows is right and nothing is missing at a glance. One row earlier, as row
#   100, the same texts are kept, and then all the other rows of their columns are texts as well.
# - .xlsx, read_excel(infer_schema_length=None): nothing is lost, and all is text, dates with a time.
# - .csv, read_csv: the same default of 100 rows, but a ComputeError that names the text and the
#   column. With ignore_errors=True null, as in the workbook.
#
# So a program that adds up the amounts of a workbook is short by this pupil, and only in rosters
# longer than 100 rows: a test on a short one never shows it. Needs Python 3 with pip and venv.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check polars==2.1.0 fastexcel==0.21.0 openpyxl==3.1.5

cat > rows.py <<'PY'
from datetime import date
import csv
import openpyxl
import polars

HEAD = ["姓名", "年级", "出生", "金额", "住宿"]
BY_HAND = ["七年级", "2012.3", "1250元", "是"]


def roster(typed_row):
    typed = lambda row: BY_HAND if row == typed_row else [7, date(2012, 3, 1), 625, True]
    return [HEAD] + [[f"学生{row}"] + typed(row) for row in range(1, 102)]


def show(what, frame, typed_row=101):
    print(what, [str(kind) for kind in frame.dtypes[1:]], "null:", sum(frame.null_count().row(0)))
    print("   ", frame.row(0), frame.row(typed_row - 1))


for typed_row in (100, 101):
    book = openpyxl.Workbook()
    for row in roster(typed_row):
        book.active.append(row)
    book.save("roster.xlsx")
    show(f"read_excel, row {typed_row} by hand:", polars.read_excel("roster.xlsx"), typed_row)
show("read_excel, all rows looked at:", polars.read_excel("roster.xlsx", infer_schema_length=None))

with open("roster.csv", "w", encoding="utf-8", newline="") as file:
    csv.writer(file).writerows([row[0], row[1], row[3]] for row in roster(101))
try:
    show("read_csv:", polars.read_csv("roster.csv"))
except polars.exceptions.ComputeError as error:
    print("read_csv: ComputeError:", str(error).splitlines()[0])
show("read_csv, ignore_errors:", polars.read_csv("roster.csv", ignore_errors=True))
PY

venv/bin/python rows.py > seen 2>&1
cat > expected <<'TEXT'
read_excel, row 100 by hand: ['String', 'String', 'String', 'String'] null: 0
    ('学生1', '7', '2012-03-01 00:00:00', '625', 'true') ('学生100', '七年级', '2012.3', '1250元', '是')
read_excel, row 101 by hand: ['Int64', 'Date', 'Int64', 'Boolean'] null: 4
    ('学生1', 7, datetime.date(2012, 3, 1), 625, True) ('学生101', None, None, None, None)
read_excel, all rows looked at: ['String', 'String', 'String', 'String'] null: 0
    ('学生1', '7', '2012-03-01 00:00:00', '625', 'true') ('学生101', '七年级', '2012.3', '1250元', '是')
read_csv: ComputeError: could not parse `七年级` as dtype `i64` at column '年级' (column number 2)
read_csv, ignore_errors: ['Int64', 'Int64'] null: 2
    ('学生1', 7, 625) ('学生101', None, None)
TEXT
cat seen
diff -u expected seen || { printf '\n!! This is not what was seen before.\n' >&2; exit 1; }
printf '\nAs seen before.\n'
