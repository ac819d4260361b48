//! The bundle: all statements of a state in one JSON file, which anyone can check offline, and beside
//! them what was proposed and voted on.

mod crowd;

use crate::{
    AppealKey, Fault, Insertion, Proceeding, RULES, SeenBy, State, Verified, fold,
    ids::canonical_id,
    proceedings::{MAX_READ, Refusal, judge, settle},
    seen_by::MAX_SEEN_BY,
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use undersigned_proof::{Digest, Multikey, strict_json, strict_json::Numbers};

/// The `format` of a bundle.
pub const FORMAT: &str = "undersigned-bundle-1";

/// A bundle that has been read: what it claims, and what of it holds.
#[derive(Debug)]
pub struct Bundle {
    /// The appeal it says it is about.
    pub appeal: AppealKey,
    /// The state made of the statements that hold.
    pub state: State,
    /// The state digest it claims.
    pub claimed: Option<Digest>,
    /// What servers say they held, one word of each at most, by server. Its proof holds; whether
    /// the key is that server's, nobody can say offline.
    pub seen_by: Vec<SeenBy>,
    /// Amendments, ballots, votes and what belongs to them, as far as they hold. The state digest does
    /// not cover them: that none is missing, only recounts say.
    pub proceedings: Vec<Proceeding>,
    /// What is wrong, by statement id (or position, where there is no id).
    pub faults: Vec<BundleFault>,
}

/// One fault of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleFault {
    /// The id of the statement, `#n` where it has none, the bundle's own member, or the instance
    /// actor whose word of what it saw is at fault.
    pub statement: String,
    /// A stable code: one of [`Fault::code`], `not_let_in`, `stale`, `ended`, `other_appeal`,
    /// `contested`, `rules`, `digest_mismatch`, `seen_by_twice`, `not_initiator`, `json_limits`.
    pub fault: &'static str,
}

