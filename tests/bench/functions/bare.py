"""What the functions are compared with, as programs: the same client and nothing else, or a framework around the same call."""

from typing import Final

CLIENTS: Final = """
import boto3
from botocore.config import Config
clients = [boto3.client(name, config=Config(retries={{"mode": "standard"}})) for name in {services!r}]
def handler(event, context):
    return {{"statusCode": 200, "body": "{{}}"}}
"""
"""A handler with nothing but clients of these services."""

FRAMEWORK: Final = """
import json
import boto3
from botocore.config import Config
from fastapi import FastAPI
from mangum import Mangum
from pydantic import BaseModel
client = boto3.client("dynamodb", config=Config(retries={"mode": "standard"}))
app = FastAPI(openapi_url=None)
class Me(BaseModel):
    id: str
    address: str
@app.get("/api/me")
async def me() -> Me:
    keys = [{"pk": {"S": "a"}, "sk": {"S": "A"}}, {"pk": {"S": "a"}, "sk": {"S": "S"}}]
    answer = client.batch_get_item(RequestItems={"hezuo": {"Keys": keys, "ConsistentRead": True}})
    return Me(id=str(len(answer["Responses"]["hezuo"])), address="a")
handler = Mangum(app, lifespan="off")
"""
"""A handler of the usual framework with one route, which makes the same call."""

OURS: Final = "from functions.{room}.handler import handler\n"

COLD: Final = """
import json, os, sys
event = json.loads(os.environ.pop("EVENT"))
{program}
handler(event, None)
print("CPU", sum(os.times()[:2]))
"""
"""Loads a handler, calls it once, and prints the seconds of the process since its beginning."""

WARM: Final = """
import json, os, sys, time
event = json.loads(os.environ.pop("EVENT"))
{program}
assert handler(event, None)["statusCode"] == 200
for _ in range(30):
    handler(event, None)
begun = time.process_time()
for _ in range({calls}):
    handler(event, None)
print("CPU", (time.process_time() - begun) / {calls})
"""
"""Loads a handler, warms it, and prints the seconds of one call."""
