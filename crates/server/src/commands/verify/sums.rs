//! The sums of a list in words: organisations and people apart, and whose word a count is.

use super::words::name;
use crate::commands::words::counted;
use undersigned_domain::{Entry, Sequence, Totals};

/// What was summed up; `whole` are all entries, for the names of those who counted.
pub fn in_words(totals: &Totals, whole: &Sequence<Entry>) -> Vec<String> {
    let (by_name, personal) = (totals.organisations, totals.personal);
    let named = format!(
        "{} by name, {} in personal capacity",
        organisations(by_name.current + by_name.earlier),
        people(personal.current + personal.earlier)
    );
    // That nobody was counted is somebody's word; that nobody counted, or that the count was taken out, is none.
    let counts = match totals.claims.is_empty() {
        true => "; no count of people, or of unnamed organisations, in this file".to_owned(),
        false => format!(
            ", {} unnamed, {} counted",
            organisations(totals.unnamed),
            people(totals.individuals)
        ),
    };
    let mut lines = vec![format!("{named}{counts}")];
    if by_name.earlier + personal.earlier > 0 {
        let both = [
            ("Organisations by name", by_name),
            ("People in personal capacity", personal),
        ];
        let some = both.into_iter();
        let some = some.filter(|(_, count)| count.current + count.earlier > 0);
        lines.extend(some.map(|(who, count)| {
            format!(
                "{who}: {} signed the current wording, {} an earlier one, as said beside each.",
                count.current, count.earlier
            )
        }));
    }
    let claims = totals.claims.iter();
    let claims = claims.filter(|one| one.individuals > 0 || one.unnamed_organisations > 0);
    lines.extend(claims.map(|claim| {
        format!(
            "Counted by {}, by its own word: {}, {} unnamed.",
            called(&claim.by, whole),
            people(claim.individuals),
            organisations(claim.unnamed_organisations)
        )
    }));
    lines
}

/// The sums of an older list, and of this one.
pub fn then_and_now([was, is]: &[Totals; 2]) -> String {
    let named = |totals: &Totals| totals.organisations.current + totals.organisations.earlier;
    let personal = |totals: &Totals| totals.personal.current + totals.personal.earlier;
    // A count that a file does not have is not 0.
    let counted = |totals: &Totals, count: u64| match totals.claims.is_empty() {
        true => "no count".to_owned(),
        false => count.to_string(),
    };
    format!(
        "Sums in the older file → in this one: organisations by name {} → {}, people in personal capacity {} → {}, \
         organisations unnamed {} → {}, people counted {} → {}.",
        named(was),
        named(is),
        personal(was),
        personal(is),
        counted(was, was.unnamed),
        counted(is, is.unnamed),
        counted(was, was.individuals),
        counted(is, is.individuals)
    )
}

/// Who counted: the name of its entry, and its address; only that where it has no entry.
fn called(actor: &str, whole: &Sequence<Entry>) -> String {
    let is_it = |entry: &&Entry| entry.id == actor || entry.same_as.iter().any(|id| id == actor);
    match whole.iter().find(is_it).map(name) {
        Some(name) if name != actor => format!("{name} ({actor})"),
        _ => actor.to_owned(),
    }
}

fn organisations(count: u64) -> String {
    counted(count, "organisation", "organisations")
}

fn people(count: u64) -> String {
    counted(count, "person", "people")
}
