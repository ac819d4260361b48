//! What becomes of a list, and what became of it.

use super::{COUNTRIES, at, base, begun, next};
use crate::{
    exports::{MARK, csv_cell},
    pages::{
        desk::words,
        names,
        session::{SignedForm, SignedIn},
    },
    problem::{Answer, Problem},
    views::{
        FieldError, Page, Text,
        desk::{Tab, import::ImportPreviewPage},
    },
};
use axum::{extract::Path, http::header, response::IntoResponse as _};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{attestation::SignerKind, team::Permission};
use undersigned_federation::{
    FederationError,
    actions::{
        account::is_email,
        import::{
            Row, Taken,
            draft::{Alike, Draft, Preview},
            table::{Layout, cells},
        },
        people::terms,
    },
    views::Appeal,
};

/// Rows that are shown of those that are taken.
const SHOWN: usize = 100;
/// Lines that are named of those whose time is not read.
const SHOWN_LINES: usize = 20;

pub async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, draft) = begun(&signed, &slug).await?;
    if draft.outcome.is_some() {
        return signed.go(&at(&slug, "done"));
    }
    let page = page_of(&signed, &appeal, &draft, Vec::new()).await?;
    signed.show(&page)
}

pub async fn take(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, draft) = begun(&signed, &slug).await?;
    if draft.outcome.is_some() {
        return signed.go(&at(&slug, "done"));
    }
    if fields.get("mark") != draft.mark() {
        let wrong = words::wrong(&signed.page(), "rows", "import-stale");
        return signed.show_again(&page_of(&signed, &appeal, &draft, vec![wrong]).await?);
    }
    let without: BTreeSet<u64> = fields
        .with_prefix("without-")
        .filter(|(_, value)| *value == "yes")
        .filter_map(|(line, _)| line.parse().ok())
        .collect();
    let account = signed.account.id;
    let taken = draft
        .clone()
        .take(
            signed.instance(),
            &appeal,
            account,
            &COUNTRIES,
            without,
            may_know(&signed),
        )
        .await;
    match taken {
        Ok(()) => signed.go(&at(&slug, "done")),
        Err(error) => {
            let wrong = words::beside(&signed.page(), "rows", error)?;
            signed.show_again(&page_of(&signed, &appeal, &draft, vec![wrong]).await?)
        }
    }
}

pub async fn done(Path(slug): Path<String>, signed: SignedIn) -> Answer {
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
        veiled: outcome.people > 0 && !may_know(&signed),
        public_names: 0,
        terms: terms_page(&signed, &appeal, outcome.people).await?,
        times_not_read: String::new(),
        refused,
        alike: Vec::new(),
        rows: Vec::new(),
        more: 0,
        page,
    })
}

pub async fn refused(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (_, draft) = begun(&signed, &slug).await?;
    let outcome = draft.outcome.ok_or_else(Problem::not_found)?;
    let page = signed.page();
    let mut out = [
        page.t("import-refused-line"),
        page.t("import-refused-reason"),
    ]
    .map(|cell| csv_cell(&cell))
    .join(",");
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

async fn page_of(
    signed: &SignedIn,
    appeal: &Appeal,
    draft: &Draft,
    errors: Vec<FieldError>,
) -> Answer<ImportPreviewPage> {
    let page = signed.page();
    let may_know = may_know(signed);
    let made = draft
        .preview(signed.instance(), appeal, &COUNTRIES, may_know)
        .await;
    let made = match made {
        Err(error @ FederationError::Malformed { .. }) => return Err(Problem::from(error)),
        made => made?,
    };
    let Preview {
        rows,
        report,
        alike,
    } = made;
    let terms = terms_page(signed, appeal, report.people).await?;
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
        Some(Row::Person(person)) => person.country.as_deref(),
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
    let mut cells_of_all = lines.values().flatten();
    let is_beside_addresses = cells_of_all.any(|cell| is_email(cell.trim()));
    let public_names = report.taken.iter().filter(|(line, taken)| {
        *taken != Taken::Unchanged && matches!(rows.get(line), Some(Row::Signer(_)))
    });
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
        veiled: report.people > 0 && !may_know,
        public_names: match is_beside_addresses {
            true => public_names.count() as u64,
            false => 0,
        },
        terms,
        times_not_read: first_lines(&page, &report.times_not_read),
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

/// Whether they may know who signed as a person: a list of guessed addresses is no way to ask.
fn may_know(signed: &SignedIn) -> bool {
    signed.may(Permission::Signatures)
}

/// The page on which a day is set until which people are kept, where there are people and no day.
async fn terms_page(signed: &SignedIn, appeal: &Appeal, people: u64) -> Answer<Option<String>> {
    if people == 0 {
        return Ok(None);
    }
    let is_set = terms::get(signed.instance(), appeal.id).await?.is_some();
    Ok((!is_set).then(|| format!("/desk/appeals/{}/people", appeal.slug)))
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

/// The first of many lines.
fn first_lines(page: &Page, lines: &[u64]) -> String {
    let first = lines.iter().take(SHOWN_LINES);
    let mut all: Vec<String> = first.map(|line| page.number(*line)).collect();
    if lines.len() > SHOWN_LINES {
        all.push("…".to_owned());
    }
    all.join(" · ")
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
