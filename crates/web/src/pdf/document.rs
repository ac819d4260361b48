//! An appeal as one HTML text for the renderer: what its page shows, with the style inside.

use super::{PdfFault, Renderer, right_to_left::marked};
use crate::{
    language::direction,
    pages::{
        appeal::{self, Around},
        shell::Shell,
    },
    problem::{Answer, Problem},
    state::WebState,
    views::{Html, Template as _, appeal::AppealPage},
    ways_out::sign_code,
};
use axum::{
    body::Bytes,
    http::{HeaderMap, StatusCode, Uri},
};
use undersigned_federation::{Instance, views::AppealView};

/// Most entries of a list that is made into PDF: as many as a page shows for printing.
pub const MAX_ROWS: usize = appeal::roll::PRINTED;

/// What is in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// The letter, and who called for it.
    Letter,
    /// Everybody who signed.
    List,
    /// The one after the other.
    Both,
    /// Both as they were handed over, and how many entries of that list are gone since.
    HandedOver(u64),
}

impl Parts {
    const fn letter(self) -> bool {
        matches!(self, Self::Letter | Self::Both | Self::HandedOver(_))
    }

    /// How many are gone since it was handed over, where any are.
    const fn gone(self) -> Option<u64> {
        match self {
            Self::HandedOver(gone) if gone > 0 => Some(gone),
            _ => None,
        }
    }

    const fn list(self) -> bool {
        matches!(self, Self::List | Self::Both | Self::HandedOver(_))
    }
}

#[derive(Debug, askama::Template)]
#[template(path = "pages/document.html")]
struct Document {
    of: AppealPage,
    letter: bool,
    list: bool,
    gone: Option<u64>,
    style: Html,
    code: Html,
    address: String,
}

/// The document's HTML. The language of text and interface is that of the request.
///
/// # Errors
/// The database; a list that is too long, with what to use instead.
pub async fn html(
    web: &WebState,
    view: &AppealView,
    uri: &Uri,
    headers: &HeaderMap,
    parts: Parts,
) -> Answer<String> {
    let entries = view.list.entries.len();
    if parts.list() && entries > MAX_ROWS {
        let detail = format!(
            "the list has {entries} entries, and a PDF holds at most {MAX_ROWS}: use the list as \
             CSV (cosigners.csv)"
        );
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(Problem::new(status, "list_too_long", detail));
    }
    let mut shell = Shell::read(web, uri, headers).await;
    if parts.list() {
        shell.query.put("names", "all");
    }
    let around = Around::of(web, view).await?;
    let mut of = appeal::page(web, &shell, view, &around).await?;
    turn(&mut of);
    // A code on paper that leads to no form any more would be worse than none.
    let code = match of.takes_signatures() {
        true => sign_code(web, view),
        false => None,
    };
    let document = Document {
        letter: parts.letter(),
        list: parts.list(),
        gone: parts.gone(),
        style: Html::trusted(include_str!("../../assets/css/pdf.css").to_owned()),
        code: Html::trusted(code.unwrap_or_default()),
        address: web
            .instance
            .addresses
            .appeal_page(&view.appeal.host, &view.appeal.slug),
        of,
    };
    document.render().map_err(|error| {
        let detail = format!("the document could not be written: {error}");
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail)
    })
}

/// Keeps lines from right to left that would turn round in the renderer.
fn turn(of: &mut AppealPage) {
    for title in &mut of.titles {
        if title.dir() == "rtl" {
            title.words = marked(&title.words);
        }
    }
    for why in of.roll.iter_mut().filter_map(|entry| entry.why.as_mut()) {
        if why.dir() == "rtl" {
            why.words = marked(&why.words);
        }
    }
    for tongue in &mut of.tongues {
        if direction(&tongue.tag) != "rtl" {
            continue;
        }
        for block in &mut tongue.blocks {
            // What was safe stays so: nothing is added but a letter that is not seen.
            *block = Html::trusted(marked(block.as_str()));
        }
        for demand in &mut tongue.demands {
            demand.words = marked(&demand.words);
        }
    }
}

/// A PDF of letter and list, for the command `export`: in the languages that are signed.
///
/// # Errors
/// As [`html`] and [`Renderer::render`].
pub async fn export(instance: &Instance, view: &AppealView, renderer: &Renderer) -> Answer<Bytes> {
    let web = WebState::offline(instance);
    let reader = appeal::current(view)
        .and_then(|(note, _)| note.text.authoritative().into_iter().next())
        .unwrap_or_default();
    let internal = |_| {
        let detail = "the document has no address";
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail)
    };
    let language = crate::language::spoken(&reader).map_or("en", |language| language.tag);
    let uri: Uri = "/?text=both".parse().map_err(internal)?;
    let mut headers = HeaderMap::new();
    let accepted = axum::http::HeaderValue::from_static(language);
    headers.insert(axum::http::header::ACCEPT_LANGUAGE, accepted);
    let html = html(&web, view, &uri, &headers, Parts::Both).await?;
    Ok(renderer.render(html).await?)
}

impl From<PdfFault> for Problem {
    fn from(fault: PdfFault) -> Self {
        let (status, code) = match fault {
            PdfFault::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
            PdfFault::TooMuch => (StatusCode::UNPROCESSABLE_ENTITY, "list_too_long"),
            PdfFault::Failed => (StatusCode::INTERNAL_SERVER_ERROR, "pdf_failed"),
        };
        Self::new(status, code, fault.to_string())
    }
}
