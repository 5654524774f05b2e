"""An existing library enters the hub: many cases at once, each as it stood there, each once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

import msgspec

from domain.cases import Case, Declarations, Manuscript, Visibility
from domain.errors import AlreadyThere, Refused
from hub.access import Act
from hub.cases.basis import Basis
from projections import cases, programme
from projections.cases.values import title_key
from projections.read import Reader

NOTHING = Declarations(original=False, truthful=False, privacy_checked=False)
"""What was declared elsewhere is not known."""


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """A case of a library. `source_id` tells it apart there; author (a person id) and school (a code) may be unknown."""

    source_id: str
    manuscript: Manuscript
    school: str = ""
    author: str = ""
    published_on: date | None = None
    visibility: Visibility = Visibility.DISTRICT

    @property
    def key(self) -> str:
        return sha256(f"library:{self.source_id}".encode("utf-8", "replace")).hexdigest()[:16]


class Taken(NamedTuple):
    """What became of a work: `new`, already there, or `refused`."""

    work: Work
    new: bool
    refused: Refused | None = None


class Takeover(Basis):
    """What an officer, or the operator at the machine, does with a library."""

    def take_over(self, works: Sequence[Work], *, rehearse: bool = False, act: Act) -> list[Taken]:
        """Submit, approve and publish each work at once, all in one commit; what is refused does not stop the others.

        A work that is there already (by its source id) is left as it is. `rehearse`: nothing is kept.
        """
        act = self._core.may(act, "case.take_over")
        with self._alone("title"), self._look() as read:
            judged = _Judging(read, self._core.today(), act)
            for work in works:
                judged.judge(work)
            if judged.new and not rehearse:
                self._core.commit(*judged.new, act=act)
        return judged.taken


class _Judging:
    """One batch: what the works before have taken counts too."""

    def __init__(self, read: Reader, today: date, act: Act) -> None:
        self._read, self._today, self._act = read, today, act
        runs = programme.current(read, today)
        self._programme = runs.code if runs else ""
        self._titles: dict[tuple[str, str], str] = {}
        self._keys: set[str] = set()
        self.new: list[Case] = []
        self.taken: list[Taken] = []

    def judge(self, work: Work) -> None:
        if work.key in self._keys:
            self.taken.append(Taken(work, new=False, refused=AlreadyThere(kind=Case.TOPIC, key=work.source_id)))
        elif cases.number(self._read, work.key) is not None:
            self.taken.append(Taken(work, new=False))
        else:
            try:
                self.new.append(self._published(work))
            except Refused as refused:
                self.taken.append(Taken(work, new=False, refused=refused))
            else:
                self.taken.append(Taken(work, new=True))
        self._keys.add(work.key)

    def _published(self, work: Work) -> Case:
        case = Case.submit(
            work.manuscript,
            NOTHING,
            programme_id=self._programme,
            author_id=work.author,
            school_id=work.school,
            key=work.key,
            same_title=self._same_title(work),
            source=work.source_id,
        )
        case.approve(by_person=self._act.person, edition=1)
        on = work.published_on or self._today
        case.publish(edition=1, visibility=work.visibility, on=on, today=self._today)
        if work.school:
            self._titles[work.school, title_key(work.manuscript.title)] = work.key
        return case

    def _same_title(self, work: Work) -> str | None:
        """Of a school that is known; cases of nobody in particular may be called alike."""
        if not work.school:
            return None
        there = cases.same_title(self._read, work.school, work.manuscript.title)
        return there or self._titles.get((work.school, title_key(work.manuscript.title)))
