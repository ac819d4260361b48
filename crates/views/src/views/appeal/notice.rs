//! What is said above everything else.

use crate::views::{Digest, Page, desk::publish::Unpublished};
use askama::{Template, filters::HtmlSafe};
use chrono::{DateTime, Utc};

/// Something said above everything else.
#[derive(Debug, Clone)]
pub enum Notice {
    /// Only its author sees this page, and publishes it at this address.
    Draft(String),
    /// Only its desk sees this page: readers have the wording before these changes.
    Unpublished(Unpublished),
    /// This server holds a copy of another's appeal.
    Copy {
        /// Who holds the copy: the name of this instance.
        holder: String,
        /// Whose appeal it is.
        organiser: String,
        /// Host of the original.
        origin_host: String,
        /// Its address there.
        origin_href: String,
        /// When this server last compared its copy.
        checked_at: Option<DateTime<Utc>>,
        /// Whether this server does not compare with the origin, by its own rules.
        is_apart: bool,
        /// Since when the origin has not answered; none while it does.
        out_of_reach_since: Option<DateTime<Utc>>,
    },
    /// The organiser is suspended on this server.
    Suspended,
    /// The organiser took it back.
    Withdrawn(DateTime<Utc>),
    /// It can no longer be signed.
    Closed(DateTime<Utc>),
    /// It was handed over.
    Delivered {
        /// When.
        at: DateTime<Utc>,
        /// Since when it takes no signatures, where that is so.
        closed: Option<DateTime<Utc>>,
    },
    /// Two different texts are known under one wording number.
    TextConflict {
        /// The wording number.
        wording: u32,
        /// The digests, the one shown here first.
        digests: Vec<Digest>,
        /// The page that shows both texts.
        href: Option<String>,
    },
    /// Signers have signed texts under numbers of this appeal that this server does not hold.
    TextsNotHeld {
        /// How many signed one.
        signers: u64,
        /// The page of all wordings.
        href: Option<String>,
    },
    /// A wording older than the current one is shown.
    EarlierWording {
        /// Its number.
        wording: u32,
        /// Address of the current one.
        current_href: String,
    },
}

/// All that a reader must know first: a template of its own, as what stands around every page is (see
/// [`crate::views::frame`]).
#[derive(Debug, Template)]
#[template(path = "components/notices.html")]
pub struct Notices<'a> {
    page: &'a Page,
    notices: &'a [Notice],
}

impl HtmlSafe for Notices<'_> {}

impl Page {
    /// What a reader must know first.
    #[must_use]
    pub fn notices<'a>(&'a self, notices: &'a [Notice]) -> Notices<'a> {
        Notices {
            page: self,
            notices,
        }
    }
}
