//! What an authenticator says about a passkey (section 6.1).

use super::{Fault, cbor};

/// User present.
const PRESENT: u8 = 0x01;
/// User verified.
const VERIFIED: u8 = 0x04;
/// The passkey may be copied to other devices of its owner.
const MAY_BE_BACKED_UP: u8 = 0x08;
/// It was.
const BACKED_UP: u8 = 0x10;
/// A new passkey follows.
const MADE: u8 = 0x40;
/// Extensions follow.
const EXTENDED: u8 = 0x80;
/// Longest id of a passkey, in bytes (section 4).
const MAX_CREDENTIAL: usize = 1_023;

/// Authenticator data, read in place.
#[derive(Debug)]
pub struct AuthenticatorData<'a> {
    /// SHA-256 of the domain that the passkey is for.
    pub relying_hash: &'a [u8; 32],
    flags: u8,
    /// How often the authenticator says that it was used; 0 where it does not count.
    pub counter: u32,
    /// The passkey that was just made.
    pub made: Option<Made<'a>>,
}

/// A passkey that was just made (section 6.5.1).
#[derive(Debug)]
pub struct Made<'a> {
    /// By which it is known.
    pub credential: &'a [u8],
    /// Its public key, COSE.
    pub public_key: &'a [u8],
}

impl<'a> AuthenticatorData<'a> {
    /// Reads all of it, to the last byte.
    ///
    /// # Errors
    /// [`Fault::Malformed`].
    pub fn read(bytes: &'a [u8]) -> Result<Self, Fault> {
        let (relying_hash, rest) = taken::<32>(bytes)?;
        let ([flags], rest) = taken::<1>(rest)?;
        let (counter, mut rest) = taken::<4>(rest)?;
        let made = match flags & MADE {
            0 => None,
            _ => Some(made(&mut rest)?),
        };
        if flags & EXTENDED != 0 && !cbor(&mut rest)?.is_map() {
            return Err(Fault::Malformed);
        }
        if !rest.is_empty() {
            return Err(Fault::Malformed);
        }
        Ok(Self {
            relying_hash,
            flags: *flags,
            counter: u32::from_be_bytes(*counter),
            made,
        })
    }

    /// Whether somebody was there.
    #[must_use]
    pub fn is_present(&self) -> bool {
        self.flags & PRESENT != 0
    }

    /// Whether it was checked who: by fingerprint, face or PIN.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.flags & VERIFIED != 0
    }

    /// Whether it may be copied to other devices of its owner.
    #[must_use]
    pub fn may_be_backed_up(&self) -> bool {
        self.flags & MAY_BE_BACKED_UP != 0
    }

    /// Whether it was.
    #[must_use]
    pub fn is_backed_up(&self) -> bool {
        self.flags & BACKED_UP != 0
    }
}

fn made<'a>(rest: &mut &'a [u8]) -> Result<Made<'a>, Fault> {
    // The make of the authenticator, which nothing here depends on.
    let begin = *rest;
    let (_, after) = taken::<16>(begin)?;
    let (length, after) = taken::<2>(after)?;
    let length = usize::from(u16::from_be_bytes(*length));
    if length == 0 || length > MAX_CREDENTIAL {
        return Err(Fault::Malformed);
    }
    let (credential, after) = after.split_at_checked(length).ok_or(Fault::Malformed)?;
    // Only the key itself says where it ends.
    let mut behind = after;
    cbor(&mut behind)?;
    let (public_key, _) = after.split_at(after.len() - behind.len());
    *rest = behind;
    Ok(Made {
        credential,
        public_key,
    })
}

fn taken<const N: usize>(bytes: &[u8]) -> Result<(&[u8; N], &[u8]), Fault> {
    bytes.split_first_chunk().ok_or(Fault::Malformed)
}
