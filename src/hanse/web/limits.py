"""How much one visitor may ask for: a bucket for each address, and bounds on what an address may hold."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.http import HttpRequest

from hanse.errors import TooManyError, UsageError
from hanse.web.language import noted as N_
from hanse.web.share import Shares

A_SECOND, AT_ONCE = 50.0, 200.0
_LIVE = ("/analyses/", "/overlap", "/gaps", "/before", "/advice")  # computed for who asks for a day or a limit
_LIVE_VALUES = ("as_of=", "kinds=", "relations=", "roles=", "statuses=", "countries=", "collections=", "sources=")
Network = IPv4Network | IPv6Network


@dataclass(frozen=True)
class Limits:
    """Requests that one address may make: ``a_second`` in the long run, ``at_once`` in a burst; 0 is no limit.

    ``proxies`` are the addresses whose ``X-Forwarded-For`` is believed. Each worker counts for itself.
    """

    a_second: float = 0.0
    at_once: float = 0.0
    proxies: tuple[Network, ...] = ()
    shares: Shares = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shares", Shares(most=self.at_once, a_second=self.a_second))

    def client(self, request: HttpRequest) -> str:
        """The address to count against: of the visitor, as the nearest believed proxy saw it."""
        address = str(request.META.get("REMOTE_ADDR", ""))
        if len(self.proxies) == 0 or not self._is_proxy(address):
            return grouped(address)
        seen = [part.strip() for part in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
        for forwarded in reversed([part for part in seen if part != ""]):
            address = forwarded
            if not self._is_proxy(forwarded):
                break
        return grouped(address)

    def _is_proxy(self, address: str) -> bool:
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self.proxies if network.version == found.version)

    def check(self, request: HttpRequest) -> None:
        """Count a request; raises TooManyError where the share of its address is used up."""
        if self.a_second <= 0:
            return
        wait = self.shares.wait(self.client(request), cost_of(request))
        if wait > 0:
            raise TooManyError(
                N_("More is asked for from your address than this site can give to one visitor."),
                retry_after=wait,
                hint=N_("Wait a little and go on. The page /data has everything in one file."),
            )


def grouped(address: str) -> str:
    """The address, or of IPv6 the network of one household."""
    if ":" not in address:
        return address[:45]
    try:
        return str(ip_network(f"{address}/64", strict=False))
    except ValueError:
        return address[:45]


def cost_of(request: HttpRequest) -> int:
    """What a request counts for: files nothing, a page one, a picture to be drawn or a study to be made more."""
    path, query = request.path, request.META.get("QUERY_STRING", "")
    if path.startswith("/static/"):
        return 0
    if path.endswith(".png"):
        return 5
    if path.startswith(_LIVE) and any(name in query for name in _LIVE_VALUES):
        return 10
    return 1


def parse_rate(text: str) -> tuple[float, float]:
    """``50`` or ``50/200``: requests a second in the long run and at once; raises UsageError for anything else."""
    first, _, second = text.strip().partition("/")
    try:
        a_second = float(first)
        at_once = float(second) if second else 4 * a_second
    except ValueError:
        a_second = at_once = -1.0
    if not 0 <= a_second <= 1e9 or not (at_once >= 10 or a_second == 0):
        raise UsageError(
            f"{text!r} is no rate", where="HANSE_RATE", hint="write requests a second and at once, as 50/200; 0 is none"
        )
    return a_second, at_once


def parse_proxies(text: str) -> tuple[Network, ...]:
    """Addresses or networks, separated by commas; raises UsageError for anything else."""
    parts: Sequence[str] = [part.strip() for part in text.split(",") if part.strip() != ""]
    try:
        return tuple(ip_network(part, strict=False) for part in parts)
    except ValueError as error:
        raise UsageError(
            str(error), where="HANSE_TRUSTED_PROXIES", hint="write addresses or networks, as 127.0.0.1, 10.0.0.0/8"
        ) from error
