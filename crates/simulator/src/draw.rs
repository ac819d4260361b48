//! Drawing a plot from a seed.

use crate::{
    plot::{Act, Carried, Manner, Plot, Step, Who},
    random::Random,
};
use undersigned_domain::Status;

/// How far a clock may be off, in milliseconds: twelve hours.
const SKEW: i64 = 12 * 60 * 60 * 1_000;
/// A minute, in milliseconds.
const MINUTE: i64 = 60_000;

/// The plot of a seed.
pub fn draw(seed: u64) -> Plot {
    let mut random = Random::new(seed, "plot");
    // Most coalitions that go wrong are small; a few are large.
    let servers = match random.below(20) {
        0..=9 => 3,
        10..=14 => 4,
        15..=17 => 5,
        18 => 6 + random.below(3),
        _ => 9 + random.below(4),
    };
    let hostile = *random.pick(&[0, 0, 1, 1, 1, 2]);
    let skewed = random.chance(500);
    let skews = (0..servers)
        .map(|_| match skewed && random.chance(400) {
            true => random.between(-SKEW, SKEW),
            false => random.between(-2_000, 2_000),
        })
        .collect();
    let initiators = (1..servers).filter(|_| random.chance(300)).collect();
    let open = random.chance(700);
    let mut drawing = Drawing {
        random,
        servers,
        hostile,
        attested: 0,
        steps: Vec::new(),
    };
    drawing.opening();
    let people = match servers {
        0..=5 => 40 + drawing.random.below(50),
        _ => 40 + drawing.random.below(20),
    };
    let troubled = drawing.random.chance(800);
    for _ in 0..people {
        drawing.next(troubled);
    }
    let mut steps = drawing.steps;
    block(seed, servers, &mut steps);
    Plot {
        seed,
        servers,
        hostile,
        open,
        initiators,
        skews,
        steps,
    }
}

/// In some plots a server blocks another one's host, for a while or for good. The organiser's server
/// takes no part in that, so that everybody stays connected through it. Drawn by itself and last of
/// all, so that nothing else of a plot depends on it.
fn block(seed: u64, servers: usize, steps: &mut Vec<Step>) {
    let mut random = Random::new(seed, "blocks");
    if !random.chance(400) {
        return;
    }
    for _ in 0..1 + random.below(3) {
        let server = 1 + random.below(servers - 1);
        let blocked = 1 + random.below(servers - 1);
        if server == blocked {
            continue;
        }
        let from = random.below(steps.len());
        let act = Act::Block { server, blocked };
        steps.insert(from, Step { after: 1, act });
        if random.chance(500) {
            let to = from + 1 + random.below(steps.len() - from);
            let act = Act::Unblock { server, blocked };
            steps.insert(to, Step { after: 1, act });
        }
    }
}

struct Drawing {
    random: Random,
    servers: usize,
    hostile: usize,
    attested: usize,
    steps: Vec<Step>,
}

impl Drawing {
    fn push(&mut self, after: i64, act: Act) {
        self.steps.push(Step { after, act });
    }

    fn server(&mut self) -> usize {
        self.random.below(self.servers)
    }

    /// The beginning: some follow, the organiser publishes.
    fn opening(&mut self) {
        for server in 1..self.servers {
            if self.random.chance(300) {
                self.push(
                    100,
                    Act::Follow {
                        server,
                        followed: 0,
                    },
                );
                self.push(100, Act::Deliver { server });
                self.push(100, Act::Deliver { server: 0 });
            }
        }
        self.push(MINUTE, Act::Publish);
        self.push(100, Act::Deliver { server: 0 });
        for server in 1..self.servers {
            if self.random.chance(600) {
                self.push(1_000, Act::Endorse { server });
                self.push(1_000, Act::Deliver { server });
            }
        }
    }

    /// Something happens; then some servers do what they do by themselves.
    fn next(&mut self, troubled: bool) {
        let after = match self.random.below(20) {
            0 => self.random.between(MINUTE, 120 * MINUTE),
            1..=5 => self.random.between(1_000, 10 * MINUTE),
            _ => self.random.between(1, 5_000),
        };
        let act = match self.random.below(100) {
            0..=19 if troubled => self.fault(),
            20..=36 if self.hostile > 0 => self.mischief(),
            _ => self.people(),
        };
        self.push(after, act);
        for _ in 0..self.random.below(3) {
            let server = self.server();
            let after = self.random.between(1, 3_000);
            let act = match self.random.below(10) {
                0 => Act::Round { server },
                1..=2 => Act::Errands { server },
                _ => Act::Deliver { server },
            };
            self.push(after, act);
        }
    }

    fn who(&mut self) -> Who {
        match self.random.below(10) {
            0..=1 if self.attested > 0 => Who::Attestation(self.random.below(self.attested)),
            2 if self.hostile > 0 => Who::Hostile(self.random.below(self.hostile)),
            _ => Who::Server(self.server()),
        }
    }

