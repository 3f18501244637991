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
CACHE = Setting(
    "XDG_CACHE_HOME",
    "`~/.cache`",
    "The user's cache folder, after the XDG base directory rules; only an absolute path counts.",
)
SETTINGS = (DATA, RELEASES, HOST, PORT, CONTACT, CACHE)
