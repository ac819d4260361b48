//! Where those are reached whom an appeal addresses: what is no address would be published as one.

use crate::{FederationError, actions::account::is_email, error::Result};
use undersigned_domain::{Fault, appeal::Addressee, names::typed::check_letters};

/// Checks that what is given as an address can be one.
///
/// # Errors
/// [`FederationError::Invalid`] with the code of [`Fault::Member`].
pub(super) fn check(addressees: &[Addressee]) -> Result<()> {
    for (index, addressee) in addressees.iter().enumerate() {
        if given(addressee.email.as_deref()).is_some_and(|email| !is_email(email)) {
            return Err(wrong(
                index,
                "email",
                "an e-mail address, such as office@ministry.example",
            ));
        }
        if given(addressee.postal.as_deref()).is_some_and(|postal| check_letters(postal).is_err()) {
            return Err(wrong(
                index,
                "postal",
                "a postal address: it needs a letter or a digit",
            ));
        }
    }
    Ok(())
}

/// What was left empty says nothing.
fn given(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.is_empty())
}

fn wrong(index: usize, member: &'static str, what: &str) -> FederationError {
    FederationError::invalid(
        Fault::Member(member).code(),
        format!("`addressees[{index}].{member}` is not {what}; leave it out where there is none"),
    )
}
