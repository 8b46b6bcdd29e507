"""Requests that are turned down: a stable code each, and the status that goes with it.

Functions answer with codes; the pages hold the sentence for each in both languages (`templates/messages/errors.yaml`).
"""

from collections.abc import Sequence
from typing import Final

STATUSES: Final[dict[str, int]] = {
    "edge.malformed": 400,
    "edge.cookie_twice": 400,
    "edge.past_the_edge": 403,
    "edge.foreign_origin": 403,
    "edge.too_large": 413,
    "edge.not_json": 415,
    "edge.not_found": 404,
    "edge.method": 405,
    "edge.form": 422,
    "edge.fault": 500,
    "edge.busy": 503,
    "edge.too_often": 429,
    "session.needed": 401,
    "account.suspended": 403,
    "account.changed": 412,
    "account.last_owner": 409,
    "account.device_unknown": 404,
    "login.wrong": 401,
    "login.ended": 401,
    "organisation.unknown": 404,
    "organisation.suspended": 403,
    "organisation.owners_only": 403,
    "organisation.exists": 409,
    "organisation.changed": 412,
    "organisation.too_many": 409,
    "organisation.name_needed": 422,
    "member.unknown": 404,
    "member.already": 409,
    "member.last_owner": 409,
    "member.too_many": 409,
    "invitation.unknown": 404,
    "round.unknown": 404,
    "round.exists": 409,
    "round.provider_unknown": 422,
    "round.unreachable": 409,
    "round.too_many_today": 429,
    "round.too_many_open": 409,
    "round.deadline": 422,
    "round.code_unknown": 422,
    "round.names_itself": 422,
    "round.document_unknown": 422,
    "round.nothing": 422,
    "round.not_waiting": 409,
    "round.expired": 409,
    "invitation.invited": 409,
    "invitation.viewed": 409,
    "invitation.interested": 409,
    "invitation.evaluating": 409,
    "invitation.declined": 409,
    "invitation.expired": 409,
    "invitation.chosen": 409,
    "invitation.not_chosen": 409,
    "invitation.withdrawn": 409,
    "opportunity.unknown": 404,
    "opportunity.answers": 422,
    "opportunity.confidentiality": 409,
    "question.unknown": 404,
    "question.answered": 409,
    "question.exists": 409,
    "question.too_late": 409,
    "question.too_many": 409,
    "message.exists": 409,
    "cooperation.unknown": 404,
    "cooperation.exists": 409,
    "cooperation.other_unknown": 404,
    "cooperation.not_chosen": 409,
    "cooperation.claimed": 409,
    "cooperation.corrected": 409,
    "cooperation.confirmed": 409,
    "cooperation.disputed": 409,
    "cooperation.rejected": 409,
    "cooperation.ended": 409,
    "cooperation.changed": 412,
    "cooperation.own": 409,
    "cooperation.day": 422,
    "evaluation.period": 422,
    "authorisation.exists": 409,
    "authorisation.unknown": 404,
    "authorisation.day": 422,
    "authorisation.expired": 409,
    "authorisation.revoked": 409,
    "authorisation.returned": 409,
    "evaluation.exists": 409,
    "evaluation.unknown": 404,
    "evaluation.replied": 409,
    "document.unknown": 404,
    "document.exists": 409,
    "document.type": 422,
    "document.name": 422,
    "document.too_large": 413,
    "document.too_many": 409,
    "document.not_there": 409,
    "document.differs": 422,
    "document.in_use": 409,
    "score.unknown": 404,
    "score.disputed": 409,
    "score.settled": 409,
    "score.none": 404,
    "score.unchanged": 409,
    "score.indicator_unknown": 422,
    "quarter.unknown": 404,
    "quarter.not_over": 409,
    "quarter.open": 409,
    "quarter.previewing": 409,
    "quarter.previewed": 409,
    "quarter.closing": 409,
    "quarter.closed": 409,
    "quarter.published": 409,
    "quarter.stopped": 409,
    "quarter.rows": 422,
    "mailbox.too_many": 409,
    "mailbox.known": 409,
    "mailbox.unknown": 404,
    "mail.unknown": 404,
    "mailbox.last": 409,
    "claim.provider_unknown": 404,
    "claim.elsewhere": 403,
    "claim.already_yours": 409,
    "claim.open": 409,
    "claim.unknown": 404,
    "ask.reachable": 409,
    "operator.only": 403,
    "suspension.unknown": 404,
    "suspension.operator": 409,
    "suspension.already": 409,
    "suspension.none": 409,
    "release.unknown": 404,
    "release.not_waiting": 409,
}


class Refusal(Exception):  # noqa: N818 # it is an answer, not an error
    """A request is turned down."""

    def __init__(
        self, code: str, *, retry_after: int = 0, field: str = "", faults: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Name the reason.

        Args:
            code: A key of `STATUSES`.
            retry_after: Seconds after which the same request may be tried again; 0 says nothing about it.
            field: Field of the form that is at fault; empty where it is none.
            faults: Of a file, each place that is at fault, and the kind of fault.
        """
        super().__init__(code)
        self.code: Final = code
        self.status: Final = STATUSES[code]
        self.retry_after: Final = retry_after
        self.field: Final = field
        self.faults: Final = tuple(faults)
