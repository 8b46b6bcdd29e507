"""The template in the local cloud: the stack as it is written, with local parameters, and what the emulator forgets."""

import hashlib
import json
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from infra import stack
from infra.archive import zipped_files
from infra.local.emulator import REGION

STACK: Final = "hezuo"
OPERATOR: Final = "operator@hezuo.example"
"""The first operator of every local cloud."""

_BUCKET: Final = "hezuo-archive"
_TEMPLATE: Final = "template.json"
_DIGEST: Final = "hezuo-digest"
_SNAPSHOT: Final = Path("snapshot.json")
_NOTE: Final = {"README": b"On this machine the functions run from the checkout, which the emulator's Python knows.\n"}
_CONFIG: Final = Config(retries={"total_max_attempts": 2})
_SIGNED: Final = _CONFIG.merge(Config(signature_version="s3v4"))
"""For documents: beside an address of its own, the library would sign forms and links in the way before."""


Client = Any
"""A client of boto3, whose types are made when it runs."""


class Undeployed(Exception):  # noqa: N818 # it is told in one line
    """The template does not stand in the local cloud; the message says what failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployed:
    """What a deployment made.

    Attributes:
        outputs: The stack's outputs by name.
        rooms: For each function, by the name of its room, the variables that it is given.
        is_new: Whether the table was made by this deployment.
    """

    outputs: Mapping[str, str]
    rooms: Mapping[str, Mapping[str, str]]
    is_new: bool


def client(service: str, endpoint: str) -> Client:
    """Return a client of a service of the emulator."""
    return _session().client(service, endpoint_url=endpoint, config=_SIGNED if service == "s3" else _CONFIG)


@cache
def _session() -> boto3.Session:
    """Return what the clients share: reading the descriptions of services is most of their cost."""
    return boto3.Session(aws_access_key_id="test", aws_secret_access_key="test", region_name=REGION)  # noqa: S106 # the only one by which the emulator checks links


def deploy(endpoint: str, origin: str, cache: Path, snapshot: Path = _SNAPSHOT) -> Deployed:
    """Bring the stack into the state that the template describes; what stands already stays.

    Args:
        endpoint: The emulator's address.
        origin: Where browsers find the site, without a slash at the end.
        cache: A folder for the transformed template.
        snapshot: The build's view of the content; it need not be there yet.

    Raises:
        Undeployed: The emulator does not take it.
    """
    parameters = local_parameters(origin, snapshot)
    digest = hashlib.sha256(json.dumps([stack.text(), parameters]).encode()).hexdigest()
    clouds = client("cloudformation", endpoint)
    before = _described(clouds)
    if before is None or _tags(before).get(_DIGEST) != digest:
        where = _store(endpoint, parameters, _body(cache))
        change = clouds.create_stack if before is None else clouds.update_stack
        _apply(change, where, parameters, digest)
        _await(clouds)
    found = _described(clouds)
    if found is None:
        msg = "the stack is not there"
        raise Undeployed(msg)
    outputs = {output["OutputKey"]: output["OutputValue"] for output in found["Outputs"]}
    _complete(endpoint, outputs["Table"])
    return Deployed(outputs=outputs, rooms=_variables(endpoint), is_new=before is None)


def tick(endpoint: str) -> None:
    """Let the clock do what is due now, not within minutes.

    Raises:
        RuntimeError: The function failed; its own words are in the message.
    """
    functions = client("lambda", endpoint)
    found = functions.list_functions()["Functions"]
    name = next(each["FunctionName"] for each in found if each["Handler"].split(".")[1] == "events")
    answer = functions.invoke(FunctionName=name, Payload=json.dumps({"task": "due"}))
    if answer.get("FunctionError"):
        raise RuntimeError(answer["Payload"].read().decode())


def local_parameters(origin: str, snapshot: Path = _SNAPSHOT) -> dict[str, str]:
    """Return the values of the template's parameters on this machine: all that differs from production."""
    return {
        "Architecture": "x86_64",
        "ArchiveBucket": _BUCKET,
        "ArchiveKey": "functions.zip",
        "FirstOperator": OPERATOR,
        "MailDomain": "hezuo.example",
        "Origin": origin,
        "Runtime": "python{}.{}".format(*sys.version_info),
        "Sender": "no-reply@hezuo.example",
        "Snapshot": str(snapshot),
    }


