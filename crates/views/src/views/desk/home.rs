//! The overview of the desk.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    DeliveryRow, Desk, Pending,
    proceedings::{BallotRow, DecidingRow},
    publish::Unpublished,
};
use crate::views::{Besides, Digest, Form, Page, Status, Text, changes::Changes};

/// `/desk`. Buttons post to `/desk/admit`, `/desk/refuse` (`about`, `object`),
/// `/desk/endorse/affirm` (`object`, `revision`, `text-digest`, `sure-closed`),
/// `/desk/endorse/check/withdraw` (`object`, `sure`), `/desk/invitations/accept` and
/// `/desk/invitations/refuse` (`object`), each with `csrf`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/home.html")]
pub struct DeskHomePage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The forms of the page: what is wrong with the one that was sent.
    pub form: Form,
    /// Appeals it endorses that have another wording now.
    pub affirm: Vec<Affirm>,
    /// Ballots in which it has still to vote, with the titles of the appeals.
    pub votes: Vec<(Text, BallotRow)>,
    /// Appeals of its own, or that it signed, about which something was proposed or voted on.
    pub deciding: Vec<DecidingRow>,
    /// Appeals of this organisation, drafts first.
    pub appeals: Vec<DeskAppeal>,
    /// Whether whoever is signed in wrote a new appeal and has not saved it.
    pub unsaved: bool,
    /// Appeals of others for which it calls as well.
    pub together: Vec<Together>,
    /// Who waits to be let in, oldest first, where there are many the first of them.
    pub pending: Vec<Pending>,
    /// How many wait.
    pub wait_count: usize,
    /// Roles other organisers offer.
    pub invitations: Vec<Invitation>,
    /// Appeals this organisation endorses.
    pub endorsed: Vec<Endorsed>,
    /// Servers we deliver to; those with nothing waiting may be left out.
    pub deliveries: Vec<DeliveryRow>,
    /// Whether another server was lately seen to sign with this organisation's key.
    pub signed_elsewhere: bool,
    /// Whether the organisation's webhook was given up.
    pub webhook_ended: bool,
    /// Whether whoever is signed in may see how the server stands.
    pub runs_server: bool,
}

/// An appeal whose text is another than the one we signed.
#[derive(Debug, Clone)]
pub struct Affirm {
    /// The appeal's id.
    pub object: String,
    /// Its page here.
    pub href: String,
    /// Its title.
    pub title: Text,
    /// Its organiser's name.
    pub organiser: String,
    /// Number of the wording we signed.
    pub signed: u32,
    /// When we signed it.
    pub signed_at: Option<DateTime<Utc>>,
    /// The page of that wording.
    pub signed_href: String,
    /// Number of the wording that stands now.
    pub wording: u32,
    /// Its text digest.
    pub text_digest: Digest,
    /// The names under which we would sign it.
    pub names: Vec<Text>,
    /// Demands against which our reservations go on.
    pub kept: Vec<String>,
    /// Demands we had a reservation against, and that are gone.
    pub dropped: Vec<String>,
    /// When signing ended, where it has.
    pub closed: Option<DateTime<Utc>>,
    /// What changed, where this server holds both texts.
    pub changes: Option<Changes>,
    /// Where names and reservations are corrected.
    pub manage_href: String,
}

/// One of the organisation's own appeals.
#[derive(Debug, Clone)]
pub struct DeskAppeal {
    /// Where it is worked on: the editor of a draft, else the page to manage it.
    pub href: String,
    /// Its public page; none for a draft.
    pub public_href: Option<String>,
    /// Its title.
    pub title: Text,
    /// Where it stands.
    pub status: Status,
    /// Organisations behind the current wording.
    pub organisations: u64,
    /// Those whose signature stands for an earlier one.
    pub earlier: u64,
    /// Whoever signed besides.
    pub besides: Besides,
    /// How many wait to be let in.
    pub waiting: u64,
    /// How many accounts replied and have not confirmed it.
    pub unconfirmed: u64,
    /// When it closes, while it takes signatures.
    pub deadline: Option<DateTime<Utc>>,
    /// When it was closed, also where it was handed over.
    pub closed: Option<DateTime<Utc>>,
    /// What is saved of it and not published yet.
    pub unpublished: Option<Unpublished>,
    /// Of a draft: when it is to be published, or that it was not.
    pub planned: Option<String>,
}

/// An appeal of another organiser for which we call as well, or whose list we keep.
#[derive(Debug, Clone)]
pub struct Together {
    /// Its page here; where it is not held yet, its own.
    pub href: String,
    /// Its title.
    pub title: Text,
    /// Its organiser's name.
    pub organiser: String,
    /// The host of the organiser's server.
    pub host: String,
    /// Code of the role: `co-initiator`, `keeper`.
    pub role: String,
    /// Where it stands, where it is held.
    pub status: Option<Status>,
    /// Whether the organiser has yet to let us in; not where that is unknown, because the appeal is not held here.
    pub waits: bool,
}

/// A role that an organiser offers us.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// The appeal's id, posted as `object`.
    pub object: String,
    /// Its page here, if we hold it already.
    pub href: Option<String>,
    /// Its title.
    pub title: Text,
    /// Who offers.
    pub organiser: String,
    /// Code of the role: `co-initiator`, `keeper`; `signer` where it is to sign.
    pub role: String,
    /// Where it is read and signed, where it is to sign.
    pub sign_href: Option<String>,
    /// What the organiser writes with an invitation to sign.
    pub words: Option<Text>,
    /// Whether the organiser has taken it back: then there is nothing to answer.
    pub taken_back: bool,
    /// Whether the appeal was withdrawn meanwhile: then there is nothing to accept.
    pub withdrawn: bool,
}

/// An appeal we endorse.
#[derive(Debug, Clone)]
pub struct Endorsed {
    /// Its page here.
    pub href: String,
    /// Its title.
    pub title: Text,
    /// Its organiser's name.
    pub organiser: String,
    /// Code: `listed`, `renamed`, `waiting`, `withdrawn`, `refused`, `removed`.
    pub state: String,
    /// When those who call for it refused it or took it off the list, and why, in words.
    pub barred: Option<String>,
    /// If it is withdrawn: how many other servers have confirmed that they hold the withdrawal.
    pub confirmed: Option<u64>,
    /// From when on other servers count the withdrawal, where it is dated ahead of their clocks.
    pub elsewhere_from: Option<DateTime<Utc>>,
    /// Whether what we said last has not reached its organiser's server, which was tried.
    pub undelivered: bool,
    /// Where to correct or withdraw it, or to sign it again.
    pub manage_href: String,
    /// Whether the appeal takes signatures.
    pub is_open: bool,
    /// Where the appeal itself stands.
    pub status: Status,
}

impl DeskHomePage {
    /// Whether somebody offers more than to sign.
    #[must_use]
    pub fn is_asked_to_call(&self) -> bool {
        let mut invitations = self.invitations.iter();
        invitations.any(|one| one.sign_href.is_none())
    }
}

impl Endorsed {
    /// Whether the appeal was closed or withdrawn, which is another thing than what became of the signature.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        matches!(self.status, Status::Closed | Status::Withdrawn)
    }

    /// Where the organisation says why it endorses the appeal.
    #[must_use]
    pub fn why_href(&self) -> String {
        self.manage_href.replacen("/check?", "/why?", 1)
    }
}
