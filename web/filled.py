"""A form with what stands in it, on its way between a person and a command."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from domain.errors import Refused
from web.rows import Many

if TYPE_CHECKING:
    from web.forms import Form

UNKNOWN_VERSION = -1
"""The version of a form that carried none: no aggregate has it, so the command meets a conflict."""


@dataclass(frozen=True)
class Filled:
    """One form with what stands in it: drawn by the macros of `ui.html`, read by `submit`."""

    form: Form
    csrf: str
    command_id: str
    version: int = UNKNOWN_VERSION
    key: str = ""
    text: dict[str, list[str]] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    notice: str = ""
    refusal: Refused | None = None
    status: int = 200
    kept: str = ""
    """What stands below a form that saves itself as a draft; "" for a form that does not."""
    more: str = ""
    discard: bool = False

    def typed(self, name: str) -> str:
        """The text of one input as it was typed, "" where there is none."""
        texts = self.text.get(name)
        return texts[0] if texts else ""

    def chosen(self, name: str) -> list[str]:
        """All texts of one input: which boxes are ticked."""
        return self.text.get(name, [])

    def rows(self, name: str) -> range:
        """Numbers of the rows to draw of a `Many`."""
        many = self.form.fields[name]
        if not isinstance(many, Many):
            raise TypeError(name)
        asked = max(many.count(name, self.text), many.start, many.least) + (self.more == name)
        return range(min(asked, max(many.most, many.count(name, self.text))))

    def refused(self, faults: Iterable[Refused], sentence: Callable[[Refused], str]) -> Filled:
        """The same form with what a command refused besides: beside its fields, or as a notice where it belongs to none."""
        errors, notices = dict(self.errors), [self.notice] if self.notice else []
        for fault in faults:
            name = self.form.input_of(fault.field)
            if name:
                errors[name] = f"{errors[name]} {sentence(fault)}" if name in errors else sentence(fault)
            else:
                notices.append(sentence(fault))
        order = list(self.form.fields)
        ordered = sorted(errors, key=lambda name: order.index(name.split(".")[0]))
        return replace(self, errors={name: errors[name] for name in ordered}, notice=" ".join(notices))