def _body(cache: Path) -> str:
    """Return the transformed template; only a changed one is transformed again."""
    path = cache / f"template-{hashlib.sha256(stack.text().encode()).hexdigest()[:16]}.json"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(stack.transformed({})), encoding="utf-8")
    return path.read_text(encoding="utf-8")


def _store(endpoint: str, parameters: Mapping[str, str], body: str) -> str:
    """Put the template, too long for a request, and what stands for the archive into a bucket; return the template's address."""
    buckets = client("s3", endpoint)
    with suppress(buckets.exceptions.BucketAlreadyOwnedByYou):  # it outlives a killed emulator, the stack does not
        buckets.create_bucket(Bucket=parameters["ArchiveBucket"])
    buckets.put_object(Bucket=parameters["ArchiveBucket"], Key=parameters["ArchiveKey"], Body=zipped_files(_NOTE))
    buckets.put_object(Bucket=parameters["ArchiveBucket"], Key=_TEMPLATE, Body=body.encode())
    return f"{endpoint}/{parameters['ArchiveBucket']}/{_TEMPLATE}"


def _apply(change: Callable[..., object], where: str, parameters: Mapping[str, str], digest: str) -> None:
    """Ask for a stack to be made or changed, or raise Undeployed."""
    try:
        change(
            StackName=STACK,
            TemplateURL=where,
            Parameters=[{"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()],
            Capabilities=["CAPABILITY_IAM"],
            Tags=[{"Key": _DIGEST, "Value": digest}],
        )
    except ClientError as error:
        msg = f"the local cloud refuses the template: {error}"
        raise Undeployed(msg) from error


def _await(clouds: Client) -> None:
    """Return when the stack is complete, or raise Undeployed."""
    while (found := _described(clouds)) and found["StackStatus"].endswith("_IN_PROGRESS"):
        time.sleep(0.03)
    if found and found["StackStatus"] in {"CREATE_COMPLETE", "UPDATE_COMPLETE"}:
        return
    events = clouds.describe_stack_events(StackName=STACK)["StackEvents"]
    why = [
        f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason')}"
        for event in events
        if event["ResourceStatus"].endswith("_FAILED")
    ]
    msg = f"the stack failed ({'; '.join(why) or found}). Begin anew with ./dev up --fresh"
    raise Undeployed(msg)


def _described(clouds: Client) -> dict[str, Any] | None:
    """Return the stack, or None where there is none."""
    try:
        found: dict[str, Any] = clouds.describe_stacks(StackName=STACK)["Stacks"][0]
    except ClientError:
        return None
    return found


def _tags(found: Mapping[str, Any]) -> dict[str, str]:
    """Return the tags of a stack."""
    return {tag["Key"]: tag["Value"] for tag in found.get("Tags", ())}


def _complete(endpoint: str, table: str) -> None:
    """Set what the template asks for and the emulator's stacks leave out; tests hold the template itself to it."""
    tables = client("dynamodb", endpoint)
    ttl = tables.describe_time_to_live(TableName=table)["TimeToLiveDescription"]
    if ttl["TimeToLiveStatus"] != "ENABLED":
        wanted = {"AttributeName": "ttl", "Enabled": True}
        tables.update_time_to_live(TableName=table, TimeToLiveSpecification=wanted)
    recovery = {"PointInTimeRecoveryEnabled": True}
    tables.update_continuous_backups(TableName=table, PointInTimeRecoverySpecification=recovery)


def _variables(endpoint: str) -> dict[str, dict[str, str]]:
    """Return the variables of every function by its room: `functions.login.handler.handler` is login's."""
    found = client("lambda", endpoint).list_functions()["Functions"]
    return {each["Handler"].split(".")[1]: each["Environment"]["Variables"] for each in found}
