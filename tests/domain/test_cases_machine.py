"""Any order of commands, right and wrong: what always holds for a case, and that its stored facts tell all of it."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from domain.cases import Case, Declarations, Manuscript, Section, State, Visibility
from domain.errors import Refused
from domain.model import Prose
from tests import case_stories
from tests.case_stories import AUTHOR, DECLARED, MANUSCRIPT, OFFICER, REVIEWER, TODAY
from tests.stories import replayed, stored, told

PEOPLE = st.sampled_from((AUTHOR, REVIEWER, OFFICER))
PEOPLE_OR_NONE = st.none() | PEOPLE
TEXTS = st.sampled_from((Prose("一句话"), Prose("另一句"), Prose("")))
NUMBERS = st.integers(1, 4)
MANUSCRIPTS = st.builds(
    replace,
    st.just(MANUSCRIPT),
    title=st.sampled_from(("一张课表两本账", "两本账")),
    practice=TEXTS | st.just(MANUSCRIPT.practice),
    appendix=st.none() | TEXTS,
)
DECLARATIONS = st.sampled_from((DECLARED, DECLARED, Declarations(original=True, truthful=True, privacy_checked=False)))
WAS_UP = {State.PUBLISHED, State.ARCHIVED}


class AnyCase(RuleBasedStateMachine):
    """A case, and people who click on everything."""

    case: Case

    @initialize(thin=st.booleans())
    def begins(self, thin: bool) -> None:
        self.case = case_stories.taken_over(author_id=AUTHOR) if thin else case_stories.submitted()
        self.seen: dict[int, Manuscript] = {}

    def click(self, command: str, **given: Any) -> None:
        before = list(self.case.pending_events)
        try:
            getattr(self.case, command)(**given)
        except Refused:
            assert self.case.pending_events == before

    @rule(new=MANUSCRIPTS, by=PEOPLE_OR_NONE, stale=st.integers(0, 1))
    def things_take_their_course(self, new: Manuscript, by: Any, stale: int) -> None:
        """The usual next step, so that long lives are met often enough."""
        edition, day = self.case.edition - stale, {"on": TODAY, "today": TODAY}
        written = {"manuscript": new, "declared": DECLARED, "by_person": AUTHOR, "base_edition": edition}
        match self.case.state:
            case State.IN_REVIEW:
                self.click("approve", by_person=REVIEWER, edition=edition, scores=case_stories.SCORES)
            case State.CHANGES_ASKED | State.RECALLED:
                self.click("resubmit", **written)
            case State.APPROVED:
                self.click("publish", edition=edition, visibility=Visibility.DISTRICT, **day)
            case State.PUBLISHED if self.case.revision is None:
                self.click("submit_revision", **written, change_note=Prose("更新"))
            case State.PUBLISHED:
                self.click("publish_revision", by_person=REVIEWER, edition=edition)
            case State.ARCHIVED:
                self.click("restore", reason=Prose("仍有用"))
            case State.WITHDRAWN:
                self.click("reinstate", reason=Prose("已脱敏"))

    @rule(by=PEOPLE_OR_NONE, new=MANUSCRIPTS, declared=DECLARATIONS, edition=NUMBERS, note=TEXTS)
    def the_author_writes(self, by: Any, new: Manuscript, declared: Declarations, edition: int, note: Prose) -> None:
        written = {"manuscript": new, "declared": declared, "by_person": by, "base_edition": edition}
        self.click("recall", by_person=by)
        self.click("resubmit", **written)
        self.click("revise", **written, change_note=note)
        self.click("submit_revision", **written, change_note=note)

    @rule(by=PEOPLE, edition=NUMBERS, note=TEXTS, command=st.sampled_from(("ask_changes", "return_revision")))
    def somebody_sends_it_back(self, by: str, edition: int, note: Prose, command: str) -> None:
        self.click("assign_reviewer", reviewer_id=by, due_on=TODAY, today=TODAY)
        self.click(command, by_person=by, edition=edition, comments=note)

    @rule(edition=NUMBERS, visibility=st.sampled_from(Visibility), reason=TEXTS)
    def it_is_shown(self, edition: int, visibility: Visibility, reason: Prose) -> None:
        self.click("publish", edition=edition, visibility=visibility, on=TODAY, today=TODAY)
        self.click("recommend", on=TODAY, reason=reason, today=TODAY)

    @rule(by=PEOPLE_OR_NONE, reason=TEXTS, away=st.sampled_from(("archive", "archive", "withdraw")))
    def it_is_taken_away(self, by: Any, reason: Prose, away: str) -> None:
        self.click(away, by_person=by, reason=reason)

    @rule(edition=NUMBERS, section=st.sampled_from(Section))
    def it_is_kept_and_redacted(self, edition: int, section: Section) -> None:
        """Kept in the log and read back before, as every command is."""
        facts = list(self.case.pending_events)
        self.case = replayed(stored(self.case))
        self.case.pending_events.extend(facts)
        self.click("redact", edition=edition, sections=(section,), reason="个人信息")

    @invariant()
    def editions_never_change_and_have_no_gaps(self) -> None:
        assert list(self.case.editions) == list(range(1, self.case.edition + 1))
        assert all(self.case.editions[no] == there for no, there in self.seen.items())
        self.seen = dict(self.case.editions)

    @invariant()
    def what_is_up_has_been_published_and_was_approved_by_somebody_else(self) -> None:
        assert self.case.state not in WAS_UP or self.case.published is not None
        approved = [fact for fact in self.case.pending_events if isinstance(fact, Case.Approved)]
        assert self.case.published is None or len(approved) == 1

    @invariant()
    def a_revision_is_the_last_edition_of_a_case_that_was_published(self) -> None:
        assert self.case.revision in (None, self.case.edition)
        assert self.case.revision is None or self.case.published != self.case.revision

    @invariant()
    def nobody_reviews_the_own_case(self) -> None:
        assert self.case.review is None or self.case.review[0] != AUTHOR

    def teardown(self) -> None:
        """Stored and read back, the facts tell the same case."""
        if self.case.pending_events:
            assert told(replayed(stored(self.case))) == told(self.case)


TestAnyCase = AnyCase.TestCase
TestAnyCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
