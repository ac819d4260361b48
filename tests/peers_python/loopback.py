"""The only way out of this process: plain http to this machine.

apkit always looks accounts up over https, while the servers under test speak plain http; and it
fetches every JSON-LD context that it does not carry. So https to a loopback name is sent as http
(what a TLS proxy in front would do), no other name is looked up, and the contexts of ours that it
lacks are given empty: types and members of ActivityStreams mean the same without them.
"""

import os
import socket

import aiohttp
from apmodel._core._jsonjd import loader
from yarl import URL

#: Names of hosts that somebody asked for and that are not this machine, oldest first.
refused_fetches = []

#: Every POST that left, oldest first: where to, how signed, with what body, and the answer.
knocks = []

#: Contexts that Undersigned's or apkit's own documents name and apkit does not carry.
MISSING_CONTEXTS = (
    "https://w3id.org/security/data-integrity/v2",
    "https://w3id.org/security/multikey/v1",
    "https://w3id.org/did/v1",
)


def scheme_of(headers):
    """How a request says that it is signed: `rfc9421`, `cavage` or `none`."""
    names = {name.lower() for name in headers}
    if "signature-input" in names:
        return "rfc9421"
    return "cavage" if "signature" in names else "none"


def _is_loopback(host):
    return host in ("localhost", "::1") or host.endswith(".localhost") or host.startswith("127.")


def _guarded(real):
    def look_up(host, *arguments, **options):
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not _is_loopback(name):
            refused_fetches.append(name)
            raise socket.gaierror(f"refused to look {name} up: not this machine")
        return real(host, *arguments, **options)

    return look_up


_send = aiohttp.ClientSession._request


async def _request(self, method, url, **options):
    url = URL(str(url))
    if url.scheme == "https" and _is_loopback(url.host or ""):
        url = url.with_scheme("http")
    response = await _send(self, method, url, **options)
    if method == "POST":
        scheme = scheme_of(options.get("headers") or {})
        body = options.get("data") or b""
        knocks.append(
            {"to": str(url), "scheme": scheme, "body": body.decode(), "status": response.status}
        )
    return response


def stay_on_loopback():
    """Puts the gate in place for the whole process."""
    socket.getaddrinfo = _guarded(socket.getaddrinfo)
    socket.gethostbyname = _guarded(socket.gethostbyname)
    aiohttp.ClientSession._request = _request
    empty = os.path.join(os.path.dirname(__file__), "empty.jsonld")
    for address in MISSING_CONTEXTS:
        loader.PRELOAD_JSONLD_PATH_MAPPINGS[address] = empty
