//! The desk: where an organisation's people work. Every page here is private and has the same
//! frame, [`Desk`], around it.

pub mod account;
pub mod appeal_editor;
pub mod around;
pub mod arrivals;
pub mod beside;
pub mod closing;
pub mod co_signers;
pub mod endorse;
pub mod follow;
pub mod forbidden;
pub mod handover;
pub mod health;
pub mod home;
pub mod import;
pub mod invitees;
pub mod letters;
pub mod log;
pub mod manage;
pub mod meanwhile;
pub mod meetings;
pub mod moderation;
pub mod one_person;
pub mod passkeys;
pub mod people;
pub mod proceedings;
pub mod profile;
pub mod publish;
pub mod queue;
pub mod queue_many;
pub mod same_signers;
pub mod schedule;
pub mod second_factor;
pub mod server;
pub mod signatures;
pub mod signers;
pub mod site_pages;
pub mod team;
pub mod tokens;
pub mod topics;
pub mod translate;
pub mod webhook;

pub use appeal_editor::EditorPage;
pub use co_signers::DeskCoSignersPage;
pub use endorse::{EndorseCheckPage, EndorseDonePage, EndorseStartPage};
pub use follow::FollowPage;
pub use home::DeskHomePage;
pub use manage::ManagePage;
pub use publish::PublishCheckPage;
pub use queue::{QueueCheckPage, QueueDonePage, QueuePage};
pub use queue_many::{QueueAgainPage, QueueAllPage};
pub use signers::{SignerCheckPage, SignerPage};
pub use tokens::TokensPage;

use chrono::{DateTime, Utc};
use undersigned_domain::team::{Permission, Roles};

use super::{Page, Text};
use crate::language::native_name;

/// The frame of the desk.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Who is signed in.
    pub person: String,
    /// The organisation they act for.
    pub organisation: Text,
    /// What they may do there.
    pub roles: Roles,
    /// The tabs that are for them.
    pub tabs: Vec<Tab>,
    /// Other organisations they may act for.
    pub others: Vec<Other>,
    /// Token for the sign-out button.
    pub csrf: String,
    /// Which tab is the present one.
    pub tab: Tab,
    /// What was just done; said once.
    pub done: Option<Done>,
    /// What undoes it, where it was a decision about one signer.
    pub undo: Option<Undo>,
    /// What was written on this page when the session had ended.
    pub kept: Option<KeptForm>,
    /// When the organisation is deleted, where that is planned.
    pub deleted_at: Option<DateTime<Utc>>,
    /// Whether it is to be deleted at once.
    pub is_leaving: bool,
    /// Whether the organisation is suspended, and why.
    pub suspended: Option<Suspended>,
    /// As whom the organisation signs, where it has moved to another server.
    pub moved_to: Option<String>,
}

/// What came of a form.
#[derive(Debug, Clone)]
pub struct Done {
    /// A sentence.
    pub words: String,
    /// Whether it says that nothing was done.
    pub nothing: bool,
}

impl Done {
    /// That something was done.
    pub fn of(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            nothing: false,
        }
    }
}

/// The button that undoes a decision about one signer, and says what it does. Its form posts `do`, `id-1`, `one` = the act and
/// the row, and `here`.
#[derive(Debug, Clone)]
pub struct Undo {
    /// Address of the form.
    pub action: String,
    /// Code of the act that undoes it.
    pub act: &'static str,
    /// By which id the signer stands there now.
    pub about: String,
    /// What the signer is called.
    pub called: Text,
    /// The page to come back to.
    pub here: String,
}

/// A form that came too late to be taken. It posts what it said then, and `kept-page`.
#[derive(Debug, Clone)]
pub struct KeptForm {
    /// When it came.
    pub at: DateTime<Utc>,
    /// Address of the form.
    pub action: String,
    /// Path of the page it was sent from.
    pub page: String,
    /// Whether files belong to it, which are not kept.
    pub files: bool,
    /// Whether it came when the session had ended; else the form below has all of it.
    pub late: bool,
    /// All that it said.
    pub fields: Vec<(String, String)>,
}

impl KeptForm {
    /// What people wrote in it, as far as they will know it again: each with what stands above its
    /// field, where that is known.
    #[must_use]
    pub fn texts(&self, page: &Page) -> Vec<(Option<String>, String)> {
        let said = self.fields.iter().filter(|(_, value)| !value.is_empty());
        // What our own forms note, such as digests and names of rows, has none of these.
        let is_of_people = |c: char| c.is_whitespace() || c == '@' || !c.is_ascii();
        said.map(|(name, value)| (page.called_on(&self.action, name), name, value))
            .filter(|(label, _, value)| label.is_some() || value.contains(is_of_people))
            .map(|(label, name, value)| (label, self.chosen(page, name, value)))
            .collect()
    }

