//! What browsers and authenticators say when a passkey is made or used. The first byte says which; then
//! come the browser's words, to the first line feed, and the authenticator's.

use arbitrary::Result;
use undersigned_federation::webauthn::{
    self, Assertion, Relying, authenticator_data::AuthenticatorData, public_key::PublicKey,
};

/// Reads them as if they had been asked for.
///
/// # Errors
/// None.
pub fn run(input: &[u8]) -> Result<()> {
    let Some((which, rest)) = input.split_first() else {
        return Ok(());
    };
    let end = rest.iter().position(|byte| *byte == b'\n');
    let (browser, device) = rest.split_at(end.unwrap_or(rest.len()));
    let device = device.get(1..).unwrap_or_default();
    let relying = Relying::of("https://hub.example").expect("a server with a name");
    match which {
        b'm' => {
            if let Ok(made) = webauthn::registered(&relying, |_| true, browser, device) {
                // What is kept can be read again.
                assert!(PublicKey::read(&made.public_key).is_ok());
                assert!(webauthn::bytes_of(&made.credential).is_ok());
            }
        }
        b'd' => {
            if let Ok(data) = AuthenticatorData::read(device)
                && let Some(made) = data.made
            {
                assert!(made.credential.len() + made.public_key.len() < device.len());
            }
        }
        _ => {
            // Nobody has a signature by this key.
            let assertion = Assertion {
                client_data: browser,
                authenticator_data: device,
                signature: browser,
            };
            assert!(webauthn::asserted(&relying, |_| true, KEY, assertion).is_err());
            drop(PublicKey::read(device));
        }
    }
    Ok(())
}

/// An Ed25519 key (RFC 8032, section 7.1, test 1), as COSE.
const KEY: &[u8] = b"\xa4\x01\x01\x03\x27\x20\x06\x21\x58\x20\xd7\x5a\x98\x01\x82\xb1\x0a\xb7\
    \xd5\x4b\xfe\xd3\xc9\x64\x07\x3a\x0e\xe1\x72\xf3\xda\xa6\x23\x25\xaf\x02\x1a\x68\xf7\x07\
    \x51\x1a";
