"""Who may open and send what: every route, for nobody and for each role, on the own and on the other party.

matrix.csv has a line for each answer: route, method, roles (several parted by a space), party, status. `own` is what belongs to the
person's unit (or the person), `other` what does not, `-` stands where the address names nothing. A form is sent empty: whoever may
send it gets it back (422) or a redirect (303); whoever may not gets 403, 404 or, an observer, 409. A route without its lines fails.
"""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from starlette.routing import Route

from projections import exchanges
from tests.web import (
    brands_stage,
    cases_stage,
    evaluations_stage,
    exchanges_stage,
    lively,
    partners_stage,
    programme_stage,
    rubrics_stage,
    visits_stage,
)
from web import guests
from web import site as web_site
from web.menu import MENU

LOGINS = {
    "anonymous": "",
    "director": "director",
    "officer": "officer",
    "evaluator": "evaluator",
    "lead": "lead-ms",
    "mentor": "mentor-ms",
    "secretary": "sec-ms-01",
    "assistant": "asst-ms",
    "partner": "partner-01",
    "observer": "observer",
    "admin": "admin",
}
UNITS = {
    "school": ("MS-01", "KG-01"),
    "studio": ("ST-MS", "ST-KG"),
    "partner": ("PA-01", "PA-02"),
    "no": (visits_stage.AGREED, lively.FOREIGN),
    "case": (cases_stage.PUBLISHED, cases_stage.FOREIGN),
    "agreement": partners_stage.AGREEMENTS,
    "listed": (partners_stage.TALK, partners_stage.READING),
    "project": partners_stage.PROJECTS,
    "problem": (programme_stage.OWN, programme_stage.FOREIGN),
    "duty": (programme_stage.OWN, programme_stage.FOREIGN),
    "brand": (brands_stage.SHOWN, brands_stage.BEGUN),
    "outcome": (brands_stage.ACCEPTED, brands_stage.FOREIGN),
    "supervision": (brands_stage.LOOKED, brands_stage.ELSEWHERE),
    "evaluation": (evaluations_stage.PUBLISHED, evaluations_stage.FOREIGN),
}
"""Own and other subject by the name in the address."""
OWN_SCHOOL = {"lead": "MS-02"}
OWN_ITEM = {"partner": partners_stage.HALL}
OWN_VISITS = {
    "reply": lively.TO_MS,
    "offer": lively.TO_STREET,
    "withdraw": lively.TO_STREET,
    "letter": visits_stage.CHANGING,
    "delegation": visits_stage.CHANGING,
    "change/reply": visits_stage.CHANGING,
    "change/retract": visits_stage.CHANGING,
    "held": visits_stage.OVER,
    "not-held": visits_stage.OVER,
    "attendance": visits_stage.HELD,
    "minutes": visits_stage.HELD,
    "feedback": visits_stage.HELD,
    "actions": visits_stage.REPORTED,
    "attendance/correct": visits_stage.REPORTED,
    "minutes/reply": visits_stage.REPORTED,
    "dispute": visits_stage.HELD,
    "return": visits_stage.HELD,
    "correct": visits_stage.HELD,
}
"""The own visit that fits what is done, by the rest of the address; a street has one only."""
OWN_EXCHANGES = {
    "clearing": exchanges_stage.CLEARING,
    "seat/take": exchanges_stage.OFFERING,
    "seat/pass": exchanges_stage.OFFERING,
    "seats": exchanges_stage.FULL,
    "date": exchanges_stage.POSTPONED,
    "held": exchanges_stage.OVER,
    "attendance": exchanges_stage.HELD,
    "attendance/correct": exchanges_stage.SHEETED,
    "deputy": exchanges_stage.SHEETED,
    "minutes": exchanges_stage.HELD,
    "briefing": exchanges_stage.REPORTED,
    "briefings": exchanges_stage.REPORTED,
    "feedback": exchanges_stage.REPORTED,
    "actions": exchanges_stage.REPORTED,
    "close": exchanges_stage.REPORTED,
    "void": exchanges_stage.REPORTED,
}
"""The exchange of the own studio that fits what is done; the other one is of the kindergartens."""
OWN_CASES = {
    "recall": cases_stage.IN_REVIEW,
    "edit": cases_stage.RETURNED,
    "review": cases_stage.IN_REVIEW,
    "reviewer": cases_stage.IN_REVIEW,
    "publish": cases_stage.APPROVED,
    "restore": cases_stage.ARCHIVED,
    "reinstate": cases_stage.WITHDRAWN,
    "adoptions": cases_stage.ADAPTED,
}
"""The own case that fits what is done; what stands behind `adoptions` is done to an adoption, the own one being of another's case."""
OWN_OUTCOMES = {
    "edit": brands_stage.RETURNED,
    "accept": brands_stage.SUBMITTED,
    "return": brands_stage.SUBMITTED,
}
FINDINGS = {"report": brands_stage.RECTIFYING, "return": brands_stage.REPORTED}
"""The outcome, and the problem of the own studio's supervision, that fit what is done; elsewhere there is one problem, which is open."""
OWN_EVALUATIONS = {
    "self": evaluations_stage.OPENED,
    "scores": evaluations_stage.OPENED,
    "note": evaluations_stage.OPENED,
    "moderate": evaluations_stage.SCORED,
    "veto": evaluations_stage.SCORED,
    "lift-veto": evaluations_stage.SCORED,
    "sign": evaluations_stage.SCORED,
    "publish": evaluations_stage.SIGNED,
    "resolve": evaluations_stage.OBJECTED,
}
"""The evaluation of the own studio that fits what is done; the other one is of the kindergartens, and open."""
OF_EVALUATORS = {
    "/rubrics/new",
    "/evaluation/new",
    "/evaluation/{evaluation:int}/scores",
    "/evaluation/{evaluation:int}/note",
    "/evaluation/{evaluation:int}/veto",
    "/evaluation/{evaluation:int}/lift-veto",
    "/evaluation/{evaluation:int}/sign",
    "/brands/{brand:int}/assess",
    "/brands/{brand:int}/redact",
    "/supervision/new",
    "/supervision/{supervision:int}/find",
    "/supervision/{supervision:int}/problems/{finding:int}/close",
    "/supervision/{supervision:int}/problems/{finding:int}/return",
    "/supervision/{supervision:int}/redact",
}
"""What an evaluator changes; the texts are those that the evaluator wrote."""
OWN_THINGS = {
    "/login",
    "/logout",
    "/hints/dismiss",
    "/me/calendar",
    "/me/calendar/studio",
    "/me/notices",
    "/me/password",
    "/me/sessions",
    "/me/role",
    "/me/second/begin",
    "/me/second/codes",
    "/me/second/confirm",
    "/me/second/off",
    "/me/passkeys/remove",
    "/forgotten",
    "/login/code",
    "/prefs/size",
    "/prefs/lang",
    "/drafts/{form}",
    "/privacy/acknowledge",
    "/me/cases",
    "/me/correct",
    "/me/erase",
    "/exchanges/{no:int}/sign-up",
}
"""What concerns nobody but the person."""
OF_MENTORS = {
    "/evaluation/{evaluation:int}/scores",
    "/evaluation/{evaluation:int}/note",
    "/evaluation/{evaluation:int}/redact",
    "/exchanges/{no:int}/feedback",
    "/brands/{brand:int}/assess",
    "/cases/{case:int}/review",
    "/problems/new",
    "/problems/{problem:int}/diagnose",
    "/problems/{problem:int}/reopen",
    "/studios/{studio}/guidance/new",
}
"""What a mentor changes."""
HOST_OF_REPORTED = "sec-ps-01"
"""The secretary to whom the reported visit belongs."""
PLAIN = {
    "form": "visits.new",
    "token": "unknown",
    "item": "1",
    "edition": "1",
    "kind": "terms",
    "sheet": "csv",
    "code": "I3",
}
PLAIN |= {"rubric": rubrics_stage.DRAFT}
PLAIN |= {"file": "unknown", "programme": "P1", "stage": "practice", "plan": programme_stage.PLAN, "seat": "unknown"}
PLAIN |= {"roster": "unknown"}
PLAIN |= {"position": "1", "line": "C1"}
OPEN = 200
MATRIX = Path(__file__).with_name("matrix.csv")


