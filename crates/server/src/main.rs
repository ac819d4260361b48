//! The `undersigned` program: see `undersigned --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    undersigned::commands::run()
}
