//! The words of what an instance sends: the layers below know no language.

use crate::{
    digest_mail, direct_message, invitation_letters,
    language::{Argument, ENGLISH, spoken, t},
    letters,
    pages::times,
    unasked_mail,
};
use undersigned_domain::Status;
use undersigned_federation::{Instance, actions::publish::Standing};

/// Has whatever this instance sends written in words for people, in whichever process it runs.
pub fn give(instance: &Instance) {
    instance.write_messages_with(direct_message::write);
    instance.write_letters_with(letters::write);
    instance.write_footers_with(unasked_mail::write);
    instance.write_invitations_with(invitation_letters::write);
    instance.write_digests_with(digest_mail::write);
    instance.write_standings_with(standing);
}

/// The tag of a language as somebody types it at a command: the tag, or what it is called in English or in itself. None
/// for what is neither.
#[must_use]
pub fn language_tag(typed: &str) -> Option<String> {
    ENGLISH.typed_tag(typed)
}

/// Where an appeal stands, as its page says it, in the language of its note.
fn standing(of: &Standing<'_>) -> String {
    let language = spoken(of.language).unwrap_or(ENGLISH);
    let say = |key: &str, at: u64| {
        let day = times::signed(at).map(|at| language.day(at));
        let at = [("at", Argument::Words(day.unwrap_or_default()))];
        t(language, key, &at)
    };
    let (key, closed) = match of.status {
        Status::Open => return String::new(),
        Status::Closed => ("notice-closed", None),
        Status::Withdrawn => ("notice-withdrawn", None),
        Status::Delivered => ("notice-delivered", of.closed),
    };
    let closed = closed.map(|at| format!(" {}", say("notice-closed", at)));
    say(key, of.at) + &closed.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_says_where_its_appeal_stands_in_its_own_language() {
        let said = |language, status, closed| {
            let at = 1_792_000_000_000;
            standing(&Standing {
                language,
                status,
                at,
                closed,
            })
        };
        assert_eq!(said("en", Status::Closed, None), "Closed on 14 Oct 2026.");
        let both = said("en-GB", Status::Delivered, Some(1_792_100_000_000));
        assert_eq!(both, "Delivered on 14 Oct 2026. Closed on 15 Oct 2026.");
        let chinese = said("zh-Hant", Status::Withdrawn, None);
        assert!(chinese.contains("2026年10月14日"), "{chinese}");
        // A language that the interface does not speak.
        let other = said("ta", Status::Withdrawn, None);
        assert_eq!(other, "Withdrawn by its organiser on 14 Oct 2026.");
    }
}
