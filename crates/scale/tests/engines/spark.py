"""Spark, as a cluster of two workers on this machine, or as MASTER says."""

import os
import shutil
import tempfile

from pyspark.sql import SparkSession


class Engine:
    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="student-aid-")
        self.session = (
            SparkSession.builder.master(os.environ.get("MASTER", "local-cluster[2,1,2048]"))
            .config("spark.sql.warehouse.dir", self.folder)
            .config("spark.ui.enabled", "false")
            .getOrCreate()
        )
        self.session.sparkContext.setLogLevel("ERROR")
        return self

    def __exit__(self, *_):
        self.session.stop()
        shutil.rmtree(self.folder)

    def run(self, statement):
        self.session.sql(statement)

    def rows(self, query):
        return [tuple(row) for row in self.session.sql(query).collect()]

    def load(self, table, path):
        schema = self.session.table(table).schema
        read = self.session.read.schema(schema).option("header", True).option("mode", "FAILFAST")
        read.csv(str(path)).write.insertInto(table)
