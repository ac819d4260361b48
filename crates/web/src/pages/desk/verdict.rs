//! Whether a change touches what was signed: said before it is published.

use crate::{
    difference::{FactChange, between_texts},
    pages::revisions::small,
    problem::Answer,
    views::{changes::Changes, desk::publish::Verdict},
};
use undersigned_domain::{CoSignerList, Entry, appeal::AdmissionPolicy, list::Origin};
use undersigned_federation::{Instance, actions::draft::Draft, views::AppealView};

/// The same as [`verdict`], with who is asked by mail told apart.
///
/// # Errors
/// The database.
pub async fn with_asked(
    instance: &Instance,
    view: Option<&AppealView>,
    draft: &Draft,
) -> Answer<Option<Verdict>> {
    let (Some(held), Some(found)) = (view, verdict(view, draft)) else {
        return Ok(None);
    };
    let asked = instance.asked_by_mail(held.appeal.id).await?;
    let by_form = attested(&held.list).filter(|entry| asked.contains(&entry.id));
    let by_form = by_form.count() as u64;
    Ok(Some(Verdict {
        attested: found.attested - by_form,
        by_form,
        ..found
    }))
}

/// What publishing a draft would do to a published appeal and to those who signed it. None where
/// there is nothing yet to be changed.
pub fn verdict(view: Option<&AppealView>, draft: &Draft) -> Option<Verdict> {
    let text = &draft.text;
    let list = &view?.list;
    let now = list.current()?;
    let substance = now.text_digest != text.digest();
    let mut change = between_texts(&now.text, text);
    let admission = FactChange::between("admission", &code(now.admission), &code(draft.admission));
    change.facts.extend(admission);
    Some(Verdict {
        substance,
        wording: small(now.revision + u64::from(substance)),
        signed: signed(list).count() as u64,
        attested: attested(list).count() as u64,
        by_form: 0,
        people: list.totals.individuals,
        changes: Changes::of(change, None, None),
    })
}

/// Who signed the text as it stands.
fn signed(list: &CoSignerList) -> impl Iterator<Item = &Entry> {
    let entries = list.entries.iter();
    entries.filter(|entry| entry.current_wording && !entry.contested)
}

/// Those of them who did not sign from a server of their own.
fn attested(list: &CoSignerList) -> impl Iterator<Item = &Entry> {
    signed(list).filter(|entry| entry.origin != Origin::OwnServer)
}

fn code(admission: AdmissionPolicy) -> [String; 1] {
    [match admission {
        AdmissionPolicy::Open => "open",
        AdmissionPolicy::Moderated => "moderated",
    }
    .to_owned()]
}
