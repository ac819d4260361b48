//! That an appeal was handed over: when, where, to whom, which list, and what was answered.

use super::{
    read::{MAX_TEXT_CHARS, by_language, languages, write_text},
    update::day,
};
use crate::{
    Fault,
    appeal::{ByLanguage, MAX_TITLE_CHARS, only_in, says},
    members::Members,
    people::Day,
};
use serde_json::{Map, Value, json};
use undersigned_proof::{Digest, strict_json};

/// Most pieces of evidence.
pub const MAX_EVIDENCE: usize = 16;
/// Most answers.
pub const MAX_ANSWERS: usize = 32;

/// A file that shows it. Its digest is public; the file only where the organiser says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// SHA-256 of the file.
    pub digest: Digest,
    /// Its media type.
    pub media_type: String,
    /// What it is, by language.
    pub title: ByLanguage,
    /// Where it can be had, if it is published.
    pub url: Option<String>,
}

/// What the addressee said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// When.
    pub date: Option<Day>,
    /// Who.
    pub by: ByLanguage,
    /// Markdown by language.
    pub text: ByLanguage,
}

/// A handover.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handover {
    /// The day.
    pub date: Option<Day>,
    /// Languages, the first one the main one.
    pub languages: Vec<String>,
    /// Where.
    pub place: ByLanguage,
    /// Who took it.
    pub taken_by: ByLanguage,
    /// Further words.
    pub words: ByLanguage,
    /// The state whose list was handed over.
    pub state_digest: Option<Digest>,
    /// How many entries that list has.
    pub count: Option<u64>,
    /// SHA-256 of the bundle that was handed over, byte for byte as the organiser keeps it.
    pub bundle_digest: Option<Digest>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// What was answered, as it came.
    pub answers: Vec<Answer>,
}

impl Handover {
    pub(super) fn read(members: Members<'_>) -> Result<Self, Fault> {
        let evidence = members.items("evidence", MAX_EVIDENCE)?;
        let answers = members.items("answers", MAX_ANSWERS)?;
        Ok(Self {
            date: day(members, "date")?,
            languages: languages(members)?,
            place: by_language(members, "place", MAX_TITLE_CHARS)?,
            taken_by: by_language(members, "takenBy", MAX_TITLE_CHARS)?,
            words: by_language(members, "words", MAX_TEXT_CHARS)?,
            state_digest: members.optional_digest("stateDigest")?,
            count: members.optional_integer("count", 0, strict_json::MAX_INTEGER as u64)?,
            bundle_digest: members.optional_digest("bundleDigest")?,
            evidence: evidence
                .iter()
                .map(Evidence::read)
                .collect::<Result<_, _>>()?,
            answers: answers.iter().map(Answer::read).collect::<Result<_, _>>()?,
        })
    }

    /// Whether it says what readers need: the day, to whom, what each piece of evidence is, and what
    /// was answered; each in its first language at least. What others sign is not held to it.
    ///
    /// # Errors
    /// The [`Fault`] that names the member.
    pub fn check(&self) -> Result<(), Fault> {
        let first = self.languages.first().ok_or(Fault::Member("languages"))?;
        let said = |text: &ByLanguage| says(text, first);
        let texts = [&self.taken_by, &self.place, &self.words].into_iter();
        let texts = texts.chain(self.evidence.iter().map(|one| &one.title));
        let texts = texts.chain(self.answers.iter().flat_map(|one| [&one.by, &one.text]));
        only_in(&self.languages, texts)?;
        if self.date.is_none() {
            return Err(Fault::Member("date"));
        }
        if !said(&self.taken_by) {
            return Err(Fault::Member("takenBy"));
        }
        if !self.evidence.iter().all(|one| said(&one.title)) {
            return Err(Fault::Member("evidence"));
        }
        let answered = |one: &Answer| one.date.is_some() && said(&one.by) && said(&one.text);
        match self.answers.iter().all(answered) {
            true => Ok(()),
            false => Err(Fault::Member("answers")),
        }
    }

    /// The members to be signed.
    pub fn write(&self) -> Map<String, Value> {
        let mut inside = Map::new();
        if let Some(date) = self.date {
            inside.insert("date".into(), json!(date));
        }
        inside.insert("languages".into(), json!(self.languages));
        write_text(&mut inside, "place", &self.place);
        write_text(&mut inside, "takenBy", &self.taken_by);
        write_text(&mut inside, "words", &self.words);
        if let Some(digest) = self.state_digest {
            inside.insert("stateDigest".into(), json!(digest.to_string()));
        }
        if let Some(count) = self.count {
            inside.insert("count".into(), json!(count));
        }
        if let Some(digest) = self.bundle_digest {
            inside.insert("bundleDigest".into(), json!(digest.to_string()));
        }
        if !self.evidence.is_empty() {
            let evidence: Vec<Value> = self.evidence.iter().map(Evidence::write).collect();
            inside.insert("evidence".into(), evidence.into());
        }
        if !self.answers.is_empty() {
            let answers: Vec<Value> = self.answers.iter().map(Answer::write).collect();
            inside.insert("answers".into(), answers.into());
        }
        inside
    }
}

impl Evidence {
    fn read(value: &Value) -> Result<Self, Fault> {
        let members = Members(value.as_object().ok_or(Fault::Member("evidence"))?);
        let url = members.optional_text("url", 2_048)?;
        if !url.is_none_or(super::read::is_web_address) {
            return Err(Fault::Member("evidence"));
        }
        let media_type = members.text("mediaType")?;
        if media_type.len() > 100 {
            return Err(Fault::TooLong("evidence"));
        }
        Ok(Self {
            digest: members.digest("digest")?,
            media_type: media_type.to_owned(),
            title: by_language(members, "title", MAX_TITLE_CHARS)?,
            url: url.map(str::to_owned),
        })
    }

    fn write(&self) -> Value {
        let mut value = Map::new();
        value.insert("digest".into(), json!(self.digest.to_string()));
        value.insert("mediaType".into(), json!(self.media_type));
        write_text(&mut value, "title", &self.title);
        if let Some(url) = &self.url {
            value.insert("url".into(), json!(url));
        }
        Value::Object(value)
    }
}

impl Answer {
    fn read(value: &Value) -> Result<Self, Fault> {
        let members = Members(value.as_object().ok_or(Fault::Member("answers"))?);
        Ok(Self {
            date: day(members, "date")?,
            by: by_language(members, "by", MAX_TITLE_CHARS)?,
            text: by_language(members, "text", MAX_TEXT_CHARS)?,
        })
    }

    /// What tells it from every other answer: a digest of who said what, and when.
    pub fn digest(&self) -> Digest {
        let said = json!([self.date, self.by, self.text]).to_string();
        Digest::of(&[b"undersigned:answer:v1\0", said.as_bytes()])
    }

    fn write(&self) -> Value {
        let mut value = Map::new();
        if let Some(date) = self.date {
            value.insert("date".into(), json!(date));
        }
        write_text(&mut value, "by", &self.by);
        write_text(&mut value, "text", &self.text);
        Value::Object(value)
    }
}
