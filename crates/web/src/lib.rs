//! Pages, forms and programming interface of an Undersigned server.
//!
//! This crate turns ready-to-show data into HTML and what people send back into actions.
//! It never names a database, never decides who is on a list, and never talks to another server:
//! all of that happens in the crates below, which the handlers call.
//!
//! What pages say and how they look stands in `undersigned-views`; a handler here fills a view.

mod activitypub;
mod apart;
mod api;
mod audited;
mod check;
pub mod closing_mail;
mod compress;
mod cors;
pub mod countries;
mod digest_mail;
mod direct_message;
mod downloads;
pub mod exports;
mod feeds;
pub mod founding_mail;
mod guard;
mod handed_over;
mod head;
mod hidden_words;
mod invitation_letters;
mod kept;
mod letters;
mod live;
mod markdown;
mod markdown_text;
mod media;
mod multipart;
pub mod news_mail;
mod numbers;
mod one_line;
pub mod pages;
pub mod pdf;
mod people_mail;
pub mod problem;
pub mod rate_limit;
mod registration_mail;
mod room;
mod routes;
mod routing;
pub mod site;
pub mod slow_uploads;
mod state;
mod survey;
pub mod team_mail;
mod translation;
mod unasked_mail;
mod validate;
pub mod ways_out;
mod withheld;
pub mod words;

pub use routes::app;
pub use state::{Options, Source, WebState};

use undersigned_views::{assets, difference, language, views};
