//! The editor's form: from a draft, or from what was typed.

use super::{
    editor_addressees,
    editor_labels::{Labels, Moved},
    editor_lists,
};
use crate::{
    language::Language,
    pages::{names, session::Fields},
    views::desk::appeal_editor::{AddresseeRow, DemandCell, DemandRow, Version},
};
use undersigned_domain::{
    AppealKind, Digest,
    appeal::{AdmissionPolicy, Demand, MAX_LANGUAGES},
};
use undersigned_federation::actions::draft::Draft;

/// So many languages at most stand in an empty form.
const MAX_OFFERED: usize = 4;

/// What stands in the form.
#[derive(Debug, Clone)]
pub struct EditorForm {
    /// [`version`] of what it was made from; empty where there was nothing.
    pub was: String,
    /// Last part of the address.
    pub slug: String,
    /// Code of the kind.
    pub kind: String,
    /// One for each language.
    pub versions: Vec<Version>,
    /// One for each demand, and empty ones.
    pub demands: Vec<DemandRow>,
    /// One for each addressee, and empty ones.
    pub addressees: Vec<AddresseeRow>,
    /// One in each line.
    pub initiators: String,
    /// Those whose servers were away, one in each line: they are named by nothing, and asked once these answer.
    pub later: String,
    /// Those in whose lines nobody was found, one in each line: they are named by nothing, and the last look says so.
    pub left_out: String,
    /// `open` or `moderated`.
    pub admission: String,
    /// `YYYY-MM-DD`.
    pub deadline: String,
    /// Topics as typed: words apart by commas or spaces, with or without `#`.
    pub topics: String,
    /// Words that stand where they were not written, since the languages were changed in the same form.
    pub moved: Vec<Moved>,
}

