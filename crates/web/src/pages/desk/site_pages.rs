//! `/desk/pages`: imprint, privacy, contact and terms, written by the people of the first
//! organisation on the server; for others these addresses are not there.

use super::words;
use crate::{
    language::native_name,
    pages::{
        session::{SignedForm, SignedIn},
        site_pages as public,
    },
    problem::{Answer, Problem},
    state::WebState,
    views::{
        FieldError, Link,
        desk::{
            Tab,
            site_pages::{SitePageEditor, SitePageRow, SitePagesPage},
        },
    },
};
use axum::{Router, extract::Path, routing::get};
use undersigned_federation::site_pages;

const PATH: &str = "/desk/pages";

pub fn routes() -> Router<WebState> {
    Router::new()
        .route(PATH, get(list))
        .route("/desk/pages/{name}", get(edit).post(save))
}

async fn list(signed: SignedIn) -> Answer {
    check(&signed).await?;
    let mut pages = Vec::new();
    for name in site_pages::NAMES {
        let written = site_pages::read(signed.instance(), name).await?;
        let links = written.iter().map(|page| Link {
            href: format!("{PATH}/{name}?language={}", page.language),
            words: native_name(&page.language).to_owned(),
        });
        pages.push(SitePageRow {
            name,
            written: links.collect(),
            new_href: format!("{PATH}/{name}"),
        });
    }
    signed.show(&SitePagesPage {
        page: signed.page(),
        desk: signed.desk(Tab::Profile),
        pages,
    })
}

async fn edit(Path(name): Path<String>, signed: SignedIn) -> Answer {
    check(&signed).await?;
    let name = known(&name)?;
    let asked = signed.visitor.query("language").to_owned();
    let written = site_pages::read(signed.instance(), name).await?;
    let found = written.into_iter().find(|page| page.language == asked);
    let (language, text) = match found {
        Some(page) => (page.language, page.content),
        None => (signed.visitor.language.tag.to_owned(), String::new()),
    };
    let page = editor(&signed, name, language, text, Vec::new());
    signed.show(&page)
}

async fn save(Path(name): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    check(&signed).await?;
    let name = known(&name)?;
    let (language, text) = (fields.text("language"), fields.text("text"));
    if fields.get("do") == "begin" {
        // What was written already stays below.
        let beginning = public::beginning(signed.visitor.language);
        let text = format!("{beginning}\n{text}");
        let page = editor(&signed, name, language, text.trim().to_owned(), Vec::new());
        return signed.show(&page);
    }
    match site_pages::write(signed.instance(), name, &language, &text).await {
        Ok(()) => signed.done(PATH, "page-saved"),
        Err(error) => {
            let field = match error.code() {
                "unknown_language" => "language",
                _ => "text",
            };
            let wrong = words::beside(&signed.page(), field, error)?;
            let page = editor(&signed, name, language, text, vec![wrong]);
            signed.show_again(&page)
        }
    }
}

fn editor(
    signed: &SignedIn,
    name: &'static str,
    language: String,
    text: String,
    errors: Vec<FieldError>,
) -> SitePageEditor {
    SitePageEditor {
        page: signed.page(),
        desk: signed.desk(Tab::Profile),
        form: signed.form_with(format!("{PATH}/{name}"), errors),
        public_href: format!("/{name}"),
        has_beginning: name == "privacy",
        name,
        language,
        text,
    }
}

fn known(name: &str) -> Answer<&'static str> {
    let found = site_pages::NAMES.into_iter().find(|known| *known == name);
    found.ok_or_else(Problem::not_found)
}

async fn check(signed: &SignedIn) -> Answer<()> {
    match site_pages::may_write(signed.instance(), &signed.organization).await? {
        true => Ok(()),
        false => Err(Problem::not_found()),
    }
}
