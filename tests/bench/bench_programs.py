"""How each program is asked for the number: a pipeline, which is a list of
argument lists, or None where the program is missing."""

import os
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
EVENT_TYPE = "user.session.start"
DUCKDB_EVENT = ("STRUCT(eventType VARCHAR, published VARCHAR, "
                "actor STRUCT(id VARCHAR))")


class Programs:
    def __init__(self, mau_count, peers, month, threads):
        """peers: the folder of those that were built.  threads: what
        programs get that have to be told."""
        self.mau_count = mau_count
        self.peers = peers
        self.month = month
        self.threads = threads

    def mau(self, path, *options):
        return [[self.mau_count, "-m", self.month, *options, path]]

    def piped(self, path, *options):
        return [["cat", path], [self.mau_count, "-m", self.month, *options]]

    def built(self, name, *arguments):
        program = os.path.join(self.peers, name)
        if not os.access(program, os.X_OK):
            return None
        return [[program, *arguments]]

    def simdjson(self, path, threads=1):
        return self.built("simdjson-peer", "-t", str(threads), self.month,
                          path)

    def yajl(self, path):
        return self.built("yajl-peer", self.month, path)

    def python(self, path):
        return [[sys.executable, os.path.join(HERE, "peers", "count.py"),
                 self.month, path]]

    def jq(self, path, form):
        if shutil.which("jq") is None:
            return None
        each = "" if form == "ndjson" else ".[] | "
        query = (f'{each}select(.eventType == "{EVENT_TYPE}" and '
                 f'(.published | startswith("{self.month}"))) | .actor.id')
        return [["jq", "-r", query, path], ["sort", "-u"], ["wc", "-l"]]

    def duckdb(self, path, form):
        """One value a line is what its reader cuts for its threads; that of
        a page is a list."""
        if shutil.which("duckdb") is None:
            return None
        of_event = DUCKDB_EVENT + ("[]" if form == "pages" else "")
        event = "unnest(json)" if form == "pages" else "json"
        quoted = path.replace("'", "''")
        query = (f"SELECT count(DISTINCT event.actor.id) FROM (SELECT {event}"
                 f" AS event FROM read_json('{quoted}', records = false, "
                 f"format = 'newline_delimited', columns = {{json: "
                 f"'{of_event}'}})) WHERE event.eventType = '{EVENT_TYPE}' "
                 f"AND starts_with(event.published, '{self.month}')")
        return [["duckdb", "-noheader", "-list", "-c", query]]

    @staticmethod
    def unpack(tool, path):
        return [[tool, "-dc", path]] if shutil.which(tool) else None
