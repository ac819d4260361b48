//! `Ballot`: a question, who may answer it, until when, and what decides. Its terms never change:
//! every vote pins its digest.

use super::{
    Question,
    text::{flag, written},
};
use crate::{
    Fault,
    appeal::ByLanguage,
    dispatch::{is_zone, write_text},
    ids::canonical_id,
    members::{Members, words},
    statement::MAX_SEQ,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use undersigned_proof::Multikey;

/// Most voters of one ballot.
pub const MAX_ROLL: usize = 500;
/// Longest words about a ballot in one language, in Unicode scalar values.
const MAX_WORDS_CHARS: usize = 5_000;

/// Of what a majority is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MajorityOf {
    /// Of those who said yes or no.
    Votes,
    /// Of those who took part, abstentions included.
    Present,
    /// Of all who may vote.
    Roll,
}

words! {
    MajorityOf {
        "votes" => Votes,
        "present" => Present,
        "roll" => Roll,
    }
}

/// How many must say yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Majority {
    /// Of whom.
    pub of: MajorityOf,
    /// How many of a hundred.
    pub percent: u8,
    /// Whether it takes more than that, or that much is enough.
    pub more: bool,
}

/// What becomes of a sealed vote that nobody opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unopened {
    /// It takes part, and says nothing.
    Abstention,
    /// It is as if it had not been cast.
    NotCast,
}

words! {
    Unopened {
        "abstention" => Abstention,
        "not-cast" => NotCast,
    }
}

/// That votes are sealed until the ballot is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sealed {
    /// Until when they are opened, in milliseconds since 1970.
    pub opens_until: u64,
    /// What becomes of those that are not.
    pub unopened: Unopened,
}

/// Who casts a voter's vote for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegate {
    /// The delegate's actor id.
    pub actor: String,
    /// The delegate's key.
    pub key: Multikey,
}

/// One who may vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollEntry {
    /// The voter: an organisation's actor id.
    pub voter: String,
    /// Who votes for it; where none is named, it votes itself by a key that was let in.
    pub delegate: Option<Delegate>,
}

/// The members of an open `Ballot`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// What it asks.
    pub question: Question,
    /// Who may vote, each once.
    pub roll: Vec<RollEntry>,
    /// How many of a hundred on the roll must take part.
    pub quorum: u8,
    /// How many must say yes; none where a committee is elected, and always there otherwise.
    pub majority: Option<Majority>,
    /// Until when votes are taken, in milliseconds since 1970.
    pub closes: u64,
    /// The time zone of whoever chose that time, by its name in the IANA database: for readers. Nothing else depends on it.
    pub zone: Option<String>,
    /// Where votes are sealed: how they are opened.
    pub sealed: Option<Sealed>,
    /// What the initiator says to it.
    pub words: ByLanguage,
}

impl Ballot {
    pub(super) fn read(members: Members<'_>) -> Result<Self, Fault> {
        let question = Question::read(members.get("question"))?;
        if let Question::Amendment { document, .. } = &question
            && ["object", "root"]
                .iter()
                .any(|name| document.get(*name) != members.get(name))
        {
            return Err(Fault::Member("document"));
        }
        let closes = members.integer("closes", 1, MAX_SEQ)?;
        let majority = match question {
            Question::Committee(_) => None,
            _ => Some(Majority::read(members.get("majority"))?),
        };
        Ok(Self {
            question,
            roll: read_roll(members)?,
            quorum: percent(members, "quorum")?,
            majority,
            closes,
            zone: read_zone(members),
            sealed: Sealed::read(members, closes)?,
            words: written(members, "words", MAX_WORDS_CHARS)?,
        })
    }