@cache
def lines():
    """Status by route, method, role and party."""
    found = {}
    with MATRIX.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for role in row["role"].split():
                key = (row["route"], row["method"], role, row["party"])
                assert key not in found, f"twice: {key}"
                found[key] = int(row["expect"])
    return found


def routes():
    """Path and method of every route of the site."""
    every = [route for area in web_site.AREAS for route in area.routes if isinstance(route, Route)]
    return sorted({(route.path, method) for route in every for method in route.methods - {"HEAD"}})


def parties(route):
    return ("own", "other") if any("{" + name in route for name in (*UNITS, "person")) else ("-",)


def wanted():
    return [(*route, role, party) for route in routes() for party in parties(route[0]) for role in LOGINS]


def address(route, role, party):
    """The route with a subject of the person, or of somebody else."""
    place = 0 if party == "own" else 1
    plain = route.replace(":int", "")
    verb = plain.partition("{no}/")[2]
    own_visit = OWN_VISITS.get(verb, OWN_VISITS.get(verb.partition("/")[0], visits_stage.AGREED))
    told = {name: str(pair[place]) for name, pair in UNITS.items()} | PLAIN
    told["other"] = UNITS["studio"][1 - place]
    told["person"] = f"p-{LOGINS[role]}" if party == "own" else "p-sec-kg-01"
    of_adoption = "{adoption}" in plain
    told["adoption"] = str(cases_stage.TRIED_BY_MS if party == "own" else cases_stage.TRYING)
    told["case"] = str(cases_stage.PUBLISHED) if of_adoption else told["case"]
    if party == "own":
        told["case"] = str(OWN_CASES.get(plain.partition("{case}/")[2].partition("/")[0], cases_stage.PUBLISHED))
        told["school"] = OWN_SCHOOL.get(role, told["school"])
        told["listed"] = OWN_ITEM.get(role, told["listed"])
        told["no"] = str(lively.TO_STREET if role == "partner" else own_visit)
    if plain.startswith("/exchanges/"):
        own = OWN_EXCHANGES.get(verb, OWN_EXCHANGES.get(verb.partition("/")[0], exchanges_stage.OPEN))
        told["no"] = str(own if party == "own" else exchanges_stage.FOREIGN)
    return plain.format(**told | fitting(plain, party))


