//! What `import cosigners` says of what became of a list.

use super::super::{Failure, print, words::counted};
use std::collections::BTreeSet;
use undersigned_federation::actions::{
    countries::is_state,
    import::{ChangedField, Refusal, Report, TakenColumn},
};
use undersigned_web::countries::may_be_two;

/// Most lines that are told of those that name a country which is not known, of those whose time or number is left out, of
/// entries that get other names or say something else, and of people called like organisations.
const TOLD: usize = 20;

/// Prints it.
pub(super) fn tell(report: &Report, dry_run: bool) -> Result<(), Failure> {
    for refusal in &report.refused {
        print(&refused(refusal))?;
    }
    for one in &report.left_out {
        print(&format!("line {}: left out: {}", one.line, one.reason))?;
    }
    let tense = if dry_run {
        " (nothing was stored: --dry-run)"
    } else {
        ""
    };
    for one in &report.columns {
        print(&column(one))?;
    }
    let lines = [
        not_as_written(report, tense),
        countries(report),
        changed_places(report, tense),
        renamed(report, tense),
        changed(report, tense),
        sums(report, tense),
    ];
    for line in lines.iter().flatten() {
        print(line)?;
    }
    Ok(())
}

/// How days were read that can be meant in two ways; which times and numbers are left out, and who signed after closing.
fn not_as_written(report: &Report, tense: &str) -> Vec<String> {
    let days = report.days_read.iter().map(|one| {
        format!(
            "days such as {} can be meant in two ways, and are read as other days of the column show: {}",
            one.written, one.day
        )
    });
    let mut lines: Vec<String> = days.collect();
    if !report.times_not_read.is_empty() {
        lines.push(format!(
            "the time of signing cannot be read, or lies ahead, in {} ({}), and is left out: a new entry has the \
             day of the import then, and one that is on the list already keeps its day; write it as 2026-01-31, \
             2026-01-31 18:30 or 2026-01-31T18:30:00Z",
            counted(report.times_not_read.len(), "line", "lines"),
            numbers(&report.times_not_read)
        ));
    }
    if !report.numbers_not_taken.is_empty() {
        lines.push(format!(
            "a number was written into {} ({}) of entries that no list has numbered, and is left out: give an entry its \
             number at the desk",
            counted(report.numbers_not_taken.len(), "line", "lines"),
            numbers(&report.numbers_not_taken)
        ));
    }
    if !report.after_closing.is_empty() {
        lines.push(format!(
            "the appeal is closed: the list says of {} without an earlier day of signing that they signed after \
             closing{tense}",
            counted(report.after_closing.len(), "new line", "new lines")
        ));
    }
    lines
}

/// Countries that are not known.
fn countries(report: &Report) -> Vec<String> {
    let said = report.countries_not_known.iter().take(TOLD).map(|one| {
        let why = match may_be_two(&one.country) {
            Some([this, that]) => {
                format!("may be two, and is left out; write {this} or {that}")
            }
            None if is_state(&one.country) => {
                "may be a state of the United States, and is left out; write US, or the country’s name"
                    .to_owned()
            }
            None => {
                "is not known here, and is left out; write its two letters, such as IE".to_owned()
            }
        };
        format!("line {}: the country `{}` {why}", one.line, one.country)
    });
    let mut lines: Vec<String> = said.collect();
    let more = report.countries_not_known.len().saturating_sub(TOLD);
    if more > 0 {
        lines.push(format!(
            "{} more with a country that is not known; --json names all of them",
            counted(more, "line", "lines")
        ));
    }
    lines
}

