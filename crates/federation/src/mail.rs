//! Writing to people: a row in the queue of mails, within what one address and one domain may
//! get, and what one network may have sent. Sending is another crate's work.

mod crowd;
mod shares;
pub mod unasked;

pub(crate) use shares::{Part, Room, Shares};

use crate::{FederationError, Instance, error::Result, moderation::Stance, networks::Asker};
use std::sync::Arc;
use tokio::sync::Notify;
use undersigned_domain::{Digest, email_address::EmailAddress};
use undersigned_store::{
    Transaction,
    mail_budgets::{self, Budget},
    mails::{self, Listed, Mail, Turn},
};

const HOUR: i64 = 60 * 60 * 1_000;
/// What one mailbox may get from here, whoever asks for it; and as much again about each kind of thing
/// that it has here already.
const FOR_ADDRESS: Budget = Budget {
    window: 24 * HOUR,
    limit: 10,
    for_each_answered: 1,
};

/// Whether an address may be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allowance {
    /// It may.
    Granted,
    /// This mailbox got enough for today.
    MailboxFull,
    /// The mailboxes of this domain got enough for this hour.
    DomainFull,
    /// This server has sent enough for this hour to all who ask.
    ServerFull,
    /// This server has blocked the domain: nothing that somebody asks for is sent there.
    Blocked,
    /// Whoever reads this mailbox wants nothing that others ask for with a form.
    Unwanted,
}

/// What a mail is about that its mailbox has here already. Each has a budget of its own: what strangers ask
/// for in somebody's name does not keep them from what is theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Own {
    /// An account at a desk: a link for a new password.
    Account,
    /// The same, asked for in a browser in which somebody came in to it before.
    KnownAccount,
    /// What waits at that desk.
    Digest,
    /// Signatures as a person: the links to them.
    Signatures,
    /// An organisation's entry by form: the link by which it is managed.
    Entry,
    /// The link by which that entry is claimed: whoever sees it on the list can have it mailed, without knowing the
    /// address.
    Claim,
    /// What others decided about that entry.
    Decided,
    /// What was done to that entry by its link: whoever has that cannot use up what tells of others' decisions.
    Done,
    /// New wordings of what that entry signed.
    Wording,
}

impl Own {
    /// Under which its mails are counted.
    fn purpose(self) -> &'static str {
        match self {
            Self::Account => "mails to a mailbox about its account",
            Self::KnownAccount => "mails to a mailbox about its account, asked for at home",
            Self::Digest => "mails to a mailbox about what waits",
            Self::Signatures => "mails to a mailbox about its signatures",
            Self::Entry => "mails to a mailbox about its entry",
            Self::Claim => "mails to a mailbox about claiming its entry",
            Self::Decided => "mails to a mailbox about what was decided of its entry",
            Self::Done => "mails to a mailbox about what its entry's link did",
            Self::Wording => "mails to a mailbox about new wordings",
        }
    }
}

impl Instance {
    /// Queues a mail to somebody who has an account here or runs this server, in the transaction that gives the reason: it goes
    /// before what strangers ask for. After the commit, wake the worker with [`Instance::wake_mail`].
    ///
    /// # Errors
    /// The database.
    pub async fn enqueue_mail(&self, transaction: &Transaction, mail: &Mail) -> Result<()> {
        let listed = Listed {
            turn: Turn::First,
            ..Listed::default()
        };
        self.enqueue_listed(transaction, mail, listed).await
    }

