//! `/desk/appeals/{slug}/import`: taking over a list in three steps: give it, say what its columns
//! hold, look at what becomes of it. The rules are those of `undersigned import cosigners`.

use super::{own, words};
use crate::{
    exports::csv_cell,
    language::LANGUAGES,
    pages::{
        names,
        session::{SignedForm, SignedIn, SignedList, SignedUpload},
    },
    problem::{Answer, Problem},
    state::WebState,
    views::{
        Choice, FieldError, Page, Text,
        desk::{
            Tab,
            import::{ColumnRow, ColumnsPage, ImportPage, ImportPreviewPage},
        },
    },
};
use axum::{
    Router,
    extract::Path,
    http::header,
    response::IntoResponse as _,
    routing::{get, post},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};
use undersigned_domain::attestation::SignerKind;
use undersigned_federation::{
    FederationError,
    actions::import::{
        Row, Taken,
        draft::{self, Alike, Draft, Preview},
        table::{Column, Field, Layout, cells},
    },
    views::Appeal,
};

/// Rows that are shown of those that are taken.
const SHOWN: usize = 100;
/// Cells that are shown of a column.
const SAMPLES: usize = 4;

/// Names of countries in every language of the interface, in small letters, to their codes.
static COUNTRIES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let all = LANGUAGES.iter().flat_map(|language| language.countries());
    all.map(|(code, name)| (name.to_lowercase(), (*code).to_owned()))
        .collect()
});

pub fn routes() -> Router<WebState> {
    let path = "/desk/appeals/{slug}/import";
    Router::new()
        .route(path, get(show).post(upload))
        .route(&format!("{path}/paste"), post(paste).get(super::back))
        .route(&format!("{path}/columns"), get(columns).post(choose))
        .route(&format!("{path}/preview"), get(preview))
        .route(&format!("{path}/take"), post(take).get(super::back))
        .route(&format!("{path}/done"), get(done))
        .route(&format!("{path}/refused.csv"), get(refused))
        .route(&format!("{path}/forget"), post(forget).get(super::back))
}

async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = published(&signed, &slug).await?;
    let page = start(&signed, &appeal, String::new(), Vec::new()).await?;
    signed.show(&page)
}

async fn upload(Path(slug): Path<String>, SignedList(upload): SignedList) -> Answer {
    let SignedUpload {
        signed, mut files, ..
    } = upload;
    let file = files.remove("file").unwrap_or_default();
    begin(&signed, &slug, &file, None).await
}

async fn paste(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let list = form.fields.get("list").to_owned();
    begin(&form.signed, &slug, list.as_bytes(), Some(&list)).await
}

async fn begin(signed: &SignedIn, slug: &str, file: &[u8], pasted: Option<&str>) -> Answer {
    let appeal = published(signed, slug).await?;
    let instance = signed.instance();
    match Draft::begin(instance, &appeal, file, pasted.is_some()).await {
        Ok(draft) => {
            draft.keep(instance, &appeal, signed.account.id).await?;
            signed.go(&at(slug, next(&draft)))
        }
        Err(error) => {
            let key = match error.code() {
                "file_too_large" | "file_too_long" => "import-large",
                "file_encoding" => "import-encoding",
                "file_empty" => "file-empty",
                _ => return Err(error.into()),
            };
            let field = if pasted.is_some() { "list" } else { "file" };
            let wrong = words::wrong(&signed.page(), field, key);
            let list = pasted.unwrap_or_default().to_owned();
            signed.show_again(&start(signed, &appeal, list, vec![wrong]).await?)
        }
    }
}

async fn columns(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, draft) = begun(&signed, &slug).await?;
    match columns_page(&signed, &appeal, &draft, Vec::new()) {
        Some(page) => signed.show(&page),
        None => signed.go(&at(&slug, next(&draft))),
    }
}

