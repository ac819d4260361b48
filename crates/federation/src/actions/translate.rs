//! Translating an appeal: one language of the draft is written, and nothing else of it.
//!
//! Beside the draft stands what each part was translated from, so that one sees what changed in
//! the source since.

use super::draft::{self, Draft, draft_changed};
use crate::{FederationError, Instance, error::Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use undersigned_domain::{
    AppealText,
    appeal::{Addressee, MAX_LANGUAGES, Wording},
    names::is_language_tag,
};
use undersigned_store::{
    appeals::{self, Appeal},
    translation_bases::{self, TranslationBase},
};

/// So often somebody else may save in between before the translator is told to try again.
const TRIES: usize = 3;

/// A paragraph, and what it was translated from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The source when it was translated; empty where nobody knows.
    pub source: String,
    /// The translation; empty where it is missing.
    pub target: String,
}

/// What a translation was made from, part by part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// The language of the source.
    pub language: String,
    /// The title.
    pub title: Option<String>,
    /// The body, paragraph by paragraph.
    pub body: Vec<Pair>,
    /// The demands by their ids.
    pub demands: BTreeMap<String, String>,
}

/// A text in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Translation {
    /// The title.
    pub title: String,
    /// The body, as Markdown.
    pub body: String,
    /// The demands by their ids.
    pub demands: BTreeMap<String, String>,
    /// Office and holder of those addressed, in their order; the others stay as they are.
    pub addressees: Vec<(String, String)>,
}

impl Translation {
    /// A draft's text in one language.
    pub fn of(draft: &Draft, language: &str) -> Self {
        let text = &draft.text;
        let demands = text.demands.iter();
        let words = |wording: &Wording| words_in(wording, text, language);
        Self {
            title: text.title.get(language).cloned().unwrap_or_default(),
            body: text.body.get(language).cloned().unwrap_or_default(),
            demands: demands
                .filter_map(|one| Some((one.id.clone(), one.text.get(language)?.clone())))
                .collect(),
            addressees: text
                .addressees
                .iter()
                .map(|one| {
                    let holder = one.holder.as_ref().map(words);
                    (words(&one.office), holder.unwrap_or_default())
                })
                .collect(),
        }
    }

    /// Whether it can be put into a draft that was another when the translator saw it, beside the words in `source`. Those
    /// addressed are known by their place alone.
    fn is_for(&self, draft: &Draft, was: &Draft, (language, source): (&str, &str)) -> bool {
        Self::of(draft, language) == Self::of(was, language)
            && (self.addressees.is_empty() || addresses_the_same(&draft.text, &was.text, source))
    }

    /// Puts it into a draft. A language that the draft did not have becomes a translation in it. What
    /// is said in no particular language stays so where the text `is_published`: the digest that was
    /// signed takes it as it came, so the same words under a language are another wording. Whoever
    /// wants that one writes it in the editor, where it is said what becomes of the signatures.
    fn write(&self, draft: &mut Draft, language: &str, is_published: bool) {
        let text = &mut draft.text;
        let put = |map: &mut BTreeMap<String, String>, words: &str| match words.trim() {
            "" => {
                map.remove(language);
            }
            words => {
                map.insert(language.to_owned(), words.to_owned());
            }
        };
        put(&mut text.title, &self.title);
        put(&mut text.body, &self.body);
        let first = text.languages.first().cloned().unwrap_or_default();
        let put_wording = |wording: &mut Wording, words: &str| match wording {
            Wording::Many(map) => put(map, words),
            Wording::One(_) if words.trim().is_empty() => {}
            Wording::One(said) if language == first => words.trim().clone_into(said),
            Wording::One(_) if is_published => {}
            Wording::One(said) => {
                let mut map = BTreeMap::from([(first.clone(), said.clone())]);
                put(&mut map, words);
                *wording = Wording::Many(map);
            }
        };
        for (addressee, (office, holder)) in text.addressees.iter_mut().zip(&self.addressees) {
            put_wording(&mut addressee.office, office);
            if let Some(held) = &mut addressee.holder {
                put_wording(held, holder);
            }
        }
        for demand in &mut text.demands {
            let words = self.demands.get(&demand.id);
            put(
                &mut demand.text,
                words.map(String::as_str).unwrap_or_default(),
            );
        }
        if !text.languages.iter().any(|held| held == language) {
            text.languages.push(language.to_owned());
            text.translations.push(language.to_owned());
        }
    }
}

