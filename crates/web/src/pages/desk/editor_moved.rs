//! A draft gets another address: what is kept of forms that people were writing for it goes along.

use crate::{
    pages::session::{Fields, SignedIn, kept::shows_again},
    problem::Answer,
};
use undersigned_federation::actions::{
    kept_form::{self, Kept},
    team,
};

/// What everybody at the desk wrote for a draft and did not save is found at its new address. Saved there, it takes the draft
/// back to the old one only where somebody says so.
///
/// # Errors
/// The database.
pub(super) async fn take_along(signed: &SignedIn, from: &str, to: &str) -> Answer<()> {
    let instance = signed.instance();
    let old = format!("/desk/appeals/{from}/");
    for member in team::members(instance, &signed.organization).await? {
        let account = member.account.id;
        for (rest, kept) in kept_form::below(instance, account, &old).await? {
            let path = format!("/desk/appeals/{to}/{rest}");
            // All others are kept with where they were sent to.
            if !shows_again(&path) {
                continue;
            }
            let fields = Fields::parse(&kept.body).with("slug", from, to);
            let kept = Kept {
                body: fields.to_keep(&[]),
                ..kept
            };
            let before = format!("{old}{rest}");
            let pages = (before.as_str(), path.as_str());
            kept_form::carry(instance, account, pages, &kept).await?;
        }
    }
    Ok(())
}
