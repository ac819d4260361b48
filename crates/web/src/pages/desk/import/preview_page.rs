//! The page that shows what becomes of a list.

use super::{
    asked, at, base,
    cells::Cells,
    joined,
    lines::{countries_not_known, days_read, fault, first_lines, first_of, is_exported, left_out},
    listed,
    rows::Rows,
    sorted,
    wording::{days, stands_under},
};
use crate::{
    countries::COUNTRIES,
    pages::{
        desk::{signed_wording::Signable, signers, words},
        session::SignedIn,
    },
    problem::Answer,
    views::{
        FieldError, Page,
        desk::{Tab, import::ImportPreviewPage},
    },
};
use undersigned_domain::team::Permission;
use undersigned_federation::{
    actions::{
        import::{
            LINES_JOINED, NUMBER_TAKEN, Report,
            draft::{Choices, Draft},
        },
        people::terms,
    },
    views::Appeal,
};

/// Under which name it is ticked that most entries are called otherwise now, or have what others had.
pub(super) const RENAMED_ALL: &str = "renamed-all";

/// What somebody said of a list that is shown to them once more.
#[derive(Clone, Copy, Default)]
pub(super) struct Said<'a> {
    /// The wording that was chosen.
    pub wording: Option<u64>,
    /// What was ticked beside its lines; none before the list was looked at.
    pub choices: Option<&'a Choices>,
    /// Whether what is to be ticked of most entries is so of another column than that of names.
    pub column_sorted: bool,
}

/// What becomes of a list, with what somebody said of it and what is wrong with that.
pub(super) async fn page_of(
    signed: &SignedIn,
    appeal: &Appeal,
    draft: &Draft,
    said: Said<'_>,
    errors: Vec<FieldError>,
) -> Answer<ImportPreviewPage> {
    let page = signed.page();
    let (instance, may_know) = (signed.instance(), may_know(signed));
    let preview = draft
        .preview(instance, appeal, &COUNTRIES, may_know)
        .await?;
    let report = &preview.report;
    let terms = terms_page(signed, appeal, report.people).await?;
    let view = signers::published(signed, appeal).await?;
    let wordings = Signable::of(signed, &view);
    let choices = said.choices;
    let rows = Rows::of(&page, &preview, choices.map(|ticked| &ticked.without));
    let cells = Cells::of(draft);
    let (counts, ticked_out) = rows.counts();
    let (shown, more) = rows.shown(draft);
    let noticed = &draft.noticed;
    let columns_sorted = sorted::columns(&page, report, said.column_sorted);
    let renamed_all = choices.is_some_and(|ticked| ticked.renamed_all);
    // Rows that are left out since they were ticked may make it most of them; what was said of it stays.
    let is_said_to_ask = renamed_all || errors.iter().any(|wrong| wrong.field == RENAMED_ALL);
    Ok(ImportPreviewPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(at(&appeal.slug, "take"), errors),
        title: words::title(appeal, page.language),
        back: base(&appeal.slug),
        listed: listed(&appeal.slug),
        mark: draft.mark(),
        done: false,
        is_jsonl: draft.layout.is_none(),
        counts,
        ticked_out,
        renumbered: report.renumbered,
        public_names: match cells.have_addresses() {
            true => rows.public_names(),
            false => 0,
        },
        terms,
        people_like_organisations: first_lines(&page, &report.people_like_organisations),
        joined: joined::rows(
            &page,
            &preview.joined,
            &cells,
            choices.map(|ticked| &ticked.one_signer),
        ),
        times_not_read: first_lines(&page, &report.times_not_read),
        numbers_not_taken: first_lines(&page, &report.numbers_not_taken),
        days_read: days_read(&page, report),
        countries_not_known: countries_not_known(&page, report),
        after_closing: first_lines(&page, &rows.but_out(&report.after_closing)),
        left_in_names: first_of(noticed.left_in_names.iter().map(|line| page.number(*line))),
        of_two_names: first_of(preview.of_two_names.iter().map(|line| page.number(*line))),
        bullets: first_of(noticed.bullets.iter().map(ToString::to_string)),
        left_out: left_out(&page, draft),
        is_western: draft.is_western,
        changed_places: sorted::changed_places(&page, report),
        asks_renamed: report.names_sorted || is_said_to_ask && columns_sorted.is_empty(),
        columns_sorted,
        renamed_all,
        is_exported: is_exported(draft),
        asked: asked::rows(
            &page,
            &preview,
            &rows,
            choices.map(|ticked| &ticked.at_numbers),
        ),
        refused: refused(&page, report, &cells),
        rows: shown,
        more,
        alike: rows.alike(),
        stands: stands_under(&page, &wordings, &days(&preview.rows), said.wording),
        page,
    })
}

/// The lines that are not taken, each with what is wrong, what to do and how it is named; but for those of which somebody is
/// asked.
fn refused(
    page: &Page,
    report: &Report,
    cells: &Cells<'_>,
) -> Vec<(u64, String, Option<String>, String)> {
    let not_taken = report.not_taken().into_iter();
    let refused = not_taken.filter(|one| !matches!(one.code, NUMBER_TAKEN | LINES_JOINED));
    refused
        .map(|one| {
            let (line, words, mend) = fault(page, one.line, one.code, &one.reason);
            (line, words, mend, cells.named(line))
        })
        .collect()
}

/// Whether they may know who signed as a person, and so take people over: a list of guessed addresses is no way to ask.
pub(super) fn may_know(signed: &SignedIn) -> bool {
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