async fn choose(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, mut draft) = begun(&signed, &slug).await?;
    let Some(layout) = draft.layout.clone().filter(|_| draft.outcome.is_none()) else {
        return signed.go(&at(&slug, next(&draft)));
    };
    if fields.get("mark") != draft.mark() {
        let wrong = words::wrong(&signed.page(), "column-1", "import-stale");
        let page = columns_page(&signed, &appeal, &draft, vec![wrong]);
        return signed.show_again(&page.ok_or_else(Problem::not_found)?);
    }
    let said = (1..=layout.columns.len()).map(|row| Column {
        field: Field::of(fields.get(&format!("column-{row}"))).unwrap_or_default(),
        language: fields.text(&format!("language-{row}")),
    });
    let layout = Layout {
        columns: said.collect(),
        header: fields.ticked("header"),
        ..layout
    };
    let checked = layout.check();
    draft.layout = Some(layout.clone());
    if let Err(error) = checked {
        let named = layout.columns.iter().any(|one| one.field.is_name());
        let key = match error.to_string() {
            _ if !named => "import-names",
            words if words.contains("two columns") => "import-twice",
            _ => "import-person",
        };
        let wrong = words::wrong(&signed.page(), "column-1", key);
        // What is shown again is the list that is kept: with other columns it has another mark.
        draft
            .keep(signed.instance(), &appeal, signed.account.id)
            .await?;
        let page = columns_page(&signed, &appeal, &draft, vec![wrong]);
        return signed.show_again(&page.ok_or_else(Problem::not_found)?);
    }
    draft
        .keep(signed.instance(), &appeal, signed.account.id)
        .await?;
    draft::remember(signed.instance(), &appeal, &layout).await?;
    signed.go(&at(&slug, "preview"))
}

async fn preview(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, draft) = begun(&signed, &slug).await?;
    if draft.outcome.is_some() {
        return signed.go(&at(&slug, "done"));
    }
    let page = preview_page(&signed, &appeal, &draft, Vec::new()).await?;
    signed.show(&page)
}

async fn take(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, draft) = begun(&signed, &slug).await?;
    if draft.outcome.is_some() {
        return signed.go(&at(&slug, "done"));
    }
    if fields.get("mark") != draft.mark() {
        let wrong = words::wrong(&signed.page(), "rows", "import-stale");
        return signed.show_again(&preview_page(&signed, &appeal, &draft, vec![wrong]).await?);
    }
    let without: BTreeSet<u64> = fields
        .with_prefix("without-")
        .filter(|(_, value)| *value == "yes")
        .filter_map(|(line, _)| line.parse().ok())
        .collect();
    let account = signed.account.id;
    let taken = draft
        .clone()
        .take(signed.instance(), &appeal, account, &COUNTRIES, without)
        .await;
    match taken {
        Ok(()) => signed.go(&at(&slug, "done")),
        Err(error) => {
            let wrong = words::beside(&signed.page(), "rows", error)?;
            signed.show_again(&preview_page(&signed, &appeal, &draft, vec![wrong]).await?)
        }
    }
}

async fn done(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, draft) = begun(&signed, &slug).await?;
    let Some(outcome) = &draft.outcome else {
        return signed.go(&at(&slug, next(&draft)));
    };
    let page = signed.page();
    let refused: Vec<_> = outcome
        .refused
        .iter()
        .map(|(line, code, reason, cells)| {
            let (line, words, mend) = fault(&page, *line, code, reason);
            (line, words, mend, named_in(draft.layout.as_ref(), cells))
        })
        .collect();
    let counts = [
        outcome.added,
        outcome.updated,
        outcome.unchanged,
        refused.len() as u64,
    ];
    signed.show(&ImportPreviewPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form(at(&slug, "take")),
        title: words::title(&appeal, signed.visitor.language),
        back: base(&slug),
        mark: String::new(),
        done: true,
        counts,
        refused,
        alike: Vec::new(),
        rows: Vec::new(),
        more: 0,
        page,
    })
}

