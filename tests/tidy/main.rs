//! The house rules that a machine can check.

mod book;
mod release;

use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Which of our crates each may use. Dependencies point one way.
const MAY_USE: [(&str, &[&str]); 14] = [
    ("undersigned-proof", &[]),
    ("undersigned-domain", &["undersigned-proof"]),
    ("undersigned-likeness", &[]),
    ("undersigned-migrations", &[]),
    ("undersigned-store", &["undersigned-migrations"]),
    (
        "undersigned-federation",
        &[
            "undersigned-store",
            "undersigned-domain",
            "undersigned-likeness",
            "undersigned-proof",
        ],
    ),
    ("undersigned-mail", &["undersigned-store"]),
    (
        "undersigned-views",
        &["undersigned-domain", "undersigned-proof"],
    ),
    (
        "undersigned-web",
        &[
            "undersigned-views",
            "undersigned-federation",
            "undersigned-domain",
            "undersigned-proof",
        ],
    ),
    (
        "undersigned",
        &[
            "undersigned-web",
            "undersigned-mail",
            "undersigned-federation",
            "undersigned-store",
            "undersigned-domain",
            "undersigned-proof",
        ],
    ),
    (
        "undersigned-simulator",
        &[
            "undersigned-federation",
            "undersigned-store",
            "undersigned-domain",
        ],
    ),
    (
        "undersigned-fuzz",
        &[
            "undersigned-mail",
            "undersigned-federation",
            "undersigned-store",
            "undersigned-domain",
            "undersigned-proof",
        ],
    ),
    ("xtask", &[]),
    (
        "undersigned-tests",
        &[
            "undersigned",
            "undersigned-web",
            "undersigned-federation",
            "undersigned-store",
            "undersigned-domain",
            "undersigned-proof",
        ],
    ),
];

/// What the pure crates never depend on: HTTP, SQL, clocks, randomness, async.
const IMPURE: [&str; 10] = [
    "axum",
    "chrono",
    "getrandom",
    "hyper",
    "rand",
    "reqwest",
    "sea-orm",
    "sqlx",
    "time",
    "tokio",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests/ lies in the workspace")
        .into()
}

/// Our crates with what each depends on, test-only dependencies aside.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .expect("cargo can be run");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let packages = metadata["packages"].as_array().expect("there are packages");
    packages
        .iter()
        .map(|package| {
            let depends = package["dependencies"].as_array().into_iter().flatten();
            let names = depends
                .filter(|dependency| dependency["kind"] != "dev")
                .filter_map(|dependency| dependency["name"].as_str().map(str::to_owned))
                .collect();
            (
                package["name"].as_str().unwrap_or_default().to_owned(),
                names,
            )
        })
        .collect()
}

#[test]
fn dependencies_point_one_way() {
    let ours: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    for (package, depends) in dependencies() {
        let may = ours.get(package.as_str());
        let may = may.unwrap_or_else(|| panic!("`{package}` has no place in the house yet"));
        for used in depends
            .iter()
            .filter(|name| ours.contains_key(name.as_str()))
        {
            assert!(
                may.contains(&used.as_str()),
                "`{package}` must not use `{used}`"
            );
        }
    }
}

#[test]
fn the_pure_crates_stay_pure() {
    let all = dependencies();
    for package in [
        "undersigned-proof",
        "undersigned-domain",
        "undersigned-likeness",
    ] {
        let impure: Vec<_> = IMPURE
            .iter()
            .filter(|name| all[package].contains(**name))
            .collect();
        assert!(impure.is_empty(), "`{package}` depends on {impure:?}");
    }
}

#[test]
fn views_know_no_http_and_no_database() {
    let all = dependencies();
    let depends = &all["undersigned-views"];
    // They show times, which are handed to them; clippy forbids the clock.
    let impure: Vec<_> = IMPURE
        .iter()
        .filter(|name| **name != "chrono" && depends.contains(**name))
        .collect();
    assert!(impure.is_empty(), "views depend on {impure:?}");
}

#[test]
fn only_store_and_migrations_name_the_orm() {
    for (package, depends) in dependencies() {
        let names_it = depends
            .iter()
            .any(|name| name.starts_with("sea-orm") || name == "sqlx");
        // The tests look into databases to see that nothing was stored.
        let may = [
            "undersigned-store",
            "undersigned-migrations",
            "undersigned-tests",
        ];
        let may = may.contains(&package.as_str());
        assert!(!names_it || may, "`{package}` must not name the ORM");
    }
}

/// The code of what speaks with others that has one of these words, without its tests.
fn code_with(words: &[&str]) -> BTreeSet<String> {
    code_of(["federation", "web"].map(str::to_owned), words)
}

