//! What the program is known not to do, by name, in one place. The end of a run excuses exactly
//! this. When something here is repaired, its line goes.

/// A known weakness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excuse {
    /// A server that was put back to a backup from before a change of keys, and cut off, says
    /// something under the old key before it can hear that this has ended: nobody hears that. And
    /// what a signer said under the key that is lost stays in states, though on no list, until
    /// initiators end that key.
    KeyGoneWithABackup,
    /// A person admitted a key while its owner, who had not heard of that, changed to another: the
    /// admission is about a key that is gone, and the endorsement waits for a person again.
    AdmissionCrossesNewKey,
    /// A server that was put back to before a withdrawal of its own endorses anew without having heard
    /// of that from others, by a clock that has been set back: the older withdrawal stands above. What
    /// was taken back is never put back by itself; a person says it again.
    WithdrawalForgottenWithABackup,
    /// A server sends nothing to one that it has blocked, not even that somebody withdrew, so what
    /// had waited there waits on.
    BlockedOnesHearNoWithdrawal,
    /// Statements that are dated ahead are kept apart without the mailbox's bounds.
    EarlyOnesAreNotBounded,
}

impl Excuse {
    /// Whether it is still excused.
    pub fn holds(self) -> bool {
        match self {
            Self::KeyGoneWithABackup
            | Self::AdmissionCrossesNewKey
            | Self::WithdrawalForgottenWithABackup
            | Self::BlockedOnesHearNoWithdrawal => true,
            Self::EarlyOnesAreNotBounded => false,
        }
    }
}