/// Words in a language; what is said in no particular one counts as said in the first of the text, as
/// in the editor.
fn words_in(wording: &Wording, text: &AppealText, language: &str) -> String {
    match wording {
        Wording::Many(map) => map.get(language).cloned().unwrap_or_default(),
        Wording::One(words) if text.languages.first().is_some_and(|tag| tag == language) => {
            words.clone()
        }
        Wording::One(_) => String::new(),
    }
}

/// Whether a text addresses whom it did, in the same order, for somebody who reads it in a language: what stands there in
/// others is no concern of theirs. Whoever is not named in it is known by all that is said.
fn addresses_the_same(now: &AppealText, was: &AppealText, source: &str) -> bool {
    let read = |text: &AppealText, one: &Addressee| {
        let holder = one.holder.as_ref();
        let holder = holder.map(|holder| words_in(holder, text, source));
        (words_in(&one.office, text, source), holder)
    };
    let is_same = |(one, before): (&Addressee, &Addressee)| {
        let (office, holder) = read(now, one);
        let is_named = !office.is_empty();
        let reads_alike = is_named && (office, holder) == read(was, before);
        let is_reached_alike = one.postal == before.postal && one.email == before.email;
        one == before || reads_alike && is_reached_alike
    };
    let mut pairs = now.addressees.iter().zip(&was.addressees);
    now.addressees.len() == was.addressees.len() && pairs.all(is_same)
}

