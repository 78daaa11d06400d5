"""What is a web address, and what a browser or a shell would take for something else."""

from __future__ import annotations

import pytest

from tests.rows import each_row
from wizard.library.facts import is_web_address, strange_letter


@each_row(
    "url",
    [
        "https://www.ozon.ru/",
        "http://example.org:8080/a-b_c?d=1&e=%20#f",
        "https://пример.рф/страница",
        "https://example.org/(a)*!~;$@,",
        "HTTPS://EXAMPLE.ORG",
        "https://[::1]/",
        "http://127.0.0.1:8080/",
        "https://xn--e1afmkfd.xn--p1ai/",
        "https://привет.example.org/",
        "https://m\u00fcller.example/",
        "https://1c.ru/",
        f"https://{'a' * 63}.ru/",
    ],
)
def test_a_page_can_be_opened(url: str) -> None:
    assert is_web_address(url)


@each_row(
    "url",
    [
        *("file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "ftp://a.b/", "//a.b/"),
        *("--help", "-P default https://a.b", "", "a.b", "mailto:a@b.c", "vbscript:x", "tel:112"),
        *(
            "https://",
            "https:///path",
            "https://:80/",
            "http:a.b",
            "https:\\\\a.b",
            "https://a.b\\c",
        ),
        *("https://a.b/ --new", " https://a.b", "https://a.b\n", "https://a.b/\t", "ht\ntps://a.b"),
        *(
            "https://a.b/\x1b]0;x\x07",
            "https://a.b/\u202e",
            "https://a.b/\u200b",
            "\ufeffhttps://a.b",
        ),
        *(
            'https://a.b/"&calc',
            "https://a.b/'",
            "https://a.b/`id`",
            "https://a.b/<x>",
            "https://a|b",
        ),
        *(
            "https://www.ozon.ru@evil.example/",
            "https://a:b@c.d/",
            "https://a.b:99999/",
            "https://[a",
        ),
        *(
            "http://-x",
            "http://x-/",
            "http://a..b/",
            "http://.a.b/",
            "http://a.b./",
            "http://a_b.c/",
        ),
        *("http://1.2.3/", "http://999.1.1.1/", f"http://{'a' * 64}.ru/", "http://a.b%2ec.d/"),
        *("https://\u043ezon.ru/", "https://oz\u043en.ru/", "https://ozon.r\u0443/"),
        *("https://\u0441\u043e\u0440.com/", "https://\u03bfzon.ru/", "https://почтa.рф/"),
        *("https://@ozon.ru/", "https://a@ozon.ru/"),
        *("https://a.b:0/", "https://a.b:x/", "https://a.b/\ud800", "https://a.b/\u00a0"),
    ],
)
def test_anything_else_cannot(url: str) -> None:
    assert not is_web_address(url)


@pytest.mark.parametrize(
    ("url", "letter"),
    [
        ("https://\u043ezon.ru/", "\u043e"),
        ("https://www.oz\u043en.ru/страница", "\u043e"),
        ("https://почтa.рф/", "a"),
        ("https://пример.рф/a", None),
        ("https://www.ozon.ru/а", None),
        ("http://-x", None),
        ("https://[a", None),
    ],
)
def test_a_letter_that_only_looks_right_is_named(url: str, letter: str | None) -> None:
    assert strange_letter(url) == letter
