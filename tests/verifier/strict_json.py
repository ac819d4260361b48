"""JSON as statements use it: docs/protocol.md, sections 1.3 and 4 (step 2)."""

import json
import unicodedata
from bisect import bisect_right
from pathlib import Path

_VECTORS = Path(__file__).resolve().parents[2] / "docs" / "protocol" / "vectors"
MAX_DEPTH = 32
MAX_MEMBERS = 10_000
MAX_INTEGER = 2**53 - 1


class Fault(Exception):
    """What is wrong with a statement, by its stable code."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def parse(data, depth=MAX_DEPTH, members=MAX_MEMBERS):
    """Reads one JSON text; raises `Fault` for what two programs could read differently."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Fault("json_invalid") from None
    _check_depth(text, depth)

    def object_of(pairs):
        if len(pairs) > members:
            raise Fault("json_limits")
        value = dict(pairs)
        if len(value) != len(pairs):
            raise Fault("json_duplicate_key")
        return value

    def integer(token):
        if token == "-0" or len(token) > 17 or abs(int(token)) > MAX_INTEGER:
            raise Fault("number_range")
        return int(token)

    def refused(code):
        def refuse(_token):
            raise Fault(code)

        return refuse

    try:
        value = json.loads(
            text,
            object_pairs_hook=object_of,
            parse_int=integer,
            parse_float=refused("number_range"),
            parse_constant=refused("json_invalid"),
        )
    except json.JSONDecodeError:
        raise Fault("json_invalid") from None
    _check_values(value, members)
    return value


def _check_depth(text, limit):
    depth, in_string, escaped = 0, False, False
    for character in text:
        if in_string:
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == '"':
                in_string = False
        elif character == '"':
            in_string = True
        elif character in "[{":
            depth += 1
            if depth > limit:
                raise Fault("json_depth")
        elif character in "]}":
            depth -= 1


def _check_values(value, members):
    """What Python's reader lets through: long lists and lone surrogates."""
    if isinstance(value, str):
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise Fault("json_invalid")
    elif isinstance(value, list):
        if len(value) > members:
            raise Fault("json_limits")
        for item in value:
            _check_values(item, members)
    elif isinstance(value, dict):
        for name, item in value.items():
            _check_values(name, members)
            _check_values(item, members)


def _unassigned():
    """First and last of each range of characters that Unicode 18.0 has not assigned."""
    file = json.loads((_VECTORS / "unassigned.json").read_text("utf-8"))
    ranges = (text.split("..") for text in file["unassigned"])
    return [(int(first, 16), int(last, 16)) for first, last in ranges]


_UNASSIGNED = _unassigned()


def is_assigned(character):
    """Whether Unicode 18.0 has this character, whatever the Python at hand knows."""
    code = ord(character)
    before = bisect_right(_UNASSIGNED, (code, 0x110000)) - 1
    return before < 0 or _UNASSIGNED[before][1] < code


def is_clean(value):
    """Whether every text in a value, keys too, may stand in a statement (section 1.3)."""
    if isinstance(value, str):
        return _is_clean_text(value)
    if isinstance(value, list):
        return all(is_clean(item) for item in value)
    if isinstance(value, dict):
        return all(_is_clean_text(name) and is_clean(item) for name, item in value.items())
    return True


def _is_clean_text(text):
    for character in text:
        if unicodedata.category(character) == "Cc" and character not in "\n\t":
            return False
        if "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069":
            return False
        if character in "\u2028\u2029" or not is_assigned(character):
            return False
    return unicodedata.is_normalized("NFC", text)
