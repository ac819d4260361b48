//! Writing the rows of a change, with what goes because of them.

use super::{Change, Held, Unwritten};
use crate::{
    actions::{comments, import::gone},
    error::Result,
};
use std::collections::BTreeSet;
use undersigned_domain::{Digest, StatementType, Verified, register::rank};
use undersigned_store::{
    refused_signers,
    statements::{self, NewStatement},
};

impl Change {
    /// Writes what was taken and is not written yet.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn flush(&mut self) -> Result<()> {
        let unwritten = std::mem::take(&mut self.unwritten);
        if unwritten.is_empty() {
            return Ok(());
        }
        let written = unwritten.members.iter();
        let written = written.chain(&unwritten.waiting).chain(&unwritten.early);
        self.known.forget(written);
        let (db, appeal) = (&self.transaction, self.appeal.id);
        let goes: Vec<String> = unwritten.gone.iter().map(Digest::to_string).collect();
        let goes: Vec<&str> = goes.iter().map(String::as_str).collect();
        statements::delete_by_digests(db, appeal, &goes).await?;
        statements::set_origin_checked(db, &unwritten.checked).await?;
        self.forget_older(&unwritten).await?;
        gone::keep(db, &unwritten.taken_back).await?;
        let state = self.snapshot.state();
        for held in &unwritten.members {
            comments::forget_with(db, &self.appeal, state, held.statement()).await?;
        }
        // What came and went within the change was never written.
        let stays = |held: &&Held| state.digests().contains(&held.statement().digest);
        let members = unwritten.members.iter().filter(stays);
        let members = members.map(|held| self.row(held, statements::MEMBER));
        let waiting = unwritten.waiting.iter();
        let waiting = waiting.map(|held| self.row(held, statements::MAILBOX));
        let early = unwritten.early.iter();
        let early = early.map(|held| self.row(held, statements::EARLY));
        let rows = members.chain(waiting).chain(early).collect();
        statements::insert_many(db, rows).await?;
        self.kept |= !unwritten.waiting.is_empty() || !unwritten.early.is_empty();
        Ok(())
    }

    /// What waits in the same register and is older than what is held now will never be needed: a
    /// name that was withdrawn must not stay behind there, nor with what was refused of its author.
    async fn forget_older(&self, unwritten: &Unwritten) -> Result<()> {
        let (db, appeal) = (&self.transaction, self.appeal.id);
        let mut older = Vec::new();
        let mut authors = BTreeSet::new();
        for held in unwritten.members.iter().chain(&unwritten.waiting) {
            let statement = held.statement();
            if statement.kind() == StatementType::Endorsement {
                authors.insert(statement.author.as_str());
            }
            for row in unwritten.outside.get(&held.register).into_iter().flatten() {
                // Nor will what cannot be read.
                let needed = Verified::stored(&row.body)
                    .is_ok_and(|other| rank(other.statement()) >= rank(statement));
                if !needed {
                    older.push(row.id);
                }
            }
        }
        statements::delete_many(db, &older).await?;
        let authors: Vec<&str> = authors.into_iter().collect();
        refused_signers::forget_all(db, appeal, &authors).await?;
        Ok(())
    }

    pub(in crate::replica) fn row(&self, held: &Held, standing: &str) -> NewStatement {
        let statement = held.statement();
        NewStatement {
            appeal_id: self.appeal.id,
            digest: statement.digest.to_string(),
            register: held.register.clone(),
            author: statement.author.clone(),
            key: statement.key.to_string(),
            kind: statement.kind().name().to_owned(),
            seq: i64::try_from(statement.seq).unwrap_or(i64::MAX),
            standing: standing.to_owned(),
            origin_checked: held.checked,
            body: held.verified.text().to_owned(),
            received_at: self.instance.clock.millis(),
            ap_id: statement.id.clone(),
        }
    }
}
