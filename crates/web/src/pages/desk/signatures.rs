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
    routing::{boxed, get},
    state::WebState,
    views::{
        FieldError, Link,
        desk::{
            Tab,
            signatures::{SignatureRow, SignaturesPage},
        },
    },
};
use axum::{Router, body::Body, extract::Path};
use futures::{Stream, StreamExt as _, stream};
use undersigned_federation::{
    FederationError,
    actions::people::{
        steward::{self, Opened, Pages},
        terms,
    },
    openings,
    views::Appeal,
};

/// Signatures on one page.
const PAGE: u64 = 50;

pub fn routes() -> Router<WebState> {
    Router::new().route(
        "/desk/appeals/{slug}/people/signatures",
        get(show).post(boxed(open)),
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
    let (instance, organization) = (signed.instance(), &signed.organization);
    let opened = match fields.get("do") {
        "csv" => {
            let pages = steward::all(instance, organization, &appeal, &reason).await;
            pages.map(Asked::File)
        }
        _ => {
            let which = (fields.get("after").parse().unwrap_or(0), PAGE);
            let opened = steward::open(instance, organization, &appeal, &reason, which).await;
            opened.map(Asked::Page)
        }
    };
    match opened {
        Ok(Asked::File(pages)) => {
            let body = Body::from_stream(csv(pages).await?);
            let name = format!("{slug}-signatures.csv");
            Ok(downloads::private_csv(body, &name))
        }
        Ok(Asked::Page(opened)) => {
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

/// What somebody is shown.
enum Asked {
    File(Pages),
    Page(Vec<Opened>),
}

/// A table of them all, page by page: of very many, a few are in memory. Where it goes wrong at once, that is said; where on
/// the way, the connection breaks off, so that what has come is not taken for the whole.
async fn csv(
    mut pages: Pages,
) -> Result<impl Stream<Item = Result<String, FederationError>> + Send + 'static, FederationError> {
    let mut begun = exports::table_head(&HEAD);
    if let Some(first) = next_rows(&mut pages).await? {
        begun += &first;
    }
    let rows = stream::try_unfold(pages, |mut pages| async move {
        let some = next_rows(&mut pages).await;
        let some = some.inspect_err(|error| {
            tracing::error!(%error, "a table of signatures breaks off");
        })?;
        Ok::<_, FederationError>(some.map(|some| (some, pages)))
    });
    Ok(stream::iter([Ok(begun)]).chain(rows))
}

async fn next_rows(pages: &mut Pages) -> Result<Option<String>, FederationError> {
    let Some(some) = pages.more().await? else {
        return Ok(None);
    };
    let opened = openings::all(some)?;
    Ok(Some(exports::table_rows(opened.iter().map(cells))))
}

const HEAD: [&str; 10] = [
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

fn cells(opened: &Opened) -> Vec<String> {
    let row = row("", opened);
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
