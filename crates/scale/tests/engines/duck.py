"""DuckDB, in memory."""

import duckdb


class Engine:
    def __enter__(self):
        self.connection = duckdb.connect()
        return self

    def __exit__(self, *_):
        self.connection.close()

    def run(self, statement):
        self.connection.execute(statement)

    def rows(self, query):
        return self.connection.execute(query).fetchall()

    def load(self, table, path):
        self.connection.execute(f"COPY {table} FROM '{path}' (FORMAT csv, HEADER, NULLSTR '')")