/// What the translations of an appeal were made from, by language.
///
/// # Errors
/// The database.
pub async fn bases(instance: &Instance, appeal: &Appeal) -> Result<BTreeMap<String, Base>> {
    let rows = translation_bases::of_appeal(instance.database.conn(), appeal.id).await?;
    let read = |row: TranslationBase| Some((row.language, serde_json::from_str(&row.base).ok()?));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Saves a translation into the draft, or into what is to become the next wording. `was` is the text as
/// the translator saw it; `base` what they translated, by whose language they know who is addressed.
///
/// # Errors
/// [`FederationError::Conflict`] `draft_changed` where somebody else changed this very language, or who is
/// addressed, meanwhile; [`FederationError::Invalid`] for what cannot be published.
pub async fn save(
    instance: &Instance,
    appeal: &Appeal,
    language: &str,
    was: &Draft,
    translation: &Translation,
    base: &Base,
) -> Result<Appeal> {
    if !is_language_tag(language) {
        return Err(FederationError::invalid(
            "unknown_language",
            "a language is a tag such as en or zh-Hant",
        ));
    }
    let mut last = draft_changed();
    for _ in 0..TRIES {
        let now = appeals::by_id(instance.database.conn(), appeal.id).await?;
        let now = now.ok_or_else(draft_changed)?;
        let mut draft = current(instance, &now).await?;
        if !translation.is_for(&draft, was, (language, base.language.as_str())) {
            return Err(draft_changed());
        }
        translation.write(&mut draft, language, now.root.is_some());
        if draft.text.languages.len() > MAX_LANGUAGES {
            return Err(undersigned_domain::Fault::TooLong("languages").into());
        }
        let transaction = instance.database.begin().await?;
        match draft::update_in(&transaction, &now, draft).await {
            // Somebody saved another language in this moment.
            Err(error) if error.code() == "draft_changed" => last = error,
            Err(error) => return Err(error),
            Ok(saved) => {
                let row = TranslationBase {
                    appeal_id: saved.id,
                    language: language.to_owned(),
                    base: serde_json::to_string(base).unwrap_or_default(),
                };
                translation_bases::set(&transaction, row).await?;
                transaction.commit().await?;
                return Ok(saved);
            }
        }
    }
    Err(last)
}

/// The draft, what is to become the next wording, or else the wording that is published.
async fn current(instance: &Instance, appeal: &Appeal) -> Result<Draft> {
    if let Some(draft) = Draft::of(appeal) {
        return Ok(draft);
    }
    let view = instance.view_by_id(&appeal.ap_id).await?;
    let note = view.as_ref().and_then(|view| view.list.current());
    let note =
        note.ok_or_else(|| FederationError::not_found("appeal_unknown", "no such appeal"))?;
    Ok(Draft::of_note(&instance.addresses, note))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn draft(office: serde_json::Value) -> Draft {
        let draft = json!({
            "kind": "petition",
            "title": {"en": "Brakes"},
            "body": {"en": "Mend them."},
            "languages": ["en"],
            "addressees": [{"office": office}, {"office": "Port", "holder": "I. Vosk"}],
        });
        serde_json::from_value(draft).unwrap()
    }

    fn minister_in_french() -> Translation {
        Translation {
            addressees: vec![("Ministre".to_owned(), String::new())],
            ..Translation::default()
        }
    }

    fn translated(office: serde_json::Value, is_published: bool) -> serde_json::Value {
        let mut draft = draft(office);
        let french = minister_in_french();
        french.write(&mut draft, "fr", is_published);
        assert_eq!(draft.text.addressees[1].office, Wording::One("Port".into()));
        serde_json::to_value(&draft.text.addressees[0].office).unwrap()
    }

    #[test]
    fn an_office_is_translated_and_what_is_signed_stays() {
        let both = json!({"en": "Minister", "fr": "Ministre"});
        assert_eq!(translated(json!({"en": "Minister"}), true), both);
        assert_eq!(translated(json!("Minister"), false), both);
        assert_eq!(translated(json!("Minister"), true), json!("Minister"));
    }

    #[test]
    fn no_office_gets_the_words_of_another_that_stood_in_its_place() {
        let was = draft(json!({"en": "Minister"}));
        let french = minister_in_french();
        let mut now = was.clone();
        now.text.title.insert("es".to_owned(), "Frenos".to_owned());
        let languages = ("fr", "en");
        assert!(
            french.is_for(&now, &was, languages),
            "somebody else's language"
        );
        // In French both are called nothing yet.
        now.text.addressees.swap(0, 1);
        assert_eq!(Translation::of(&now, "fr"), Translation::of(&was, "fr"));
        assert!(!french.is_for(&now, &was, languages));
        assert!(Translation::default().is_for(&now, &was, languages));
        now.text.title.insert("fr".to_owned(), "Freins".to_owned());
        assert!(!Translation::default().is_for(&now, &was, languages));
    }

    #[test]
    fn an_office_that_somebody_names_in_another_language_is_the_same() {
        let was = draft(json!({"en": "Minister"}));
        let french = minister_in_french();
        let spanish = Translation {
            addressees: vec![
                ("Ministra".to_owned(), String::new()),
                ("Puerto".to_owned(), "I. Vosk".to_owned()),
            ],
            ..Translation::default()
        };
        let mut now = was.clone();
        spanish.write(&mut now, "es", false);
        assert_ne!(now.text.addressees, was.text.addressees);
        assert!(french.is_for(&now, &was, ("fr", "en")));
        // Whoever reads Spanish sees others than before, and in German nobody is named.
        assert!(!french.is_for(&now, &was, ("fr", "es")));
        assert!(!french.is_for(&now, &was, ("fr", "de")));
        assert!(french.is_for(&was, &was, ("fr", "de")));
        let changed = |change: fn(&mut Draft)| {
            let mut now = now.clone();
            change(&mut now);
            !french.is_for(&now, &was, ("fr", "en"))
        };
        assert!(changed(
            |now| now.text.addressees[0].office = Wording::One("King".into())
        ));
        assert!(changed(|now| now.text.addressees[1].holder = None));
        assert!(changed(
            |now| now.text.addressees[1].email = Some("port@port.example".into())
        ));
        assert!(changed(|now| now.text.addressees.truncate(1)));
    }

    #[test]
    fn words_in_no_particular_language_are_translated_from_the_first() {
        let draft = draft(json!("Minister"));
        let english = Translation::of(&draft, "en").addressees;
        assert_eq!(english[0].0, "Minister");
        assert_eq!(english[1], ("Port".to_owned(), "I. Vosk".to_owned()));
        assert_eq!(Translation::of(&draft, "fr").addressees[0].0, "");
    }
}
