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
| organisation | `BRAND#B`, `PROV#P`, `PROG#operators` | `A` | gsi1 `CLAIMED` of a provider, `NAMES` of a brand; gsi2 `QUEUE#BRAND` while unchecked |
| member | as its organisation | `MEM#A` | |
| offer of a membership, as its organisation sees it | as its organisation | `MEM-OFFER#digest` | |
| claim of an entry that is taken | `PROV#P` | `CLAIM#u` | gsi2 `QUEUE#CLAIM` while open |
| a brand asks for a provider | `PROV#P` | `ASK#B` | |
| how many brands ask | `PROV#P` | `ASKS` | gsi2 `QUEUE#ASK` |
| what a brand sent lately: its rounds of the day, its open invitations | `BRAND#B` | `SENDS` | |
| a brand's document | `BRAND#B` | `DOC#u` | gsi2 `DUE` when it is to be deleted |
| how many documents a brand keeps | `BRAND#B` | `DOCS` | |
| round of invitations | `ROUND#u` | `A` | gsi1 `BRAND#B`, `ROUND#u`; gsi2 `QUEUE#ROUND` while it waits, then `DUE` |
| invitation of a provider | `ROUND#u` | `P#P` | gsi1 `PROV#P`, `INV#O#`, `INV#A#` or `INV#C#` with an instant and the round; gsi2 `DUE` |
| question of a provider, and its answer | `ROUND#u` | `QA#u` | |
| message between the brand and a provider | `ROUND#u` | `MSG#P#u` | |
| a provider took a document | `ROUND#u` | `DL#u` | |
| tally of a quarter | `BRAND#B`, `PROV#P` | `TALLY#2026-Q4` | |
| line of the book behind a provider's tally | `PROV#P` | `FACT#2026-Q4#u` | gsi2 `QUEUE#SCORE` while it is disputed |
| on how many days how many stores of a provider were first confirmed | `PROV#P` | `STORES` | |
| figures that a file of a platform brought | `PROV#P` | `IND#2026-Q4#digest of the file` | |
| files of a quarter that count | `PROG#operators` | `FILES#2026-Q4` | |
| closing of a quarter | `PROG#operators` | `CLOSE#2026-Q4` | gsi2 `DUE` while it is at work |
| frozen score | `PROV#P` | `Q#2026-Q4#r001` | gsi1 `QUARTER#2026-Q4`, by provider and revision |
| cooperation record | `COOP#u` | `A` | gsi1 `PROV#P`, `COOP#u`; gsi2 `BRAND#B`, `COOP#u` |
| that both sides show it | `COOP#u` | `SHOWN` | gsi1 `SHOWN` |
| that it is disputed | `COOP#u` | `DISPUTE` | gsi2 `QUEUE#COOP` |
| evaluation of a period | `COOP#u` | `EVAL#2026-Q4` | |
| what the brand authorises the provider to do | `COOP#u` | `AUTH#u` | |
| an operator asks for publication | `PROG#operators` | `PUBLISH` | gsi2 `DUE` |
| event of the ledger | as its record | `EV#u` | |
| mail | `OUT#u` | `A` | gsi2 `OUTBOX` until it is sent; `QUEUE#MAIL` where nobody got it, until an operator has seen to it |

What the clock has to do stands in the one partition `DUE` of gsi2, by the instant at which it is due, so nothing is missed
however long nobody looked.
"""

from typing import Final, Literal

from functions.table import Key

OrganisationKind = Literal["brand", "provider", "programme"]
Queue = Literal["BRAND", "CLAIM", "ASK", "MAIL", "ROUND", "COOP", "SCORE"]
Shelf = Literal["O", "A", "C"]
"""Where an invitation stands in its provider's inbox: open, answered, or closed."""

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
DUE: Final = "DUE"
CLAIMED: Final = "CLAIMED"
SHOWN: Final = "SHOWN"
NAMES: Final = "NAMES"
ROUNDS: Final = "ROUND#"
INVITATIONS: Final = "P#"
QUESTIONS: Final = "QA#"
AUTHORISATIONS: Final = "AUTH#"
DOWNLOADS: Final = "DL#"
DOCUMENTS: Final = "DOC#"
COOPERATIONS: Final = "COOP#"
EVALUATIONS: Final = "EVAL#"
FACTS: Final = "FACT#"
FIGURES: Final = "IND#"
CLOSINGS: Final = "CLOSE#"
FROZEN: Final = "Q#"
_OPERATORS: Final = "PROG#operators"
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


def organisation_of(pk: str) -> tuple[OrganisationKind, str]:
    """Return kind and identifier of the organisation of a partition.

    Raises:
        ValueError: It is another record's.
    """
    kinds: dict[str, OrganisationKind] = {"BRAND": "brand", "PROV": "provider", "PROG": "programme"}
    start, _, organisation_id = pk.partition("#")
    if start not in kinds:
        message = f"{pk} is no organisation"
        raise ValueError(message)
    return kinds[start], organisation_id


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


def sends(brand_id: str) -> Key:
    """Return where it stands what a brand sent lately: one item, so that its limits hold whoever sends at once."""
    return Key(f"BRAND#{brand_id}", "SENDS")


