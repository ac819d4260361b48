"""The gate: docs/protocol.md, section 4. One statement in, what it says out, or a `Fault`."""

import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import ids
from signature import canonical, digest, is_digest, key_bytes, proof_holds, statement_digest
from strict_json import MAX_INTEGER, Fault, is_clean, parse

MAX_TEXT = 1024 * 1024
MAX_STATEMENT = 16 * 1024
MAX_NOTE = 256 * 1024
MAX_SEEN_BY = 8 * 1024
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"

_PROTOCOL = Path(__file__).resolve().parents[2] / "docs" / "protocol.md"
_REASONS = (
    "duplicate not-an-organisation not-authorised key-compromised key-lost abuse on-request other"
).split()
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def _contexts():
    """The three contexts, read from the text of sections 2 and 9.1 itself."""
    text = _PROTOCOL.read_text(encoding="utf-8")
    found = []
    # Later sections print contexts of their own, of what stands beside the list.
    for begins, ends in (("\n## 2. ", "\n## 3. "), ("\n### 9.1 ", "\n### 9.2 ")):
        section = text.split(begins)[1].split(ends)[0]
        values = map(json.loads, re.findall(r"```json\n(.*?)```", section, re.DOTALL))
        found += [value for value in values if isinstance(value, list)]
    return found


NOTE_CONTEXT, STATEMENT_CONTEXT, SEEN_BY_CONTEXT = _contexts()


@dataclass(frozen=True)
class Statement:
    """What a statement says, as far as state and list need it."""

    digest: str
    id: str
    type: str
    author: str
    key: str
    object: str
    root: str
    about: tuple
    seq: int
    members: dict = field(hash=False, compare=False)

    def __hash__(self):
        return hash(self.digest)

    @property
    def pair(self):
        return (self.author, self.key)

    @property
    def register(self):
        """Section 5, without `object` and `root`."""
        about = self.about
        if self.type == "Note":
            about = (str(self.members["revision"]),)
        elif self.type == "Attestation":
            about = (self.id,)
        admission = self.type == "Admission"
        role = self.members["as"] if admission else None
        admits = self.members.get("admits") if admission else None
        return (self.author, self.key, self.type, about, role, admits)


def register_digest(register):
    """The digest of a register's key (section 3)."""
    author, key, kind, about, role, admits = register
    name = canonical([author, key, kind, list(about), role, admits])
    return digest(b"undersigned:register:v1\0" + name)


def check(data):
    """Passes the bytes of a statement through the gate."""
    if len(data) > MAX_TEXT:
        raise Fault("field_too_long")
    document = parse(data)
    if not isinstance(document, dict):
        raise Fault("json_invalid")
    return _check_document(document, len(data))


def check_value(value):
    """Passes a statement that stands inside a larger document through the gate (section 4)."""
    return check(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))


def check_seen_by(value):
    """Passes a `SeenBy` that stands in a bundle through its gate (section 9.1)."""
    if not isinstance(value, dict):
        raise Fault("json_invalid")
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    if len(data) > 4 * MAX_SEEN_BY:
        raise Fault("field_too_long")
    document = parse(data)
    equal = _check_form(document, SEEN_BY_CONTEXT)
    if statement_digest(document)[1] > MAX_SEEN_BY:
        raise Fault("field_too_long")
    _word(document, "type", ("SeenBy",))
    actor = _id(document, "attributedTo")
    if actor != ids.origin(actor) + "/actor" or not _is_time(_text(document, "at")):
        raise Fault("member_invalid")
    _key(document, "key")
    _key(document, "root")
    _id(document, "object")
    _integer(document, "rules", 1, MAX_INTEGER)
    _integer(document, "count", 0, MAX_INTEGER)
    _digest(document, "stateDigest")
    _check_proof(document, equal, actor, document["key"])
    return document


def _is_time(text):
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", text):
        return False
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").year >= 1970
    except ValueError:
        return False


