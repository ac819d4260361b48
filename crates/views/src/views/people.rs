//! People sign at the organiser's server: the form, the links in the mails, what is kept, names.

mod check;

pub use check::{Check, CheckField};

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    Choice, Form, Link, Page, Text,
    appeal::{Addressee, Tongue},
    co_signers::Mark,
    pass_on::PassOn,
};

/// What a person writes, as typed.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// Name.
    pub name: String,
    /// First name, to be shown.
    pub first_name: String,
    /// Country code.
    pub country: String,
    /// Place or region.
    pub region: String,
    /// Occupation.
    pub occupation: String,
    /// To the organiser.
    pub message: String,
    /// How much of the name is shown, to choose from; empty where none ever is.
    pub shown: Vec<Choice>,
}

/// What is promised, for reading.
#[derive(Debug, Clone)]
pub struct Promise {
    /// Who keeps the signatures.
    pub keeper: Keeper,
    /// The last day.
    pub kept_until: DateTime<Utc>,
    /// Code of what is shown at most.
    pub shown: String,
}

/// Who keeps what somebody wrote.
#[derive(Debug, Clone, Default)]
pub struct Keeper {
    /// How they are called.
    pub name: String,
    /// How to reach them; empty where nobody said.
    pub contact: String,
    /// A link there, where that is an address of the web or of mail.
    pub contact_href: Option<String>,
}

/// `/appeals/{slug}/sign/person`. Fields: `name`, `email`, `country`, `region`, `occupation`,
/// `message`, `shown`, `first-name`, `agree`, `news`, and hidden `consent`, `check`, `work`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/people/form.html")]
pub struct SignPersonPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// What is promised.
    pub promise: Promise,
    /// What was typed.
    pub written: Written,
    /// E-mail address as typed.
    pub email: String,
    /// The words beside the box.
    pub consent: Text,
    /// Digest of all that is agreed to.
    pub consent_digest: String,
    /// Whether the box was ticked.
    pub agreed: bool,
    /// Whether the news were ticked, where there are any to be had.
    pub news: Option<bool>,
    /// Against floods.
    pub check: CheckField,
}

/// After a form, and after a link: one thing was done.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/people/done.html")]
pub struct PeopleDonePage {
    /// The frame.
    pub page: Page,
    /// `sent`, `counted`, `counted-news`, `withdrawn`, `withdrawn-news`, `link-sent`.
    pub outcome: String,
    /// The address to which an e-mail is on its way, as it was typed, where it is to be looked at again.
    pub sent_to: Option<String>,
    /// Path and title of the appeal, where it is about one.
    pub appeal: Option<(String, Text)>,
    /// Where the link can be asked for again, or where what was done is ended.
    pub again: Option<Link>,
    /// For whoever has just signed.
    pub pass_on: Option<PassOn>,
}

impl PeopleDonePage {
    /// What was done, in sentences.
    #[must_use]
    pub fn what(&self) -> String {
        match self.outcome.as_str() {
            // The link was followed, however it came: no second one comes by e-mail.
            "counted" | "counted-news" if self.page.without_mail => {
                self.page.t("people-done-unmailed")
            }
            "withdrawn" => self.withdrawn("news-along-apart"),
            "withdrawn-news" => self.withdrawn("done-news-left"),
            outcome => {
                let what = self.page.word("people-done-what", outcome);
                let Some(email) = &self.sent_to else {
                    return what;
                };
                let to = self.page.t1("people-done-sent-to", "email", email.as_str());
                format!("{to}{}{what}", self.page.gap())
            }
        }
    }

    fn withdrawn(&self, of_the_news: &str) -> String {
        let page = &self.page;
        let what = page.t("people-done-what-withdrawn");
        format!("{what}{}{}", page.gap(), page.t(of_the_news))
    }

    /// The same in a word or two.
    #[must_use]
    pub fn heading(&self) -> String {
        match self.outcome.as_str() {
            _ if self.is_unsent() => self.page.t("no-mail-title"),
            _ if self.page.mails_wait => self.page.t("mails-wait-title"),
            outcome => self.page.word("people-done", outcome),
        }
    }

    /// Whether a mail is to come.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.outcome == "sent" || self.outcome.ends_with("-sent")
    }

    /// Whether the mail was all that was asked for, and none leaves.
    #[must_use]
    pub fn is_unsent(&self) -> bool {
        self.page.without_mail && self.is_awaited()
    }
}

/// A wording as it is read before it is signed.
#[derive(Debug, Clone)]
pub struct ToSign {
    /// Its number; the form sends it back as `revision`.
    pub wording: u32,
    /// When it was published.
    pub at: Option<DateTime<Utc>>,
    /// Its title in each language shown.
    pub titles: Vec<Text>,
    /// Whom it addresses.
    pub addressees: Vec<Addressee>,
    /// The text in each of them.
    pub tongues: Vec<Tongue>,
}

/// The wording that somebody signed.
#[derive(Debug, Clone)]
pub struct Signed {
    /// Its number.
    pub wording: u32,
    /// When it was published.
    pub at: Option<DateTime<Utc>>,
    /// That it is an earlier one, where it is.
    pub marks: Vec<Mark>,
}

