"""What the mailer hands over."""

from functions.mailer.post import Busy, Letter, Refused, Unknown


def test_the_three_ways_in_which_a_mail_is_not_taken_are_told_apart() -> None:
    kinds = {Busy, Unknown, Refused}

    assert not any(issubclass(one, other) for one in kinds for other in kinds - {one})


def test_a_letter_has_three_parts() -> None:
    assert Letter(subject="s", text="t", html="h") != Letter(subject="s", text="t", html="g")
