//! Looking after a published appeal.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{DeliveryRow, Desk, Pending, publish::Unpublished};
use crate::views::appeal::{Replica, Standing};
use crate::views::{Digest, Form, Page, Status, Text};

/// `/desk/appeals/{slug}`. Forms post to `{action}/close` and `{action}/withdraw` (`sure` = `yes`), `{action}/reopen`,
/// `{action}/invite` (`about`, `as`), `{action}/queue`, and `/desk/admit`, `/desk/refuse`; each with `csrf`. Those by GET
/// lead to a question first: `{action}/dismiss` and `{action}/uninvite` (`about`, `as`).
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/manage.html")]
pub struct ManagePage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form: its `action` is the address of this page, without a slash at the end.
    pub form: Form,
    /// How many comments of signers wait.
    pub comments: u64,
    /// Its public page.
    pub public_href: String,
    /// Its title.
    pub title: Text,
    /// Where it stands.
    pub status: Status,
    /// Whether it can be signed, and so be closed.
    pub takes_signatures: bool,
    /// Where the organisation signs it itself, where it can and has not.
    pub own_sign_href: Option<String>,
    /// When it closes, while it can be signed.
    pub deadline: Option<DateTime<Utc>>,
    /// When it was closed, also where it was handed over: it can be opened again.
    pub closed: Option<DateTime<Utc>>,
    /// Whether its last day has passed, so that it would close again at once.
    pub over: bool,
    /// Whether it is closed, and nobody has said since what came of it.
    pub asks_outcome: bool,
    /// What is saved of it and not published yet.
    pub unpublished: Option<Unpublished>,
    /// Unusually many who came by the form of late, where they did.
    pub heavy_hour: Option<HeavyHour>,
    /// Day of the appeal.
    pub day: Option<u64>,
    /// The large figures.
    pub standing: Standing,
    /// How many whom the organisation entered stand under an earlier wording, and are to be asked by it.
    pub entered_earlier: usize,
    /// Who waits to be let in: the first of them, where there are many. All are at `{action}/queue`.
    pub pending: Vec<Pending>,
    /// How many wait.
    pub wait_count: usize,
    /// How many forms wait for a link that does not leave this server.
    pub unmailed_forms: u64,
    /// How many were let in; the list itself is at `{action}/co-signers`.
    pub listed: u64,
    /// Invited initiators and how they answered; those last whom the text names and nobody has asked.
    pub invited: Vec<Invited>,
    /// Whether others can be invited from here.
    pub may_invite: bool,
    /// What was typed to invite somebody who could not be.
    pub inviting: Inviting,
    /// Ballots that go on, and would decide nothing once it is withdrawn.
    pub open_ballots: usize,
    /// Servers we deliver to.
    pub deliveries: Vec<DeliveryRow>,
    /// Copies of the list.
    pub replicas: Vec<Replica>,
    /// The state digest.
    pub digest: Option<Digest>,
}

/// An hour in which unusually many came by the form.
#[derive(Debug, Clone)]
pub struct HeavyHour {
    /// How many.
    pub people: u64,
    /// Whether one mail domain accounts for most of them: for those who may see which.
    pub one_domain: bool,
}

/// The form that invites an initiator.
#[derive(Debug, Clone, Default)]
pub struct Inviting {
    /// The account.
    pub account: String,
    /// Whether it is to be a keeper, not a co-initiator.
    pub as_keeper: bool,
}

/// An organisation asked to be an initiator, or named as one.
#[derive(Debug, Clone)]
pub struct Invited {
    /// Its name or address.
    pub who: String,
    /// Code of the role.
    pub role: String,
    /// Code: `asked`, `accepted`, `refused`, `removed`, `not-asked`, `later`, `not-reached`, `not-found`.
    pub answer: String,
    /// Its id, where it is yet to be asked: a button does.
    pub ask: Option<String>,
    /// Its id, where it has the role: another button ends that.
    pub dismiss: Option<String>,
    /// Its id, where it has not answered yet: another button takes the invitation back.
    pub recall: Option<String>,
}

/// A last look before an invitation that was not answered is taken back. Posted to `{form.action}`: `about`,
/// `as`, `sure` = `yes`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/uninvite.html")]
pub struct UninvitePage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// The page of the appeal.
    pub manage: String,
    /// The appeal's title.
    pub title: Text,
    /// Who was invited.
    pub who: String,
    /// Code of the role.
    pub role: String,
    /// Its id.
    pub about: String,
}

/// A last look before the role of another organiser ends. Posted to `{form.action}`: `about`, `as`,
/// `sure` = `yes`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/dismiss.html")]
pub struct DismissPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// The page of the appeal.
    pub manage: String,
    /// The appeal's title.
    pub title: Text,
    /// Whose role it is.
    pub who: String,
    /// Code of the role.
    pub role: String,
    /// Its id.
    pub about: String,
}
