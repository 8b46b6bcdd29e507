"""What could be done to people who sign in, what stands against it, and the tests that prove it.

A row for each threat; a part of the product that brings a new threat brings its row. `test_threats.py` holds that every
test which is named here exists.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Threat:
    """A threat.

    Attributes:
        what: What somebody might do.
        against: What stands against it.
        proofs: The tests, each as path and name.
    """

    what: str
    against: str
    proofs: tuple[str, ...]


_LOGIN: Final = "tests/functions/login/"
_ENTRY: Final = _LOGIN + "entry/test_routes.py::"
_ROUNDS: Final = "tests/functions/invitations/"
_RECORDS: Final = "tests/functions/cooperation/"
_EDGE: Final = "tests/functions/test_edge.py::"
_MAILER: Final = "tests/functions/mailer/"
_TEMPLATE: Final = "tests/infra/test_template.py::"
_FOREIGN: Final = "tests/browser/test_stranger_gets_nowhere.py::"

THREATS: Final = (
    Threat(
        what="find out which mailboxes have an account: by the text, the status, the work or the time of an answer",
        against="the same work and the same answer for every mailbox",
        proofs=(
            _ENTRY + "test_known_and_unknown_mailboxes_are_alike_in_status_body_headers_and_calls",
            _ENTRY + "test_a_suspended_person_is_alike_too_and_learns_it_inside",
            _LOGIN + "organisations/test_routes.py::test_inviting_is_alike_for_known_and_unknown_mailboxes",
            "tests/peers/test_known_and_unknown.py::test_a_known_mailbox_and_an_unknown_one_are_answered_in_the_same_time",
        ),
    ),
    Threat(
        what="open a link before its reader does, as scanners of mail do, and get the session",
        against="the token is in the fragment, taken only by a post, and only from the browser that asked",
        proofs=(
            _ENTRY + "test_opening_the_page_of_a_link_changes_nothing",
            _ENTRY + "test_a_scanner_that_has_the_link_gets_no_session_and_takes_nothing_away",
        ),
    ),
    Threat(
        what="let somebody come in as somebody else by a forwarded link",
        against="a login belongs to the browser that asked",
        proofs=(
            _ENTRY + "test_a_forwarded_link_fails_in_another_browser_that_asked_too_and_the_code_works_in_the_first",
            "tests/browser/test_person_signs_in.py::test_a_forwarded_link_fails_in_another_browser_while_code_and_link_work_in_the_first",
        ),
    ),
    Threat(
        what="use a token again, or twice at the same moment",
        against="a login is removed by the one write that opens the session",
        proofs=(
            _ENTRY + "test_a_link_works_once",
            _ENTRY + "test_of_twenty_racing_requests_one_gets_the_session",
            _ENTRY + "test_a_new_request_voids_the_older_ones_in_every_browser",
            _ENTRY + "test_link_and_code_end_after_ten_minutes_whatever_the_table_still_holds",
        ),
    ),
    Threat(
        what="guess a code",
        against="five tries a login, limits for each mailbox and each network that fail closed",
        proofs=(
            _LOGIN + "entry/test_rules.py::TestGuessing",
            _ENTRY + "test_the_fifth_wrong_code_is_the_last",
            _ENTRY + "test_asking_too_often_is_turned_down_until_the_window_ends",
            _ENTRY + "test_nobody_comes_in_while_the_limits_cannot_be_counted",
        ),
    ),
    Threat(
        what="take a session or a token out of the table, the outbox or the log",
        against="digests only; what is secret in a mail is made when it is sent; logs name nobody",
        proofs=(
            _ENTRY + "test_the_table_holds_no_secret_that_was_given_out",
            _ENTRY + "test_the_log_names_neither_the_mailbox_nor_the_visitor",
            _LOGIN + "mailboxes/test_routes.py::test_the_token_of_a_confirmation_is_kept_nowhere",
            _LOGIN + "account/test_routes.py::test_the_export_holds_what_is_kept_and_no_digest_of_a_secret",
            _MAILER + "test_work.py::test_the_log_names_mails_and_no_mailbox",
            "tests/functions/test_outbox.py::test_the_end_of_a_mail_leaves_nothing_of_what_it_said_and_to_whom",
        ),
    ),
    Threat(
        what="plant a session, or go on with a role or an account that was taken away",
        against="a new session at every way in; account and role are read with each request",
        proofs=(
            _ENTRY + "test_coming_in_makes_a_new_session_and_ends_the_one_that_the_browser_had",
            _ENTRY + "test_a_session_that_somebody_planted_does_not_become_the_victims",
            _LOGIN + "account/test_routes.py::test_a_change_of_role_holds_from_the_next_request_on",
            "tests/functions/test_security.py::test_a_suspension_between_two_requests_holds_for_the_second",
            "tests/functions/test_security.py::test_a_session_that_is_ended_while_it_is_used_does_not_come_back",
        ),
    ),
    Threat(
        what="let another site's page do something in somebody's name",
        against="only the site's own pages send, and only JSON; no permission for other origins; strict cookies",
        proofs=(
            _EDGE + "test_only_the_sites_own_pages_send_json",
            _EDGE + "test_another_sites_page_gets_no_permission_to_ask",
            _EDGE + "test_every_answer_is_kept_by_nobody_and_shared_with_nobody",
            _FOREIGN + "test_a_page_of_another_origin_does_nothing_in_a_persons_name",
        ),
    ),
    Threat(
        what="set a cookie from a neighbouring host",
        against="cookies that no neighbour can set, and none that stands twice",
        proofs=(
            _EDGE + "test_a_cookie_of_ours_that_stands_twice_was_tossed",
            _ENTRY + "test_the_cookies_cannot_be_read_by_a_script_sent_by_others_or_set_by_a_subdomain",
            "tests/functions/test_gateway.py::test_two_cookies_of_one_name_are_refused_in_production_too",
        ),
    ),
    Threat(
        what="ask for what is another's: rounds, invitations, documents, records, scores, queues",
        against="keys are built from the session; what is not one's own is not there",
        proofs=(
            "tests/functions/test_matrix.py::test_every_route_has_a_row",
            "tests/functions/test_matrix.py::test_a_role_may_do_what_its_row_says_and_nothing_else",
            _ROUNDS + "test_machine.py::TestPlay",
            _RECORDS + "test_tenants.py::TestPlay",
            _LOGIN + "organisations/test_routes.py::test_nothing_of_another_brand_is_ever_answered",
            "tests/functions/scores/test_routes.py::test_operators_see_it_and_another_provider_does_not",
            _LOGIN + "desk/test_rules.py::test_a_forged_cursor_never_leaves_its_queue",
        ),
    ),
    Threat(
        what="find out who a hidden brand is before accepting confidentiality",
        against="no answer, header, file name, mail or figure of it before",
        proofs=(
            _ROUNDS + "opportunities/test_routes.py::test_a_blind_brand_stays_hidden_until_confidentiality_is_accepted",
            _ROUNDS
            + "opportunities/test_routes.py::test_a_blind_brand_is_in_no_mail_to_a_provider_that_has_not_accepted",
            _ROUNDS
            + "opportunities/test_routes.py::test_figures_of_a_hidden_brand_are_neither_read_nor_told_before_confidentiality",
            _ROUNDS + "documents/test_routes.py::test_a_blind_rounds_file_names_do_not_name_the_brand",
            _ROUNDS + "rounds/test_sending.py::test_a_blind_brief_may_not_name_its_brand",
        ),
    ),
    Threat(
        what="write into a record what no form asks for",
        against="a form knows its fields and refuses every other one",
        proofs=(
            "tests/functions/test_app.py::test_every_form_refuses_what_it_does_not_know",
            _LOGIN + "account/test_forms.py::test_nobody_writes_into_the_account_what_is_not_asked_for",
            "tests/functions/test_schema.py::test_every_answer_to_every_role_is_a_documented_one",
        ),
    ),
    Threat(
        what="send somebody who has just signed in to another site",
        against="the way on is one of the site's own pages",
        proofs=(
            _ENTRY + "test_nobody_is_sent_anywhere_but_to_the_own_pages",
            _LOGIN + "entry/test_rules.py::test_a_page_for_people_who_are_signed_in_is_where_one_lands",
        ),
    ),
    Threat(
        what="break a function by an event that is none",
        against="a guard around the adapter",
        proofs=(
            "tests/functions/test_gateway.py::test_an_event_that_cannot_be_read_is_malformed",
            "tests/functions/test_gateway.py::test_no_field_of_an_event_breaks_the_function",
            "tests/functions/test_gateway.py::test_no_header_breaks_the_function",
            _EDGE + "test_no_body_breaks_anything",
            _EDGE + "test_a_body_that_is_too_large_is_not_read_further",
        ),
    ),
    Threat(
        what="put a header, a template or markup into a mail, or have mails sent without end",
        against="typed values in one line, escaped, and limits of every kind of sending",
        proofs=(
            "tests/site_builder/model/test_mail.py::test_a_value_that_could_leave_its_place_is_refused",
            _MAILER + "test_letter.py::test_no_value_becomes_markup_or_a_template",
            _MAILER + "test_letter.py::test_a_subject_is_one_line_whatever_the_values_are",
            "tests/functions/aws/test_ses.py::test_a_subject_stays_a_field_and_never_becomes_a_header",
            _LOGIN + "organisations/test_routes.py::test_a_name_that_leads_somewhere_or_hides_something_is_refused",
            _LOGIN + "organisations/test_routes.py::test_mails_to_strangers_are_counted",
            _LOGIN + "claims/test_routes.py::test_claims_are_counted",
            _ROUNDS + "rounds/test_sending.py::test_a_fourth_round_of_a_beijing_day_is_one_too_many",
        ),
    ),
    Threat(
        what="hand over a file that is something else than it says, or get a file that is another's",
        against="size and type in the form, comparison before use, attachments by links of a minute, a private bucket",
        proofs=(
            _ROUNDS + "documents/test_rules.py::test_a_file_that_is_something_else_is_refused",
            _ROUNDS + "documents/test_routes.py::test_a_form_is_given_for_one_place_one_type_and_one_size",
            _ROUNDS + "documents/test_routes.py::test_a_file_that_differs_is_never_kept",
            _ROUNDS + "documents/test_routes.py::test_an_upload_between_reading_and_keeping_is_noticed",
            _ROUNDS + "documents/test_routes.py::test_who_is_not_invited_declined_or_was_too_late_finds_no_document",
            _ROUNDS + "documents/test_archive.py::test_what_does_not_list_itself_in_order_is_no_archive",
            "tests/functions/aws/test_s3.py::test_what_was_uploaded_is_read_kept_and_linked_as_an_attachment",
            "tests/infra/local/test_emulator_documents.py::test_a_form_uploads_nothing_else",
            _TEMPLATE + "test_a_bucket_is_private_encrypted_and_kept",
        ),
    ),
    Threat(
        what="run a script on another's page by a name, a brief, a question or a message",
        against="text nodes only, and a policy that runs no other script",
        proofs=(
            _FOREIGN + "test_what_people_write_is_text_on_every_page_also_without_the_policy",
            "tests/infra/local/test_mailbox.py::test_what_a_mail_says_is_text_on_the_page",
            _TEMPLATE + "test_what_a_page_is_sent_with_is_what_the_table_of_the_edge_says",
        ),
    ),
    Threat(
        what="let a mail get lost or come twice by a fault at the worst moment",
        against="an outbox in the transaction, leases, reports of the service",
        proofs=(
            _MAILER + "test_work.py::test_a_mailer_that_dies_after_sending_sends_no_second_mail_when_the_report_comes",
            _MAILER + "test_work.py::test_a_mail_comes_twice_only_if_the_report_was_lost_too",
            _MAILER + "test_work.py::test_a_mailer_that_dies_before_sending_loses_no_mail",
            _MAILER + "test_work.py::test_the_streams_repetition_sends_nothing",
            "tests/functions/test_faults.py::test_a_mail_goes_out_whatever_the_service_answers_and_twice_only_where_its_end_was_unknown",
        ),
    ),
    Threat(
        what="decide twice, or two operators against each other",
        against="every decision is a condition on its write",
        proofs=(
            _ROUNDS + "desk/test_routes.py::test_a_release_that_meets_another_one_is_made_once",
            _RECORDS + "test_desk.py::test_a_settlement_is_told_to_both_sides",
            "tests/functions/scores/test_store.py::test_a_disputed_event_stands_in_the_queue_until_it_is_settled",
            "tests/functions/events/closing/test_work.py::test_two_slices_that_meet_count_nobody_twice",
            _LOGIN + "desk/test_store.py::test_nothing_is_suspended_twice_restored_twice_or_made_by_it",
            "tests/functions/test_fact.py::test_a_tally_is_the_sum_of_its_lines_in_any_order",
        ),
    ),
    Threat(
        what="change what was decided, or its reason, afterwards",
        against="no route writes the ledger, and a line of it is put once",
        proofs=(
            _ROUNDS + "desk/test_routes.py::test_the_ledger_cannot_be_written",
            "tests/functions/test_ledger.py::test_a_line_lies_beside_its_record_and_cannot_be_written_over",
        ),
    ),
    Threat(
        what="act at a deadline, or pass a limit by many requests at once",
        against="deadlines and limits are conditions on the write",
        proofs=(
            _ROUNDS + "opportunities/test_routes.py::test_after_the_deadline_nothing_is_answered",
            _ROUNDS + "test_races.py::test_thirty_two_submits_of_one_round_make_one",
            _ROUNDS + "test_races.py::test_of_many_rounds_at_once_only_three_of_a_day_go_out",
            _ROUNDS + "test_races.py::test_of_many_documents_at_once_a_brand_keeps_twenty",
            _ROUNDS + "test_races.py::test_of_an_answer_and_a_withdrawal_one_wins_and_both_are_told_the_truth",
        ),
    ),
    Threat(
        what="profit from a cloud that is slow, busy, cut off or half answers",
        against="one transaction a change, the same request again, and never a fault of ours",
        proofs=(
            "tests/functions/test_faults.py::test_what_the_cloud_cannot_do_is_done_once_by_asking_again",
            _ROUNDS + "test_faults.py::test_what_the_cloud_cannot_do_is_done_once_by_asking_again",
            "tests/functions/test_app.py::test_a_table_that_does_not_answer_is_busy_and_never_a_fault",
        ),
    ),
    Threat(
        what="make a function fetch an address that somebody wrote, inside its network",
        against="no function fetches an address: they speak to the cloud's own services and to nobody else",
        proofs=("tests/test_contracts.py::test_no_function_can_fetch_an_address",),
    ),
    Threat(
        what="do with one function's rights what another one may",
        against="a role for each, its own kinds of items, no administration",
        proofs=(
            _TEMPLATE + "test_a_permission_names_its_actions_and_its_resource",
            _TEMPLATE + "test_a_function_reaches_its_own_kinds_of_items_only",
            _TEMPLATE + "test_no_function_scans_or_administers",
            "tests/infra/test_rights.py::test_login_uses_every_action_that_it_has",
            "tests/infra/test_rights.py::test_scores_have_the_rights_that_they_need_and_use_every_action",
        ),
    ),
    Threat(
        what="go past the CDN, or hide behind a forged address",
        against="a secret that only the CDN sends, and the address that it names",
        proofs=(
            _EDGE + "test_nobody_goes_past_the_edge_where_it_has_a_secret",
            _EDGE + "test_the_visitor_is_whom_the_edge_names_and_not_whom_the_request_claims",
            _TEMPLATE + "test_only_the_cdn_knows_the_secret_that_opens_the_api",
        ),
    ),
    Threat(
        what="forge a line of the log",
        against="a line is one line of JSON",
        proofs=("tests/functions/test_logs.py::test_a_line_stays_one_line_whatever_it_holds",),
    ),
)
