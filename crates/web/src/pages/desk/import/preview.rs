//! What becomes of a list.

use super::{
    asked, at, base,
    changes::Changes,
    going_on, joined,
    lines::{fault, first_lines, first_of, is_exported, left_out, line_with, named_in, was},
    listed, order, proposed, sorted,
    wording::{days, stands_under},
};
use crate::{
    countries::{COUNTRIES, may_be_two},
    language::isolated,
    pages::{
        desk::{
            signed_wording::{self, Asked, Signable},
            signers, words,
        },
        names,
        session::{SignedForm, SignedIn},
    },
    problem::{Answer, Problem},
    views::{
        FieldError, Text,
        desk::{
            Tab,
            import::{AskedRow, ImportPreviewPage, PreviewRow},
        },
    },
};
use axum::extract::Path;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Names, attestation::SignerKind, team::Permission};
use undersigned_federation::{
    FederationError,
    actions::{
        account::is_email,
        countries::is_state,
        import::{
            AtNumbers, COLUMN_SORTED, LINES_JOINED, NAMES_SORTED, NUMBER_TAKEN, Row, Taken,
            draft::{Choices, Draft, Preview},
            table::cells,
        },
        people::terms,
    },
    views::Appeal,
};

pub async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, draft) = going_on(&signed, &slug).await?;
    if draft.outcome.is_some() {
        return signed.go(&at(&slug, "done"));
    }
    let page = page_of(&signed, &appeal, &draft, Said::default(), Vec::new()).await?;
    signed.show(&page)
}

/// Under which name it is ticked that most entries are called otherwise now, or have what others had.
const RENAMED_ALL: &str = "renamed-all";

/// What somebody said of a list that is shown to them once more.
#[derive(Clone, Copy, Default)]
struct Said<'a> {
    /// The wording that was chosen.
    wording: Option<u64>,
    /// The lines that were ticked to be left out; none before the list was looked at.
    without: Option<&'a BTreeSet<u64>>,
    /// Whose the lines are whose number an entry of another name has.
    at_numbers: Option<&'a AtNumbers>,
    /// Lines that were ticked to be one signer with those below them.
    one_signer: Option<&'a BTreeSet<u64>>,
    /// Whether it was ticked that most entries are called otherwise now, or have what others had.
    renamed_all: bool,
    /// Whether that is to be ticked of another column than that of names.
    column_sorted: bool,
}

pub async fn take(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, draft) = going_on(&signed, &slug).await?;
    if draft.outcome.is_some() {
        return signed.go(&at(&slug, "done"));
    }
    if fields.get("mark") != draft.mark() {
        let wrong = words::wrong(&signed.page(), "rows", "import-stale");
        // What was ticked stood beside the lines of another list.
        let page = page_of(&signed, &appeal, &draft, Said::default(), vec![wrong]).await?;
        return signed.show_again(&page);
    }
    let ticked = |prefix: &str| -> BTreeSet<u64> {
        let ticked = fields.with_prefix(prefix);
        let ticked = ticked.filter(|(_, value)| *value == "yes");
        ticked.filter_map(|(line, _)| line.parse().ok()).collect()
    };
    let (without, one_signer) = (ticked("without-"), ticked("one-signer-"));
    let at_numbers = asked::said(&fields);
    let renamed_all = fields.get(RENAMED_ALL) == "yes";
    let said = |wording| Said {
        wording,
        without: Some(&without),
        at_numbers: Some(&at_numbers),
        one_signer: Some(&one_signer),
        renamed_all,
        column_sorted: false,
    };
    let view = signers::published(&signed, &appeal).await?;
    let dated = days(&draft.rows(signed.instance(), &appeal, &COUNTRIES, &one_signer)?);
    let dated: Vec<NaiveDate> = dated.into_iter().map(|(_, day)| day).collect();
    let wording = match Signable::of(&signed, &view).asked(&fields, &dated) {
        Asked::Sure(revision) => signed_wording::for_new(revision),
        Asked::Unsure(revision) => {
            let said = said(Some(revision));
            let page = page_of(&signed, &appeal, &draft, said, Vec::new()).await?;
            return signed.show_again(&page);
        }
        Asked::Unknown => {
            let wrong = words::wrong(&signed.page(), "wording", "needed");
            let page = page_of(&signed, &appeal, &draft, said(None), vec![wrong]).await?;
            return signed.show_again(&page);
        }
    };
    let account = signed.account.id;
    let taken = draft
        .clone()
        .take(
            signed.instance(),
            &appeal,
            account,
            &COUNTRIES,
            Choices {
                without: without.clone(),
                at_numbers: at_numbers.clone(),
                one_signer: one_signer.clone(),
                renamed_all,
                wording,
            },
            may_know(&signed),
        )
        .await;
    match taken {
        Ok(()) => signed.go(&at(&slug, "done")),
        Err(error) => {
            let column_sorted = error.code() == COLUMN_SORTED;
            let wrong = match error.code() {
                NAMES_SORTED => words::wrong(&signed.page(), RENAMED_ALL, "import-renamed-all"),
                COLUMN_SORTED => words::wrong(&signed.page(), RENAMED_ALL, "import-column-sorted"),
                _ => words::beside(&signed.page(), "rows", error)?,
            };
            let said = Said {
                column_sorted,
                ..said(fields.get("wording").parse().ok())
            };
            let page = page_of(&signed, &appeal, &draft, said, vec![wrong]).await?;
            signed.show_again(&page)
        }
    }
}

