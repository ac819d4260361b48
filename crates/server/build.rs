//! Has the linker put what runs when a server starts into one place of the program's file
//! (docs/adr/0051).

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=start-order.ld");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    // The names of functions are those of this kind of machine; elsewhere nothing is gained or lost.
    let is_known = is("PROFILE", "release")
        && is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && is("CARGO_CFG_TARGET_ARCH", "x86_64");
    if let (true, Ok(folder)) = (is_known, env::var("CARGO_MANIFEST_DIR")) {
        for kind in ["bins", "benches"] {
            println!("cargo::rustc-link-arg-{kind}=-Wl,-T,{folder}/start-order.ld");
        }
    }
}