def _check_form(document, context):
    """Steps 4 to 7; whether the contexts are equal."""
    _check_keywords(document)
    if not is_clean(document):
        raise Fault("text_invalid")
    proof = document.get("proof")
    if not isinstance(proof, dict):
        raise Fault("proof_required")
    present = {"@context" in document, "@context" in proof}
    equal = len(present) == 1 and _same(document.get("@context"), proof.get("@context"))
    if equal and not _same(document.get("@context"), context):
        raise Fault("context_unknown")
    return equal


def _check_document(document, size):
    is_note = document.get("type") == "Note"
    limit = MAX_NOTE if is_note else MAX_STATEMENT
    if size > 4 * limit:
        raise Fault("field_too_long")
    equal = _check_form(document, NOTE_CONTEXT if is_note else STATEMENT_CONTEXT)
    own_digest, length = statement_digest(document)
    if length > limit:
        raise Fault("field_too_long")
    statement = _read(document, own_digest)
    _id(document["proof"], "verificationMethod")
    if ids.origin(statement.id) != ids.origin(statement.author):
        raise Fault("proof_owner")
    _check_proof(document, equal, statement.author, statement.key)
    if is_note and text_digest(document["appeal"]) != document["appeal"]["textDigest"]:
        raise Fault("text_digest")
    return statement


def _check_proof(document, contexts_are_equal, author, key):
    """Steps 10 to 14, but for the origin of `id`."""
    proof = document["proof"]
    method = _id(proof, "verificationMethod")
    if ids.origin(method) != ids.origin(author):
        raise Fault("proof_owner")
    if (proof.get("type"), proof.get("cryptosuite")) != ("DataIntegrityProof", "eddsa-jcs-2022"):
        raise Fault("proof_suite")
    if proof.get("proofPurpose") != "assertionMethod":
        raise Fault("proof_purpose")
    if not contexts_are_equal:
        raise Fault("proof_context")
    if not proof_holds(document, key_bytes(key)):
        raise Fault("proof_invalid")


def _same(a, b):
    """Equality of JSON values, in which `true` is not 1."""
    return json.dumps(a, sort_keys=True) == json.dumps(b, sort_keys=True)


def _check_keywords(document):
    def walk(value):
        if isinstance(value, dict):
            if any(name.startswith("@") for name in value):
                raise Fault("jsonld_keyword")
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)

    rest = {name: value for name, value in document.items() if name != "@context"}
    proof = rest.pop("proof", None)
    walk(rest)
    if isinstance(proof, dict):
        walk({name: value for name, value in proof.items() if name != "@context"})


# Step 9: the members, by type (sections 1.1 to 1.3).


def _read(document, own_digest):
    kind = document.get("type")
    readers = {
        "Note": _note,
        "Admission": _admission,
        "Endorsement": _endorsement,
        "Attestation": _attestation,
        "Tally": _tally,
        "SameSigner": _same_signer,
    }
    if not isinstance(kind, str) or kind not in readers:
        raise Fault("member_invalid")
    inner = document
    if kind == "Note":
        inner = document.get("appeal")
        if not isinstance(inner, dict):
            raise Fault("member_invalid")
    identifier = _id(document, "id")
    author = _id(document, "attributedTo")
    about = document["id"] if kind == "Note" else _id(document, "object")
    seq = _seq(inner)
    readers[kind](document)
    _optional(_short_text, document, "published", 40)
    return Statement(
        digest=own_digest,
        id=identifier,
        type=kind,
        author=author,
        key=_key(inner, "key"),
        object=about,
        root=_key(inner, "root"),
        about=tuple(_ids(document, "about", 2)),
        seq=seq,
        members=inner,
    )


def _seq(members):
    value = members.get("seq")
    if "seq" not in members:
        raise Fault("member_invalid")
    if not _is_integer(value):
        raise Fault("number_range")
    if not 1 <= value <= MAX_INTEGER:
        raise Fault("seq_range")
    return value


def _admission(members):
    if len(_ids(members, "about", 2)) != 1:
        raise Fault("member_invalid")
    _word(members, "as", ("organiser", "co-initiator", "keeper", "signer"))
    _word(members, "state", ("admitted", "removed", "ended"))
    _optional(_key, members, "admits")
    _optional(_digest, members, "namesDigest")
    _optional(_integer, members, "ordinal", 1, 10_000_000)
    _optional(_integer, members, "since", 1, MAX_INTEGER)
    _optional(_word, members, "reason", _REASONS)
    for text in _texts(members, "overrules", 64):
        if not is_digest(text):
            raise Fault("digest_format")


