"""Whose website a mailbox belongs to."""

import pytest

from functions.domains import registrable, speaks_for, website_domain


@pytest.mark.parametrize(
    ("host", "domain", "reason"),
    [
        ("lantern-bay.com", "lantern-bay.com", "itself"),
        ("mail.cn.lantern-bay.com", "lantern-bay.com", "below it"),
        ("LANTERN-BAY.com.", "lantern-bay.com", "another spelling"),
        ("a.co.uk", "a.co.uk", "a suffix of two parts"),
        ("b.a.com.cn", "a.com.cn", "a Chinese one"),
        ("www.灯湾.中国", "xn--s8w74b.xn--fiqs8s", "in Chinese"),
        ("firm.example", "firm.example", "a suffix that the list does not know"),
        ("com", "", "a suffix"),
        ("com.cn", "", "a suffix of two parts alone"),
        ("gmail.com", "", "a mail service"),
        ("vip.163.com", "", "a mail service's better mailboxes"),
        ("shop.myshopify.com", "", "a host's shop"),
        ("firm.github.io", "", "a host's page"),
        ("firm.tmall.com", "", "a store on a platform"),
        ("www.linkedin.com", "", "a network"),
        ("127.0.0.1", "", "an address"),
        ("localhost", "", "no domain"),
        ("", "", "nothing"),
        ("a" * 70 + ".中国", "", "no host name"),
    ],
)
def test_a_host_has_the_domain_that_somebody_registered(host: str, domain: str, reason: str) -> None:
    assert registrable(host) == domain, reason


@pytest.mark.parametrize(
    ("address", "website", "speaks"),
    [
        ("mei@lantern-bay.com", "https://www.lantern-bay.com/about", True),
        ("mei@mail.lantern-bay.com", "http://lantern-bay.com:8080", True),
        ("mei@lantern-bay.com", "https://lantern-bay.com@evil.example", False),
        ("mei@evil.example", "https://lantern-bay.com.evil.example", True),
        ("mei@lantern-bay.com", "https://lantern-bay.cn", False),
        ("mei@gmail.com", "https://gmail.com", False),
        ("mei@lantern-bay.com", "", False),
        ("mei@lantern-bay.com", "https://[", False),
    ],
)
def test_who_has_a_mailbox_at_a_websites_domain_speaks_for_it(address: str, website: str, speaks: bool) -> None:  # noqa: FBT001 # a column of the table
    assert speaks_for(address, website) is speaks


def test_a_website_has_the_domain_of_its_host() -> None:
    assert website_domain("https://user:pass@www.lantern-bay.com/x?y#z") == "lantern-bay.com"
