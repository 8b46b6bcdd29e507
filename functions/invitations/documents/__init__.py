"""A brand's documents: announced, uploaded by a signed form, checked, and read by links that hold for a minute.

| route | who | answer |
| --- | --- | --- |
| `POST /api/documents/{brand}` | members | 201 a form: the place, the type and the exact size stand in its policy |
| `POST /api/documents/{brand}/{id}/complete` | members | the document: size, checksum and signature are those that were announced |
| `GET /api/documents/{brand}` | members | the documents, the newest first |
| `POST /api/documents/{brand}/{id}/link` | members | a link for a minute |
| `DELETE /api/documents/{brand}/{id}` | members | 204; one that went with a round stays until its day |
| `POST /api/opportunities/{provider}/{round}/documents/{id}/link` | the provider's members | the same, and a line for the brand |

Who is not invited, has declined or let the time pass, or does not know a blind brand yet, finds no document. Files are
deleted 180 days after the last round. Items: `BRAND#…/DOC#…`, `DOCS`, `ROUND#…/DL#…`. Events: `document.announced`,
`document.checked`, `document.deleted`, `document.taken`.
"""
