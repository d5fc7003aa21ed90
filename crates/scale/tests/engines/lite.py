"""SQLite, in memory, as it comes with Python."""

import csv
import sqlite3


class Engine:
    def __enter__(self):
        self.connection = sqlite3.connect(":memory:")
        return self

    def __exit__(self, *_):
        self.connection.close()

    def run(self, statement):
        # It knows OFFSET only after LIMIT.
        self.connection.execute(statement.replace("FROM facts OFFSET 0", "FROM facts"))

    def rows(self, query):
        return self.connection.execute(query).fetchall()

    def load(self, table, path):
        truths = {"true": 1, "false": 0, "": None}
        with open(path) as file:
            columns, *rows = csv.reader(file)
        marks = ", ".join("?" for _ in columns)
        rows = [[truths.get(value, value) for value in row] for row in rows]
        self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
