"""The list of visits as one would write it with Django 5: sessions, sign-in, ORM and templates as `startproject` sets them up.

The frame around the list is fixed text here, taken from the hub's own page, which spares Django work. Words for states and days come
from the hub's functions, so that both pages say the same; whether they do is checked.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django
from django.conf import settings

CARDS = """{% for each in visits %}{% include "card.html" %}{% endfor %}"""
CARD = """<li>
  <div>
    <p class="meta">{% include "tag.html" with kind=each.chip.kind word=each.chip.word %}<span>{{ each.number }}</span>{% if each.card.in_return_for %}<span>{% translate "回访" %}</span>{% endif %}{% if each.card.afterwards %}<span>{% translate "补录" %}</span>{% endif %}{% if each.card.disputed %}{% translate "有异议" as word %}{% include "tag.html" with kind="bad" %}{% endif %}{% if each.one_sided %}{% translate "单方记录" as word %}{% include "tag.html" with kind="wait" %}{% endif %}</p>
    <h2><a href="/visits/{{ each.card.no }}" hx-ignore>{{ each.topic }}</a></h2>
    <p class="way">{% include "level.html" with code=each.guest.level word=each.guest_level %}<b>{{ each.guest.name }}</b><span class="arr" aria-hidden="true">→</span><span class="vh">{% translate "到访" %}</span>{% include "level.html" with code=each.host.level word=each.host_level %}<b>{{ each.host.name }}</b></p>
  </div>
  <p class="on">{{ each.when }}{% if each.until %}<small><span class="left{% if each.soon %} soon{% endif %}">{{ each.left }}</span></small>{% endif %}</p>
</li>
"""
PARTS = {
    "card.html": "{% load i18n %}" + CARD,
    "tag.html": '<span class="tag {{ kind }}">{{ word }}</span>',
    "level.html": '<span class="lv {{ code }}">{{ word }}</span>',
}
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


def begin(folder: Path, frame: tuple[str, str]) -> None:
    """Configure Django on a database of its own, with this text before and behind the cards."""
    page = "{% verbatim %}" + frame[0] + "{% endverbatim %}" + CARDS + "{% verbatim %}" + frame[1] + "{% endverbatim %}"
    loader = (
        "django.template.loaders.cached.Loader",
        [("django.template.loaders.locmem.Loader", PARTS | {"list.html": page})],
    )
    settings.configure(
        SECRET_KEY="benchmark",  # noqa: S106  # of nothing
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="benchmarks.django_list",
        DEBUG_PROPAGATE_EXCEPTIONS=True,
        MIDDLEWARE=MIDDLEWARE,
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "django.db"}},
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": [loader]}}],
        USE_I18N=True,
        USE_TZ=True,
        LANGUAGE_CODE="zh-hans",
        TIME_ZONE="Asia/Shanghai",
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    )
    django.setup()


def models() -> tuple[Any, Any]:
    """The tables; made after `begin`, as Django wants it."""
    from django.db import models as m  # noqa: PLC0415

    class Unit(m.Model):
        """A school or studio."""

        kind, code, name, level = (
            m.CharField(max_length=9),
            m.CharField(max_length=20),
            m.CharField(max_length=80),
            m.CharField(max_length=20),
        )

        class Meta:
            app_label = "bench"

    class Visit(m.Model):
        """A visit in a list."""

        no, year = m.IntegerField(unique=True), m.IntegerField()
        host = m.ForeignKey(Unit, m.CASCADE, related_name="+")
        guest = m.ForeignKey(Unit, m.CASCADE, related_name="+")
        state, turn, topic = (
            m.CharField(max_length=20),
            m.CharField(max_length=9, null=True),
            m.CharField(max_length=80),
        )
        reply_by, held_on = m.DateField(null=True), m.DateField(null=True)
        starts_at, ends_at = m.DateTimeField(null=True), m.DateTimeField(null=True)
        in_return_for, afterwards = m.CharField(max_length=40, null=True), m.BooleanField()
        slot_on, slot_part = m.DateField(null=True), m.CharField(max_length=3, null=True)
        disputed, changed_at, one_sided = m.IntegerField(), m.BigIntegerField(), m.BooleanField()

        class Meta:
            app_label = "bench"

    return Unit, Visit


MODELS: dict[str, Any] = {}
VIEW: dict[str, Callable[..., Any]] = {}
urlpatterns: list[Any] = []


def fill(cards: list[Any], units: dict[Any, Any], today: Any) -> str:
    """Tables and rows as the hub has them, and a person who has signed in; the session's key."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: PLC0415
    from django.contrib.auth.models import User  # noqa: PLC0415
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    call_command("migrate", verbosity=0, run_syncdb=True)
    MODELS["unit"], MODELS["visit"] = models()
    with connection.schema_editor() as editor:
        editor.create_model(MODELS["unit"])
        editor.create_model(MODELS["visit"])
    known = {
        party: MODELS["unit"].objects.create(kind=party.kind, code=party.id, name=unit.name, level=unit.level)
        for party, unit in units.items()
    }
    for card in cards:
        plain = {
            name: getattr(card, name)
            for name in ("no", "year", "topic", "reply_by", "held_on", "disputed", "changed_at")
        }
        plain |= {name: getattr(card, name) for name in ("in_return_for", "afterwards", "starts_at", "ends_at")}
        sides = {"host": known[card.host], "guest": known[card.guest], "one_sided": card.one_sided(today)}
        if card.slot:
            plain |= {"slot_on": card.slot.on, "slot_part": card.slot.part}
        MODELS["visit"].objects.create(**plain, **sides, state=card.state, turn=card.turn)
    user = User.objects.create_user("sec-ms-01", password="x")  # noqa: S106  # of nobody
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def application(view: Callable[..., Any]) -> Callable[[str, str], tuple[int, bytes]]:
    """`get(path, session)` through Django's own handler, all middleware included."""
    from django.contrib.auth.decorators import login_required  # noqa: PLC0415
    from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415
    from django.urls import path  # noqa: PLC0415

    urlpatterns.append(path("visits", login_required(view)))
    handler = WSGIHandler()

    def get(address: str, session: str) -> tuple[int, bytes]:
        said: list[str] = []
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": address,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "HTTP_COOKIE": f"sessionid={session}",
            "wsgi.input": io.BytesIO(),
            "wsgi.url_scheme": "http",
        }
        body = b"".join(handler(environ, lambda status, _headers: said.append(status)))
        return int(said[0].split()[0]), body

    return get


def now() -> datetime:
    return datetime.now(UTC)
