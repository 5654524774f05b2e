"""All that people read goes through gettext, every refusal has its sentence, and templates keep to the strict subset of htmx."""

import ast
import importlib
import pkgutil
import re
import struct
from datetime import date
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

import domain
import hub
import web
from domain import errors
from domain.words import Role
from web import messages, texts
from web.messages import SENTENCES
from web.site import TEMPLATES

WEB = Path(web.__file__).parent
CHINESE = re.compile(r"[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")
LOOKED_UP = {"_", "_l", "_n", "gettext", "ngettext"}
STATIC = {"broken.html"}
"""Needs neither templates nor a language: it is shown when those have failed."""

BANNED = re.compile(
    r"\sstyle=|\son[a-z]+=|hx-on|hx-boost|hx-vars|hx-vals|js:|javascript:|hx-trigger=\"[^\"]*\[|<style|<script>"
)
TEMPLATE_FILES = sorted(TEMPLATES.rglob("*.html"))
MODULES = sorted(path for path in WEB.rglob("*.py"))


def parsed(source):
    return jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(source)


def unwrapped(source):
    """Chinese text of a template that no catalogue could replace."""
    tree = parsed(source)
    known = {
        id(each)
        for call in tree.find_all(nodes.Call)
        if getattr(call.node, "name", "") in LOOKED_UP
        for each in call.args
    }
    found = [text.data.strip() for text in tree.find_all(nodes.TemplateData) if CHINESE.search(text.data)]
    strings = [each for each in tree.find_all(nodes.Const) if isinstance(each.value, str)]
    return found + [each.value for each in strings if CHINESE.search(each.value) and id(each) not in known]


@pytest.mark.parametrize("path", TEMPLATE_FILES, ids=lambda path: path.name)
def test_no_template_has_text_that_a_catalogue_could_not_replace(path):
    if path.name not in STATIC:
        assert unwrapped(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    ["<p>发起</p>", '<a title="发起">', "{{ '发起' }}", "{{ f('发起') }}", "{% if a == '发起' %}{% endif %}", "，"],
)
def test_the_search_for_such_text_finds_it(source):
    assert len(unwrapped(source)) == 1


@pytest.mark.parametrize(
    "source", ["{{ _('发起') }}", "{{ _('发起 %(n)s', n=1) }}", "{% trans %}发起{% endtrans %}", "{# 发起 #}"]
)
def test_the_search_for_such_text_lets_wrapped_text_be(source):
    assert unwrapped(source) == []


def bare_strings(source):
    """Chinese strings of a module that are neither documentation, nor patterns, nor looked up."""
    tree = ast.parse(source)
    fine = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            fine.add(id(node.value))
        if isinstance(node, ast.Call):
            name, owner = getattr(node.func, "id", ""), getattr(getattr(node.func, "value", None), "id", "")
            if name in LOOKED_UP or owner == "re":
                fine |= {id(part) for argument in node.args for part in ast.walk(argument)}
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [node.value for node in strings if CHINESE.search(node.value) and id(node) not in fine]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(WEB).as_posix())
def test_no_module_has_text_that_a_catalogue_could_not_replace(path):
    assert bare_strings(path.read_text("utf-8")) == []


def test_the_search_in_modules_finds_bare_text():
    assert bare_strings('x = f"{a} 发起"\ny = _("发起")\n') == [" 发起"]


@pytest.mark.parametrize("path", TEMPLATE_FILES, ids=lambda path: path.name)
def test_templates_keep_to_the_strict_subset(path):
    assert BANNED.findall(path.read_text("utf-8")) == []


# ---- refusals


def leaves(kind=errors.Refused):
    for child in kind.__subclasses__():
        yield from leaves(child)
        if "code" in vars(child):
            yield child


def import_all():
    for package in (domain, hub, web):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if ".migrations" not in module.name:
                importlib.import_module(module.name)


def test_every_refusal_has_its_sentence():
    import_all()
    codes = {kind.code for kind in leaves() if not kind.__module__.startswith("tests")}

    assert codes - SENTENCES.keys() == set()


