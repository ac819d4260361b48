//! Who stood on a list when it was sealed, and stands on it no more. Who stood there is kept beside
//! the sealed file, so that a long one is not unpacked, and each proof in it checked, to tell.

use super::sealed::{Sealed, bundle_of, internal, packed, unpacked};
use crate::{Instance, error::Result, views::AppealView};
use std::collections::{BTreeSet, HashMap, HashSet};
use undersigned_domain::{
    CoSignerList, Entry, fold,
    list::{Origin, Vacancy, Vacated},
};
use undersigned_store::{
    Transaction, appeals,
    kept_files::{self, NewKeptFile, SEALED_SIGNERS},
};

/// The ids of each entry of a list: its own, and those of the entries that were joined with it.
pub type Signers = Vec<Vec<String>>;

/// The signers of a list that is being sealed, as they are kept.
pub(super) struct Packed {
    bytes: usize,
    entries: usize,
    parts: Vec<Vec<u8>>,
}

impl Packed {
    pub(super) fn of(signers: &[Vec<String>]) -> std::io::Result<Self> {
        let text = serde_json::to_vec(signers)?;
        let (_, parts) = packed(&text)?;
        Ok(Self {
            bytes: text.len(),
            entries: signers.len(),
            parts,
        })
    }

    /// Keeps them beside a sealed list, for as long as that.
    pub(super) async fn keep(self, db: &Transaction, list: &Sealed) -> Result<()> {
        let new = NewKeptFile {
            appeal_id: list.appeal_id,
            owner: list.owner.clone(),
            purpose: SEALED_SIGNERS.to_owned(),
            digest: list.digest.clone(),
            media_type: "application/json".to_owned(),
            bytes: i64::try_from(self.bytes).unwrap_or(i64::MAX),
            state_digest: None,
            entries: Some(i64::try_from(self.entries).unwrap_or(i64::MAX)),
            created_at: list.at,
        };
        kept_files::put(db, new, self.parts).await?;
        Ok(())
    }
}

/// Those of a sealed list who stand on the appeal's list no more: they withdrew, or were taken off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gone {
    ids: BTreeSet<String>,
    /// How many entries of the sealed list that are.
    pub entries: u64,
}

impl Gone {
    /// Those among the signers of a sealed list who do not stand on the list as it is now.
    #[must_use]
    pub fn between(sealed: Signers, now: &CoSignerList) -> Self {
        let standing: HashSet<&str> = now.entries.iter().flat_map(ids).collect();
        let mut gone = Self::default();
        for entry in sealed {
            let before = gone.ids.len();
            let missing = entry.into_iter();
            let missing = missing.filter(|id| !standing.contains(id.as_str()));
            gone.ids.extend(missing);
            gone.entries += u64::from(gone.ids.len() > before);
        }
        gone
    }

    /// The sealed list without them: their numbers say that somebody stood there. What was counted
    /// when it was sealed stays.
    #[must_use]
    pub fn leave_out_of(&self, sealed: &CoSignerList, now: &CoSignerList) -> CoSignerList {
        let left = |entry: &Entry| {
            let number = entry.number?;
            let known = now.vacated.iter().find(|gone| gone.number == number);
            Some(known.copied().unwrap_or(Vacated {
                number,
                why: match entry.origin {
                    Origin::OwnServer => Vacancy::Withdrawn,
                    Origin::Attested(_) => Vacancy::TakenBack,
                },
                at: None,
                reason: None,
            }))
        };
        let gone = sealed.entries.iter();
        let gone = gone.filter(|entry| self.ids.contains(&entry.id));
        let vacated = gone.filter_map(left);
        let mut list = sealed.clone();
        list.vacated = sealed.vacated.iter().copied().chain(vacated).collect();
        list.entries.retain(|entry| !self.ids.contains(&entry.id));
        let is_parted = |entry: &Entry| entry.same_as.iter().any(|id| self.ids.contains(id));
        if list.entries.iter().any(is_parted) {
            let standing = now.entries.iter();
            let standing = standing.flat_map(|entry| ids(entry).map(move |id| (id, entry)));
            let standing: HashMap<&str, &Entry> = standing.collect();
            list.entries.for_each_mut(|entry| {
                if is_parted(entry)
                    && let Some(now) = standing.get(entry.id.as_str())
                {
                    self.part(entry, now);
                }
            });
        }
        list
    }

