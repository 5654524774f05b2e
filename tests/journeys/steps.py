"""What people do on the way through a visit, each step as they do it: by the links and buttons of the pages."""

from __future__ import annotations

import re
from typing import NamedTuple


class Visit(NamedTuple):
    """A visit under way: its number and the two people who speak for its sides."""

    no: int
    host: object
    guest: object


def number(walker):
    """The number of the visit that stands in the address."""
    return int(re.search(r"/visits/(\d+)", walker.path)[1])


def invites(host, to, topic, *, on="2026-03-20", part="pm", **more):
    """From the first page to the page of the invitation that has been sent."""
    host.opens("/").follows("发起邀请").presses(
        "预览", to=to, topic=topic, **{"slots.0.on": on, "slots.0.part": part}, **more
    )
    host.sees("还没有发出").presses("发出").sees("已发出")
    return number(host)


def agrees(guest, no, *, people="3"):
    """The other side takes the one time that was offered."""
    guest.opens(f"/visits/{no}").follows("去办理").presses("提交回应", answer="accept", party_size=people)
    return guest.sees("已同意")


def prepares(host, guest, no, *, names, start="14:00", end="16:00", responsible):
    """Who comes, where and when, and that all of it holds."""
    guest.opens(f"/visits/{no}/delegation").presses("读取名单", pasted=names).presses("提交名单").sees("来访名单")
    host.opens(f"/visits/{no}/logistics").presses(
        "保存安排", starts_at=start, ends_at=end, venue="行政楼 201", responsible_person=responsible
    )
    host.sees("负责人").follows("去办理").presses("确认，通知来访方").sees("已确认")


def arranges(town, host, guest, *, topic="家长开放日", on="2026-03-20", to="school:KG-01", names="何田苒 书记"):
    """A visit that both have prepared. `host`, `guest`: logins."""
    inviting, coming = town.as_(host), town.as_(guest)
    no = invites(inviting, to, topic, on=on)
    agrees(coming, no)
    prepares(inviting, coming, no, names=names, responsible=f"p-{host}")
    return Visit(no, inviting, coming)


def holds(visit, *, hosts="6"):
    """It has taken place: the host says so."""
    visit.host.opens(f"/visits/{visit.no}/held").presses("登记到访", headcount_host=hosts).sees("到访记录")


def writes_up(visit, *, summary="看了午睡间隙的支委会，谈了怎样开得短。"):
    """The guest writes the minutes, the host agrees."""
    visit.guest.opens(f"/visits/{visit.no}/minutes").presses("提交纪要", summary=summary, learnt="二十分钟支委会")
    visit.host.opens(f"/visits/{visit.no}/minutes/reply").presses("同意这份纪要").sees("已同意这份纪要")
