"""A bundle, read and checked: docs/protocol.md, section 9."""

import gate
import ids
from fold import fold
from signature import key_bytes
from state import RULES, State
from strict_json import MAX_DEPTH, Fault, parse

FORMAT = "undersigned-bundle-1"
MAX_SEEN_BY = 500


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
    seen_by = _seen_by(bundle, faults)
    return {
        "object": bundle["object"],
        "root": bundle["root"],
        "stateDigest": state.digest(),
        "sound": not faults,
        "faults": [{"statement": name, "fault": code} for name, code in sorted(faults)],
        "list": fold(state),
        "seenBy": seen_by,
    }


def _seen_by(bundle, faults):
    """The words of servers that are taken, one of each, by instance."""
    words = bundle.get("seenBy", [])
    if len(words) > MAX_SEEN_BY:
        faults.append(("seenBy", "json_limits"))
    taken = {}
    for index, value in enumerate(words[:MAX_SEEN_BY]):
        name = value.get("attributedTo") if isinstance(value, dict) else None
        name = name if isinstance(name, str) else f"seenBy#{index}"
        try:
            word = gate.check_seen_by(value)
        except Fault as fault:
            faults.append((name, fault.code))
            continue
        instance = ids.origin(name)
        if (word["object"], word["root"]) != (bundle["object"], bundle["root"]):
            faults.append((name, "other_appeal"))
        elif word["rules"] != RULES:
            faults.append((name, "rules"))
        else:
            if instance in taken:
                faults.append((name, "seen_by_twice"))
            held = taken.get(instance, word)
            later = (word["at"], held["stateDigest"]) >= (held["at"], word["stateDigest"])
            taken[instance] = word if later else held
    return [taken[instance] for instance in sorted(taken)]


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
        and isinstance(bundle.get("seenBy", []), list)
        # What was proposed and voted on: no list depends on it, and it is not looked at here.
        and isinstance(bundle.get("proceedings", []), list)
        and ids.is_canonical(bundle["object"])
        and len(bundle["object"].encode()) <= ids.MAX_BYTES
        and key_bytes(bundle["root"]) is not None
    )
    if not sound:
        raise NotABundle("member")
    return bundle
