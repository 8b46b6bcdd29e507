"""The entry point in production."""

from functions.aws.dynamodb import DynamoTable, make_client
from functions.aws.ses import SesPost
from functions.aws.ses import make_client as make_mail_client
from functions.logs import JsonLog
from functions.mailer.letter import Writer
from functions.mailer.stream import make_handler
from functions.mailer.work import Desk
from functions.services import system_clock
from functions.settings import own_settings

_SETTINGS = own_settings()
handler = make_handler(
    Desk(
        table=DynamoTable(make_client(), _SETTINGS.table),
        post=SesPost(make_mail_client(), _SETTINGS),
        writer=Writer(_SETTINGS),
        clock=system_clock,
        log=JsonLog(system_clock),
    )
)
