//! What this server leaves out of amendments, positions and ballots of those that it blocks: their
//! words. Votes stay as they were signed, since a result that nobody could recount would be no
//! result.
//!
//! What is left is put together from what the rules know, never by taking words out of what was
//! signed: that may have members that no rule knows, and they could say anything.

use serde_json::{Map, Value, json};
use undersigned_domain::proceedings::{Ballot, Content, Proceeding, Question};

/// Whether this server shows nothing of what an actor says.
pub type Hides<'a> = &'a dyn Fn(&str) -> bool;

/// Members that are words of their author.
const WORDS: [&str; 4] = ["text", "reasons", "comment", "reservation"];

/// What is left of a proceeding in which there are words that this server does not show; none where
/// all of it may be shown as it was signed. Without the proof: that is of all the words.
pub fn left(said: &Proceeding, hides: Hides<'_>) -> Option<Value> {
    let is_hidden = match &said.content {
        Content::Vote(_) | Content::Opening(_) | Content::Recount(_) => false,
        Content::Ballot(ballot) => hides(&said.author) || asks_hidden(ballot, hides),
        Content::Amendment(_) | Content::Position(_) | Content::Cancelled => hides(&said.author),
    };
    is_hidden.then(|| without_words(said, hides))
}

fn without_words(said: &Proceeding, hides: Hides<'_>) -> Value {
    let (state, mut members) = match &said.content {
        Content::Amendment(amendment) => (amendment.state.name(), amendment.members()),
        Content::Position(position) => (position.state(), position.members()),
        Content::Ballot(ballot) => ("open", terms(&said.author, ballot, hides)),
        Content::Cancelled => ("cancelled", Map::new()),
        Content::Vote(_) | Content::Opening(_) | Content::Recount(_) => ("", Map::new()),
    };
    for name in WORDS {
        members.remove(name);
    }
    for (name, value) in [
        ("@context", json!(said.value()["@context"])),
        ("id", json!(said.id)),
        ("type", json!(said.content.type_name())),
        ("attributedTo", json!(said.author)),
        ("key", json!(said.key.as_str())),
        ("object", json!(said.appeal.object)),
        ("root", json!(said.appeal.root.as_str())),
        ("seq", json!(said.seq)),
        ("state", json!(state)),
        ("hidden", json!(true)),
    ] {
        members.insert(name.to_owned(), value);
    }
    Value::Object(members)
}

/// The terms of a ballot, as they were signed where nothing in them is hidden.
pub fn terms(author: &str, ballot: &Ballot, hides: Hides<'_>) -> Map<String, Value> {
    let mut members = ballot.members();
    if hides(author) {
        members.remove("words");
        // Of what has the form of a name nobody has asked whether there is such a zone.
        members.remove("timezone");
    }
    if hides(author) || asks_hidden(ballot, hides) {
        members.insert("question".to_owned(), without_names(&ballot.question));
    }
    members
}

/// Whether a ballot holds an amendment of somebody whose words this server does not show.
pub fn asks_hidden(ballot: &Ballot, hides: Hides<'_>) -> bool {
    match &ballot.question {
        Question::Amendment { document, .. } => {
            let author = document.get("attributedTo").and_then(Value::as_str);
            author.is_some_and(hides)
        }
        Question::Text { .. } | Question::Committee(_) => false,
    }
}

/// What a question is about, in nobody's words. Candidates keep their places, which votes name.
fn without_names(question: &Question) -> Value {
    match question {
        Question::Amendment {
            amendment, digest, ..
        } => json!({
            "kind": question.kind(),
            "amendment": amendment,
            "digest": digest.to_string(),
        }),
        Question::Text {
            revision,
            text_digest,
        } => json!({
            "kind": question.kind(),
            "revision": revision,
            "textDigest": text_digest.to_string(),
        }),
        Question::Committee(committee) => {
            let candidates = committee.candidates.iter();
            let candidates: Vec<Value> = candidates.map(|one| json!({"of": one.of})).collect();
            json!({
                "kind": question.kind(),
                "seats": committee.seats,
                "candidates": candidates,
                "term": {"from": committee.from, "until": committee.until},
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use undersigned_domain::{
        Digest,
        proceedings::{Amendment, AmendmentState, Candidate, Change, Committee},
    };

    const OTHER: &str = "https://other.example/orgs/other";
    const RUDE: &str = "https://rude.example/orgs/rude";

    fn words(text: &str) -> BTreeMap<String, String> {
        [("en".to_owned(), text.to_owned())].into()
    }

    fn ballot(question: Question) -> Ballot {
        Ballot {
            question,
            roll: Vec::new(),
            quorum: 50,
            majority: None,
            closes: 1,
            zone: Some("Said/by_whoever_asks".to_owned()),
            sealed: None,
            words: words("Said by whoever asks."),
        }
    }

    fn amendment(author: &str) -> Question {
        let wording = Amendment {
            state: AmendmentState::Proposed,
            revision: 1,
            text_digest: Digest::of(&[b"a wording"]),
            change: Change::Change,
            clause: "release".to_owned(),
            after: None,
            part: None,
            text: words("Rude words."),
            reasons: words("Ruder words."),
            into: None,
        };
        let mut document = wording.members();
        document.insert("attributedTo".to_owned(), json!(author));
        document.insert("summary".to_owned(), json!("Rude words."));
        Question::Amendment {
            amendment: "https://rude.example/proceedings/1".to_owned(),
            digest: Digest::of(&[b"an amendment"]),
            wording: Box::new(wording),
            document,
        }
    }

    fn shown(author: &str, ballot: &Ballot) -> String {
        let members = terms(author, ballot, &|actor| actor == RUDE);
        Value::Object(members).to_string()
    }

    #[test]
    fn a_ballot_about_words_that_are_hidden_says_which_and_not_what() {
        let asked = ballot(amendment(RUDE));
        let text = shown(OTHER, &asked);
        for kept in [
            "rude.example/proceedings/1",
            "Said by whoever asks.",
            "\"quorum\":50",
        ] {
            assert!(text.contains(kept), "{kept}: {text}");
        }
        assert!(!text.contains("Rude") && !text.contains("Ruder"), "{text}");
        // Words of others are shown, unless whoever asks is hidden and could have put them there.
        let asked = ballot(amendment(OTHER));
        assert!(shown(OTHER, &asked).contains("Ruder words."));
        let text = shown(RUDE, &asked);
        assert!(!text.contains("Ruder") && !text.contains("Said"), "{text}");
    }

    #[test]
    fn a_ballot_of_somebody_hidden_names_no_candidate_and_keeps_their_places() {
        let candidate = |name: &str| Candidate {
            name: name.to_owned(),
            of: None,
            about: words("Rude words."),
        };
        let asked = ballot(Question::Committee(Box::new(Committee {
            seats: 1,
            candidates: vec![candidate("I. Marek"), candidate("O. Sora")],
            from: "2026-12-01".to_owned(),
            until: "2027-11-30".to_owned(),
            mandate: words("Rude words."),
        })));
        assert!(shown(OTHER, &asked).contains("I. Marek"));
        let members = terms(RUDE, &asked, &|actor| actor == RUDE);
        let question = &members["question"];
        assert_eq!(question["candidates"].as_array().map(Vec::len), Some(2));
        assert_eq!(question["seats"], 1);
        let text = Value::Object(members).to_string();
        for gone in ["Marek", "Sora", "Rude", "Said by"] {
            assert!(!text.contains(gone), "{gone}: {text}");
        }
    }
}
