//! What an organisation said of appeals, and what became of it, by what is held here.

use crate::{
    Instance,
    error::Result,
    replica::counts_from,
    signers::Standing,
    suggestions::texts,
    views::{AppealView, Organization},
};
use chrono::{DateTime, Utc};
use std::{collections::BTreeSet, sync::Arc};
use undersigned_domain::{
    Content, Entry, Names, Statement, StatementType, Verified, endorsement::Endorsement,
};
use undersigned_store::{
    acknowledgements, appeals, refusals,
    statements::{self, Statement as Row},
};

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
    /// Whether it waits to be let in, and no initiator has refused it; also once more, after it was taken off the list.
    pub waits: bool,
    /// When an initiator last refused it, where it waited to be let in; in milliseconds since 1970.
    pub refused_at: Option<i64>,
    /// Whether it is on the list: by itself, or in an entry that it was joined with.
    pub listed: bool,
    /// Whether the list shows its names, all of them: whoever calls for the appeal lets these in.
    pub name_confirmed: bool,
    /// Whether it is for the current wording.
    pub current_wording: bool,
}

impl OwnEndorsement {
    /// Where it stands. A server of those who call for the appeal says whom it lets in, refuses or removes, and nothing
    /// while it has not decided: whoever is none of these waits, also where nobody whose word counts lets it in any more.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match self.removed() {
            _ if !self.endorsed => Standing::Withdrawn,
            _ if self.listed => Standing::Listed,
            Some(_) => Standing::Removed,
            None if self.refused_at.is_some() => Standing::Refused,
            None => Standing::Waiting,
        }
    }

    /// Whether it is on the list, and not yet under the names that it gives now.
    #[must_use]
    pub fn is_renamed(&self) -> bool {
        self.standing() == Standing::Listed && !self.name_confirmed
    }

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

    /// When those who call for the appeal refused it or took it off the list, in milliseconds since 1970, and why, as a code,
    /// where that was said.
    #[must_use]
    pub fn barred(&self) -> Option<(i64, Option<&str>)> {
        match self.standing() {
            Standing::Removed => {
                let (statement, reason) = self.removed()?;
                Some((i64::try_from(statement.seq).unwrap_or(i64::MAX), reason))
            }
            Standing::Refused => self.refused_at.map(|at| (at, None)),
            Standing::Waiting | Standing::Listed | Standing::Withdrawn => None,
        }
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
        let mut seen = BTreeSet::new();
        let mut own = Vec::new();
        for row in self.own_words(organization).await? {
            if seen.insert(row.appeal_id) {
                own.extend(self.own_endorsement(row).await?);
            }
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
        let Some(appeal) = appeals::by_ap_id(self.database.conn(), object).await? else {
            return Ok(None);
        };
        let mut words = self.own_words(organization).await?.into_iter();
        match words.find(|row| row.appeal_id == appeal.id) {
            Some(row) => self.own_endorsement(row).await,
            None => Ok(None),
        }
    }

    /// Endorsements and withdrawals of an organisation, newest first.
    async fn own_words(&self, organization: &Organization) -> Result<Vec<Row>> {
        let (db, kind) = (self.database.conn(), StatementType::Endorsement.name());
        let mut rows = statements::by_author(db, &organization.ap_id, kind).await?;
        // What is kept apart until its time counts for nothing here yet.
        rows.retain(|row| row.standing != statements::EARLY);
        Ok(rows)
    }

    async fn own_endorsement(&self, row: Row) -> Result<Option<OwnEndorsement>> {
        let db = self.database.conn();
        let Ok(verified) = Verified::stored(&row.body) else {
            return Ok(None);
        };
        let made = verified.statement();
        let Content::Endorsement(said) = &made.content else {
            return Ok(None);
        };
        let Some(view) = self.view_by_id(&made.appeal.object).await? else {
            return Ok(None);
        };
        let confirmed = match said.endorsed {
            true => 0,
            false => acknowledgements::count(db, row.appeal_id, &row.digest).await?,
        };
        let entry = view.snapshot.entry(&made.author);
        let again = view.snapshot.signed_again(&made.author);
        let is_again = again.is_some_and(|again| again.digest == made.digest);
        let elsewhere_from = counts_from(row.seq, self.clock.millis());
        let in_mailbox = row.standing != statements::MEMBER;
        let digest = std::slice::from_ref(&row.digest);
        let refused_at = match in_mailbox {
            true => {
                let refused = refusals::of_statements(db, row.appeal_id, digest).await?;
                refused.iter().map(|one| one.refused_at).max()
            }
            false => None,
        };
        Ok(Some(OwnEndorsement {
            confirmed,
            elsewhere_from: elsewhere_from.filter(|_| !said.endorsed),
            id: row.ap_id,
            endorsed: said.endorsed,
            waits: (in_mailbox || is_again) && refused_at.is_none(),
            refused_at,
            listed: entry.is_some(),
            name_confirmed: entry.is_some_and(|entry| shows(&entry, &said.names)),
            // Its own words, also while it waits to be let in.
            current_wording: is_current(&view, said),
            said: said.clone(),
            made: made.clone(),
            statement: row.body,
            view,
        }))
    }
}

/// Whether an entry shows these names. Those of another that it was joined with may stand there alone, confirmed.
fn shows(entry: &Entry, names: &Names) -> bool {
    let shown: BTreeSet<&str> = texts(&entry.names).collect();
    entry.name_confirmed && texts(names).all(|name| shown.contains(name))
}

/// Whether an endorsement pins the text that stands now.
fn is_current(view: &AppealView, endorsement: &Endorsement) -> bool {
    match (&endorsement.pin, view.list.current()) {
        (Some(pin), Some(note)) => pin.text_digest == note.text_digest,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::shows;
    use crate::invented::{entry, names};

    #[test]
    fn names_on_paper_do_not_confirm_what_somebody_calls_itself() {
        let mut joined = entry("https://hub.example/attestations/1", "Dockers");
        joined.same_as = vec!["https://dockers.example/orgs/d".to_owned()];
        let mut own = names("Dockers");
        assert!(shows(&joined, &own));
        own.also_known_as = vec!["Dock Hands".to_owned()];
        assert!(!shows(&joined, &own));
        joined.names.also_known_as.clone_from(&own.also_known_as);
        assert!(shows(&joined, &own));
        joined.name_confirmed = false;
        assert!(!shows(&joined, &own));
    }
}
