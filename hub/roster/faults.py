"""What can be wrong with a roster: with the file, with its columns, with a row. Facts fill the sentences; `first` and `line` count from 1."""

from __future__ import annotations

from domain.errors import Conflict, Forbidden, Wrong

# ---- the file: refused before anything of it is kept


class NotASheet(Wrong):
    """Neither a workbook nor a table in text; facts: name."""

    code = "roster.not_a_sheet"


class OldFormat(Wrong):
    """A workbook of the years before 2007 (.xls); facts: name."""

    code = "roster.old_format"


class FileTooLarge(Wrong):
    """Larger than allowed; facts: name, limit, size (megabytes)."""

    code = "roster.file_too_large"


class NoRows(Wrong):
    """There is no row below the headings; facts: name."""

    code = "roster.no_rows"


class TooManyRows(Wrong):
    """More rows than one roster may have; facts: limit."""

    code = "roster.too_many_rows"


class TextUnreadable(Wrong):
    """A text that is neither UTF-8, UTF-16 nor GB 18030; facts: name."""

    code = "roster.text_unreadable"


class NoColumns(Wrong):
    """No sheet has headings that anybody would take for those of a roster; facts: name."""

    code = "roster.no_columns"


class NoFile(Wrong):
    """No file was chosen."""

    code = "roster.no_file"


# ---- the columns


class ColumnTwice(Wrong):
    """Two columns are said to hold the same; facts: column (`kind.field`)."""

    code = "roster.column_twice"


class ColumnMissing(Wrong):
    """Without this column no row can be told from another; facts: column (`kind.field`)."""

    code = "roster.column_missing"


class NothingChosen(Wrong):
    """Every sheet is left out."""

    code = "roster.nothing_chosen"


# ---- where an import stands


class NotNow(Conflict):
    """The import stands elsewhere by now; facts: state."""

    code = "roster.not_now"


class RowsWrong(Conflict):
    """All of it was asked for, and some rows are wrong; facts: count."""

    code = "roster.rows_wrong"


class NothingToDo(Conflict):
    """No row says anything new."""

    code = "roster.nothing_to_do"


# ---- a row


class Formula(Wrong):
    """A formula without a result."""

    code = "roster.formula"


class ErrorCell(Wrong):
    """The cell holds an error of the spreadsheet; facts: text."""

    code = "roster.error_cell"


class WordUnknown(Wrong):
    """Not a word of the closed list; facts: text, known (values of the list)."""

    code = "roster.word_unknown"


class DayUnread(Wrong):
    """No day; facts: text."""

    code = "roster.day_unread"


class MonthUnread(Wrong):
    """No month; facts: text."""

    code = "roster.month_unread"


class CodeUnfit(Wrong):
    """A code is letters, digits and hyphens; facts: text."""

    code = "roster.code_unfit"


class MailUnfit(Wrong):
    """No mail address; facts: text."""

    code = "roster.mail_unfit"


class PhoneUnfit(Wrong):
    """No telephone number; facts: text."""

    code = "roster.phone_unfit"


class RowTwice(Wrong):
    """The same stands further up; facts: first (line)."""

    code = "roster.row_twice"


class Fixed(Wrong):
    """What does not change once it is registered; facts: now."""

    code = "roster.fixed"


class UnitUnknown(Wrong):
    """No unit of this code or name; facts: text."""

    code = "roster.unit_unknown"


class UnitAmbiguous(Wrong):
    """Several units are called so: the code tells them apart; facts: text, count."""

    code = "roster.unit_ambiguous"


class ProgrammeUnknown(Wrong):
    """No programme of this code; facts: text."""

    code = "roster.programme_unknown"


class NoProgramme(Wrong):
    """There is no programme yet for a studio to belong to."""

    code = "roster.no_programme"


class PersonUnknown(Wrong):
    """Nobody of this id or name; facts: text."""

    code = "roster.person_unknown"


class Namesakes(Wrong):
    """Several people are called so: the person id tells them apart; facts: text, count."""

    code = "roster.namesakes"


class OtherStart(Wrong):
    """The person holds the role since another day; facts: since."""

    code = "roster.other_start"


class TermOverlaps(Wrong):
    """The term overlaps with another one of the same role; facts: since, until."""

    code = "roster.term_overlaps"


class TermOver(Wrong):
    """Only the latest term of a role can get another end; facts: since."""

    code = "roster.term_over"


class ReasonNeeded(Wrong):
    """A change of this kind is explained."""

    code = "roster.reason_needed"


class MemberElsewhere(Wrong):
    """The membership has ended: it is not begun a second time in one programme; facts: until."""

    code = "roster.member_elsewhere"


class MayNot(Forbidden):
    """The person who imports may not do what this row asks; facts: rule."""

    code = "roster.may_not"
