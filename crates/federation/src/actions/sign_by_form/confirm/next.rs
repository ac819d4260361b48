//! What becomes of a form that is confirmed: whether it is listed at once, or who looks at it first, and why.

use super::{
    super::{Said, domain_hash, is_mail_provider, refused::Refused, removed::Domains},
    namesake::namesake,
};
use crate::{
    Instance, addressed::Addressed, error::Result, moderation::Stance, replica::Snapshot,
    taken_names::are_taken,
};
use undersigned_domain::{Note, appeal::AdmissionPolicy};
use undersigned_store::{
    ConnectionTrait,
    form_signers::{self as signers, FormSigner},
};

/// Signers of one registered domain that an appeal lists without a person, one after another.
const BY_ITSELF: u64 = 3;

/// What becomes of a form when it is confirmed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// It is listed at once.
    Listed,
    /// The organiser looks at everybody who signs.
    Moderated,
    /// The organiser looks at it: no website was given at whose domain the address could be.
    NoWebsite,
    /// The organiser looks at it: anybody gets an address such as this one.
    FreeMail,
    /// The organiser looks at it: the address is at another domain than the website.
    OtherDomain,
    /// The organiser looks at it: an entry from this domain was taken off the list before.
    RemovedBefore,
    /// The organiser looks at it: an entry from this domain has its very name, or one from elsewhere has it or one that looks
    /// like it.
    SameName,
    /// The organiser looks at it: the address is at an addressee's own domain.
    Addressee,
    /// The organiser looks at it, for what there is, or was refused, from this domain already, or how this server
    /// stands to it.
    Looked,
}

impl Next {
    /// The code by which words are found.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Moderated => "moderated",
            Self::NoWebsite => "no-website",
            Self::FreeMail => "free-mail",
            Self::OtherDomain => "other-domain",
            Self::RemovedBefore => "removed-before",
            Self::SameName => "same-name",
            Self::Addressee => "addressee",
            Self::Looked => "looked",
        }
    }
}

/// What becomes of a form that is confirmed now: the page says it, and it is done so.
pub(super) async fn next(
    instance: &Instance,
    db: &impl ConnectionTrait,
    (snapshot, note): (&Snapshot, &Note),
    signer: &FormSigner,
    said: &Said,
) -> Result<Next> {
    if note.admission == AdmissionPolicy::Moderated {
        return Ok(Next::Moderated);
    }
    if Addressed::by(note).covers_domain(&signer.domain) {
        return Ok(Next::Addressee);
    }
    if !signer.own_domain {
        return Ok(match said.website {
            _ if is_mail_provider(&signer.domain) => Next::FreeMail,
            None => Next::NoWebsite,
            Some(_) => Next::OtherDomain,
        });
    }
    let removed = Domains::of(instance, db, (signer.appeal_id, snapshot)).await?;
    if removed.cover(instance, signer, said) {
        return Ok(Next::RemovedBefore);
    }
    if namesake(instance, db, snapshot, signer, said)
        .await?
        .is_some()
    {
        return Ok(Next::SameName);
    }
    let (list, from) = (snapshot.list(), format!("https://{}", signer.domain));
    let called = (from.as_str(), &said.names);
    if Box::pin(are_taken(instance, db, (signer.appeal_id, list), called)).await? {
        return Ok(Next::SameName);
    }
    let (address, rules) = (said.address()?, instance.rules().await?);
    let limited = rules.stance_to_signer(&address, said.website.as_deref()) != Stance::Open;
    let refused = Refused::of(instance, db, signer.appeal_id).await?;
    let refused = refused.at(instance, signer).is_some();
    let by_itself = !limited && !refused && !crowded(instance, db, signer).await?;
    Ok(match by_itself {
        true => Next::Listed,
        false => Next::Looked,
    })
}

/// Whether several of one domain were there already, whatever became of them: whoever has a domain can
/// make as many addresses under it as they like. One that comes back is none of those.
async fn crowded(
    instance: &Instance,
    db: &impl ConnectionTrait,
    signer: &FormSigner,
) -> Result<bool> {
    let (domain, but) = (signer.domain.as_str(), signer.address_hash.as_str());
    let hidden = domain_hash(instance, signer.appeal_id, domain);
    let domains = [domain, hidden.as_str()];
    Ok(signers::count_mailboxes(db, signer.appeal_id, domains, but).await? >= BY_ITSELF)
}
