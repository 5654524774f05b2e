"""Partners of a history: their liaisons, agreements, lists and projects."""

from __future__ import annotations

from domain.partners import ItemKind, LegalBasis, Need, Plan, Resource, Terms
from domain.words import PartnerKind, Party, PartyKind, Role
from hub.clock import local_day
from hub.history.checking import Line
from hub.history.lines import LINES, Load, line
from hub.history.people import enrol
from hub.history.vocabulary import WORDS, Unit
from projections import partners

OPERATOR = "org"
"""The body that runs the programme, as a party of an agreement."""
LISTED = frozenset({"ResourceOffered", "NeedStated"})


@line("Partner", "PartnerRegistered")
def registered(load: Load, to: Line) -> None:
    d = to.data
    load.do(load.hub.partners.register, to.key, name=d["name"], kind=PartnerKind(d["kind"]), area=d["area"])


@line("Partner", "PartnerContactDesignated")
def contact_designated(load: Load, to: Line) -> None:
    """The history enrols no liaison: the person becomes known here, by consent, since an agreement may come later or never."""
    person = to.data["person_id"]
    if person not in load.known:
        enrol(load, to, person, Unit("partner", to.key))
    load.do(load.hub.partners.designate_contact, to.key, person, legal_basis=LegalBasis.CONSENT, on=to.data["on"])


# ---- agreements


@line("Partner", "AgreementSigned")
def agreement_signed(load: Load, to: Line) -> None:
    """The operator among the parties is the Party School, which signs as itself."""
    d = to.data
    parties = tuple(unit.party for unit in d["parties"] if unit.kind != OPERATOR)
    terms = Terms(
        parties=parties,
        terms=d["terms"],
        signed_on=local_day(to.occurred_at),
        valid_until=d["valid_until"],
        with_operator=len(parties) < len(d["parties"]),
    )
    load.do(load.hub.partners.sign_agreement, to.key, terms, agreement_id=d["agreement_id"])


@line("Partner", "AgreementEnded")
def agreement_ended(load: Load, to: Line) -> None:
    d = to.data
    load.do(load.hub.partners.end_agreement, to.key, d["agreement_id"], reason=d["reason"])


# ---- resources and needs


@line("Partner", "ResourceOffered")
def resource_offered(load: Load, to: Line) -> None:
    d = to.data
    resource = Resource(d["title"], ItemKind(d["kind"]), d.get("availability"))
    owner = _speaker(load, to)
    load.do(load.hub.partners.offer_resource, owner, resource, item_id=d["item_id"], for_unit=owner)


@line("Partner", "NeedStated")
def need_stated(load: Load, to: Line) -> None:
    d = to.data
    need = Need(d["title"], ItemKind(d["kind"]), d.get("needed_by"))
    owner = _speaker(load, to)
    load.do(load.hub.partners.state_need, owner, need, item_id=d["item_id"], for_unit=owner)


@line("Partner", "ItemWithdrawn")
def item_withdrawn(load: Load, to: Line) -> None:
    reason = to.data.get("reason")
    load.do(load.hub.partners.withdraw_item, to.data["item_id"], reason=reason, for_unit=_speaker(load, to))


# ---- projects


@line("Partner", "ProjectAgreed")
def project_agreed(load: Load, to: Line) -> None:
    """What a project names was known when it was agreed on, even where the history writes it down a little later."""
    d = to.data
    plan = Plan(
        title=d["title"],
        lead=d["lead"].party,
        with_parties=tuple(unit.party for unit in d["with_parties"]),
        on=local_day(to.occurred_at),
        due_on=d["due_on"],
        done_when=d["done_when"],
        need_id=d.get("need_id"),
        resource_id=d.get("resource_id"),
    )
    _list_what_is_named(load, plan)
    side = _speaker(load, to)
    load.do(load.hub.partners.agree_project, to.key, plan, project_id=d["project_id"], by=side, for_unit=side)


@line("Partner", "ProjectCompleted")
def project_completed(load: Load, to: Line) -> None:
    """Reported by the side of the actor, and confirmed by the side that the line names."""
    d, side, other = to.data, _speaker(load, to), to.data["confirmed_by"].party
    hub, project = load.hub.partners, d["project_id"]
    load.do(hub.report_project, to.key, project, on=d["on"], by=side, for_unit=side)
    load.do(hub.confirm_project, to.key, project, note=d.get("note"), by=other, for_unit=other)


@line("Partner", "ProjectDropped")
def project_dropped(load: Load, to: Line) -> None:
    d, side = to.data, _speaker(load, to)
    why = {"reason": d["reason"], "carried_over": d["carried_over"]}
    load.do(load.hub.partners.drop_project, to.key, d["project_id"], **why, by=side, for_unit=side)


@line("Partner", "PartnerAppraisalGiven")
def appraisal_given(load: Load, to: Line) -> None:
    d = to.data
    said = {"period": d["period"], "usefulness": d["usefulness"], "comment": d.get("comment")}
    load.do(load.hub.partners.appraise, to.key, **said)


def _speaker(load: Load, to: Line) -> Party:
    """The unit of whoever acts; the Party School writes down what the partner of the stream says."""
    own = load.homes.get(to.actor)
    of_school = WORDS.role(to.actor_role) in (Role.SECRETARY, Role.LEAD)
    return own if own is not None and of_school else Party(PartyKind.PARTNER, to.key)


def _list_what_is_named(load: Load, plan: Plan) -> None:
    named = {key for key in (plan.need_id, plan.resource_id) if key}
    with load.hub.reader() as read:
        missing = named - partners.items_named(read, named).keys()
    for each in load.coming if missing else ():
        if each.event in LISTED and each.data["item_id"] in missing:
            LINES[each.aggregate, each.event](load, each)
