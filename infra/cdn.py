"""The CDN's function: the addresses of `edge.yaml` in the JavaScript that CloudFront runs before its cache.

It is written into `template.yaml`, so that the template can be deployed as it stands; a test holds the two alike.
`python -m infra.cdn` prints it.
"""

import json
import sys
from typing import Final

from infra.edge import Rules, Table, table

REFUSED: Final = "/.refused"
"""What no bucket has: an address that is never served is looked up there, and found missing."""

_CODE: Final = """\
// Written by `python -m infra.cdn` from edge.yaml.
const served = {served};
const hidden = {hidden};
const redirects = [
{redirects}
];
const files = [
{files}
];
const moved = {moved};

function rewritten(text, rules) {{
  return rules.reduce((before, rule) => before.replace(rule[0], rule[1]), text);
}}

function spelt(query) {{
  const parts = [];
  for (const name in query) {{
    const values = query[name].multiValue || [query[name]];
    for (const one of values) parts.push(one.value ? name + "=" + one.value : name);
  }}
  return parts.length ? "?" + parts.join("&") : "";
}}

function handler(event) {{
  const request = event.request;
  const found = rewritten(request.uri, redirects);
  if (!served.test(request.uri)) {{
    request.uri = "{refused}";
  }} else if (found !== request.uri) {{
    const headers = Object.assign({{ location: {{ value: found + spelt(request.querystring) }} }}, moved);
    return {{ statusCode: 301, statusDescription: "Moved Permanently", headers }};
  }} else {{
    request.uri = hidden.test(found) ? "{refused}" : rewritten(found, files);
  }}
  return request;
}}
"""


def code() -> str:
    """Return the function: the file of an address, the way to its better spelling, or what is never there."""
    rules = table()
    return _CODE.format(
        served=_pattern(rules.served.pattern, ""),
        hidden=_pattern(rules.hidden.pattern, ""),
        redirects=_rules(rules.redirects),
        files=_rules(rules.files),
        moved=json.dumps(_moved(rules)),
        refused=REFUSED,
    )


def _rules(rules: Rules) -> str:
    """Return rules as the items of an array."""
    return "\n".join(f"  [{_pattern(pattern.pattern, 'g')}, {json.dumps(text)}]," for pattern, text in rules)


def _pattern(pattern: str, flags: str) -> str:
    """Return a pattern as JavaScript writes it."""
    return f"/{pattern.replace('/', chr(92) + '/')}/{flags}"


def _moved(rules: Table) -> dict[str, dict[str, str]]:
    """Return the headers of a redirect: how long it is kept; the CDN adds those of every answer."""
    _, kept = rules.caches[-1]
    return {"cache-control": {"value": kept}}


if __name__ == "__main__":
    sys.stdout.write(code())
