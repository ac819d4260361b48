"""From a state to the list: docs/protocol.md, section 8."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field

from gate import names_of
from signature import canonical, digest

_ROLE_ORDER = ("organiser", "co-initiator", "keeper")
_WHY_ORDER = ("withdrawn", "removed", "joined")


def fold(state):
    """The list of a state, as the JSON of section 8.7."""
    counting = Counting(state)
    notes = [
        statement
        for statement in state.members.values()
        if statement.type == "Note" and statement.pair in counting.organisers
    ]
    newest = _newest(notes)
    note = newest[0] if newest else None
    current = note.members["textDigest"] if note else None
    decisions = Decisions(state, counting)
    slots = _slots(state, counting, current)
    _withdraw_with_signer(slots, decisions)
    _number(slots)
    entries, vacated = _join(slots, decisions)
    claims = _claims(state, counting, entries)
    return {
        "organiser": note.author if note else None,
        "noteDigest": note.digest if note else None,
        "noteContested": len(newest) > 1,
        "textConflicts": _text_conflicts(notes, entries),
        "initiators": counting.as_json(),
        "entries": entries,
        "vacated": vacated,
        "totals": _totals(entries, claims),
    }


def _newest(statements):
    """Those at the highest `seq`, the smallest digest first."""
    highest = max((statement.seq for statement in statements), default=None)
    newest = [statement for statement in statements if statement.seq == highest]
    return sorted(newest, key=lambda statement: statement.digest)


# 8.1: whose word counts.


@dataclass
class Word:
    """What those who decide say of one actor or attestation."""

    admitted: list = field(default_factory=list)
    removed: list = field(default_factory=list)

    def removes(self, key):
        removals = (removal.members.get("admits") for removal in self.removed)
        return any(admits in (None, key) for admits in removals)

    def keys(self):
        keys = {word.members["admits"] for word in self.admitted if "admits" in word.members}
        return {key for key in keys if not self.removes(key)}

    def first(self):
        """The earliest (`since`, digest) of what admits, or else of what removes."""
        order = [_since(word) for word in self.admitted or self.removed]
        return min(order, default=None)

    def ordinal(self, by=None):
        """The smallest number given, by anybody or by certain pairs."""
        return min(
            (
                word.members["ordinal"]
                for word in self.admitted + self.removed
                if "ordinal" in word.members and (by is None or word.pair in by)
            ),
            default=None,
        )

    def is_disputed(self):
        admitted = {word.members.get("admits") for word in self.admitted}
        removed = {word.members.get("admits") for word in self.removed}
        return None in removed or bool(admitted & removed)


def _since(statement):
    return (statement.members.get("since", statement.seq), statement.digest)


class Counting:
    """Organisers, initiators, and what they say of signers."""

    def __init__(self, state):
        self._state = state
        roots = {pair for pair in (s.pair for s in state.members.values()) if state.is_root(pair)}
        self.organisers = self._living(self._words("organiser", roots, roots))
        self.organisers |= {pair for pair in roots if not state.has_ended(pair)}
        self.initiators, self.named = {}, {}
        for role in ("keeper", "co-initiator"):
            words = self._words(role, self.organisers, self.organisers)
            for pair in self._living(words):
                self.initiators[pair] = role
            for actor, word in words.items():
                if word.first() is not None:
                    self.named.setdefault(actor, []).append(word)
        for pair in self.organisers:
            self.initiators[pair] = "organiser"
        self.signers = self._words("signer", set(self.initiators), self.organisers)

    def _words(self, role, deciding, overruling):
        words, overruled = defaultdict(Word), set()
        for (author, key, kind, about, as_, _), held in self._state.registers.items():
            if kind != "Admission" or as_ != role or (author, key) not in deciding:
                continue
            for statement in held:
                if statement.members["state"] == "removed":
                    words[about[0]].removed.append(statement)
                elif statement.members["state"] == "admitted" and len(held) == 1:
                    words[about[0]].admitted.append(statement)
                    if (author, key) in overruling:
                        overruled.update(statement.members.get("overrules", ()))
        for word in words.values():
            word.removed = [removal for removal in word.removed if removal.digest not in overruled]
        return dict(words)

    def _living(self, words):
        pairs = {(actor, key) for actor, word in words.items() for key in word.keys()}
        return {pair for pair in pairs if not self._state.has_ended(pair)}

    def named_order(self, actor):
        return min((word.first() for word in self.named.get(actor, ())), default=None)

    def named_ordinal(self, actor):
        ordinals = (word.ordinal() for word in self.named.get(actor, ()))
        return min((ordinal for ordinal in ordinals if ordinal is not None), default=None)

    def was_named_only(self, actor):
        """Named once, and by now in no role any more."""
        words = self.named.get(actor)
        return bool(words) and not any(word.keys() for word in words)

    def as_json(self):
        actors = defaultdict(list)
        for (actor, key), role in self.initiators.items():
            actors[(_ROLE_ORDER.index(role), actor)].append(key)
        return [
            {"actor": actor, "role": _ROLE_ORDER[role], "keys": sorted(keys)}
            for (role, actor), keys in sorted(actors.items())
        ]


# 8.2: who is listed.


@dataclass
class Slot:
    """A place on the list, or one that is kept for what left it."""

    entry: dict
    ordinal: int | None
    order: tuple
    why: str | None = None
    attested_by: str | None = None


def _slots(state, counting, current):
    by_author, by_id = defaultdict(list), defaultdict(list)
    for statement in state.members.values():
        if statement.type == "Endorsement":
            by_author[statement.author].append(statement)
        elif statement.type == "Attestation" and statement.pair in counting.initiators:
            by_id[(statement.author, statement.id)].append(statement)
    slots = [_own_slot(counting, current, author, held) for author, held in by_author.items()]
    slots += [_attested_slot(counting, current, held) for held in by_id.values()]
    return [slot for slot in slots if slot is not None]


def _own_slot(counting, current, author, statements):
    word = counting.signers.get(author, Word())
    keys = word.keys()
    newest = _newest([s for s in statements if s.pair in counting.initiators or s.key in keys])
    if not newest:
        return _removed_slot(counting, author, statements)
    statement, members = newest[0], newest[0].members
    contested = len(newest) > 1
    digests = {admission.members.get("namesDigest") for admission in word.admitted}
    confirmed = not contested and (
        statement.pair in counting.initiators
        or digest(canonical(names_of(members))) in digests
    )
    first = word.first() if word.admitted else counting.named_order(author)
    ordinal = word.ordinal(counting.organisers)
    entry = _entry(
        author,
        statement,
        current,
        contested,
        kind="individual-in-personal-capacity"
        if members.get("capacity") == "personal"
        else "organisation",
        names=_shown(members) if confirmed else {"nameMap": {}},
        nameConfirmed=confirmed,
        origin="own-server",
        admittedBy=sorted({admission.author for admission in word.admitted}),
        since=first[0] if first else statement.seq,
        disputed=word.is_disputed(),
        reservations=[item["demand"] for item in members.get("reservations", ())],
    )
    withdrawn = members["state"] == "withdrawn" and not contested
    return Slot(
        entry,
        counting.named_ordinal(author) if ordinal is None else ordinal,
        first or (0, "sha-256:" + hashlib.sha256(author.encode()).hexdigest()),
        "withdrawn" if withdrawn else None,
    )


def _removed_slot(counting, author, statements):
    word = counting.signers.get(author, Word())
    orders, ordinals = [], []
    if word.removed:
        orders.append(word.first())
        ordinals.append(word.ordinal(counting.organisers))
    if counting.was_named_only(author):
        orders.append(counting.named_order(author))
        ordinals.append(counting.named_ordinal(author))
    if not orders:
        return None
    ordinal = next((ordinal for ordinal in ordinals if ordinal is not None), None)
    return Slot({"id": author}, ordinal, orders[0], "removed")


def _attested_slot(counting, current, statements):
    newest = _newest(statements)
    statement, members = newest[0], newest[0].members
    contested = len(newest) > 1
    word = counting.signers.get(statement.id, Word())
    order = min(filter(None, (word.first(), _since(statement))))
    why = None
    if any("admits" not in removal.members for removal in word.removed):
        why = "removed"
    elif members["state"] == "withdrawn" and not contested:
        why = "withdrawn"
    printed = members.get("ordinal") if statement.pair in counting.organisers else None
    entry = _entry(
        statement.id,
        statement,
        current,
        contested,
        kind=members["kind"],
        names={"nameMap": {}} if contested else _shown(members),
        nameConfirmed=not contested,
        origin=members["provenance"],
        admittedBy=sorted({admission.author for admission in word.admitted} | {statement.author}),
        since=order[0],
        disputed=word.is_disputed(),
        signedAt=members.get("signedAt"),
        initiated=members.get("role") == "initiator",
    )
    ordinal = word.ordinal(counting.organisers) if printed is None else printed
    return Slot(entry, ordinal, order, why, attested_by=statement.author)


def _shown(members):
    return {"nameMap": {}, **names_of(members)}


def _entry(identifier, statement, current, contested, **more):
    members = statement.members
    signs = members["state"] != "withdrawn"
    pin = [members["revision"], members["textDigest"]] if signs else None
    return {
        "id": identifier,
        "statement": statement.id,
        "digest": statement.digest,
        "number": None,
        "numberShared": False,
        "pin": pin,
        "currentWording": pin is not None and pin[1] == current,
        "signedAt": None,
        "initiated": False,
        "contested": contested,
        "sameAs": [],
        "sameDisputed": False,
        "reservations": [],
        **more,
    }


# 8.3: one signer twice.


class Decisions:
    """Which entries are one signer, as initiators decided."""

    def __init__(self, state, counting):
        pairs = defaultdict(list)
        for register, held in state.registers.items():
            author, key, kind, about = register[:4]
            if kind == "SameSigner" and (author, key) in counting.initiators and len(held) == 1:
                pairs[about].append((held[0].seq, held[0].members["state"] == "distinct"))
        decided = {pair: max(words)[1] for pair, words in pairs.items()}
        self._group = {identifier: {identifier} for pair in decided for identifier in pair}
        for (a, b), distinct in decided.items():
            if not distinct:
                union = self._group[a] | self._group[b]
                for identifier in union:
                    self._group[identifier] = union
        self._disputed = {
            self.group(a)
            for (a, b), distinct in decided.items()
            if distinct and self.group(a) == self.group(b)
        }

    def group(self, identifier):
        return min(self._group.get(identifier, {identifier}))

    def is_disputed(self, identifier):
        return self.group(identifier) in self._disputed


def _withdraw_with_signer(slots, decisions):
    left = {
        decisions.group(slot.entry["id"])
        for slot in slots
        if slot.attested_by is None
        and slot.why == "withdrawn"
        and not decisions.is_disputed(slot.entry["id"])
    }
    for slot in slots:
        if slot.attested_by and slot.why is None and decisions.group(slot.entry["id"]) in left:
            slot.why = "withdrawn"


def _join(slots, decisions):
    entries, vacated, place = [], [], {}

    def vacate(slot, why):
        if slot.entry["number"] is not None:
            vacated.append({"number": slot.entry["number"], "why": why})

    for slot in slots:
        if slot.why is not None:
            vacate(slot, slot.why)
            continue
        identifier = slot.entry["id"]
        slot.entry["sameDisputed"] = decisions.is_disputed(identifier)
        group = decisions.group(identifier)
        if slot.entry["sameDisputed"] or group not in place:
            entries.append(slot.entry)
            if not slot.entry["sameDisputed"]:
                place[group] = slot.entry
        else:
            vacate(slot, "joined")
            _merge(place[group], slot.entry)
    vacated.sort(key=lambda gap: (gap["number"], _WHY_ORDER.index(gap["why"])))
    numbers = [entry["number"] for entry in entries if entry["number"] is not None]
    for entry in entries:
        entry["numberShared"] = numbers.count(entry["number"]) > 1
    return entries, vacated


def _merge(entry, other):
    _merge_names(entry["names"], other["names"])
    if entry["contested"] and not other["contested"]:
        entry["contested"] = False
        entry["pin"], entry["currentWording"] = other["pin"], other["currentWording"]
    elif entry["contested"] == other["contested"]:
        if other["currentWording"] and not entry["currentWording"]:
            entry["pin"], entry["currentWording"] = other["pin"], True
    if entry["number"] is None:
        entry["number"] = other["number"]
    entry["nameConfirmed"] |= other["nameConfirmed"]
    entry["since"] = min(entry["since"], other["since"])
    entry["disputed"] |= other["disputed"]
    for demand in other["reservations"]:
        if demand not in entry["reservations"]:
            entry["reservations"].append(demand)
    entry["sameAs"] = sorted([*entry["sameAs"], other["id"]])
    entry["admittedBy"] = sorted({*entry["admittedBy"], *other["admittedBy"]})


def _merge_names(names, others):
    name_map = names["nameMap"] = dict(names["nameMap"])
    known_as = list(names.get("alsoKnownAs", ()))
    for language, name in sorted(others["nameMap"].items()):
        if name in name_map.values() or name in known_as:
            continue
        if language in name_map:
            known_as.append(name)
        else:
            name_map[language] = name
    for name in others.get("alsoKnownAs", ()):
        if name not in known_as:
            known_as.append(name)
    if known_as:
        names["alsoKnownAs"] = known_as
    if "country" not in names and "country" in others:
        names["country"] = others["country"]


# 8.4: numbers.


def _number(slots):
    slots.sort(key=lambda slot: (slot.order, slot.entry["id"], slot.attested_by or ""))
    following = max((slot.ordinal for slot in slots if slot.ordinal is not None), default=0) + 1
    for slot in slots:
        slot.entry["number"] = slot.ordinal
        if slot.ordinal is None and not slot.entry.get("initiated"):
            slot.entry["number"] = following
            following += 1
    # What has no number comes first; sorting is stable.
    slots.sort(key=lambda slot: slot.entry["number"] or 0)


# 8.5: totals.


def _claims(state, counting, entries):
    by_author = defaultdict(list)
    for statement in state.members.values():
        if statement.type != "Tally":
            continue
        keys = counting.signers.get(statement.author, Word()).keys()
        if statement.pair in counting.initiators or statement.key in keys:
            by_author[statement.author].append(statement)
    group = {
        identifier: entry["id"]
        for entry in entries
        for identifier in (entry["id"], *entry["sameAs"])
    }
    initiators = {actor for actor, _ in counting.initiators}
    claims = {}
    for author, statements in sorted(by_author.items()):
        newest = _newest(statements)
        tally = newest[0].members
        heard = author in group or author in initiators
        if len(newest) > 1 or tally["state"] != "counted" or not heard:
            continue
        claim = claims.setdefault(
            group.get(author, author),
            {"by": author, "individuals": 0, "unnamedOrganisations": 0},
        )
        if tally.get("individuals", 0) > claim["individuals"]:
            claim.update(by=author, individuals=tally["individuals"])
        unnamed = tally.get("unnamedOrganisations", 0)
        claim["unnamedOrganisations"] = max(claim["unnamedOrganisations"], unnamed)
    return [claim for _, claim in sorted(claims.items())]


def _totals(entries, claims):
    totals = {
        "organisations": {"current": 0, "earlier": 0},
        "personal": {"current": 0, "earlier": 0},
        "unnamed": sum(claim["unnamedOrganisations"] for claim in claims),
        "individuals": sum(claim["individuals"] for claim in claims),
        "claims": claims,
    }
    for entry in entries:
        if not entry["contested"]:
            kind = "organisations" if entry["kind"] == "organisation" else "personal"
            totals[kind]["current" if entry["currentWording"] else "earlier"] += 1
    return totals


# 8.6: the current note.


def _text_conflicts(notes, entries):
    texts = defaultdict(set)
    for note in notes:
        texts[note.members["revision"]].add(note.members["textDigest"])
    for entry in entries:
        if entry["pin"] is not None:
            texts[entry["pin"][0]].add(entry["pin"][1])
    return {
        str(revision): sorted(digests)
        for revision, digests in sorted(texts.items())
        if len(digests) > 1
    }
