//! The editor's form: from a draft, or from what was typed.

use super::{
    editor_labels::{Labels, Moved},
    editor_lists, letter,
};
use crate::{
    language::Language,
    pages::{names, session::Fields},
    views::desk::appeal_editor::{AddresseeCell, AddresseeRow, DemandCell, DemandRow, Version},
};
use undersigned_domain::{
    AppealKind, Digest,
    appeal::{Addressee, AdmissionPolicy, Demand, MAX_ITEMS, MAX_LANGUAGES, Wording},
    typed_text::without_marks,
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
            .map(|(index, addressee)| shown(addressee, index + 1, &tags, reader));
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
        let language = |row: usize| reader.tag_or_typed(fields.text(&format!("language-{row}")));
        let count = fields
            .rows(&["language", "title", "body"], MAX_LANGUAGES)
            .max(1);
        let versions = (1..=count).map(|row| Version {
            row,
            language: language(row),
            authoritative: fields.ticked(&format!("authoritative-{row}")),
            title: fields.text(&format!("title-{row}")),
            body: fields.lines(&format!("body-{row}")),
        });
        let versions: Vec<Version> = versions.collect();
        let lines = |name: String| fields.lines(&name).trim().to_owned();
        let count = fields.rows(&["demand-id"], MAX_ITEMS);
        let demands = (1..=count).map(|row| DemandRow {
            row,
            id: fields.text(&format!("demand-id-{row}")),
            part: fields.text(&format!("part-{row}")),
            cells: versions
                .iter()
                .map(|version| DemandCell {
                    version: version.row,
                    language: version.language.clone(),
                    words: lines(format!("demand-{}-{row}", version.row)),
                })
                .collect(),
        });
        let mut demands: Vec<DemandRow> = demands.collect();
        let labels = Labels::read(fields, &versions);
        let mut moved = Vec::new();
        if let Some(labels) = &labels {
            moved.extend(labels.put_demands(&mut demands));
        }
        // What is said of a row names it by its number: as long as something is, none is added.
        let is_put = moved.is_empty();
        let asked = fields.get("do");
        // Who asks for more rows is in the midst of numbering: without those before it a later number would be no mark.
        let goes_on = asked.starts_with("more-");
        // A button of a row says which one by its number.
        if is_put && !goes_on && !asked.starts_with("demand-") {
            editor_lists::take_apart(&mut demands, &versions);
        }
        let numbered = match is_put && !goes_on {
            true => versions.len(),
            false => 0,
        };
        for version in 0..numbered {
            let cells = demands
                .iter_mut()
                .filter_map(|row| row.cells.get_mut(version));
            without_marks(&mut cells.map(|cell| &mut cell.words).collect::<Vec<_>>());
        }
        let named = ["office", "holder", "postal", "email"];
        let count = fields.rows(&named, MAX_ITEMS);
        let addressees = (1..=count).map(|row| AddresseeRow {
            row,
            office: fields.text(&format!("office-{row}")),
            holder: fields.text(&format!("holder-{row}")),
            postal: lines(format!("postal-{row}")),
            email: fields.text(&format!("email-{row}")),
            cells: further_cells(fields, &versions, row),
        });
        let mut addressees: Vec<AddresseeRow> = addressees.collect();
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

    /// Adds an empty block for a language.
    pub fn more_languages(&mut self) {
        if self.versions.len() < MAX_LANGUAGES {
            self.versions.push(Version {
                row: self.versions.len() + 1,
                ..Version::default()
            });
            self.level();
        }
    }

    /// Adds empty rows for demands.
    pub fn more_demands(&mut self, count: usize) {
        for _ in 0..count {
            if self.demands.len() < MAX_ITEMS {
                self.demands.push(DemandRow::default());
            }
        }
        self.level();
    }

    /// Every demand and every addressee has a row of its own and a cell for each version.
    fn level(&mut self) {
        editor_lists::level(&mut self.demands, &self.versions);
        for (index, addressee) in self.addressees.iter_mut().enumerate() {
            addressee.row = index + 1;
            for version in self.versions.iter().skip(1) {
                if !addressee
                    .cells
                    .iter()
                    .any(|cell| cell.version == version.row)
                {
                    addressee.cells.push(AddresseeCell {
                        version: version.row,
                        language: version.language.clone(),
                        ..AddresseeCell::default()
                    });
                }
            }
        }
    }

    /// Does what a button of a row asks for, such as `demand-up-2`. Says whether it was one.
    pub fn change_row(&mut self, asked: &str) -> bool {
        let mut parts = asked.split('-');
        let (Some(what), Some(how), Some(row), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return false;
        };
        let Some(index) = row.parse::<usize>().ok().and_then(|row| row.checked_sub(1)) else {
            return false;
        };
        let changed = match what {
            "demand" => change(&mut self.demands, how, index),
            "addressee" => change(&mut self.addressees, how, index),
            _ => false,
        };
        self.level();
        changed
    }

    /// Adds empty rows for addressees.
    pub fn more_addressees(&mut self, count: usize) {
        for _ in 0..count {
            if self.addressees.len() < MAX_ITEMS {
                self.addressees.push(AddresseeRow::default());
            }
        }
        self.level();
    }
}

