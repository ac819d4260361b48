//! Endorsing an appeal as an organisation: give its address, look at it, send it, see a receipt.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::views::appeal::{Addressee, Replica, Tongue};
use crate::views::entry::{KeySeen, verify_command};
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
/// `text-digest` (hidden, what was shown), `language-1…`, `name-1…`, `also-known-as`, `country`, for each
/// demand `reserve-ID` (`yes`) and `words-ID`, `decided-by` and `decided-on`;
/// the button `more-names` asks for another row of names.
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
    /// When signing ended, if it has.
    pub closed: Option<DateTime<Utc>>,
    /// Whether they have said that they sign all the same.
    pub sure: bool,
    /// Whether the appeal was withdrawn: then it cannot be endorsed.
    pub is_withdrawn: bool,
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
    /// Further names, one on each line.
    pub also_known_as: String,
    /// Names in its profile that are other ones in the same languages.
    pub profile_names: Vec<Text>,
    /// That somebody else has such a name, in words.
    pub namesake: Option<String>,
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
    /// When we endorsed it and when we took that back, if we did.
    pub withdrawn: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// Whether those who call for it refused it, or took it off the list.
    pub barred: bool,
    /// Whether it is on the list, under whatever names.
    pub is_listed: bool,
    /// Whether what we said last has not reached the organiser's server, which was tried.
    pub undelivered: bool,
    /// Whether they took it off the list, and did not let it in again since: only a person does.
    pub removed_before: bool,
    /// What became of it so far, in words, where it is not on the list as it was signed.
    pub unlisted: Option<String>,
    /// Where to read how the organiser is reached.
    pub organiser_href: String,
    /// The receipt of that.
    pub receipt_href: String,
    /// Kinds of bodies that may have decided; an empty value for whoever does not say.
    pub bodies: Vec<Choice>,
    /// The day of the decision, as typed.
    pub decided_on: String,
    /// How the appeal was checked.
    pub checked: Checked,
}

impl EndorseCheckPage {
    /// Where changes to the text are proposed and voted on.
    #[must_use]
    pub fn deciding_href(&self) -> String {
        deciding_href(&self.receipt_href)
    }
}

/// From the address of a receipt to that of what is decided about the same appeal.
fn deciding_href(receipt_href: &str) -> String {
    receipt_href.replacen("/desk/endorse/receipt", "/desk/amendments", 1)
}

/// How an appeal of another server was checked before it is shown.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Where the appeal is at home.
    pub host: String,
    /// Whether that is here.
    pub ours: bool,
    /// Whether that server vouched for the text.
    pub at_origin: bool,
    /// The key that signed the text.
    pub key: Digest,
    /// What that server said of this key.
    pub key_seen: KeySeen,
    /// The root key.
    pub root: Digest,
    /// The digest of the list as it is here.
    pub digest: Digest,
    /// Who else holds it, and whether the lists agree.
    pub replicas: Vec<Replica>,
    /// Wordings under which two texts were signed.
    pub conflicts: Vec<u32>,
}

/// `/desk/endorse/receipt`: what an organisation signed, to be kept or printed.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/endorse_receipt.html")]
pub struct EndorseReceiptPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// Title of the appeal.
    pub title: Text,
    /// Name of its organiser.
    pub organiser: String,
    /// Its page.
    pub organiser_href: String,
    /// The appeal's id.
    pub object: String,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// Number and text digest of the wording.
    pub wording: Option<(u32, Digest)>,
    /// Names it was signed under.
    pub names: Vec<Text>,
    /// The country that was signed.
    pub country: Option<String>,
    /// Demands that are not signed, each with the signer's words.
    pub reservations: Vec<(Text, String)>,
    /// The code of the body that decided, and when.
    pub mandate: Option<(String, DateTime<Utc>)>,
    /// When it was signed.
    pub at: Option<DateTime<Utc>>,
    /// Id of the statement.
    pub id: String,
    /// Digest of the statement.
    pub digest: Digest,
    /// The key that signed.
    pub key: Digest,
    /// `listed`, `renamed`, `waits` or `not`.
    pub standing: &'static str,
    /// When those who call for it refused it or took it off the list, and why, in words.
    pub barred: Option<String>,
    /// As of when.
    pub now: DateTime<Utc>,
    /// The signed statement, to be read.
    pub statement: String,
    /// The signed statement as a file.
    pub file_href: String,
    /// The appeal's bundle.
    pub bundle_href: String,
    /// What it is called when it is saved.
    pub bundle_file: String,
    /// The key by which the bundle is checked.
    pub root_key: Option<Digest>,
    /// The number of the entry on the list, and its page.
    pub entry: Option<(u64, String)>,
}