async fn page_of(
    signed: &SignedIn,
    appeal: &Appeal,
    draft: &Draft,
    chosen: Said<'_>,
    errors: Vec<FieldError>,
) -> Answer<ImportPreviewPage> {
    let page = signed.page();
    let made = draft
        .preview(signed.instance(), appeal, &COUNTRIES, may_know(signed))
        .await;
    let made = match made {
        Err(error @ FederationError::Malformed { .. }) => return Err(Problem::from(error)),
        made => made?,
    };
    let Preview {
        rows,
        report,
        alike,
        left_out: left_out_before,
        unmarked,
        of_two_names,
        joined: of_several_lines,
    } = made;
    let terms = terms_page(signed, appeal, report.people).await?;
    let view = signers::published(signed, appeal).await?;
    let stands = stands_under(
        &page,
        &Signable::of(signed, &view),
        &days(&rows),
        chosen.wording,
    );
    let reader = signed.visitor.language;
    let signer = |line: &u64| {
        let becomes = report.becomes.get(line);
        becomes.or_else(|| rows.get(line).and_then(Row::signer))
    };
    let named = |line: u64| match (signer(&line), rows.get(&line)) {
        (Some(signer), _) => names::texts(&signer.names.name_map, reader),
        (None, Some(Row::Person(person))) => vec![Text::new("", &person.name)],
        _ => Vec::new(),
    };
    let becomes = |line: u64| match (signer(&line), rows.get(&line)) {
        (Some(signer), _) if signer.kind == SignerKind::Individual => "personal",
        (Some(_), _) => "organisation",
        (None, Some(Row::Person(_))) => "individual",
        _ => "count",
    };
    let what = |taken: Taken| match taken {
        Taken::Added => "added",
        Taken::Updated => "updated",
        Taken::Unchanged => "unchanged",
    };
    let country = |line: u64| match (signer(&line), rows.get(&line)) {
        (Some(signer), _) => signer.names.country.as_deref(),
        (None, Some(Row::Person(person))) => person.country.as_deref(),
        _ => None,
    };
    let country = |line: u64| country(line).map_or_else(String::new, |code| page.country(code));
    let by_line = proposed::of(&page, &alike, &left_out_before, &unmarked);
    let is_out = |line: u64| {
        let proposed = by_line.get(&line).map(|(_, twice)| *twice);
        proposed.is_some_and(|twice| chosen.without.map_or(twice, |lines| lines.contains(&line)))
    };
    let out: Vec<Taken> = report
        .taken
        .iter()
        .filter(|(line, _)| is_out(*line))
        .map(|(_, taken)| *taken)
        .collect();
    let but_out = |all: u64, what: Taken| {
        let out = out.iter().filter(|taken| **taken == what);
        all.saturating_sub(out.count() as u64)
    };
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
        *taken != Taken::Unchanged && !is_out(*line) && signer(line).is_some()
    });
    let doubtful = order::doubtful(&report, draft, by_line.keys().chain(&of_two_names));
    let (shown, more) = order::shown(&report.taken, &doubtful);
    let changes = Changes::of(&report);
    let shown = shown.into_iter().map(|(line, taken)| {
        let signer = signer(&line);
        PreviewRow {
            before: match (signer, report.held.get(&line)) {
                (Some(signer), Some(before)) if taken == Taken::Updated => {
                    was(&page, before, &signer.names, reader)
                }
                _ => Vec::new(),
            },
            line,
            names: named(line),
            further: signer.map_or_else(Vec::new, |signer| signer.names.also_known_as.clone()),
            number: signer.and_then(|signer| signer.ordinal),
            signed_at: signer.and_then(|signer| signer.signed_at.clone()),
            country: country(line),
            becomes: page.word("import-becomes", becomes(line)),
            what: match is_out(line) {
                true => page.t("import-taken-left-out"),
                false => page.word("import-taken", what(taken)),
            },
            changes: match is_out(line) {
                true => String::new(),
                false => changes.words(&page, line),
            },
            noted: taken == Taken::Updated || doubtful.contains(&line),
            is_out: is_out(line),
        }
    });
    let not_taken = report.not_taken();
    let is_asked = |code: &str| matches!(code, NUMBER_TAKEN | LINES_JOINED);
    let asked = not_taken.iter().filter(|one| one.code == NUMBER_TAKEN);
    let asked = asked.map(|one| (one.line, signer(&one.line), report.held.get(&one.line)));
    let of_joined = of_several_lines.iter().filter(|one| one.is_asked());
    let of_joined = of_joined.map(|one| (one.lines.first, one.signer(), one.held.as_ref()));
    let called = |names: &Names| names::texts(&names.name_map, reader);
    let asked = asked.chain(of_joined).map(|(line, signer, held)| AskedRow {
        line,
        number: signer.and_then(|one| one.ordinal).unwrap_or_default(),
        held: held.map_or_else(Vec::new, called),
        names: signer.map_or_else(Vec::new, |one| called(&one.names)),
        choices: asked::choices(&page, chosen.at_numbers.and_then(|said| said.get(&line))),
    });
    let mut asked: Vec<AskedRow> = asked.collect();
    asked.sort_by_key(|one| one.line);
    let cells_of = |line: u64| lines.get(&line).map(Vec::as_slice).unwrap_or_default();
    let joined = of_several_lines.iter().map(|one| {
        let ticked = chosen.one_signer;
        let ticked = ticked.is_some_and(|all| all.contains(&one.lines.first));
        let cells = named_in(draft.layout.as_ref(), cells_of(one.lines.first));
        joined::row(&page, one, reader, cells, ticked)
    });
    let joined = joined.collect();
    // Rows that are left out since they were ticked may make it most of them; what was said of it stays.
    let is_said_to_ask =
        chosen.renamed_all || errors.iter().any(|wrong| wrong.field == RENAMED_ALL);
    let noticed = &draft.noticed;
    let columns_sorted = sorted::columns(&page, &report, chosen.column_sorted);
    Ok(ImportPreviewPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(at(&appeal.slug, "take"), errors),
        title: words::title(appeal, reader),
        back: base(&appeal.slug),
        listed: listed(&appeal.slug),
        mark: draft.mark(),
        done: false,
        is_jsonl: draft.layout.is_none(),
        counts: [
            but_out(report.added, Taken::Added),
            but_out(report.updated, Taken::Updated),
            but_out(report.unchanged, Taken::Unchanged),
            not_taken.len() as u64,
        ],
        ticked_out: out.len() as u64,
        renumbered: report.renumbered,
        public_names: match is_beside_addresses {
            true => public_names.count() as u64,
            false => 0,
        },
        terms,
        people_like_organisations: first_lines(&page, &report.people_like_organisations),
        joined,
        times_not_read: first_lines(&page, &report.times_not_read),
        numbers_not_taken: first_lines(&page, &report.numbers_not_taken),
        days_read: first_of(
            report
                .days_read
                .iter()
                .map(|one| isolated(page.language, &format!("{} = {}", one.written, one.day))),
        ),
        countries_not_known: first_of(report.countries_not_known.iter().map(|one| {
            let said = line_with(&page, one.line, &one.country);
            match may_be_two(&one.country).map(|two| two.map(|code| page.country(code))) {
                Some([this, that]) => {
                    let two = page.t2("import-country-of-two", "one", this, "other", that);
                    format!("{said} {two}")
                }
                None if is_state(&one.country) => {
                    format!("{said} {}", page.t("import-country-state"))
                }
                None => said,
            }
        })),
        after_closing: {
            let mut after = report.after_closing.clone();
            after.retain(|line| !is_out(*line));
            first_lines(&page, &after)
        },
        left_in_names: first_of(noticed.left_in_names.iter().map(|line| page.number(*line))),
        of_two_names: first_of(of_two_names.iter().map(|line| page.number(*line))),
        bullets: first_of(noticed.bullets.iter().map(ToString::to_string)),
        left_out: left_out(&page, draft),
        is_western: draft.is_western,
        changed_places: sorted::changed_places(&page, &report),
        asks_renamed: report.names_sorted || is_said_to_ask && columns_sorted.is_empty(),
        columns_sorted,
        renamed_all: chosen.renamed_all,
        is_exported: is_exported(draft),
        asked,
        refused: not_taken
            .iter()
            .filter(|one| !is_asked(one.code))
            .map(|one| {
                let (line, words, mend) = fault(&page, one.line, one.code, &one.reason);
                let names = named_in(draft.layout.as_ref(), cells_of(line));
                (line, words, mend, names)
            })
            .collect(),
        rows: shown.collect(),
        more,
        alike: by_line
            .iter()
            .map(|(line, (said, _))| (*line, named(*line), said.clone(), is_out(*line)))
            .collect(),
        stands,
        page,
    })
}

/// Whether they may know who signed as a person, and so take people over: a list of guessed addresses is no way to ask.
fn may_know(signed: &SignedIn) -> bool {
    signed.may(Permission::Signatures)
}

/// The page on which a day is set until which people are kept, where there are people and no day.
pub(super) async fn terms_page(
    signed: &SignedIn,
    appeal: &Appeal,
    people: u64,
) -> Answer<Option<String>> {
    if people == 0 {
        return Ok(None);
    }
    let is_set = terms::get(signed.instance(), appeal.id).await?.is_some();
    Ok((!is_set).then(|| format!("/desk/appeals/{}/people", appeal.slug)))
}
