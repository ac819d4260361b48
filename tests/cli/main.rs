//! Commands.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");
