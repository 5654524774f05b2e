"""What can be wrong with what was typed into the forms of a case or an adoption; each stands beside its field.

Facts named in a docstring fill the sentence; `no` counts the lines of a list from 1.
"""

from __future__ import annotations

from domain.errors import Wrong


class TitleTaken(Wrong):
    """Another case of the unit has this title; facts: case (its key)."""

    code = "case.title_taken"


class TooManyTopics(Wrong):
    """More keywords than a case needs; facts: limit, count."""

    code = "case.too_many_topics"


class LevelUnfit(Wrong):
    """A case is for kindergartens, primary or middle schools; several of them are named one by one."""

    code = "case.level_unfit"


class NotDeclared(Wrong):
    """A case is submitted with all three declarations."""

    code = "case.not_declared"


class LineageCycle(Wrong):
    """A case cannot descend from itself; facts: case."""

    code = "case.lineage_cycle"


class NothingChanged(Wrong):
    """Nothing differs from the edition that is there."""

    code = "case.nothing_changed"


class TooManyFiles(Wrong):
    """More attachments than a case may have; facts: limit, count."""

    code = "case.too_many_files"


class FileTwice(Wrong):
    """The same file is attached twice; facts: no."""

    code = "case.file_twice"


class NoComments(Wrong):
    """Who sends something back says what is to be changed, at all or in a section."""

    code = "case.no_comments"


class ScoreUnknown(Wrong):
    """A score is a number from 0 to 25; facts: most."""

    code = "case.score_unknown"


class ReviewerIsAuthor(Wrong):
    """Nobody reviews an own case."""

    code = "case.reviewer_is_author"


class DuePast(Wrong):
    """The day until which to review lies ahead."""

    code = "case.due_past"


class EditionUnknown(Wrong):
    """The case has no such edition; facts: edition."""

    code = "case.edition_unknown"


class SectionEmpty(Wrong):
    """The edition has no text in this section; facts: section."""

    code = "case.section_empty"


class OwnAdoption(Wrong):
    """Nobody adopts the own case."""

    code = "adoption.own_case"


class NotDerived(Wrong):
    """The case that is shared back does not descend from the adopted one; facts: case."""

    code = "adoption.not_derived"
