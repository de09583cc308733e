from __future__ import annotations

import pytest
from briefing.errors import SourceError
from briefing.sources.fetch.addresses import Rules, is_public, look_up, machines, parsed

PUBLIC = "93.184.215.14"


@pytest.mark.parametrize("machine", [PUBLIC, "8.8.8.8", "2606:4700::1111", "2a00:1450::5"])
def test_public_machines(machine: str) -> None:
    assert is_public(machine)


@pytest.mark.parametrize(
    "machine",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "0.1.2.3",  # this machine
        "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fd12::1",  # private
        "169.254.169.254", "fe80::1", "fe80::1%eth0", "fec0::1",  # link and site
        "100.64.0.1", "192.0.0.8", "192.88.99.1", "198.18.0.1",  # carriers, protocols, benchmarks
        "192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1",  # documents
        "224.0.0.1", "239.1.1.1", "ff02::1", "240.0.0.1", "255.255.255.255",  # many, reserved
        "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1",  # translated
        "2002:7f00:1::", "2001:0:7f00:1::", "2001::1",  # tunnels
        "", "localhost", "news.example", "1.2.3", "0x7f000001",
    ],
)  # fmt: skip
def test_machines_that_are_not_public(machine: str) -> None:
    assert not is_public(machine)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1",
        "017700000001", "0", "0.0.0.0", "localhost", "LOCALHOST", "[::1]", "[::]",
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:0001]", "169.254.169.254",
        "[::ffff:a9fe:a9fe]", "[64:ff9b::7f00:1]",
    ],
)  # fmt: skip
@pytest.mark.enable_socket  # numbers are looked up without a network
def test_no_spelling_of_a_host_leads_to_this_machine(host: str) -> None:
    with pytest.raises(SourceError, match=r"not a public address|no web address"):
        machines(parsed(f"https://{host}/", False), Rules())


@pytest.mark.parametrize(
    "host", ["①②⑦.⓪.⓪.①", "%31%32%37.0.0.1", "127。0。0。1:0", "[fe80::1%25eth0]", "[::1"]
)
def test_hosts_that_are_no_names(host: str) -> None:
    with pytest.raises(SourceError):
        machines(parsed(f"https://{host}/", False), Rules())


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://news.example/", "http is not asked"),
        ("file:///etc/passwd", "only https"),
        ("ftp://news.example/a", "only https"),
        ("javascript:alert(1)", "only https"),
        ("//news.example/a", "only https"),
        ("news.example/a", "only https"),
        ("https:///a", "names no host"),
        ("https://mira:secret@news.example/", "user name or a password"),
        ("https://news.example@127.0.0.1/", "user name or a password"),
        ("https://news.example:22/", "port 22"),
        ("https://news.example:70000/", "port 70000"),
        ("https://news.example/\r\nHost: x", "no web address"),
        ("https://news.example\\@127.0.0.1/", "no web address"),
        ("https://news.example/" + "a" * 2000, "no web address"),
    ],
)
def test_addresses_that_are_refused(address: str, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        parsed(address, False)


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("https://News.example/a#part", "https://news.example/a"),
        ("https://bücher.example/ü?q=ü", "https://xn--bcher-kva.example/%C3%BC?q=%C3%BC"),
        ("https://news.example:8443/", "https://news.example:8443/"),
        ("https://news.example:443/", "https://news.example/"),
    ],
)
def test_addresses_that_are_asked(address: str, asked: str) -> None:
    assert str(parsed(address, False)) == asked


def test_http_is_asked_if_allowed() -> None:
    assert str(parsed("http://news.example/", True)) == "http://news.example/"


@pytest.mark.parametrize(
    "private", ["127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1", "fe80::1%eth0"]
)
def test_one_machine_that_is_not_public_is_enough_to_refuse_a_name(private: str) -> None:
    rules = Rules(resolve=lambda *_: [PUBLIC, private])
    with pytest.raises(SourceError, match=f"is {private}, which is not a public address"):
        machines(parsed("https://news.example/", False), rules)


def test_the_port_is_looked_up_too() -> None:
    asked = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append((host, port))
        return [PUBLIC]

    for address in ("https://a.example/", "http://a.example/", "https://a.example:8443/"):
        assert machines(parsed(address, True), Rules(resolve=resolve)) == (PUBLIC,)
    assert asked == [("a.example", 443), ("a.example", 80), ("a.example", 8443)]


@pytest.mark.parametrize("error", [OSError(), UnicodeError()])
def test_a_name_that_is_not_found(error: Exception) -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        raise error

    with pytest.raises(SourceError, match=r"there is no host news\.example"):
        machines(parsed("https://news.example/", False), Rules(resolve=resolve))


def test_a_name_without_machines() -> None:
    with pytest.raises(SourceError, match="there is no host"):
        machines(parsed("https://news.example/", False), Rules(resolve=lambda *_: []))


@pytest.mark.enable_socket  # numbers are looked up without a network
def test_the_system_is_asked_for_a_name() -> None:
    assert look_up("2130706433", 443) == ("127.0.0.1",)