def fitting(plain, party):
    """The outcome and the problem that fit what is done."""
    verb = plain.rpartition("/")[2]
    own = {
        "outcome": OWN_OUTCOMES.get(verb),
        "evaluation": OWN_EVALUATIONS.get(verb),
        "finding": FINDINGS.get(verb, brands_stage.OPEN),
    }
    found = own if party == "own" else {"finding": brands_stage.OPEN}
    return {name: str(number) for name, number in found.items() if number}


def waiting_seat(site):
    """Who stands first in the line of the full exchange."""
    with site.hub.reader() as read:
        return exchanges.seat_of(read, exchanges_stage.FULL, exchanges_stage.SEC_KG).id


def answered(site, route, method, role, party):
    """The status of one answer."""
    path = address(route, role, party)
    mine = path.startswith(f"/visits/{visits_stage.REPORTED}/") and role == "secretary"
    login = HOST_OF_REPORTED if mine else LOGINS[role]
    path = path.replace("/seats/unknown/", f"/seats/{waiting_seat(site)}/")
    browser = site.as_(login) if login else site.stranger
    return (browser.get(path) if method == "GET" else browser.post(path)).status


def test_every_route_has_its_line_for_every_role_and_party():
    assert Counter(lines().keys()) == Counter(wanted())


@pytest.mark.parametrize(("route", "method"), [each for each in routes() if each[1] == "GET" and each[0] != "/events"])
def test_a_page_is_shown_to_whom_the_matrix_says(reading, route, method):
    expected = {key: status for key, status in lines().items() if key[:2] == (route, method)}

    found = {key: answered(reading, *key) for key in expected}

    assert found == expected


@pytest.mark.parametrize(("route", "method"), [each for each in routes() if each[1] != "GET"])
def test_a_form_is_taken_from_whom_the_matrix_says(writing, route, method):
    expected = {key: status for key, status in lines().items() if key[:2] == (route, method)}

    found = {key: answered(writing, *key) for key in expected}

    assert found == expected


def test_the_menu_offers_nobody_a_page_that_does_not_open():
    places = [place for area in MENU for place in area.places if (place.address, "GET") in routes()]

    closed = [
        (each.address, role)
        for each in places
        for role in each.roles
        if lines()[each.address, "GET", role, "-"] != OPEN
    ]

    assert closed == []


def test_nobody_gets_in_without_signing_in():
    open_to_all = {route for route, _, role, _ in lines() if role == "anonymous"} - {
        route for (route, _, role, _), status in lines().items() if role == "anonymous" and status == 303
    }

    assert open_to_all <= web_site.PUBLIC | {"/prefs/size", "/prefs/lang"}


def test_an_observer_and_an_evaluator_change_nothing_but_what_is_their_own_and_a_mentor_reviews():
    taken = {
        (role, route)
        for (route, method, role, _), status in lines().items()
        if method == "POST" and role in {"observer", "evaluator", "mentor"} and status in {200, 204, 303, 422}
    }

    mine = OWN_THINGS | guests.PUBLIC  # as everybody without an account
    assert {route for role, route in taken if role == "observer"} <= mine
    assert {route for role, route in taken if role == "evaluator"} <= mine | OF_EVALUATORS
    assert {route for role, route in taken if role == "mentor"} <= mine | OF_MENTORS
