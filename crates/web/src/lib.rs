//! Pages, forms and programming interface of an Undersigned server.
//!
//! This crate turns ready-to-show data into HTML and what people send back into actions.
//! It never names a database, never decides who is on a list, and never talks to another server:
//! all of that happens in the crates below, which the handlers call.
//!
//! What pages say and how they look stands in `undersigned-views`; a handler here fills a view.

pub mod activitypub;
mod apart;
pub mod api;
mod audited;
pub mod check;
pub mod closing_mail;
pub mod compress;
mod cors;
pub mod countries;
mod digest_mail;
pub mod direct_message;
pub mod downloads;
pub mod exports;
pub mod feeds;
pub mod founding_mail;
pub mod guard;
mod handed_over;
mod head;
mod hidden_words;
mod invitation_letters;
pub mod kept;
pub mod letters;
pub mod live;
pub mod markdown;
mod markdown_text;
mod media;
mod multipart;
pub mod news_mail;
mod numbers;
mod one_line;
pub mod pages;
pub mod pdf;
pub mod people_mail;
pub mod problem;
pub mod rate_limit;
mod registration_mail;
pub mod room;
pub mod routes;
mod routing;
pub mod site;
pub mod slow_uploads;
pub mod state;
pub mod survey;
pub mod team_mail;
pub mod translation;
pub mod validate;
pub mod ways_out;
mod withheld;
pub mod words;

pub use routes::app;
pub use state::{Options, Source, WebState};

use undersigned_views::{assets, difference, language, views};