def _endorsement(members):
    _no_about(members)
    signs = _word(members, "state", ("endorsed", "withdrawn")) == "endorsed"
    _names(members, signs)
    if signs:
        _pin(members)
    for reservation in _objects(members, "reservations", 32):
        _text(reservation, "demand")
        _optional(_short_text, reservation, "text", 1_000)
    _optional(_id, members, "claims")


def _attestation(members):
    _no_about(members)
    signs = _word(members, "state", ("listed", "withdrawn")) == "listed"
    _names(members, signs)
    if signs:
        _pin(members)
    _word(members, "kind", ("organisation", "individual-in-personal-capacity"))
    _word(members, "provenance", ("paper", "e-mail", "web-form", "fediverse-account", "import"))
    _optional(_word, members, "role", ("initiator", "co-signer"))
    _optional(_digest, members, "evidenceDigest")
    _optional(_short_text, members, "signedAt", 40)
    _optional(_integer, members, "ordinal", 1, 10_000_000)
    _optional(_integer, members, "since", 1, MAX_INTEGER)


def _tally(members):
    _no_about(members)
    _word(members, "state", ("counted", "withdrawn"))
    _optional(_integer, members, "individuals", 0, 1_000_000_000)
    _optional(_integer, members, "unnamedOrganisations", 0, 1_000_000_000)
    regions = members.get("byRegion", {})
    if not isinstance(regions, dict):
        raise Fault("member_invalid")
    if len(regions) > 500:
        raise Fault("field_too_long")
    for count in regions.values():
        if not _is_integer(count) or not 0 <= count <= 1_000_000_000:
            raise Fault("number_range")
    _optional(_short_text, members, "method", 64)


def _same_signer(members):
    about = _ids(members, "about", 2)
    if len(about) != 2 or not about[0] < about[1]:
        raise Fault("member_invalid")
    _word(members, "state", ("same", "distinct"))
    _optional(_short_text, members, "reason", 64)


def _note(document):
    appeal = document["appeal"]
    _word(appeal, "kind", ("petition", "open-letter", "joint-statement", "urgent-appeal"))
    languages = _texts(appeal, "languages", 40)
    if not languages:
        raise Fault("member_invalid")
    if not all(_is_language(tag) for tag in languages):
        raise Fault("unknown_language")
    translations = _texts(appeal, "translations")
    authoritative = _authoritative(appeal)
    if not authoritative:
        raise Fault("member_invalid")
    if not set(translations) <= set(languages):
        raise Fault("unknown_language")
    title = _by_language(appeal, "title", languages)
    _by_language(appeal, "body", languages)
    if not all(title.get(tag, "").strip() for tag in authoritative):
        raise Fault("member_invalid")
    if any(len(text) > 300 for text in title.values()):
        raise Fault("field_too_long")
    demands = _objects(appeal, "demands", 100)
    for demand in demands:
        _by_language(demand, "text", languages)
        if len(_text(demand, "id").encode()) > 64:
            raise Fault("field_too_long")
        if not demand["id"]:
            raise Fault("member_invalid")
    if len({demand["id"] for demand in demands}) != len(demands):
        raise Fault("member_invalid")
    for addressee in _objects(appeal, "addressees", 100):
        _wording(addressee.get("office"))
        if addressee.get("holder") is not None:
            _wording(addressee["holder"])
        for name in ("postal", "email"):
            if addressee.get(name) is not None:
                _text(addressee, name)
    _texts(appeal, "initiators", 100)
    if appeal.get("deadline") is not None:
        _text(appeal, "deadline")
    _integer(appeal, "revision", 1, 10_000)
    _digest(appeal, "textDigest")
    _word(appeal, "state", ("open", "closed", "withdrawn", "delivered"))


def _authoritative(appeal):
    translations = appeal.get("translations", [])
    return [tag for tag in appeal["languages"] if tag not in translations]


