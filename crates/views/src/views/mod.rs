//! What the pages show: one plain struct per page, filled by its handler, rendered by its template.
//!
//! Nothing here is a domain or database type. Times are `DateTime<Utc>`, codes (kind, provenance,
//! role) are the words used on the wire, and everything else is a string, a number or a list.
//! A struct answers `render()` (askama) with the whole HTML document.

pub mod appeal;
pub mod archive;
pub mod beside;
pub mod brief;
pub mod changes;
pub mod co_sign;
pub mod co_signers;
pub mod comments;
pub mod desk;
pub mod document;
pub mod embed;
pub mod entry;
pub mod form_fields;
pub mod frame;
pub mod home;
pub mod invited;
pub mod letters;
pub mod linked;
pub mod list_changes;
pub mod meetings;
pub mod new_organisation;
pub mod news;
pub mod no_mails;
pub mod notices;
pub mod organisation;
pub mod own_server;
pub mod pass_on;
pub mod people;
pub mod picture;
pub mod problem;
pub mod proceedings;
pub mod revision;
pub mod row_fields;
pub mod set_up;
pub mod share;
pub mod shared;
pub mod sheet;
pub mod sign_by_form;
pub mod sign_in;
pub mod site_pages;
pub mod topics;
pub mod ways_out;

mod besides;
mod coalition;
mod growth;
mod page;
mod parts;

pub use askama::Template;
pub use besides::Besides;
pub use coalition::{Branch, Coalition};
pub use growth::Growth;
pub use page::{Link, Page, Still, behind_key, signed};
pub use parts::{
    AppealCard, Choice, Digest, FieldError, Form, Html, Status, Text, TextBlock, escaped,
};
