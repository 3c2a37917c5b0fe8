"""YAML in, a JSON string a line; its value out, by the reader in Python and in C."""

import datetime
import json
import sys

import yaml


def day(value):
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"no record has {value!r}")


loaders = [yaml.SafeLoader] + ([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])
for line in sys.stdin.read().split("\n"):
    if line:
        text = json.loads(line)
        read = [json.dumps(yaml.load(text, loader), default=day) for loader in loaders]
        print(read[0] if len(set(read)) == 1 else json.dumps(read))
