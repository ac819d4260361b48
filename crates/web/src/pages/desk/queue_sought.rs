//! What somebody looks for at the signers' desk, where it may be an e-mail address: who fills in a form is found by theirs.
//! A browser keeps addresses of pages, and so may a proxy: there it stands sealed, and paging and going back work as ever.

use super::queue_filters::Wanted;
use crate::{pages::session::SignedIn, problem::Answer};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use undersigned_federation::FederationError;

/// Whether a text may be somebody's address, and is to stand in no page's.
pub fn is_hidden(text: &str) -> bool {
    // As it is typed on a keyboard for Chinese, too.
    text.contains(['@', '＠'])
}

/// Reads what is asked for from the parameters of an address, or from the fields of a form: [`Wanted::read`], with what stands
/// sealed there opened, and what is to be sealed.
///
/// # Errors
/// The cryptography library.
pub fn read<'a>(signed: &SignedIn, given: impl Fn(&str) -> &'a str) -> Answer<Wanted> {
    let mut wanted = Wanted::read(given);
    if is_hidden(&wanted.text) {
        wanted.sealed = seal(signed, &wanted.text)?;
    } else if wanted.text.is_empty()
        && let Some(text) = open(signed, &wanted.sealed)
    {
        wanted.text = text;
    } else {
        wanted.sealed.clear();
    }
    Ok(wanted)
}

fn seal(signed: &SignedIn, text: &str) -> Answer<String> {
    let secret = &signed.instance().secret;
    let sealed = secret.seal(text.as_bytes(), aad(signed).as_bytes());
    Ok(URL_SAFE_NO_PAD.encode(sealed.map_err(FederationError::from)?))
}

/// What was sealed at a desk of the same organisation; none of anything else.
fn open(signed: &SignedIn, sealed: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
    let opened = signed
        .instance()
        .secret
        .open(&bytes, aad(signed).as_bytes());
    String::from_utf8(opened.ok()?).ok()
}

/// Sealed bytes belong to one desk.
fn aad(signed: &SignedIn) -> String {
    format!("looked for among signers by {}", signed.organization.id)
}