/// What the link in the first mail opens: a button, so that no mail scanner signs for anyone.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/people/confirm.html")]
pub struct ConfirmPage {
    /// The frame.
    pub page: Page,
    /// The form: one button, `token` in a hidden field.
    pub form: Form,
    /// The one-time token.
    pub token: String,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// Who signs: what was written into the form.
    pub written: Written,
    /// What of it everybody may read then; nothing where no name is shown.
    pub public: Vec<String>,
    /// Whether the news come with it.
    pub news: bool,
    /// What is signed.
    pub text: ToSign,
    /// What changed since the form was filled in, where something did.
    pub changed: Option<String>,
    /// Whether it changed while this page was open.
    pub again: bool,
}

impl ConfirmPage {
    /// Whether the text stands there in full: it is another than the one that was read before.
    #[must_use]
    pub fn is_text_open(&self) -> bool {
        self.again || self.changed.is_some()
    }
}

/// `/signature?token=…`: everything that is kept of one person, to correct, take along, withdraw.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/people/signature.html")]
pub struct SignaturePage {
    /// The frame.
    pub page: Page,
    /// The form to correct it, posted with `token`.
    pub form: Form,
    /// Where `token` is posted to take it along.
    pub download: String,
    /// Where `token` is posted to withdraw, with `news` where the news is to end with it.
    pub withdraw: String,
    /// Where `token` and `revision` are posted to sign another wording.
    pub sign_new: String,
    /// Where `token` is posted to end the news of the appeal.
    pub end_news: String,
    /// The link's secret.
    pub token: String,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// What can be corrected, as it is or as typed.
    pub written: Written,
    /// The e-mail address, which stays.
    pub email: String,
    /// When they signed.
    pub signed_at: Option<DateTime<Utc>>,
    /// When they followed the link.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// What they agreed to; none for who came with a list.
    pub agreed_to: Option<AgreedTo>,
    /// The wording that they signed.
    pub signed: Signed,
    /// The wording that stands, where it is another and can be signed.
    pub fresh: Option<ToSign>,
    /// Who keeps all of this.
    pub keeper: Keeper,
    /// Code of what of the name is shown now.
    pub effective: String,
    /// The page on which the name stands, where it is shown.
    pub names: Option<String>,
    /// Whether the organiser does not show the name, whatever was chosen.
    pub hidden: bool,
    /// The last day; none where the organiser set none.
    pub kept_until: Option<DateTime<Utc>>,
    /// The news of the appeal that the same address gets.
    pub news: Option<OwnNews>,
    /// What was just done, as a sentence.
    pub done: Option<String>,
    /// When the appeal was withdrawn, after which nothing is corrected any more.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

/// News by e-mail that somebody gets, or asked for.
#[derive(Debug, Clone)]
pub struct OwnNews {
    /// The name of the language it is written in.
    pub language: String,
    /// When it was asked for.
    pub asked_at: Option<DateTime<Utc>>,
    /// When that was confirmed.
    pub confirmed_at: Option<DateTime<Utc>>,
}

/// What somebody agreed to.
#[derive(Debug, Clone)]
pub struct AgreedTo {
    /// The words.
    pub words: Text,
    /// The digest.
    pub digest: super::Digest,
}

/// `/signature/link`: to have the link sent again. Fields: `email`, and the check.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/people/link.html")]
pub struct LinkAgainPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// E-mail address as typed.
    pub email: String,
    /// Against floods.
    pub check: CheckField,
}

/// `/signature?token=…` where the link is too old, or there never was one. Fields: `token`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/people/link_ended.html")]
pub struct LinkEndedPage {
    /// The frame.
    pub page: Page,
    /// Where `token` is posted to have a new link sent.
    pub action: String,
    /// The old link's secret.
    pub token: String,
    /// Where a link can be asked for by the address.
    pub again: String,
}

/// `/appeals/{slug}/people`: how many, from where, and the names that may be shown.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/people/people.html")]
pub struct PeoplePage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// How many signed here.
    pub total: u64,
    /// How many of them signed an earlier wording.
    pub earlier_wording: u64,
    /// At least so many are from each country.
    pub countries: Vec<(String, u64)>,
    /// The others.
    pub others: u64,
    /// When it was so; none while nothing is said of any country.
    pub as_of: Option<DateTime<Utc>>,
    /// Code of what is shown at most.
    pub shown: String,
    /// Names on this page.
    pub names: Vec<PersonRow>,
    /// The page before.
    pub earlier: Option<Link>,
    /// The next page.
    pub later: Option<Link>,
    /// The form, while it can be signed.
    pub sign: Option<String>,
}

/// One name.
#[derive(Debug, Clone)]
pub struct PersonRow {
    /// The name, or the first name.
    pub name: String,
    /// Place or region.
    pub region: Option<String>,
    /// Country, in words.
    pub country: Option<String>,
    /// That they signed an earlier wording, where they did.
    pub marks: Vec<Mark>,
}
