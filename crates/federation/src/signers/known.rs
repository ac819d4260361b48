//! What this server knows of signers beyond what they said.

use super::{Signer, Standing};
use crate::{
    Instance,
    actions::sign_by_form,
    actors::RemoteActor,
    error::Result,
    moderation::Stance,
    suggestions::Suggestion,
    views::{AppealView, Pending},
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Names, attestation::Provenance};
use undersigned_store::remote_actors;

pub use crate::suggestions::{Grade, Reason};

/// Most entries that are named as being like a signer.
const MOST_ALIKE: usize = 5;

/// What is known of a signer.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its actor on another server, where it has one that this server has looked at.
    pub met: Option<Met>,
    /// How this server stands to it.
    pub stance: Stance,
    /// Whom it is like, the likeliest first.
    pub alike: Vec<Alike>,
    /// Whether it came by form, and nothing is kept any more of what that said: nobody there can be written to.
    pub forgotten: bool,
}

/// An actor of another server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// When this server looked at it first, in milliseconds since 1970.
    pub first: i64,
    /// When it did last.
    pub last: i64,
    /// `@name@host`, where it has such a name.
    pub handle: Option<String>,
    /// The AS2 type, such as `Organization`.
    pub kind: String,
    /// Since when it says it is there, as it writes it.
    pub since: Option<String>,
    /// Whether its server said that it is gone.
    pub gone: bool,
}

/// Somebody who may be the same signer.
#[derive(Debug, Clone)]
pub struct Alike {
    /// The entry, or who waits.
    pub id: String,
    /// Its names.
    pub names: Names,
    /// Its number on the list.
    pub number: Option<u64>,
    /// Whether it waits as well.
    pub waits: bool,
    /// How strongly to take it.
    pub grade: Grade,
    /// From 0 to 1.
    pub score: f64,
    /// What speaks for and against it.
    pub why: Vec<Reason>,
}

/// Ids of signers with whom they may be the same.
pub type AlikeById = BTreeMap<String, Vec<Alike>>;

impl Instance {
    /// For each signer in a place that may be another one as well: which. `waiting` is [who waits](Self::who_waits): of those
    /// who are listed, too, the names that they ask for are compared.
    ///
    /// # Errors
    /// The database.
    pub async fn alike(
        &self,
        view: &AppealView,
        (waiting, standing): (&[Pending], Standing),
    ) -> Result<AlikeById> {
        let mut by_id = AlikeById::new();
        let found = self.suggestions_with(view, waiting).await?;
        let asks = |id: &str| standing == Standing::Waiting && found.renamed.contains_key(id);
        let by_old_names = found.pairs.iter().map(|pair| (pair, false));
        let by_new_names = found.asked.iter().map(|pair| (pair, true));
        for (pair, asked) in by_old_names.chain(by_new_names) {
            for (one, other) in [(0, 1), (1, 0)] {
                let id = &pair.entries[one].id;
                if asks(id) != asked {
                    continue;
                }
                let alike = by_id.entry(id.clone()).or_default();
                if alike.len() < MOST_ALIKE {
                    alike.push(like(pair, other));
                }
            }
        }
        Ok(by_id)
    }

    /// What is known of some signers, in their order.
    ///
    /// # Errors
    /// The database.
    pub async fn known_of(&self, signers: &[&Signer], alike: &AlikeById) -> Result<Vec<Known>> {
        let ids: Vec<&str> = signers.iter().map(|one| one.about.as_str()).collect();
        let rows = remote_actors::by_ap_ids(self.database.conn(), &ids).await?;
        let mut met: BTreeMap<String, Met> = rows
            .into_iter()
            .map(|row| (row.ap_id.clone(), of_row(row)))
            .collect();
        let rules = self.rules().await?;
        let forgotten = self.forgotten_forms(signers).await?;
        Ok(signers
            .iter()
            .map(|one| Known {
                met: met.remove(&one.about),
                stance: rules.stance(&one.about),
                alike: alike.get(&one.about).cloned().unwrap_or_default(),
                forgotten: forgotten.contains(&one.about),
            })
            .collect())
    }

    /// Ids of those among some signers who came by form, and of whom nothing is kept any more of what it said: nobody there can
    /// be written to.
    ///
    /// # Errors
    /// The database.
    pub async fn forgotten_forms(&self, signers: &[&Signer]) -> Result<BTreeSet<String>> {
        let by_form = signers.iter();
        let by_form = by_form.filter(|one| one.how == Provenance::WebForm.name());
        let by_form: Vec<&str> = by_form.map(|one| one.about.as_str()).collect();
        sign_by_form::forgotten(self, &by_form).await
    }
}

fn like(pair: &Suggestion, side: usize) -> Alike {
    let other = &pair.entries[side];
    Alike {
        id: other.id.clone(),
        names: other.names.clone(),
        number: other.number,
        waits: other.waits(),
        grade: pair.grade,
        score: pair.score,
        why: pair.why.clone(),
    }
}

fn of_row(row: remote_actors::RemoteActor) -> Met {
    let document: serde_json::Value = serde_json::from_str(&row.document).unwrap_or_default();
    let published = document.get("published").and_then(|at| at.as_str());
    let actor = RemoteActor::read(&document, row.fetched_at).ok();
    let actor = actor.filter(|actor| actor.preferred_username.is_some());
    Met {
        first: row.met_at,
        last: row.fetched_at,
        handle: actor.map(|actor| actor.handle()),
        kind: row.kind,
        // What is longer is no time.
        since: published.filter(|at| at.len() <= 40).map(str::to_owned),
        gone: row.gone_at.is_some(),
    }
}