    /// Queues any mail, for its turn.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn enqueue_listed(
        &self,
        transaction: &Transaction,
        mail: &Mail,
        listed: Listed,
    ) -> Result<()> {
        let now = self.clock.millis();
        let name = self.entropy.name(now)?;
        let host = self.addresses.host();
        // A Message-ID has no room for a port (RFC 5322, section 3.6.4).
        let host = host.split_once(':').map_or(host.as_str(), |(host, _)| host);
        let id = format!("{name}@{host}");
        mails::enqueue_listed(transaction, &self.secret, &id, mail, now, listed).await?;
        Ok(())
    }

    /// Takes one mail from what an address and its domain may get, unless that is blocked. Ask before the
    /// transaction in which the mail is queued, so that nobody waits there for others who write to the
    /// domain.
    ///
    /// # Errors
    /// The database.
    pub async fn may_mail(&self, address: &EmailAddress) -> Result<Allowance> {
        let identity = address.identity();
        self.may_mail_unless_blocked(None, address, &identity).await
    }

    /// The same for a mail that a visitor asked for, and that was counted for their network: unless whoever reads the
    /// mailbox wants no such mails.
    pub(crate) async fn may_mail_asked(
        &self,
        room: Room,
        address: &EmailAddress,
    ) -> Result<Allowance> {
        let is_unwanted = self.wants_no_mails(self.database.conn(), address).await?;
        // It is counted as any other, since whoever asks is told where its domain has no room; but under another name, so
        // that nothing is missing once its reader takes that back.
        let counted = match is_unwanted {
            true => format!("unwanted, {}", address.identity()),
            false => address.identity(),
        };
        let allowance = self.may_mail_unless_blocked(Some(room), address, &counted);
        Ok(match allowance.await? {
            Allowance::Granted if is_unwanted => Allowance::Unwanted,
            allowance => allowance,
        })
    }

    /// The same, counted under a name for the mailbox.
    async fn may_mail_unless_blocked(
        &self,
        room: Option<Room>,
        address: &EmailAddress,
        counted: &str,
    ) -> Result<Allowance> {
        if self.rules().await?.stance_to_form(address, None) == Stance::Blocked {
            return Ok(Allowance::Blocked);
        }
        self.take_mail(None, counted, address.domain(), room).await
    }

    /// The same for a mail about what the mailbox has here already. A block takes nobody the way to that.
    pub(crate) async fn may_mail_own(&self, own: Own, address: &EmailAddress) -> Result<Allowance> {
        let (identity, domain) = (address.identity(), address.domain());
        self.take_mail(Some(own), &identity, domain, None).await
    }

    /// The same where a visitor asked for it, and it was counted for their network.
    pub(crate) async fn may_mail_own_asked(
        &self,
        own: Own,
        room: Room,
        address: &EmailAddress,
    ) -> Result<Allowance> {
        self.may_mail_own_to(own, &address.identity(), (address.domain(), room))
            .await
    }

    /// The same for a mailbox, told by its identity and its domain.
    pub(crate) async fn may_mail_own_to(
        &self,
        own: Own,
        identity: &str,
        (domain, room): (&str, Room),
    ) -> Result<Allowance> {
        self.take_mail(Some(own), identity, domain, Some(room))
            .await
    }

    /// The same in the transaction that gives the reason. What is left for its domain is not asked, so that
    /// nobody waits there for others who write to it.
    pub(crate) async fn may_mail_own_within(
        &self,
        transaction: &Transaction,
        own: Own,
        address: &EmailAddress,
    ) -> Result<bool> {
        let mailbox = self.keyed_name(own.purpose(), &address.identity());
        let now = self.clock.millis();
        Ok(mail_budgets::take(transaction, &mailbox, FOR_ADDRESS, now).await?)
    }

    /// Counts a mail for the network of whoever asks for it; answers what part of the hour there is for it.
    ///
    /// # Errors
    /// [`FederationError::TooMany`] `mail_network_full`.
    pub(crate) fn count_asked(&self, asker: Asker, domain: &str) -> Result<Room> {
        let room = self
            .mail_shares
            .take(asker, registered(domain), self.clock.millis());
        room.ok_or_else(|| {
            FederationError::too_many(
                "mail_network_full",
                "very many mails to this mail provider were asked for from your network within \
                     the hour; try again in an hour, or from another network",
            )
        })
    }

    /// The same for a mail that somebody asks for. Whether a mailbox got enough for today, wants none, or is blocked, is
    /// not for whoever asks to know: where this answers no, nothing is sent and nothing is said.
    ///
    /// # Errors
    /// [`FederationError::TooMany`] `mail_domain_full`, `mail_server_full`, `mail_network_full`; the database.
    pub(crate) async fn may_mail_back(&self, address: &EmailAddress, asker: Asker) -> Result<bool> {
        let room = self.count_asked(asker, address.domain())?;
        let (code, detail) = match self.may_mail_asked(room, address).await? {
            Allowance::Granted => return Ok(true),
            // Given back, it would tell.
            Allowance::MailboxFull | Allowance::Blocked | Allowance::Unwanted => return Ok(false),
            Allowance::DomainFull => (
                "mail_domain_full",
                "very many people with addresses of this mail provider are asking just now; try again in some \
                 minutes",
            ),
            Allowance::ServerFull => (
                "mail_server_full",
                "very many people are asking this server for mails just now; try again within the hour",
            ),
        };
        let domain = registered(address.domain());
        self.mail_shares.give_back(asker, domain);
        Err(FederationError::too_many(code, detail))
    }

    /// Takes one mail from what goes to the readers of all news of this server in an hour.
    pub(crate) async fn may_send_news(
        &self,
        transaction: &Transaction,
        per_hour: u32,
    ) -> Result<bool> {
        let budget = Budget {
            window: HOUR,
            limit: i64::from(per_hour),
            for_each_answered: 0,
        };
        let hash = self.keyed_name("mails to many", "news");
        let now = self.clock.millis();
        Ok(mail_budgets::take(transaction, &hash, budget, now).await?)
    }

    /// Tells the mail worker that there is something to send.
    pub fn wake_mail(&self) {
        self.mails.notify_one();
        self.tell_of_mails();
    }

    /// Whether the mail server takes no mails just now, as far as that was noted. Whether any waits is not looked at: whoever
    /// fills in a form is not to learn whether there is one for it.
    ///
    /// # Errors
    /// The database.
    pub async fn do_mails_wait(&self) -> Result<bool> {
        let since = mails::server_fails_since(self.database.conn()).await?;
        Ok(since.is_some())
    }

    /// What [`Instance::wake_mail`] rings.
    pub fn mail_bell(&self) -> Arc<Notify> {
        self.mails.clone()
    }

    /// What stands for a text that nobody is to find out by guessing.
    pub(crate) fn keyed_name(&self, purpose: &str, text: &str) -> String {
        Digest::of(&[&self.secret.keyed_hash(purpose, text.as_bytes())]).hex()
    }
}

/// The registered domain of one at which there are mailboxes: whoever has it can make as many under it as they like.
pub(crate) fn registered(domain: &str) -> &str {
    psl::domain_str(domain).unwrap_or(domain)
}
