//! What stands in a signer's row for the domain of its address, once that is not needed any more: a keyed hash, by which it is
//! found that somebody else comes from there.

use super::{Said, domain};
use crate::{Instance, error::Result};
use std::collections::BTreeMap;
use undersigned_store::form_signers::{self as signers, FormSigner};

/// What stands for a registered domain under an appeal: of whoever took its name back, for instance, since nobody makes room
/// there for others by leaving.
pub(super) fn domain_hash(instance: &Instance, appeal_id: i64, domain: &str) -> String {
    let of = format!("{appeal_id} {domain}");
    instance.keyed_name("domain of an organisation", &of)
}

/// What stands for the domain in a signer's row, whether it stands there already or not.
pub(super) fn hidden_domain(instance: &Instance, signer: &FormSigner) -> String {
    hidden(instance, signer.appeal_id, &signer.domain)
}

/// The same for what a row under an appeal has for its domain.
pub(super) fn hidden(instance: &Instance, appeal_id: i64, domain: &str) -> String {
    match is_hidden(domain) {
        true => domain.to_owned(),
        false => domain_hash(instance, appeal_id, domain),
    }
}

/// Whether that is no domain but what stands for one: no label of a domain is as long.
pub(super) fn is_hidden(domain: &str) -> bool {
    domain.len() == 64 && domain.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The registered domain of a signer's address, where it is kept.
pub(super) fn shown_domain(signer: &FormSigner, said: &Said) -> Option<String> {
    match is_hidden(&signer.domain) {
        true => Some(domain::of_address(&said.address().ok()?)),
        false => Some(signer.domain.clone()),
    }
}

/// The registered domains at which forms were confirmed, by the ids of their attestations; of those alone of which it is kept.
///
/// # Errors
/// The database.
pub(crate) async fn kept_domains(
    instance: &Instance,
    abouts: &[&str],
) -> Result<BTreeMap<String, String>> {
    let rows = signers::by_abouts(instance.database.conn(), abouts).await?;
    let kept = rows.into_iter();
    let kept = kept.filter(|row| !row.domain.is_empty() && !is_hidden(&row.domain));
    Ok(kept.map(|row| (row.about, row.domain)).collect())
}
