"""Keys, digests and proofs: docs/protocol.md, sections 3 and 4."""

import functools
import hashlib
import re

import base58
import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

canonical = rfc8785.dumps

_P = 2**255 - 19
_D = -121665 * pow(121666, -1, _P) % _P
_SQRT_M1 = pow(2, (_P - 1) // 4, _P)
_DIGEST = re.compile(r"sha-256:[0-9a-f]{64}")


def digest(data):
    """A digest as it is written."""
    return "sha-256:" + hashlib.sha256(data).hexdigest()


def is_digest(text):
    """Whether a text is a digest in its one spelling."""
    return _DIGEST.fullmatch(text) is not None


def statement_digest(document):
    """Digest of a statement, and the length of its canonical form."""
    unsecured = canonical({name: value for name, value in document.items() if name != "proof"})
    return digest(b"undersigned:statement:v1\0" + unsecured), len(unsecured)


@functools.cache
def key_bytes(text):
    """The 32 bytes of an Ed25519 Multikey, or `None` for what is no usable one."""
    data = _base58(text, 64)
    if data is None or len(data) != 34 or data[:2] != b"\xed\x01":
        return None
    return None if _is_weak(data[2:]) else data[2:]


def proof_holds(document, key):
    """Whether the one proof of a document was made by the key, given as 32 bytes."""
    proof = document["proof"]
    value = proof.get("proofValue")
    signature = _base58(value, 97) if isinstance(value, str) else None
    if signature is None or len(signature) != 64 or _is_weak(signature[:32]):
        return False
    unsecured = {name: item for name, item in document.items() if name != "proof"}
    options = {name: item for name, item in proof.items() if name != "proofValue"}
    message = b"".join(hashlib.sha256(canonical(part)).digest() for part in (options, unsecured))
    try:
        # OpenSSL refuses scalars that are not reduced, and compares the point byte by byte.
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def _base58(text, limit):
    """Decodes `z` and base58btc in its one spelling."""
    if not text.startswith("z") or len(text) > limit:
        return None
    try:
        data = base58.b58decode(text[1:].encode("ascii"))
    except ValueError:
        return None
    return data if base58.b58encode(data).decode() == text[1:] else None


def _is_weak(data):
    """Whether 32 bytes are no point, not its canonical spelling, or a point of small order."""
    point = _decompress(data)
    if point is None:
        return True
    for _ in range(3):
        point = _double(point)
    return point[0] == 0 and point[1] == point[2]


def _decompress(data):
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= _P:
        return None
    u, v = (y * y - 1) % _P, (_D * y * y + 1) % _P
    x = u * pow(v, 3, _P) * pow(u * pow(v, 7, _P), (_P - 5) // 8, _P) % _P
    if v * x * x % _P != u:
        x = x * _SQRT_M1 % _P
    if v * x * x % _P != u or (x == 0 and sign):
        return None
    return (x if x & 1 == sign else _P - x, y, 1)


def _double(point):
    """Doubles a point in projective coordinates (RFC 8032, section 5.1.4, without T)."""
    x, y, z = point
    a, b, c = x * x, y * y, 2 * z * z
    h = a + b
    e = h - (x + y) ** 2
    g = a - b
    f = c + g
    return (e * f % _P, g * h % _P, f * g % _P)
