//! `…/card.png`: the picture that stands beside a link to an appeal in previews (Open Graph).
//!
//! It is drawn from an SVG by [`draw`], with the fonts of this machine ([`fonts`]), away from the
//! threads that answer requests, and kept by what it says: an appeal whose count has not changed
//! is drawn once in each language.

mod draw;
mod fonts;
mod wrap;

pub use fonts::Fonts;

use super::{
    Kept,
    answer::{A_WHILE, file},
    brief,
};
use crate::{
    activitypub::objects::{self, Which},
    pages::{appeal::current, shell::Shell},
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
    views::{Text, brief::Brief},
};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, Request, State},
    http::StatusCode,
};
use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
    time::Duration,
};
use undersigned_domain::Digest;
use undersigned_federation::turns::Turns;

/// Width of the picture, in pixels: what Open Graph readers show largest.
pub const WIDTH: u32 = 1_200;
/// Height of the picture, in pixels.
pub const HEIGHT: u32 = 630;
/// Pictures drawn at the same time.
const AT_ONCE: usize = 2;
/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(5);
/// Bytes of pictures kept in memory.
const KEPT: usize = 16 * 1024 * 1024;

/// The card's routes.
pub(super) fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/card.png", get(show))
        .route("/appeals/{host}/{slug}/card.png", get(show))
}

/// Address of the card of an appeal in the language of its title.
pub(super) fn address(base: &str, brief: &Brief) -> String {
    format!(
        "{base}{}/card.png?lang={}",
        brief.path, brief.title.language
    )
}

async fn show(State(web): State<WebState>, Path(which): Path<Which>, request: Request) -> Answer {
    let shell = Shell::of(&web, &request).await;
    let view = objects::view(&web, which.host.as_deref(), &which.slug).await?;
    let brief = brief(&web, &view, &shell.query, shell.page.language).await?;
    let (note, _) = current(&view).ok_or_else(Problem::not_found)?;
    let others = note.text.authoritative().into_iter().filter_map(|tag| {
        let title = note.text.title.get(&tag)?;
        Some(Text::new(tag, title))
    });
    let asked = Asked {
        name: shell.page.name.clone(),
        host: undersigned_domain::ids::host(&view.appeal.organiser),
        other_titles: others.filter(|title| *title != brief.title).collect(),
        brief,
    };
    let drawn = web.makers.cards.card(asked).await?;
    Ok(file(&shell, "image/png", A_WHILE, drawn))
}

/// What a card is asked to say.
#[derive(Debug)]
struct Asked {
    brief: Brief,
    /// Titles in other languages, for machines that have no letters for the first.
    other_titles: Vec<Text>,
    /// The organiser's host, for the same reason.
    host: String,
    /// Whose server it is.
    name: String,
}

/// Draws cards, few at a time, and keeps them.
#[derive(Debug)]
pub struct Cards {
    folder: Option<PathBuf>,
    fonts: Arc<OnceLock<Fonts>>,
    turns: Turns,
    kept: Kept,
}

impl Cards {
    /// With the fonts of this machine, and those of a folder.
    #[must_use]
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            fonts: Arc::default(),
            turns: Turns::of(AT_ONCE).with_patience(PATIENCE),
            kept: Kept::new(KEPT),
        }
    }

    async fn card(&self, asked: Asked) -> Answer<Bytes> {
        let key = Digest::of(&[format!("{asked:?}").as_bytes()]).hex();
        if let Some(drawn) = self.kept.get(&key) {
            return Ok(drawn);
        }
        let turn = self.turns.take().await.map_err(|_| {
            let detail = "too many pictures are being drawn; try again later";
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, "busy", detail)
        })?;
        // Somebody else may have drawn it while this request waited.
        if let Some(drawn) = self.kept.get(&key) {
            return Ok(drawn);
        }
        let (fonts, folder) = (self.fonts.clone(), self.folder.clone());
        let drawn = turn.work(move || {
            let fonts = fonts.get_or_init(|| Fonts::load(folder.as_deref()));
            draw::card(fonts, &asked)
        });
        let drawn = drawn.await.ok().flatten().ok_or_else(|| {
            let detail = "the picture could not be drawn";
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail)
        })?;
        let drawn = Bytes::from(drawn);
        self.kept.put(key, drawn.clone());
        Ok(drawn)
    }
}
