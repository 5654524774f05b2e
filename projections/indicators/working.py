"""Facts of what comes out of it: cases and their adoption, brands, reporting duties, outcomes, projects with partners."""

from __future__ import annotations

from typing import Any

from domain.brands import Brand
from domain.brands import events as brands
from domain.cases import Adoption, Case
from domain.cases import events as cases
from domain.obligations import Obligation
from domain.obligations import events as obligations
from domain.outcomes import Outcome
from domain.partners import Listing, Partner
from domain.partners import events as partners
from domain.record import Entry
from projections.indicators.facts import (
    AdoptionFacts,
    BrandFacts,
    CaseFacts,
    DutyFacts,
    Facts,
    OutcomeFacts,
    ProjectFacts,
)
from projections.indicators.fold import tells
from projections.story import day_at


@tells(Case.Submitted)
def submitted(facts: Facts, e: cases.Submitted, _: Entry) -> None:
    facts.cases[e.key] = CaseFacts(e.key, e.programme_id, e.author_id, e.school_id)


@tells(Case.Published)
def published(facts: Facts, e: cases.Published, _: Entry) -> None:
    if case := facts.cases.get(e.key):
        case.published = True


@tells(Case.Withdrawn, Case.Reinstated)
def withdrawn(facts: Facts, e: Any, _: Entry) -> None:
    if case := facts.cases.get(e.key):
        case.withdrawn = isinstance(e, Case.Withdrawn)


@tells(Adoption.Planned)
def planned(facts: Facts, e: Adoption.Planned, _: Entry) -> None:
    facts.adoptions[e.key] = AdoptionFacts(e.key, e.case_id, e.by)


@tells(Adoption.TrialStarted)
def trial_started(facts: Facts, e: Adoption.TrialStarted, _: Entry) -> None:
    if adoption := facts.adoptions.get(e.key):
        adoption.started = True


@tells(Adoption.ResultReported)
def result_reported(facts: Facts, e: Adoption.ResultReported, _: Entry) -> None:
    if adoption := facts.adoptions.get(e.key):
        adoption.result = e.result


# ---- brands: each fact says which milestone is reached; only a revocation or the end of a recognition takes one back

_REACHED: dict[type, int] = {
    Brand.Named: 2,
    Brand.MeaningDefined: 3,
    Brand.IdentityAdopted: 4,
    Brand.CarrierEstablished: 5,
    Brand.Showcased: 6,
    Brand.Recognised: 7,
    Brand.Promoted: 8,
}
SHOWCASED = 6


@tells(Brand.Proposed)
def brand_proposed(facts: Facts, e: brands.Proposed, _: Entry) -> None:
    facts.brands[e.key] = BrandFacts(e.key, e.school_id)


@tells(
    *(Brand.Named, Brand.MeaningDefined, Brand.IdentityAdopted, Brand.CarrierEstablished),
    *(Brand.Showcased, Brand.Recognised, Brand.Promoted),
)
def milestone_reached(facts: Facts, e: Any, _: Entry) -> None:
    if brand := facts.brands.get(e.key):
        brand.milestone = max(brand.milestone, _REACHED[type(e)])


@tells(Brand.MilestoneRevoked)
def milestone_revoked(facts: Facts, e: brands.MilestoneRevoked, _: Entry) -> None:
    if brand := facts.brands.get(e.key):
        brand.milestone = e.to_milestone.no


@tells(Brand.RecognitionLapsed)
def recognition_lapsed(facts: Facts, e: brands.RecognitionLapsed, _: Entry) -> None:
    if brand := facts.brands.get(e.key):
        brand.milestone = SHOWCASED


@tells(Brand.Replicated)
def replicated(facts: Facts, e: brands.Replicated, _: Entry) -> None:
    if brand := facts.brands.get(e.key):
        brand.replicated_by.add(e.by_school_id)


@tells(Brand.Retired)
def retired(facts: Facts, e: brands.Retired, _: Entry) -> None:
    if brand := facts.brands.get(e.key):
        brand.retired = True


# ---- reporting duties


@tells(Obligation.Issued)
def issued(facts: Facts, e: obligations.Issued, _: Entry) -> None:
    facts.duties[e.key] = DutyFacts(e.key, e.programme_id, e.owner.kind, e.owner.id, e.due_on)


@tells(Obligation.Extended)
def extended(facts: Facts, e: obligations.Extended, _: Entry) -> None:
    if duty := facts.duties.get(e.key):
        duty.due_on = e.new_due_on


@tells(Obligation.Waived)
def waived(facts: Facts, e: obligations.Waived, _: Entry) -> None:
    if duty := facts.duties.get(e.key):
        duty.waived = True


@tells(Obligation.Submitted)
def handed_in(facts: Facts, e: obligations.Submitted, _: Entry) -> None:
    if (duty := facts.duties.get(e.key)) and duty.submitted_on is None:
        duty.submitted_on = e.on


# ---- outcomes


@tells(Outcome.Submitted)
def outcome_submitted(facts: Facts, e: Outcome.Submitted, _: Entry) -> None:
    facts.outcomes[e.key] = OutcomeFacts(e.key, e.owner)


@tells(Outcome.Accepted)
def outcome_accepted(facts: Facts, e: Outcome.Accepted, entry: Entry) -> None:
    if (outcome := facts.outcomes.get(e.key)) and e.representative:
        outcome.accepted_on = day_at(entry.recorded_at)


@tells(Outcome.Promoted)
def outcome_promoted(facts: Facts, e: Outcome.Promoted, _: Entry) -> None:
    if outcome := facts.outcomes.get(e.key):
        outcome.reached = max(outcome.reached, e.audience_schools)


# ---- partners, what they offer and need, and projects


@tells(Partner.Registered, Partner.Resumed)
def partner_registered(facts: Facts, e: Any, _: Entry) -> None:
    facts.partners.add(e.key)


@tells(Partner.Ended)
def partner_ended(facts: Facts, e: partners.Ended, _: Entry) -> None:
    facts.partners.discard(e.key)


@tells(Partner.ResourceOffered, Listing.ResourceOffered)
def resource_offered(facts: Facts, e: Any, _: Entry) -> None:
    facts.resources[f"{e.originator_id} {e.item_id}"] = True


@tells(Partner.NeedStated, Listing.NeedStated)
def need_stated(facts: Facts, e: Any, _: Entry) -> None:
    facts.needs[f"{e.originator_id} {e.item_id}"] = True


@tells(Partner.ItemWithdrawn, Listing.ItemWithdrawn, Partner.ItemReopened, Listing.ItemReopened)
def item_moved(facts: Facts, e: Any, _: Entry) -> None:
    stands, item = isinstance(e, (Partner.ItemReopened, Listing.ItemReopened)), f"{e.originator_id} {e.item_id}"
    for items in (facts.resources, facts.needs):
        if item in items:
            items[item] = stands


@tells(Partner.ProjectAgreed)
def project_agreed(facts: Facts, e: partners.ProjectAgreed, _: Entry) -> None:
    facts.projects[f"{e.key} {e.project_id}"] = ProjectFacts(e.project_id, e.key, frozenset({e.lead, *e.with_parties}))


@tells(Partner.ProjectCompleted, Partner.ProjectDropped)
def project_ended(facts: Facts, e: Any, _: Entry) -> None:
    if project := facts.projects.get(f"{e.key} {e.project_id}"):
        project.completed = isinstance(e, Partner.ProjectCompleted)
        project.dropped = not project.completed
