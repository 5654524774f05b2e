"""Links, half-way sign-ins and used challenges go by themselves when nobody needs them any more."""

from __future__ import annotations

import pyotp
import sqlalchemy as sa

from hub import private_tables as t
from hub.door.invitations import SLIP, Wanted
from hub.privacy.retention import purge
from tests.hub.accounts.door import enter


def rows(private):
    tables = (t.door.invitation, t.door.step, t.door.spent)
    with private.reading() as db:
        return [db.scalar(sa.select(sa.func.count()).select_from(table)) for table in tables]


def test_each_goes_in_its_time_and_accounts_stay(accounts, invitations, codes, private, clock):
    invitations.invite([Wanted("p-free", "qiao")], way=SLIP, by=None)
    invitations.forgotten("nobody", address="")
    codes.begin("p-hao")
    codes.confirm("p-hao", pyotp.TOTP(codes.of("p-hao").secret).at(clock()), address="", keep="")
    enter(accounts)
    before = rows(private)

    clock.on(hours=1)
    purge(private, clock())
    soon = rows(private)
    clock.on(days=195)
    purge(private, clock())

    assert (before, soon, rows(private)) == ([1, 1, 1], [1, 0, 0], [0, 0, 0])
    assert codes.of("p-hao").on
    assert len(accounts.accounts()) == 2
