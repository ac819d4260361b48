//! From which domains forms were refused: what comes from there next waits for a person, for as long as such a form is
//! remembered, which is thirty days.

use super::{hidden::hidden, hidden_domain, is_mail_provider};
use crate::{Instance, error::Result};
use std::collections::BTreeMap;
use undersigned_store::{
    ConnectionTrait,
    form_signers::{self as signers, FormSigner},
};

/// When a form was last refused, in milliseconds since 1970, by what stands for its registered domain.
pub(super) struct Refused(BTreeMap<String, i64>);

impl Refused {
    /// Collects it.
    pub async fn of(
        instance: &Instance,
        db: &impl ConnectionTrait,
        appeal_id: i64,
    ) -> Result<Self> {
        let refused = signers::refused(db, appeal_id).await?;
        let at = |(domain, at): (String, i64)| (hidden(instance, appeal_id, &domain), at);
        Ok(Self(refused.into_iter().map(at).collect()))
    }

    /// When one from the domain of this form was refused. At a mail provider strangers are neighbours.
    pub fn at(&self, instance: &Instance, signer: &FormSigner) -> Option<i64> {
        if self.0.is_empty() || is_mail_provider(&signer.domain) {
            return None;
        }
        self.0.get(&hidden_domain(instance, signer)).copied()
    }
}
