"""Puts the values that `suite --emit` wrote before Python's `jsonschema`, and prints where it says otherwise.

usage: second_validator.py SUITE EMITTED...   (pip install 'jsonschema[format]')
"""

import decimal
import json
import pathlib
import sys
from collections import Counter, defaultdict

import jsonschema
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4, DRAFT6, DRAFT7, DRAFT201909, DRAFT202012

LIMIT = 25  # values of one verb over one schema

DRAFTS = {
    "4": (jsonschema.Draft4Validator, DRAFT4),
    "6": (jsonschema.Draft6Validator, DRAFT6),
    "7": (jsonschema.Draft7Validator, DRAFT7),
    "2019-09": (jsonschema.Draft201909Validator, DRAFT201909),
    "2020-12": (jsonschema.Draft202012Validator, DRAFT202012),
}


def registry(folder, specification):
    """Every document of the suite's `remotes`, under the address that schemas know it by."""
    found = Registry()
    for path in sorted(folder.rglob("*.json")):
        contents = json.loads(path.read_text())
        address = "http://localhost:1234/" + path.relative_to(folder).as_posix()
        resource = Resource.from_contents(contents, default_specification=specification)
        found = found.with_resource(address, resource)
    return found


def main(suite, *emitted):
    """Reads every line and counts agreement."""
    remotes = pathlib.Path(suite) / "remotes"
    registries = {name: registry(remotes, draft[1]) for name, draft in DRAFTS.items()}
    agreed, differing = Counter(), defaultdict(list)
    for line in (line for path in emitted for line in open(path, encoding="utf-8")):
        row = json.loads(line, parse_float=decimal.Decimal)
        kind, _ = DRAFTS[row["draft"]]
        checker = kind.FORMAT_CHECKER if row["formats"] else None
        validator = kind(row["schema"], registry=registries[row["draft"]], format_checker=checker)
        for value in row["values"][:LIMIT]:
            try:
                says = validator.is_valid(value)
            except Exception as error:
                says = f"{type(error).__name__}: {error}"[:120]
            if says == row["admitted"]:
                agreed[row["verb"]] += 1
            else:
                differing[row["file"], row["description"], row["verb"], str(says)].append(value)
    print("agreed:", dict(agreed), " differing:", sum(map(len, differing.values())))
    for key, values in sorted(differing.items()):
        print(*key, len(values), json.dumps(values[:4], ensure_ascii=False, default=str)[:300], sep=" | ")


main(*sys.argv[1:])
