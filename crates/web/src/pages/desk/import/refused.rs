//! The lines of a list that were not taken, as a file to mend and to take over again: of the kind that the list was.

use super::{begun, lines::fault};
use crate::{
    downloads,
    exports::{MARK, csv_cell},
    pages::session::SignedIn,
    problem::{Answer, Problem},
    views::Page,
};
use axum::extract::Path;
use undersigned_federation::actions::import::table::Layout;

/// Those of a table, each with the reason.
pub async fn table(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (_, draft) = begun(&signed, &slug).await?;
    let layout = draft.layout.ok_or_else(Problem::not_found)?;
    let outcome = draft.outcome.ok_or_else(Problem::not_found)?;
    let page = signed.page();
    let first = ["import-refused-line", "import-refused-reason"].map(|key| page.t(key));
    let titles = titles(&page, &layout, &outcome.header);
    let titles = first.iter().chain(&titles).map(|cell| csv_cell(cell));
    let mut out = titles.collect::<Vec<_>>().join(",");
    out.insert(0, MARK);
    out.push_str("\r\n");
    for (line, code, reason, cells) in &outcome.refused {
        let (_, words, _) = fault(&page, *line, code, reason);
        let row = [line.to_string(), words];
        let row: Vec<String> = row.iter().chain(cells).map(|cell| csv_cell(cell)).collect();
        out.push_str(&row.join(","));
        out.push_str("\r\n");
    }
    let name = format!("{slug}-refused.csv");
    Ok(downloads::private_csv(out, &name))
}

/// Those of one JSON object a line, as they stood there: in a table they would be names of organisations.
pub async fn lines(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (_, draft) = begun(&signed, &slug).await?;
    if draft.layout.is_some() {
        return Err(Problem::not_found());
    }
    let outcome = draft.outcome.ok_or_else(Problem::not_found)?;
    let lines = outcome.refused.iter().flat_map(|(_, _, _, cells)| cells);
    let out: String = lines.map(|line| format!("{line}\n")).collect();
    let name = format!("{slug}-refused.jsonl");
    Ok(downloads::private(out, "text/plain; charset=utf-8", &name))
}

/// How the columns of the lines are headed: as in the list, or else by what they were taken for.
fn titles(page: &Page, layout: &Layout, header: &[String]) -> Vec<String> {
    if !header.is_empty() {
        return header.to_vec();
    }
    let columns = layout.columns.iter();
    columns
        .map(|column| page.word("import-field", column.field.code()))
        .collect()
}