    /// What was chosen in the editor of appeals, as its lists call it; of what was typed, and of other forms, the value
    /// itself.
    fn chosen(&self, page: &Page, name: &str, value: &str) -> String {
        match name {
            _ if !self.action.starts_with("/desk/appeals/") => value.to_owned(),
            "kind" | "admission" => page.word(name, value),
            _ if name.starts_with("language-") => native_name(value).to_owned(),
            _ => value.to_owned(),
        }
    }
}

/// That an organisation is suspended on this server.
#[derive(Debug, Clone)]
pub struct Suspended {
    /// Why, as whoever runs the server says; may be empty.
    pub reason: String,
    /// Whether its pages are shown to nobody.
    pub hidden: bool,
}

/// Another organisation that somebody may act for without signing in again.
#[derive(Debug, Clone)]
pub struct Other {
    /// Its account, posted as `account` to `/desk/change-over`.
    pub account: i64,
    /// What it is called.
    pub name: Text,
}

impl Desk {
    /// Whether whoever is signed in may do something, by the name of the permission.
    #[must_use]
    pub fn may(&self, permission: &str) -> bool {
        Permission::from_name(permission).is_some_and(|one| self.roles.may(one))
    }

    /// Whether a tab is marked as the present one. The overview is where it stands itself: whoever writes an appeal is
    /// not on it, and finds the way back to it.
    #[must_use]
    pub fn is_present(&self, tab: &Tab, page: &Page) -> bool {
        let is_at = || page.path.split('?').next() == Some(tab.href());
        *tab == self.tab && (*tab != Tab::Overview || is_at())
    }
}

/// The tabs of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Overview, `/desk`; and each of the appeals listed there, on whose pages no tab is marked.
    Overview,
    /// A new appeal, `/desk/appeals/new`.
    Appeals,
    /// Endorsing, `/desk/endorse`.
    Endorse,
    /// Following, `/desk/follow`.
    Follow,
    /// Tokens, `/desk/tokens`.
    Tokens,
    /// How the organisation presents itself, `/desk/profile`.
    Profile,
    /// The people at the desk, `/desk/team`.
    Team,
    /// One's own account, `/desk/account`: reached by one's name rather than by a tab.
    Account,
}

impl Tab {
    /// All that are shown as tabs, in order.
    #[must_use]
    pub fn all() -> [Self; 7] {
        [
            Self::Overview,
            Self::Appeals,
            Self::Endorse,
            Self::Follow,
            Self::Tokens,
            Self::Profile,
            Self::Team,
        ]
    }

    /// Ending of its Fluent key, `desk-tab-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Appeals => "appeals",
            Self::Endorse => "endorse",
            Self::Follow => "follow",
            Self::Tokens => "tokens",
            Self::Profile => "profile",
            Self::Team => "team",
            Self::Account => "account",
        }
    }

    /// Its address.
    #[must_use]
    pub fn href(self) -> &'static str {
        match self {
            Self::Overview => "/desk",
            Self::Appeals => "/desk/appeals/new",
            Self::Endorse => "/desk/endorse",
            Self::Follow => "/desk/follow",
            Self::Tokens => "/desk/tokens",
            Self::Profile => "/desk/profile",
            Self::Team => "/desk/team",
            Self::Account => "/desk/account",
        }
    }
}

/// Somebody who waits to be let in.
#[derive(Debug, Clone)]
pub struct Pending {
    /// What was seen of it: whoever decides sends it back.
    pub seen: String,
    /// What `about` is posted: the actor's or attestation's id.
    pub about: String,
    /// The appeal's id, posted as `object`.
    pub object: String,
    /// The appeal's title, where several are shown together.
    pub title: Option<Text>,
    /// Its names as it gave them.
    pub names: Vec<Text>,
    /// What it is called on the list now, where only other names wait.
    pub now: Option<String>,
    /// Its host, or where the entry comes from.
    pub host: String,
    /// Code of why it waits: `moderated`, `key-not-found`, `limited`.
    pub why: String,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// An entry it resembles, already in words.
    pub likeness: Option<String>,
    /// Who filled in the form, as what, the e-mail address and the website; empty where there was no form.
    pub contact: Vec<String>,
    /// Reasons that it can be told when it is refused; empty where nobody is told.
    pub reasons: Vec<super::Choice>,
    /// The queue, which asks before somebody is refused; none where the appeal is another's.
    pub queue: Option<String>,
}

impl Pending {
    /// Code of what is done with whoever is not let in. Of who stands on the list and only changed its name there is nobody to
    /// refuse; whoever should not stand there at all is removed.
    #[must_use]
    pub fn otherwise(&self) -> &'static str {
        match self.why.as_str() {
            "name-changed" => "remove",
            _ => "refuse",
        }
    }
}

/// Deliveries to one server.
#[derive(Debug, Clone)]
pub struct DeliveryRow {
    /// Its host.
    pub host: String,
    /// Code: `out-of-reach`, `slowed-down`, `refuses-us`, `waiting`.
    pub state: String,
    /// What is known, in plain words.
    pub words: String,
    /// How many deliveries wait.
    pub waiting: u64,
}
