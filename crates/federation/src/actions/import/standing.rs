//! Lines that were exported from a list and are brought back to the same one. They name its entries by their
//! ids, so that nobody is listed twice, and nobody who has gone since comes back by them.

use super::{
    Taken,
    batch::list,
    changed::{self, ChangedField},
    entries::{Entry, Line},
    exported::Written,
    gone::Gone,
    remembered::Remembered,
    row::Fault,
    text::has_lost_letters,
    unsaid::Emptied,
};
use crate::{
    FederationError,
    actions::attest::{self, Attested, Signed, Signer, listed_names},
    error::Result,
    keys::ActorKeys,
    replica::Change,
};
use std::collections::BTreeMap;
use undersigned_domain::{
    CoSignerList, Entry as Held, Names, Sequence, Verified,
    attestation::{Provenance, SignerKind},
    list::Origin,
};

/// Such a line.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The id of the entry; none of a count, which follows from what stands there.
    pub id: Option<String>,
    /// What the line says of the entry, where it says who it is.
    pub signer: Option<Signer>,
    /// What somebody has emptied in it.
    pub emptied: Emptied,
    /// What a row of the exported table says of names and the day; none of an exported line of JSON, which says all.
    pub written: Option<Written>,
}

impl Standing {
    /// The id of the entry of which it says something.
    pub(super) fn corrects(&self) -> Option<&str> {
        self.id.as_deref().filter(|_| self.signer.is_some())
    }
}

/// The list as it was when the import began, by the ids of who stands on it.
pub(super) struct Listed {
    entries: Sequence<Held>,
    places: BTreeMap<String, usize>,
}

impl Listed {
    pub fn of(list: &CoSignerList) -> Self {
        let ids = |(place, entry): (usize, &Held)| {
            let ids: Vec<String> = entry.same_as.iter().chain([&entry.id]).cloned().collect();
            ids.into_iter().map(move |id| (id, place))
        };
        Self {
            places: list.entries.iter().enumerate().flat_map(ids).collect(),
            entries: list.entries.clone(),
        }
    }

    fn entry(&self, id: &str) -> Option<&Held> {
        self.entries.get(*self.places.get(id)?)
    }

    /// How the entry of a row is called; none of one that was joined with another since.
    pub fn called(&self, row: &Standing) -> Option<&Names> {
        let id = row.corrects()?;
        let held = self.entry(id).filter(|held| held.id == id);
        held.map(|held| &held.names)
    }
}

/// What became of a line.
pub(super) struct Done {
    /// What that was.
    pub taken: Taken,
    /// How its entry was called, and who stands there then; none where the line says nothing of an entry.
    pub entry: Option<(Names, Signer)>,
    /// What of it is another then.
    pub changed: Vec<ChangedField>,
    /// Whether a number was written into the line that its entry does not get.
    pub leaves_number: bool,
}

impl Done {
    /// Nothing.
    const fn nothing() -> Self {
        Self {
            taken: Taken::Unchanged,
            entry: None,
            changed: Vec::new(),
            leaves_number: false,
        }
    }

    /// The entry stands there as it did.
    fn unchanged(held: &Held) -> Self {
        let signer = Signer {
            names: held.names.clone(),
            kind: held.kind,
            provenance: Provenance::Import,
            account: None,
            initiated: held.initiated,
            ordinal: held.number,
            signed_at: held.signed_at.clone(),
            evidence: None,
        };
        Self {
            taken: Taken::Unchanged,
            entry: Some((held.names.clone(), signer)),
            changed: Vec::new(),
            leaves_number: false,
        }
    }
}

