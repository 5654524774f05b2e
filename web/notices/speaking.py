"""All that people can hear outside the hub, area by area, and the message that tells it: short, polite, with the way to the page.

An area adds one line to SOURCES: a function of `Asked` that yields notices, of each thing the newest first. What waits for people
comes by itself with its line in 轮到我 (web/home/turn.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextvars import copy_context
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from domain.words import SHANGHAI
from hub.access import Standing
from hub.notices import Kind, Letter, Notice, Outsider
from web import decisions, texts
from web.cases import notices as cases
from web.exchanges import letters
from web.exchanges import notices as exchanges
from web.home import notices as home
from web.notices.asked import Asked
from web.texts import Lazy, _, _l
from web.visits import notices as visits
from web.words import left, plain_day

if TYPE_CHECKING:
    from hub.compose import Hub
    from projections.read import Reader

SOURCES: tuple[Callable[[Asked], Iterable[Notice]], ...] = (
    home.turn,
    visits.news,
    visits.coming,
    exchanges.news,
    exchanges.coming,
    cases.news,
    decisions.news,
)

HEADINGS: dict[Kind, Lazy] = {
    Kind.TURN: _l("轮到您办理"),
    Kind.REMINDER: _l("到期提醒"),
    Kind.NEWS: _l("有变动"),
    Kind.COMING: _l("日期临近"),
}
T = TypeVar("T")
SUBJECT = 60
"""Characters of a subject; phones show fewer."""
SHORT = 120
"""Characters of a line in a group."""


class Speaking:
    """What `hub.notices` asks for notices and for words."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def notices(self, read: Reader, who: Standing, now: datetime, language: str) -> list[Notice]:
        """What somebody with these appointments could hear now."""
        asked = Asked(self._hub, read, who, now)
        return _in(language, now, lambda: [notice for source in SOURCES for notice in source(asked)])

    def outsiders(self, read: Reader, now: datetime) -> list[Outsider]:
        """Guests, each in the own language."""
        concerned = letters.concerned(self._hub, read, now)
        return [_in(each.guest.contact.language, now, partial(letters.outsider, each)) for each in concerned]

    def outside(self, to: Outsider, told: Sequence[Notice], language: str, now: datetime) -> Letter:
        """A guest's message."""
        return _in(language, now, lambda: letters.letter(self._hub, to, told))

    def letter(self, told: Sequence[Notice], waiting: int, now: datetime, language: str, *, digest: bool) -> Letter:
        """The message."""
        return _in(language, now, lambda: self._letter(told, waiting, now, digest=digest))

    def trial(self) -> Letter:
        """By which a studio sees that its robot is connected."""
        said = _("这是一条测试消息：本群已与互鉴连接。轮到本工作室各校办理的事，会按设定的时间发到这里。")
        return Letter(_("互鉴测试消息"), said, (said,))

    def _letter(self, told: Sequence[Notice], waiting: int, now: datetime, *, digest: bool) -> Letter:
        subject = _subject(told, now, digest=digest)
        ordered = sorted(told, key=lambda notice: list(Kind).index(notice.kind))
        home, settings = self._hub.notices.link("/"), self._hub.notices.link("/me/notices")
        foot = [_("目前共有 {n} 件事等您办理：{link}", n=waiting, link=home)] if waiting else []
        foot += [_("通知方式可以随时调整：{link}", link=settings), _("本消息由系统发出，内容以页面为准。")]
        text = "\n\n".join([_("您好："), *self._sections(ordered), "\n".join(foot)])
        last = _("共 {n} 件等待办理，详情：{link}", n=waiting, link=home) if waiting else _("详情：{link}", link=home)
        return Letter(subject, text + "\n", [*map(_short, ordered), last])

    def _sections(self, told: Sequence[Notice]) -> Iterable[str]:
        """Whatever happened to one visit stands together; what waits comes first."""
        things: dict[str, list[Notice]] = {}
        for notice in told:
            things.setdefault(notice.thing, []).append(notice)
        return map(self._thing, things.values())

    def _thing(self, told: Sequence[Notice]) -> str:
        lines = [told[0].title]
        for notice in told:
            said = _("{heading}：{line}", heading=HEADINGS[notice.kind], line=_line(notice))
            lines += [f"  {said}", f"  {self._hub.notices.link(notice.path)}"]
        return "\n".join(lines)


def _in(language: str, now: datetime, work: Callable[[], T]) -> T:
    """In a context of its own: the next reader has another language."""

    def run() -> T:
        texts.read_in(language if language in texts.languages() else texts.SOURCE, now)
        return work()

    return copy_context().run(run)


def _subject(told: Sequence[Notice], now: datetime, *, digest: bool) -> str:
    things = {notice.thing for notice in told}
    if digest:
        return _("互鉴简报（{day}）：{n} 件事", day=plain_day(now.astimezone(SHANGHAI).date()), n=len(things))
    if len(things) > 1:
        return _("轮到您办理：{n} 件事", n=len(things))
    return _cut(_("轮到您办理：{title}", title=told[0].title), SUBJECT)


def _line(notice: Notice) -> str:
    return _("{line}（{left}）", line=notice.line, left=left(notice.until)) if notice.until else notice.line


def _short(notice: Notice) -> str:
    return _cut(_("· {title}：{line}", title=notice.title, line=_line(notice)), SHORT)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
