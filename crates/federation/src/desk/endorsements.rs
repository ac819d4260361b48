//! What an organisation said of appeals, and what became of it.

use crate::{
    Instance,
    error::Result,
    replica::counts_from,
    views::{AppealView, Organization},
};
use chrono::{DateTime, Utc};
use std::{collections::BTreeSet, sync::Arc};
use undersigned_domain::{Content, Statement, StatementType, Verified, endorsement::Endorsement};
use undersigned_store::{acknowledgements, refusals, statements};

/// What an organisation said of an appeal, and what became of it.
#[derive(Debug, Clone)]
pub struct OwnEndorsement {
    /// The appeal.
    pub view: AppealView,
    /// The statement's id.
    pub id: String,
    /// The statement, byte for byte.
    pub statement: String,
    /// The view on it.
    pub made: Arc<Statement>,
    /// What it says.
    pub said: Endorsement,
    /// Whether it is endorsed; otherwise withdrawn.
    pub endorsed: bool,
    /// How many other servers have confirmed that they hold it, where it is withdrawn.
    pub confirmed: u64,
    /// From when on other servers count it, where it is withdrawn and dated ahead of their clocks.
    pub elsewhere_from: Option<DateTime<Utc>>,
    /// Whether it waits to be let in, and no initiator has refused it.
    pub waits: bool,
    /// Whether it is on the list: by itself, or in an entry that it was joined with.
    pub listed: bool,
    /// Whether it is for the current wording.
    pub current_wording: bool,
}

impl OwnEndorsement {
    /// The newest statement by which one of those who call for the appeal took it off the list, and why, as a code,
    /// where that was said. None where it stands there, or waits to be let in once more.
    #[must_use]
    pub fn removed(&self) -> Option<(&Statement, Option<&str>)> {
        if !self.endorsed || self.waits {
            return None;
        }
        let (statement, said) = self.view.snapshot.removal(&self.made.author)?;
        Some((statement, said.reason.as_deref()))
    }
}

impl Instance {
    /// What an organisation last said of each appeal it ever endorsed, newest first.
    ///
    /// # Errors
    /// The database.
    pub async fn endorsements_of(
        &self,
        organization: &Organization,
    ) -> Result<Vec<OwnEndorsement>> {
        let db = self.database.conn();
        let kind = StatementType::Endorsement.name();
        let mut seen = BTreeSet::new();
        let mut own = Vec::new();
        let now = self.clock.millis();
        for row in statements::by_author(db, &organization.ap_id, kind).await? {
            // What is kept apart until its time counts for nothing here yet.
            if row.standing == statements::EARLY || !seen.insert(row.appeal_id) {
                continue;
            }
            let Ok(verified) = Verified::stored(&row.body) else {
                continue;
            };
            let Content::Endorsement(endorsement) = &verified.statement().content else {
                continue;
            };
            let object = &verified.statement().appeal.object;
            let Some(view) = self.view_by_id(object).await? else {
                continue;
            };
            let confirmed = match endorsement.endorsed {
                true => 0,
                false => acknowledgements::count(db, row.appeal_id, &row.digest).await?,
            };
            let elsewhere_from = counts_from(row.seq, now);
            own.push(OwnEndorsement {
                confirmed,
                elsewhere_from: elsewhere_from.filter(|_| !endorsement.endorsed),
                id: row.ap_id.clone(),
                endorsed: endorsement.endorsed,
                waits: row.standing != statements::MEMBER
                    && refusals::of_statements(
                        db,
                        row.appeal_id,
                        std::slice::from_ref(&row.digest),
                    )
                    .await?
                    .is_empty(),
                listed: view.snapshot.entry(&organization.ap_id).is_some(),
                // Its own words, also while it waits to be let in.
                current_wording: is_current(&view, endorsement),
                said: endorsement.clone(),
                made: verified.statement().clone(),
                statement: row.body,
                view,
            });
        }
        Ok(own)
    }

    /// What an organisation last said of one appeal.
    ///
    /// # Errors
    /// The database.
    pub async fn endorsement_of(
        &self,
        organization: &Organization,
        object: &str,
    ) -> Result<Option<OwnEndorsement>> {
        let own = self.endorsements_of(organization).await?;
        Ok(own.into_iter().find(|one| one.view.appeal.ap_id == object))
    }
}

/// Whether an endorsement pins the text that stands now.
fn is_current(view: &AppealView, endorsement: &Endorsement) -> bool {
    match (&endorsement.pin, view.list.current()) {
        (Some(pin), Some(note)) => pin.text_digest == note.text_digest,
        _ => true,
    }
}
