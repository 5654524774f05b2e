"""The log in the eyes of auditors: everything in order, picked and counted, each event with its causes, its hash and its proof."""

from __future__ import annotations

import re
import typing

import pytest

from domain import catalogue
from domain.model import Prose, decode
from domain.record import Meta
from domain.schools import School
from domain.visits import Visit
from domain.words import Level, Locality, MemberBand, OrgKind, Party
from hub.notary import Proof
from hub.notary.checkpoint import vouched
from projections.story import moment_at
from web.log import fields, labels
from web.log.words import AREAS, THINGS

READERS = ("director", "officer", "evaluator")
WATCHERS = ("observer", "admin")
NEW = {
    "name": "新港幼儿园",
    "level": Level.KINDERGARTEN,
    "locality": Locality.URBAN,
    "street": "望汀",
    "org_kind": OrgKind.BRANCH,
    "member_band": MemberBand.FROM_7,
    "joint_with": (),
}


def positions(page):
    """Of the events on a page of the list, in order."""
    return [int(n) for n in re.findall(r'<td><a href="/log/(\d+)["?]', page.html)]


def first(site, topic):
    """The first event of a kind."""
    return next(entry for entry in site.hub.log.read(0, 1 << 20) if entry.topic == topic)


def test_everything_stands_there_the_newest_first_page_by_page(site):
    browser, end = site.as_("director"), site.hub.log.head().position

    page = browser.get("/log")
    seen = positions(page)
    while more := re.search(r'rel="next" href="([^"]+)"', page.html):
        page = browser.get(more[1].replace("&amp;", "&"))
        seen += positions(page)

    assert seen == list(range(end, 0, -1))
    assert f"共 {end} 条" in page.text


@pytest.mark.parametrize("who", [*READERS, *WATCHERS])
def test_whoever_watches_over_the_district_may_look(site, who):
    assert positions(site.as_(who).get("/log"))


@pytest.mark.parametrize("who", ["lead-ms", "mentor-ms", "sec-ms-01", "asst-ms", "partner-01"])
def test_nobody_else_may(site, who):
    for address in ("/log", "/log/1", "/log/1/proof", "/log/checkpoint", "/log/studios", "/log/export.csv"):
        assert site.as_(who).get(address).status == 403


def test_the_list_is_picked_by_area_kind_day_and_person(site):
    browser, entries = site.as_("director"), site.hub.log.read(0, 1 << 20)

    def listed(query):
        return browser.get(f"/log?{query}").text

    visits = [entry for entry in entries if entry.topic.startswith("visit.")]
    held = [entry for entry in entries if entry.topic == "visit.held"]
    assert f"共 {len(visits)} 条" in listed("area=visits")
    assert f"共 {len(held)} 条" in listed("kind=visit.held")
    name = site.hub.private.names(held[0].by.actor)
    actors = {person.id for person in site.hub.private.find_people(name)}
    assert f"共 {len([e for e in entries if e.by.actor in actors])} 条" in listed(f"who={name}")
    assert "共 0 条" in listed("who=无此人")
    assert "共 0 条" in listed("until=2001-01-01")
    assert f"共 {len(entries)} 条" in listed("since=2001-01-01&until=2100-01-01")


def test_the_days_are_those_of_the_district(site):
    browser, entries = site.as_("director"), site.hub.log.read(0, 1 << 20)
    day = moment_at(entries[-1].recorded_at).date()

    of_day = [entry for entry in entries if moment_at(entry.recorded_at).date() == day]
    assert f"共 {len(of_day)} 条" in browser.get(f"/log?since={day}&until={day}").text


def test_the_list_of_a_school_holds_its_things_and_no_other(site):
    def units(visit):
        proposed = site.hub.log.stream(Visit, visit)[0][1]
        return {proposed.host.id, proposed.guest.id}

    shown = positions(site.as_("officer").get("/log?unit=school:KG-01&area=visits"))
    keys = {key for key, *_ in visits_of(site)}
    at = {entry.position: key for key in keys for entry, _ in site.hub.log.stream(Visit, key)}

    assert shown
    assert {at[position] for position in shown} <= {key for key in keys if "KG-01" in units(key)}