/// Why a file is no bundle at all.
#[derive(Debug, thiserror::Error)]
pub enum NotABundle {
    /// Not strict JSON.
    #[error(transparent)]
    Json(#[from] undersigned_proof::JsonFault),
    /// Not of the format.
    #[error("not a bundle: `{0}` is missing or wrong")]
    Member(&'static str),
    /// So many and so short items that none of them can be a statement.
    #[error("not a bundle: it lists {items} items in {bytes} bytes, and no statement is so short")]
    Crowded {
        /// How many.
        items: usize,
        /// In how much.
        bytes: usize,
    },
}

impl Bundle {
    /// The bundle of a state whose statements' texts are given, in the order of their digests,
    /// without anybody's word of having seen it.
    pub fn write(state: &State, texts: &[impl AsRef<str>]) -> String {
        Self::write_seen(state, texts, &[])
    }

    /// The same with the texts of what servers say they held ([`SeenBy`]).
    pub fn write_seen(state: &State, texts: &[impl AsRef<str>], seen_by: &[String]) -> String {
        Self::write_whole(state, texts, &[], seen_by)
    }

    /// The same with what was proposed and voted on. Where there is nothing of that, the bundle is
    /// written as it would be without it.
    pub fn write_whole(
        state: &State,
        texts: &[impl AsRef<str>],
        proceedings: &[Proceeding],
        seen_by: &[String],
    ) -> String {
        let mut out = format!(
            "{{\"format\":{},\"rules\":{RULES},\"object\":{},\"root\":{},\"stateDigest\":{},\"statements\":[",
            json!(FORMAT),
            json!(state.appeal().object),
            json!(state.appeal().root.as_str()),
            json!(state.digest().to_string()),
        );
        for (index, text) in texts.iter().enumerate() {
            out.push_str(if index == 0 { "\n" } else { ",\n" });
            out.push_str(text.as_ref());
        }
        for (index, proceeding) in proceedings.iter().enumerate() {
            out.push_str(if index == 0 {
                "\n],\"proceedings\":[\n"
            } else {
                ",\n"
            });
            out.push_str(proceeding.text());
        }
        out.push_str("\n],\"seenBy\":[");
        for (index, text) in seen_by.iter().enumerate() {
            out.push_str(if index == 0 { "\n" } else { ",\n" });
            out.push_str(text);
        }
        out.push_str("]}\n");
        out
    }

    /// Reads a bundle and checks every statement, the chain from the root, and the digest.
    ///
    /// # Errors
    /// [`NotABundle`] where the file cannot be read as one; faults inside are listed instead.
    pub fn read(bytes: &[u8]) -> Result<Self, NotABundle> {
        let items = crowd::items(bytes);
        if crowd::is_one(items, bytes.len()) {
            let bytes = bytes.len();
            return Err(NotABundle::Crowded { items, bytes });
        }
        let value: Value = read_value(bytes)?;
        let member = |name: &'static str| value.get(name).ok_or(NotABundle::Member(name));
        let text = |name| member(name)?.as_str().ok_or(NotABundle::Member(name));
        if text("format")? != FORMAT {
            return Err(NotABundle::Member("format"));
        }
        let root: Multikey = text("root")?
            .parse()
            .map_err(|_| NotABundle::Member("root"))?;
        let object = text("object")?;
        canonical_id("object", object).map_err(|_| NotABundle::Member("object"))?;
        let appeal = AppealKey {
            object: object.to_owned(),
            root,
        };
        let statements = member("statements")?
            .as_array()
            .ok_or(NotABundle::Member("statements"))?;
        let mut faults = Vec::new();
        if value.get("rules").and_then(Value::as_u64) != Some(RULES) {
            faults.push(fault("rules", "rules"));
        }
        let state = gather(&appeal, statements, &mut faults);
        let claimed = text("stateDigest")?.parse().ok();
        if claimed != Some(state.digest()) {
            faults.push(fault("stateDigest", "digest_mismatch"));
        }
        let seen_by = match value.get("seenBy") {
            None => &Vec::new(),
            Some(seen_by) => seen_by.as_array().ok_or(NotABundle::Member("seenBy"))?,
        };
        let seen_by = gather_seen_by(&appeal, seen_by, &mut faults);
        let proceedings = match value.get("proceedings") {
            None => &Vec::new(),
            Some(said) => said.as_array().ok_or(NotABundle::Member("proceedings"))?,
        };
        let proceedings = gather_proceedings(&state, proceedings, &mut faults);
        Ok(Self {
            appeal,
            state,
            claimed,
            seen_by,
            proceedings,
            faults,
        })
    }
}

/// A bundle may hold more statements than a message may hold members, and holds each two levels
/// deeper than it stands alone. Statements are held to their own bounds one by one.
fn read_value(bytes: &[u8]) -> Result<Value, NotABundle> {
    let depth = strict_json::MAX_DEPTH + 2;
    Ok(strict_json::parse_within(
        bytes,
        Numbers::Integers,
        depth,
        usize::MAX,
    )?)
}

fn gather(appeal: &AppealKey, statements: &[Value], faults: &mut Vec<BundleFault>) -> State {
    let mut checked = Vec::new();
    for (index, value) in statements.iter().enumerate() {
        match Verified::check_value(value) {
            Ok(verified) => checked.push(verified.statement().clone()),
            Err(error) => faults.push(statement_fault(value, index, &error)),
        }
    }
    let (state, waiting) = State::gather(appeal.clone(), &checked);
    for statement in &waiting {
        faults.push(fault(&statement.id, "not_let_in"));
    }
    let mut probe = state.clone();
    for statement in &checked {
        let code = match probe.insert(statement) {
            Insertion::Stale(_) => "stale",
            Insertion::Ended => "ended",
            Insertion::OtherAppeal => "other_appeal",
            Insertion::Overflow => "overflow",
            Insertion::Taken { .. } | Insertion::Duplicate | Insertion::NotLetIn => continue,
        };
        faults.push(fault(&statement.id, code));
    }
    for (_, register) in state
        .registers()
        .filter(|(_, register)| register.is_contested())
    {
        faults.push(fault(&register.first().id, "contested"));
    }
    state
}

fn gather_proceedings(
    state: &State,
    values: &[Value],
    faults: &mut Vec<BundleFault>,
) -> Vec<Proceeding> {
    if values.len() > MAX_READ {
        faults.push(fault("proceedings", "json_limits"));
    }
    let mut checked = Vec::new();
    for (index, value) in values.iter().take(MAX_READ).enumerate() {
        match Proceeding::check_value(value) {
            Ok(proceeding) => checked.push(proceeding),
            Err(error) => {
                let id = value.get("id").and_then(Value::as_str);
                let id = id.map_or_else(|| format!("proceedings#{index}"), str::to_owned);
                faults.push(fault(&id, error.code()));
            }
        }
    }
    if checked.is_empty() {
        return checked;
    }
    let held = settle(checked.iter().cloned());
    let kept: BTreeSet<Digest> = held.iter().map(|held| held.digest).collect();
    for proceeding in &checked {
        if !kept.contains(&proceeding.digest) {
            faults.push(fault(&proceeding.id, "stale"));
        }
    }
    let verdicts = judge(&held, state, &fold(state));
    let mut sound = Vec::new();
    for (proceeding, verdict) in held.into_iter().zip(verdicts) {
        match verdict {
            Ok(()) => sound.push(proceeding),
            Err(Refusal::NotAdmitted) => faults.push(fault(&proceeding.id, "not_let_in")),
            Err(refusal) => faults.push(fault(&proceeding.id, refusal.code())),
        }
    }
    sound
}

fn gather_seen_by(
    appeal: &AppealKey,
    values: &[Value],
    faults: &mut Vec<BundleFault>,
) -> Vec<SeenBy> {
    if values.len() > MAX_SEEN_BY {
        faults.push(fault("seenBy", "json_limits"));
    }
    let mut newest: BTreeMap<String, SeenBy> = BTreeMap::new();
    for (index, value) in values.iter().take(MAX_SEEN_BY).enumerate() {
        let seen = match SeenBy::check_value(value) {
            Ok(seen) => seen,
            Err(error) => {
                let who = value.get("attributedTo").and_then(Value::as_str);
                let who = who.map_or_else(|| format!("seenBy#{index}"), str::to_owned);
                faults.push(fault(&who, error.code()));
                continue;
            }
        };
        if seen.appeal != *appeal {
            faults.push(fault(&seen.actor, "other_appeal"));
        } else if seen.rules != RULES {
            faults.push(fault(&seen.actor, "rules"));
        } else {
            if let Some(held) = newest.get(&seen.instance) {
                faults.push(fault(&seen.actor, "seen_by_twice"));
                if held.outranks(&seen) {
                    continue;
                }
            }
            newest.insert(seen.instance.clone(), seen);
        }
    }
    newest.into_values().collect()
}

fn statement_fault(value: &Value, index: usize, error: &Fault) -> BundleFault {
    let id = value.get("id").and_then(Value::as_str);
    fault(
        &id.map_or_else(|| format!("#{index}"), str::to_owned),
        error.code(),
    )
}

fn fault(statement: &str, fault: &'static str) -> BundleFault {
    BundleFault {
        statement: statement.to_owned(),
        fault,
    }
}

/// The statements of a state in the order in which a bundle lists them.
pub fn in_order(state: &State) -> Vec<&Arc<crate::Statement>> {
    let mut statements: Vec<_> = state.statements().collect();
    statements.sort_by_key(|statement| statement.digest);
    statements
}
