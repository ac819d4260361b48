//! The bundle: all statements of a state in one JSON file, which anyone can check offline, and beside
//! them what was proposed and voted on.

mod calls_itself;
mod crowd;
mod reading;

use crate::{AppealKey, Proceeding, RULES, SeenBy, State};
use serde_json::json;
use std::sync::Arc;
use undersigned_proof::Digest;

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
    /// A stable code: one of [`crate::Fault::code`], `not_let_in`, `stale`, `ended`, `other_appeal`,
    /// `contested`, `rules`, `digest_mismatch`, `seen_by_twice`, `not_initiator`, `json_limits`.
    pub fault: &'static str,
    /// Whether it is a fault of a server's word of what it saw, and of no statement.
    pub of_seen_by: bool,
    /// What the line that is at fault calls itself, where it does: nobody has checked that.
    pub calls_itself: Option<String>,
    /// The `type` on the wire of what is at fault, where it says one that there is: nobody has checked that either.
    pub kind: Option<&'static str>,
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
        reading::read(bytes)
    }
}

/// The statements of a state in the order in which a bundle lists them.
pub fn in_order(state: &State) -> Vec<&Arc<crate::Statement>> {
    let mut statements: Vec<_> = state.statements().collect();
    statements.sort_by_key(|statement| statement.digest);
    statements
}
