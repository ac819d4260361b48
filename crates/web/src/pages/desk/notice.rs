//! A notice to followers that says how many days are left to sign, prepared in the languages of the
//! appeal: an update like any other, which its writer changes and sends when they like.

use super::beside::UpdateForm;
use crate::{
    language::{Argument, spoken, t},
    pages::times,
};
use chrono::{DateTime, Utc};
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
