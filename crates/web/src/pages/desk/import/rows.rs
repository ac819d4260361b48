//! The rows of a list that can be taken: how each is shown, and how many become what.

use super::{
    changes::Changes,
    lines::was,
    order,
    proposed::{self, Proposed},
};
use crate::{
    pages::names,
    views::{Page, Text, desk::import::PreviewRow},
};
use std::collections::BTreeSet;
use undersigned_domain::attestation::SignerKind;
use undersigned_federation::actions::{
    attest::Signer,
    import::{
        Row, Taken,
        draft::{Draft, Preview},
    },
};

/// The rows of a list, in the words of a page.
pub(super) struct Rows<'a> {
    page: &'a Page,
    preview: &'a Preview,
    /// Those that are perhaps to be left out.
    proposed: Proposed,
    /// The lines that were ticked to be left out; none before the list was looked at.
    without: Option<&'a BTreeSet<u64>>,
}

impl<'a> Rows<'a> {
    /// Those that would be taken.
    pub fn of(page: &'a Page, preview: &'a Preview, without: Option<&'a BTreeSet<u64>>) -> Self {
        let Preview {
            alike,
            left_out,
            unmarked,
            ..
        } = preview;
        Self {
            page,
            preview,
            proposed: proposed::of(page, alike, left_out, unmarked),
            without,
        }
    }

    /// Who is to be listed by name, by a line.
    pub fn signer(&self, line: u64) -> Option<&'a Signer> {
        let becomes = self.preview.report.becomes.get(&line);
        becomes.or_else(|| self.row(line).and_then(Row::signer))
    }

    fn row(&self, line: u64) -> Option<&'a Row> {
        self.preview.rows.get(&line)
    }

    fn names(&self, line: u64) -> Vec<Text> {
        match (self.signer(line), self.row(line)) {
            (Some(signer), _) => names::texts(&signer.names.name_map, self.page.language),
            (None, Some(Row::Person(person))) => vec![Text::new("", &person.name)],
            _ => Vec::new(),
        }
    }

    /// What a line becomes, as a code.
    fn becomes(&self, line: u64) -> &'static str {
        match (self.signer(line), self.row(line)) {
            (Some(signer), _) if signer.kind == SignerKind::Individual => "personal",
            (Some(_), _) => "organisation",
            (None, Some(Row::Person(_))) => "individual",
            _ => "count",
        }
    }

    fn country(&self, line: u64) -> String {
        let code = match (self.signer(line), self.row(line)) {
            (Some(signer), _) => signer.names.country.as_deref(),
            (None, Some(Row::Person(person))) => person.country.as_deref(),
            _ => None,
        };
        code.map_or_else(String::new, |code| self.page.country(code))
    }

    /// Whether a line is left out: as it was ticked, or else as that is proposed.
    fn is_out(&self, line: u64) -> bool {
        let proposed = self.proposed.get(&line).map(|(_, is_out)| *is_out);
        proposed.is_some_and(|is_out| self.without.map_or(is_out, |lines| lines.contains(&line)))
    }

    /// Of some lines those that are not left out.
    pub fn but_out(&self, lines: &[u64]) -> Vec<u64> {
        let lines = lines.iter().copied();
        lines.filter(|line| !self.is_out(*line)).collect()
    }

    /// How many are new, differ, are there already and are not taken; and how many more are left out.
    pub fn counts(&self) -> ([u64; 4], u64) {
        let report = &self.preview.report;
        let out = report.taken.iter().filter(|(line, _)| self.is_out(*line));
        let out: Vec<Taken> = out.map(|(_, taken)| *taken).collect();
        let but_out = |all: u64, what: Taken| {
            let out = out.iter().filter(|taken| **taken == what);
            all.saturating_sub(out.count() as u64)
        };
        let counts = [
            but_out(report.added, Taken::Added),
            but_out(report.updated, Taken::Updated),
            but_out(report.unchanged, Taken::Unchanged),
            report.not_taken().len() as u64,
        ];
        (counts, out.len() as u64)
    }

    /// How many names become public.
    pub fn public_names(&self) -> u64 {
        let taken = self.preview.report.taken.iter();
        let public = taken.filter(|(line, taken)| {
            *taken != Taken::Unchanged && !self.is_out(*line) && self.signer(*line).is_some()
        });
        public.count() as u64
    }

    /// The rows that are shown, and how many more there are.
    pub fn shown(&self, draft: &Draft) -> (Vec<PreviewRow>, u64) {
        let report = &self.preview.report;
        let proposed = self.proposed.keys().chain(&self.preview.of_two_names);
        let doubtful = order::doubtful(report, draft, proposed);
        let (shown, more) = order::shown(&report.taken, &doubtful);
        let changes = Changes::of(report);
        let shown = shown.into_iter().map(|(line, taken)| {
            let mut row = self.row_shown(line, taken, &changes);
            row.noted |= doubtful.contains(&line);
            row
        });
        (shown.collect(), more)
    }

    fn row_shown(&self, line: u64, taken: Taken, changes: &Changes<'_>) -> PreviewRow {
        let (page, signer, is_out) = (self.page, self.signer(line), self.is_out(line));
        let (what, changes) = match is_out {
            true => (page.t("import-taken-left-out"), String::new()),
            false => (
                page.word("import-taken", code(taken)),
                changes.words(page, line),
            ),
        };
        PreviewRow {
            before: match (signer, self.preview.report.held.get(&line)) {
                (Some(signer), Some(before)) if taken == Taken::Updated => {
                    was(page, before, &signer.names, page.language)
                }
                _ => Vec::new(),
            },
            line,
            names: self.names(line),
            further: signer.map_or_else(Vec::new, |signer| signer.names.also_known_as.clone()),
            number: signer.and_then(|signer| signer.ordinal),
            signed_at: signer.and_then(|signer| signer.signed_at.clone()),
            country: self.country(line),
            becomes: page.word("import-becomes", self.becomes(line)),
            what,
            changes,
            noted: taken == Taken::Updated,
            is_out,
        }
    }

    /// Those that are perhaps to be left out: line, names, what is said of each, and whether it is.
    pub fn alike(&self) -> Vec<(u64, Vec<Text>, Vec<String>, bool)> {
        let all = self.proposed.iter();
        all.map(|(line, (said, _))| (*line, self.names(*line), said.clone(), self.is_out(*line)))
            .collect()
    }
}

fn code(taken: Taken) -> &'static str {
    match taken {
        Taken::Added => "added",
        Taken::Updated => "updated",
        Taken::Unchanged => "unchanged",
    }
}