def visits_of(site):
    with site.hub.reader() as read:
        return read.rows("SELECT key FROM visit")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("since=yesterday", "没有这样的日期：yesterday"),
        ("until=2026-02-30", "没有这样的日期：2026-02-30"),
        ("since=2026-03-02&until=2026-03-01", "起始日期在截止日期之后"),
    ],
)
def test_days_that_make_no_sense_are_told(site, query, sentence):
    page = site.as_("director").get(f"/log?{query}")

    assert (page.status, sentence in page.text) == (422, True)


@pytest.mark.parametrize(
    "query", ["before=x", "before=-1", "before=9" + "9" * 39, "area=x&kind=y&unit=z", "who=%00%22*("]
)
def test_other_nonsense_in_the_address_is_passed_over(site, query):
    assert site.as_("director").get(f"/log?{query}").status == 200


# ---- one event


def test_an_event_is_told_in_words_with_its_author_place_and_hash(site):
    entry = first(site, "visit.proposed")

    page = site.as_("director").get(f"/log/{entry.position}")

    assert page.title.startswith(f"第 {entry.position} 条记录")
    for words in ("接待方", "来访方", entry.hash.hex(), site.hub.private.names(entry.by.actor)):
        assert words in page.text
    assert "（文字不在这里显示）" in page.text


TOLD = ("visit.proposed", "visit.feedback_given", "case.submitted", "supervision.visit_made")


def test_no_text_is_ever_opened_here(site):
    texts = {entry.position: texts_of(site, entry) for entry in site.hub.log.read(0, 1 << 20) if entry.topic in TOLD}
    browser = site.as_("director")

    opened = [at for at, those in texts.items() if any(text in browser.get(f"/log/{at}").text for text in those)]

    assert sum(map(len, texts.values())) > 10
    assert opened == []


@pytest.mark.parametrize("who", WATCHERS)
def test_watchers_learn_neither_names_nor_contents(site, who):
    entry, browser = first(site, "visit.proposed"), site.as_(who)
    name = site.hub.private.names(entry.by.actor)

    page = browser.get(f"/log/{entry.position}")

    assert "您可以看到何时发生了什么" in page.text
    assert [word for word in (name, "接待方") if word in page.text] == []
    assert name not in browser.get(f"/log?who={name}").html.partition("<main")[2]
    assert browser.get(f"/log/{entry.position}/proof").status == 403


def texts_of(site, entry):
    """The texts of an event, as its readers would see them."""
    fact = decode(entry.topic, entry.state, site.hub.log.keys.revive)
    held = [getattr(fact, name) for name in fact.__struct_fields__]
    return [str(text) for text in held if isinstance(text, Prose) and len(str(text)) > 8]


def test_every_kind_of_event_that_ever_happened_here_can_be_shown(site):
    browser, seen = site.as_("director"), {entry.topic: entry.position for entry in site.hub.log.read(0, 1 << 20)}

    wrong = [topic for topic, position in seen.items() if browser.get(f"/log/{position}").status != 200]

    assert len(seen) > 40
    assert wrong == []


def test_what_followed_by_itself_hangs_below_what_caused_it(site):
    cause = first(site, "visit.proposed").position
    said = first(site, "visit.proposed").by
    meta = Meta(causation=cause, correlation=said.correlation or said.command)
    caused = site.hub.log.append(School.begin(School.Registered, "KG-77", code="KG-77", **NEW), meta=meta).first
    site.hub.read.catch_up()

    page = site.as_("director").get(f"/log/{caused}")

    assert re.search(rf'<li class="deep-0"><a href="/log/{cause}">', page.html)
    assert re.search(rf'<li class="deep-1"><b aria-current="true">{caused} ', page.html)
    assert "系统" in page.text


@pytest.mark.parametrize("position", ["0", "999999", "9" * 30])
def test_an_event_that_is_not_there_is_not_found(site, position):
    assert site.as_("director").get(f"/log/{position}").status == 404


def test_a_proof_can_be_taken_along_and_holds(site):
    answer = site.as_("evaluator").get("/log/7/proof")

    proof = Proof.read(answer.html)

    proof.check(site.hub.notary.verifier())
    assert (proof.position, proof.hash) == (7, site.hub.log.hash_at(7))
    assert "event-7.tlog-proof" in answer.headers["content-disposition"]
    assert (
        vouched(site.as_("observer").get("/log/checkpoint").html, site.hub.notary.verifier()).chain
        == site.hub.log.head().hash
    )


