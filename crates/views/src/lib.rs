//! What pages say and how they look: views, templates, words. Knows no HTTP and no database.
//!
//! A view is a plain struct for one page, ready to be shown; `undersigned-web` fills it and sends what
//! its template makes of it. Everything works without JavaScript and without any inline style: the
//! content security policy forbids both.
//!
//! How to add the usual thing:
//! * a page: a struct in `views/<page>.rs`, a template in `templates/pages/<page>.html`, its words
//!   in `locales/<language>/<page>.ftl`, and a handler in `undersigned-web` that fills the struct;
//! * a language: a folder in `locales/`, a line in [`language::LANGUAGES`], and what `CONTRIBUTING.md` names
//!   beside them; a test lists the keys that are missing or unknown;
//! * a colour or a distance: `assets/css/tokens.css`, never anywhere else.

pub mod assets;
pub mod difference;
pub mod language;
pub mod times;
pub mod translation;
pub mod views;
