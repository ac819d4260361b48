//! Endorsing an appeal as an organisation: give its address, look at it, send it, see a receipt.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::views::appeal::{Addressee, Tongue};
use crate::views::set_up::NameRow;
use crate::views::{Choice, Digest, Form, Link, Page, Text};

/// `/desk/endorse`. Field: `object`, the address of an appeal, or the account of its organiser.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/endorse_start.html")]
pub struct EndorseStartPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Address or account as typed.
    pub object: String,
    /// Appeals of the account that was typed, where it has several.
    pub choices: Vec<Link>,
}

/// The appeal as fetched and checked, with the form to endorse it. Fields: `object`, `revision`,
/// `text-digest` (hidden, what was shown), `language-1…3`, `name-1…3`, `country`, and for each
/// demand `reserve-ID` (`yes`) and `words-ID`.
/// With `existing` a second form posts to `{action}/withdraw`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/endorse_check.html")]
pub struct EndorseCheckPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// The appeal's id.
    pub object: String,
    /// Host of its organiser.
    pub host: String,
    /// Name of its organiser.
    pub organiser: String,
    /// Code of its kind.
    pub kind: String,
    /// Titles.
    pub titles: Vec<Text>,
    /// Whom it addresses.
    pub addressees: Vec<Addressee>,
    /// The letter in every authoritative language.
    pub tongues: Vec<Tongue>,
    /// Number of the wording shown.
    pub revision: u32,
    /// Its text digest.
    pub text_digest: Digest,
    /// Organisations that stand behind it so far.
    pub organisations: u64,
    /// Names under which the organisation signs.
    pub names: Vec<NameRow>,
    /// Countries to choose from.
    pub countries: Vec<Choice>,
    /// One row for each demand.
    pub reservations: Vec<ReservationRow>,
    /// Servers of initiators it will be sent to.
    pub recipients: Vec<String>,
    /// How many followers will hear of it.
    pub followers: u64,
    /// When we endorsed an earlier wording, or this one, if we did.
    pub existing: Option<DateTime<Utc>>,
}

/// A demand against which a reservation can be made.
#[derive(Debug, Clone)]
pub struct ReservationRow {
    /// The demand's id, the end of the field names.
    pub demand: String,
    /// Its words.
    pub words: Text,
    /// Whether it is reserved.
    pub reserved: bool,
    /// The reservation in the signer's own words.
    pub text: String,
}

/// What was sent, to whom, and how to withdraw.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/endorse_done.html")]
pub struct EndorseDonePage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// Title of the appeal.
    pub title: Text,
    /// Whether this was a withdrawal.
    pub withdrawn: bool,
    /// How many other servers have confirmed that they hold the withdrawal.
    pub confirmed: u64,
    /// Whether it is on the list already; otherwise it waits for an initiator.
    pub listed: bool,
    /// Id of the endorsement.
    pub id: String,
    /// The signed statement, to be read.
    pub statement: String,
    /// Servers it goes to.
    pub recipients: Vec<String>,
    /// Our copy of the appeal.
    pub appeal_href: String,
    /// Where to correct or withdraw it.
    pub manage_href: String,
}
