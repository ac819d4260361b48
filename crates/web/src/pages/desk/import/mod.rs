//! `/desk/appeals/{slug}/import`: taking over a list in three steps: give it, say what its columns
//! hold, look at what becomes of it. The rules are those of `undersigned import cosigners`.

mod asked;
mod cells;
mod changes;
mod columns;
mod done;
mod joined;
mod lines;
mod order;
mod preview;
mod preview_page;
mod proposed;
mod refused;
mod rows;
mod sorted;
mod wording;

use super::{editor::may_change, own, words};
use crate::{
    countries::COUNTRIES,
    pages::session::{SignedForm, SignedIn, SignedList, SignedUpload},
    problem::{Answer, Problem},
    routing::{boxed, get, post},
    state::WebState,
    views::{
        FieldError,
        desk::{Tab, import::ImportPage},
    },
};
use axum::{Router, extract::Path};
use undersigned_federation::{
    actions::import::{
        QuoteFault,
        draft::{self, Draft},
        first_quote_fault, first_unreadable_line, short_heading,
    },
    views::Appeal,
};

pub fn routes() -> Router<WebState> {
    let path = "/desk/appeals/{slug}/import";
    Router::new()
        .route(path, get(show).post(boxed(upload)))
        // Where pages send what is pasted that were opened before there was one form.
        .route(
            &format!("{path}/paste"),
            post(upload).get(boxed(super::back)),
        )
        .route(
            &format!("{path}/columns"),
            get(columns::show).post(boxed(columns::choose)),
        )
        .route(&format!("{path}/preview"), get(preview::show))
        .route(
            &format!("{path}/take"),
            post(preview::take).get(boxed(super::back)),
        )
        .route(&format!("{path}/done"), get(done::show))
        .route(&format!("{path}/refused.csv"), get(refused::table))
        .route(&format!("{path}/refused.jsonl"), get(refused::lines))
        .route(
            &format!("{path}/forget"),
            post(forget).get(boxed(super::back)),
        )
}

async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = published(&signed, &slug).await?;
    may_change(&appeal)?;
    let page = start(&signed, &appeal, String::new(), Vec::new()).await?;
    signed.show(&page)
}

/// Takes a file or what was pasted. It comes as a form with files does: in any other, most letters of the world take
/// three times the room.
async fn upload(Path(slug): Path<String>, SignedList(upload): SignedList) -> Answer {
    let SignedUpload {
        signed,
        fields,
        mut files,
        large,
    } = upload;
    let appeal = published(&signed, &slug).await?;
    may_change(&appeal)?;
    let list = fields.get("list");
    let pasted = Some(list).filter(|list| !list.trim().is_empty());
    let file = files.remove("file").unwrap_or_default();
    let is_large = large.contains("file");
    if pasted.is_some() && (is_large || !file.is_empty()) {
        // Nobody knows which of the two is meant; a browser forgets the file.
        return again(&signed, &appeal, "list", "import-both", list.to_owned()).await;
    }
    if is_large {
        return again(&signed, &appeal, "file", "import-large", String::new()).await;
    }
    let given = pasted.map_or(file.as_slice(), str::as_bytes);
    begin(&signed, &appeal, given, pasted).await
}

/// The first step with what was pasted on a page of an earlier session: nothing is read of it before it is sent from this
/// one. `action` is where it was sent.
pub(in crate::pages) async fn list_again(signed: &SignedIn, action: &str, list: &str) -> Answer {
    let slug = action.strip_prefix("/desk/appeals/").unwrap_or_default();
    let slug = slug.split('/').next().unwrap_or_default();
    let appeal = published(signed, slug).await?;
    may_change(&appeal)?;
    let page = start(signed, &appeal, list.to_owned(), Vec::new()).await?;
    signed.show(&page)
}

async fn begin(signed: &SignedIn, appeal: &Appeal, file: &[u8], pasted: Option<&str>) -> Answer {
    let instance = signed.instance();
    match Draft::begin(instance, appeal, file, pasted.is_some(), &COUNTRIES).await {
        Ok(draft) => {
            draft.keep(instance, appeal, signed.account.id).await?;
            signed.go(&at(&appeal.slug, next(&draft)))
        }
        Err(error) => {
            let page = signed.page();
            let message = match error.code() {
                "file_too_large" => page.t("error-import-large"),
                "file_too_long" => page.t("error-import-long"),
                "file_empty" => page.t("error-file-empty"),
                "file_document" => page.t("error-import-document"),
                "file_encoding" => {
                    let line = first_unreadable_line(file).unwrap_or(1);
                    page.t1("error-import-encoding-line", "line", line)
                }
                "quote_unclosed" | "quote_around_rows" => {
                    match first_quote_fault(file, pasted.is_some()) {
                        Some(QuoteFault::AroundRows { line, lines }) => {
                            page.t2("error-import-quote-rows", "line", line, "count", lines)
                        }
                        fault => {
                            let line = fault.map_or(1, QuoteFault::line);
                            page.t1("error-import-quote", "line", line)
                        }
                    }
                }
                "heading_too_short" => {
                    let short = short_heading(file, pasted.is_some());
                    let (named, cells) = short.map_or((0, 0), |short| (short.named, short.cells));
                    page.t2("error-import-heading", "named", named, "cells", cells)
                }
                _ => return Err(error.into()),
            };
            let field = if pasted.is_some() { "list" } else { "file" };
            let wrong = FieldError {
                field: field.to_owned(),
                message,
            };
            let list = pasted.unwrap_or_default().to_owned();
            signed.show_again(&start(signed, appeal, list, vec![wrong]).await?)
        }
    }
}

/// The first step again, with what is wrong with a list.
async fn again(signed: &SignedIn, appeal: &Appeal, field: &str, key: &str, list: String) -> Answer {
    let wrong = words::wrong(&signed.page(), field, key);
    signed.show_again(&start(signed, appeal, list, vec![wrong]).await?)
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

/// The same where something is still to be done with it: nothing is with a list for what was withdrawn.
async fn going_on(signed: &SignedIn, slug: &str) -> Answer<(Appeal, Draft)> {
    let (appeal, draft) = begun(signed, slug).await?;
    if draft.outcome.is_none() {
        may_change(&appeal)?;
    }
    Ok((appeal, draft))
}

fn base(slug: &str) -> String {
    format!("/desk/appeals/{slug}/import")
}

/// Where all who were let in are listed.
fn listed(slug: &str) -> String {
    format!("/desk/appeals/{slug}/co-signers")
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
