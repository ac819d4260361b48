//! Ways out: an appeal on other people's pages, in previews of links, in calendars and on paper.
//!
//! All of it is made from what the page shows, changes nothing, and links to nothing but the
//! configured public address. `Brief` is what of an appeal fits on a card; each file makes one
//! thing out of it.

mod answer;
mod badge;
mod brief;
mod calendar;
pub mod card;
mod embed;
mod frames;
mod kept;
mod links;
mod meetings;
mod oembed;
mod paper;
pub(crate) mod qr;
mod share;
mod sheet;

pub use links::links;
pub(crate) use paper::{has_renderer, made_of};

use brief::brief;
use kept::Kept;

use crate::{pdf::Renderer, state::WebState};
use axum::Router;
use std::{collections::HashMap, path::PathBuf, sync::Mutex};
use undersigned_federation::views::AppealView;

/// Bytes of PDF kept in memory.
const KEPT_PDF: usize = 32 * 1024 * 1024;

/// What makes the things that are dear to make, and what it made last.
#[derive(Debug)]
pub struct Makers {
    cards: card::Cards,
    /// What makes PDF, where it is there.
    pub pdf: Option<Renderer>,
    kept_pdf: Kept,
    /// PDF that is being made, by what it is made of.
    making: Mutex<HashMap<String, paper::Making>>,
}

impl Makers {
    /// With a folder of fonts beside those of the system, and with the PDF renderer.
    #[must_use]
    pub fn new(fonts: Option<PathBuf>, pdf: Option<Renderer>) -> Self {
        Self {
            cards: card::Cards::new(fonts),
            pdf,
            kept_pdf: Kept::new(KEPT_PDF),
            making: Mutex::default(),
        }
    }
}

impl Default for Makers {
    fn default() -> Self {
        Self::new(None, None)
    }
}

/// The QR code of the address at which an appeal is signed, as SVG.
#[must_use]
pub fn sign_code(web: &WebState, view: &AppealView) -> Option<String> {
    qr::draw(&qr::sign_address(web, view))
}

/// The routes of everything here.
pub fn routes() -> Router<WebState> {
    Router::new()
        .merge(badge::routes())
        .merge(calendar::routes())
        .merge(card::routes())
        .merge(embed::routes())
        .merge(meetings::routes())
        .merge(oembed::routes())
        .merge(paper::routes())
        .merge(qr::routes())
        .merge(share::routes())
        .merge(sheet::routes())
}
