"""What can be wrong with what was typed into the forms of a reporting duty; each stands beside its field.

Facts named in a docstring fill the sentence.
"""

from __future__ import annotations

from domain.errors import Wrong


class OwnerUnfit(Wrong):
    """This is owed by another kind of owner; facts: because (kind of the report), owner_kind (who owes it)."""

    code = "obligation.owner_unfit"


class OwnerNotThere(Wrong):
    """The owner does not belong to the programme on the day this is due; facts: due_on."""

    code = "obligation.owner_not_there"


class OutsideProgramme(Wrong):
    """The day lies outside the programme; facts: starts_on, ends_on."""

    code = "obligation.outside_programme"


class RequiredUnfit(Wrong):
    """At least one is required, and not more than people can do; facts: least, most."""

    code = "obligation.required_unfit"


class NothingHandedIn(Wrong):
    """Something is handed in: a chapter, a file, or what it refers to."""

    code = "obligation.nothing_handed_in"


class TooFewRefs(Wrong):
    """Fewer things are named than are required; facts: required, count."""

    code = "obligation.too_few_refs"


class TooManyRefs(Wrong):
    """More things are named than a report needs; facts: limit, count."""

    code = "obligation.too_many_refs"


class ChapterUnfit(Wrong):
    """A report of this kind has no such chapter, or the chapter twice; facts: chapter."""

    code = "obligation.chapter_unfit"


class FileTwice(Wrong):
    """The same file is attached twice; facts: no."""

    code = "obligation.file_twice"


class TooManyFiles(Wrong):
    """More attachments than a report may have; facts: limit, count."""

    code = "obligation.too_many_files"


class InTheFuture(Wrong):
    """It cannot have been handed in later than today."""

    code = "obligation.in_the_future"


class NotLater(Wrong):
    """An extension gives more time; facts: due_on."""

    code = "obligation.not_later"
