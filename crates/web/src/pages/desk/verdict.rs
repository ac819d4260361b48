//! Whether a change touches what was signed: said before it is published.

use crate::{
    difference::between_texts,
    pages::revisions::small,
    views::{changes::Changes, desk::publish::Verdict},
};
use undersigned_domain::{AppealText, list::Origin};
use undersigned_federation::views::AppealView;

/// What publishing a text would do to a published appeal and to those who signed it. None where
/// there is nothing yet to be changed.
pub fn verdict(view: Option<&AppealView>, text: &AppealText) -> Option<Verdict> {
    let list = &view?.list;
    let now = list.current()?;
    let substance = now.text_digest != text.digest();
    let signed = list
        .entries
        .iter()
        .filter(|entry| entry.current_wording && !entry.contested);
    let attested = signed
        .clone()
        .filter(|entry| entry.origin != Origin::OwnServer);
    Some(Verdict {
        substance,
        wording: small(now.revision + u64::from(substance)),
        signed: signed.clone().count() as u64,
        attested: attested.count() as u64,
        changes: Changes::of(between_texts(&now.text, text), None, None),
    })
}