impl EndorseReceiptPage {
    /// The command that checks that it stands on the list.
    #[must_use]
    pub fn verify_command(&self) -> String {
        let number = self.entry.as_ref().map(|(number, _)| *number);
        verify_command(&self.bundle_file, number, self.root_key.as_ref())
    }
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

impl ReservationRow {
    /// The field of the words beside it.
    #[must_use]
    pub fn words_id(&self) -> String {
        format!("words-{}", self.demand)
    }
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
    /// Whether it is one that is signed once this server's clock is believed.
    pub waits: bool,
    /// How many other servers have confirmed that they hold the withdrawal.
    pub confirmed: u64,
    /// From when on other servers count the withdrawal, where it is dated ahead of their clocks.
    pub elsewhere_from: Option<DateTime<Utc>>,
    /// Whether it has not reached the organiser's server, which was tried.
    pub undelivered: bool,
    /// What became of it so far.
    pub outcome: Outcome,
    /// The same in words.
    pub became: String,
    /// Name of the appeal's organiser.
    pub organiser: String,
    /// Where to read how the organiser is reached.
    pub organiser_href: String,
    /// Id of the endorsement.
    pub id: String,
    /// The signed statement, to be read.
    pub statement: String,
    /// Servers it goes to.
    pub recipients: Vec<String>,
    /// Our copy of the appeal.
    pub appeal_href: String,
    /// The number of the entry on the list, and its page.
    pub entry: Option<(u64, String)>,
    /// Where to correct or withdraw it, or to sign it again.
    pub manage_href: String,
    /// Whether the appeal takes signatures.
    pub is_open: bool,
    /// Where the organisation says why.
    pub why_href: String,
    /// The receipt.
    pub receipt_href: String,
}

/// What became of an endorsement so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is on the list.
    Listed,
    /// It is on the list, and not yet under the names that it gives now.
    Renamed,
    /// It is sent. The servers of those who call let in by themselves whom they need not ask a person about.
    Checked,
    /// It is sent. Those who call look at each signature.
    Waits,
    /// Those who call for the appeal refused it, or took it off the list.
    Barred,
}

impl Outcome {
    /// What says so: a sentence, and of who is barred what stands above the day and the reason.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Listed => "endorse-listed",
            Self::Renamed => "endorse-renamed",
            Self::Checked => "endorse-checked",
            Self::Waits => "endorse-waits",
            Self::Barred => "endorse-barred",
        }
    }
}

impl EndorseDonePage {
    /// What stands above it.
    #[must_use]
    pub const fn title_key(&self) -> &'static str {
        match (self.withdrawn, self.outcome) {
            _ if self.waits => "endorse-waiting-title",
            (true, _) if self.confirmed == 0 => "endorse-withdrawn-here-title",
            (true, _) => "endorse-withdrawn-title",
            (false, Outcome::Listed) => "endorse-done-title",
            (false, Outcome::Barred) => Outcome::Barred.key(),
            (false, _) => "endorse-sent-title",
        }
    }

    /// Where changes to the text are proposed and voted on.
    #[must_use]
    pub fn deciding_href(&self) -> String {
        deciding_href(&self.receipt_href)
    }
}
