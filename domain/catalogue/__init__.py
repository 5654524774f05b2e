"""The catalogue 事件目录: every event that can stand in the log, with what people call it and since when it exists.

Importing this module makes all topics known; nothing reads the log without it.
"""

from __future__ import annotations

from domain.brands import Brand
from domain.cases import Adoption, Case
from domain.catalogue import cases, directory, evaluation, exchanges, outcomes, partners, programme, visits
from domain.catalogue.title import Title
from domain.evaluation import Evaluation, Rubric
from domain.exchanges import Exchange
from domain.model import Aggregate, DomainEvent
from domain.obligations import Obligation
from domain.outcomes import Outcome
from domain.partners import Listing, Partner
from domain.people import Person
from domain.problems import Problem
from domain.programme import Calendar, Programme
from domain.schools import School
from domain.studios import Membership, Studio
from domain.supervision import Supervision
from domain.visits import Visit
from domain.vocabulary import Vocabulary

AGGREGATES: tuple[type[Aggregate], ...] = (
    *(Person, School, Studio, Membership, Programme, Calendar, Partner, Listing),
    *(Visit, Exchange, Case, Adoption, Vocabulary),
    *(Brand, Outcome, Supervision),
    *(Obligation, Problem),
    *(Rubric, Evaluation),
)


TITLES: dict[str, Title] = {
    **directory.TITLES,
    **programme.TITLES,
    **partners.TITLES,
    **visits.TITLES,
    **exchanges.TITLES,
    **cases.TITLES,
    **outcomes.TITLES,
    **evaluation.TITLES,
}
"""Titles by topic; those of an area stand together in the module of its name."""


def events_of(aggregate: type[Aggregate]) -> list[type[DomainEvent]]:
    """The event classes of an aggregate, as the library keeps them, in order of definition."""
    found = [value for value in vars(aggregate).values() if isinstance(value, type) and issubclass(value, DomainEvent)]
    return [kind for kind in found if kind.TOPIC]


KINDS: dict[str, type[DomainEvent]] = {kind.TOPIC: kind for aggregate in AGGREGATES for kind in events_of(aggregate)}
"""Topic to event class."""
