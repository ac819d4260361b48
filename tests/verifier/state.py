"""From statements to a state: docs/protocol.md, sections 5 and 6.

Everything here is said of a whole set of statements at once, as the document says it, and not
statement by statement as they arrive.
"""

from collections import defaultdict

import ids
from signature import canonical, digest

RULES = 1
_INITIATORS = {"root", "organiser", "initiator"}


class State:
    """The members of a state, by register, and who has been let in and has ended."""

    def __init__(self, object_, root, statements):
        self.object, self.root = object_, root
        own = {s.digest: s for s in statements if (s.object, s.root) == (object_, root)}
        self._roles = self._let_in(own.values())
        eligible = [s for s in own.values() if self._may_write(s)]
        self._find_ended(eligible)
        self.registers = defaultdict(list)
        for statement in eligible:
            if not self._is_silenced(statement):
                self.registers[statement.register].append(statement)
        self.registers = {name: joined(held) for name, held in self.registers.items()}
        self.members = {s.digest: s for held in self.registers.values() for s in held}

    def digest(self):
        """Section 3."""
        head = canonical({"object": self.object, "root": self.root, "rules": RULES})
        lines = "".join("\n" + member for member in sorted(self.members))
        return digest(b"undersigned:state:v1\0" + head + lines.encode())

    def is_root(self, pair):
        """Whether a pair is the root: the key, held by an actor of the appeal's own origin."""
        author, key = pair
        return key == self.root and ids.origin(author) == ids.origin(self.object)

    def has_ended(self, pair):
        """Whether a pair has ended."""
        return pair in self._ended

    def fault_of(self, statement):
        """Why a statement is no member beside the others (section 9), or `None`."""
        if (statement.object, statement.root) != (self.object, self.root):
            return "other_appeal"
        if statement.digest in self.members:
            return None
        if not self._may_write(statement):
            return "not_let_in"
        return "ended" if self._is_silenced(statement) else "stale"

    # 6.1: who has been let in, and may write what.

    def _let_in(self, statements):
        roles = defaultdict(set)
        for statement in statements:
            if self.is_root(statement.pair):
                roles[statement.pair].add("root")
        names = {"co-initiator": "initiator", "keeper": "initiator"}
        grew = True
        while grew:
            grew = False
            for statement in statements:
                if statement.type != "Admission" or "admits" not in statement.members:
                    continue
                role = statement.members["as"]
                granted = roles[(statement.about[0], statement.members["admits"])]
                role_name = names.get(role, role)
                if _may_admit(roles[statement.pair], role) and role_name not in granted:
                    granted.add(role_name)
                    grew = True
        return roles

    def _may_write(self, statement):
        roles = self._roles.get(statement.pair, set())
        if statement.type == "Note":
            return bool(roles & {"root", "organiser"})
        if statement.type == "Admission":
            own_end = (
                statement.members["state"] == "ended"
                and (statement.about[0], statement.members.get("admits")) == statement.pair
            )
            return _may_admit(roles, statement.members["as"]) or bool(roles) and own_end
        if statement.type in ("Attestation", "SameSigner"):
            return bool(roles & _INITIATORS)
        return bool(roles)

    # 6.2: what has ended.

    def _find_ended(self, eligible):
        words = defaultdict(set)
        for statement in eligible:
            if statement.type == "Admission" and statement.members["state"] == "ended":
                target = (statement.about[0], statement.members.get("admits"))
                words[target].add(statement.pair)
        self._ended = {target for target, by in words.items() if self._is_enough(target, by)}
        self._ended_by_author = {
            (about, author)
            for (about, admits), by in words.items()
            if admits is None
            for author, _ in by
        }

    def _is_enough(self, target, by):
        if target in by:
            return True
        if target[1] is not None and self.is_root(target):
            return False
        by_organiser = any(self._roles[pair] & {"root", "organiser"} for pair in by)
        return by_organiser or len({author for author, _ in by}) > 1

    def _is_silenced(self, statement):
        if statement.type in ("Note", "Admission"):
            return False
        if statement.type == "Attestation" and (
            (statement.id, None) in self._ended
            or (statement.id, statement.author) in self._ended_by_author
        ):
            return True
        return statement.pair in self._ended


def _may_admit(roles, role):
    if role == "organiser":
        return "root" in roles
    if role in ("co-initiator", "keeper"):
        return bool(roles & {"root", "organiser"})
    return bool(roles & _INITIATORS)


def joined(statements):
    """What a register holds (section 5): the two smallest digests at the highest rank."""

    def rank(statement):
        ended = statement.type == "Admission" and statement.members["state"] == "ended"
        return (ended, statement.seq)

    distinct = {statement.digest: statement for statement in statements}.values()
    highest = max(map(rank, distinct))
    newest = [statement for statement in distinct if rank(statement) == highest]
    return sorted(newest, key=lambda statement: statement.digest)[:2]
