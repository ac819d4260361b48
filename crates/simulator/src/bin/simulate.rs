//! `simulate`: runs seeds, several at a time, and says which of them ended wrong.

use anyhow::{Context as _, Result};
use clap::Parser;
use std::{
    fs,
    path::PathBuf,
    process::ExitCode,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
};
use undersigned_simulator::{
    draw,
    materials::Materials,
    plot::Plot,
    run::{self, Report},
};

/// Runs the real replica code under a virtual clock and network.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask simulate")]
struct Options {
    /// How many seeds.
    #[arg(long, default_value_t = 10_000)]
    seeds: u64,
    /// The first seed.
    #[arg(long, default_value_t = 0)]
    from: u64,
    /// One seed only.
    #[arg(long, conflicts_with_all = ["seeds", "from"])]
    seed: Option<u64>,
    /// A plot from a JSON file.
    #[arg(long, conflicts_with_all = ["seeds", "from", "seed"])]
    plot: Option<PathBuf>,
    /// Says everything that happens.
    #[arg(long)]
    trace: bool,
    /// Writes the plot of the seed to standard output, and runs nothing.
    #[arg(long, requires = "seed")]
    print: bool,
    /// Leaves steps out for as long as the run still ends wrong, and writes what is left to
    /// standard output.
    #[arg(long)]
    shrink: bool,
    /// How many runs at a time.
    #[arg(long, default_value_t = 2)]
    jobs: usize,
}

fn main() -> Result<ExitCode> {
    let options = Options::parse();
    let one = match (&options.plot, options.seed) {
        (Some(file), _) => {
            let text = fs::read(file).with_context(|| file.display().to_string())?;
            Some(serde_json::from_slice::<Plot>(&text)?)
        }
        (None, Some(seed)) => Some(draw::draw(seed)),
        (None, None) => None,
    };
    if let Some(plot) = one.as_ref().filter(|_| options.print) {
        println!("{}", serde_json::to_string_pretty(plot)?);
        return Ok(ExitCode::SUCCESS);
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let materials = runtime.block_on(Materials::make())?;
    if let Some(mut plot) = one {
        let report = run::run(&plot, &materials, options.trace)?;
        tell(&report, !options.trace);
        if options.shrink && !report.violations.is_empty() {
            run::shrink(&mut plot, &materials, &mut |steps| {
                eprintln!("{steps} steps")
            })?;
            println!("{}", serde_json::to_string_pretty(&plot)?);
        }
        println!("trace {}", report.trace);
        return Ok(ExitCode::from(u8::from(!report.violations.is_empty())));
    }
    let next = AtomicU64::new(options.from);
    let end = options.from.saturating_add(options.seeds);
    let (done, bad) = (AtomicU64::new(0), Mutex::new(Vec::new()));
    let began = std::time::Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..options.jobs.max(1) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Relaxed);
                    if seed >= end {
                        return;
                    }
                    match run::run(&draw::draw(seed), &materials, false) {
                        Ok(report) if report.violations.is_empty() => {}
                        Ok(report) => {
                            tell(&report, false);
                            bad.lock()
                                .unwrap_or_else(PoisonError::into_inner)
                                .push(seed);
                        }
                        Err(error) => {
                            eprintln!("seed {seed}: {error:#}");
                            bad.lock()
                                .unwrap_or_else(PoisonError::into_inner)
                                .push(seed);
                        }
                    }
                    let done = done.fetch_add(1, Relaxed) + 1;
                    if done.is_multiple_of(100) {
                        let seconds = began.elapsed().as_secs_f64();
                        let rate = f64::from(u32::try_from(done).unwrap_or(u32::MAX)) / seconds;
                        eprintln!("{done} of {} seeds, {rate:.1} a second", options.seeds);
                    }
                }
            });
        }
    });
    let mut bad = bad.into_inner().unwrap_or_else(PoisonError::into_inner);
    bad.sort_unstable();
    println!(
        "{} seeds from {}: {} ended wrong {bad:?}",
        options.seeds,
        options.from,
        bad.len()
    );
    Ok(ExitCode::from(u8::from(!bad.is_empty())))
}

/// Says what was wrong with a run, and how to see it again.
fn tell(report: &Report, notes: bool) {
    for (step, what) in &report.violations {
        eprintln!("seed {}, step {step}: {what}", report.seed);
    }
    if report.violations.is_empty() {
        eprintln!(
            "seed {}: well; {} rounds, {} listed",
            report.seed, report.rounds, report.listed
        );
        return;
    }
    if notes {
        for note in &report.notes {
            eprintln!("    {note}");
        }
    }
    eprintln!(
        "    again: cargo xtask simulate --seed {} --trace",
        report.seed
    );
}
