//! `/desk/pages`: imprint, privacy, contact and terms, written by the people of the first
//! organisation on the server; for others these addresses are not there.

use super::{
    meanwhile::{self, Comparison},
    server::check,
    typed_language, words,
};
use crate::{
    language::{native_name, spoken},
    pages::{
        session::{SignedForm, SignedIn},
        site_pages as public,
    },
    problem::{Answer, Problem},
    routing::{boxed, get},
    state::WebState,
    views::{
        FieldError, Link,
        desk::{
            Tab,
            meanwhile::Meanwhile,
            people::Unwritten,
            site_pages::{SitePageEditor, SitePageRow, SitePagesPage},
        },
    },
};
use axum::{Router, extract::Path};
use undersigned_domain::{Digest, team::Permission};
use undersigned_federation::{actions::draft::nfc, site_pages};

const PATH: &str = "/desk/pages";

pub fn routes() -> Router<WebState> {
    Router::new()
        .route(PATH, get(list))
        .route("/desk/pages/{name}", get(edit).post(boxed(save)))
}

/// Whether the server has no imprint or no privacy text of its own yet. Before people sign, both are to be there in most
/// countries, and organisers look for that where people sign, not where the server is seen to.
pub(super) async fn unwritten(signed: &SignedIn) -> Answer<Option<Unwritten>> {
    let instance = signed.instance();
    let written = site_pages::written(instance).await?;
    if ["imprint", "privacy"]
        .iter()
        .all(|name| written.contains(name))
    {
        return Ok(None);
    }
    let may_write = signed.may(Permission::Organisation)
        && site_pages::may_write(instance, &signed.organization).await?;
    Ok(Some(Unwritten {
        pages_href: may_write.then(|| PATH.to_owned()),
    }))
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
    let typed = match found {
        Some(page) => Typed {
            opened: page.language.clone(),
            was: version(&page.content),
            language: page.language,
            text: page.content,
        },
        None if is_written => Typed::default(),
        None => Typed {
            language: reader.to_owned(),
            ..Typed::default()
        },
    };
    let page = editor(&signed, name, typed, None);
    signed.show(&page)
}

/// What stands in the form.
#[derive(Default)]
struct Typed {
    /// The language in which something stood when it was opened; empty for a new page.
    opened: String,
    /// What stood there, as [`version`] tells it; empty for a new page.
    was: String,
    language: String,
    text: String,
}

/// Tells one text from another, for noticing that somebody else changed it; nothing for none.
fn version(text: &str) -> String {
    match text {
        "" => String::new(),
        text => Digest::of(&[text.as_bytes()]).to_string(),
    }
}

