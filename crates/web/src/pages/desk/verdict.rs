//! Whether a change touches what was signed: said before it is published.

use crate::{
    difference::{FactChange, between_texts},
    pages::revisions::small,
    views::{changes::Changes, desk::publish::Verdict},
};
use undersigned_domain::{appeal::AdmissionPolicy, list::Origin};
use undersigned_federation::{actions::draft::Draft, views::AppealView};

/// What publishing a draft would do to a published appeal and to those who signed it. None where
/// there is nothing yet to be changed.
pub fn verdict(view: Option<&AppealView>, draft: &Draft) -> Option<Verdict> {
    let text = &draft.text;
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
    let mut change = between_texts(&now.text, text);
    let admission = FactChange::between("admission", &code(now.admission), &code(draft.admission));
    change.facts.extend(admission);
    Some(Verdict {
        substance,
        wording: small(now.revision + u64::from(substance)),
        signed: signed.clone().count() as u64,
        attested: attested.count() as u64,
        people: list.totals.individuals,
        changes: Changes::of(change, None, None),
    })
}

fn code(admission: AdmissionPolicy) -> [String; 1] {
    [match admission {
        AdmissionPolicy::Open => "open",
        AdmissionPolicy::Moderated => "moderated",
    }
    .to_owned()]
}
