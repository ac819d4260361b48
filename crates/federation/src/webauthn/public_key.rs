//! Public keys of passkeys (COSE, RFC 9052 section 7 and RFC 9053), of the three kinds that are asked for:
//! ECDSA on P-256, Ed25519, and RSA, which older machines with Windows have.

use super::{Fault, cbor};
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256,
    RsaPublicKeyComponents,
};
use ciborium::Value;

/// The kinds that are asked for, the best first (IANA, COSE Algorithms).
pub const ALGORITHMS: [i32; 3] = [EDDSA, ES256, RS256];
const ES256: i32 = -7;
const EDDSA: i32 = -8;
const RS256: i32 = -257;
/// Sizes of an RSA modulus that are taken, in bytes: 2,048 to 4,096 bits.
const RSA_BYTES: std::ops::RangeInclusive<usize> = 256..=512;

/// A public key that can be checked with.
#[derive(Debug)]
pub enum PublicKey {
    /// On a curve.
    Curve(ParsedPublicKey),
    /// RSA: modulus and exponent.
    Rsa(RsaPublicKeyComponents<Vec<u8>>),
}

impl PublicKey {
    /// Reads a COSE key.
    ///
    /// # Errors
    /// [`Fault::Key`] for kinds that were not asked for and keys that are none; [`Fault::Malformed`].
    pub fn read(cose: &[u8]) -> Result<Self, Fault> {
        let mut rest = cose;
        let members = Members(cbor(&mut rest)?.into_map().map_err(|_| Fault::Malformed)?);
        if !rest.is_empty() {
            return Err(Fault::Malformed);
        }
        let kind = (members.number(1)?, members.number(3)?);
        match kind {
            (2, ES256) => {
                if members.number(-1)? != 1 {
                    return Err(Fault::Key);
                }
                let mut point = vec![4];
                point.extend_from_slice(members.bytes(-2, 32..=32)?);
                point.extend_from_slice(members.bytes(-3, 32..=32)?);
                let key = ParsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point);
                key.map(Self::Curve).map_err(|_| Fault::Key)
            }
            (1, EDDSA) => {
                if members.number(-1)? != 6 {
                    return Err(Fault::Key);
                }
                let key = ParsedPublicKey::new(&ED25519, members.bytes(-2, 32..=32)?);
                key.map(Self::Curve).map_err(|_| Fault::Key)
            }
            (3, RS256) => Ok(Self::Rsa(RsaPublicKeyComponents {
                n: members.bytes(-1, RSA_BYTES)?.to_vec(),
                e: members.bytes(-2, 1..=8)?.to_vec(),
            })),
            _ => Err(Fault::Key),
        }
    }

    /// Whether a signature holds.
    ///
    /// # Errors
    /// [`Fault::Signature`].
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), Fault> {
        let held = match self {
            Self::Curve(key) => key.verify_sig(message, signature),
            Self::Rsa(key) => key.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature),
        };
        held.map_err(|_| Fault::Signature)
    }
}

/// The members of a COSE key, by their labels.
struct Members(Vec<(Value, Value)>);

impl Members {
    /// The one member with a label; one that stands there twice is none.
    fn get(&self, label: i32) -> Result<&Value, Fault> {
        let wanted = Value::from(label);
        let mut found = self.0.iter().filter(|(name, _)| *name == wanted);
        match (found.next(), found.next()) {
            (Some((_, value)), None) => Ok(value),
            _ => Err(Fault::Key),
        }
    }

    fn number(&self, label: i32) -> Result<i32, Fault> {
        let number = self.get(label)?.as_integer().map(i128::from);
        number
            .and_then(|number| i32::try_from(number).ok())
            .ok_or(Fault::Key)
    }

    fn bytes(&self, label: i32, length: std::ops::RangeInclusive<usize>) -> Result<&[u8], Fault> {
        let bytes = self.get(label)?.as_bytes().map(Vec::as_slice);
        bytes
            .filter(|bytes| length.contains(&bytes.len()))
            .ok_or(Fault::Key)
    }
}
