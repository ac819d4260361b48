//! Who may be on the list already under the name of a form: two people of one union each fill one in, and it counts once.

use super::super::{Said, domain_hash, is_mail_provider};
use crate::{
    Instance, error::Result, moderation::leaving, replica::Snapshot, site, suggestions::names,
};
use std::{collections::BTreeSet, iter, sync::Arc};
use undersigned_domain::{Entry, Names, attestation::SignerKind};
use undersigned_likeness::{self as likeness, Grade};
use undersigned_store::{
    ConnectionTrait,
    form_signers::{self as signers, FormSigner},
};

/// Most entries of its domains with which a form is compared. Where there are as many, a person looks at each
/// further one as it is.
const MOST: u64 = 20;

/// An entry that came by form from a domain of the one who confirms, by its address or its website, and that has its
/// very name: by the grade of the [suggestions](crate::suggestions) that shows such a pair to a person first.
pub(super) async fn namesake(
    instance: &Instance,
    db: &impl ConnectionTrait,
    snapshot: &Snapshot,
    signer: &FormSigner,
    said: &Said,
) -> Result<Option<Arc<Entry>>> {
    let website = said.website.as_deref().map(site::of);
    let domains: BTreeSet<String> = iter::once(signer.domain.clone())
        .chain(website)
        // Strangers are neighbours there.
        .filter(|domain| !is_mail_provider(domain))
        .flat_map(|domain| [domain_hash(instance, signer.appeal_id, &domain), domain])
        .collect();
    let listed = signers::listed_at(db, signer.appeal_id, domains, MOST).await?;
    for one in listed {
        let Some(entry) = snapshot.entry(&one.about) else {
            continue;
        };
        // Of who was taken back nothing is shown, though that is not signed yet.
        if have_one_name(&said.names, &entry)
            && !leaving::is_hidden(db, signer.appeal_id, &one.about).await?
        {
            return Ok(Some(entry));
        }
    }
    Ok(None)
}

/// Whether a form and an entry have one name, and nothing that both say speaks against it.
fn have_one_name(said: &Names, entry: &Entry) -> bool {
    let compared = |called: &Names, person: bool| likeness::Entry {
        id: String::new(),
        names: names(called),
        country: called.country.clone(),
        person,
    };
    let person = entry.kind == SignerKind::Individual;
    let pair = [compared(said, false), compared(&entry.names, person)];
    let found = likeness::suggest(&pair, &likeness::Options::default());
    found.iter().any(|pair| pair.grade == Grade::Certain)
}
