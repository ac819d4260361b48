//! Measures the suggestions against lists whose same signers are known.
//!
//! ```sh
//! cargo run -p undersigned-likeness --example evaluate -- \
//!     --entries LIST.jsonl [MORE.jsonl …] --truth TRUTH.json [--printed]
//! cargo run -p undersigned-likeness --example evaluate -- --made 10000
//! ```
//!
//! A line of a list is `{"document", "ordinal", "printed", "names": [{"text", "lang", "role"}],
//! "country", "kind"}`. The truth is `{"within": {document: [{"a", "b"}]}, "across": [{"a", "b"}],
//! "traps": [{"a", "b"}]}`, where a side is an ordinal or `{"document", "ordinal", "printed"}`.
//! `--printed` takes each entry as the one text that was printed, without languages.
//! `--made N` measures how long a list of N made-up entries takes.

use serde_json::Value;
use std::{collections::BTreeMap, error::Error, time::Duration};
use undersigned_likeness::{Entry, Grade, Name, Options, Suggestion, suggest};

type Pair = [usize; 2];

fn main() -> Result<(), Box<dyn Error>> {
    let (mut files, mut truth, mut printed, mut made) = (Vec::new(), None, false, None);
    let mut arguments = std::env::args().skip(1).peekable();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--entries" => {
                while let Some(file) = arguments.next_if(|next| !next.starts_with("--")) {
                    files.push(file);
                }
            }
            "--truth" => truth = arguments.next(),
            "--printed" => printed = true,
            "--made" => made = arguments.next(),
            other => return Err(format!("`{other}` is not known").into()),
        }
    }
    if let Some(count) = made {
        return time_made(count.parse()?);
    }
    let truth = truth.ok_or("--truth FILE is missing")?;
    let lines = read(&files)?;
    let entries: Vec<Entry> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| entry(at, line, printed))
        .collect();
    let truth: Value = serde_json::from_slice(&std::fs::read(truth)?)?;
    let (pairs, traps) = expected(&lines, &truth)?;
    let everything = Options {
        least_score: 0.0,
        most_pairs: usize::MAX,
    };
    let (found, took) = timed(&entries, &everything);
    println!(
        "{} entries, {} true pairs, {} traps; {} ms",
        entries.len(),
        pairs.len(),
        traps.len(),
        took.as_millis()
    );
    table(&found, &pairs);
    println!("\nTrue pairs");
    for pair in &pairs {
        tell(&entries, &found, pair);
    }
    println!("\nTraps");
    for pair in &traps {
        tell(&entries, &found, pair);
    }
    println!("\nSuggested, best first");
    for one in found.iter().take_while(|one| one.score >= 0.5) {
        let mark = match (pairs.contains(&one.entries), traps.contains(&one.entries)) {
            (true, _) => "true",
            (_, true) => "TRAP",
            _ => "",
        };
        println!("{mark:5}{}", line(&entries, one));
    }
    Ok(())
}

fn read(files: &[String]) -> Result<Vec<Value>, Box<dyn Error>> {
    let mut lines = Vec::new();
    for file in files {
        for line in std::fs::read_to_string(file)?.lines() {
            let line: Value = serde_json::from_str(line)?;
            if line["kind"] != "count" {
                lines.push(line);
            }
        }
    }
    Ok(lines)
}

fn entry(at: usize, line: &Value, printed: bool) -> Entry {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let names = if printed {
        vec![Name {
            text: text(&line["printed"]),
            language: "und".to_owned(),
            alias: false,
        }]
    } else {
        line["names"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|name| Name {
                text: text(&name["text"]),
                language: text(&name["lang"]),
                alias: name["role"] != "name",
            })
            .collect()
    };
    Entry {
        id: at.to_string(),
        names,
        country: line["country"].as_str().map(str::to_owned),
        person: line["kind"] == "individual",
    }
}

fn expected(lines: &[Value], truth: &Value) -> Result<(Vec<Pair>, Vec<Pair>), Box<dyn Error>> {
    let place = |document: &Value, side: &Value| -> Result<usize, Box<dyn Error>> {
        let (document, ordinal) = match side.as_object() {
            Some(side) => (&side["document"], &side["ordinal"]),
            None => (document, side),
        };
        lines
            .iter()
            .position(|line| {
                line["document"] == *document
                    && line["ordinal"] == *ordinal
                    && (!ordinal.is_null() || line["printed"] == side["printed"])
            })
            .ok_or_else(|| format!("no entry {side}").into())
    };
    let pairs = |document: &Value, list: &Value| -> Result<Vec<Pair>, Box<dyn Error>> {
        list.as_array()
            .into_iter()
            .flatten()
            .map(|pair| {
                let (a, b) = (place(document, &pair["a"])?, place(document, &pair["b"])?);
                Ok([a.min(b), a.max(b)])
            })
            .collect()
    };
    let mut same = pairs(&Value::Null, &truth["across"])?;
    for (document, list) in truth["within"].as_object().into_iter().flatten() {
        same.extend(pairs(&Value::from(document.as_str()), list)?);
    }
    Ok((same, pairs(&Value::Null, &truth["traps"])?))
}

