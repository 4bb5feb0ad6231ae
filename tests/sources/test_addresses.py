"""Which addresses may be asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.sources.addresses import RefusedError, is_public, vetted

ALLOWED = [
    ("https://example.org", "https://example.org/"),
    ("HTTP://Example.ORG/A?b=C#part", "http://example.org/A?b=C"),
    ("https://example.org.:8443/a", "https://example.org:8443/a"),
    ("https://example.org:443/a", "https://example.org/a"),
    ("http://bücher.example.com/ä?x=ü", "http://xn--bcher-kva.example.com/%C3%A4?x=%C3%BC"),
    ("https://medium.example.com/@me/a", "https://medium.example.com/@me/a"),
    ("http://example.org#@evil.example.com/", "http://example.org/"),
    ("http://8.8.8.8/", "http://8.8.8.8/"),
    ("http://[2606:4700::1]/", "http://[2606:4700::1]/"),
]


@pytest.mark.parametrize(("url", "asked"), ALLOWED)
def test_addresses_of_the_public_web_are_asked_for_in_one_form(url, asked):
    assert vetted(url).url == asked


REFUSED = """
http://127.0.0.1/              http://127.1/             http://2130706433/        http://0x7f000001/
http://0177.0.0.1/             http://0x7f.1/            http://0/                 http://0.0.0.0/
http://10.0.0.1/               http://172.16.0.1/        http://192.168.1.1/       http://100.64.0.1/
http://169.254.169.254/        http://224.0.0.1/         http://255.255.255.255/   http://192.0.2.1/
http://[::]/                   http://[::1]/             http://[::ffff:10.0.0.1]/ http://[::ffff:7f00:1]/
http://[::127.0.0.1]/          http://[fe80::1]/         http://[fe80::1%25eth0]/  http://[fd00::1]/
http://[fec0::1]/              http://[ff02::1]/         http://[64:ff9b::a00:1]/  http://[64:ff9b:1::1]/
http://[2002:7f00:1::]/        http://[2001:db8::1]/     http://[2001:0:0:1::]/    http://localhost/
http://LOCALHOST./             http://a.localhost/       http://intranet/          http://printer.local/
http://metadata.google.internal/                         http://a.onion/           http://x.home.arpa/
http://%6c%6f%63alhost/        http://127.0.0.1.:80/     http://me@example.org/    http://me:pw@example.org/
http://@example.org/           http://example.org:22/    http://example.org:6379/  http://example.org:99999/
http://example.org:80@evil.com/                          ftp://example.org/        file:///etc/passwd
gopher://example.org/          javascript:alert(1)       data:text/html,x          //example.org/
example.org/a                  http:example.org          http:/example.org/        http:///a
http://                        http://.../               http://-a.example.org/    http://a..b.org/
http://exa%0d%0ample.org/      https:\\\\example.org/    http://example.org\\@evil.com/
http://①②⑦.⓪.⓪.①/             http://127。0。0。1/      http://ⓛocalhost/
""".split()


@pytest.mark.parametrize(
    "url", [*REFUSED, "http://example.org/a b", "http://example.org/\r\nHost: x", "http://a" * 999]
)
def test_other_addresses_are_refused_with_a_reason(url):
    with pytest.raises(RefusedError, match=r"^it|^port|host"):
        vetted(url)


def test_a_port_of_loopback_is_let_through_for_tests_and_no_other():
    assert vetted("http://127.0.0.1:4711/", loopback_port=4711).port == 4711
    for url in ("http://127.0.0.1:4712/", "http://localhost:4711/", "http://127.1:4711/", "http://10.0.0.1:4711/"):
        with pytest.raises(RefusedError):
            vetted(url, loopback_port=4711)


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://", "http://[", "https://a.org:"]))
def test_any_text_is_an_address_or_refused(text, start):
    try:
        address = vetted(start + text)
    except RefusedError as error:
        assert str(error)
    else:
        assert vetted(address.url) == address  # and what is asked for is itself an address in its one form


@given(st.ip_addresses(v=6))
def test_no_address_that_carries_a_private_one_is_public(ip):
    if is_public(str(ip)):
        assert (ip.ipv4_mapped or ip).is_global and ip.sixtofour is None and ip.teredo is None
