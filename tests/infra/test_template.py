"""What the template promises: data that is kept, private and encrypted; rights without excess; headers of the edge."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from infra.cdn import code
from infra.edge import headers
from infra.stack import TEMPLATE, template, transformed

WRITTEN = template()["Resources"]
STYLE = "sha256-" + "A" * 43 + "="
LINTER = "import gc; gc.disable(); from cfnlint.runner import main; main()"  # it lives seconds and would seek garbage for half of them
WITHOUT_ONE_RESOURCE = {("MailerRole", "Streams")}  # ListStreams knows no resource
ANY_ACTION = {("DocumentBucketPolicy", "TlsOnly"), ("SiteBucketPolicy", "TlsOnly")}  # they deny
ADMINISTRATION = re.compile(
    r":(Scan|Delete(?!Item|Object$)|Create(?!LogStream)|Update(?!Item)|Put(?!Item|LogEvents|Object$))"
)


@cache
def made() -> dict[str, Any]:
    """Return the resources that come of the template; it takes SAM a while."""
    found: dict[str, Any] = transformed({"ArchiveBucket": "archives", "ArchiveKey": "one.zip"})["Resources"]
    return found


def of_type(kind: str) -> dict[str, dict[str, Any]]:
    """Return the properties of every resource of a kind, by name."""
    return {name: found.get("Properties", {}) for name, found in WRITTEN.items() if found["Type"] == kind}


def documents() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every policy with the resource that it belongs to."""
    for name, role in of_type("AWS::IAM::Role").items():
        yield from ((name, policy["PolicyDocument"]) for policy in role["Policies"])
    for kind in ("AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy"):
        yield from ((name, found["PolicyDocument"]) for name, found in of_type(kind).items())


def listed(value: str | list[str]) -> list[str]:
    """Return what a policy may write as one or as a list."""
    return value if isinstance(value, list) else [value]


STATEMENTS = [(owner, statement) for owner, document in documents() for statement in document["Statement"]]


