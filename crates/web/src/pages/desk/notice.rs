//! Updates that are prepared in the languages of the appeal, like any other but for that: a notice to followers
//! that says how many days are left to sign, and what came of an appeal once it is closed. Their writer changes
//! and sends them when they like.

use super::beside::UpdateForm;
use crate::{
    language::{Argument, spoken, t},
    pages::times,
};
use chrono::{DateTime, Utc};
use undersigned_domain::dispatch::Words;
use undersigned_federation::views::AppealView;

/// The last day on which the appeal can be signed.
pub fn deadline(view: &AppealView) -> Option<DateTime<Utc>> {
    let note = view.list.current()?;
    times::until(note.text.deadline.as_deref()?)
}

/// The form of a notice that says how many days are left, in those of the appeal's languages that
/// this program speaks.
pub fn notice(view: &AppealView, languages: &[String], days: u64) -> Option<UpdateForm> {
    let last = deadline(view)?;
    let mut form = UpdateForm::new(languages);
    for version in &mut form.versions {
        let Some(language) = spoken(&version.language) else {
            continue;
        };
        let left = [("count", Argument::Count(days))];
        version.title = t(language, "notice-days-left", &left);
        let until = [("day", Argument::Words(language.day(last)))];
        let words = t(language, "notice-days-left-body", &until);
        version.body = format!("{words}\n\n<{}>", view.appeal.ap_id);
    }
    Some(form)
}

/// The form of what came of an appeal, with its heading in those of the appeal's languages that this program
/// speaks. In which words, its writer knows alone.
pub fn outcome(languages: &[String]) -> UpdateForm {
    let mut form = UpdateForm::new(languages);
    for version in &mut form.versions {
        if let Some(language) = spoken(&version.language) {
            version.title = t(language, "outcome-title", &[]);
        }
    }
    form
}

/// Whether nobody has said anything since an appeal was closed: whoever signed does not know what came of it.
pub fn is_outcome_unsaid(view: &AppealView, closed: DateTime<Utc>) -> bool {
    let mut shown = view.dispatches.shown.iter();
    !shown.any(|one| {
        let published = one.published.as_deref().and_then(times::written);
        // Written times have no fractions.
        let is_later = |at: DateTime<Utc>| at.timestamp() >= closed.timestamp();
        matches!(one.words, Words::Update(_)) && published.is_some_and(is_later)
    })
}