async fn refused(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (_, draft) = begun(&signed, &slug).await?;
    let outcome = draft.outcome.ok_or_else(Problem::not_found)?;
    let page = signed.page();
    let mut out = [
        page.t("import-refused-line"),
        page.t("import-refused-reason"),
    ]
    .map(|cell| csv_cell(&cell))
    .join(",");
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

async fn forget(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let signed = form.signed;
    let appeal = published(&signed, &slug).await?;
    let (_, draft) = begun(&signed, &slug).await?;
    draft::forget(signed.instance(), &appeal, signed.account.id).await?;
    match draft.outcome {
        Some(_) => signed.go(&base(&slug)),
        None => signed.done(&base(&slug), "import-forgotten"),
    }
}

/// An appeal that has a wording which could have been signed.
async fn published(signed: &SignedIn, slug: &str) -> Answer<Appeal> {
    let appeal = own(signed, slug).await?;
    match appeal.root {
        Some(_) => Ok(appeal),
        None => Err(Problem::not_found()),
    }
}

async fn begun(signed: &SignedIn, slug: &str) -> Answer<(Appeal, Draft)> {
    let appeal = published(signed, slug).await?;
    let found = Draft::find(signed.instance(), &appeal, signed.account.id).await?;
    Ok((appeal, found.ok_or_else(Problem::not_found)?))
}

fn base(slug: &str) -> String {
    format!("/desk/appeals/{slug}/import")
}

fn at(slug: &str, step: &str) -> String {
    format!("{}/{step}", base(slug))
}

fn next(draft: &Draft) -> &'static str {
    match (&draft.outcome, &draft.layout) {
        (Some(_), _) => "done",
        (None, Some(_)) => "columns",
        (None, None) => "preview",
    }
}

async fn start(
    signed: &SignedIn,
    appeal: &Appeal,
    list: String,
    errors: Vec<FieldError>,
) -> Answer<ImportPage> {
    let begun = Draft::find(signed.instance(), appeal, signed.account.id).await?;
    Ok(ImportPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(base(&appeal.slug), errors),
        title: words::title(appeal, signed.visitor.language),
        manage: format!("/desk/appeals/{}", appeal.slug),
        list,
        begun: begun.map(|draft| at(&appeal.slug, next(&draft))),
        page: signed.page(),
    })
}

fn columns_page(
    signed: &SignedIn,
    appeal: &Appeal,
    draft: &Draft,
    errors: Vec<FieldError>,
) -> Option<ColumnsPage> {
    let layout = draft.layout.as_ref().filter(|_| draft.outcome.is_none())?;
    let page = signed.page();
    let rows: Vec<Vec<String>> = cells(&draft.text, layout.separator)
        .into_iter()
        .filter_map(|(_, row)| row.ok())
        .take(SAMPLES)
        .collect();
    let columns = layout.columns.iter().enumerate().map(|(at, column)| {
        let short = |cell: &String| cell.chars().take(80).collect::<String>();
        let fields = Field::ALL.iter().map(|(code, field)| {
            Choice::new(
                *code,
                page.word("import-field", code),
                *field == column.field,
            )
        });
        ColumnRow {
            row: at + 1,
            samples: rows
                .iter()
                .filter_map(|row| row.get(at).map(short))
                .collect(),
            fields: fields.collect(),
            language: column.language.clone(),
        }
    });
    Some(ColumnsPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(at(&appeal.slug, "columns"), errors),
        title: words::title(appeal, signed.visitor.language),
        back: base(&appeal.slug),
        mark: draft.mark(),
        header: layout.header,
        columns: columns.collect(),
        page,
    })
}

