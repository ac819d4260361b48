//! What changed between two wordings, as the template shows it.

use super::Page;
use crate::{
    difference::{AddresseeChange, DemandChange, FactChange, LanguageChange, Passage, TextChange},
    times,
};
use askama::{Template, filters::HtmlSafe};

/// A comparison of two wordings.
#[derive(Debug, Clone)]
pub struct Changes {
    /// What it is called: `between` two numbers, `conflict`, `draft`.
    pub from: Option<u32>,
    /// Number of the later one.
    pub to: Option<u32>,
    /// Ending of the ids on the page, where several comparisons stand on it.
    pub mark: String,
    /// Languages in which something changed.
    pub languages: Vec<ChangedLanguage>,
    /// Languages in which nothing changed.
    pub unchanged: Vec<String>,
    /// Everybody addressed, where that changed.
    pub addressees: Vec<AddresseeChange>,
    /// What stands around the text, where that changed.
    pub facts: Vec<FactChange>,
    /// Whether what is asked stands in parts, and is spoken of as clauses.
    pub parts: bool,
}

/// What changed in one language.
#[derive(Debug, Clone)]
pub struct ChangedLanguage {
    /// BCP 47 tag.
    pub tag: String,
    /// Code of what the text was and is, as in `difference::Standing`.
    pub standing: &'static str,
    /// The title, where it changed.
    pub title: Option<Passage>,
    /// The body, where it changed.
    pub body: Vec<Stretch>,
    /// The demands, where they changed.
    pub demands: Vec<DemandChange>,
}

/// A part of a body.
#[derive(Debug, Clone)]
pub enum Stretch {
    /// Paragraphs that stayed, folded away.
    Same(Vec<Passage>),
    /// A paragraph that changed.
    Changed(Passage),
}

impl Changes {
    /// A comparison as it is shown.
    #[must_use]
    pub fn of(change: TextChange, from: Option<u32>, to: Option<u32>) -> Self {
        let addressed = change.addressees.iter().any(|one| one.words.is_changed());
        let (changed, unchanged): (Vec<_>, Vec<_>) = change
            .languages
            .into_iter()
            .partition(LanguageChange::is_changed);
        Self {
            from,
            to,
            mark: String::new(),
            languages: changed.into_iter().map(language).collect(),
            unchanged: unchanged.into_iter().map(|one| one.tag).collect(),
            addressees: if addressed {
                change.addressees.into_iter().map(addressee).collect()
            } else {
                Vec::new()
            },
            facts: change.facts,
            parts: change.parts,
        }
    }

    /// The same with an ending of its own for ids.
    #[must_use]
    pub fn marked(mut self, mark: impl Into<String>) -> Self {
        self.mark = mark.into();
        self
    }

    /// Whether the two say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.languages.is_empty() && self.addressees.is_empty() && self.facts.is_empty()
    }
}

/// A passage in which what was removed and what was added is marked: a template of its own, as what stands
/// around every page is (see [`super::frame`]).
#[derive(Debug, Template)]
#[template(path = "components/passage.html", block = "passage")]
pub struct MarkedPassage<'a> {
    page: &'a Page,
    passage: &'a Passage,
}

/// A comparison as it stands on a page, the same way.
#[derive(Debug, Template)]
#[template(path = "components/passage.html", block = "changes")]
pub struct MarkedChanges<'a> {
    page: &'a Page,
    changes: &'a Changes,
    level: u8,
}

impl HtmlSafe for MarkedPassage<'_> {}
impl HtmlSafe for MarkedChanges<'_> {}

impl Page {
    /// What was removed from a passage, and added to it.
    #[must_use]
    pub fn passage<'a>(&'a self, passage: &'a Passage) -> MarkedPassage<'a> {
        MarkedPassage {
            page: self,
            passage,
        }
    }

    /// A comparison, with headings of a level.
    #[must_use]
    pub fn changes<'a>(&'a self, changes: &'a Changes, level: u8) -> MarkedChanges<'a> {
        MarkedChanges {
            page: self,
            changes,
            level,
        }
    }
}

impl FactChange {
    /// One of its values as readers know it.
    #[must_use]
    pub fn words(&self, page: &Page, value: &str) -> String {
        match self.what {
            family @ ("kind" | "admission") => page.word(family, value),
            "deadline" => {
                let until = times::until(value);
                until.map_or_else(|| value.to_owned(), |at| page.day_words(&at))
            }
            _ => value.to_owned(),
        }
    }
}

fn language(change: LanguageChange) -> ChangedLanguage {
    let body_changed = change.body.iter().any(Passage::is_changed);
    let demands_changed = change.demands_changed();
    ChangedLanguage {
        tag: change.tag,
        standing: change.standing.code(),
        title: change.title.is_changed().then_some(change.title),
        body: if body_changed {
            stretches(change.body)
        } else {
            Vec::new()
        },
        demands: if demands_changed {
            change.demands
        } else {
            Vec::new()
        },
    }
}

fn addressee(change: AddresseeChange) -> AddresseeChange {
    AddresseeChange {
        words: change.words.trimmed(),
        ..change
    }
}

/// Paragraphs that stayed are put together.
fn stretches(body: Vec<Passage>) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for passage in body {
        match stretches.last_mut() {
            _ if passage.is_changed() => stretches.push(Stretch::Changed(passage.trimmed())),
            Some(Stretch::Same(run)) => run.push(passage),
            _ => stretches.push(Stretch::Same(vec![passage])),
        }
    }
    stretches
}
