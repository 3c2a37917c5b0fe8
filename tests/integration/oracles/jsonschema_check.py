"""A schema, then a record a line; for each the list of its faults."""

import json
import sys

from jsonschema import Draft202012Validator

schema, *records = [line for line in sys.stdin.read().split("\n") if line]
schema = json.loads(schema)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
for record in records:
    print(json.dumps([fault.message for fault in validator.iter_errors(json.loads(record))]))