def test_no_sentence_is_left_over():
    import_all()

    assert SENTENCES.keys() - {kind.code for kind in leaves()} == set()


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.NotChosen("topic"), 422),
        (errors.Several(errors.NotChosen("a"), errors.TooLong("b", limit=1, length=2)), 422),
        (errors.NotYours(), 403),
        (errors.NotFound(kind="visit", key="1"), 404),
        (errors.Overtaken(kind="visit", key="1"), 409),
    ],
)
def test_a_refusal_is_answered_by_its_family(error, status):
    assert messages.status(error) == status


def test_a_sentence_tells_facts_as_people_say_them():
    said = messages.sentence(errors.TermEnded(role=Role.SECRETARY, on=date(2025, 8, 31)))

    assert said == "您的任期（入室书记）已于 2025 年 8 月 31 日结束，不能再办理这件事。如有变动，请联系区教育党校。"


def test_a_missing_fact_leaves_a_gap_and_no_broken_page():
    assert messages.sentence(errors.TooLong("topic", limit=3)) == "最多 3 字，现在  字。"


# ---- another language


def catalogue(pairs):
    """A compiled gettext catalogue (the .mo format: magic, counts, offsets, texts)."""
    entries = sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **pairs}.items())
    raw = [(key.encode(), value.encode()) for key, value in entries]
    start, texts_of = 28 + 16 * len(raw), b""
    tables = ([], [])
    for side in (0, 1):
        for pair in raw:
            tables[side].append(struct.pack("<II", len(pair[side]), start + len(texts_of)))
            texts_of += pair[side] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(raw), 28, 28 + 8 * len(raw), 0, 0)
    return head + b"".join(tables[0]) + b"".join(tables[1]) + texts_of


def all_texts():
    """Everything that can be translated, as an extractor finds it."""
    found = set()
    for path in TEMPLATE_FILES:
        for call in parsed(path.read_text("utf-8")).find_all(nodes.Call):
            if getattr(call.node, "name", "") in LOOKED_UP:
                found.add(call.args[0].value)
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in LOOKED_UP and node.args:
                found |= {a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return found


@pytest.fixture
def pseudo(tmp_path, monkeypatch):
    """A language `xx` in which every text is marked and has no Chinese left."""
    folder = tmp_path / "locale" / "xx" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    marked = {text: "[" + CHINESE.sub("x", text) + "]" for text in all_texts()}
    (folder / "hub.mo").write_bytes(catalogue(marked))
    monkeypatch.setattr(texts, "LOCALE", tmp_path / "locale")


def visible(page):
    return " ".join(page.document.words) + " ".join(
        str(given.get(name, ""))
        for _, given in page.document.tags
        for name in ("aria-label", "title", "content", "alt")
    )


def test_a_catalogue_translates_pages_forms_and_faults_without_touching_templates(pseudo, site):
    browser = site.stranger
    browser.submit(browser.get("/login"), "/prefs/lang", lang="xx")

    page = browser.submit(browser.get("/login"), "/login", login="", password="")
    missing = browser.get("/nowhere")

    assert 'lang="xx"' in page.html
    assert page.errors["login"].startswith("[xxx[xx]]")
    assert CHINESE.findall(visible(page)) == CHINESE.findall(visible(missing)) == []


def test_a_person_keeps_the_language_and_dates_follow_it(pseudo, site):
    site.as_("sec-ms-01").post("/prefs/lang", {"lang": "xx"})

    page = site.another("sec-ms-01").get("/me")

    assert "[3 x 5 x] 09:30" in page.text
    assert set(CHINESE.findall(visible(page))) <= set("郝砺川书记柳岸中学")
    assert "平台保存的个人资料" in site.as_("director").get("/me").text


def test_without_a_catalogue_no_other_language_is_offered_or_taken(site):
    browser = site.as_("sec-ms-01")

    browser.post("/prefs/lang", {"lang": "xx"})

    assert texts.languages() == ["zh-CN"]
    assert 'lang="zh-CN"' in browser.get("/me").html
    assert "/prefs/lang" not in browser.get("/me").html
