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
        /// The keyed hash of their address under this appeal.
        email_hash: String,
    },
    /// That somebody has signed: the mail brings the link to their signature, whatever wording it is under.
    Signed {
        /// The appeal's row.
        appeal_id: i64,
        /// Its own.
        id: i64,
    },
    /// All that somebody signed here, by a keyed hash of their address that is no other row's: the mail brings the
    /// links.
    Links(String),
    /// The entry of an organisation that signed by form.
    FormSigner(i64),
    /// The same where the mail brings a link to it, wherever it stands.
    FormLetter(i64),
    /// Somebody's reading of an appeal's news.
    Subscriber(i64),
    /// Somebody's registration for a meeting.
    Registration(i64),
    /// An invitation to sign.
    Invitee(i64),
    /// A link to the desk, by the hash of its secret.
    SignInLink(String),
    /// What an organisation asked for that has no place here, and has not confirmed.
    OrganizationRequest(i64),
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signature { appeal_id, id } => write!(f, "{}{id}", signatures_of(*appeal_id)),
            Self::Request {
                appeal_id,
                email_hash,
            } => write!(f, "{}{email_hash}", requests_of(*appeal_id)),
            Self::Signed { appeal_id, id } => write!(f, "{}{id}", signed_under(*appeal_id)),
            Self::Links(email_hash) => write!(f, "links {email_hash}"),
            Self::FormSigner(id) => write!(f, "form signer {id}"),
            Self::FormLetter(id) => write!(f, "form letter {id}"),
            Self::Subscriber(id) => write!(f, "subscriber {id}"),
            Self::Registration(id) => write!(f, "registration {id}"),
            Self::Invitee(id) => write!(f, "invitee {id}"),
            Self::SignInLink(token_hash) => write!(f, "sign-in link {token_hash}"),
            Self::OrganizationRequest(id) => write!(f, "organization request {id}"),
        }
    }
}

/// With what the names of all signatures of people under an appeal begin, and no others do.
fn signatures_of(appeal_id: i64) -> String {
    format!("signature {appeal_id}/")
}

/// The same of links to them.
fn signed_under(appeal_id: i64) -> String {
    format!("signed {appeal_id}/")
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

/// Takes back what waits about one person's signature; answers how many mails.
pub(crate) async fn drop_about_signature(
    db: &impl ConnectionTrait,
    (appeal_id, id): (i64, i64),
) -> StoreResult<u64> {
    let which = "gave_up_at IS NULL AND about IN ($1, $2)";
    let abouts = [
        About::Signature { appeal_id, id },
        About::Signed { appeal_id, id },
    ];
    drop_where(db, which, abouts.map(|about| about.to_string().into())).await
}

/// Takes back what waits about people's signatures under an appeal; answers how many mails. As long as anybody's is there,
/// also all with links to several: nobody can tell whose they are, and whoever asked for them asks again.
pub(crate) async fn drop_about_people(
    db: &impl ConnectionTrait,
    appeal_id: i64,
) -> StoreResult<u64> {
    let which = "gave_up_at IS NULL AND (about LIKE $1 OR about LIKE $2)";
    let values = [
        format!("{}%", signatures_of(appeal_id)).into(),
        format!("{}%", signed_under(appeal_id)).into(),
    ];
    let dropped = drop_where(db, which, values).await?;
    // By itself, as whoever withdraws does it: so that no two wait for each other.
    let links = "gave_up_at IS NULL AND about LIKE 'links %' AND EXISTS \
         (SELECT 1 FROM person_signatures p WHERE p.appeal_id = $1)";
    Ok(dropped + drop_where(db, links, [appeal_id.into()]).await?)
}

/// Takes back what waits about all that people asked for under an appeal; answers how many mails.
pub(crate) async fn drop_about_requests(
    db: &impl ConnectionTrait,
    appeal_id: i64,
) -> StoreResult<u64> {
    let which = "gave_up_at IS NULL AND about LIKE $1";
    drop_where(db, which, [format!("{}%", requests_of(appeal_id)).into()]).await
}

/// Takes back what waits about the entry of an organisation that signed by form, wherever it stands; answers how many
/// mails.
pub(crate) async fn drop_about_entry(db: &impl ConnectionTrait, id: i64) -> StoreResult<u64> {
    let which = "gave_up_at IS NULL AND about IN ($1, $2)";
    let abouts = [About::FormSigner(id), About::FormLetter(id)];
    drop_where(db, which, abouts.map(|about| about.to_string().into())).await
}

/// Takes back what waits about those under an appeal who signed by form, or registered for a meeting, as long as it is
/// known who did; answers how many mails.
pub(crate) async fn drop_about_rows(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<u64> {
    let which = "gave_up_at IS NULL AND about IN (\
         SELECT 'form signer ' || s.id FROM form_signers s WHERE s.appeal_id = $1 UNION ALL \
         SELECT 'form letter ' || s.id FROM form_signers s WHERE s.appeal_id = $1 UNION ALL \
         SELECT 'registration ' || r.id FROM registrations r WHERE r.appeal_id = $1)";
    drop_where(db, which, [appeal_id.into()]).await
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
        // Signing another wording takes back what asks for it, and not the link to the signature.
        let link = About::Signed {
            appeal_id: 12,
            id: 3,
        };
        assert!(!link.to_string().starts_with(&signatures_of(12)));
        assert!(link.to_string().starts_with(&signed_under(12)));
    }
}
