//! What stands in many registers, read together: a list of thousands of signers asks for each of them several times.

use super::{Change, Standing, unwritten::Held};
use crate::{FederationError, error::Result};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{RegisterKey, StatementType, Verified};
use undersigned_store::statements::{self, NewStatement, Statement};

/// The rows of registers that were read ahead, by the digest of the register.
#[derive(Default)]
pub(super) struct Known(BTreeMap<String, Vec<Statement>>);

impl Known {
    /// The rows of those of some registers that are known, and the others.
    pub fn of<'a>(&self, registers: &'a [String]) -> (Vec<Statement>, Vec<&'a str>) {
        let (mut rows, mut others) = (Vec::new(), Vec::new());
        for register in registers {
            match self.0.get(register) {
                Some(known) => rows.extend(known.iter().cloned()),
                None => others.push(register.as_str()),
            }
        }
        (rows, others)
    }

    /// Forgets the registers of what is written now: it is read from there again. An admission may end whatever its
    /// author has said.
    pub fn forget<'a>(&mut self, written: impl Iterator<Item = &'a Held>) {
        if self.0.is_empty() {
            return;
        }
        for held in written {
            if held.statement().kind() == StatementType::Admission {
                self.0.clear();
                return;
            }
            self.0.remove(&held.register);
        }
    }
}

impl Change {
    /// Reads what stands in some registers, for whoever asks for one after the other.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn read_ahead(&mut self, registers: &[RegisterKey]) -> Result<()> {
        self.flush().await?;
        let digests: BTreeSet<String> = registers
            .iter()
            .map(|register| register.digest().to_string())
            .collect();
        let asked: Vec<&str> = digests.iter().map(String::as_str).collect();
        let (db, appeal) = (&self.transaction, self.appeal.id);
        let rows = statements::by_registers(db, appeal, &asked).await?;
        self.unwritten.found(&asked, outside_of(&rows));
        let known = &mut self.known.0;
        known.extend(digests.into_iter().map(|digest| (digest, Vec::new())));
        for row in rows {
            known.entry(row.register.clone()).or_default().push(row);
        }
        Ok(())
    }

    /// Takes one statement that was signed here just now, as [`Change::insert_signed_here`]; it is written with others,
    /// by [`Change::flush`] or with the commit.
    ///
    /// # Errors
    /// As [`Change::insert`].
    pub(crate) async fn insert_signed_here_later(
        &mut self,
        verified: &Verified,
    ) -> Result<Standing> {
        let statements = [(verified.clone(), true)];
        let mut outcomes = Box::pin(self.insert_each(&statements, true)).await?;
        let missing = || Err(FederationError::Internal("a statement went missing".into()));
        let standing = outcomes.pop().unwrap_or_else(missing)?;
        let written_as = match standing {
            Standing::Member => statements::MEMBER,
            Standing::Mailbox => statements::MAILBOX,
            _ => return Ok(standing),
        };
        let held = Held::of(verified, true);
        let row = self.row(&held, written_as);
        if let Some(known) = self.known.0.get_mut(&held.register) {
            known.push(unwritten(row));
        }
        Ok(standing)
    }
}

/// Those of some rows that are not in the state.
pub(super) fn outside_of(rows: &[Statement]) -> impl Iterator<Item = Statement> {
    let outside = rows.iter().filter(|row| row.standing != statements::MEMBER);
    outside.cloned()
}

/// A row as it will be, but that it has no number yet.
fn unwritten(row: NewStatement) -> Statement {
    let NewStatement {
        appeal_id,
        digest,
        register,
        author,
        key,
        kind,
        seq,
        standing,
        origin_checked,
        body,
        received_at,
        ap_id,
    } = row;
    Statement {
        id: 0,
        appeal_id,
        digest,
        register,
        author,
        key,
        kind,
        seq,
        standing,
        origin_checked,
        body,
        received_at,
        ap_id,
    }
}
