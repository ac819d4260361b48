//! An appeal as one HTML text for the renderer: what its page shows, with the style inside.

use super::{PdfFault, Renderer, right_to_left::marked};
use crate::{
    assets::PDF_STYLE,
    language::{direction, spoken},
    pages::{
        appeal::{self, Around},
        shell::{Query, Shell},
    },
    problem::{Answer, Problem},
    state::WebState,
    validate::weak_tag,
    views::{
        Html, Template as _,
        appeal::AppealPage,
        document::{Document, HandedOver},
    },
    ways_out::sign_code,
};
use axum::{
    body::Bytes,
    http::{HeaderMap, StatusCode, Uri},
};
use undersigned_domain::AppealText;
use undersigned_federation::{Instance, views::AppealView};
use url::form_urlencoded;

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
    /// Both as they were handed over.
    HandedOver(HandedOver),
}

impl Parts {
    const fn letter(self) -> bool {
        matches!(self, Self::Letter | Self::Both | Self::HandedOver(_))
    }

    const fn handed_over(self) -> Option<HandedOver> {
        match self {
            Self::HandedOver(handed) => Some(handed),
            Self::Letter | Self::List | Self::Both => None,
        }
    }

    const fn list(self) -> bool {
        matches!(self, Self::List | Self::Both | Self::HandedOver(_))
    }
}

/// What a document is made of. It is known by its tag what it would be, before it is written.
pub struct Made {
    web: WebState,
    view: AppealView,
    shell: Shell,
    around: Around,
    parts: Parts,
}

impl Made {
    /// Of a view. The language of text and interface is that of the request.
    ///
    /// # Errors
    /// The database; a list that is too long, with what to use instead.
    pub async fn of(
        web: &WebState,
        view: &AppealView,
        uri: &Uri,
        headers: &HeaderMap,
        parts: Parts,
    ) -> Answer<Self> {
        let entries = view.list.entries.len();
        if parts.list() && entries > MAX_ROWS {
            return Err(too_long(&format!(
                "the list has {entries} entries, and a PDF holds at most {MAX_ROWS}"
            )));
        }
        let (note, _) = appeal::current(view).ok_or_else(Problem::not_found)?;
        let mut shell = Shell::read(web, &plain(uri, &note.text), headers).await;
        if parts.list() {
            shell.query.put("names", "all");
        }
        Ok(Self {
            around: Around::of(web, view).await?.on_paper(),
            web: web.clone(),
            view: view.clone(),
            shell,
            parts,
        })
    }

    /// Differs between any two documents, and from one day to the next.
    pub fn tag(&self) -> String {
        let clock = &self.web.instance.clock;
        let today = clock.now().date_naive().to_string();
        let (view, millis) = (&self.view, clock.millis());
        let page = appeal::tag(&self.shell, view, &self.around, &today, millis);
        weak_tag(&[&page, &view.appeal.ap_id, &format!("{:?}", self.parts)])
    }

    /// How many entries of a list it shows.
    pub fn entries(&self) -> usize {
        match self.parts.list() {
            true => self.view.list.entries.len(),
            false => 0,
        }
    }

    /// The document's HTML. Of a long list it takes a processor for a while.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub async fn html(self) -> Answer<String> {
        html(&self.web, &self.view, &self.shell, &self.around, self.parts).await
    }
}

/// The address with what a document depends on, in one spelling: whatever else stands there makes no other document.
fn plain(uri: &Uri, text: &AppealText) -> Uri {
    let query = Query::read(uri.query());
    let held = |tag: &str| {
        let mut languages = text.languages.iter();
        languages
            .find(|held| held.eq_ignore_ascii_case(tag))
            .cloned()
    };
    // A language in which there is no text shows what is signed, as all of them do.
    let shown = query
        .get("text")
        .map(|tag| held(tag).unwrap_or_else(|| "both".to_owned()));
    let language = query
        .get("lang")
        .and_then(|tag| held(tag).or_else(|| spoken(tag).map(|language| language.tag.to_owned())));
    let mut kept = form_urlencoded::Serializer::new(String::new());
    for (name, value) in [("text", shown), ("lang", language)] {
        if let Some(value) = value {
            kept.append_pair(name, &value);
        }
    }
    let address = format!("{}?{}", uri.path(), kept.finish());
    address.parse().unwrap_or_else(|_| uri.clone())
}

async fn html(
    web: &WebState,
    view: &AppealView,
    shell: &Shell,
    around: &Around,
    parts: Parts,
) -> Answer<String> {
    let mut of = appeal::page(web, shell, view, around).await?;
    // Nobody is left out of what is to be the whole list.
    if parts.list() && !of.roll.is_empty() && of.shown() < of.roll_total {
        let detail = "too many places of the list are those of entries that are gone";
        return Err(too_long(detail));
    }
    turn(&mut of);
    let handed_over = parts.handed_over();
    // A code on paper that leads to no form any more would be worse than none, and what was handed over
    // is not being signed.
    let code = match of.takes_signatures() && handed_over.is_none() {
        true => sign_code(web, view),
        false => None,
    };
    let addresses = &web.instance.addresses;
    let own = &view.appeal.ap_id;
    let document = Document {
        letter: parts.letter(),
        list: parts.list(),
        handed_over,
        as_of: match handed_over {
            None => Some(web.instance.clock.now()),
            Some(handed) => (!handed.said).then_some(handed.at),
        },
        style: Html::trusted(PDF_STYLE.to_owned()),
        code: Html::trusted(code.unwrap_or_default()),
        address: addresses.appeal_page(&view.appeal.host, &view.appeal.slug),
        original: (!addresses.is_ours(own)).then(|| own.clone()),
        of,
    };
    document.render().map_err(|error| {
        let detail = format!("the document could not be written: {error}");
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail)
    })
}

fn too_long(why: &str) -> Problem {
    let detail = format!("{why}: use the list as CSV (cosigners.csv)");
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "list_too_long", detail)
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
/// As [`Made::of`] and [`Renderer::render`].
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
    let made = Made::of(&web, view, &uri, &headers, Parts::Both).await?;
    Ok(renderer.render(made.html().await?, None).await?)
}

impl From<PdfFault> for Problem {
    fn from(fault: PdfFault) -> Self {
        let (status, code) = match fault {
            PdfFault::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
            PdfFault::TooOften => (StatusCode::TOO_MANY_REQUESTS, "too_many_requests"),
            PdfFault::TooMuch => (StatusCode::UNPROCESSABLE_ENTITY, "list_too_long"),
            PdfFault::Failed => (StatusCode::INTERNAL_SERVER_ERROR, "pdf_failed"),
        };
        Self::new(status, code, fault.to_string())
    }
}
