"""党建品牌: one brand of a school, grown in eight steps, each with evidence, the last two endorsed by others.

Here the events and the commands are listed; the commands decide in building and endorsement, the facts are assigned in evolution. No
command returns anything: what it did are the brand's `pending_events`, and a command that would say what is already so leaves them as
they are. Refusals come in this order: the state, the person, what was typed (all of it at once), what others are called.
"""

from __future__ import annotations

from collections.abc import Mapping

from domain.brands import building, endorsement, events, evolution
from domain.brands.values import Recognition, Shown
from domain.brands.words import Scope, State
from domain.evidence import Evidence, Standing
from domain.model import Prose, event
from domain.promotion import Channel
from domain.texts import Written


class Brand(Written):
    """One brand. `state` is the milestone reached, `named` the name it has since the second, `shown` where it was shown."""

    TOPIC = "brand"

    Event = events.Event
    Proposed = events.Proposed
    Named = events.Named
    MeaningDefined = events.MeaningDefined
    IdentityAdopted = events.IdentityAdopted
    CarrierEstablished = events.CarrierEstablished
    Showcased = events.Showcased
    Assessed = events.Assessed
    Recognised = events.Recognised
    RecognitionRenewed = events.RecognitionRenewed
    Promoted = events.Promoted
    Replicated = events.Replicated
    EvidenceAdded = events.EvidenceAdded
    MilestoneRevoked = events.MilestoneRevoked
    RecognitionLapsed = events.RecognitionLapsed
    Retired = events.Retired
    Redacted = events.Redacted

    propose = classmethod(building.propose)

    name = building.name
    define_meaning = building.define_meaning
    adopt_identity = building.adopt_identity
    establish_carrier = building.establish_carrier
    showcase = building.showcase
    add_evidence = building.add_evidence

    assess = endorsement.assess
    recognise = endorsement.recognise
    promote = endorsement.promote
    replicate = endorsement.replicate
    lapse = endorsement.lapse
    revoke = endorsement.revoke
    retire = endorsement.retire

    @event(events.Proposed)
    def __init__(
        self, school_id: str, working_name: str, problem_solved: Prose, evidence: tuple[Evidence, ...] = ()
    ) -> None:
        self.school_id, self.working_name, self.state = school_id, working_name, State.PROPOSED
        self.named: str | None = None
        self.carriers: list[str] = []
        self.shown: list[Shown] = []
        self.assessed = False
        self.recognition: Recognition | None = None
        self.promotions: set[tuple[Channel, Scope, str | None]] = set()
        self.replicas: set[str] = set()

    _named = event(events.Named)(evolution.named)
    _meaning_defined = event(events.MeaningDefined)(evolution.meaning_defined)
    _identity_adopted = event(events.IdentityAdopted)(evolution.identity_adopted)
    _carrier_established = event(events.CarrierEstablished)(evolution.carrier_established)
    _showcased = event(events.Showcased)(evolution.showcased)
    _assessed = event(events.Assessed)(evolution.assessed)
    _recognised = event(events.Recognised)(evolution.recognised)
    _recognition_renewed = event(events.RecognitionRenewed)(evolution.recognition_renewed)
    _promoted = event(events.Promoted)(evolution.promoted)
    _replicated = event(events.Replicated)(evolution.replicated)
    _evidence_added = event(events.EvidenceAdded)(evolution.evidence_added)
    _milestone_revoked = event(events.MilestoneRevoked)(evolution.milestone_revoked)
    _recognition_lapsed = event(events.RecognitionLapsed)(evolution.recognition_lapsed)
    _retired = event(events.Retired)(evolution.retired)

    def widest(self, standing: Mapping[str, Standing]) -> Scope | None:
        """Before whom it was shown at most, without showings that were voided since; None: nowhere that still counts."""
        scopes = [shown.scope for shown in self.shown if standing.get(shown.at) is not Standing.VOIDED]
        return max(scopes, key=list(Scope).index, default=None)
