"""nginx in front of the application, from the sample in `deploy/` with this machine's addresses put in."""

import datetime
import re
import shutil
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

ROOT = Path(__file__).resolve().parents[1]
HOST = "aid.example.jp"


def need_nginx():
    """Give the path of nginx, or skip the test where it is missing."""
    found = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")
    if not found:
        pytest.skip("nginx is missing (Debian: apt-get install nginx-light).")
    return found


def write_site(folder, *, port, plain_port, sockets):
    """Write nginx.conf with the sample site in it; the folder holds all that nginx writes."""
    _write_certificate(folder)
    site = (ROOT / "deploy" / "nginx" / "decisionaid.conf").read_text()
    servers = "".join(f"    server unix:{socket} max_fails=1 fail_timeout=2s;\n" for socket in sockets)
    swaps = {
        r"    server unix:/run/decisionaid/web\.sock [^\n]*\n": servers,
        r" *listen \[::\]:[^\n]*\n": "",
        r"listen 80;": f"listen 127.0.0.1:{plain_port};",
        r"listen 443 ": f"listen 127.0.0.1:{port} ",
        r"/etc/ssl/decisionaid/": f"{folder}/",
        r"/var/log/nginx/": f"{folder}/",
        r"/srv/decisionaid/": f"{ROOT}/",
    }
    for pattern, text in swaps.items():
        site, count = re.subn(pattern, text, site)
        assert count, f"The sample has no {pattern}"
    temporary = "".join(
        f"    {kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = folder / "nginx.conf"
    config.write_text(
        f"daemon off;\nmaster_process off;\nworker_processes 1;\npid {folder}/nginx.pid;\n"
        "events { worker_connections 256; }\n"
        f"http {{\n    include /etc/nginx/mime.types;\n{temporary}{site}}}\n"
    )
    return config


def _write_certificate(folder):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName([x509.DNSName(HOST), x509.IPAddress(ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