def of_the_table() -> list[dict[str, Any]]:
    """Return the statements that let a role reach items of the table."""
    actions = ("GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "BatchGetItem", "ConditionCheckItem")
    wanted = {f"dynamodb:{action}" for action in actions}
    return [found for _, found in STATEMENTS if wanted & set(listed(found["Action"]))]


def test_it_is_clean_for_the_linter() -> None:
    words = [sys.executable, "-c", LINTER, TEMPLATE]

    done = subprocess.run(words, check=False, capture_output=True, text=True)  # noqa: S603 # our own words

    assert (done.returncode, done.stdout) == (0, "")


def test_the_table_is_paid_by_use_and_kept_whatever_happens() -> None:
    (table,) = of_type("AWS::DynamoDB::Table").values()

    assert table["BillingMode"] == "PAY_PER_REQUEST"
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert table["DeletionProtectionEnabled"] is True
    assert WRITTEN["Table"]["DeletionPolicy"] == WRITTEN["Table"]["UpdateReplacePolicy"] == "Retain"


def test_the_table_is_encrypted_forgets_what_expires_and_tells_what_changed() -> None:
    (table,) = of_type("AWS::DynamoDB::Table").values()

    assert table["SSESpecification"] == {"SSEEnabled": True}
    assert table["TimeToLiveSpecification"] == {"AttributeName": "ttl", "Enabled": True}
    assert table["StreamSpecification"] == {"StreamViewType": "NEW_AND_OLD_IMAGES"}
    assert [index["IndexName"] for index in table["GlobalSecondaryIndexes"]] == ["gsi1", "gsi2"]


@pytest.mark.parametrize("name", of_type("AWS::S3::Bucket"))
def test_a_bucket_is_private_encrypted_and_kept(name: str) -> None:
    bucket = WRITTEN[name]["Properties"]

    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    assert len(bucket["PublicAccessBlockConfiguration"]) == 4
    assert bucket["OwnershipControls"] == {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
    assert "AES256" in json.dumps(bucket["BucketEncryption"])
    assert WRITTEN[name]["DeletionPolicy"] == "Retain"


@pytest.mark.parametrize("name", of_type("AWS::S3::Bucket"))
def test_a_bucket_is_reached_by_tls_only(name: str) -> None:
    policies = [found for found in of_type("AWS::S3::BucketPolicy").values() if found["Bucket"] == {"Ref": name}]
    denied = [found for found in policies[0]["PolicyDocument"]["Statement"] if found["Effect"] == "Deny"]

    assert denied[0]["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    assert denied[0]["Resource"] == [{"Fn::GetAtt": [name, "Arn"]}, {"Fn::Sub": f"${{{name}.Arn}}/*"}]


def test_only_the_distribution_reads_the_site() -> None:
    allowed = [found for owner, found in STATEMENTS if owner == "SiteBucketPolicy" and found["Effect"] == "Allow"]
    (origin, _) = WRITTEN["Distribution"]["Properties"]["DistributionConfig"]["Origins"]

    assert [found["Principal"] for found in allowed] == [{"Service": "cloudfront.amazonaws.com"}]
    assert json.dumps(allowed[0]["Condition"]["StringEquals"]["aws:SourceArn"]).endswith(
        ':distribution/${Distribution}"}'
    )
    assert origin["OriginAccessControlId"] == {"Ref": "SiteAccess"}


def test_documents_are_posted_from_the_site_only() -> None:
    (rule,) = WRITTEN["DocumentBucket"]["Properties"]["CorsConfiguration"]["CorsRules"]

    assert (rule["AllowedMethods"], "*" in json.dumps(rule)) == (["POST"], False)
    assert rule["AllowedOrigins"] == [made()["LoginFunction"]["Properties"]["Environment"]["Variables"]["HEZUO_SITE"]]


@pytest.mark.parametrize(("owner", "statement"), STATEMENTS, ids=lambda value: value if isinstance(value, str) else value["Sid"])  # fmt: skip
def test_a_permission_names_its_actions_and_its_resource(owner: str, statement: dict[str, Any]) -> None:
    wild = [action for action in listed(statement["Action"]) if "*" in action]
    everywhere = "*" in listed(statement["Resource"])

    assert bool(wild) == ((owner, statement["Sid"]) in ANY_ACTION)
    assert everywhere == ((owner, statement["Sid"]) in WITHOUT_ONE_RESOURCE)
    assert statement["Effect"] == "Allow" or (owner, statement["Sid"]) in ANY_ACTION


def test_nothing_gets_a_role_that_is_not_written_here() -> None:
    roles = {name for name, found in made().items() if found["Type"].startswith("AWS::IAM::")}

    assert roles == set(of_type("AWS::IAM::Role"))


def test_no_function_scans_or_administers() -> None:
    allowed = [action for _, found in STATEMENTS if found["Effect"] == "Allow" for action in listed(found["Action"])]

    assert [action for action in allowed if ADMINISTRATION.search(action)] == []
    assert len(allowed) > 20


def test_a_function_reaches_its_own_kinds_of_items_only() -> None:
    conditions = [found["Condition"] for found in of_the_table()]

    assert [found["Null"] for found in conditions] == [{"dynamodb:LeadingKeys": "false"}] * len(conditions)
    assert all(found["ForAllValues:StringLike"]["dynamodb:LeadingKeys"] for found in conditions)
    assert "*" not in {key for found in conditions for key in found["ForAllValues:StringLike"]["dynamodb:LeadingKeys"]}


def test_a_function_writes_into_its_own_part_of_a_bucket_only() -> None:
    named = [found["Resource"] for _, found in STATEMENTS if any("s3:Put" in action or "s3:Delete" in action for action in listed(found["Action"])) and found["Effect"] == "Allow"]  # fmt: skip

    places = {resource["Fn::Sub"].partition("}/")[2] for resource in named}
    assert places == {"incoming/*", "kept/*", "data/published.json"}


def test_mail_leaves_from_one_address_only() -> None:
    (send,) = [found for _, found in STATEMENTS if "ses:SendEmail" in listed(found["Action"])]

    assert send["Condition"] == {"StringEquals": {"ses:FromAddress": {"Ref": "Sender"}}}


@pytest.mark.parametrize("name", of_type("AWS::Serverless::Function"))
def test_a_function_has_a_role_and_a_log_of_its_own(name: str) -> None:
    room = name.removesuffix("Function")
    function = made()[name]["Properties"]

    assert function["Role"] == {"Fn::GetAtt": [f"{room}Role", "Arn"]}
    assert function["LoggingConfig"] == {"LogGroup": {"Ref": f"{room}Log"}}
    assert function["Handler"] == f"functions.{room.lower()}.handler.handler"
    assert "ManagedPolicyArns" not in WRITTEN[f"{room}Role"]["Properties"]


@pytest.mark.parametrize("name", of_type("AWS::Serverless::Function"))
def test_architecture_and_runtime_are_parameters(name: str) -> None:
    function = made()[name]["Properties"]

    assert function["Runtime"] == {"Ref": "Runtime"}
    assert function["Architectures"] == [{"Ref": "Architecture"}]


def test_what_a_page_is_sent_with_is_what_the_table_of_the_edge_says() -> None:
    sent = {**sent_by("PageHeaders"), "Cache-Control": "", "Content-Type": ""}

    bucket = "https://${AWS::StackName}-documents-${AWS::AccountId}.s3.${AWS::Region}.${AWS::URLSuffix}"
    page = headers("/en/index.html", 200, [STYLE], https=True, uploads=bucket)
    expected = {**page, "Cache-Control": "", "Content-Type": ""}

    assert sent == {name: value.replace(f"'{STYLE}'", "${Styles}") for name, value in expected.items()}


def test_what_another_file_is_sent_with_is_what_the_table_of_the_edge_says() -> None:
    sent = {**sent_by("OtherHeaders"), "Cache-Control": "", "Content-Type": ""}

    assert sent == {**headers("/a.svg", 200, [], https=True), "Cache-Control": "", "Content-Type": ""}


def sent_by(name: str) -> dict[str, str]:
    """Return the headers of a policy as a browser gets them; a substitution is left as it is written."""
    policy = WRITTEN[name]["Properties"]["ResponseHeadersPolicyConfig"]
    security = policy["SecurityHeadersConfig"]
    content = security["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    transport = security["StrictTransportSecurity"]
    return {
        "Content-Security-Policy": content["Fn::Sub"] if isinstance(content, dict) else content,
        "X-Content-Type-Options": "nosniff" * security["ContentTypeOptions"]["Override"],
        "Referrer-Policy": security["ReferrerPolicy"]["ReferrerPolicy"],
        "Strict-Transport-Security": f"max-age={transport['AccessControlMaxAgeSec']}; includeSubDomains"
        * transport["IncludeSubdomains"],
        **{item["Header"]: item["Value"] for item in policy["CustomHeadersConfig"]["Items"]},
    }


def test_the_function_of_the_cdn_is_the_one_that_the_table_makes() -> None:
    assert WRITTEN["Addresses"]["Properties"]["FunctionCode"] == code()


def test_the_api_is_never_kept_by_the_cdn_and_gets_what_it_judges_by() -> None:
    (api, _) = WRITTEN["Distribution"]["Properties"]["DistributionConfig"]["CacheBehaviors"]
    forwarded = WRITTEN["ApiRequest"]["Properties"]["OriginRequestPolicyConfig"]

    assert (api["PathPattern"], api["ViewerProtocolPolicy"]) == ("/api/*", "https-only")
    assert api["CachePolicyId"] == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    assert forwarded["CookiesConfig"] == {"CookieBehavior": "all"}
    assert {"Origin", "Sec-Fetch-Site", "Content-Type", "If-Match", "CloudFront-Viewer-Address"} <= set(forwarded["HeadersConfig"]["Headers"])  # fmt: skip


def test_an_error_is_kept_no_longer_than_it_says() -> None:
    errors = WRITTEN["Distribution"]["Properties"]["DistributionConfig"]["CustomErrorResponses"]

    assert {error["ErrorCachingMinTTL"] for error in errors} == {0}
    assert {403, 404, 500, 502, 503, 504} <= {error["ErrorCode"] for error in errors}


def test_only_the_cdn_knows_the_secret_that_opens_the_api() -> None:
    (_, api) = WRITTEN["Distribution"]["Properties"]["DistributionConfig"]["Origins"]
    (header,) = api["OriginCustomHeaders"]
    variables = made()["LoginFunction"]["Properties"]["Environment"]["Variables"]

    assert header["HeaderName"] == "x-hezuo-edge"
    assert header["HeaderValue"] == variables["HEZUO_EDGE_SECRET"] == {"Fn::Sub": "{{resolve:secretsmanager:${EdgeSecret}}}"}  # fmt: skip


def test_the_mailer_hears_of_new_mail_only_and_gives_back_what_failed() -> None:
    mapping = made()["MailerFunctionOutbox"]["Properties"]
    (pattern,) = mapping["FilterCriteria"]["Filters"]

    assert json.loads(pattern["Pattern"])["dynamodb"] == {"Keys": {"pk": {"S": [{"prefix": "OUT#"}]}}}
    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert (mapping["BisectBatchOnFunctionError"], mapping["MaximumRetryAttempts"]) == (True, 5)
    assert mapping["DestinationConfig"] == {"OnFailure": {"Destination": {"Fn::GetAtt": ["MailerDead", "Arn"]}}}


@pytest.mark.parametrize("name", of_type("AWS::SQS::Queue"))
def test_what_failed_waits_encrypted_and_rings(name: str) -> None:
    queue = WRITTEN[name]["Properties"]
    alarm = WRITTEN[f"{name}Alarm"]["Properties"]

    assert queue == {"MessageRetentionPeriod": 1_209_600, "SqsManagedSseEnabled": True}
    assert alarm["Dimensions"] == [{"Name": "QueueName", "Value": {"Fn::GetAtt": [name, "QueueName"]}}]
    assert alarm["AlarmActions"] == [{"Ref": "Alarms"}]


def test_secrets_are_made_by_the_stack_and_are_long() -> None:
    secrets = of_type("AWS::SecretsManager::Secret")

    lengths = {name: found["GenerateSecretString"]["PasswordLength"] for name, found in secrets.items()}

    assert lengths == {"ServerKey": 64, "EdgeSecret": 48}
    assert WRITTEN["ServerKey"]["DeletionPolicy"] == "Retain"


def test_nobody_is_named_in_it() -> None:
    parameters = template()["Parameters"]

    assert parameters["FirstOperator"] == {**parameters["FirstOperator"], "NoEcho": True}
    assert not re.search(r"[\w.-]+@[\w-]+\.\w+", TEMPLATE.read_text(encoding="utf-8"))
    assert "ip" not in WRITTEN["ApiStage"]["Properties"]["AccessLogSettings"]["Format"].lower()
