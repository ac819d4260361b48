"""HTTP signatures and proofs, made and checked by other people's code.

draft-cavage and FEP-8b32: apsig, which belongs to apkit. RFC 9421: http-message-signatures, since
apsig's is not fit for use (see README.md).
"""

import copy
import json
from dataclasses import dataclass

import http_sf
from apkit.client.asyncio.client import ActivityPubClient
from apkit.client._common import sign_request
from apsig import ProofVerifier
from apsig.draft import Verifier
from http_message_signatures import HTTPMessageSigner, HTTPMessageVerifier, algorithms
from loopback import scheme_of

ACTIVITY_JSON = "application/activity+json"


@dataclass
class Message:
    """A request as http-message-signatures wants it."""

    method: str
    url: str
    headers: dict


class Key:
    """One key that http-message-signatures looks up."""

    def __init__(self, key):
        self.key = key

    def resolve_public_key(self, key_id):
        return self.key

    def resolve_private_key(self, key_id):
        return self.key


async def key_of(key_id):
    """The key with that id, as apkit reads it from its owner's document."""
    async with ActivityPubClient() as client:
        actor = await client.actor.fetch(key_id.split("#")[0])
    key = actor.get_key(key_id) if hasattr(actor, "get_key") else None
    if key is None:
        raise ValueError(f"{key_id} is not listed by its actor")
    return key


async def check_http_signature(method, url, headers, body):
    """`{scheme, verified, keyId, reason}` of a request; header names are lower case."""
    scheme = scheme_of(headers)
    answer = {"scheme": scheme, "verified": False, "keyId": None, "reason": None}
    try:
        check = {"rfc9421": _check_rfc9421, "cavage": _check_cavage}[scheme]
        answer["keyId"] = await check(method, url, headers, body)
        answer["verified"] = True
    except Exception as error:
        answer["reason"] = f"{type(error).__name__}: {error}"
    return answer


async def _check_cavage(method, url, headers, body):
    fields = dict(part.split("=", 1) for part in headers["signature"].split(","))
    key_id = fields["keyId"].strip('"')
    key = (await key_of(key_id)).public_key
    return Verifier(key, method, url, headers, body).verify(raise_on_fail=True)


async def _check_rfc9421(method, url, headers, body):
    inputs = http_sf.parse(headers["signature-input"].encode(), tltype="dictionary")
    ((_, parameters),) = inputs.values()
    key_id = str(parameters["keyid"])
    verifier = HTTPMessageVerifier(
        signature_algorithm=algorithms.RSA_V1_5_SHA256,
        key_resolver=Key((await key_of(key_id)).public_key),
    )
    components = ["@method", "@target-uri"] + (["content-digest"] if body else [])
    verifier.verify(
        Message(method, url, headers), body=body or None, require_components=components
    )
    return key_id


def sign_post(scheme, url, activity, keys):
    """Body and headers of a signed POST. `keys` are Ed25519 first, so that the proof is there
    before the digest is taken; the other way round apkit signs the digest of another body."""
    headers = {"Content-Type": ACTIVITY_JSON}
    kinds = ["fep8b32"] + (["draft-cavage"] if scheme == "cavage" else [])
    signed, headers = sign_request(url, headers, keys, activity, kinds, as_dict=True)
    # The spelling of the digest: where apkit itself makes the bytes it escapes nothing, and its
    # digest is of another text as soon as there is a character beyond ASCII.
    body = json.dumps(signed).encode()
    if scheme == "cavage":
        return body, headers
    rsa = keys[-1]
    signer = HTTPMessageSigner(
        signature_algorithm=algorithms.RSA_V1_5_SHA256, key_resolver=Key(rsa.private_key)
    )
    message = Message("POST", url, headers)
    signer.sign(
        message,
        key_id=rsa.key_id,
        label="sig1",
        covered_component_ids=("@method", "@target-uri"),
        body=body,
    )
    return body, message.headers


async def check_proof(document):
    """`{verified, key, controller, reason}` of a document's FEP-8b32 proof."""
    answer = {"verified": False, "key": None, "controller": None, "reason": None}
    try:
        key = await key_of(document["proof"]["verificationMethod"])
        # It takes the proof's value out of the document that it is given.
        ProofVerifier(key.public_key).verify(copy.deepcopy(document), raise_on_fail=True)
        answer.update(verified=True, key=key.id, controller=key.controller)
    except Exception as error:
        answer["reason"] = f"{type(error).__name__}: {error}"
    return answer
