//! Ports for servers under test.

use std::{
    net::TcpListener,
    sync::atomic::{AtomicU16, Ordering},
};

/// Below the range from which the system takes the ports of outgoing connections: a server that is
/// killed and started again finds its port free.
const LOWEST: u16 = 10_240;
const HIGHEST: u16 = 32_000;
/// How far from each other two processes begin that were started one after the other.
const STRIDE: u64 = 13_451;

/// Where this process looks next; processes begin at different places.
static NEXT: AtomicU16 = AtomicU16::new(0);

/// A port on which nobody listens, given out once.
pub fn free() -> u16 {
    let width = HIGHEST - LOWEST;
    let begin = u64::from(std::process::id()) * STRIDE % u64::from(width);
    let begin = u16::try_from(begin).unwrap_or(0);
    loop {
        let step = NEXT.fetch_add(1, Ordering::Relaxed);
        let port = LOWEST + (begin + step % width) % width;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}
