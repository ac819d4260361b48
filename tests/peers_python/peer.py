"""Starts the scripted peer: python peer.py [--port N] [--scheme cavage|rfc9421]
  [--understands cavage|rfc9421] [--as-shipped] [--end-with-stdin]

Prints one line of JSON when it is ready, and ends on SIGTERM, SIGINT or when its standard input
closes (with --end-with-stdin, so that it never outlives a test that crashed).
"""

import argparse
import json
import logging
import os
import socket
import sys
import threading

import uvicorn
from loopback import stay_on_loopback


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, default=0)
    options.add_argument("--scheme", choices=["cavage", "rfc9421"], default="cavage")
    options.add_argument("--understands", choices=["cavage", "rfc9421"])
    options.add_argument("--as-shipped", action="store_true")
    options.add_argument("--end-with-stdin", action="store_true")
    options = options.parse_args()

    stay_on_loopback()
    from control import add_control
    from federation import READER, Peer, create_app
    from mended import mend

    # It writes to standard output, where nobody reads after the first line.
    logging.getLogger("activitypub.server.inbox").handlers.clear()
    if not options.as_shipped:
        mend()

    listener = socket.create_server(("127.0.0.1", options.port))
    port = listener.getsockname()[1]
    origin = f"http://localhost:{port}"
    peer = Peer(origin, options.scheme)
    app = create_app(peer, options.understands)
    add_control(app, peer)
    if options.end_with_stdin:
        threading.Thread(target=_end_with_stdin, daemon=True).start()
    # The socket listens already: whoever reads this may call.
    ready = {
        "port": port,
        "actor": peer.actor,
        "account": f"@{READER}@localhost:{port}",
        "control": f"http://127.0.0.1:{port}/control",
    }
    print(json.dumps(ready), flush=True)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    server.run(sockets=[listener])


def _end_with_stdin():
    sys.stdin.read()
    os._exit(0)


main()
