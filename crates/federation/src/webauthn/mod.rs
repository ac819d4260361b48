//! Passkeys as browsers and authenticators write them (Web Authentication Level 3), read and checked:
//! sections 7.1 and 7.2, without attestation. Pure: whoever calls says which challenges are ours, and
//! keeps what comes out.
//!
//! Signatures are checked by the same library as all others here; docs/adr/0030 says why no further one
//! came in for this.

pub mod authenticator_data;
pub mod client_data;
pub mod public_key;

use authenticator_data::AuthenticatorData;
use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ciborium::Value;
use client_data::{Ceremony, ClientData};
use public_key::PublicKey;
use url::{Host, Url};

/// Largest document of a browser or authenticator, in bytes. Without attestation they have a few hundred.
pub const MAX_BYTES: usize = 16 * 1024;
/// Deepest nesting that is read.
const MAX_DEPTH: usize = 8;

/// Why a passkey is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Something cannot be read, or is not what the standard says.
    #[error("this is no passkey that can be read")]
    Malformed,
    /// It answers another question: a registration in place of a sign-in, or the reverse.
    #[error("the passkey was used for something else")]
    Ceremony,
    /// The challenge is not ours for this, or too old.
    #[error("the passkey answers a question that was not asked here, or too long ago")]
    Challenge,
    /// It was used on a page of another site, or within one.
    #[error("the passkey was used on another site")]
    Origin,
    /// The authenticator holds it for another site.
    #[error("the passkey is for another site")]
    RelyingParty,
    /// Nobody was seen to be there, or it was not asked who it is.
    #[error("the device did not check who uses the passkey")]
    Unverified,
    /// A kind of key that was not asked for.
    #[error("this kind of key is not known here")]
    Key,
    /// The signature does not hold.
    #[error("the signature of the passkey does not hold")]
    Signature,
}

impl Fault {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Malformed => "passkey_malformed",
            Self::Ceremony => "passkey_ceremony",
            Self::Challenge => "passkey_challenge",
            Self::Origin => "passkey_origin",
            Self::RelyingParty => "passkey_relying_party",
            Self::Unverified => "passkey_unverified",
            Self::Key => "passkey_key",
            Self::Signature => "passkey_signature",
        }
    }
}

/// This server as a passkey knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relying {
    /// Its domain.
    pub id: String,
    /// The one origin from which passkeys are taken.
    pub origin: String,
}

impl Relying {
    /// The server with this public URL; none where browsers offer no passkeys: over plain HTTP on
    /// other machines than their own, and at addresses without a name.
    #[must_use]
    pub fn of(base: &str) -> Option<Self> {
        let url = Url::parse(base).ok()?;
        let Some(Host::Domain(name)) = url.host() else {
            return None;
        };
        let local = name == "localhost" || name.ends_with(".localhost");
        (url.scheme() == "https" || local).then(|| Self {
            id: name.to_owned(),
            origin: url.origin().ascii_serialization(),
        })
    }

    /// Whether authenticator data is for this server, of somebody who was there and was checked.
    fn check(&self, data: &AuthenticatorData<'_>) -> Result<(), Fault> {
        if data.relying_hash != digest(&SHA256, self.id.as_bytes()).as_ref() {
            return Err(Fault::RelyingParty);
        }
        if !data.is_present() || !data.is_verified() {
            return Err(Fault::Unverified);
        }
        // What was never meant to be copied cannot have been.
        if data.is_backed_up() && !data.may_be_backed_up() {
            return Err(Fault::Malformed);
        }
        Ok(())
    }
}

/// A passkey that was just made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// The challenge that it answers.
    pub challenge: String,
    /// By which it is known, as base64url.
    pub credential: String,
    /// Its public key as the authenticator wrote it (COSE).
    pub public_key: Vec<u8>,
    /// How often it says that it was used.
    pub counter: u32,
}

