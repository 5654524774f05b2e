"""What can be wrong with what was typed into an exchange's forms; each stands beside its field.

Facts named in a docstring fill the sentence; `no` counts the lines of a list from 1.
"""

from __future__ import annotations

from domain.errors import Wrong


class EndsBeforeStart(Wrong):
    """The end lies after the start."""

    code = "exchange.ends_before_start"


class TakesTooLong(Wrong):
    """An exchange takes some days, not months; facts: days, limit."""

    code = "exchange.takes_too_long"


class StartPast(Wrong):
    """What is announced lies ahead."""

    code = "exchange.start_past"


class OutsideProgramme(Wrong):
    """The day lies outside the programme; facts: starts_on, ends_on."""

    code = "exchange.outside_programme"


class SignUpTooLate(Wrong):
    """Sign-up ends before the exchange begins; facts: latest (date)."""

    code = "exchange.sign_up_too_late"


class SignUpPast(Wrong):
    """The last day of sign-up is over already."""

    code = "exchange.sign_up_past"


class CapacityUnfit(Wrong):
    """A number of seats that cannot be meant; facts: least, most."""

    code = "exchange.capacity_unfit"


class CapacityTaken(Wrong):
    """More people have seats than there are to be; facts: capacity, seated, offered (with companions)."""

    code = "exchange.capacity_taken"


class QuotaUnfit(Wrong):
    """A quota is at least one seat and at most all; facts: no, capacity, seats."""

    code = "exchange.quota_unfit"


class QuotaTwice(Wrong):
    """Two quotas for the same; facts: no."""

    code = "exchange.quota_twice"


class QuotaTaken(Wrong):
    """An organisation has more seats than its quota is to be; facts: no, seats, taken."""

    code = "exchange.quota_taken"


class ReserveUnfit(Wrong):
    """More seats are kept for partners than there are; facts: capacity, reserved."""

    code = "exchange.reserve_unfit"


class ReserveTaken(Wrong):
    """Seats that others have cannot be kept for partners any more; facts: reserved, most."""

    code = "exchange.reserve_taken"


class UnitTwice(Wrong):
    """The same unit is named twice; facts: no."""

    code = "exchange.unit_twice"


class PersonTwice(Wrong):
    """The same person stands twice on the list; facts: no, person."""

    code = "exchange.person_twice"


class PersonUnknown(Wrong):
    """Nobody has this id; facts: no, person."""

    code = "exchange.person_unknown"


class NotInPost(Wrong):
    """The responsible person holds no post on that day; facts: person."""

    code = "exchange.not_in_post"


class TooManyFiles(Wrong):
    """More attachments than a notice may have; facts: limit, count."""

    code = "exchange.too_many_files"


class FileTwice(Wrong):
    """The same file is attached twice; facts: no."""

    code = "exchange.file_twice"


class NothingChanged(Wrong):
    """Nothing differs from what is there."""

    code = "exchange.nothing_changed"


class ReplyPast(Wrong):
    """The day by which a partner is to answer lies ahead, and before the exchange; facts: latest (date)."""

    code = "exchange.reply_past"


class HolderUnclear(Wrong):
    """A seat is for one person with an account or for one guest."""

    code = "exchange.holder_unclear"


class CompanionsUnfit(Wrong):
    """So many companions cannot be brought; facts: most."""

    code = "exchange.companions_unfit"


class TooManyHeads(Wrong):
    """The party is larger than what there is for its organisation altogether; facts: limit, wanted (companions included)."""

    code = "exchange.too_many_heads"


class TooFew(Wrong):
    """A number below what makes sense; facts: least."""

    code = "exchange.too_few"


class HeadcountUnusual(Wrong):
    """A very large number is entered on purpose only; facts: usual, count."""

    code = "exchange.headcount_unusual"


class DeputyIsResponsible(Wrong):
    """The deputy is somebody else than the responsible person."""

    code = "exchange.deputy_is_responsible"


class IssueTaken(Wrong):
    """Another briefing has this issue number; facts: exchange (its key)."""

    code = "exchange.issue_taken"


class NoReaders(Wrong):
    """A briefing names whom it is reported or copied to."""

    code = "exchange.no_readers"