    /// Its members, to be signed.
    pub fn members(&self) -> Map<String, Value> {
        let mut members = Map::new();
        let roll: Vec<_> = self.roll.iter().map(RollEntry::write).collect();
        for (name, value) in [
            ("question", Some(self.question.write())),
            ("roll", Some(json!(roll))),
            ("quorum", Some(json!(self.quorum))),
            ("majority", self.majority.map(Majority::write)),
            ("closes", Some(json!(self.closes))),
            ("timezone", self.zone.as_ref().map(|zone| json!(zone))),
            ("sealed", Some(json!(self.sealed.is_some()))),
            (
                "opensUntil",
                self.sealed.map(|sealed| json!(sealed.opens_until)),
            ),
            (
                "unopened",
                self.sealed.map(|sealed| json!(sealed.unopened.name())),
            ),
        ] {
            if let Some(value) = value {
                members.insert(name.into(), value);
            }
        }
        write_text(&mut members, "words", &self.words);
        members
    }

    /// When nothing that belongs to it is taken any more: its end, or that of opening.
    pub fn ends(&self) -> u64 {
        self.sealed.map_or(self.closes, |sealed| sealed.opens_until)
    }

    /// The place of a voter on the roll.
    pub fn place_of(&self, voter: &str) -> Option<usize> {
        self.roll.iter().position(|entry| entry.voter == voter)
    }
}

impl Majority {
    fn read(value: Option<&Value>) -> Result<Self, Fault> {
        let Some(Value::Object(inside)) = value else {
            return Err(Fault::Member("majority"));
        };
        let members = Members(inside);
        Ok(Self {
            of: members.word("of", &MajorityOf::ALL)?,
            percent: percent(members, "percent")?,
            more: flag(members, "more")?,
        })
    }

    fn write(self) -> Value {
        json!({"of": self.of.name(), "percent": self.percent, "more": self.more})
    }
}

impl Sealed {
    fn read(members: Members<'_>, closes: u64) -> Result<Option<Self>, Fault> {
        if !flag(members, "sealed")? {
            return Ok(None);
        }
        Ok(Some(Self {
            opens_until: members.integer("opensUntil", closes.saturating_add(1), MAX_SEQ)?,
            unopened: members.word("unopened", &Unopened::ALL)?,
        }))
    }
}

impl RollEntry {
    fn read(value: &Value) -> Result<Self, Fault> {
        let Value::Object(inside) = value else {
            return Err(Fault::Member("roll"));
        };
        let members = Members(inside);
        let by = members.optional_text("by", crate::ids::MAX_ID_BYTES)?;
        let delegate = match (by, members.optional_key("key")?) {
            (None, None) => None,
            (Some(by), Some(key)) => {
                canonical_id("by", by)?;
                Some(Delegate {
                    actor: by.to_owned(),
                    key,
                })
            }
            _ => return Err(Fault::Member("roll")),
        };
        Ok(Self {
            voter: members.id("voter")?.to_owned(),
            delegate,
        })
    }

    fn write(&self) -> Value {
        match &self.delegate {
            None => json!({"voter": self.voter}),
            Some(delegate) => json!({
                "voter": self.voter,
                "by": delegate.actor,
                "key": delegate.key.as_str(),
            }),
        }
    }
}

/// What is no name of a zone is none, and no fault: who knows no such member takes the ballot as well, and all servers hold
/// the same.
fn read_zone(members: Members<'_>) -> Option<String> {
    let zone = members.get("timezone")?.as_str()?;
    is_zone(zone).then(|| zone.to_owned())
}

fn read_roll(members: Members<'_>) -> Result<Vec<RollEntry>, Fault> {
    let roll = members
        .items("roll", MAX_ROLL)?
        .iter()
        .map(RollEntry::read)
        .collect::<Result<Vec<_>, _>>()?;
    let voters: BTreeSet<_> = roll.iter().map(|entry| &entry.voter).collect();
    match roll.is_empty() || voters.len() != roll.len() {
        true => Err(Fault::Member("roll")),
        false => Ok(roll),
    }
}

fn percent(members: Members<'_>, name: &'static str) -> Result<u8, Fault> {
    let percent = members.integer(name, 0, 100)?;
    u8::try_from(percent).map_err(|_| Fault::NumberRange(name))
}
