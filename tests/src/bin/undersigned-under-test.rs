//! The server as operators run it; see `undersigned --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    undersigned::commands::run()
}
