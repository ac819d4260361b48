//! Two wordings of an appeal: title, body, demands and addressees, language by language.

use super::{
    Passage,
    paragraphs::paragraphs_within,
    words::{Budget, words_within},
};
use undersigned_domain::{
    AppealText,
    appeal::{Addressee, ByLanguage, Demand, Wording},
};

/// What changed between two wordings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextChange {
    /// Every language of either wording, in the order of the later one.
    pub languages: Vec<LanguageChange>,
    /// Everybody addressed by either wording.
    pub addressees: Vec<AddresseeChange>,
    /// What stands around the text and is not signed, where it changed.
    pub facts: Vec<FactChange>,
    /// Whether what is asked stands in parts, and is spoken of as clauses.
    pub parts: bool,
}

/// Something that stands around the text: which kind it is, when it closes, what it is about, who
/// calls for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactChange {
    /// `kind`, `deadline`, `topics`, `initiators` or `admission`.
    pub what: &'static str,
    /// What is gone.
    pub removed: Vec<String>,
    /// What is new.
    pub added: Vec<String>,
}

impl FactChange {
    /// What went and what came; none where nothing did.
    #[must_use]
    pub fn between(what: &'static str, before: &[String], after: &[String]) -> Option<Self> {
        let lacking = |from: &[String], other: &[String]| -> Vec<String> {
            let all = from.iter();
            all.filter(|one| !other.contains(one)).cloned().collect()
        };
        let (removed, added) = (lacking(before, after), lacking(after, before));
        if removed.is_empty() && added.is_empty() && before == after {
            return None;
        }
        // Only the order is another: it is shown as a whole.
        if removed.is_empty() && added.is_empty() {
            return Some(Self {
                what,
                removed: before.to_vec(),
                added: after.to_vec(),
            });
        }
        Some(Self {
            what,
            removed,
            added,
        })
    }
}

/// What a text in one language was, and is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// What is signed, before and after.
    Authoritative,
    /// A translation, before and after.
    Translation,
    /// A translation that became what is signed.
    BecameAuthoritative,
    /// What was signed, and is a translation now.
    BecameTranslation,
    /// There was none; `true` where it is what is signed.
    New(bool),
    /// There is none any more; `true` where it was what was signed.
    Gone(bool),
}

impl Standing {
    /// Ending of its Fluent key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Authoritative => "authoritative",
            Self::Translation => "translation",
            Self::BecameAuthoritative => "became-authoritative",
            Self::BecameTranslation => "became-translation",
            Self::New(true) => "new",
            Self::New(false) => "new-translation",
            Self::Gone(true) => "gone",
            Self::Gone(false) => "gone-translation",
        }
    }

    fn is_change(self) -> bool {
        !matches!(self, Self::Authoritative | Self::Translation)
    }
}

/// What changed in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageChange {
    /// BCP 47 tag.
    pub tag: String,
    /// What the text is.
    pub standing: Standing,
    /// The title.
    pub title: Passage,
    /// The body as it was written, paragraph by paragraph.
    pub body: Vec<Passage>,
    /// The demands, in the order of the later wording; those that are gone after the one they
    /// followed.
    pub demands: Vec<DemandChange>,
}

impl LanguageChange {
    /// Whether anything changed in this language.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.standing.is_change()
            || self.title.is_changed()
            || self.body.iter().any(Passage::is_changed)
            || self.demands_changed()
    }

    /// Whether a demand says something else, came, went, or stands in another order.
    #[must_use]
    pub fn demands_changed(&self) -> bool {
        let both = self.demands.iter().filter(|one| one.is.is_some());
        let places: Vec<usize> = both.filter_map(|one| one.was).collect();
        self.demands.iter().any(DemandChange::is_changed) || !places.is_sorted()
    }
}

/// One demand in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemandChange {
    /// Its place in the earlier wording, from 1.
    pub was: Option<usize>,
    /// Its place in the later wording, from 1.
    pub is: Option<usize>,
    /// Its words.
    pub words: Passage,
}

impl DemandChange {
    /// Whether it says something else, is new, or is gone.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.words.is_changed()
    }
}

/// One addressee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddresseeChange {
    /// BCP 47 tag; empty where the words are in no particular language.
    pub tag: String,
    /// Office, holder and addresses.
    pub words: Passage,
}

/// What changed from one wording to another.
#[must_use]
pub fn between_texts(before: &AppealText, after: &AppealText) -> TextChange {
    let mut tags: Vec<&String> = after.languages.iter().collect();
    tags.extend(
        before
            .languages
            .iter()
            .filter(|tag| !after.languages.contains(tag)),
    );
    let mut budget = Budget::default();
    TextChange {
        languages: tags
            .into_iter()
            .map(|tag| in_language(before, after, tag, &mut budget))
            .collect(),
        addressees: addressees(before, after, &mut budget),
        facts: facts(before, after),
        parts: [before, after].into_iter().any(in_parts),
    }
}

/// Whether what a text asks stands in parts.
#[must_use]
pub fn in_parts(text: &AppealText) -> bool {
    text.demands.iter().any(|demand| demand.part.is_some())
}

