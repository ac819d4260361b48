//! What an appeal is and how independent servers keep one co-signer list for it.
//!
//! Everything said about an appeal is a [`Statement`]: a small signed JSON document. A statement
//! lives in a register that only its key may write; registers [`join`](register) by "newest wins";
//! a [`State`] holds the registers of the keys let in by a chain that begins at the appeal's root
//! key; [`fold`](fold::fold) turns a state into the [`CoSignerList`].
//!
//! This crate is pure: no HTTP, no SQL, no clock, no random source, no `async`. It never depends
//! on what one server happened to see first. `docs/protocol.md` describes the same rules for
//! other implementers.
//!
//! To add a statement type: a file named for it, a variant in [`statement::Content`], a line in
//! [`state`]'s table of who may write it, and its part in [`fold`].

pub mod admission;
pub mod appeal;
pub mod attestation;
pub mod author;
pub mod bundle;
pub mod cases;
pub mod context;
pub mod dispatch;
pub mod email_address;
pub mod endorsement;
pub mod fault;
pub mod fold;
pub mod ids;
pub mod inviting;
pub mod list;
pub mod mandate;
pub mod members;
pub mod names;
pub mod namesakes;
pub mod nearest;
pub mod own_word;
pub mod people;
pub mod pictures;
pub mod proceedings;
pub mod register;
pub mod rotation;
pub mod same_signer;
pub mod seen_by;
pub mod sequence;
pub mod shortened;
mod signed;
pub mod spreadsheets;
pub mod state;
pub mod statement;
pub mod tally;
pub mod team;
pub mod text_digest;
pub mod topics;
pub mod totals;
pub mod translating;
pub mod typed_text;
pub mod withdrawal;
pub mod wordings;

pub use appeal::{AppealKey, AppealKind, AppealText, Note, Status};
pub use author::{Author, Envelope};
pub use bundle::Bundle;
pub use dispatch::Dispatch;
pub use fault::Fault;
pub use fold::fold;
pub use list::{CoSignerList, Entry};
pub use names::Names;
pub use namesakes::Namesakes;
pub use proceedings::Proceeding;
pub use register::{Register, RegisterKey, RegisterName};
pub use seen_by::SeenBy;
pub use sequence::Sequence;
pub use state::{Insertion, Pair, State};
pub use statement::{Content, Statement, StatementType, Verified};
pub use totals::Totals;
pub use undersigned_proof::{Digest, Multikey, SecretKey};
pub use withdrawal::{decided_until, withdrawn_since};
pub use wordings::{KnownWording, wordings};

/// The version of every rule that decides validity, membership and the fold. It is part of the
/// state digest: change a rule and this number changes with it.
pub const RULES: u64 = 1;
