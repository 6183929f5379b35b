"""Where a request may go: scheme, host on the source's list, and an address that is public.

The rules are pure functions, so that every hop (a link, a redirect, robots.txt) is judged alike. What
counts as public is the IANA special-purpose registries as :mod:`ipaddress` knows them, plus the ways to
write a private IPv4 address inside an IPv6 one (RFC 4291 mapped, RFC 3056 6to4, RFC 6052 NAT64).
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from schemas.errors import BadScheme, OffList, PrivateAddress
from schemas.source import Source

SCHEMES = ("http", "https")
MAX_URL_LENGTH = 1024
_NAT64 = IPv6Network("64:ff9b::/96")
_DEFAULT_PORTS = {"http": 80, "https": 443}

Address = IPv4Address | IPv6Address


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for, None where it is a plain one."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet and to one machine."""
    if isinstance(address, IPv6Address) and (inner := _embedded(address)) is not None:
        return is_public(inner)
    return address.is_global and not address.is_multicast


def literal(host: str) -> Address | None:
    """The address that a host spells out in its usual form, None for a name."""
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None


def host_name(host: str) -> str:
    """One spelling of a host: lower case, no final dot, punycode."""
    name = host.lower().rstrip(".")
    try:
        return name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError as error:
        raise BadScheme(f"{url[:200]} is no address; it was not fetched.") from error


def host_and_port(url: str) -> tuple[str, int]:
    """Where a URL connects to.

    Raises:
        BadScheme: no address, or a port that is no number.

    """
    parts = _split(url)
    try:
        port = parts.port
    except ValueError as error:
        raise BadScheme(f"{url[:200]} has a port that is no number; it was not fetched.") from error
    return host_name(parts.hostname or ""), port or _DEFAULT_PORTS.get(parts.scheme, 0)


class Guard:
    """The rules for one source; without one (``scrapy shell``) any public host may be asked.

    Hosts are those of :attr:`Source.allowed_hosts`. A private address is let through only where the
    source allows private hosts *and* names that very host and port, so that a page on a site of this
    machine cannot lead to its other services.
    """

    def __init__(self, source: Source | None) -> None:
        self.hosts = None if source is None else frozenset(host_name(h) for h in source.allowed_hosts)
        private = source is not None and source.allow_private_hosts
        named = (source.home, *source.listings) if source and private else ()
        self._private = {host_and_port(url) for url in named}

    def check_url(self, url: str) -> None:
        """Judge an address before it is resolved.

        Raises:
            BadScheme: not http(s), too long, or carrying a user name.
            OffList: a host that the source does not name.
            PrivateAddress: an address in numbers that is not public.

        """
        parts = _split(url)
        if parts.scheme not in SCHEMES:
            raise BadScheme(f"{url[:200]} is neither http nor https; it was not fetched.")
        if len(url) > MAX_URL_LENGTH:
            raise BadScheme(f"{url[:200]}… is longer than {MAX_URL_LENGTH} characters; it was not fetched.")
        if parts.username is not None or parts.password is not None:
            raise BadScheme(f"An address of {parts.hostname} carries a user name; it was not fetched.")
        host, port = host_and_port(url)
        if not host or (self.hosts is not None and host not in self.hosts):
            raise OffList(
                f"{host} is not a host of this source; add it to hosts in its file if it should be."
            )
        if (address := literal(host)) is not None:
            self.check_address(host, port, address)

    def check_address(self, host: str, port: int, address: Address) -> None:
        """Judge what a host resolved to.

        Raises:
            PrivateAddress: not a public address, and not a private one that the source names.

        """
        if is_public(address) or (host, port) in self._private:
            return
        raise PrivateAddress(
            f"{host} resolves to {address}, which is not a public address; "
            "for a site on this machine set allow_private_hosts = true in its source."
        )

    def may_be_private(self, host: str) -> bool:
        """Whether the resolver may answer with a private address for this host."""
        return any(host == name for name, _ in self._private)
