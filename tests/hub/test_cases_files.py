"""Attached files of cases: who opens them, what is swept, and what is removed for ever."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest

from domain.cases import Visibility
from domain.errors import NotFound
from tests.hub.attachments import papers
from tests.library import DECLARED, in_use, paper, published, submitted


def attach(district, name="方案.docx", words="红色小剧场", person="sec-ms"):
    return district.hub.attachments.keep(name, io.BytesIO(papers.docx(words)), person=person)


def opens(district, file):
    """Who of a few people may open a file."""
    found = set()
    for person in ("sec-ms", "lead-ms", "mentor-ms", "sec-ps", "sec-kg", "officer", "observer", "liaison", "nobody"):
        try:
            district.hub.cases.file(file.id, person)
        except NotFound:
            continue
        found.add(person)
    return found


def test_a_file_is_its_senders_until_it_stands_in_a_case(district):
    file = attach(district)
    assert opens(district, file) == {"sec-ms"}

    key = submitted(district, attachments=(file,))
    reviewed = opens(district, file)
    district.hub.cases.approve(key, edition=1, act=district.by("officer"))
    district.hub.cases.publish(key, edition=1, visibility=Visibility.DISTRICT, act=district.by("officer"))

    assert reviewed == {"sec-ms", "lead-ms", "mentor-ms", "officer"}
    assert opens(district, file) == reviewed | {"sec-ps", "sec-kg", "observer"}


def test_readers_open_files_of_the_edition_that_is_up_only(district):
    old, new = attach(district, "旧.docx", "旧"), attach(district, "新.docx", "新")
    key = published(district, attachments=(old,))
    changed = paper(effect="新", attachments=(new,))
    more = {"base_edition": 1, "change_note": "换附件"}
    district.hub.cases.submit_revision(key, changed, DECLARED, **more, act=district.by("sec-ms"))
    assert ("sec-kg" in opens(district, old), "sec-kg" in opens(district, new)) == (True, False)

    district.hub.cases.publish_revision(key, edition=2, act=district.by("officer"))

    assert ("sec-kg" in opens(district, old), "sec-kg" in opens(district, new)) == (False, True)
    assert "mentor-ms" in opens(district, old)


def test_what_shows_an_adoption_is_open_to_the_readers_of_the_case(district):
    key = published(district)
    adoption, file = in_use(district, key), attach(district, "照片.docx", person="sec-kg")
    district.hub.adoptions.add_evidence(adoption, note="照片", file=file, act=district.by("sec-kg"))

    assert opens(district, file) >= {"sec-kg", "sec-ms", "sec-ps"}
    assert not opens(district, file) & {"liaison", "nobody"}


def test_files_of_a_withdrawn_case_are_closed_to_its_readers(district):
    file = attach(district)
    key = published(district, attachments=(file,))

    district.hub.cases.withdraw(key, reason="因", act=district.by("officer"))

    assert opens(district, file) == {"sec-ms", "lead-ms", "mentor-ms", "officer"}


def test_a_file_is_removed_for_ever_from_every_edition(district):
    file, other = attach(district), attach(district, "另.docx", "别的")
    key = published(district, attachments=(file, other))
    path = district.hub.attachments.path(district.hub.attachments.find(file.id))

    district.hub.cases.remove_file(key, file.id, act=district.by("sec-ms"))

    assert opens(district, file) == set()
    assert not path.exists()
    assert set(district.hub.attachments.find_many([file.id, other.id])) == {other.id}
    with pytest.raises(NotFound):
        district.hub.cases.remove_file(key, "none", act=district.by("sec-ms"))


def test_the_tick_sweeps_what_nobody_sent_a_form_with(district):
    stray, used, drafted = attach(district, words="一"), attach(district, words="二"), attach(district, words="三")
    submitted(district, attachments=(used,))
    district.hub.private.save_draft("sec-ms", "cases.submit", "", {"attachments": [drafted.id]}, 1)
    ids = [stray.id, used.id, drafted.id]
    assert district.hub.cases.sweep_files() == 0

    district.clock.now += timedelta(days=3)

    assert district.hub.cases.sweep_files() == 1
    assert set(district.hub.attachments.find_many(ids)) == {used.id, drafted.id}
