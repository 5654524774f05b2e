"""What was planned is carried out, some hundred rows at a time; a row that is refused after all stops no other one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from typing import Final, NamedTuple

from msgspec.structs import replace

from domain.errors import AlreadyThere, Overtaken, Refused
from hub.access import Act
from hub.core import TRIES, Core
from hub.roster.batch import Batch
from hub.roster.drafts import Draft

ROWS: Final = 400
"""Of one commit: what is in memory at a time, and what a crash makes the hub look at again."""


class Carried(NamedTuple):
    """What became of a row. `refused`: why it was not carried out; None where it was."""

    draft: Draft
    refused: Refused | None


def carry_out(core: Core, drafts: Iterable[Draft], act: Act) -> Iterator[list[Carried]]:
    """Batch by batch; each is stored when it is handed out."""
    rows = iter(drafts)
    while batch := list(islice(rows, ROWS)):
        refused: dict[int, Refused] = {}
        _together(core, batch, refused, act, after=False)
        _together(core, batch, refused, act, after=True)
        yield [Carried(draft, refused.get(no)) for no, draft in enumerate(batch)]


def _together(core: Core, batch: Sequence[Draft], refused: dict[int, Refused], act: Act, *, after: bool) -> None:
    """One commit of what can be done. Who was faster than us changes nothing but that it is decided anew."""
    for tried in range(TRIES):
        try:
            _attempt(core, batch, refused, act, after=after)
        except (Overtaken, AlreadyThere):
            if tried == TRIES - 1:
                raise
        else:
            return


def _attempt(core: Core, batch: Sequence[Draft], refused: dict[int, Refused], act: Act, *, after: bool) -> None:
    """A refused row leaves traces in what was gathered, so the batch is decided once more without it."""
    while True:
        gathering = Batch(core)
        hands = gathering.hands(replace(act, command_id=""))
        wanted = [no for no, draft in enumerate(batch) if no not in refused and (draft.after if after else draft.steps)]
        for no in wanted:
            try:
                for step in batch[no].after if after else batch[no].steps:
                    step(hands)
            except Refused as cause:
                refused[no] = cause
                break
        else:
            gathering.store(_named(act, batch, wanted, after=after))
            return


def _named(act: Act, batch: Sequence[Draft], wanted: Sequence[int], *, after: bool) -> Act:
    """The command is named by the rows it carries out: sent twice, it is carried out once."""
    rows = ",".join(f"{batch[no].sheet.number}:{batch[no].row.line}" for no in wanted)
    name = sha256(f"{act.command_id}:{after}:{rows}".encode()).hexdigest()[:32]
    return replace(act, command_id=f"roster:{name}", correlation=act.correlation or act.command_id)
