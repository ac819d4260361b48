//! What a mail is about that may end while it waits: then it does not leave any more.

use std::fmt;

use sea_orm::ConnectionTrait;

use super::drop_where;
use crate::error::StoreResult;

/// What a mail asks somebody to look at, by rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A person's signature.
    Signature {
        /// The appeal's row.
        appeal_id: i64,
        /// Its own.
        id: i64,
    },
    /// What somebody asked for under an appeal and has not confirmed.
    Request {
        /// The appeal's row.
        appeal_id: i64,
        /// The keyed hash of their address.
        email_hash: String,
    },
    /// The entry of an organisation that signed by form.
    FormSigner(i64),
    /// Somebody's registration for a meeting.
    Registration(i64),
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signature { appeal_id, id } => write!(f, "{}{id}", signatures_of(*appeal_id)),
            Self::Request {
                appeal_id,
                email_hash,
            } => write!(f, "{}{email_hash}", requests_of(*appeal_id)),
            Self::FormSigner(id) => write!(f, "form signer {id}"),
            Self::Registration(id) => write!(f, "registration {id}"),
        }
    }
}

/// With what the names of all signatures of people under an appeal begin, and no others do.
fn signatures_of(appeal_id: i64) -> String {
    format!("signature {appeal_id}/")
}

/// The same of all that people asked for under an appeal.
fn requests_of(appeal_id: i64) -> String {
    format!("request {appeal_id}/")
}

/// Takes back what waits about this; answers how many mails. Whoever is written to in a list of its own is
/// [held](crate::subscribers::hold_of) before the row that this is about.
pub async fn drop_about(db: &impl ConnectionTrait, about: About) -> StoreResult<u64> {
    let which = "gave_up_at IS NULL AND about = $1";
    drop_where(db, which, [about.to_string().into()]).await
}

/// Takes back what waits about people's signatures under an appeal; answers how many mails.
pub(crate) async fn drop_about_people(
    db: &impl ConnectionTrait,
    appeal_id: i64,
) -> StoreResult<u64> {
    drop_below(db, &signatures_of(appeal_id)).await
}

/// Takes back what waits about all that people asked for under an appeal; answers how many mails.
pub(crate) async fn drop_about_requests(
    db: &impl ConnectionTrait,
    appeal_id: i64,
) -> StoreResult<u64> {
    drop_below(db, &requests_of(appeal_id)).await
}

async fn drop_below(db: &impl ConnectionTrait, begin: &str) -> StoreResult<u64> {
    let which = "gave_up_at IS NULL AND about LIKE $1";
    drop_where(db, which, [format!("{begin}%").into()]).await
}

/// Takes back what waits about requests that nobody confirmed in time, and that still say of whom they are; answers how
/// many mails. An address that has asked once more since gets its mail.
pub(crate) async fn drop_about_expired_requests(
    db: &impl ConnectionTrait,
    now: i64,
) -> StoreResult<u64> {
    let which = "gave_up_at IS NULL AND about IN (\
         SELECT 'request ' || r.appeal_id || '/' || r.email_hash FROM person_requests r \
         WHERE r.expires_at <= $1 AND r.email_hash IS NOT NULL AND r.used_at IS NULL \
         AND NOT EXISTS (SELECT 1 FROM person_requests n WHERE n.appeal_id = r.appeal_id \
             AND n.email_hash = r.email_hash AND n.used_at IS NULL AND n.expires_at > $1))";
    drop_where(db, which, [now.into()]).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_appeals_signatures_are_not_anothers() {
        let about = About::Signature {
            appeal_id: 12,
            id: 3,
        };
        assert_eq!(about.to_string(), "signature 12/3");
        assert!(about.to_string().starts_with(&signatures_of(12)));
        assert!(!about.to_string().starts_with(&signatures_of(1)));
        assert_ne!(about.to_string(), About::FormSigner(3).to_string());
    }
}