def document(brand_id: str, document_id: str) -> Key:
    """Return where a brand's document is described."""
    return Key(f"BRAND#{brand_id}", DOCUMENTS + document_id)


def documents(brand_id: str) -> Key:
    """Return where it is counted how many documents a brand keeps: one item, so that the limit holds whoever uploads at once."""
    return Key(f"BRAND#{brand_id}", "DOCS")


def round_(round_id: str) -> Key:
    """Return where a round of invitations lies."""
    return Key(ROUNDS + round_id, ITSELF)


def invitation(round_id: str, provider_id: str) -> Key:
    """Return where a provider's invitation lies."""
    return Key(ROUNDS + round_id, INVITATIONS + provider_id)


def inbox(shelf: Shelf, at: str, round_id: str) -> str:
    """Return the place of an invitation in its provider's inbox, by the sort key of gsi1."""
    return f"INV#{shelf}#{at}#{round_id}"


def question(round_id: str, question_id: str) -> Key:
    """Return where a provider's question lies."""
    return Key(ROUNDS + round_id, QUESTIONS + question_id)


def thread(provider_id: str) -> str:
    """Return how the messages between a brand and a provider begin, in their round."""
    return f"MSG#{provider_id}#"


def message(round_id: str, provider_id: str, message_id: str) -> Key:
    """Return where a message lies."""
    return Key(ROUNDS + round_id, thread(provider_id) + message_id)


def download(round_id: str, download_id: str) -> Key:
    """Return where it stands that a provider took a document."""
    return Key(ROUNDS + round_id, DOWNLOADS + download_id)


def tally(kind: OrganisationKind, organisation_id: str, quarter: str) -> Key:
    """Return where an organisation's tally of a quarter lies."""
    return Key(_PREFIXES[kind] + organisation_id, f"TALLY#{quarter}")


def fact(provider_id: str, quarter: str, event_id: str) -> Key:
    """Return where a line of the book behind a provider's tally lies."""
    return Key(_PREFIXES["provider"] + provider_id, f"{FACTS}{quarter}#{event_id}")


def stores(provider_id: str) -> Key:
    """Return where it is counted by day how many of a provider's stores were confirmed."""
    return Key(_PREFIXES["provider"] + provider_id, "STORES")


def figures(provider_id: str, quarter: str, digest: str) -> Key:
    """Return where the figures lie that a file of a platform brought for a provider."""
    return Key(_PREFIXES["provider"] + provider_id, f"{FIGURES}{quarter}#{digest}")


def files(quarter: str) -> Key:
    """Return where it stands which files of a quarter count."""
    return Key(_OPERATORS, f"FILES#{quarter}")


def closing(quarter: str) -> Key:
    """Return where it stands how far the closing of a quarter is."""
    return Key(_OPERATORS, CLOSINGS + quarter)


def frozen(provider_id: str, quarter: str, revision: int) -> Key:
    """Return where a revision of a frozen score lies."""
    return Key(_PREFIXES["provider"] + provider_id, f"{FROZEN}{quarter}#r{revision:03}")


def quarter(name: str) -> str:
    """Return the partition of gsi1 in which the frozen scores of a quarter stand."""
    return f"QUARTER#{name}"


def cooperation(cooperation_id: str) -> Key:
    """Return where a cooperation record lies."""
    return Key(COOPERATIONS + cooperation_id, ITSELF)


def shown(cooperation_id: str) -> Key:
    """Return where it stands what the public may see of a cooperation."""
    return Key(COOPERATIONS + cooperation_id, SHOWN)


def claimed(provider_id: str) -> dict[str, str]:
    """Return the attributes by which a provider stands among those that claimed their entry."""
    return {"gsi1pk": CLAIMED, "gsi1sk": provider_id}


def named(name: str, brand_id: str) -> dict[str, str]:
    """Return the attributes by which a brand is found by its name."""
    return {"gsi1pk": NAMES, "gsi1sk": f"{name}#{brand_id}"}


def publication() -> Key:
    """Return where it stands that an operator asks for publication."""
    return Key(_OPERATORS, "PUBLISH")


def dispute(cooperation_id: str) -> Key:
    """Return where it stands that a cooperation record is disputed."""
    return Key(COOPERATIONS + cooperation_id, "DISPUTE")


def evaluation(cooperation_id: str, period: str) -> Key:
    """Return where a brand's evaluation of a period lies."""
    return Key(COOPERATIONS + cooperation_id, EVALUATIONS + period)


def authorisation(cooperation_id: str, authorisation_id: str) -> Key:
    """Return where it stands what a brand authorises a provider to do."""
    return Key(COOPERATIONS + cooperation_id, AUTHORISATIONS + authorisation_id)


def event(pk: str, event_id: str) -> Key:
    """Return where an event of the ledger lies: beside its record."""
    return Key(pk, EVENTS + event_id)


def outgoing(mail_id: str) -> Key:
    """Return where a mail lies."""
    return Key(f"OUT#{mail_id}", ITSELF)


def queue(name: Queue) -> str:
    """Return the partition of gsi2 in which a queue of the desk stands."""
    return f"QUEUE#{name}"
