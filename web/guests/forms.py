"""What guests are asked: four things to sign up, their companions, a reason if they like, and where a new link shall go."""

from __future__ import annotations

from dataclasses import dataclass

from hub.exchanges.contacts import NAME, ORGANISATION, Contact
from web import messages
from web.fields import Line, Text, Unfit, Whole
from web.forms import Form
from web.texts import _, _l


@dataclass(frozen=True)
class Reach(Line):
    """A telephone number or a mail address, in one field. Value: a contact with nothing else in it."""

    max: int = 254

    def parse(self, text: str) -> object:
        typed = str(super().parse(text))
        told = {"mail": typed} if "@" in typed else {"phone": typed}
        contact = Contact("", "", **told).tidied()
        for fault in contact.faults():
            if fault.field in told:
                raise Unfit(messages.sentence(fault))
        return contact


@dataclass(frozen=True)
class Trap(Line):
    """A field that no person sees: what fills in whatever it finds gives itself away."""

    def parse(self, text: str) -> object:
        raise Unfit(_("这一栏用来识别自动程序，请清空后再提交"))


REACH = Reach(_l("电话或邮箱"), required=True, hint=_l("填手机号、带区号的固定电话，或者邮箱"))
SIGN_UP = Form(
    "guests.sign_up",
    name=Line(_l("姓名"), max=NAME, required=True, auto="name"),
    reach=REACH,
    organisation=Line(_l("单位"), max=ORGANISATION, required=True, auto="organization"),
    companions=Whole(_l("同行人数"), unit=_l("人"), hint=_l("除您以外还有几位，没有可不填")),
    homepage=Trap(_l("网址（请留空）")),
)
COMPANIONS = Form("guests.companions", companions=Whole(_l("同行人数"), required=True, unit=_l("人")))
WITHDRAW = Form("guests.withdraw", reason=Text(_l("原因"), max=2_000, hint=_l("可不填，组织方能看到")))
CONFIRM = Form("guests.confirm")
LINK = Form("guests.link", reach=REACH, homepage=Trap(_l("网址（请留空）")))
