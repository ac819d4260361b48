//! What a pair of actor and key may write.

use crate::admission::Role;

/// What a pair has been let in as, over all admissions ever seen. Only grows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Roles {
    /// It is the root key.
    pub root: bool,
    /// Let in as an organiser.
    pub organiser: bool,
    /// Let in as a co-initiator or keeper.
    initiator: bool,
    /// Let in as a signer.
    signer: bool,
}

impl Roles {
    /// Whether it has not been let in at all.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Organiser, co-initiator or keeper.
    pub fn is_initiator(self) -> bool {
        self.root || self.organiser || self.initiator
    }

    /// Whether it may name or remove somebody as `role`.
    pub fn may_admit(self, role: Role) -> bool {
        match role {
            Role::Organiser => self.root,
            Role::CoInitiator | Role::Keeper => self.root || self.organiser,
            Role::Signer => self.is_initiator(),
        }
    }

    /// Adds a role; says whether that is new.
    pub fn grant(&mut self, role: Role) -> bool {
        let before = *self;
        match role {
            Role::Organiser => self.organiser = true,
            Role::CoInitiator | Role::Keeper => self.initiator = true,
            Role::Signer => self.signer = true,
        }
        *self != before
    }
}
