"""Why a rubric or an evaluation refuses something: its state, what others did, who asks. Facts named in a docstring fill the sentence."""

from __future__ import annotations

from domain.errors import Conflict, Forbidden


class RubricNotInState(Conflict):
    """The version is past this, or not there yet; facts: command, state."""

    code = "rubric.not_in_state"


class RubricAlreadyDone(Conflict):
    """What the command asks for has been done; facts: command, state."""

    code = "rubric.already_done"


class RubricNotAdopted(Conflict):
    """Nobody is evaluated by a version that the director has not adopted, or has retired; facts: version, state."""

    code = "rubric.not_adopted"


class NotInState(Conflict):
    """The evaluation is past this, or not there yet; facts: command, state."""

    code = "evaluation.not_in_state"


class AlreadyDone(Conflict):
    """What the command asks for has been done; facts: command, state."""

    code = "evaluation.already_done"


class NotSignedYet(Conflict):
    """The evaluator signs first, then the director."""

    code = "evaluation.not_signed_yet"


class SameSigner(Forbidden):
    """Two different persons sign."""

    code = "evaluation.same_signer"


class EvaluationChanged(Conflict):
    """It is not any more what the signer has read; facts: seen, version."""

    code = "evaluation.changed"


class Incomplete(Conflict):
    """Lines that an expert judges have no score yet; facts: codes."""

    code = "evaluation.incomplete"


class NotReproduced(Conflict):
    """The log does not give the same figures any more; facts: codes."""

    code = "evaluation.not_reproduced"


class NotScored(Conflict):
    """There is no expert score to moderate; facts: code."""

    code = "evaluation.not_scored"


class ScoreModerated(Conflict):
    """The director has moderated the score of this line; facts: code."""

    code = "evaluation.score_moderated"


class NoObjection(Conflict):
    """Nobody objects to this line; facts: code."""

    code = "evaluation.no_objection"


class ObjectionThere(Conflict):
    """There is an open objection to this line; facts: code."""

    code = "evaluation.objection_there"


class NotYourScore(Forbidden):
    """Nobody scores the own unit."""

    code = "evaluation.not_your_score"
