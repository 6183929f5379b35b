"""The resolver judges every answer, also the second one for a name it has seen."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from crawler.addresses import Guard
from crawler.guard import GuardedResolver
from schemas.errors import PrivateAddress
from schemas.source import read_source


@pytest.fixture
def resolver(monkeypatch):
    """A resolver without a reactor: only its judgement is asked for."""
    monkeypatch.setattr(GuardedResolver, "guards", [])
    return GuardedResolver.__new__(GuardedResolver)


def local_site() -> Guard:
    table = {"name": "local", "home": "http://intranet.test:8000/", "allow_private_hosts": True}
    return Guard(read_source(table, "x"))


def test_a_public_answer_passes(resolver):
    assert resolver._judge("8.8.8.8", "news.test") == "8.8.8.8"


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"])
def test_a_private_answer_is_refused(resolver, address):
    with pytest.raises(PrivateAddress, match=address):
        resolver._judge(address, "news.test")


def test_a_name_that_turns_private_is_refused_the_second_time(resolver):
    resolver._judge("8.8.8.8", "rebinding.test")

    with pytest.raises(PrivateAddress):
        resolver._judge("127.0.0.1", "rebinding.test")


def test_a_host_that_a_source_names_as_private_passes_and_no_other(resolver):
    GuardedResolver.guards.append(local_site())

    assert resolver._judge("10.0.0.1", "intranet.test") == "10.0.0.1"
    with pytest.raises(PrivateAddress):
        resolver._judge("10.0.0.1", "other.test")


@pytest.mark.parametrize("name", ["::1", "[::1]", "fe80::1", "2606:4700::1111"])
def test_addresses_of_version_6_are_not_dialled(resolver, name):
    failed = []
    resolver.getHostByName(name).addErrback(failed.append)

    assert failed[0].check(PrivateAddress)


def test_private_stays_private_on_another_port():
    guard = local_site()
    guard.check_address("intranet.test", 8000, ip_address("10.0.0.1"))

    with pytest.raises(PrivateAddress):
        guard.check_address("intranet.test", 22, ip_address("10.0.0.1"))
