//! Seeds and regressions, as an ordinary test. More of them: `cargo xtask simulate`.

use serde::Deserialize;
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU64, Ordering::Relaxed},
};
use undersigned_simulator::{draw::draw, materials::Materials, plot::Plot, run::run};

/// Seeds that each test run tries. Each fills real databases, and takes a slow core some seconds; a
/// release tries more of them (`.ci/release`).
const SEEDS: u64 = 60;
/// Runs at a time.
const JOBS: usize = 2;

fn materials() -> Arc<Materials> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(Materials::make())
        .unwrap()
}

#[test]
fn sixty_seeds_end_well() {
    let materials = materials();
    let (next, wrong) = (AtomicU64::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..JOBS {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Relaxed);
                    if seed >= SEEDS {
                        return;
                    }
                    let report = run(&draw(seed), &materials, false).unwrap();
                    for (step, what) in report.violations {
                        wrong.lock().unwrap().push(format!(
                            "step {step}: {what}; again: cargo xtask simulate --seed {seed} --trace"
                        ));
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_seed_repeats_exactly() {
    let (one, other) = (materials(), materials());
    // Seeds with crashes, restored backups and hostile hosts in them.
    for seed in [1, 12, 16, 60] {
        let plot = draw(seed);
        let first = run(&plot, &one, false).unwrap();
        let second = run(&plot, &other, false).unwrap();
        assert_eq!(first.trace, second.trace, "seed {seed}");
        assert_ne!(
            first.trace,
            run(&draw(seed + 1), &one, false).unwrap().trace
        );
    }
}

#[derive(Deserialize)]
struct Regressions {
    regression: Vec<Regression>,
}

#[derive(Deserialize)]
struct Regression {
    name: String,
    found: String,
    plot: Plot,
}

#[test]
fn what_was_found_stays_repaired() {
    let materials = materials();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/regressions.toml");
    let text = std::fs::read_to_string(file).unwrap();
    let known: Regressions = toml::from_str(&text).unwrap();
    for Regression { name, found, plot } in known.regression {
        let report = run(&plot, &materials, false).unwrap();
        assert!(
            report.violations.is_empty(),
            "{name} ({found}): {:#?}",
            report.violations
        );
    }
}
