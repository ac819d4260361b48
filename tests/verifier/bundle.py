"""A bundle, read and checked: docs/protocol.md, section 9."""

import gate
import ids
from fold import fold
from signature import key_bytes
from state import RULES, State
from strict_json import MAX_DEPTH, Fault, parse

FORMAT = "undersigned-bundle-1"


class NotABundle(Exception):
    """The file cannot be read as a bundle at all."""


def check(data):
    """What a bundle says and what is wrong with it, as JSON."""
    bundle = _read(data)
    faults, checked = [], []
    if bundle.get("rules") != RULES or isinstance(bundle.get("rules"), bool):
        faults.append(("rules", "rules"))
    for index, value in enumerate(bundle["statements"]):
        try:
            checked.append(gate.check_value(value))
        except Fault as fault:
            identifier = value.get("id") if isinstance(value, dict) else None
            name = identifier if isinstance(identifier, str) else f"#{index}"
            faults.append((name, fault.code))
    state = State(bundle["object"], bundle["root"], checked)
    for statement in checked:
        fault = state.fault_of(statement)
        if fault is not None:
            faults.append((statement.id, fault))
    for held in state.registers.values():
        if len(held) == 2:
            faults.append((held[0].id, "contested"))
    if bundle["stateDigest"] != state.digest():
        faults.append(("stateDigest", "digest_mismatch"))
    return {
        "object": bundle["object"],
        "root": bundle["root"],
        "stateDigest": state.digest(),
        "sound": not faults,
        "faults": [{"statement": name, "fault": code} for name, code in sorted(faults)],
        "list": fold(state),
    }


def _read(data):
    try:
        # Each statement stands two levels deeper here, and their number has no bound.
        bundle = parse(data, depth=MAX_DEPTH + 2, members=float("inf"))
    except Fault as fault:
        raise NotABundle(fault.code) from None
    if not isinstance(bundle, dict):
        raise NotABundle("object")
    texts = all(isinstance(bundle.get(name), str) for name in ("object", "root", "stateDigest"))
    sound = (
        bundle.get("format") == FORMAT
        and texts
        and isinstance(bundle.get("statements"), list)
        and ids.is_canonical(bundle["object"])
        and len(bundle["object"].encode()) <= ids.MAX_BYTES
        and key_bytes(bundle["root"]) is not None
    )
    if not sound:
        raise NotABundle("member")
    return bundle
