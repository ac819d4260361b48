//! An organisation without a server signs by form, comes back to its entry, and claims it when it
//! has a server of its own.

use askama::Template;
use chrono::{DateTime, Utc};

use super::set_up::NameRow;
use super::{
    Form, Page, Text,
    pass_on::PassOn,
    people::{CheckField, Signed, ToSign},
};

/// `…/sign/organisation`. Fields: `language-1…`, `name-1…`, `also-known-as`, `country`, `website`,
/// `person`, `role`, `email`, `agree`, `news`; the button `more` asks for another row of names.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_organisation.html")]
pub struct SignOrganisationPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// Code of its kind.
    pub kind: String,
    /// Whether the organiser looks at each name.
    pub moderated: bool,
    /// Rows of language and name, as typed.
    pub names: Vec<NameRow>,
    /// Short name as typed.
    pub also_known_as: String,
    /// ISO 3166-1 code as typed.
    pub country: String,
    /// Website as typed.
    pub website: String,
    /// Name of the person as typed.
    pub person: String,
    /// Role of the person as typed.
    pub role: String,
    /// Why it signs, as typed.
    pub why: String,
    /// E-mail address as typed.
    pub email: String,
    /// Whether the box was ticked.
    pub agreed: bool,
    /// Whether the news were ticked, where there are any to be had.
    pub news: Option<bool>,
    /// The check that somebody filled it in.
    pub check: CheckField,
}

/// After the form: an e-mail is on its way. `…/sign/organisation/again` has the link sent once
/// more; field: `email`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_organisation_sent.html")]
pub struct FormSentPage {
    /// The frame.
    pub page: Page,
    /// The form that sends it again.
    pub form: Form,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// The address written to; empty where none was given yet.
    pub email: String,
    /// Whether something was sent just now.
    pub sent: bool,
}

impl FormSentPage {
    /// What was sent, or is to be.
    #[must_use]
    pub fn heading(&self) -> String {
        self.page.t(match self.sent {
            true if self.page.without_mail => "no-mail-title",
            true if self.page.mails_wait => "mails-wait-title",
            true => "form-sent",
            false => "form-again-title",
        })
    }
}

/// What is to be listed, as a list of facts.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// Names.
    pub names: Vec<Text>,
    /// Further names.
    pub aliases: Vec<String>,
    /// ISO 3166-1 code.
    pub country: Option<String>,
}

/// An entry of the list that may be the very organisation that signs.
#[derive(Debug, Clone)]
pub struct Namesake {
    /// Path of the entry.
    pub entry: String,
    /// Its name.
    pub name: Text,
    /// Its number.
    pub number: Option<u64>,
    /// Where the link by which it is managed is sent once more.
    pub again: String,
}

/// What the link in the e-mail opens: a button, so that no mail scanner signs for anyone.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_organisation_confirm.html")]
pub struct FormConfirmPage {
    /// The frame.
    pub page: Page,
    /// The form: one button, `token` and `text-digest` in hidden fields.
    pub form: Form,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// Code of its kind.
    pub kind: String,
    /// The one-time token.
    pub token: String,
    /// The wording that is signed.
    pub text_digest: String,
    /// Number of that wording.
    pub wording: u32,
    /// What is listed.
    pub listing: Listing,
    /// Why it signs, where the form says so.
    pub why: Option<String>,
    /// Domain of the e-mail address.
    pub domain: String,
    /// Whether that is the organisation's own.
    pub own_domain: bool,
    /// Code of what becomes of it then: `listed`, or why the organiser looks at it first.
    pub next: &'static str,
    /// An entry that may be its own already.
    pub namesake: Option<Namesake>,
    /// Whether the news come with it.
    pub news: bool,
}

/// After something was done: confirmed, corrected, withdrawn, claimed.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_organisation_done.html")]
pub struct FormDonePage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// Code: `listed`, `waits`, `corrected`, `correction-waits`, `contact-changed`, `reworded`, `withdrawn`,
    /// `withdrawal-waits`, `joined`, `suggested`, `claim-mailed`.
    pub outcome: String,
    /// What it is about, where that is shown.
    pub listing: Option<Listing>,
    /// Whether the news come from now on.
    pub news: bool,
    /// The form, for whoever has withdrawn while signatures are taken.
    pub sign_again: Option<String>,
    /// For whoever has just signed.
    pub pass_on: Option<PassOn>,
}

