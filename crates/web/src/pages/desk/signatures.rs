//! `/desk/appeals/{slug}/people/signatures`: what people who signed have written, for the steward, who
//! says why. Each opening is in the log.

use super::{own, words};
use crate::{
    downloads, exports,
    pages::{
        session::{SignedForm, SignedIn},
        times,
    },
    problem::Answer,
    state::WebState,
    views::{
        FieldError, Link,
        desk::{
            Tab,
            signatures::{SignatureRow, SignaturesPage},
        },
    },
};
use axum::{Router, extract::Path, routing::get};
use undersigned_federation::{
    actions::people::{
        steward::{self, Opened, Which},
        terms,
    },
    views::Appeal,
};

/// Signatures on one page.
const PAGE: u64 = 50;

pub fn routes() -> Router<WebState> {
    Router::new().route(
        "/desk/appeals/{slug}/people/signatures",
        get(show).post(open),
    )
}

async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let page = page(&signed, &appeal, String::new(), None, Vec::new()).await?;
    signed.show(&page)
}

async fn open(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let reason = fields.text("reason");
    let as_file = fields.get("do") == "csv";
    let which = match as_file {
        true => Which::All,
        false => Which::Page(fields.get("after").parse().unwrap_or(0), PAGE),
    };
    let organization = &signed.organization;
    match steward::open(signed.instance(), organization, &appeal, &reason, which).await {
        Ok(opened) if as_file => Ok(downloads::private_csv(
            csv(&opened),
            &format!("{slug}-signatures.csv"),
        )),
        Ok(opened) => {
            let page = page(&signed, &appeal, reason, Some(opened), Vec::new()).await?;
            signed.show(&page)
        }
        Err(error) if error.code() == "reason_needed" => {
            let wrong = words::wrong(&signed.page(), "reason", "reason-needed");
            let page = page(&signed, &appeal, reason, None, vec![wrong]).await?;
            signed.show_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}

fn csv(opened: &[Opened]) -> String {
    let head = [
        "name",
        "email",
        "country",
        "region",
        "occupation",
        "message",
        "shown",
        "signed",
        "account",
        "source",
    ];
    let rows = opened.iter().map(|one| row("", one)).map(|row| {
        vec![
            row.name,
            row.email,
            row.country.unwrap_or_default(),
            row.region.unwrap_or_default(),
            row.occupation.unwrap_or_default(),
            row.message.unwrap_or_default(),
            row.shown.to_owned(),
            row.at,
            row.account.unwrap_or_default(),
            row.source,
        ]
    });
    exports::table(&head, rows)
}

fn row(base: &str, opened: &Opened) -> SignatureRow {
    let person = opened.person.clone();
    let stored = times::stored(opened.created_at).map(|at| at.to_rfc3339());
    SignatureRow {
        delete: format!("{base}/people/find/{}/delete", opened.id),
        name: person.name,
        email: person.email,
        account: person.account,
        source: opened.source.clone(),
        country: person.country,
        region: person.region,
        occupation: person.occupation,
        message: person.message,
        shown: opened.shown.name(),
        at: person
            .confirmed_at
            .or(person.signed_at)
            .or(stored)
            .unwrap_or_default(),
    }
}

async fn page(
    signed: &SignedIn,
    appeal: &Appeal,
    reason: String,
    opened: Option<Vec<Opened>>,
    errors: Vec<FieldError>,
) -> Answer<SignaturesPage> {
    let page = signed.page();
    let base = format!("/desk/appeals/{}", appeal.slug);
    let full = opened
        .as_ref()
        .filter(|opened| opened.len() as u64 == PAGE)
        .and_then(|opened| opened.last())
        .map(|last| last.id);
    let rows = opened.map(|opened| opened.iter().map(|one| row(&base, one)).collect());
    Ok(SignaturesPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(format!("{base}/people/signatures"), errors),
        title: words::title(appeal, signed.visitor.language),
        total: terms::count(signed.instance(), appeal.id).await?,
        terms: Link {
            href: format!("{base}/people"),
            words: page.t("manage-people-terms"),
        },
        back: base,
        next: full,
        opened: rows,
        reason,
        page,
    })
}
