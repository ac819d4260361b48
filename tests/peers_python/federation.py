"""The peer itself: one `Person` named `reader`, with an RSA and an Ed25519 key, whose inbox takes
everything that apkit lets through and writes it down."""

import json
import uuid

import apmodel
from apkit import models
from apkit.client.asyncio.client import ActivityPubClient
from apkit.client.models import Link, WebfingerResult
from apkit.server.app import ActivityPubServer
from apkit.server.responses import ActivityResponse
from apkit.types import ActorKey
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from fastapi import Request, Response
from fastapi.responses import JSONResponse
from signatures import ACTIVITY_JSON, check_http_signature, sign_post
from loopback import scheme_of

READER = "reader"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
CONTEXT = ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v2"]
TAKEN = ("Accept", "Announce", "Create", "Delete", "Follow", "Like", "Reject", "Undo", "Update")


class Refused(Exception):
    """Another server's status and words for what was sent to it."""

    def __init__(self, status, text):
        super().__init__(f"refused with {status}")
        self.status, self.text = status, text


class Peer:
    """Its state, and what it sends."""

    def __init__(self, origin, scheme):
        self.origin, self.scheme = origin, scheme
        self.actor = f"{origin}/users/{READER}"
        self.received, self.refused, self.arrivals = [], [], []
        self.notes, self.sent, self.followers = {}, {}, []
        self.rsa = ActorKey(
            f"{self.actor}#main-key", rsa.generate_private_key(public_exponent=65537, key_size=2048)
        )
        self.ed25519 = ActorKey(
            f"{self.actor}#ed25519-key", ed25519.Ed25519PrivateKey.generate()
        )

    def document(self):
        """The actor."""
        public_key = models.CryptographicKey(id=self.rsa.key_id, owner=self.actor)
        public_key.public_key = self.rsa.private_key
        multikey = models.Multikey(id=self.ed25519.key_id, controller=self.actor)
        multikey.public_key = self.ed25519.private_key
        return models.Person(
            id=self.actor,
            url=self.actor,
            preferred_username=READER,
            name="Reader on apkit",
            inbox=f"{self.actor}/inbox",
            outbox=f"{self.actor}/outbox",
            followers=f"{self.actor}/followers",
            public_key=public_key,
            assertion_method=[multikey],
        )

    def activity(self, kind, subject, **members):
        """An activity of the reader's."""
        number = uuid.uuid4()
        return {
            "@context": CONTEXT,
            "id": f"{self.actor}#{kind.lower()}s/{number}",
            "type": kind,
            "actor": self.actor,
            "object": subject,
            **members,
        }

    async def send(self, actor, activity):
        """Delivers to an actor's inbox; says what was sent, or raises `Refused`."""
        self.sent[activity["id"]] = activity
        keys = [self.ed25519, self.rsa]
        body, headers = sign_post(self.scheme, actor.inbox, activity, keys)
        async with ActivityPubClient() as client:
            async with client.post(actor.inbox, data=body, json=None, headers=headers) as answer:
                if not answer.ok:
                    raise Refused(answer.status, await answer.text())
        return {"activity": activity["id"], "to": actor.id, "inbox": actor.inbox}


def create_app(peer, understands):
    """The server of the peer, on apkit; `understands` is the only kind of HTTP signature that it
    knows, or `None`."""
    app = ActivityPubServer()
    app.inbox("/users/{identifier}/inbox", "/inbox")

    @app.webfinger
    async def webfinger(request: Request, account):
        if account.username != READER or f"http://{account.host}" != peer.origin:
            return JSONResponse({"error": "nobody of that name"}, 404)
        link = Link(rel="self", type=ACTIVITY_JSON, href=peer.actor)
        found = WebfingerResult(subject=account, links=[link]).to_json()
        return JSONResponse(found, media_type="application/jrd+json")

    @app.get("/users/{identifier}")
    async def actor(identifier: str):
        if identifier != READER:
            return Response(status_code=404)
        return ActivityResponse(peer.document())

    @app.get("/notes/{number}")
    async def note(number: str):
        if number not in peer.notes:
            return Response(status_code=404)
        found = {"@context": CONTEXT, **peer.notes[number]}
        return Response(json.dumps(found), media_type=ACTIVITY_JSON)

    async def take(ctx):
        activity, raw = ctx.activity, json.loads(await ctx.request.body())
        peer.received.append(
            {
                "type": activity.type,
                "id": activity.id,
                "actor": activity.actor,
                "raw": raw,
                "httpSignature": ctx.request.state.signature,
            }
        )
        if activity.type == "Follow":
            peer.followers.append(activity.actor)
            async with ActivityPubClient() as client:
                follower = await client.actor.fetch(activity.actor)
            await peer.send(follower, peer.activity("Accept", raw))
        return Response(status_code=202)

    for kind in TAKEN:
        app.on(getattr(models, kind), take)

    @app.middleware("http")
    async def note_arrival(request, call_next):
        if request.url.path.startswith("/control/"):
            return await call_next(request)
        body, headers = await request.body(), dict(request.headers)
        scheme = scheme_of(headers)
        arrival = {
            "method": request.method,
            "path": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
            "scheme": scheme,
            "headers": headers,
            "body": body.decode("utf-8", "replace"),
            "status": None,
        }
        peer.arrivals.append(arrival)
        signature = None
        if request.method == "POST":
            address = str(request.url)
            signature = await check_http_signature(request.method, address, headers, body)
        request.state.signature = signature
        if request.method == "POST" and understands not in (None, scheme):
            response = JSONResponse({"message": "This signature is not understood."}, 401)
        else:
            response = await call_next(request)
            if request.method == "POST" and response.status_code >= 400:
                refused = {key: arrival[key] for key in ("path", "body")}
                refused.update(status=response.status_code, httpSignature=signature)
                peer.refused.append(refused)
        arrival["status"] = response.status_code
        return response

    return app


def is_actor(found):
    """Whether apkit could read somebody's actor."""
    return isinstance(found, apmodel.vocab.actor.Actor) and isinstance(found.inbox, str)