    fn people(&mut self) -> Act {
        let server = self.server();
        match self.random.below(100) {
            0..=27 => Act::Endorse { server },
            28..=41 => Act::Withdraw { server },
            42..=49 => Act::Admit {
                server,
                about: self.who(),
            },
            50..=57 => Act::Remove {
                server,
                about: self.who(),
            },
            58..=60 => Act::Overrule { about: self.who() },
            61..=67 => {
                self.attested += 1;
                let ordinal = self
                    .random
                    .chance(300)
                    .then(|| self.random.between(1, 30).unsigned_abs());
                Act::Attest { server, ordinal }
            }
            68..=72 => Act::SameSigner {
                server,
                first: self.who(),
                second: self.who(),
                same: self.random.chance(700),
            },
            73..=74 => Act::Tally {
                count: self.random.between(0, 100_000).unsigned_abs(),
            },
            75..=78 => Act::Revise {
                substance: self.random.chance(500),
                open: self.random.chance(700),
            },
            79..=80 => Act::SetStatus {
                status: *self.random.pick(&[
                    Status::Open,
                    Status::Open,
                    Status::Closed,
                    Status::Delivered,
                ]),
            },
            81..=85 => Act::Invite {
                server,
                keeper: self.random.chance(400),
            },
            86..=93 => Act::Answer {
                server,
                accepts: self.random.chance(850),
            },
            94..=95 => Act::Dismiss { server },
            96..=97 => Act::Rotate { server },
            _ => Act::Follow {
                server,
                followed: self.server(),
            },
        }
    }

    fn fault(&mut self) -> Act {
        let server = self.server();
        match self.random.below(100) {
            0..=9 => {
                let after = self.random.between(1, 60_000);
                self.push(after, Act::Crash { server });
                Act::Start { server }
            }
            10..=24 => {
                let request = 1 + u32::try_from(self.random.below(6)).unwrap_or(0);
                self.push(1, Act::CrashAt { server, request });
                let act = match self.random.below(4) {
                    0 => Act::Round { server },
                    1 => Act::Errands { server },
                    2 => self.people(),
                    _ => Act::Deliver { server },
                };
                self.push(10, act);
                Act::Start { server }
            }
            25..=31 => Act::Backup { server },
            32..=36 => Act::Restore {
                server,
                untold: self.random.chance(300),
            },
            37..=46 => Act::Unplug { server },
            47..=60 => Act::Plug { server },
            61..=68 => Act::Clock {
                server,
                skew: match self.random.below(5) {
                    0 => self.random.between(-30 * 60 * MINUTE, 0),
                    1..=2 => 0,
                    _ => self.random.between(-SKEW, SKEW),
                },
            },
            69..=78 => Act::Partition {
                servers: (0..self.servers)
                    .filter(|_| self.random.chance(400))
                    .collect(),
            },
            79..=88 => Act::Heal,
            _ => match self.random.chance(500) {
                true => Act::Weather {
                    lost: 0,
                    late: 0,
                    twice: 0,
                },
                false => Act::Weather {
                    lost: u32::try_from(self.random.below(300)).unwrap_or(0),
                    late: u32::try_from(self.random.below(200)).unwrap_or(0),
                    twice: u32::try_from(self.random.below(200)).unwrap_or(0),
                },
            },
        }
    }

    fn mischief(&mut self) -> Act {
        let hostile = self.random.below(self.hostile);
        let (server, other, victim) = (self.server(), self.server(), self.server());
        let carried = *self
            .random
            .pick(&[Carried::Create, Carried::Accept, Carried::Push]);
        match self.random.below(100) {
            0..=9 => Act::Pose {
                hostile,
                server,
                manner: *self.random.pick(&[
                    Manner::Silent,
                    Manner::Boasts,
                    Manner::Hides,
                    Manner::Garbage,
                    Manner::OtherRoot,
                    Manner::OtherRules,
                    Manner::Spoils,
                    Manner::Invents,
                ]),
            },
            10..=27 => Act::HostileEndorses { hostile, server },
            28..=42 => Act::ForgeWithdrawal {
                hostile,
                victim,
                server,
                carried,
            },
            43..=51 => Act::Equivocate {
                hostile,
                servers: [server, other],
            },
            52..=56 => Act::EquivocateAdmission {
                hostile,
                about: self.who(),
                servers: [server, other],
            },
            57..=64 => Act::WriteEverything {
                hostile,
                server,
                carried,
            },
            65..=70 => Act::Flood {
                hostile,
                server,
                count: 1 + self.random.below(60),
                ahead: *self.random.pick(&[0, 0, 15 * MINUTE]),
            },
            71..=77 => Act::BreakProofs { hostile, server },
            78..=84 => Act::Replay { hostile, server },
            85..=93 => Act::Relay { hostile, server },
            94..=95 => Act::InviteHostile { hostile },
            _ => Act::Nonsense { hostile, server },
        }
    }
}
