"""Sends what stands in the outbox: from the table's stream to the mail service.

**The promise: no mail is lost, and none comes twice unless the mail service accepted it, this function died before it could
write that down, and the service's report of it (*Send*) was lost too.**

How it is kept. A mail is written in the transaction of the change it tells of, and stands in the index of what is due until
it is sent or given up. Whoever sends it takes a lease first (one conditional update; a second one that comes by the stream's
repetition finds the lease and stops). What the service certainly did not take is tried again soon. Where it is not known
(no answer, or nobody left to hear it), the lease runs out only after the report had time to come: `events` marks the mail
as sent by the tag it carries. The clock finds every mail whose lease ran out, and those that the stream never brought.
A login's mail is not sent again after an unknown end, since its reader asks again; nor is a mail that nobody wants any more.

A mail that is given up although nobody got it (the service never takes it, eight tries failed, or the organisation has
nobody who gets mail) stands in the operators' queue until one of them has seen to it; a login's does not.

A mail to an organisation becomes one mail a person or mailbox, in one transaction. Mails to a mailbox that came back are
dropped. Items: `OUT#…`, gsi2 `QUEUE#MAIL`; reads `MAIL#…/BOUNCE`, members and mailboxes.
"""
