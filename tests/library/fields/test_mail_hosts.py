"""A host of mail that is one slip away from a well-known one is asked about."""

from __future__ import annotations

from tests.rows import each_row
from wizard.i18n import language
from wizard.library.fields import KINDS
from wizard.library.fields.mail_hosts import meant


@each_row(
    ("typed", "host"),
    [
        ("gmail.con", "gmail.com"),
        ("gmial.com", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("mail.rru", "mail.ru"),
        ("Yandx.ru", "yandex.ru"),
        ("gmail.com", None),
        ("ymail.com", None),
        ("yandex.by", None),
        ("ozon.ru", None),
        ("a.ru", None),
    ],
)
def test_one_slip_is_told_from_other_hosts(typed: str, host: str | None) -> None:
    assert meant(typed) == host


def test_it_is_asked_beside_the_field_and_the_address_is_taken() -> None:
    email, say = KINDS["email"], language("ru")
    assert email.echoed("anna@gmail.con", say) == say("email_host", host="gmail.com")
    assert email.echoed("anna@gmail.com", say) == ""