/// How many signers it has, of which kind, and what became of them.
fn sums(report: &Report, tense: &str) -> Vec<String> {
    let mut lines = vec![format!(
        "{}{}, {} who are only counted{tense}",
        counted(report.organisations, "organisation", "organisations"),
        match report.people_by_name {
            0 => String::new(),
            people => format!(", {} by name", counted(people, "person", "people")),
        },
        counted(report.people, "person", "people")
    )];
    let alike = &report.people_like_organisations;
    if !alike.is_empty() {
        lines.push(format!(
            "{} a word in the name as organisations have it (line {}): if these are organisations, say so with \
             --map COLUMN=organisation{tense}",
            counted(
                alike.len(),
                "person who is only counted has",
                "people who are only counted have"
            ),
            numbers(alike)
        ));
    }
    if report.personal > 0 {
        let people = counted(report.personal, "person", "people");
        lines.push(format!(
            "{people} by name on the public list, on every server that holds it{tense}"
        ));
    }
    if report.renumbered > 0 {
        let entries = counted(
            usize::try_from(report.renumbered).unwrap_or(usize::MAX),
            "entry that is on the list already gets another number",
            "entries that are on the list already get other numbers",
        );
        lines.push(format!(
            "{entries}: printed numbers stand as they are, and all others count on behind them{tense}"
        ));
    }
    lines.push(format!(
        "{} added, {} updated, {} unchanged, {} refused{tense}",
        report.added,
        report.updated,
        report.unchanged,
        report.refused.len()
    ));
    lines
}

/// The numbers of some lines, the first ones where they are many.
fn numbers(lines: &[u64]) -> String {
    let told: Vec<String> = lines.iter().take(TOLD).map(u64::to_string).collect();
    let told = told.join(", ");
    match lines.len().saturating_sub(TOLD) {
        0 => told,
        more => format!("{told} and {more} more; --json names all of them"),
    }
}

/// The first of some lines, and how many more there are, where they are many.
fn first(mut lines: Vec<String>, more: impl FnOnce(usize) -> String) -> Vec<String> {
    let left = lines.len().saturating_sub(TOLD);
    lines.truncate(TOLD);
    if left > 0 {
        lines.push(more(left));
    }
    lines
}

/// Two entries each that get the name of the other.
fn changed_places(report: &Report, tense: &str) -> Vec<String> {
    let pairs = report.changed_places().into_iter().map(|[one, other]| {
        format!(
            "lines {} and {} give `{}` and `{}` each other’s name: did the two change places by mistake?{tense}",
            one.line, other.line, one.was, other.was
        )
    });
    first(pairs.collect(), |more| {
        format!(
            "and {} each other’s name; --json has all of them in `renamed`",
            counted(more, "more pair gets", "more pairs get")
        )
    })
}

/// The entries that get other names: a column that was sorted by itself would give each that of another.
fn renamed(report: &Report, tense: &str) -> Vec<String> {
    let all = report.renamed.iter();
    let all = all.map(|one| format!("line {}: `{}` → `{}`{tense}", one.line, one.was, one.now));
    first(all.collect(), |more| {
        format!(
            "and {} other names; --json names all of them",
            counted(more, "more entry gets", "more entries get")
        )
    })
}

/// What a column is taken for; where its heading says that it could be and it is not, why, and how it is taken.
fn column(one: &TakenColumn) -> String {
    let name = &one.column;
    match (one.field, one.reason) {
        (Some(field), _) => format!("column `{name}`: {field}"),
        (None, None) => format!("column `{name}`: not taken"),
        (None, Some(reason)) => format!(
            "column `{name}`: not taken: {reason}; if these are the numbers of the list, say so with --map \"{name}=number\""
        ),
    }
}

/// A row that was not taken, with whose it is.
fn refused(one: &Refusal) -> String {
    let Refusal { line, reason, .. } = one;
    match &one.entry {
        Some(entry) => format!("line {line}: `{entry}`: {reason}"),
        None => format!("line {line}: {reason}"),
    }
}

/// What rows say otherwise of their entries, but for the names that were told before.
fn changed(report: &Report, tense: &str) -> Vec<String> {
    let renamed: BTreeSet<u64> = report.renamed.iter().map(|one| one.line).collect();
    let all = report.changed.iter().filter_map(|one| {
        let is_told =
            |field: ChangedField| field == ChangedField::Names && renamed.contains(&one.line);
        let fields = one.fields.iter().copied();
        let fields: Vec<&str> = fields.filter(|field| !is_told(*field)).map(word).collect();
        let (line, entry) = (one.line, &one.entry);
        (!fields.is_empty()).then(|| {
            format!(
                "line {line}: `{entry}` changes: {}{tense}",
                fields.join(", ")
            )
        })
    });
    first(all.collect(), |more| {
        format!(
            "and {}; --json names all of them in `changed`",
            counted(more, "more entry changes", "more entries change")
        )
    })
}

