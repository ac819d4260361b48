"""What an application on apkit 0.3.8 has to mend before it can talk with most of the fediverse."""

from typing import Any, Optional

from apkit.helper.inbox import InboxVerifier
from apmodel.registry import registry
from apmodel.vocab.note import Note
from pydantic import Field
from signatures import check_http_signature


class PatientNote(Note):
    """A note whose `inReplyTo` and collections may be addresses, as nearly everybody's are."""

    in_reply_to: Optional[Any] = Field(default=None)
    replies: Optional[Any] = Field(default=None)
    likes: Optional[Any] = Field(default=None)
    shares: Optional[Any] = Field(default=None)


_as_shipped = InboxVerifier.verify


async def _verify(self, body, url, method, headers):
    if "signature-input" in headers:
        return (await check_http_signature(method, url, headers, body))["verified"]
    return await _as_shipped(self, body, url, method, headers)


def mend():
    """Puts both in place, for the whole process."""
    registry.register(PatientNote, "https://www.w3.org/ns/activitystreams#Note")
    InboxVerifier.verify = _verify
