"""A rubric file is read line by line, and everything that is the matter with it is told with its line."""

from __future__ import annotations

import pytest

from domain.errors import Refused, Several
from domain.evaluation import LineKind, SubjectKind
from hub.evaluation.reading import read
from hub.history import demo_file

HEAD = "studio-9:\n  title: 工作室评价\n  indicators:\n"
WHOLE = "    - {code: C1, weight: 100, kind: auto, zh: 跨学段, formula: I3, full_at: 0.5}\n"


def faults(text):
    """Code and line of everything that is the matter."""
    try:
        read(text)
    except Several as several:
        return [(each.code, each.facts.get("line")) for each in several.faults]
    except Refused as one:
        return [(one.code, one.facts.get("line"))]
    return []


def test_the_default_rubrics_are_read_as_they_stand():
    found = dict(read(demo_file("rubric.yaml").read_text(encoding="utf-8")))

    assert {version: (of.subject_kind, len(of.lines)) for version, of in found.items()} == {
        "studio-1": (SubjectKind.STUDIO, 22),
        "secretary-1": (SubjectKind.SECRETARY, 6),
        "brand-1": (SubjectKind.BRAND, 6),
    }
    assert found["studio-1"].line("C4").zero_at == 12
    assert found["studio-1"].grades.excellent == 90
    assert found["secretary-1"].line("S2").kind is LineKind.MIXED


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("    - {code: C1, weight: 90, kind: auto, zh: 跨学段, formula: I3}", [("rubric.weights_not_full", 2)]),
        ("    - {code: C1, weight: 100, kind: auto, zh: 跨学段, formula: I33}", [("rubric.measure_unknown", 4)]),
        ("    - {code: C1, weight: 100, kind: auto, zh: 登录次数, formula: I3}", [("rubric.measure_forbidden", 4)]),
        ("    - {code: C1, weight: 100, kind: auto, zh: 跨学段, formula: logins}", [("rubric.measure_forbidden", 4)]),
        ("    - {code: C1, weight: viel, kind: auto, zh: 跨学段}", [("rubric.field_unfit", 4)]),
        ("    - {code: C1, weight: 100, kind: robot, zh: 跨学段}", [("rubric.field_unfit", 4)]),
        ("    - {code: C1, weight: 100, kind: auto, zh: 跨学段, bonus: maybe}", [("rubric.field_unfit", 4)]),
        ("    - {code: C1, weight: 100, kind: auto, zh: 跨学段, likes: 3}", [("rubric.field_unfit", 4)]),
        (
            "    - C1",
            [
                ("rubric.unreadable", 4),
                ("rubric.field_unfit", 4),
                ("rubric.field_unfit", 4),
                ("rubric.field_unfit", 4),
                ("rubric.field_unfit", 4),
            ],
        ),
    ],
)
def test_each_fault_names_its_line(line, told):
    assert faults(HEAD + line + "\n") == told


def test_faults_of_several_lines_and_versions_are_told_together():
    text = (
        HEAD
        + WHOLE
        + WHOLE
        + "\nbrand-9:\n  title: 品牌\n  indicators:\n    - {code: B, weight: 100, kind: auto, zh: 乙, formula: uploads}\n"
    )

    assert faults(text) == [
        ("rubric.line_twice", 5),
        ("rubric.weights_not_full", 2),
        ("rubric.measure_forbidden", 10),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "rubric.unreadable"),
        ("[]", "rubric.unreadable"),
        ("{}", "rubric.unreadable"),
        ("a: [", "rubric.unreadable"),
        ("studio-9: &x\n  title: *x\n", "rubric.unreadable"),
        ("!!python/object/apply:os.system ['true']", "rubric.unreadable"),
        ("\x00", "rubric.unreadable"),
        ("[" * 5000, "rubric.unreadable"),
        ("#" * 70_000, "rubric.too_big"),
    ],
)
def test_what_is_no_rubric_file_is_said_so(text, code):
    assert [each for each, _ in faults(text)] == [code]


def test_the_version_says_for_whom_it_is_unless_the_file_does():
    assert read(HEAD + WHOLE)[0].definition.subject_kind is SubjectKind.STUDIO
    named = HEAD.replace("studio-9:", "v9:").replace("  title", "  subject: studio\n  title")
    assert read(named + WHOLE)[0].definition.subject_kind is SubjectKind.STUDIO
    assert faults("v9:\n  title: 甲\n  indicators:\n" + WHOLE) == [("rubric.field_unfit", 2)]
