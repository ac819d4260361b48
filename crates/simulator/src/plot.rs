//! The plot of a run, as data: who is there, and what happens, one step after the other. A plot
//! can be drawn from a seed ([`crate::draw`]) or written by hand; both are run alike.

use serde::{Deserialize, Serialize};

/// Everything that decides a run, beside the seed of its network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Plot {
    /// Draws the keys, the weather of each request, and nothing else.
    pub seed: u64,
    /// How many honest servers there are. Server 0 is the organiser's.
    pub servers: usize,
    /// How many hostile hosts there are.
    #[serde(default)]
    pub hostile: usize,
    /// Whether the appeal admits by itself.
    #[serde(default = "yes")]
    pub open: bool,
    /// Servers whose organisations the note names as initiators.
    #[serde(default)]
    pub initiators: Vec<usize>,
    /// How far each server's clock is off, in milliseconds; 0 where the list ends.
    #[serde(default)]
    pub skews: Vec<i64>,
    /// What happens.
    pub steps: Vec<Step>,
}

fn yes() -> bool {
    true
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Step {
    /// Milliseconds that pass before it.
    #[serde(default)]
    pub after: i64,
    /// What happens.
    #[serde(flatten)]
    pub act: Act,
}

/// Whom an initiator decides about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The organisation of an honest server.
    Server(usize),
    /// The actor of a hostile host.
    Hostile(usize),
    /// The attestation made as the n-th of the run.
    Attestation(usize),
}

/// What a hostile host does when it is asked in reconciliation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Manner {
    /// It is not there.
    #[default]
    Silent,
    /// Claims digests that it does not have.
    Boasts,
    /// Hides most of what it has.
    Hides,
    /// Answers nonsense.
    Garbage,
    /// Says that it follows another root.
    OtherRoot,
    /// Says that it follows other rules.
    OtherRules,
    /// Hands over statements that nobody asked for, with broken proofs among them.
    Spoils,
    /// Names servers as replicas that do not exist.
    Invents,
}

/// What can happen. Numbers are those of servers unless said otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "act")]
pub enum Act {
    // People.
    /// The organiser publishes.
    Publish,
    /// The organiser invites.
    Invite { server: usize, keeper: bool },
    /// An invited organisation answers.
    Answer { server: usize, accepts: bool },
    /// The organiser invites a hostile host's actor, which accepts.
    InviteHostile { hostile: usize },
    /// The organiser takes an initiator's role away.
    Dismiss { server: usize },
    /// One organisation follows another.
    Follow { server: usize, followed: usize },
    /// Endorses, corrects, or endorses anew.
    Endorse { server: usize },
    /// Withdraws its endorsement.
    Withdraw { server: usize },
    /// An initiator admits.
    Admit { server: usize, about: Who },
    /// An initiator removes.
    Remove { server: usize, about: Who },
    /// The organiser sets all removals aside that it knows of.
    Overrule { about: Who },
    /// An initiator attests a signer without a server.
    Attest { server: usize, ordinal: Option<u64> },
    /// An initiator says that two entries are the same signer, or are not.
    SameSigner {
        server: usize,
        first: Who,
        second: Who,
        same: bool,
    },
    /// The organiser's count of people who signed.
    Tally { count: u64 },
    /// The organiser changes the text, or its title's translation only.
    Revise { substance: bool, open: bool },
    /// An organisation gets a new key for its statements.
    Rotate { server: usize },
    /// The organiser closes, opens again, or hands over.
    SetStatus { status: undersigned_domain::Status },

    // What servers do by themselves.
    /// Sends what is due.
    Deliver { server: usize },
    /// The reconciliation timer rings.
    Round { server: usize },
    /// Reconciles what has changed, and does what else was asked for.
    Errands { server: usize },

    // Faults.
    /// The server is stopped; whatever it was doing is over.
    Crash { server: usize },
    /// It will crash at its n-th request to another server from now.
    CrashAt { server: usize, request: u32 },
    /// It starts again.
    Start { server: usize },
    /// It is there, but nobody can connect to it.
    Unplug { server: usize },
    /// It can be connected to again.
    Plug { server: usize },
    /// A backup of its database is made.
    Backup { server: usize },
    /// Its database is replaced by the backup, if there is one. `untold`: it is not said to the
    /// program, as where somebody puts a disk's copy in place.
    Restore {
        server: usize,
        #[serde(default)]
        untold: bool,
    },
    /// Its clock is set so far off.
    Clock { server: usize, skew: i64 },
    /// These servers cannot reach the others.
    Partition { servers: Vec<usize> },
    /// Partitions heal.
    Heal,
    /// The people of a server block the host of another honest one.
    Block { server: usize, blocked: usize },
    /// They take that back.
    Unblock { server: usize, blocked: usize },
    /// How many of a thousand requests are lost, time out after they had their effect, or arrive
    /// twice.
    Weather { lost: u32, late: u32, twice: u32 },

    // Hostile hosts. `hostile` is the number of one.
    /// It shows itself to a server as one that holds the appeal, and has a manner from then on.
    Pose {
        hostile: usize,
        server: usize,
        manner: Manner,
    },
    /// Its actor endorses honestly.
    HostileEndorses { hostile: usize, server: usize },
    /// It says `withdrawn` for another organisation under its own key, with a higher `seq`.
    ForgeWithdrawal {
        hostile: usize,
        victim: usize,
        server: usize,
        carried: Carried,
    },
    /// It signs two endorsements at one `seq` and sends one to each.
    Equivocate { hostile: usize, servers: [usize; 2] },
    /// As an initiator, it admits a signer to one and removes it to another, at one `seq`.
    EquivocateAdmission {
        hostile: usize,
        about: Who,
        servers: [usize; 2],
    },
    /// It writes endorsements, attestations and admissions in everybody's name.
    WriteEverything {
        hostile: usize,
        server: usize,
        carried: Carried,
    },
    /// Statements of invented hosts. `ahead` is how far in the future they are dated.
    Flood {
        hostile: usize,
        server: usize,
        count: usize,
        ahead: i64,
    },
    /// Passes genuine statements on with broken proofs.
    BreakProofs { hostile: usize, server: usize },
    /// Passes genuine statements on as if they were about this appeal, or about another.
    Replay { hostile: usize, server: usize },
    /// Passes genuine statements on in a random order, and only some.
    Relay { hostile: usize, server: usize },
    /// Sends an activity that is no use, or malformed.
    Nonsense { hostile: usize, server: usize },
}

/// How something hostile travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Carried {
    /// As the hostile actor's own `Create`.
    Create,
    /// Beside something else, in an `Accept`.
    Accept,
    /// Handed over in reconciliation.
    Push,
}