fn table(found: &[Suggestion], pairs: &[Pair]) {
    let is_true = |one: &&Suggestion| pairs.contains(&one.entries);
    let mut sum = 0.0;
    let mut hits = 0_u32;
    for (rank, one) in (1_u32..).zip(found) {
        if is_true(&one) {
            hits += 1;
            sum += f64::from(hits) / f64::from(rank);
        }
    }
    println!("average precision {:.3}", sum / pairs.len().max(1) as f64);
    println!("\n| from | suggested | true | precision | recall |\n|---|---|---|---|---|");
    let row = |name: &str, taken: Vec<&Suggestion>| {
        let hits = taken.iter().copied().filter(is_true).count();
        println!(
            "| {name} | {} | {hits} | {:.3} | {:.3} |",
            taken.len(),
            hits as f64 / taken.len().max(1) as f64,
            hits as f64 / pairs.len().max(1) as f64
        );
    };
    for grade in [Grade::Certain, Grade::Likely] {
        let taken = found.iter().filter(|one| one.grade >= grade).collect();
        row(&format!("`{}`", grade.name()), taken);
    }
    for least in [0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5] {
        let taken = found.iter().filter(|one| one.score >= least).collect();
        row(&format!("{least:.2}"), taken);
    }
}

fn tell(entries: &[Entry], found: &[Suggestion], pair: &Pair) {
    match found.iter().position(|one| one.entries == *pair) {
        Some(at) => println!("rank {:3} {}", at + 1, line(entries, &found[at])),
        None => println!("not suggested: {}", names(entries, *pair)),
    }
}

fn line(entries: &[Entry], one: &Suggestion) -> String {
    let codes: Vec<_> = one.why.iter().map(|reason| reason.code.name()).collect();
    format!(
        "{:.3} {:8} {} [{}]",
        one.score,
        one.grade.name(),
        names(entries, one.entries),
        codes.join(", ")
    )
}

fn names(entries: &[Entry], pair: Pair) -> String {
    let texts = pair.map(|at| {
        let texts: Vec<_> = entries[at]
            .names
            .iter()
            .map(|name| name.text.as_str())
            .collect();
        texts.join(" | ")
    });
    texts.join("  ~  ")
}

// Only a developer's measurement reads the clock; the crate itself does not.
#[allow(clippy::disallowed_methods)]
fn timed(entries: &[Entry], options: &Options) -> (Vec<Suggestion>, Duration) {
    let begun = std::time::Instant::now();
    let found = suggest(entries, options);
    (found, begun.elapsed())
}

/// A list of made-up names, some of them twice with a letter less.
fn time_made(count: usize) -> Result<(), Box<dyn Error>> {
    let syllables = [
        "ka", "lo", "mi", "ren", "sto", "vu", "ber", "tan", "gel", "pri", "dus", "far",
    ];
    let trades = [
        "Dockers", "Teachers", "Nurses", "Drivers", "Miners", "Weavers", "Cleaners",
    ];
    let forms = ["Union", "Federation", "Association", "Network", "Centre"];
    let mut entries = Vec::with_capacity(count);
    let mut seed: u64 = 1;
    let mut next = |most: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from((seed >> 33) % most as u64).unwrap_or(0)
    };
    for at in 0..count {
        let place: String = (0..3).map(|_| syllables[next(syllables.len())]).collect();
        let name = format!("{place} {} {}", trades[next(7)], forms[next(5)]);
        let han: String = (0..6)
            .filter_map(|_| char::from_u32(0x4e00 + u32::try_from(next(2_000)).ok()?))
            .collect();
        let twice = at % 20 == 0;
        let names = [("en", name.clone()), ("zh-Hant", han)];
        let id = at.to_string();
        entries.push(Entry {
            id: id.clone(),
            names: names
                .into_iter()
                .map(|(language, text)| Name {
                    text,
                    language: language.to_owned(),
                    alias: false,
                })
                .collect(),
            ..Entry::default()
        });
        if twice {
            entries.push(Entry {
                id: format!("{id} again"),
                names: vec![Name {
                    text: name.replacen("ers", "er", 1),
                    language: "en".to_owned(),
                    alias: false,
                }],
                ..Entry::default()
            });
        }
    }
    let (found, took) = timed(&entries, &Options::default());
    let mut grades: BTreeMap<&str, usize> = BTreeMap::new();
    for one in &found {
        *grades.entry(one.grade.name()).or_default() += 1;
    }
    println!(
        "{} entries: {} ms, {} pairs {grades:?}",
        entries.len(),
        took.as_millis(),
        found.len()
    );
    Ok(())
}
