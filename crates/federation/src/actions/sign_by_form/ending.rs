//! The appeal was withdrawn: nobody is let in any more, and whoever waits is told so.

use super::{MAX_TAKEN, Said, decide, letter::Occasion, removed::tell};
use crate::{error::Result, replica::Change};
use undersigned_store::form_signers as signers;

/// Ends the waiting of everybody who signed by form. What the form said is forgotten; of whom is on the
/// list the names stay that stand there.
///
/// # Errors
/// The database.
pub(crate) async fn end_waiting(change: &mut Change) -> Result<()> {
    let instance = change.instance().clone();
    for state in [signers::WAITING, signers::CORRECTED] {
        let appeal_id = change.appeal.id;
        let waiting = signers::in_state(&change.transaction, appeal_id, state, MAX_TAKEN).await?;
        for mut signer in waiting {
            // What cannot be opened keeps no organiser from withdrawing.
            let Ok(mut said) = Said::open(&instance, &signer) else {
                continue;
            };
            let occasion = match decide::end(change, &mut signer, &mut said).await? {
                Occasion::Refused => Occasion::AppealWithdrawn,
                occasion => occasion,
            };
            tell(change, occasion, &signer, &said, None).await?;
        }
    }
    Ok(())
}