fn facts(before: &AppealText, after: &AppealText) -> Vec<FactChange> {
    let kind = |text: &AppealText| [text.kind.name().to_owned()];
    let deadline = |text: &AppealText| text.deadline.iter().cloned().collect::<Vec<_>>();
    [
        FactChange::between("kind", &kind(before), &kind(after)),
        FactChange::between("deadline", &deadline(before), &deadline(after)),
        FactChange::between("topics", &before.topics, &after.topics),
        FactChange::between("initiators", &before.initiators, &after.initiators),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn in_language(
    before: &AppealText,
    after: &AppealText,
    tag: &str,
    budget: &mut Budget,
) -> LanguageChange {
    let title = words_within(get(&before.title, tag), get(&after.title, tag), budget);
    let body = paragraphs_within(get(&before.body, tag), get(&after.body, tag), budget);
    LanguageChange {
        tag: tag.to_owned(),
        standing: standing(before, after, tag),
        title,
        body,
        demands: demands(&before.demands, &after.demands, tag, budget),
    }
}

fn get<'a>(map: &'a ByLanguage, tag: &str) -> &'a str {
    map.get(tag).map(String::as_str).unwrap_or_default()
}

fn standing(before: &AppealText, after: &AppealText, tag: &str) -> Standing {
    let of = |text: &AppealText| {
        let there = text.languages.iter().any(|held| held == tag);
        there.then(|| !text.translations.iter().any(|held| held == tag))
    };
    match (of(before), of(after)) {
        (Some(true), Some(false)) => Standing::BecameTranslation,
        (Some(false), Some(true)) => Standing::BecameAuthoritative,
        (None, Some(signed)) => Standing::New(signed),
        (Some(signed), None) => Standing::Gone(signed),
        (Some(false), Some(false)) => Standing::Translation,
        (Some(true), Some(true)) | (None, None) => Standing::Authoritative,
    }
}

/// Demands by their ids: that is how reservations name them.
fn demands(
    before: &[Demand],
    after: &[Demand],
    tag: &str,
    budget: &mut Budget,
) -> Vec<DemandChange> {
    let mut change = |was: Option<usize>, is: Option<usize>| {
        let words_of = |demands: &[Demand], place: Option<usize>| {
            let demand = place.and_then(|place| demands.get(place));
            demand.map_or_else(String::new, |demand| get(&demand.text, tag).to_owned())
        };
        DemandChange {
            was: was.map(|place| place + 1),
            is: is.map(|place| place + 1),
            words: words_within(&words_of(before, was), &words_of(after, is), budget),
        }
    };
    let place_of = |demands: &[Demand], id: &str| demands.iter().position(|one| one.id == id);
    let mut changes: Vec<DemandChange> = after
        .iter()
        .enumerate()
        .map(|(is, demand)| change(place_of(before, &demand.id), Some(is)))
        .collect();
    for (was, demand) in before.iter().enumerate() {
        if place_of(after, &demand.id).is_some() {
            continue;
        }
        let follows = changes.iter().position(|one| one.was == Some(was));
        let place = follows.map_or(0, |place| place + 1);
        changes.insert(place, change(Some(was), None));
    }
    changes.retain(|one| !one.words.pieces.is_empty());
    changes
}

fn addressees(
    before: &AppealText,
    after: &AppealText,
    budget: &mut Budget,
) -> Vec<AddresseeChange> {
    let mut tags: Vec<String> = after.languages.clone();
    let earlier = before
        .languages
        .iter()
        .filter(|tag| !after.languages.contains(tag));
    tags.extend(earlier.cloned());
    // What is in no language is said once, not once for each.
    let plain = |text: &AppealText| lines(&text.addressees, None);
    let mut changes = changes("", &plain(before), &plain(after), budget);
    for tag in &tags {
        let of = |text: &AppealText| lines(&text.addressees, Some(tag));
        changes.extend(self::changes(tag, &of(before), &of(after), budget));
    }
    changes
}

fn changes(tag: &str, before: &str, after: &str, budget: &mut Budget) -> Vec<AddresseeChange> {
    let passages = paragraphs_within(before, after, budget).into_iter();
    passages
        .map(|words| AddresseeChange {
            tag: tag.to_owned(),
            words,
        })
        .collect()
}

/// Each addressee as a paragraph. With a language, those who are named in it; without, those who
/// are named in none.
fn lines(addressees: &[Addressee], tag: Option<&str>) -> String {
    let lines = addressees.iter().filter_map(|one| {
        let words = |wording: &Wording| match (wording, tag) {
            (Wording::One(words), _) => Some(words.clone()),
            (Wording::Many(map), Some(tag)) => map.get(tag).cloned(),
            (Wording::Many(_), None) => None,
        };
        let in_language = |wording: &Wording| matches!(wording, Wording::Many(_));
        let named = in_language(&one.office) || one.holder.as_ref().is_some_and(in_language);
        if named != tag.is_some() {
            return None;
        }
        let parts = [
            words(&one.office),
            one.holder.as_ref().and_then(words),
            one.postal.clone(),
            one.email.clone(),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", ").replace('\n', " "))
    });
    lines.collect::<Vec<_>>().join("\n\n")
}