impl EditorForm {
    /// An empty form: the writer's language first, by the tag under which the organisation has a name in it,
    /// then the others in which it has one. Blocks in which nothing is written are no part of the letter.
    pub fn new<'a>(reader: Language, spoken: impl IntoIterator<Item = &'a String>) -> Self {
        let spoken = spoken.into_iter().map(String::as_str);
        let spoken: Vec<&str> = spoken.filter(|tag| *tag != "und").collect();
        let own = names::own_tag(reader, &spoken);
        // Who writes in one script does not write in "Chinese" besides.
        let others = spoken
            .into_iter()
            .filter(|tag| !tag.eq_ignore_ascii_case(own) && !names::is_shorter(tag, own));
        let tags = std::iter::once(own).chain(others);
        let versions = tags.take(MAX_OFFERED).enumerate();
        let mut form = Self {
            was: String::new(),
            slug: String::new(),
            kind: AppealKind::OpenLetter.name().to_owned(),
            versions: versions
                .map(|(index, tag)| Version {
                    row: index + 1,
                    language: tag.to_owned(),
                    authoritative: index == 0,
                    ..Version::default()
                })
                .collect(),
            demands: Vec::new(),
            addressees: Vec::new(),
            initiators: String::new(),
            later: String::new(),
            left_out: String::new(),
            admission: "open".to_owned(),
            deadline: String::new(),
            topics: String::new(),
            moved: Vec::new(),
        };
        form.more_demands(2);
        form.more_addressees(1);
        form
    }

    /// The form for a draft.
    pub fn of(slug: &str, draft: &Draft, reader: Language) -> Self {
        let text = &draft.text;
        let versions = text
            .languages
            .iter()
            .enumerate()
            .map(|(index, tag)| Version {
                row: index + 1,
                language: tag.clone(),
                authoritative: !text.translations.contains(tag),
                title: text.title.get(tag).cloned().unwrap_or_default(),
                body: text.body.get(tag).cloned().unwrap_or_default(),
            });
        let cell = |demand: &Demand, (index, tag): (usize, &String)| DemandCell {
            version: index + 1,
            language: tag.clone(),
            words: demand.text.get(tag).cloned().unwrap_or_default(),
        };
        let demands = text.demands.iter().enumerate().map(|(index, demand)| {
            let tags = text.languages.iter().enumerate();
            DemandRow {
                row: index + 1,
                id: demand.id.clone(),
                part: demand
                    .part
                    .map(|part| part.name().to_owned())
                    .unwrap_or_default(),
                cells: tags.map(|tag| cell(demand, tag)).collect(),
            }
        });
        let tags = text.languages.iter().enumerate();
        let tags: Vec<(usize, &str)> = tags.map(|(index, tag)| (index + 1, tag.as_str())).collect();
        let addressees = text
            .addressees
            .iter()
            .enumerate()
            .map(|(index, addressee)| {
                editor_addressees::shown(addressee, index + 1, &tags, reader)
            });
        let mut form = Self {
            was: version(draft),
            slug: slug.to_owned(),
            kind: text.kind.name().to_owned(),
            versions: versions.collect(),
            demands: demands.collect(),
            addressees: addressees.collect(),
            initiators: text.initiators.join("\n"),
            later: String::new(),
            left_out: String::new(),
            admission: match draft.admission {
                AdmissionPolicy::Open => "open",
                AdmissionPolicy::Moderated => "moderated",
            }
            .to_owned(),
            deadline: day_of(text.deadline.as_deref()),
            topics: text.topics.join(", "),
            moved: Vec::new(),
        };
        form.more_demands(if form.demands.is_empty() { 2 } else { 1 });
        form.more_addressees(if form.addressees.is_empty() { 2 } else { 1 });
        form
    }

    /// What was typed; a language that was written by its name, as the reader's list has it, is kept by
    /// its tag.
    pub fn read(fields: &Fields, reader: Language) -> Self {
        let versions = versions(fields, reader);
        let mut demands = editor_lists::typed(fields, &versions);
        let mut addressees = editor_addressees::typed(fields, &versions);
        let mut moved = Vec::new();
        let labels = Labels::read(fields, &versions);
        if let Some(labels) = &labels {
            moved.extend(labels.put_demands(&mut demands));
        }
        // What is said of a row names it by its number: as long as something is, none is added.
        if moved.is_empty() {
            editor_lists::put_in_order(&mut demands, &versions, fields.get("do"));
        }
        if let Some(labels) = &labels {
            moved.extend(labels.put_addressees(&mut addressees));
        }
        Self {
            was: fields.text("was"),
            slug: fields.text("slug").to_lowercase(),
            kind: fields.text("kind"),
            demands,
            versions,
            addressees,
            initiators: fields.lines("initiators"),
            later: fields.lines("later"),
            left_out: fields.lines("left-out"),
            admission: fields.text("admission"),
            deadline: fields.text("deadline"),
            topics: fields.text("topics"),
            moved,
        }
    }

    /// Whether nothing has been written.
    pub fn is_blank(&self) -> bool {
        let versions = self.versions.iter();
        let cells = self.demands.iter().flat_map(|demand| &demand.cells);
        let mut texts = versions
            .flat_map(|one| [&one.title, &one.body])
            .chain(cells.map(|cell| &cell.words));
        texts.all(|text| text.trim().is_empty()) && self.slug.is_empty()
    }
}

/// What was typed in each language.
fn versions(fields: &Fields, reader: Language) -> Vec<Version> {
    let count = fields.rows(&["language", "title", "body"], MAX_LANGUAGES);
    let versions = (1..=count.max(1)).map(|row| Version {
        row,
        language: reader.tag_or_typed(fields.text(&format!("language-{row}"))),
        authoritative: fields.ticked(&format!("authoritative-{row}")),
        title: fields.text(&format!("title-{row}")),
        body: fields.lines(&format!("body-{row}")),
    });
    versions.collect()
}

/// Tells one content of a draft from another, for noticing that somebody else changed it.
pub fn version(draft: &Draft) -> String {
    let json = serde_json::to_vec(draft).unwrap_or_default();
    Digest::of(&[&json]).to_string()
}

/// What stands in the lines of a field.
pub(super) fn lines(field: &str) -> Vec<String> {
    let lines = field.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Adds lines to a field in which they do not stand yet.
pub(super) fn add(field: &mut String, more: Vec<String>) {
    let mut all = lines(field);
    for line in more {
        if !all.contains(&line) {
            all.push(line);
        }
    }
    *field = all.join("\n");
}

/// The day of a deadline, as a date field shows it.
pub(super) fn day_of(deadline: Option<&str>) -> String {
    deadline
        .and_then(|text| text.get(..10))
        .unwrap_or_default()
        .to_owned()
}
