"""What the mail service says became of a mail: sent, came back, complained about.

*Send* closes the gap that a mailer leaves that dies between sending and writing it down. A mailbox that a mail came back
from for good (hard bounce), or whose holder complained, gets no more mail: its person's organisations, or the one whose
mailbox it is, hear of it, and it stands in the desk's queue `QUEUE#MAIL`. What happens twice changes nothing twice.

Comes as EventBridge events of SES (`detail.eventType`; the tag `outbox` names the mail). Items: `OUT#…`, `MAIL#…/BOUNCE`.
Event: `mailbox.comes_back`. Mail: `mailbox-bounced`.

`due` does what the clock has to do.
"""
