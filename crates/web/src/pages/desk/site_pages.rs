//! `/desk/pages`: imprint, privacy, contact and terms, written by the people of the first
//! organisation on the server; for others these addresses are not there.

use super::{typed_language, words};
use crate::{
    language::{native_name, spoken},
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
    let reader = signed.visitor.language.tag;
    // A new page begins in the reader's language, unless there is one in it already.
    let is_written = written.iter().any(|page| page.language == reader);
    let found = written.into_iter().find(|page| page.language == asked);
    let (opened, language, text) = match found {
        Some(page) => (page.language.clone(), page.language, page.content),
        None if is_written => Default::default(),
        None => (String::new(), reader.to_owned(), String::new()),
    };
    let page = editor(&signed, name, opened, language, text, Vec::new());
    signed.show(&page)
}

async fn save(Path(name): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    check(&signed).await?;
    let name = known(&name)?;
    let language = signed
        .visitor
        .language
        .tag_or_typed(fields.text("language"));
    let (opened, text) = (fields.text("opened"), fields.text("text"));
    if fields.get("do") == "begin" {
        // What was written already stays below.
        let spoken = spoken(&language).unwrap_or(signed.visitor.language);
        let text = format!("{}\n{text}", public::beginning(spoken));
        let text = text.trim().to_owned();
        let page = editor(&signed, name, opened, language, text, Vec::new());
        return signed.show(&page);
    }
    // What the operator's command wrote in whatever language is corrected in that one.
    if language != opened
        && let Err(wrong) = typed_language::in_field(&signed.page(), "language", &language)
    {
        let page = editor(&signed, name, opened, language, text, vec![wrong]);
        return signed.show_again(&page);
    }
    let written = site_pages::read(signed.instance(), name).await?;
    let other = written.into_iter().find(|page| page.language == language);
    if let Some(other) = other.filter(|_| opened != language) {
        // Nobody saw what stands there: it is shown, below what was typed.
        let both = format!("{text}\n\n{}", other.content).trim().to_owned();
        let wrong = words::wrong(&signed.page(), "text", "site-written");
        let opened = language.clone();
        let page = editor(&signed, name, opened, language, both, vec![wrong]);
        return signed.show_again(&page);
    }
    if text.trim().is_empty() && opened != language {
        let wrong = words::wrong(&signed.page(), "text", "needed");
        let page = editor(&signed, name, opened, language, text, vec![wrong]);
        return signed.show_again(&page);
    }
    let gaps = public::gaps(&text);
    if !gaps.is_empty() {
        // Nobody reads an imprint of a server in order to learn that it has none.
        let wrong = FieldError {
            field: "text".to_owned(),
            message: signed.page().t1("error-site-gaps", "gaps", gaps.join(" ")),
        };
        let page = editor(&signed, name, opened, language, text, vec![wrong]);
        return signed.show_again(&page);
    }
    match site_pages::write(signed.instance(), name, &language, &text).await {
        Ok(()) => signed.done(PATH, "page-saved"),
        Err(error) => {
            let field = match error.code() {
                "unknown_language" => "language",
                _ => "text",
            };
            let wrong = words::beside(&signed.page(), field, error)?;
            let page = editor(&signed, name, opened, language, text, vec![wrong]);
            signed.show_again(&page)
        }
    }
}

fn editor(
    signed: &SignedIn,
    name: &'static str,
    opened: String,
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
        opened,
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