/// Tells one content of a draft from another, for noticing that somebody else changed it.
pub fn version(draft: &Draft) -> String {
    let json = serde_json::to_vec(draft).unwrap_or_default();
    Digest::of(&[&json]).to_string()
}

/// Moves or removes one of several.
fn change<T>(rows: &mut Vec<T>, how: &str, index: usize) -> bool {
    let other = match how {
        "up" => index.checked_sub(1),
        "down" => Some(index + 1),
        "remove" if index < rows.len() => {
            rows.remove(index);
            return true;
        }
        _ => return false,
    };
    // The first does not go up, nor the last down.
    if let Some(other) = other.filter(|other| (*other).max(index) < rows.len()) {
        rows.swap(index, other);
    }
    true
}

/// What was typed of an addressee in further languages, as far as the form had fields for them.
fn further_cells(fields: &Fields, versions: &[Version], row: usize) -> Vec<AddresseeCell> {
    let asked = |version: &&Version| {
        let prefix = format!("office-{}-", version.row);
        fields.with_prefix(&prefix).next().is_some()
    };
    let further = versions.iter().skip(1).filter(asked);
    further
        .map(|version| AddresseeCell {
            version: version.row,
            language: version.language.clone(),
            office: fields.text(&format!("office-{}-{row}", version.row)),
            holder: fields.text(&format!("holder-{}-{row}", version.row)),
        })
        .collect()
}

/// An addressee as the form shows it, with the numbers and languages of the form's versions.
pub(super) fn shown(
    addressee: &Addressee,
    row: usize,
    tags: &[(usize, &str)],
    reader: Language,
) -> AddresseeRow {
    let holder = addressee.holder.as_ref();
    let cells = tags.iter().skip(1).map(|(version, tag)| AddresseeCell {
        version: *version,
        language: (*tag).to_owned(),
        office: words_in(&addressee.office, tag),
        holder: holder.map(|it| words_in(it, tag)).unwrap_or_default(),
    });
    AddresseeRow {
        row,
        office: first_words(&addressee.office, tags, reader),
        holder: holder
            .map(|it| first_words(it, tags, reader))
            .unwrap_or_default(),
        postal: addressee.postal.clone().unwrap_or_default(),
        email: addressee.email.clone().unwrap_or_default(),
        cells: cells.collect(),
    }
}

/// The words for the first version: in its language; where none of the form's languages has any, the
/// reader's, or those that are in no language.
fn first_words(wording: &Wording, tags: &[(usize, &str)], reader: Language) -> String {
    match wording {
        Wording::Many(map) if tags.iter().any(|(_, tag)| map.contains_key(*tag)) => {
            let first = tags.first().map(|(_, tag)| *tag).unwrap_or_default();
            words_in(wording, first)
        }
        wording => letter::plain(wording, reader),
    }
}

fn words_in(wording: &Wording, tag: &str) -> String {
    match wording {
        Wording::One(_) => String::new(),
        Wording::Many(map) => map.get(tag).cloned().unwrap_or_default(),
    }
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
