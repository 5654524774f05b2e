"""Everything that is wrong is said in one round: what the form could not read, and what the command would refuse of the rest.

The command is rehearsed with the fields that could be read; one that could not counts as left empty. Of what it refuses everything is
told but what stands beside such a field, or beside none: that may come from the gap. See docs/decisions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from domain.errors import Refused, Several, Wrong
from hub.rehearsal import rehearsal
from web.filled import Filled

if TYPE_CHECKING:
    from hub.access import Act


def heard(
    filled: Filled, do: Callable[[dict[str, Any], Act], object], act: Act, sentence: Callable[[Refused], str]
) -> Filled:
    """The form with what the command would refuse besides. Stores nothing."""
    unread = {name.split(".")[0] for name in filled.errors}
    values = filled.values | {name: filled.form.fields[name].nothing() for name in unread}
    try:
        with rehearsal():
            do(values, act)
    except Refused as error:
        faults = error.faults if isinstance(error, Several) else (error,)
        told = [each for each in faults if not isinstance(each, Wrong) or _read(filled, each, unread)]
        return replace(filled.refused(told, sentence), refusal=error)
    except Exception:  # noqa: BLE001  # it has come to a gap: what it needed first could not be read
        return filled
    return filled


def _read(filled: Filled, fault: Wrong, unread: set[str]) -> bool:
    name = filled.form.input_of(fault.field)
    return bool(name) and name.split(".")[0] not in unread
