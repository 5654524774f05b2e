"""What people call their browser: enough to know it again in the list of the own sessions."""

from __future__ import annotations

from web.texts import Lazy, _, _l

BROWSERS: tuple[tuple[str, Lazy | str], ...] = (
    ("MicroMessenger", _l("微信")),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS: tuple[tuple[str, Lazy | str], ...] = (
    ("OpenHarmony", "HarmonyOS"),
    ("Android", _l("安卓手机")),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


def called(agent: str) -> str:
    """A browser by its own name of itself; that name where it is none of those known."""
    found = [next((str(words) for sign, words in kind if sign in agent), "") for kind in (BROWSERS, SYSTEMS)]
    if not any(found):
        return agent or _("未知的浏览器")
    return _("，").join(each for each in found if each)
