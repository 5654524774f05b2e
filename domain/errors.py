"""A refusal tells people what is the matter; this is the tree of all of them.

    Refused                       a command was not carried out; nothing was appended
    ├── Wrong                     what was typed is not acceptable; stands beside `field`
    ├── Forbidden                 this person may not do this, or not any more
    ├── Missing                   there is no such thing, or it is not for these eyes
    ├── Conflict                  the world has changed, or the present state forbids it
    └── Several                   more than one Wrong, told together

Each area keeps its own leaves beside its aggregate; every leaf has a stable `code`. Sentences and HTTP are not known here.
"""

from __future__ import annotations

from typing import ClassVar


class Refused(Exception):
    """A command was refused. `code` is stable, `facts` fill the sentence, `field` is the form field it belongs to."""

    code: ClassVar[str] = "refused"

    def __init__(self, field: str = "", **facts: object) -> None:
        super().__init__(self.code, field, facts)
        self.field = field
        self.facts = facts

    def __str__(self) -> str:
        return " ".join([self.code, *(f"{name}={value}" for name, value in self.facts.items())])


class Wrong(Refused):
    """What was typed cannot be accepted."""


class Forbidden(Refused):
    """This person may not do this."""


class Missing(Refused):
    """No such thing, or not for these eyes: the two are not told apart."""


class Conflict(Refused):
    """The world is not as the command supposes."""


class Several(Refused):
    """All wrong inputs of one command at once."""

    code = "several"

    def __init__(self, *faults: Wrong) -> None:
        super().__init__()
        self.faults = faults

    def __str__(self) -> str:
        return "; ".join(map(str, self.faults))


def refuse(*faults: Wrong | None) -> None:
    """Raise what is the matter: nothing, the one fault, or all of them together."""
    real = [fault for fault in faults if fault is not None]
    if len(real) > 1:
        raise Several(*real)
    if real:
        raise real[0]


class NotFound(Missing):
    """Nothing of this kind has this id."""

    code = "not_found"


class NotYours(Forbidden):
    """The actor has no role that allows this."""

    code = "access.not_yours"


class TermEnded(Forbidden):
    """The role that would allow it has ended; facts: role, on (date)."""

    code = "access.term_ended"


class TermNotBegun(Forbidden):
    """The role that would allow it begins later; facts: role, on (date)."""

    code = "access.term_not_begun"


class ReadOnly(Forbidden):
    """The role of an observer accepts no command."""

    code = "access.read_only"


class AlreadyThere(Conflict):
    """Something with this key exists; facts: kind, key."""

    code = "already_there"


class Overtaken(Conflict):
    """Somebody else changed the same thing in between; facts: kind, key."""

    code = "overtaken"


class NotChosen(Wrong):
    """Something mandatory is missing."""

    code = "input.missing"


class TooLong(Wrong):
    """Longer than the field allows; facts: limit, length."""

    code = "input.too_long"


class PersonalNumber(Wrong):
    """Neither identity numbers nor mobile phones belong into a record; facts: kind (identity, phone), at (character)."""

    code = "input.personal_number"
