//! Whether an appeal can be signed, and whatever has to be said of it later.

use super::Draft;
use crate::{FederationError, error::Result, media::Picture};
use undersigned_domain::statement::MAX_NOTE_BYTES;

/// What texts and pictures have of a note, in bytes. The rest is for what stands around them in its shortest form, at the
/// longest address, with the longest title and topics, and for what is said when it is closed, handed over or withdrawn.
const MAX_BYTES: usize = MAX_NOTE_BYTES - 24 * 1024;

impl Draft {
    /// Whether it can be signed, now and whenever it is closed, handed over or withdrawn. How much of its text other
    /// software is shown follows what is left.
    ///
    /// # Errors
    /// [`FederationError::TooLong`] `appeal_too_long`.
    pub(in crate::actions) fn check_size(&self) -> Result<()> {
        let text = serde_json::to_string(&self.text).unwrap_or_default();
        let pictures = self.pictures.iter();
        // The first one stands there twice.
        let pictures = pictures.chain(self.pictures.first()).map(Picture::size);
        let over = (text.len() + pictures.sum::<usize>()).saturating_sub(MAX_BYTES);
        if over == 0 {
            return Ok(());
        }
        Err(FederationError::TooLong {
            code: "appeal_too_long",
            detail: format!(
                "the texts of an appeal, in all languages together and as JSON, have at most {MAX_BYTES} bytes, its \
                 pictures included, so that it can still be closed and withdrawn; these have {over} too many: shorten a \
                 text, or leave a translation or pictures out"
            ),
            over,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Addresses,
        objects::note::{NoteOf, note_within},
    };
    use std::collections::BTreeMap;
    use undersigned_domain::{
        AppealKey, AppealText, Author, Envelope, SecretKey, Status,
        appeal::{AdmissionPolicy, AppealKind, MAX_GOAL, MAX_TITLE_CHARS},
        pictures::{MAX_ALT_CHARS, MAX_PICTURES},
        topics::{MAX_TOPIC_CHARS, MAX_TOPICS},
    };

    /// As large as can be around a text that is exactly as long as it may be, and what is longest where it is counted
    /// otherwise than it is written.
    fn largest() -> Draft {
        let in_english = |text: String| BTreeMap::from([("en".to_owned(), text)]);
        // A letter of four bytes, of which each is three in an address.
        let topic = |last: char| "𠀀".repeat(MAX_TOPIC_CHARS - 1) + &last.to_string();
        let picture = |number: usize| Picture {
            media: format!("{number:064}.jpg"),
            alt: in_english("\"".repeat(MAX_ALT_CHARS)),
            credit: None,
            width: 10_000,
            height: 10_000,
            small: None,
        };
        let mut draft = Draft::new(
            AppealText {
                kind: AppealKind::JointStatement,
                title: in_english("\"".repeat(MAX_TITLE_CHARS)),
                body: in_english(String::new()),
                languages: vec!["en".to_owned()],
                translations: Vec::new(),
                demands: Vec::new(),
                addressees: Vec::new(),
                initiators: Vec::new(),
                deadline: None,
                topics: ('a'..='z').take(MAX_TOPICS).map(topic).collect(),
            },
            AdmissionPolicy::Moderated,
        );
        draft.pictures = (0..MAX_PICTURES).map(picture).collect();
        draft.goal = Some(MAX_GOAL);
        let mut most = 0;
        let mut long = draft.clone();
        long.text.body = in_english("x".repeat(MAX_NOTE_BYTES));
        if let Err(FederationError::TooLong { over, .. }) = long.check_size() {
            most = MAX_NOTE_BYTES - over;
        }
        draft.text.body = in_english("x".repeat(most));
        draft
    }

    #[test]
    fn whatever_can_be_published_can_be_closed_handed_over_and_withdrawn() {
        let label = "h".repeat(60);
        let host = format!("{label}.{label}.{label}.{label}.example");
        let url = format!("https://{host}:65535").parse().expect("an address");
        let addresses = Addresses::new(&url);
        let actor = addresses.organization(&"o".repeat(30));
        let author = Author {
            key: SecretKey::from_seed(&[1; 32]),
            key_id: format!("{actor}#key"),
            actor,
        };
        let id = addresses.appeal(&"s".repeat(80));
        let envelope = Envelope {
            id: id.clone(),
            appeal: AppealKey {
                object: id.clone(),
                root: author.key.public(),
            },
            seq: undersigned_domain::statement::MAX_SEQ,
            published: "2026-12-02T00:00:00Z".to_owned(),
        };
        let draft = largest();
        assert!(draft.check_size().is_ok());
        // The longest that our languages say is not a quarter of that.
        let words = "ы".repeat(500);
        for (status, standing) in [
            (Status::Open, None),
            (Status::Closed, Some(words.as_str())),
            (Status::Delivered, Some(words.as_str())),
            (Status::Withdrawn, Some(words.as_str())),
        ] {
            let of = NoteOf {
                id: &id,
                organiser: &author.actor,
                text: &draft.text,
                revision: 9_999,
                wording_published: "2026-12-02T00:00:00Z",
                status,
                closed: Some(envelope.seq),
                delivered: Some(envelope.seq),
                standing,
                admission: draft.admission,
                pictures: &draft.pictures,
                goal: draft.goal,
                published: "2026-12-02T00:00:00Z",
                updated: Some("2026-12-02T00:00:00Z"),
            };
            let signed = author.publish(&envelope, note_within(&addresses, &of, 0));
            assert!(signed.is_ok(), "{status:?}: {:?}", signed.err());
        }
    }

    #[test]
    fn what_is_too_long_is_told_by_how_much() {
        let mut draft = largest();
        draft
            .text
            .body
            .entry("en".to_owned())
            .or_default()
            .push('字');
        match draft.check_size() {
            Err(FederationError::TooLong { code, detail, over }) => {
                assert_eq!((code, over), ("appeal_too_long", 3));
                assert!(detail.contains("have 3 too many: shorten"), "{detail}");
            }
            other => panic!("{other:?}"),
        }
    }
}
