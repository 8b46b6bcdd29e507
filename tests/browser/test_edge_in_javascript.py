"""The CDN's function, run in a browser's JavaScript: it says of every address what the local server says."""

from itertools import product

from playwright.sync_api import Page

from infra.cdn import REFUSED, code
from infra.edge import File, Redirect, Refused, resolve

PIECES = ("", "/", "//", "en", "zh", "404", "index", "index.html", "a.b.html", "..", ".x", "a%2e", "a\\b", "providers", "x.json")  # fmt: skip
ADDRESSES = sorted({"/" + "/".join(parts) for count in (1, 2, 3) for parts in product(PIECES, repeat=count)})
RUN = """([code, addresses]) => {
  const handler = new Function(code + "; return handler;")();
  const querystring = { a: { value: "1" }, b: { value: "", multiValue: [{ value: "2" }, { value: "3" }] } };
  return addresses.map((uri) => {
    const answer = handler({ request: { method: "GET", uri, querystring, headers: {} } });
    return answer.statusCode ? [answer.statusCode, answer.headers.location.value] : [0, answer.uri];
  });
}"""


def spelt(found: File | Redirect | Refused) -> list[object]:
    """Return what the table says, as the script above puts it."""
    kinds = {File: lambda: [0, found.path], Redirect: lambda: [found.status, found.location], Refused: lambda: [0, REFUSED]}  # type: ignore[union-attr]  # fmt: skip
    return kinds[type(found)]()


def test_the_function_of_the_cdn_and_the_local_server_read_the_table_alike(page: Page) -> None:
    expected = [spelt(resolve(address, "a=1&b=2&b=3")) for address in ADDRESSES]

    answers = page.evaluate(RUN, [code(), ADDRESSES])

    assert dict(zip(ADDRESSES, answers, strict=True)) == dict(zip(ADDRESSES, expected, strict=True))
    assert len(ADDRESSES) > 1000
