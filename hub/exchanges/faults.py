"""Why the hub refuses what people do with exchanges, beside the rules of the domain."""

from __future__ import annotations

from domain.errors import Conflict, Forbidden, Missing, Wrong


class NoProgramme(Conflict):
    """Nothing can be announced before a cohort has been opened."""

    code = "exchange.no_programme"


class UnitUnknown(Wrong):
    """No school, studio or partner has this code; facts: unit."""

    code = "exchange.unit_unknown"


class GuestNameNeeded(Wrong):
    """Organisers greet people by their names; facts: limit."""

    code = "guest.name_needed"


class OrganisationNeeded(Wrong):
    """Where somebody comes from; facts: limit."""

    code = "guest.organisation_needed"


class NoWayToReach(Wrong):
    """Neither telephone nor mail address."""

    code = "guest.no_way_to_reach"


class PhoneUnfit(Wrong):
    """No telephone has this number."""

    code = "guest.phone_unfit"


class MailUnfit(Wrong):
    """No mail reaches this address."""

    code = "guest.mail_unfit"


class RetentionUnfit(Wrong):
    """Contacts are kept for some days, not for ever; facts: least, most."""

    code = "guest.retention_unfit"


class LinkDead(Missing):
    """A personal link that was never given, has been used or is over: the three are not told apart."""

    code = "guest.link_dead"


class TooManySignUps(Forbidden):
    """Too many people sign up from this address; facts: wait_seconds."""

    code = "guest.too_many_sign_ups"
