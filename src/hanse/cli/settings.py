"""Environment variables that the command reads; an option on the command line wins over each of them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """One variable: its name, what holds where it is not set, what it does."""

    name: str
    default: str
    meaning: str


DATA = Setting(
    "HANSE_DATA",
    "`data/` of the clone; in an installed package the data it carries",
    "Folder of the data package to build from and to validate. Option: `--data`.",
)
RELEASES = Setting(
    "HANSE_RELEASES",
    "`var/releases/` of the clone; in an installed package `hanse/releases/` in the user's cache",
    "Folder that releases are built into and read from. Options: `--out`, `--release`.",
)
HOST = Setting("HANSE_HOST", "`127.0.0.1`", "Address that `hanse serve` listens on. Option: `--host`.")
PORT = Setting("HANSE_PORT", "`8000`", "Port that `hanse serve` listens on. Option: `--port`.")
CONTACT = Setting(
    "HANSE_CONTACT",
    "none; pages then say that no address is set",
    "Address that corrections go to, shown on the page `/correct`.",
)
ADDRESS = Setting(
    "HANSE_ADDRESS",
    "the host that a request names",
    "Scheme and host under which the site is known, as `https://hanse.example.org`: used in citations, embeds and "
    "pictures. With `https` the site tells browsers to use nothing else (HSTS).",
)
RATE = Setting(
    "HANSE_RATE",
    "`50/200`",
    "Requests a second that one visitor may make in the long run, and at once; `0` is no limit. Each worker counts "
    "for itself. A picture as PNG counts for 5, an analysis computed for a day or a limit for 10.",
)
PROXIES = Setting(
    "HANSE_TRUSTED_PROXIES",
    "none",
    "Addresses or networks of reverse proxies, separated by commas, whose `X-Forwarded-For` is believed when "
    "requests are counted.",
)
CACHE = Setting(
    "XDG_CACHE_HOME",
    "`~/.cache`",
    "The user's cache folder, after the XDG base directory rules; only an absolute path counts.",
)
SETTINGS = (DATA, RELEASES, HOST, PORT, CONTACT, ADDRESS, RATE, PROXIES, CACHE)
