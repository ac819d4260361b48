"""What a test can make the peer do: one function per path under /control/, all JSON."""

import html
import uuid

import loopback
from apkit.client.asyncio.client import ActivityPubClient
from fastapi import Request
from fastapi.responses import JSONResponse
from federation import PUBLIC, Refused, is_actor
from signatures import ACTIVITY_JSON, check_proof


class Impossible(Exception):
    """A wish that cannot be fulfilled."""


async def find_actor(identifier):
    """An actor by `@name@host:port` or address, as apkit finds it."""
    async with ActivityPubClient() as client:
        if not identifier.startswith("http"):
            name, host = identifier.lstrip("@").split("@")
            found = await client.actor.resolve(name, host)
            identifier = next(link.href for link in found.links if link.rel == "self")
        actor = await client.actor.fetch(identifier)
    if not is_actor(actor):
        raise Impossible(f"apkit cannot read the actor at {identifier}")
    return actor


async def fetch(address):
    """A document as it is."""
    async with ActivityPubClient() as client:
        async with client.get(address, headers={"Accept": ACTIVITY_JSON}) as answer:
            if not answer.ok:
                raise Refused(answer.status, await answer.text())
            return await answer.json(content_type=None)


async def author_of(address):
    """Whoever an object is by."""
    return await find_actor((await fetch(address))["attributedTo"])


async def webfinger(peer, wish):
    name, host = wish["resource"].removeprefix("acct:").split("@")
    async with ActivityPubClient() as client:
        return (await client.actor.resolve(name, host)).to_json()


async def follow(peer, wish):
    actor = await find_actor(wish["account"])
    return await peer.send(actor, peer.activity("Follow", actor.id, to=[actor.id]))


async def undo(peer, wish):
    activity = {**peer.sent[wish["activity"]]}
    del activity["@context"]
    actor = await find_actor(wish["account"])
    return await peer.send(actor, peer.activity("Undo", activity, to=[PUBLIC]))


async def reply(peer, wish):
    author = await author_of(wish["inReplyTo"])
    number = str(uuid.uuid4())
    note = {
        "id": f"{peer.origin}/notes/{number}",
        "type": "Note",
        "attributedTo": peer.actor,
        "to": [PUBLIC],
        "cc": [author.id],
        "content": f"<p>{html.escape(wish['text'])}</p>",
        "inReplyTo": wish["inReplyTo"],
    }
    peer.notes[number] = note
    create = peer.activity("Create", note, to=[PUBLIC], cc=[author.id])
    return {"note": note["id"], **await peer.send(author, create)}


async def edit(peer, wish):
    number = wish["note"].rsplit("/", 1)[-1]
    note = {**peer.notes[number], "content": f"<p>{html.escape(wish['text'])}</p>"}
    peer.notes[number] = note
    actor = await find_actor(wish["account"])
    return await peer.send(actor, peer.activity("Update", note, to=[PUBLIC], cc=[actor.id]))


async def delete(peer, wish):
    peer.notes.pop(wish["note"].rsplit("/", 1)[-1], None)
    actor = await find_actor(wish["account"])
    tombstone = {"id": wish["note"], "type": "Tombstone"}
    return await peer.send(actor, peer.activity("Delete", tombstone, to=[PUBLIC]))


def reaction(kind):
    async def react(peer, wish):
        author = await author_of(wish["object"])
        return await peer.send(author, peer.activity(kind, wish["object"], to=[PUBLIC]))

    return react


async def send_as_shipped(peer, wish):
    """A `Like` signed as apkit does it by itself: `draft-first` or `rfc9421`. Says what came back."""
    author = await author_of(wish["object"])
    activity = peer.activity("Like", wish["object"], to=[PUBLIC])
    options = {"headers": {"Content-Type": ACTIVITY_JSON}, "json": activity}
    if wish["how"] == "draft-first":
        keys = [peer.rsa, peer.ed25519]
        options.update(signatures=keys, sign_with=["draft-cavage", "fep8b32"])
    elif wish["how"] == "rfc9421":
        options.update(signatures=[peer.rsa], sign_with=["rfc9421"])
    else:
        raise Impossible(f"nothing is signed as {wish['how']}")
    async with ActivityPubClient() as client:
        async with client.post(author.inbox, **options) as answer:
            return {"status": answer.status, "text": await answer.text()}


CALLS = {
    ("GET", "received"): lambda peer: peer.received,
    ("GET", "refused"): lambda peer: peer.refused,
    ("GET", "arrivals"): lambda peer: peer.arrivals,
    ("GET", "followers"): lambda peer: peer.followers,
    ("GET", "knocks"): lambda peer: loopback.knocks,
    ("GET", "refused-fetches"): lambda peer: loopback.refused_fetches,
    ("POST", "webfinger"): webfinger,
    ("POST", "follow"): follow,
    ("POST", "undo"): undo,
    ("POST", "reply"): reply,
    ("POST", "edit"): edit,
    ("POST", "delete"): delete,
    ("POST", "like"): reaction("Like"),
    ("POST", "announce"): reaction("Announce"),
    ("POST", "as-shipped"): send_as_shipped,
    ("POST", "verify-proof"): lambda peer, document: check_proof(document),
}


def add_control(app, peer):
    """Puts the calls below /control/."""

    async def control(name: str, request: Request):
        call = CALLS.get((request.method, name))
        if call is None:
            return JSONResponse({"error": "no such call"}, 404)
        if request.method == "GET":
            return JSONResponse(call(peer))
        try:
            return JSONResponse(await call(peer, await request.json()))
        except Refused as error:
            # The other server's status and words: that is what tests look at.
            return JSONResponse(
                {"error": str(error), "statusCode": error.status, "responseBody": error.text}, 502
            )
        except Exception as error:
            return JSONResponse({"error": f"{type(error).__name__}: {error}"}, 422)

    app.add_api_route("/control/{name}", control, methods=["GET", "POST"])