/// Does what a line says: nothing, where the entry says the same; else it corrects the entry, if that came by
/// a list of ours.
///
/// # Errors
/// [`FederationError::Invalid`] `taken_back` for what is on the list no more, `id_unknown` for what a table of this list
/// brings under the id of nobody, `person_without_email` for a person of the table of another list, `entry_otherwise` for what
/// did not come by a list, and `letters_lost` for a new name of a table in which question marks stand for letters; as [`list`].
pub(super) async fn take(
    change: &mut Change,
    keys: &ActorKeys,
    wording: &Signed,
    (listed, gone): (&Listed, &Gone),
    row: &Standing,
    (attestations, remembered): (&mut Vec<Verified>, &mut Remembered),
) -> Result<Done> {
    let Some(id) = &row.id else {
        return Ok(Done::nothing());
    };
    let Some(held) = listed.entry(id) else {
        return unlisted(change, gone, id, row);
    };
    let Some(said_by_row) = &row.signer else {
        return Ok(Done::nothing());
    };
    let mut signer = match &row.written {
        Some(written) => written.of_entry(said_by_row, held),
        None => said_by_row.clone(),
    };
    // What is lost of the names that it has has stayed by now.
    if row.written.is_some()
        && let Some(lost) = lost(&signer.names, &held.names)
    {
        let Fault { code, reason } = Fault::letters_lost(lost);
        return Err(FederationError::invalid(code, reason));
    }
    // No line says it.
    signer.names.capacity.clone_from(&held.names.capacity);
    // One that was joined with another since has no line of its own any more.
    if held.id != *id {
        return Ok(Done::unchanged(held));
    }
    let is_said = says(held, &with_unsaid(&signer, &row.emptied, held), wording)?;
    let is_numbered = row.written.as_ref().is_some_and(|row| row.is_numbered);
    let [said] = attest::said_under(change, keys, &[id.as_str()]).await?;
    let Some(said) = said.filter(|said| said.provenance == Provenance::Import) else {
        return match is_said {
            true => Ok(Done {
                leaves_number: is_numbered,
                ..Done::unchanged(held)
            }),
            false => Err(FederationError::invalid(
                "entry_otherwise",
                "it did not come onto the list by a list, and no list changes what it says: whoever signed does, \
                 or the desk",
            )),
        };
    };
    // A number that no list has given follows from the order, and may be another one since it was exported.
    let leaves_number = is_numbered && said.ordinal.is_none();
    if said.ordinal.is_none() {
        signer.ordinal = None;
    }
    let cells = row.written.as_ref().map(|written| {
        written.cells(&Signer {
            ordinal: signer.ordinal,
            ..said_by_row.clone()
        })
    });
    let line = Line {
        signer: &signer,
        emptied: &row.emptied,
        cells,
    };
    let entry = Entry::of_line(change, remembered, id.clone(), Some(said), line).await?;
    if is_said {
        // What somebody makes of the entry from now on stays as well.
        entry.remember(change, remembered, Attested::Unchanged);
        return Ok(Done {
            leaves_number,
            ..Done::unchanged(held)
        });
    }
    let becomes = changed::as_listed(entry.listed(), entry.signer());
    let changed = entry.listed();
    let changed = changed.map(|said| changed::fields(said, &becomes, wording));
    let told = (attestations, remembered);
    let taken = list(change, keys, wording, gone, &entry, told).await?;
    Ok(Done {
        taken,
        changed: changed.unwrap_or_default(),
        leaves_number,
        entry: Some((
            held.names.clone(),
            Signer {
                ordinal: becomes.ordinal.or(held.number),
                ..becomes
            },
        )),
    })
}

/// What becomes of a line whose entry is not on the list.
fn unlisted(change: &Change, gone: &Gone, id: &str, row: &Standing) -> Result<Done> {
    let said = match (&row.written, &row.signer) {
        (None, _) => return Err(attest::taken_back()),
        (Some(_), None) => return Ok(Done::nothing()),
        (Some(_), Some(said)) => said,
    };
    // An address would bring nobody of them back.
    if gone.come_back_by(change, id, &said.names, None) {
        return Err(attest::taken_back());
    }
    Err(match said.kind {
        SignerKind::Organisation => FederationError::invalid(
            "id_unknown",
            "no entry of this list has the id in this line; if it is a new one, empty its cell in the column `id`",
        ),
        SignerKind::Individual => FederationError::invalid(
            "person_without_email",
            "a person is told apart by an e-mail address, and there is none; whoever is listed by name on another \
             list comes by its .jsonl",
        ),
    })
}

/// A name in which question marks stand for letters, of those that an entry would get.
fn lost<'a>(now: &'a Names, held: &Names) -> Option<&'a String> {
    let known: Vec<&String> = held.name_map.values().chain(&held.also_known_as).collect();
    let mut names = now.name_map.values().chain(&now.also_known_as);
    names.find(|name| has_lost_letters(name) && !known.contains(name))
}

/// A line with the country and the day that it leaves unsaid, as its entry has them: whoever said these, they stay.
fn with_unsaid(signer: &Signer, emptied: &Emptied, held: &Held) -> Signer {
    let mut whole = signer.clone();
    if whole.names.country.is_none() && !emptied.country {
        whole.names.country.clone_from(&held.names.country);
    }
    if whole.signed_at.is_none() && !emptied.signed_at {
        whole.signed_at.clone_from(&held.signed_at);
    }
    whole
}

/// Whether an entry says all that a line does, under the wording that the line is to be under. Only a list gives
/// numbers.
fn says(held: &Held, signer: &Signer, wording: &Signed) -> Result<bool> {
    let stays = match wording {
        Signed::AsHeld(_) => true,
        Signed::This(pin) => held.pin.as_deref() == Some(pin),
    };
    let by_list = held.origin == Origin::Attested(Provenance::Import);
    Ok(stays
        && (held.names == signer.names || held.names == listed_names(&signer.names, None)?)
        && held.kind == signer.kind
        && held.initiated == signer.initiated
        && (!by_list || held.number == signer.ordinal)
        && held.signed_at == signer.signed_at)
}
