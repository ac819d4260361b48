//! What the form of the signers' desk sends: which rows are ticked or chosen, and from which page.

use super::{
    queue::ROWS,
    queue_filters::{is_seen, with_ticked},
};
use crate::pages::session::Fields;
use undersigned_federation::actions::decide_signers::Choice;

/// The address of an appeal's signers' desk.
pub fn base(slug: &str) -> String {
    format!("/desk/appeals/{slug}/queue")
}

/// The page from which a form came: of the queue with what is ticked there, or one that leads through
/// it.
pub fn here(fields: &Fields, slug: &str) -> String {
    with_ticked(page_of(fields.get("here"), slug), &ticked(fields))
}

/// That page, as it is named: no other than one of those.
pub fn page_of(here: &str, slug: &str) -> String {
    let base = base(slug);
    let manage = format!("/desk/appeals/{slug}");
    let listed = format!("{manage}/co-signers");
    let is_page = |page: &str| match here.strip_prefix(page) {
        Some(rest) => rest.is_empty() || rest.starts_with('?'),
        None => false,
    };
    let is_ours = [base.as_str(), &manage, &listed, "/desk"]
        .into_iter()
        .any(is_page);
    if is_ours { here.to_owned() } else { base }
}

/// Whether the box of a row is ticked.
pub fn is_ticked(fields: &Fields, row: usize) -> bool {
    fields.ticked(&format!("tick-{row}"))
}

/// What was seen of those that are ticked.
pub fn ticked(fields: &Fields) -> Vec<String> {
    (1..=ROWS)
        .filter(|row| is_ticked(fields, *row))
        .map(|row| fields.text(&format!("seen-{row}")))
        .filter(|seen| is_seen(seen))
        .collect()
}

/// The rows that were chosen, with what was seen of each.
pub fn chosen(fields: &Fields, is_chosen: impl Fn(usize) -> bool) -> Vec<(usize, Choice)> {
    (1..=ROWS)
        .filter_map(|row| {
            let about = fields.get(&format!("id-{row}"));
            let is_chosen = !about.is_empty() && is_chosen(row);
            let seen = fields.text(&format!("seen-{row}"));
            is_chosen.then(|| {
                let seen = Some(seen).filter(|seen| !seen.is_empty());
                let about = about.to_owned();
                (row, Choice { about, seen })
            })
        })
        .collect()
}