/// What is another of an entry, in words.
fn word(field: ChangedField) -> &'static str {
    match field {
        ChangedField::Names => "languages of names",
        ChangedField::AlsoKnownAs => "further names",
        ChangedField::Country => "country",
        ChangedField::Kind => "kind",
        ChangedField::SignedAt => "day of signing",
        ChangedField::Number => "number",
        ChangedField::Initiated => "whether it called for the appeal",
        ChangedField::Wording => "wording",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_federation::actions::import::{Changed, Renamed};

    #[test]
    fn what_changes_is_named_by_line_entry_and_field() {
        let of = |count: u64, fields: &[ChangedField]| Report {
            changed: (1..=count)
                .map(|line| Changed {
                    line,
                    entry: "Quay".to_owned(),
                    fields: fields.to_vec(),
                })
                .collect(),
            ..Report::default()
        };
        let both = [ChangedField::Names, ChangedField::Country];
        let told = changed(&of(1, &both), "");
        assert_eq!(
            told,
            ["line 1: `Quay` changes: languages of names, country"]
        );
        // A name that is another is told with both.
        let renamed = Renamed {
            line: 1,
            was: "Quay".to_owned(),
            now: "Quai".to_owned(),
        };
        let renamed = |fields: &[ChangedField]| Report {
            renamed: vec![renamed.clone()],
            ..of(1, fields)
        };
        let told = changed(&renamed(&both), "");
        assert_eq!(told, ["line 1: `Quay` changes: country"]);
        assert!(changed(&renamed(&both[..1]), "").is_empty());
        let many = changed(&of(22, &both[1..]), "");
        let more = "and 2 more entries change; --json names all of them in `changed`";
        assert_eq!((many.len(), many[20].as_str()), (21, more));
    }

    #[test]
    fn a_row_that_is_refused_is_told_with_whose_it_is() {
        let mut one = Refusal {
            line: 4,
            reason: "no list changes it".to_owned(),
            code: "entry_otherwise",
            entry: Some("Dockers".to_owned()),
        };
        assert_eq!(refused(&one), "line 4: `Dockers`: no list changes it");
        one.entry = None;
        assert_eq!(refused(&one), "line 4: no list changes it");
    }

    #[test]
    fn of_many_lines_the_first_ones_are_named() {
        let of = |count: u64| numbers(&(1..=count).collect::<Vec<_>>());
        assert_eq!(of(3), "1, 2, 3");
        assert!(of(20).ends_with(", 19, 20"));
        let many = of(23);
        assert!(
            many.ends_with(", 19, 20 and 3 more; --json names all of them"),
            "{many}"
        );
    }

    #[test]
    fn two_that_get_each_others_names_are_asked_about() {
        let one = |line: u64, was: &str, now: &str| Renamed {
            line,
            was: was.to_owned(),
            now: now.to_owned(),
        };
        let report = Report {
            renamed: vec![one(2, "Quay", "Pier"), one(4, "Pier", "Quay")],
            ..Report::default()
        };
        let told = "lines 2 and 4 give `Quay` and `Pier` each other’s name: did the two change places by mistake?";
        assert_eq!(changed_places(&report, ""), [told]);
        assert!(changed_places(&Report::default(), "").is_empty());
    }

    #[test]
    fn of_many_entries_that_get_other_names_the_first_ones_are_told() {
        let of = |count: u64| {
            let all = (1..=count).map(|line| Renamed {
                line,
                was: format!("Quay {line}"),
                now: "Quai".to_owned(),
            });
            let report = Report {
                renamed: all.collect(),
                ..Report::default()
            };
            renamed(&report, "")
        };
        assert!(of(0).is_empty());
        assert_eq!(of(20).len(), 20);
        assert_eq!(of(20)[1], "line 2: `Quay 2` → `Quai`");
        let many = of(23);
        assert_eq!(many.len(), 21);
        let more = "and 3 more entries get other names; --json names all of them";
        assert_eq!(many[20], more);
    }
}