async fn save(Path(name): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    check(&signed).await?;
    let name = known(&name)?;
    let language = signed
        .visitor
        .language
        .tag_or_typed(fields.text("language"));
    let mut typed = Typed {
        opened: fields.text("opened"),
        was: fields.text("was"),
        language,
        // As it is stored, for what stands there is compared with it.
        text: nfc(fields.get("text")),
    };
    if fields.get("do") == "begin" {
        // What was written already stays below.
        let spoken = spoken(&typed.language).unwrap_or(signed.visitor.language);
        let text = format!("{}\n{}", public::beginning(spoken), typed.text);
        typed.text = text.trim().to_owned();
        let page = editor(&signed, name, typed, None);
        return signed.show(&page);
    }
    let frame = signed.page();
    let is_other = typed.language != typed.opened;
    // What the operator's command wrote in whatever language is corrected in that one.
    if is_other && let Err(wrong) = typed_language::in_field(&frame, "language", &typed.language) {
        return again(&signed, name, typed, wrong);
    }
    let there = there(&signed, name, &typed.language).await?;
    if is_other && !there.is_empty() {
        // Nobody saw what stands there: it is shown, below what was typed.
        typed.text = format!("{}\n\n{there}", typed.text).trim().to_owned();
        typed.opened.clone_from(&typed.language);
        typed.was = version(&there);
        return again(
            &signed,
            name,
            typed,
            words::wrong(&frame, "text", "site-written"),
        );
    }
    // Of a form that was sent by hand nothing is known.
    if !is_other && !typed.was.is_empty() && typed.was != version(&there) {
        return changed_meanwhile(&signed, name, typed).await;
    }
    if typed.text.trim().is_empty() && is_other {
        return again(&signed, name, typed, words::wrong(&frame, "text", "needed"));
    }
    let gaps = public::gaps(&typed.text);
    if !gaps.is_empty() {
        // Nobody reads an imprint of a server in order to learn that it has none.
        let wrong = FieldError {
            field: "text".to_owned(),
            message: frame.t1("error-site-gaps", "gaps", gaps.join(" ")),
        };
        return again(&signed, name, typed, wrong);
    }
    let instance = signed.instance();
    match site_pages::write_seen(instance, name, &typed.language, &typed.text, &there).await {
        Ok(()) => signed.done(PATH, "page-saved"),
        Err(error) if error.code() == "page_changed" => {
            changed_meanwhile(&signed, name, typed).await
        }
        Err(error) => {
            let field = match error.code() {
                "unknown_language" => "language",
                _ => "text",
            };
            let wrong = words::beside(&frame, field, error)?;
            again(&signed, name, typed, wrong)
        }
    }
}

/// What stands there now in a language; nothing where that is not written.
async fn there(signed: &SignedIn, name: &str, language: &str) -> Answer<String> {
    let written = site_pages::read(signed.instance(), name).await?;
    let found = written.into_iter().find(|page| page.language == language);
    Ok(found.map(|page| page.content).unwrap_or_default())
}

/// The form once more, with what is wrong.
fn again(signed: &SignedIn, name: &'static str, typed: Typed, wrong: FieldError) -> Answer {
    let page = SitePageEditor {
        form: signed.form_with(format!("{PATH}/{name}"), vec![wrong]),
        ..editor(signed, name, typed, None)
    };
    signed.show_again(&page)
}

/// Somebody else saved while this form was open. It is shown as it was filled in, with what it would
/// change in theirs; sent again it does.
async fn changed_meanwhile(signed: &SignedIn, name: &'static str, mut typed: Typed) -> Answer {
    let theirs = there(signed, name, &typed.language).await?;
    if theirs == typed.text {
        return signed.done(PATH, "page-saved");
    }
    let frame = signed.page();
    let href = format!("{PATH}/{name}?language={}", typed.language);
    let mut comparison = Comparison::new(href);
    let label = frame.t("field-site-text");
    comparison.text(label, &typed.language, &theirs, &typed.text);
    typed.was = version(&theirs);
    // Where they took it away, it is a new page.
    typed.opened = match theirs.is_empty() {
        true => String::new(),
        false => typed.language.clone(),
    };
    let wrong = words::wrong(&frame, "text", "changed-meanwhile");
    let page = SitePageEditor {
        form: signed.form_with(format!("{PATH}/{name}"), vec![wrong]),
        ..editor(signed, name, typed, Some(comparison.shown()))
    };
    meanwhile::show(signed, &page)
}

fn editor(
    signed: &SignedIn,
    name: &'static str,
    typed: Typed,
    meanwhile: Option<Meanwhile>,
) -> SitePageEditor {
    SitePageEditor {
        page: signed.page(),
        desk: signed.desk(Tab::Profile),
        form: signed.form_with(format!("{PATH}/{name}"), Vec::new()),
        public_href: format!("/{name}"),
        has_beginning: name == "privacy",
        name,
        opened: typed.opened,
        was: typed.was,
        meanwhile,
        language: typed.language,
        text: typed.text,
    }
}

fn known(name: &str) -> Answer<&'static str> {
    let found = site_pages::NAMES.into_iter().find(|known| *known == name);
    found.ok_or_else(Problem::not_found)
}
