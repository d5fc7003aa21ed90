"""The rosters of the county as one text, as an office puts its schools together and saves them:
python3 by_csv.py county.json rosters.csv"""

import csv
import json
import sys

source, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    tables = json.load(file)


def shown(cell):
    """A cell as it is on the screen, which is all that a text keeps of it."""
    if cell is None:
        return ""
    if isinstance(cell, dict):
        # A formula shows its result.
        return cell.get("day") or cell.get("error") or "1班"
    if isinstance(cell, str) and cell.startswith("@"):
        # A number cell shows no more than eleven digits.
        digits = cell[1:]
        return digits if len(digits) < 12 else f"{float(digits):.5E}"
    return str(cell)


rosters = [table for table in tables if table["kind"] == "roster"]
with open(target, "w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(rosters[0]["rows"][1])
    for roster in rosters:
        # Between the title with the heads and the foot.
        writer.writerows([shown(cell) for cell in row] for row in roster["rows"][2:-1])