impl FormDonePage {
    /// What has become of it, in a word or two.
    #[must_use]
    pub fn heading(&self) -> String {
        match self.outcome.as_str() {
            _ if self.is_unsent() => self.page.t("no-mail-title"),
            "withdrawal-waits" => self.page.t("endorse-waiting-title"),
            outcome => self.page.word("form-done", outcome),
        }
    }

    /// The same in sentences.
    #[must_use]
    pub fn what(&self) -> String {
        match self.outcome.as_str() {
            "withdrawal-waits" => self.page.t("endorse-waiting"),
            // The link was followed, however it came: what is said is what becomes of the form now.
            outcome @ ("listed" | "waits") if self.page.without_mail => {
                self.page.word("form-done-unmailed", outcome)
            }
            outcome => self.page.word("form-done-what", outcome),
        }
    }

    /// Whether the mail was all that was asked for.
    #[must_use]
    pub fn is_unsent(&self) -> bool {
        self.page.without_mail && self.outcome == "claim-mailed"
    }
}

/// A wording that took the place of the one that was signed. Fields: `token`, `text-digest`.
#[derive(Debug, Clone)]
pub struct NewWording {
    /// Where the button sends the form.
    pub action: String,
    /// Digest of the text that is shown.
    pub text_digest: String,
    /// The wording that was signed.
    pub signed: Signed,
    /// The one that stands, to be read.
    pub fresh: ToSign,
}

/// Who answers for an entry, in a form of its own. Fields: `person`, `role`.
#[derive(Debug, Clone)]
pub struct ContactFields {
    /// Where it is sent.
    pub action: String,
    /// The name.
    pub person: String,
    /// As what.
    pub role: String,
}

/// What the link in the second e-mail opens. Fields: as for signing; `sure` to withdraw, and `news` to end these, too.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_organisation_manage.html")]
pub struct FormManagePage {
    /// The frame.
    pub page: Page,
    /// The form that corrects; withdrawing is at `…/withdraw`.
    pub form: Form,
    /// Where the form that withdraws is sent.
    pub withdraw: String,
    /// Where it is said why the organisation signs. Fields: `why`, `language`.
    pub why_action: String,
    /// What is said.
    pub why: String,
    /// In which language.
    pub why_language: String,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// The token.
    pub token: String,
    /// Code: `waiting`, `listed`, `corrected`, `removed`.
    pub state: String,
    /// When the appeal was withdrawn, after which nothing is corrected any more.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Why it was taken off the list, where that was said.
    pub reason: Option<String>,
    /// The page of the entry and its number, while it is on the list.
    pub entry: Option<(String, Option<u64>)>,
    /// Who answers for it, where that is kept and can be changed.
    pub contact: Option<ContactFields>,
    /// What else is kept of whoever filled the form in: the words of each, and what was written.
    pub kept: Vec<(&'static str, String)>,
    /// Whether the news go to the address.
    pub news: bool,
    /// A new wording, to be signed.
    pub new: Option<NewWording>,
    /// Domain of the e-mail address, where it is kept.
    pub domain: Option<String>,
    /// When it was confirmed.
    pub at: Option<DateTime<Utc>>,
    /// Rows of language and name.
    pub names: Vec<NameRow>,
    /// Short name.
    pub also_known_as: String,
    /// ISO 3166-1 code.
    pub country: String,
}

/// `…/claim/{key}`: how an organisation that was entered by others makes the entry its own.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/claim.html")]
pub struct ClaimPage {
    /// The frame.
    pub page: Page,
    /// The form that says which account it is; field: `account`.
    pub form: Form,
    /// Where the form is sent that has a link mailed.
    pub mail: String,
    /// Path of the entry.
    pub entry: String,
    /// Title of the appeal.
    pub title: Text,
    /// The entry's names.
    pub listing: Listing,
    /// Its number.
    pub number: Option<u64>,
    /// The way to one's own server.
    pub own_server: String,
    /// The domain at which the entry was confirmed, where it was at the organisation's own.
    pub domain: Option<String>,
    /// Whether there is an address that confirmed it.
    pub by_form: bool,
    /// The account as typed.
    pub account: String,
    /// Whether the appeal can be signed now.
    pub is_open: bool,
}

/// What the link in the e-mail opens that was mailed to claim an entry. Field: `account`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/claim_confirm.html")]
pub struct ClaimConfirmPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// The one-time token.
    pub token: String,
    /// The entry's names.
    pub listing: Listing,
    /// The account as typed.
    pub account: String,
}
