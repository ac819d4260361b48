"""Ids: docs/protocol.md, section 1.4. A recogniser, since only one spelling is allowed."""

import ipaddress
import re
import unicodedata

from strict_json import is_assigned

MAX_BYTES = 2_048

_SHAPE = re.compile(
    r"(?P<origin>(?P<scheme>https?)://(?P<host>\[[^\]/?#]*\]|[^:/?#@]+)(?::(?P<port>[0-9]+))?)"
    r"(?P<path>/[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.DOTALL,
)
_UNRESERVED = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_NOT_IN_PATH = set("\"<>^`{}\\")
_NOT_IN_QUERY = set("\"<>'")
_NOT_IN_FRAGMENT = set("\"<>`")
_NOT_IN_DOMAIN = set("%<>@[\\]^|")


def is_canonical(text):
    """Whether a text is an id."""
    shape = _SHAPE.fullmatch(text)
    if shape is None or any(not "\x21" <= character <= "\x7e" for character in text):
        return False
    parts = (
        (shape["path"], _NOT_IN_PATH),
        (shape["query"] or "", _NOT_IN_QUERY),
        (shape["fragment"] or "", _NOT_IN_FRAGMENT),
    )
    return (
        _is_host(shape["host"])
        and _is_port(shape["port"], shape["scheme"])
        and not any(segment in (".", "..") for segment in shape["path"].split("/"))
        and not any(character in refused for part, refused in parts for character in part)
        and _escapes_are_needed(text)
    )


def origin(identifier):
    """Scheme, host and port of an id; its spelling makes them comparable as text."""
    return _SHAPE.fullmatch(identifier)["origin"]


def _is_port(port, scheme):
    if port is None:
        return True
    default = {"http": "80", "https": "443"}[scheme]
    return port == str(int(port)) and int(port) <= 65_535 and port != default


def _is_host(host):
    if host.startswith("["):
        return _is_ipv6(host[1:-1])
    if host.endswith(".") or host != host.lower() or any(c in _NOT_IN_DOMAIN for c in host):
        return False
    labels = host.split(".")
    last = labels[-1]
    if last.isdigit() or re.fullmatch(r"0x[0-9a-f]*", last):
        return len(labels) == 4 and all(_is_octet(label) for label in labels)
    decoded = [_decoded(label) for label in labels]
    if None in decoded:
        return False
    return not any(map(_is_right_to_left, decoded)) or all(map(_has_one_direction, decoded))


def _is_octet(label):
    return label.isdigit() and label == str(int(label)) and int(label) <= 255


def _decoded(label):
    """A label in Unicode, or `None` for Punycode that UTS 46 refuses or writes otherwise."""
    if not label.startswith("xn--"):
        return label
    try:
        text = label[4:].encode().decode("punycode")
    except UnicodeError:
        return None
    kept = (
        not text.isascii()
        and text == unicodedata.normalize("NFKC", text).lower()
        and not unicodedata.category(text[0]).startswith("M")
        and all(is_assigned(c) and unicodedata.category(c) not in ("Cc", "Co") for c in text)
        and all(
            unicodedata.combining(before) == 9
            for before, joiner in zip(" " + text, text)
            if joiner in "\u200c\u200d"
        )
    )
    return text if kept else None


def _is_right_to_left(label):
    return any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in label)


def _has_one_direction(label):
    """The Bidi rule of RFC 5893, section 2."""
    if not label:
        return True
    kinds = [unicodedata.bidirectional(character) for character in label]
    end = next((kind for kind in reversed(kinds) if kind != "NSM"), None)
    if kinds[0] == "L":
        allowed, ends = {"L", "EN", "ES", "CS", "ET", "ON", "BN", "NSM"}, {"L", "EN"}
    elif kinds[0] in ("R", "AL"):
        allowed = {"R", "AL", "AN", "EN", "ES", "CS", "ET", "ON", "BN", "NSM"}
        ends = {"R", "AL", "EN", "AN"}
    else:
        return False
    return set(kinds) <= allowed and end in ends and not {"EN", "AN"} <= set(kinds)


def _is_ipv6(text):
    try:
        number = int(ipaddress.IPv6Address(text))
    except ValueError:
        return False
    pieces = [f"{number >> (16 * place) & 0xFFFF:x}" for place in reversed(range(8))]
    best, start = 1, None
    for first in range(8):
        length = 0
        while first + length < 8 and pieces[first + length] == "0":
            length += 1
        if length > best:
            best, start = length, first
    if start is None:
        return text == ":".join(pieces)
    return text == ":".join(pieces[:start]) + "::" + ":".join(pieces[start + best :])


def _escapes_are_needed(text):
    for rest in text.split("%")[1:]:
        digits = rest[:2]
        if not re.fullmatch(r"[0-9A-F]{2}", digits) or chr(int(digits, 16)) in _UNRESERVED:
            return False
    return True
