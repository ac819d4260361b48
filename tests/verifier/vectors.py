"""Runs this verifier over the vectors in docs/protocol/vectors; see the README there."""

import json

import base58
import bundle
import gate
import ids
import signature
from state import joined
from strict_json import Fault


def compare(file):
    """Lines that say where the check of a bundle differs from what is expected of it."""
    expected = json.loads(file.with_name(f"{file.stem}.expected.json").read_text("utf-8"))
    result = bundle.check(file.read_bytes())
    expected["faults"].sort(key=lambda fault: (fault["statement"], fault["fault"]))
    return list(_differences(file.name, expected, result))


def _differences(where, expected, found):
    if isinstance(expected, dict) and isinstance(found, dict):
        for name in sorted(expected.keys() | found.keys()):
            there, here = expected.get(name, "nothing"), found.get(name, "nothing")
            yield from _differences(f"{where} {name}", there, here)
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for index, (there, here) in enumerate(zip(expected, found)):
            yield from _differences(f"{where} [{index}]", there, here)
    elif expected != found or isinstance(expected, bool) != isinstance(found, bool):
        yield f"{where}: expected {json.dumps(expected)}, found {json.dumps(found)}"


def check_all(folder):
    """Every difference between the vectors and what this verifier makes of them."""
    differences = []
    for check in (_keys, _statements, _rejected, _ids, _digests, _joins):
        file = folder / f"{check.__name__[1:]}.json"
        for vector in json.loads(file.read_text("utf-8")):
            where = f"{file.name}: {vector['name']}"
            try:
                differences += _differences(where, *check(vector))
            except Fault as fault:
                differences.append(f"{where}: refused, {fault.code}")
    bundles = sorted((folder / "bundles").glob("*.expected.json"))
    if not bundles:
        differences.append(f"no bundles in {folder}")
    for expected in bundles:
        differences += compare(expected.with_name(expected.name.replace(".expected", "")))
    return differences


def _keys(vector):
    raw = base58.b58decode(vector["key"][1:])[2:].hex()
    return vector["publicKey"], raw


def _statements(vector):
    statement = gate.check(json.dumps(vector["statement"], ensure_ascii=False).encode())
    author, key, kind, about, role, admits = statement.register
    found = {
        "digest": statement.digest,
        "register": [author, key, kind, list(about), role, admits],
        "registerDigest": gate.register_digest(statement.register),
    }
    return {name: vector[name] for name in found}, found


def _text(vector):
    """The bytes of a text that is written in parts (README of the vectors)."""
    if "hex" in vector:
        return bytes.fromhex(vector["hex"])
    parts = (p if isinstance(p, str) else p["repeat"] * p["times"] for p in vector["text"])
    return "".join(parts).encode()


def _rejected(vector):
    try:
        gate.check(_text(vector))
    except Fault as fault:
        return vector["code"], fault.code
    return vector["code"], "taken"


def _ids(vector):
    return vector["canonical"], ids.is_canonical(vector["name"])


def _digests(vector):
    canonical = signature.canonical(vector["value"])
    if vector["of"] == "state":
        canonical += "".join("\n" + line for line in vector["statements"]).encode()
    if vector["of"] == "text":
        found = gate.text_digest(vector["value"])
    elif vector["of"] == "names":
        found = signature.digest(signature.canonical(gate.names_of(vector["value"])))
    elif vector["of"] == "canonical form":
        return vector["canonical"], canonical.decode()
    else:
        found = signature.digest(f"undersigned:{vector['of']}:v1\0".encode() + canonical)
    return vector["digest"], found


def _joins(vector):
    statements = [gate.check(json.dumps(s).encode()) for s in vector["statements"]]
    held = joined(statements)
    return vector["holds"], [statement.digest for statement in held]
