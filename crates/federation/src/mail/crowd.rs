//! What all mailboxes of a domain, and all that ask for mails, may get together in an hour: those that visitors ask for on
//! one side, those about what is here already on the other.

use super::{Allowance, FOR_ADDRESS, HOUR, Own, Part, Room, registered};
use crate::{Instance, error::Result, networks::Asker};
use undersigned_domain::email_address::EmailAddress;
use undersigned_store::mail_budgets::{self, Budget};

/// What all mailboxes of one registered domain may get together. Where people follow the links,
/// there may be many more of them: a large provider's customers are not held up for long.
const FOR_DOMAIN: Budget = Budget {
    window: HOUR,
    limit: 2_000,
    for_each_answered: 4,
};

/// Mails that this server sends in an hour to all that ask for one, unless whoever runs it says otherwise.
const ASKED_PER_HOUR: u32 = 20_000;

impl Part {
    /// What there is in this part of an hour.
    fn of(self, whole: Budget) -> Budget {
        match self {
            Self::Whole => whole,
            Self::FirstHalf => Budget {
                limit: whole.limit / 2,
                ..whole
            },
        }
    }
}

/// With whom a mail shares its hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Crowd {
    /// With all that visitors have sent to addresses of which nothing is known here.
    Strangers,
    /// With what people at desks write, and with what mailboxes get about what is theirs here: no visitors' forms use it up.
    Known,
}

impl Instance {
    /// Takes one mail from what a mailbox, its domain and all who ask may get.
    pub(super) async fn take_mail(
        &self,
        own: Option<Own>,
        identity: &str,
        domain: &str,
        room: Option<Room>,
    ) -> Result<Allowance> {
        let crowd = match (own, room) {
            (None, Some(_)) => Crowd::Strangers,
            _ => Crowd::Known,
        };
        let mailbox = own.map_or("mails to a mailbox", Own::purpose);
        let mailbox = self.keyed_name(mailbox, identity);
        let hour = self.mail_domain_hash(crowd, domain);
        let asked = self.asked_hash(crowd);
        let part = room.map_or(Part::Whole, |room| room.of_domain);
        let mut budgets = vec![(hour.as_str(), part.of(FOR_DOMAIN))];
        let mut full = vec![Allowance::DomainFull];
        if let Some(room) = room {
            budgets.push((asked.as_str(), room.of_all.of(self.asked_budget())));
            full.push(Allowance::ServerFull);
        }
        budgets.push((mailbox.as_str(), FOR_ADDRESS));
        let now = self.clock.millis();
        // What is not sent is taken from nobody.
        let none_left = mail_budgets::take_all(&self.database, &budgets, now).await?;
        Ok(match none_left {
            None => Allowance::Granted,
            Some(place) => full.get(place).copied().unwrap_or(Allowance::MailboxFull),
        })
    }

    /// Says how many mails this server sends in an hour to all that ask for one. The first word counts.
    pub fn send_asked_within(&self, per_hour: u32) {
        // Another word would come from a second start of the same instance, which there is not.
        let _ = self.asked_per_hour.set(per_hour);
    }

    fn asked_budget(&self) -> Budget {
        let limit = self.asked_per_hour.get().copied();
        Budget {
            window: HOUR,
            limit: limit.unwrap_or(ASKED_PER_HOUR).into(),
            for_each_answered: 0,
        }
    }

    /// How many mails strangers have asked for within the hour, where that is more than half of what there is: networks
    /// that ask for more than a few get no more.
    pub(crate) async fn many_asked(&self, now: i64) -> Result<Option<u64>> {
        let db = self.database.conn();
        let asked = self.asked_hash(Crowd::Strangers);
        let used = mail_budgets::used(db, &asked, HOUR, now).await?;
        let is_many = used >= (self.asked_budget().limit / 2).max(1);
        Ok(u64::try_from(used).ok().filter(|_| is_many))
    }

    /// Notes that the link in a mail to this address was followed, and from where. It is credit for the next mails, no
    /// more: what the link was followed for is stored by then, and is not to be answered with an error.
    pub async fn mail_was_answered(&self, address: &EmailAddress, asker: Asker) {
        self.mail_shares
            .followed(asker, registered(address.domain()));
        for crowd in [Crowd::Strangers, Crowd::Known] {
            let domain = self.mail_domain_hash(crowd, address.domain());
            if let Err(error) = mail_budgets::earn(self.database.conn(), &domain).await {
                tracing::warn!(%error, "that a mail was answered is not noted");
            }
        }
    }

    fn mail_domain_hash(&self, crowd: Crowd, domain: &str) -> String {
        let purpose = match crowd {
            Crowd::Strangers => "mails to a domain",
            Crowd::Known => "mails to a domain about what is there",
        };
        self.keyed_name(purpose, registered(domain))
    }

    fn asked_hash(&self, crowd: Crowd) -> String {
        let about = match crowd {
            Crowd::Strangers => "anything",
            Crowd::Known => "what is there",
        };
        self.keyed_name("mails that are asked for", about)
    }
}
