"""Runs the SELECT of a folder on an engine and compares its answers with those expected.

    compare.py ENGINE FOLDER

The folder holds tables.sql, select.sql, prepare.sql and facts.csv, and what is expected: files
*.expected.csv, columns of the table of answers of some of its rows, and files *.query.sql, each
with the rows that it gives in a *.query.csv. Prints a line for each column and query that differs
and ends with 1 if any does, with 0 if none does.
"""

import importlib
import pathlib
import sys

ENGINES = {"duckdb": "duck", "postgresql": "postgres", "spark": "spark", "sqlite": "lite"}


def columns_of(path):
    with path.open() as file:
        return file.readline().strip().split(",")


def sql_type(column):
    return "INTEGER" if column.endswith("_verdict") else "BIGINT"


def differences(engine, path):
    """What differs between the answers and one file of expected ones, a sentence a column."""
    columns = columns_of(path)
    engine.run("DROP TABLE IF EXISTS expected")
    engine.run("CREATE TABLE expected (" + ", ".join(f"{c} {sql_type(c)}" for c in columns) + ")")
    engine.load("expected", path)
    join = "FROM expected e LEFT JOIN answers a ON a.row_id = e.row_id"
    differs = [f"a.{c} IS DISTINCT FROM e.{c}" for c in columns]
    sums = ", ".join(f"SUM(CASE WHEN {d} THEN 1 ELSE 0 END)" for d in differs)
    [(rows, *counts)] = engine.rows(f"SELECT COUNT(*), {sums} {join}")
    if rows == 0:
        yield f"{path.name} expects nothing"
    for column, differ, count in zip(columns, differs, counts):
        if count:
            first = f"SELECT e.row_id, a.{column}, e.{column} {join} WHERE {differ}"
            [(row, found, right)] = engine.rows(f"{first} ORDER BY e.row_id LIMIT 1")
            yield f"{column}: {count} of {rows} rows; row {row} has {found}, not {right}"


def other_rows(engine, path):
    """What a query gives where that is not what is expected."""
    rows = [",".join("" if v is None else str(v) for v in row) for row in engine.rows(path.read_text())]
    right = path.with_suffix(".csv").read_text().splitlines()
    if rows != right:
        yield f"{path.name} gives {rows}, not {right}"


def run_all(engine, path):
    for statement in path.read_text().split(";\n"):
        if statement.strip():
            engine.run(statement)


def main(name, folder):
    folder = pathlib.Path(folder)
    with importlib.import_module(ENGINES[name]).Engine() as engine:
        run_all(engine, folder / "tables.sql")
        engine.load("facts", folder / "facts.csv")
        run_all(engine, folder / "prepare.sql")
        engine.run("INSERT INTO answers\n" + (folder / "select.sql").read_text())
        expected = sorted(folder.glob("*.expected.csv"))
        found = [sentence for path in expected for sentence in differences(engine, path)]
        queries = sorted(folder.glob("*.query.sql"))
        found += [sentence for path in queries for sentence in other_rows(engine, path)]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
