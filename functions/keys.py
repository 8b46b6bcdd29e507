"""Every key of the one table, in one place.

| item | pk | sk | index |
| --- | --- | --- | --- |
| account | `ACC#A` | `A` | |
| session | `ACC#A` | `S#digest of its token` | |
| mailbox of an account | `MAIL#digest` | `A` | |
| newest login of a mailbox | `MAIL#digest` | `LOGIN` | |
| what bounced | `MAIL#digest` | `BOUNCE` | gsi2 `QUEUE#MAIL` |
| offer of a membership, or of an entry, to a mailbox | `MAIL#digest` | `OFFER#kind#id` | |
| login under way | `LOGIN#digest of the browser's secret` | `A` | |
| rate limit | `RATE#kind#digest#window` | `A` | |
| organisation | `BRAND#B`, `PROV#P`, `PROG#operators` | `A` | gsi2 `QUEUE#BRAND` while unchecked |
| member | as its organisation | `MEM#A` | |
| offer of a membership, as its organisation sees it | as its organisation | `MEM-OFFER#digest` | |
| claim of an entry that is taken | `PROV#P` | `CLAIM#u` | gsi2 `QUEUE#CLAIM` while open |
| a brand asks for a provider | `PROV#P` | `ASK#B` | |
| how many brands ask | `PROV#P` | `ASKS` | gsi2 `QUEUE#ASK` |
| event of the ledger | as its record | `EV#u` | |
| mail | `OUT#u` | `A` | gsi2 `OUTBOX` until it is sent |
"""

from typing import Final, Literal

from functions.table import Key

OrganisationKind = Literal["brand", "provider", "programme"]
Queue = Literal["BRAND", "CLAIM", "ASK", "MAIL"]

ITSELF: Final = "A"
SESSIONS: Final = "S#"
MEMBERS: Final = "MEM#"
PLACES: Final = "MEM"
"""Members and those to whom a membership is offered: one question."""
OFFERED: Final = "MEM-OFFER#"
OFFERS: Final = "OFFER#"
CLAIMS: Final = "CLAIM#"
EVENTS: Final = "EV#"
OUTBOX: Final = "OUTBOX"
_PREFIXES: Final[dict[str, str]] = {"brand": "BRAND#", "provider": "PROV#", "programme": "PROG#"}


def account(account_id: str) -> Key:
    """Return where an account lies."""
    return Key(f"ACC#{account_id}", ITSELF)


def session(account_id: str, token_digest: str) -> Key:
    """Return where a session lies: beside its account, so that both come in one call."""
    return Key(f"ACC#{account_id}", SESSIONS + token_digest)


def mailbox(address_digest: str) -> Key:
    """Return where it stands whose mailbox this is."""
    return Key(f"MAIL#{address_digest}", ITSELF)


def newest_login(address_digest: str) -> Key:
    """Return where the newest login of a mailbox is named; it voids the older ones."""
    return Key(f"MAIL#{address_digest}", "LOGIN")


def bounce(address_digest: str) -> Key:
    """Return where it stands that mails to a mailbox come back."""
    return Key(f"MAIL#{address_digest}", "BOUNCE")


def offer(address_digest: str, kind: OrganisationKind, organisation_id: str) -> Key:
    """Return where a mailbox is offered a membership."""
    return Key(f"MAIL#{address_digest}", f"{OFFERS}{kind}#{organisation_id}")


def login(browser_digest: str) -> Key:
    """Return where the login lies that a browser has under way."""
    return Key(f"LOGIN#{browser_digest}", ITSELF)


def rate(kind: str, subject_digest: str, window: int) -> Key:
    """Return where it is counted how often somebody did something in a window of time."""
    return Key(f"RATE#{kind}#{subject_digest}#{window}", ITSELF)


def organisation(kind: OrganisationKind, organisation_id: str) -> Key:
    """Return where an organisation lies."""
    return Key(_PREFIXES[kind] + organisation_id, ITSELF)


def member(kind: OrganisationKind, organisation_id: str, account_id: str) -> Key:
    """Return where a member of an organisation lies."""
    return Key(_PREFIXES[kind] + organisation_id, MEMBERS + account_id)


def offered(kind: OrganisationKind, organisation_id: str, address_digest: str) -> Key:
    """Return where an organisation sees whom it has offered a membership."""
    return Key(_PREFIXES[kind] + organisation_id, OFFERED + address_digest)


def claim(provider_id: str, claim_id: str) -> Key:
    """Return where the claim of an entry lies that is taken already."""
    return Key(f"PROV#{provider_id}", CLAIMS + claim_id)


def ask(provider_id: str, brand_id: str) -> Key:
    """Return where it stands that a brand asks for a provider."""
    return Key(f"PROV#{provider_id}", f"ASK#{brand_id}")


def asks(provider_id: str) -> Key:
    """Return where it is counted how many brands ask for a provider."""
    return Key(f"PROV#{provider_id}", "ASKS")


def event(pk: str, event_id: str) -> Key:
    """Return where an event of the ledger lies: beside its record."""
    return Key(pk, EVENTS + event_id)


def outgoing(mail_id: str) -> Key:
    """Return where a mail lies."""
    return Key(f"OUT#{mail_id}", ITSELF)


def queue(name: Queue) -> str:
    """Return the partition of gsi2 in which a queue of the desk stands."""
    return f"QUEUE#{name}"
