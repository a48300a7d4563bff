"""Prints the findings of a judgement, one a line, sorted: clause, code, operation, place."""

import json
import sys


def place(finding):
    """The place of a finding, in one word."""
    value = finding["place"]
    if isinstance(value, str):
        return value
    ((kind, at),) = value.items()
    return f"{kind}:{at}"


def lines(judgement):
    """One line per finding and operation."""
    for finding in judgement["findings"]:
        for operation in finding.get("operations") or [finding.get("operation", "-")]:
            yield " ".join([finding["clause"], finding["code"], str(operation), place(finding)])


with open(sys.argv[1], encoding="utf-8") as file:
    print("\n".join(sorted(set(lines(json.load(file))))))
