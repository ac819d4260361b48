//! The wording that somebody is to sign, as the page shows it where they do, and what is said beside those who
//! signed an earlier one.

use crate::{
    language::Language,
    pages::{
        appeal::{current, letter},
        revisions::{Wordings, small},
        shell::Query,
    },
    state::WebState,
    views::{co_signers::Mark, people::ToSign},
};
use undersigned_federation::views::AppealView;

/// Every wording of an appeal; `address` is its path.
pub fn wordings(state: &WebState, view: &AppealView, address: &str) -> Wordings {
    Wordings::surveyed(&state.surveys.of(view), address)
}

/// The wording that stands, to be read before it is signed; none where there is none.
pub fn to_sign(view: &AppealView, wordings: &Wordings, reader: Language) -> Option<ToSign> {
    let (note, _) = current(view)?;
    let nothing_asked = Query::read(None);
    let shown = letter::shown(&note.text, &nothing_asked, reader);
    let mut tongues = letter::tongues(&note.text, &shown, "", &nothing_asked);
    // Nothing leads away from what is just being signed.
    for tongue in &mut tongues {
        tongue.alone_href = None;
    }
    Some(ToSign {
        wording: small(note.revision),
        at: wordings.date(note.revision),
        titles: letter::titles(&note.text, &shown),
        addressees: letter::addressees(&note.text, &shown, reader),
        tongues,
    })
}

/// What is said beside who signed a wording that was replaced, as beside an organisation on the list.
pub fn mark(wordings: &Wordings, revision: u64) -> Option<Mark> {
    if !wordings.is_replaced(revision) {
        return None;
    }
    Some(Mark::EarlierWording {
        wording: small(revision),
        at: wordings.date(revision),
        href: Some(wordings.href(revision)),
        changes_href: Some(wordings.changes_since(revision)),
    })
}
