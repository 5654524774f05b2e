"""A small district's people at the door, with a clock to wind on."""

from __future__ import annotations

import pytest

from hub.door.codes import Codes
from hub.door.invitations import Invitations
from hub.private import Private
from tests.hub.accounts.door import OTHER, PASS, Wound, hall

MAIL = {"smtp_host": "127.0.0.1", "smtp_from": "hujian@example.cn", "address": "https://hujian.example.cn"}


@pytest.fixture
def private(tmp_path):
    store = Private(tmp_path / "private.db")
    store.migrate()
    store.enrol("p-hao", name="郝砺川", org="河湾中学", mail="hao@example.cn")
    store.enrol("p-shan", name="单晓明", org="柳荫小学", mail="shan@example.cn")
    store.enrol("p-free", name="乔又一", org="柳荫小学")
    yield store
    store.close()


@pytest.fixture
def clock():
    return Wound()


@pytest.fixture
def accounts(private, clock):
    door = hall(private, clock, **MAIL)
    door.open("p-hao", "lead-ms", PASS)
    door.open("p-shan", "sec-ps-01", OTHER)
    return door


@pytest.fixture
def invitations(accounts):
    return Invitations(accounts.door)


@pytest.fixture
def codes(accounts):
    return Codes(accounts.door)
