//! `…/letters/{name}`: a letter that readers send under their own name. What they type comes in one
//! form and goes out in its answer, as a page to print, a PDF, or the address of a mail; nothing of it
//! is kept. Who sent theirs may say so, and is counted.

mod paper;
mod ready;
mod sent;
pub mod shown;
mod typed;

use super::{
    beside::day_of, cards, desk::words, session::Posted, session::Visitor, signing::frame_at,
};
use crate::{
    activitypub::objects,
    assets::PDF_STYLE,
    problem::{Answer, Problem},
    routing::{boxed, get},
    state::WebState,
    views::{
        FieldError, Form, Html, Page,
        letters::{Counting, LetterDocument, LetterPage, LetterReadyPage, Ready},
    },
};
use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
};
use undersigned_domain::{
    Dispatch,
    dispatch::{Kind, Letter, Words},
    people::Day,
};
use undersigned_federation::{actions::letters, reconcile::replicate, views::AppealView};

pub(super) use typed::Typed;

/// Routes of what is done with a letter. The page itself is where all that stands beside a list is.
pub fn routes() -> Router<WebState> {
    let mut routes = Router::new();
    for base in [
        "/appeals/{slug}/letters/{name}",
        "/appeals/{host}/{slug}/letters/{name}",
    ] {
        routes = routes
            .route(&format!("{base}/ready"), get(back).post(boxed(prepare)))
            .route(&format!("{base}/pdf"), get(back).post(boxed(paper::pdf)));
    }
    // Counted where the appeal is from, and nowhere else.
    routes.route(
        "/appeals/{slug}/letters/{name}/sent",
        get(sent::ask).post(boxed(sent::count)),
    )
}

/// An address below a letter's.
#[derive(Debug, serde::Deserialize)]
struct Place {
    host: Option<String>,
    slug: String,
    name: String,
}

/// A letter that is there, and the day on which it is asked for.
struct Found {
    view: AppealView,
    dispatch: Dispatch,
    letter: Letter,
    today: Day,
    /// Its page.
    address: String,
}

impl Found {
    async fn of(web: &WebState, place: &Place) -> Answer<Self> {
        let view = objects::view(web, place.host.as_deref(), &place.slug).await?;
        let mut all = view.dispatches.shown.iter();
        let dispatch = all
            .find(|one| one.kind == Kind::Letter && replicate::slug(&one.id) == place.name)
            .cloned()
            .ok_or_else(Problem::not_found)?;
        let Words::Letter(letter) = &dispatch.words else {
            return Err(Problem::not_found());
        };
        let today = day_of(web.instance.clock.now()).ok_or_else(Problem::not_found)?;
        let appeal = cards::address(web, &view.appeal);
        Ok(Self {
            address: format!("{appeal}/letters/{}", place.name),
            letter: letter.as_ref().clone(),
            view,
            dispatch,
            today,
        })
    }

    fn is_ours(&self) -> bool {
        self.view.appeal.organization_id.is_some()
    }

    /// What lets a form that says that one was sent count once.
    fn once(&self, web: &WebState) -> Answer<String> {
        let name = replicate::slug(&self.dispatch.id);
        let once = letters::once::issue(&web.instance, &self.view.appeal, &name)?;
        Ok(once)
    }

    fn typed(&self, posted: &Posted, visitor: &Visitor) -> Typed {
        let asked = Some(posted.fields.get("language"));
        let language = shown::chosen(&self.letter, asked, visitor.language);
        Typed::read(&posted.fields, &self.letter, &language)
    }

    /// The letters, or the one to the addressee `only`; otherwise what is too long, for the form.
    fn ready(
        &self,
        web: &WebState,
        typed: &Typed,
        (visitor, page): (&Visitor, &Page),
        only: Option<usize>,
    ) -> Result<Vec<Ready>, Vec<FieldError>> {
        let now = (web.instance.clock.now(), self.today);
        ready::letters(&self.letter, typed, visitor.language, now, only)
            .map_err(|field| vec![words::wrong(page, field, "write-long")])
    }
}

async fn back(Path(place): Path<Place>, visitor: Visitor) -> Answer {
    let host = place
        .host
        .map(|host| format!("{host}/"))
        .unwrap_or_default();
    let Place { slug, name, .. } = place;
    Ok(visitor.go(&format!("/appeals/{host}{slug}/letters/{name}")))
}

/// Fills it in, or shows the form again with what is missing.
async fn prepare(
    State(web): State<WebState>,
    Path(place): Path<Place>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let found = Found::of(&web, &place).await?;
    let typed = found.typed(&posted, &visitor);
    let page = frame_at(&web, &visitor, &found.address).await?;
    let errors = typed.errors(&found.letter, &page);
    let wants_to_change = posted.fields.get("do") == "edit";
    if wants_to_change || !errors.is_empty() {
        return again(&web, &visitor, &found, &typed, errors).await;
    }
    ready_page(&web, (&visitor, page), &found, &typed, false).await
}

/// The letters as they are ready. Where one could not be made into PDF, all of them stay on the page: nothing of them
/// is kept anywhere else.
async fn ready_page(
    web: &WebState,
    (visitor, page): (&Visitor, Page),
    found: &Found,
    typed: &Typed,
    no_pdf: bool,
) -> Answer {
    let letters = match found.ready(web, typed, (visitor, &page), None) {
        Ok(letters) => letters,
        Err(errors) => return again(web, visitor, found, typed, errors).await,
    };
    let reader = visitor.language;
    let count = match (shown::is_over(&found.letter, found.today), found.is_ours()) {
        (true, _) => Counting::Over,
        (false, true) => Counting::Here {
            action: visitor.with_language(&format!("{}/sent", found.address)),
            once: found.once(web)?,
        },
        (false, false) => Counting::There(format!("{}/sent", found.dispatch.id)),
    };
    let shown = LetterReadyPage {
        heading: shown::in_tongue(&found.letter.title, &typed.language, reader),
        address: visitor.with_language(&found.address),
        edit: visitor.with_language(&format!("{}/ready", found.address)),
        pdf: web
            .makers
            .pdf
            .as_ref()
            .map(|_| visitor.with_language(&format!("{}/pdf", found.address))),
        typed: typed.pairs(),
        letters,
        no_pdf,
        count,
        page,
    };
    visitor.show(StatusCode::OK, &shown)
}

/// The form with what was typed.
async fn again(
    web: &WebState,
    visitor: &Visitor,
    found: &Found,
    typed: &Typed,
    errors: Vec<FieldError>,
) -> Answer {
    let reader = visitor.language;
    let status = match errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let note = found.view.list.current().ok_or_else(Problem::not_found)?;
    let mut letter = shown::letter(&found.letter, typed, &found.address, reader, found.today);
    for (_, href) in &mut letter.others {
        *href = visitor.with_language(href);
    }
    let page = LetterPage {
        page: frame_at(web, visitor, &found.address).await?,
        form: Form {
            action: visitor.with_language(&format!("{}/ready", found.address)),
            csrf: String::new(),
            errors,
        },
        title: super::appeal::letter::title(&note.text, reader),
        address: cards::address(web, &found.view.appeal),
        notices: Vec::new(),
        letter: Some(letter),
    };
    visitor.show(status, &page)
}

/// One letter as HTML for the renderer, with its style inside.
fn document(page: Page, letter: Ready) -> LetterDocument {
    LetterDocument {
        page,
        letter,
        style: Html::trusted(PDF_STYLE.to_owned()),
    }
}