async fn preview_page(
    signed: &SignedIn,
    appeal: &Appeal,
    draft: &Draft,
    errors: Vec<FieldError>,
) -> Answer<ImportPreviewPage> {
    let page = signed.page();
    let made = draft.preview(signed.instance(), appeal, &COUNTRIES).await;
    let made = match made {
        Err(error @ FederationError::Malformed { .. }) => return Err(Problem::from(error)),
        made => made?,
    };
    let Preview {
        rows,
        report,
        alike,
    } = made;
    let reader = signed.visitor.language;
    let named = |line: u64| match rows.get(&line) {
        Some(Row::Signer(signer)) => names::texts(&signer.names.name_map, reader),
        Some(Row::Person(person)) => vec![Text::new("", &person.name)],
        _ => Vec::new(),
    };
    let becomes = |line: u64| match rows.get(&line) {
        Some(Row::Signer(signer)) if signer.kind == SignerKind::Individual => "personal",
        Some(Row::Signer(_)) => "organisation",
        Some(Row::Person(_)) => "individual",
        _ => "count",
    };
    let what = |taken: Taken| match taken {
        Taken::Added => "added",
        Taken::Updated => "updated",
        Taken::Unchanged => "unchanged",
    };
    let country = |line: u64| match rows.get(&line) {
        Some(Row::Signer(signer)) => signer.names.country.as_deref(),
        _ => None,
    };
    let country = |line: u64| country(line).map_or_else(String::new, |code| page.country(code));
    let mut by_line: BTreeMap<u64, (Vec<String>, bool)> = BTreeMap::new();
    for one in &alike {
        let (words, twice) = by_line.entry(one.line).or_default();
        words.push(said(&page, one));
        // The very name of an earlier line is most likely that line again.
        *twice |= one.other.is_err() && one.grade == "certain";
    }
    let lines: BTreeMap<u64, Vec<String>> = match &draft.layout {
        Some(layout) => cells(&draft.text, layout.separator)
            .into_iter()
            .filter_map(|(line, cells)| Some((line, cells.ok()?)))
            .collect(),
        None => BTreeMap::new(),
    };
    let shown = report.taken.iter().take(SHOWN).map(|(line, taken)| {
        let becomes = page.word("import-becomes", becomes(*line));
        (
            *line,
            named(*line),
            becomes,
            page.word("import-taken", what(*taken)),
            country(*line),
        )
    });
    Ok(ImportPreviewPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(at(&appeal.slug, "take"), errors),
        title: words::title(appeal, reader),
        back: base(&appeal.slug),
        mark: draft.mark(),
        done: false,
        counts: [
            report.added,
            report.updated,
            report.unchanged,
            report.refused.len() as u64,
        ],
        refused: report
            .refused
            .iter()
            .map(|one| {
                let (line, words, mend) = fault(&page, one.line, one.code, &one.reason);
                let cells = lines.get(&line).map(Vec::as_slice).unwrap_or_default();
                (line, words, mend, named_in(draft.layout.as_ref(), cells))
            })
            .collect(),
        rows: shown.collect(),
        more: report.taken.len().saturating_sub(SHOWN) as u64,
        alike: by_line
            .into_iter()
            .map(|(line, (said, twice))| (line, named(line), said, twice))
            .collect(),
        page,
    })
}

fn said(page: &Page, one: &Alike) -> String {
    let (key, number) = match one.other {
        Ok(number) => ("import-like-number", number.unwrap_or_default()),
        Err(line) => ("import-like-line", line),
    };
    let grade = page.word("same-grade", one.grade);
    page.t3(
        key,
        "grade",
        grade,
        "number",
        number,
        "name",
        one.name.clone(),
    )
}

/// What the cells of a line say in the columns that hold names.
fn named_in(layout: Option<&Layout>, cells: &[String]) -> String {
    let columns = layout.map(|layout| layout.columns.as_slice());
    let names = columns.unwrap_or_default().iter().zip(cells);
    let names = names.filter(|(column, cell)| column.field.is_name() && !cell.trim().is_empty());
    let names: Vec<String> = names
        .map(|(_, cell)| cell.trim().chars().take(80).collect())
        .collect();
    names.join(" / ")
}

/// What is wrong with a line, and what to do.
fn fault(page: &Page, line: u64, code: &str, reason: &str) -> (u64, String, Option<String>) {
    let words = page.perhaps("import-fault", code);
    let words = words.unwrap_or_else(|| reason.to_owned());
    (line, words, page.perhaps("import-mend", code))
}