/// The same of these crates.
fn code_of(crates: impl IntoIterator<Item = String>, words: &[&str]) -> BTreeSet<String> {
    let sources = crates
        .into_iter()
        .map(|name| root().join("crates").join(name).join("src"));
    let mut folders: Vec<PathBuf> = sources.filter(|folder| folder.is_dir()).collect();
    let mut found = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).expect("a folder can be read");
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("tests") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let code = fs::read_to_string(&path).expect("code can be read");
                if words.iter().any(|word| code.contains(word)) {
                    let path = path.strip_prefix(root().join("crates"));
                    let path = path.expect("it lies under crates/");
                    found.insert(path.display().to_string());
                }
            }
        }
    }
    found
}

/// A proof takes a processor for a while, and strangers send hundreds: one place looks at them, apart from the threads
/// that answer requests.
#[test]
fn row_860_proofs_are_checked_in_one_place() {
    let places = code_with(&["check_value(", "check_value)", "Verified::check("]);
    assert_eq!(
        places,
        BTreeSet::from(["federation/src/checking.rs".to_owned()])
    );
}

/// Nothing ends work that has begun apart from the threads that answer requests, so none of it begins without a turn.
#[test]
fn row_872_work_apart_has_its_turns() {
    let others = [
        // One thread for each core.
        "federation/src/checking.rs",
        // Files, written: one that was made in its turn, and the key where it is gone.
        "federation/src/media/files.rs",
        "federation/src/standing/key_watch.rs",
        // Once for all who wait, of each version of a list.
        "federation/src/moderation/hidden.rs",
        "federation/src/replica/snapshot.rs",
        "web/src/survey/kept.rs",
        "federation/src/turns.rs",
    ];
    let places = code_with(&["spawn_blocking"]);
    assert_eq!(places, BTreeSet::from(others.map(str::to_owned)));
}

/// What work apart says where it panics may have a name in it: only that it broke off is passed on.
#[test]
fn work_apart_that_panics_is_told_in_none_of_its_words() {
    let conversion = "federation/src/error.rs".to_owned();
    let naming = code_with(&["JoinError"]);
    // What broke off there breaks off here as well, and is put into no words.
    let passed_on = "web/src/survey/kept.rs".to_owned();
    assert_eq!(naming, BTreeSet::from([conversion.clone(), passed_on]));
    let begun = code_with(&["spawn_blocking", "tokio::spawn("]);
    let told = code_with(&["Internal(error.to_string())"]);
    let both: BTreeSet<_> = begun.intersection(&told).cloned().collect();
    assert_eq!(both, BTreeSet::from([conversion]));
}

/// No crate has its comments searched for examples to be run (`doctest = false`): one there would never be tried.
#[test]
fn no_comment_has_an_example_that_nobody_runs() {
    let crates = fs::read_dir(root().join("crates")).expect("crates/ is there");
    let names = crates
        .flatten()
        .map(|folder| folder.file_name().to_string_lossy().into_owned());
    assert_eq!(code_of(names, &["//! ```", "/// ```"]), BTreeSet::new());
}

#[test]
fn there_are_at_most_eleven_crates() {
    let crates = fs::read_dir(root().join("crates"))
        .expect("crates/ is there")
        .count();
    assert!(crates <= 11, "{crates} crates under crates/");
}

#[test]
fn every_document_that_is_linked_exists() {
    let mut documents = vec![root()];
    documents.extend(["docs", "docs/adr", "docs/security"].map(|folder| root().join(folder)));
    for folder in documents {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|extension| extension == "md") {
                check_links(&path);
            }
        }
    }
}

fn check_links(document: &Path) {
    let text = fs::read_to_string(document).expect("a document can be read");
    for link in text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
    {
        let target = link.split('#').next().unwrap_or_default();
        if target.is_empty() || target.contains("://") || target.starts_with("mailto:") {
            continue;
        }
        let path = document
            .parent()
            .expect("a document lies in a folder")
            .join(target);
        assert!(
            path.exists(),
            "{} links to {target}, which is not there",
            document.display()
        );
    }
}

#[test]
fn every_hostile_input_has_a_test_that_exists() {
    let text = fs::read_to_string(root().join("docs/security/hostile-inputs.md"))
        .expect("the list can be read");
    let rows: Vec<Vec<&str>> = text
        .lines()
        .filter(|line| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit())
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    assert!(rows.len() > 100, "{} rows", rows.len());
    let mut numbers = BTreeSet::new();
    for row in rows {
        let [number, _, answer, tests @ ..] = row.as_slice() else {
            panic!("{row:?} has too few cells");
        };
        assert!(numbers.insert(*number), "row {number} stands there twice");
        let named: Vec<&str> = tests
            .iter()
            .flat_map(|cell| cell.split('`'))
            .filter(|part| part.contains(".rs::"))
            .collect();
        assert!(
            !named.is_empty() || answer.contains("*not built:*"),
            "row {number} names no test"
        );
        for test in named {
            let (file, name) = test.split_once("::").expect("a file and a name");
            let code = fs::read_to_string(root().join(file));
            let code = code.unwrap_or_else(|error| panic!("row {number}: {file}: {error}"));
            assert!(
                code.contains(&format!("fn {name}(")),
                "row {number}: there is no {name} in {file}"
            );
        }
    }
}