/// A passkey that was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asserted {
    /// The challenge that it answers.
    pub challenge: String,
    /// How often it says that it was used.
    pub counter: u32,
}

/// What an authenticator says when a passkey is used.
#[derive(Debug, Clone, Copy)]
pub struct Assertion<'a> {
    /// What the browser says about the page, as JSON.
    pub client_data: &'a [u8],
    /// What the authenticator says.
    pub authenticator_data: &'a [u8],
    /// Over both.
    pub signature: &'a [u8],
}

/// Reads a new passkey (section 7.1). No attestation is asked for, so that of whatever make the
/// authenticator is, its statement proves nothing here and is not looked at.
///
/// # Errors
/// [`Fault`].
pub fn registered(
    relying: &Relying,
    is_ours: impl Fn(&str) -> bool,
    client_data: &[u8],
    attestation_object: &[u8],
) -> Result<Registered, Fault> {
    let client = ClientData::read(client_data)?;
    client.check(Ceremony::Create, &relying.origin)?;
    if !is_ours(&client.challenge) {
        return Err(Fault::Challenge);
    }
    let data = authenticator_data_of(attestation_object)?;
    let data = AuthenticatorData::read(&data)?;
    relying.check(&data)?;
    let made = data.made.ok_or(Fault::Malformed)?;
    PublicKey::read(made.public_key)?;
    Ok(Registered {
        challenge: client.challenge,
        credential: URL_SAFE_NO_PAD.encode(made.credential),
        public_key: made.public_key.to_vec(),
        counter: data.counter,
    })
}

/// Checks the use of a passkey whose public key is known (section 7.2). Whether its counter has gone on
/// is for whoever keeps it.
///
/// # Errors
/// [`Fault`].
pub fn asserted(
    relying: &Relying,
    is_ours: impl Fn(&str) -> bool,
    public_key: &[u8],
    assertion: Assertion<'_>,
) -> Result<Asserted, Fault> {
    let client = ClientData::read(assertion.client_data)?;
    client.check(Ceremony::Get, &relying.origin)?;
    if !is_ours(&client.challenge) {
        return Err(Fault::Challenge);
    }
    let data = AuthenticatorData::read(assertion.authenticator_data)?;
    relying.check(&data)?;
    let mut signed = assertion.authenticator_data.to_vec();
    signed.extend_from_slice(digest(&SHA256, assertion.client_data).as_ref());
    PublicKey::read(public_key)?.verify(&signed, assertion.signature)?;
    Ok(Asserted {
        challenge: client.challenge,
        counter: data.counter,
    })
}

/// Bytes as a form carries them.
///
/// # Errors
/// [`Fault::Malformed`] for what is no base64url, or too much of it.
pub fn bytes_of(text: &str) -> Result<Vec<u8>, Fault> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok();
    let bytes = bytes.filter(|bytes| !bytes.is_empty() && bytes.len() <= MAX_BYTES);
    bytes.ok_or(Fault::Malformed)
}

/// The authenticator data within an attestation object (section 6.5.4).
fn authenticator_data_of(object: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut rest = object;
    let members = cbor(&mut rest)?.into_map().map_err(|_| Fault::Malformed)?;
    if !rest.is_empty() {
        return Err(Fault::Malformed);
    }
    let mut found = members
        .into_iter()
        .filter(|(name, _)| name.as_text() == Some("authData"))
        .map(|(_, value)| value.into_bytes());
    match (found.next(), found.next()) {
        (Some(Ok(data)), None) => Ok(data),
        _ => Err(Fault::Malformed),
    }
}

/// One CBOR item at the beginning of `rest`, which then begins behind it.
fn cbor(rest: &mut &[u8]) -> Result<Value, Fault> {
    if rest.len() > MAX_BYTES {
        return Err(Fault::Malformed);
    }
    ciborium::de::from_reader_with_recursion_limit(rest, MAX_DEPTH).map_err(|_| Fault::Malformed)
}

#[cfg(test)]
mod tests;
