#!/bin/sh
# Working days of China in a year whose holidays are not announced yet.
#
# The State Council announces the holidays of a year, and the weekend days worked for them, in the
# autumn before. Three published calendars, asked on valid days of a year that was not announced when
# they were released, differ in kind:
#
# - chinese-days 1.5.7 (npm): isWorkday("2027-10-01") is true. 1 October is a holiday by law in every
#   year; a Friday without an entry counts as any Friday, and nothing says that the year is unknown.
# - chinesecalendar 1.11.0 (PyPI): is_workday raises NotImplementedError and names the years it knows.
# - holidays 0.109 (PyPI): China(years=2027) knows 1 October, and has no weekend day that is worked in
#   the whole year, as if none were moved; in 2026 it has them.
#
# So who counts the days of a public notice over October with the first is told of five working days
# in a week in which nobody works. Needs Node with npm, and Python 3 with pip and venv.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init -y > /dev/null
npm install --silent --no-audit --no-fund chinese-days@1.5.7
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check chinesecalendar==1.11.0 holidays==0.109

cat > days.cjs <<'JS'
const { isWorkday } = require("chinese-days");
console.log(["2026-10-01", "2026-10-10", "2027-10-01"].map((day) => `${day} ${isWorkday(day)}`).join(", "));
JS
cat > days.py <<'PY'
from datetime import date, timedelta
import chinese_calendar
import holidays

print("2026-10-01", chinese_calendar.is_workday(date(2026, 10, 1)))
try:
    print("2027-10-01", chinese_calendar.is_workday(date(2027, 10, 1)))
except NotImplementedError as error:
    print("2027-10-01", "NotImplementedError:", error)
for year in (2026, 2027):
    china = holidays.China(years=year)
    days = (date(year, 1, 1) + timedelta(days=count) for count in range(365))
    worked = [day for day in days if day.weekday() > 4 and china.is_working_day(day)]
    print(year, "1 October is a working day:", china.is_working_day(date(year, 10, 1)), "- weekend days worked:", len(worked))
PY

{ node days.cjs; venv/bin/python days.py; } > seen
cat > expected <<'TEXT'
2026-10-01 false, 2026-10-10 true, 2027-10-01 true
2026-10-01 False
2027-10-01 NotImplementedError: no available data for year 2027, only year between [2004, 2026] supported
2026 1 October is a working day: False - weekend days worked: 6
2027 1 October is a working day: False - weekend days worked: 0
TEXT
cat seen
diff -u expected seen || { printf '\n!! This is not what was seen before.\n' >&2; exit 1; }
printf '\nAs seen before.\n'
