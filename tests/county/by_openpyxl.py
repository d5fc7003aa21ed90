"""The county as openpyxl writes it: python3 by_openpyxl.py county.json openpyxl.xlsx"""

import datetime
import json
import sys

from openpyxl import Workbook

source, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    tables = json.load(file)

book = Workbook()
book.remove(book.active)
for table in tables:
    sheet = book.create_sheet(table["name"])
    for row, cells in enumerate(table["rows"], 1):
        for column, value in enumerate(cells, 1):
            if value is None:
                continue
            cell = sheet.cell(row, column)
            if isinstance(value, dict) and "day" in value:
                cell.value = datetime.date.fromisoformat(value["day"])
                cell.number_format = "yyyy-mm-dd"
            elif isinstance(value, dict) and "error" in value:
                cell.value, cell.data_type = value["error"], "e"
            elif isinstance(value, dict):
                cell.value = "=" + value["formula"]
            elif isinstance(value, str) and value.startswith("@"):
                cell.value = float(value[1:])
            else:
                cell.value = value
                if isinstance(value, str):
                    # Also what begins with an equals sign.
                    cell.data_type = "s"
    for first, last, left, right in table["merged"]:
        sheet.merge_cells(
            start_row=first, end_row=last, start_column=left + 1, end_column=right + 1
        )
    for row in table["hidden"]:
        sheet.row_dimensions[row].hidden = True
# The same bytes each time but for the moment of saving, which openpyxl sets itself.
book.save(target)
