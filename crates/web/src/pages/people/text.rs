//! The wording that somebody is to sign, as the page shows it where they do.

use crate::{
    language::Language,
    pages::{
        appeal::{current, letter},
        revisions::{Wordings, small},
        shell::Query,
    },
    views::people::ToSign,
};
use undersigned_federation::views::AppealView;

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
