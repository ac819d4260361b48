//! The lines of a list that were not taken, as a file to mend and to take over again.

use super::{begun, lines::fault};
use crate::{
    exports::{MARK, csv_cell},
    pages::session::SignedIn,
    problem::{Answer, Problem},
    views::Page,
};
use axum::{extract::Path, http::header, response::IntoResponse as _};
use undersigned_federation::actions::import::table::Layout;

pub async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (_, draft) = begun(&signed, &slug).await?;
    let outcome = draft.outcome.ok_or_else(Problem::not_found)?;
    let page = signed.page();
    let first = ["import-refused-line", "import-refused-reason"].map(|key| page.t(key));
    let titles = titles(&page, draft.layout.as_ref(), &outcome.header);
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
    let name = format!("attachment; filename=\"{slug}-refused.csv\"");
    let kind = "text/csv; charset=utf-8".to_owned();
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, out).into_response())
}

/// How the columns of the lines are headed: as in the list, or else by what they were taken for.
fn titles(page: &Page, layout: Option<&Layout>, header: &[String]) -> Vec<String> {
    match layout {
        _ if !header.is_empty() => header.to_vec(),
        Some(layout) => {
            let columns = layout.columns.iter();
            columns
                .map(|column| page.word("import-field", column.field.code()))
                .collect()
        }
        None => vec!["JSON".to_owned()],
    }
}
