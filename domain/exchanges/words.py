"""交流用语: the closed lists that exchanges and their seats alone speak (what people read for them: web/exchanges/words.py).

Stored values are for ever; a list may grow, a word in it never changes.
"""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where an exchange stands; that its notice was sent back is a flag beside it."""

    CLEARING = "clearing"
    OPEN = "open"
    CLOSED_REG = "closed_reg"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"
    REPORTED = "reported"
    CLOSED = "closed"
    VOIDED = "voided"


class SeatState(StrEnum):
    """Where somebody's seat stands."""

    REQUESTED = "requested"
    VERIFIED = "verified"
    SEATED = "seated"
    WAITING = "waiting"
    OFFERED = "offered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"
    LAPSED = "lapsed"
    ATTENDED = "attended"
    ABSENT = "absent"


class Kind(StrEnum):
    """形式: what takes place (P14, P15, P16, P35, P53, P69, P75)."""

    LECTURE = "lecture"
    SEMINAR = "seminar"
    EXPERIENCE_MEETING = "experience_meeting"
    SITE_OBSERVATION = "site_observation"
    CASE_WORKSHOP = "case_workshop"
    BRAND_SHOWCASE = "brand_showcase"
    EXPERT_DIALOGUE = "expert_dialogue"
    OFFSITE_TRAINING = "offsite_training"
    JOINT_PARTY_DAY = "joint_party_day"
    SALON = "salon"
    TALK = "talk"


class LearningMode(StrEnum):
    """学习方式: 对话式, 案例式, 异地, 分享式, 集中 (P54, P55)."""

    DIALOGUE = "dialogue"
    CASE = "case"
    OFFSITE = "offsite"
    SHARING = "sharing"
    COLLECTIVE = "collective"
    NONE = "none"


class Breadth(StrEnum):
    """范围: how far beyond one studio an exchange reaches; the field `scope` of its notice."""

    STUDIO = "studio"
    CROSS_STUDIO = "cross_studio"
    DISTRICT = "district"
    CROSS_SECTOR = "cross_sector"


class Modality(StrEnum):
    """How people take part."""

    ONSITE = "onsite"
    ONLINE = "online"
    HYBRID = "hybrid"


class Answer(StrEnum):
    """Where an invited partner stands."""

    INVITED = "invited"
    JOINED = "joined"
    DECLINED = "declined"


class ClosedFor(StrEnum):
    """What an exchange was closed with."""

    REPORTED = "reported"
    NO_MINUTES = "no_minutes"


class Timer(StrEnum):
    """What time does to an exchange; each value is the command by which it does."""

    REGISTRATION_ENDS = "close_registration"
    LINK_ENDS = "lapse_seat"
    OFFER_ENDS = "pass_offer"
    CLOSES = "close"
