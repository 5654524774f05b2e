"""Two people with accounts and one without, on every database that the private store runs on."""

from __future__ import annotations

import pytest

from hub.private import Private
from tests.hub.accounts.door import OTHER, PASS, QUICK, Watched, Wound, hall

BACKENDS = ["sqlite:///{folder}/private.db"]


@pytest.fixture(params=BACKENDS)
def url(request, tmp_path):
    return request.param.format(folder=tmp_path)


@pytest.fixture
def private(url):
    store = Private(url)
    store.migrate()
    store.enrol("p-hao", name="郝砺川", org="河湾中学")
    store.enrol("p-shan", name="单晓明", org="柳荫小学")
    store.enrol("p-free", name="乔又一", org="柳荫小学")
    yield store
    store.close()


@pytest.fixture
def clock():
    return Wound()


@pytest.fixture
def watched():
    return Watched(**QUICK)


@pytest.fixture
def accounts(private, clock, watched):
    door = hall(private, clock, watched)
    door.open("p-hao", "lead-ms", PASS)
    door.open("p-shan", "sec-ps-01", OTHER)
    return door
