"""The entry point of mailer in production; how it loads is held by tests/functions/test_handlers.py."""

from tests.builders import ROOT


def test_the_entry_point_only_puts_together_what_others_make() -> None:
    source = (ROOT / "functions/mailer/handler.py").read_text("utf-8")

    assert "handler" in source
    assert "os.environ" not in source
