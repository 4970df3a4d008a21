#!/usr/bin/env python3
"""Count distinct actors the way a short script does: count.py YYYY-MM FILE.

FILE holds one event, or one array of events, a line.
"""
import json
import sys


def main():
    month, path = sys.argv[1:]
    actors = set()
    with open(path, "rb") as log:
        for line in log:
            value = json.loads(line)
            for event in value if isinstance(value, list) else [value]:
                if (event["eventType"] == "user.session.start"
                        and event["published"].startswith(month)):
                    actors.add(event["actor"]["id"])
    print(len(actors))


if __name__ == "__main__":
    main()
