//! Co-signing with an account in the fediverse: how it goes, and the link that confirms it.

use askama::Template;

use super::{Form, Page, Text, appeal::FediverseWay, people::Promise, set_up::NameRow};

/// `/appeals/{slug}/sign`. Field: `reply`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign.html")]
pub struct SignPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// What to reply, and to whom; none when it cannot be signed.
    pub way: Option<FediverseWay>,
    /// The appeal's id, to be searched for.
    pub object: String,
    /// Path of the way to the reader's own server.
    pub own_server: String,
    /// The form for organisations without a server.
    pub form_href: Option<String>,
    /// The form for people.
    pub person_href: Option<String>,
    /// Address of the reply, as typed.
    pub reply: String,
    /// Whether a link was pasted just now.
    pub pasted: bool,
}

/// `/co-sign?token=…`. Fields: `token`; `text-digest` (hidden, what was shown); `as` (`organisation`,
/// `person`); `language-1…2`, `name-1…2`, `also-known-as`, `country`; of a person `agree` and hidden `consent`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/co_sign.html")]
pub struct CoSignPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// The one-time token.
    pub token: String,
    /// Digest of the text that is signed.
    pub text_digest: String,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// The account, such as `@mei@social.example`.
    pub account: String,
    /// How the account calls itself.
    pub account_name: Option<Text>,
    /// The reply.
    pub reply: String,
    /// Whether a person decides before a name is listed.
    pub moderated: bool,
    /// How a person signs; none where none can now.
    pub person: Option<AsPerson>,
    /// Whether nobody is counted any more, because the day is over until which people are kept.
    pub people_over: bool,
    /// Two rows of language and name, as typed.
    pub names: Vec<NameRow>,
    /// Another name, as typed.
    pub also_known_as: String,
    /// ISO 3166-1 code, as typed.
    pub country: String,
}

/// On which terms somebody signs as a person: those of the form for people.
#[derive(Debug, Clone)]
pub struct AsPerson {
    /// What is promised.
    pub promise: Promise,
    /// What is agreed to.
    pub consent: Text,
    /// Digest of the terms and these words.
    pub consent_digest: String,
    /// Whether it was ticked.
    pub agreed: bool,
}

/// After confirming.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/co_sign_done.html")]
pub struct CoSignDonePage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// Code of what became of it: `listed`, `waits`, `counted`.
    pub outcome: String,
    /// What stands on the list, or will; none for a person.
    pub shown: Option<Shown>,
}

/// What the list shows of an account that signed.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Names, the reader's language first.
    pub names: Vec<Text>,
    /// Other names.
    pub aliases: Vec<String>,
    /// ISO 3166-1 code.
    pub country: Option<String>,
    /// The account, such as `@mei@social.example`.
    pub account: String,
}
