//! Ports for servers under test.

use std::{
    net::{TcpListener, UdpSocket},
    ops::Range,
    sync::{Mutex, PoisonError},
};

/// Below the range from which the system takes the ports of outgoing connections: a server that is
/// killed and started again finds its port free.
const LOWEST: u16 = 10_240;
/// How many ports a process claims at a time.
const STRETCH: u16 = 256;
/// How many stretches there are: up to port 32,000.
const STRETCHES: u16 = 85;
/// How far from each other two processes begin that were started one after the other.
const STRIDE: u64 = 53;

/// What this process has claimed.
static CLAIMED: Mutex<Claimed> = Mutex::new(Claimed {
    stretches: Vec::new(),
    left: 0..0,
});

/// Ports that no other test program gives out, not even while the server that had one is stopped: another
/// program's would answer there.
struct Claimed {
    /// Each holds the first port of a stretch as a UDP port, on which no server listens. They go with the process,
    /// however it ends.
    stretches: Vec<UdpSocket>,
    /// What was not given out of the last.
    left: Range<u16>,
}

/// A port on which nobody listens, given out once.
///
/// # Panics
/// Where other programs have claimed all.
pub fn free() -> u16 {
    let mut claimed = CLAIMED.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        let port = claimed.left.find(|port| is_free(*port));
        if let Some(port) = port {
            return port;
        }
        claimed.claim();
    }
}

fn is_free(port: u16) -> bool {
    TcpListener::bind(("127.0.0.1", port)).is_ok()
}

impl Claimed {
    /// Claims the next stretch that nobody has. Where all are taken, this process begins anew: nobody has asked for
    /// its first ones in a long time.
    fn claim(&mut self) {
        let begin = u64::from(std::process::id()) * STRIDE % u64::from(STRETCHES);
        let begin = u16::try_from(begin).unwrap_or(0);
        let firsts = (0..STRETCHES).map(|step| LOWEST + (begin + step) % STRETCHES * STRETCH);
        for first in firsts {
            if let Ok(socket) = UdpSocket::bind(("127.0.0.1", first)) {
                self.stretches.push(socket);
                self.left = first..first + STRETCH;
                return;
            }
        }
        assert!(
            !self.stretches.is_empty(),
            "other programs have claimed all ports"
        );
        self.stretches.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::{Claimed, LOWEST, STRETCH, STRETCHES, free};
    use std::collections::BTreeSet;

    fn nothing() -> Claimed {
        Claimed {
            stretches: Vec::new(),
            left: 0..0,
        }
    }

    #[test]
    fn what_one_program_has_claimed_no_other_gives_out() {
        let (mut one, mut other) = (nothing(), nothing());
        let mut given = BTreeSet::new();
        for _ in 0..3 {
            for program in [&mut one, &mut other] {
                program.claim();
                given.extend(program.left.clone());
            }
        }
        assert_eq!(given.len(), 6 * usize::from(STRETCH));
    }

    #[test]
    fn a_port_is_given_out_once_and_below_those_of_outgoing_connections() {
        let ports: Vec<u16> = (0..2 * STRETCH).map(|_| free()).collect();
        let different: BTreeSet<u16> = ports.iter().copied().collect();
        assert_eq!(different.len(), ports.len());
        let highest = LOWEST + STRETCHES * STRETCH;
        assert!(ports.iter().all(|port| (LOWEST..highest).contains(port)));
    }
}
