"""A site is believed only with a certificate that is in order, unless its source says otherwise."""

from __future__ import annotations

import datetime
import ipaddress
import sqlite3
import ssl
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.crawler.crawling import article, urlset, write_source
from tests.crawler.faulty import outcomes
from tests.sites.server import Answer, SiteServer

x509 = pytest.importorskip("cryptography.x509", reason="certificates are made with the cryptography package")

HTML = {"Content-Type": "text/html"}
NOW = datetime.datetime.now(datetime.UTC)
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Signer:
    """A key and the name that it signs with."""

    name: object
    key: object


def signer(name: str) -> Signer:
    from cryptography.hazmat.primitives.asymmetric import ec

    return Signer(
        x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)]),
        ec.generate_private_key(ec.SECP256R1()),
    )


def certificate(
    path: Path, subject: Signer, issuer: Signer, *, address: str, until: datetime.datetime
) -> Path:
    """Write key and certificate of ``subject``, signed by ``issuer``, valid for one IP address."""
    from cryptography.hazmat.primitives import hashes, serialization

    made = (
        x509.CertificateBuilder()
        .subject_name(subject.name)
        .issuer_name(issuer.name)
        .public_key(subject.key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(until - 9 * DAY)
        .not_valid_after(until)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=subject is issuer, path_length=None), critical=True)
        .sign(issuer.key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    key = subject.key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(key + made.public_bytes(pem))
    return path


CASES = {
    # name: (signed by an authority that this machine knows, address, days it is good for, verify_tls, exit code)
    "in order": (True, "127.0.0.1", 5, True, 0),
    "made by the site itself": (False, "127.0.0.1", 5, True, 1),
    "run out yesterday": (True, "127.0.0.1", -1, True, 1),
    "of another address": (True, "127.0.0.2", 5, True, 1),
    "made by the site itself, and allowed": (False, "127.0.0.1", 5, False, 0),
    "run out yesterday, and allowed": (True, "127.0.0.1", -1, False, 0),
}


def secured(site: SiteServer, pem: Path) -> SiteServer:
    """The same server behind TLS, with a sitemap of one article."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    site._server.socket = context.wrap_socket(site._server.socket, server_side=True)
    site.origin = site.origin.replace("http:", "https:")
    site.answers |= {
        "/robots.txt": Answer(404),
        "/sitemap.xml": Answer(200, urlset(f"{site.origin}/an-article-behind-tls")),
        "/an-article-behind-tls": Answer(200, article("Behind"), HTML),
    }
    return site


@pytest.fixture(scope="module")
def crawls(tmp_path_factory):
    """One crawl a case, and one of a plain site with an article that leads to a site with a bad certificate."""
    folder = tmp_path_factory.mktemp("tls")
    authority = signer("An authority of our own")
    known = certificate(folder / "known.pem", authority, authority, address="127.0.0.9", until=NOW + 5 * DAY)
    jobs, sites = [], {}
    with ExitStack() as stack:
        for name, (trusted, address, days, verify, _) in CASES.items():
            site = signer("127.0.0.1")
            pem = certificate(
                folder / f"{name}.pem",
                site,
                authority if trusted else site,
                address=address,
                until=NOW + days * DAY,
            )
            sites[name] = stack.enter_context(secured(SiteServer(None), pem))
            source = sites[name].source(fetch={"delay_s": 0, "verify_tls": verify, "timeout_s": 5})
            jobs.append(
                {"source": write_source(source, folder / f"{name}.toml"), "db": str(folder / f"{name}.db")}
            )
        bad = sites["made by the site itself"].origin
        plain = stack.enter_context(SiteServer(None))
        plain.answers |= {
            "/robots.txt": Answer(404),
            "/sitemap.xml": Answer(
                200, urlset(f"{plain.origin}/an-article-in-the-open", f"{plain.origin}/an-article-elsewhere")
            ),
            "/an-article-in-the-open": Answer(200, article("Open"), HTML),
            "/an-article-elsewhere": Answer(302, b"", {"Location": f"{bad}/an-article-behind-tls"}),
        }
        source = plain.source(sections=[f"{bad}/"])
        jobs.append({"source": write_source(source, folder / "plain.toml"), "db": str(folder / "plain.db")})
        environment = {"SSL_CERT_FILE": str(known)}
        done = outcomes([{**job, "environment": environment} for job in jobs], folder)
        results = dict(zip([*CASES, "plain"], (d["result"] for d in done), strict=True))
        yield results, {name: site.paths() for name, site in sites.items()}, folder


@pytest.mark.parametrize("case", CASES)
def test_a_certificate_decides_whether_a_site_is_read(crawls, case):
    results, asked, _ = crawls
    code = CASES[case][-1]

    assert results[case]["exit_code"] == code, results[case]["sentence"]
    assert asked[case] == (["/robots.txt", "/sitemap.xml", "/an-article-behind-tls"] if code == 0 else [])


@pytest.mark.parametrize("case", [name for name, row in CASES.items() if row[-1]])
def test_a_bad_certificate_is_named_as_the_reason(crawls, case):
    assert "robots_unreachable: tls" in crawls[0][case]["sentence"]


def test_a_redirect_to_a_site_with_a_bad_certificate_is_not_followed(crawls):
    results, _, folder = crawls
    with sqlite3.connect(folder / "plain.db") as db:
        problems = dict(db.execute("select url, reason from problems").fetchall())
        titles = [t for (t,) in db.execute("select title from articles")]

    assert titles == ["Open"]
    assert [r for u, r in problems.items() if u.endswith("/an-article-elsewhere")] == ["robots_unreachable"]
    assert results["plain"]["exit_code"] == 3