def test_the_list_says_how_far_the_log_was_signed_last(site):
    assert "最近一次签名" not in site.as_("director").get("/log").text

    site.hub.notary.sign(9)

    assert "最近一次签名：3 月 5 日，到第 9 条为止。" in site.as_("director").get("/log?area=cases").text


# ---- two studios


def test_two_studios_stand_side_by_side_on_one_axis(site):
    page = site.as_("director").get("/log/studios?first=ST-MS&second=ST-KG&area=visits")

    both = re.findall(r'<tr class="both">.*?</tr>', page.html, re.DOTALL)
    shown = {int(n) for row in both for n in re.findall(r'href="/log/(\d+)"', row)}
    of_both = entries_at(site, shown)
    assert shown
    assert {e.topic.partition(".")[0] for e in of_both} == {"visit"}
    assert all({"MS", "KG"} <= studios_of(site, e) for e in of_both)
    alone = {int(n) for n in re.findall(r'<li><a href="/log/(\d+)">', page.html)} - shown
    assert alone
    assert not any({"MS", "KG"} <= studios_of(site, e) for e in entries_at(site, alone))


def entries_at(site, positions):
    return [e for e in site.hub.log.read(0, 1 << 20) if e.position in positions]


def studios_of(site, entry):
    """Initials of the schools of the visit to which an event belongs."""
    fact = decode(entry.topic, entry.state)
    proposed = site.hub.log.stream(Visit, fact.key)[0][1]
    return {party.id[:2] if party.id[:2] != "PS" else "MS" for party in (proposed.host, proposed.guest)}


def test_the_same_studio_twice_is_refused_and_none_is_asked_for(site):
    browser = site.as_("officer")

    same = browser.get("/log/studios?first=ST-MS&second=ST-MS")

    assert (same.status, "请选两个不同的工作室" in same.text) == (422, True)
    for query in ("", "?first=ST-MS", "?first=nowhere&second=ST-KG"):
        page = browser.get(f"/log/studios{query}")
        assert (page.status, "请选两个工作室" in page.text) == (200, True)


# ---- taken along


def test_the_file_of_the_list_has_its_lines_and_no_names_for_watchers(site):
    full = site.as_("director").get("/log/export.csv?area=visits").html.splitlines()
    watched = site.as_("observer").get("/log/export.csv?area=visits").html.splitlines()

    assert (
        len(full) == len(watched) == 1 + len([e for e in site.hub.log.read(0, 1 << 20) if e.topic.startswith("visit.")])
    )
    assert ("经办人" in full[0], "经办人" in watched[0]) == (True, False)
    assert full[1].split(",")[4].startswith("visit.")


# ---- words


def test_every_kind_of_thing_has_its_area_and_its_word():
    kinds = {aggregate.TOPIC for aggregate in catalogue.AGGREGATES}

    assert kinds <= {kind for _words, of_area in AREAS.values() for kind in of_area}
    assert kinds <= set(THINGS)


def test_every_field_of_every_event_and_every_part_of_one_has_a_label():
    seen = set()

    names = {name for kind in catalogue.KINDS.values() for name in parts(kind, seen)} - fields.HIDDEN

    assert len(seen) > 20
    assert names - set(labels.LABELS) == set()


def parts(hint, seen):
    """Names of fields of a type and of all types that it is made of."""
    for each in typing.get_args(hint):
        yield from parts(each, seen)
    names = getattr(hint, "__struct_fields__", None) or getattr(hint, "_fields", ())
    if isinstance(hint, type) and names and hint is not Party and hint not in seen:
        seen.add(hint)
        yield from names
        for name, below in typing.get_type_hints(hint).items():
            if name in names:
                yield from parts(below, seen)


def test_the_past_shows_what_had_been_recorded_then_to_the_same_people(site):
    browser = site.as_("director")
    then = first(site, "visit.proposed").position

    page = browser.get(f"/log?as_of={then}")

    assert positions(page)[0] == then
    assert f"共 {then} 条" in page.text
    assert "接待方" in browser.get(f"/log/{then}?as_of={then}").text
    assert browser.get(f"/log/{then + 1}?as_of={then}").status == 404
