//! A table that nobody looks at before it is taken: what the desk proposes to leave out is left out, and named.

use super::{
    AtNumber, Options, Refusal, Report, Row, Source,
    alike::{Alike, alike},
    check_published,
    file::File,
    taking::take,
};
use crate::{Instance, error::Result};
use std::collections::BTreeMap;
use undersigned_store::appeals::Appeal;

/// Imports a file as [`import`](super::import) does, without new rows of a table that have the very name of an entry or
/// of an earlier row, unless somebody says that they are others; and without all of a table of which a column may have
/// been sorted by itself.
///
/// # Errors
/// As [`import`](super::import), of which all rows become lasting together.
pub async fn import_unasked(
    instance: &Instance,
    appeal: &Appeal,
    file: &[u8],
    options: &Options,
    progress: &mut (dyn FnMut(usize, usize) + Send),
) -> Result<Report> {
    check_published(appeal)?;
    let file = File::read(file, &options.source, &appeal.ap_id, &options.one_signer)?;
    // A line of JSON is an entry of a public list, which says itself who is who.
    let twice = match options.source {
        Source::Jsonl => BTreeMap::new(),
        _ => twice(instance, appeal, file.clone(), options).await?,
    };
    let mut options = options.clone();
    options.without.extend(twice.keys());
    let mut report = take(instance, appeal, file, &options, progress).await?;
    report.left_out.extend(twice.into_values());
    report.left_out.sort_by_key(|one| one.line);
    Ok(report)
}

/// The lines that are left out of a table that is taken.
async fn twice(
    instance: &Instance,
    appeal: &Appeal,
    file: File,
    options: &Options,
) -> Result<BTreeMap<u64, Refusal>> {
    let rows = file.rows.iter();
    let rows: BTreeMap<u64, Row> = rows
        .filter_map(|(line, row)| Some((*line, row.as_ref().ok()?.clone())))
        .collect();
    // Nobody is compared with people who are only counted, nor asked of them twice.
    let people = rows.iter().filter(|(_, row)| row.is_person());
    let mut looked = Options {
        dry_run: true,
        ..options.clone()
    };
    looked.without.extend(people.map(|(line, _)| *line));
    let report = take(instance, appeal, file, &looked, &mut |_, _| {}).await?;
    // Who only looks is told what would become of it.
    if !options.dry_run {
        report.check_sorted()?;
    }
    let found = alike(instance, appeal, &rows, &report, usize::MAX).await?;
    let is_another = |line: &u64| options.at_numbers.get(line) == Some(&AtNumber::AsNew);
    let twice = found
        .into_iter()
        .filter(|one| one.is_certain() && !is_another(&one.line));
    Ok(twice.map(|one| (one.line, refusal(&one))).collect())
}

fn refusal(one: &Alike) -> Refusal {
    let Alike {
        line, other, name, ..
    } = one;
    let place = match other {
        Ok(Some(number)) => format!("is on the list already, under number {number}"),
        Ok(None) => "is on the list already".to_owned(),
        Err(earlier) => format!("stands in line {earlier} already"),
    };
    Refusal {
        line: *line,
        reason: format!(
            "`{name}` {place}: say with --as-new {line} that this is another signer of that name"
        ),
        code: "listed_already",
        entry: None,
    }
}