def text_digest(appeal):
    """Section 10.2."""
    languages = _authoritative(appeal)

    def by_language(value):
        if isinstance(value, dict):
            return {tag: text for tag, text in value.items() if tag in languages}
        return value

    def reduced(value):
        if isinstance(value, list):
            return [
                {name: by_language(member) for name, member in item.items()} for item in value
            ]
        return by_language(value)

    covered = ("title", "body", "demands", "addressees")
    return digest(canonical({name: reduced(appeal[name]) for name in covered if name in appeal}))


def _names(members, signs):
    name_map = members.get("nameMap", {})
    if not isinstance(name_map, dict) or not all(isinstance(n, str) for n in name_map.values()):
        raise Fault("member_invalid")
    known_as = _texts(members, "alsoKnownAs", 16)
    names = [*name_map.values(), *known_as]
    if len(names) > 16 or any(len(name) > 300 for name in names):
        raise Fault("field_too_long")
    if any(not name.strip() or "\n" in name for name in names):
        raise Fault("member_invalid")
    if not all(_is_language(tag) for tag in name_map):
        raise Fault("unknown_language")
    _optional(_short_text, members, "country", 2)
    if "country" in members and not re.fullmatch("[A-Z]{2}", members["country"]):
        raise Fault("member_invalid")
    _optional(_word, members, "capacity", ("organisation", "personal"))
    if signs and not names:
        raise Fault("member_invalid")
    if not signs and (names or "name" in members):
        raise Fault("withdrawn_with_name")


def names_of(members):
    """Those of the four members that are set, as `namesDigest` covers them (section 3)."""
    named = ("nameMap", "alsoKnownAs", "country", "capacity")
    return {name: members[name] for name in named if members.get(name)}


def _pin(members):
    _integer(members, "revision", 1, 10_000)
    _digest(members, "textDigest")


# Kinds of members.


def _optional(reader, members, name, *bounds):
    """Absent means that the member is not there; `null` is a value like any other."""
    if name in members:
        reader(members, name, *bounds)


def _text(members, name):
    if not isinstance(members.get(name), str):
        raise Fault("member_invalid")
    return members[name]


def _short_text(members, name, limit):
    if len(_text(members, name)) > limit:
        raise Fault("field_too_long")


def _id(members, name):
    text = _text(members, name)
    if len(text.encode()) > ids.MAX_BYTES:
        raise Fault("field_too_long")
    if not ids.is_canonical(text):
        raise Fault("id_not_canonical")
    return text


def _ids(members, name, limit):
    texts = _texts(members, name, limit)
    return [_id({name: text}, name) for text in texts]


def _texts(members, name, limit=None):
    items = members.get(name, [])
    if not isinstance(items, list):
        raise Fault("member_invalid")
    if limit is not None and len(items) > limit:
        raise Fault("field_too_long")
    if not all(isinstance(item, str) for item in items):
        raise Fault("member_invalid")
    return items


def _no_about(members):
    if members.get("about", []) != []:
        raise Fault("member_invalid")


def _objects(members, name, limit):
    items = members.get(name, [])
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise Fault("member_invalid")
    if len(items) > limit:
        raise Fault("field_too_long")
    return items


def _by_language(members, name, languages):
    texts = members.get(name)
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise Fault("member_invalid")
    if not set(texts) <= set(languages):
        raise Fault("unknown_language")
    return texts


def _wording(value):
    texts = list(value.values()) if isinstance(value, dict) else [value]
    if not all(isinstance(text, str) for text in texts):
        raise Fault("member_invalid")


def _key(members, name):
    if key_bytes(_text(members, name)) is None:
        raise Fault("member_invalid")
    return members[name]


def _digest(members, name):
    if not is_digest(_text(members, name)):
        raise Fault("digest_format")


def _is_integer(value):
    return isinstance(value, int) and not isinstance(value, bool)


def _integer(members, name, least, most):
    if name not in members:
        raise Fault("member_invalid")
    value = members[name]
    if not _is_integer(value) or not least <= value <= most:
        raise Fault("number_range")


def _word(members, name, words):
    if _text(members, name) not in words:
        raise Fault("member_invalid")
    return members[name]


def _is_language(tag):
    return len(tag) <= 35 and _LANGUAGE.fullmatch(tag) is not None
