//! The names of people that everybody may read.

use super::{Person, is_past, terms, wording};
use crate::{Instance, error::Result};
use undersigned_domain::people::{Shown, Terms};
use undersigned_store::persons::{self, PersonSignature};

/// A name as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownName {
    /// The whole name or the first one.
    pub name: String,
    /// Place or region.
    pub region: Option<String>,
    /// Code of the country.
    pub country: Option<String>,
    /// The wording that they signed.
    pub revision: u64,
}

/// The terms by which names of an appeal are shown; none where no name is. From the end of the promised day on
/// that is so whether or not what is kept of these people is deleted by then.
async fn terms_to_show(instance: &Instance, appeal_id: i64) -> Result<Option<Terms>> {
    let terms = terms::get(instance, appeal_id).await?;
    Ok(terms.filter(|terms| terms.shown != Shown::Never && !is_past(instance, terms)))
}

/// Names that may be shown, newest first, and whether there is a signature after them. Only the rows asked for are
/// opened.
///
/// # Errors
/// The database.
pub async fn shown_names(
    instance: &Instance,
    appeal_id: i64,
    skip: u64,
    limit: u64,
) -> Result<(Vec<ShownName>, bool)> {
    let Some(terms) = terms_to_show(instance, appeal_id).await? else {
        return Ok((Vec::new(), false));
    };
    let rows = persons::shown(instance.database.conn(), appeal_id, skip, limit + 1).await?;
    let is_more = rows.len() as u64 > limit;
    let mut names = Vec::new();
    for row in rows.into_iter().take(limit as usize) {
        // One that does not open keeps no other from being shown.
        let Ok(person) = instance.open_person(appeal_id, &row.sealed) else {
            tracing::warn!(id = row.id, "a signature cannot be read");
            continue;
        };
        names.extend(name_of(&row, person, &terms));
    }
    Ok((names, is_more))
}

/// A name as it may be shown, where the organiser does not hide it.
pub(super) fn name_of(row: &PersonSignature, person: Person, terms: &Terms) -> Option<ShownName> {
    let effective = Shown::from_rank(row.shown)
        .min(person.shown)
        .min(person.promised)
        .min(terms.shown);
    let name = match effective {
        Shown::Never => None,
        // A first name that nobody wrote is not guessed: many names begin otherwise.
        Shown::FirstNameAndRegion => person.first_name,
        Shown::Full => Some(person.name),
    };
    name.map(|name| ShownName {
        name,
        region: person.region,
        country: person.country,
        revision: wording::of_row(row.revision),
    })
}