    /// Leaves of an entry that was made of several what is still said of it, now that some of them are
    /// gone: of the rest nobody can tell whose it was.
    fn part(&self, sealed: &mut Entry, now: &Entry) {
        let said = now.names.name_map.values().chain(&now.names.also_known_as);
        let said: HashSet<&str> = said.map(String::as_str).collect();
        let names = sealed.names.name_map.iter();
        let names = names.filter(|(_, name)| said.contains(name.as_str()));
        sealed.names.name_map = names
            .map(|(language, name)| (language.clone(), name.clone()))
            .collect();
        let further = &mut sealed.names.also_known_as;
        further.retain(|name| said.contains(name.as_str()));
        if sealed.names.country != now.names.country {
            sealed.names.country = None;
        }
        sealed
            .reservations
            .retain(|demand| now.reservations.contains(demand));
        sealed.reserved.retain(|one| now.reserved.contains(one));
        if sealed.mandate != now.mandate {
            sealed.mandate = None;
        }
        sealed.same_as.retain(|id| !self.ids.contains(id));
    }
}

/// Who of a sealed list stands on the appeal's list no more.
///
/// # Errors
/// The database; a file that cannot be unpacked.
pub async fn gone_since(instance: &Instance, list: &Sealed, view: &AppealView) -> Result<Gone> {
    if view.digest.to_string() == list.state_digest {
        return Ok(Gone::default());
    }
    let sealed = signers(instance, list).await?;
    Ok(Gone::between(sealed, &view.list))
}

/// The signers of a sealed list. Of one that was sealed before they were kept, they are read from the
/// file, and kept.
async fn signers(instance: &Instance, list: &Sealed) -> Result<Signers> {
    let conn = instance.database.conn();
    let rows = kept_files::list(conn, list.appeal_id, &list.owner, SEALED_SIGNERS).await?;
    let kept = rows.into_iter().find(|row| row.digest == list.digest);
    if let Some(kept) = kept {
        let turn = instance.sealed_lists.signers.take().await?;
        let parts = kept_files::content(conn, kept.id).await?;
        let bytes = u64::try_from(kept.bytes).unwrap_or(0);
        let read = move || {
            let text = unpacked(&parts.concat(), bytes)?;
            Ok::<Signers, std::io::Error>(serde_json::from_slice(&text)?)
        };
        return turn.work(read).await?.map_err(internal);
    }
    let bundle = bundle_of(instance, list).await?;
    let pack = move || {
        let signers = signers_of(&fold(&bundle.state));
        Ok::<_, std::io::Error>((Packed::of(&signers)?, signers))
    };
    let packed = instance.sealed_lists.signers.work(pack).await?;
    let (packed, signers) = packed.map_err(internal)?;
    let db = instance.database.begin().await?;
    appeals::hold(&db, list.appeal_id).await?;
    // Of a list that was taken away meanwhile nobody is kept: whoever takes it away takes them along, or was here first.
    if kept_files::hold(&db, list.id).await? {
        packed.keep(&db, list).await?;
        db.commit().await?;
    }
    Ok(signers)
}

/// The signers of a list.
pub(super) fn signers_of(list: &CoSignerList) -> Signers {
    let entries = list.entries.iter();
    entries
        .map(|entry| ids(entry).map(str::to_owned).collect())
        .collect()
}

fn ids(entry: &Entry) -> impl Iterator<Item = &str> {
    std::iter::once(entry.id.as_str()).chain(entry.same_as.iter().map(String::as_str))
}
