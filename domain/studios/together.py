"""What studios and schools do in turns: two studios pair off, and the schools of one host it by rotation 结对、轮值."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from domain.errors import NotChosen, Wrong, refuse
from domain.inputs import TITLE, line, stored, text
from domain.model import Prose
from domain.studios.faults import NotAMember, OwnStudio, PairingPast, TurnOutside, TurnReversed, TurnsOverlap
from domain.studios.refusals import NoPairing, OtherLeadOnly, PairingThere
from domain.studios.states import STUDIO
from domain.studios.values import Pairing, Turn
from domain.studios.words import PairingState

if TYPE_CHECKING:
    from domain.studios.studio import Studio


def propose_pairing(
    studio: Studio, other_studio_id: str, *, theme: str, until_on: date, today: date, reverse: Pairing | None = None
) -> None:
    """The lead asks another studio to pair off until a day. Fact from outside: what the other one proposed or agreed with this one."""
    STUDIO.require(studio.state, "propose_pairing")
    _free(studio, other_studio_id, today, reverse)
    refuse(*_pairing_faults(studio, other_studio_id, theme, until_on, today))
    studio._pairing_proposed(other_studio_id=other_studio_id, theme=theme, until_on=until_on)


def confirm_pairing(studio: Studio, other_studio_id: str, *, by_person: str, today: date) -> None:
    """The lead of the other studio agrees to what this one proposed."""
    STUDIO.require(studio.state, "confirm_pairing")
    there = _pairing(studio, other_studio_id, PairingState.PROPOSED)
    if by_person == studio.lead:
        raise OtherLeadOnly
    refuse(PairingPast("until_on") if there.until_on <= today else None)
    theme, until_on = there.theme, there.until_on
    studio._paired(other_studio_id=other_studio_id, theme=theme, until_on=until_on, confirmed_by=by_person)


def decline_pairing(studio: Studio, other_studio_id: str, *, reason: Prose | None = None) -> None:
    """The other studio does not agree."""
    STUDIO.require(studio.state, "decline_pairing")
    _pairing(studio, other_studio_id, PairingState.PROPOSED)
    refuse(text("reason", reason))
    studio._pairing_declined(other_studio_id=other_studio_id, reason=stored(reason))


def withdraw_pairing(studio: Studio, other_studio_id: str) -> None:
    """The proposal is taken back before it is answered."""
    STUDIO.require(studio.state, "withdraw_pairing")
    _pairing(studio, other_studio_id, PairingState.PROPOSED)
    studio._pairing_withdrawn(other_studio_id=other_studio_id)


def pair(
    studio: Studio,
    other_studio_id: str,
    *,
    theme: str,
    until_on: date,
    confirmed_by: str,
    today: date,
    reverse: Pairing | None = None,
) -> None:
    """Both leads have agreed elsewhere, and it is recorded at once. `confirmed_by`: the lead of the other studio."""
    STUDIO.require(studio.state, "pair")
    _free(studio, other_studio_id, today, reverse)
    if confirmed_by and confirmed_by == studio.lead:
        raise OtherLeadOnly
    refuse(*_pairing_faults(studio, other_studio_id, theme, until_on, today), line("confirmed_by", confirmed_by))
    studio._paired(other_studio_id=other_studio_id, theme=theme, until_on=until_on, confirmed_by=confirmed_by)


def end_pairing(studio: Studio, other_studio_id: str, *, outcome: Prose | None = None) -> None:
    """A pairing ends, with what came of it."""
    STUDIO.require(studio.state, "end_pairing")
    _pairing(studio, other_studio_id, PairingState.PAIRED)
    refuse(text("outcome", outcome))
    studio._pairing_ended(other_studio_id=other_studio_id, outcome=stored(outcome))


def set_rotation(
    studio: Studio, turns: tuple[Turn, ...], *, members: Collection[str], starts_on: date, ends_on: date
) -> None:
    """Which school of the studio hosts when, all turns anew; kept in order of their days, one school at a time.

    Facts from outside: the schools of the studio, that of the lead among them, and the days of the programme.
    """
    STUDIO.require(studio.state, "set_rotation")
    turns = tuple(sorted(turns, key=lambda turn: turn.from_on))
    if turns != studio.rotation:
        refuse(NotChosen("turns") if not turns else None, *_turn_faults(turns, members, starts_on, ends_on))
        studio._rotation_set(turns=turns)


def _free(studio: Studio, other: str, today: date, reverse: Pairing | None) -> None:
    """A proposal is in the way until it is answered, a pairing until its last day; of either studio."""
    for there in (studio.pairings.get(other), reverse):
        if there and (there.state is PairingState.PROPOSED or there.until_on >= today):
            raise PairingThere(studio=other, pairing_state=there.state)


def _pairing(studio: Studio, other: str, state: PairingState) -> Pairing:
    there = studio.pairings.get(other)
    if there is None or there.state is not state:
        raise NoPairing(studio=other)
    return there


def _pairing_faults(studio: Studio, other: str, theme: str, until_on: date, today: date) -> Iterator[Wrong | None]:
    yield line("other_studio_id", other)
    yield OwnStudio("other_studio_id") if other == studio.key else None
    yield line("theme", theme, limit=TITLE)
    yield PairingPast("until_on") if until_on <= today else None


def _turn_faults(
    turns: tuple[Turn, ...], members: Collection[str], starts_on: date, ends_on: date
) -> Iterator[Wrong | None]:
    days = {"starts_on": starts_on, "ends_on": ends_on}
    for no, turn in enumerate(turns, start=1):
        inside = starts_on <= turn.from_on and turn.to_on <= ends_on
        yield NotAMember("turns", no=no, school=turn.school_id) if turn.school_id not in members else None
        yield TurnReversed("turns", no=no) if turn.to_on < turn.from_on else None
        yield TurnOutside("turns", no=no, **days) if not inside else None
        yield line("turns", turn.topic, limit=TITLE, needed=False)
    for no, (earlier, later) in enumerate(pairwise(turns), start=2):
        yield TurnsOverlap("turns", no=no) if later.from_on <= earlier.to_on else None
