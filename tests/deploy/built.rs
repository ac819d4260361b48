//! What the image is built of, as far as can be seen without building it: everything that the program takes in while
//! it is compiled goes into the context, and is compiled by what is there.

use crate::{deploy, text};
use std::{
    fs,
    path::{Component, Path, PathBuf},
};

/// What stands in the literals of a file's source that is compiled into the program.
const TAKEN_IN: [&str; 2] = ["include_str!(\"", "include_bytes!(\""];

fn root() -> PathBuf {
    let root = deploy("..").canonicalize();
    root.expect("the workspace is there")
}

/// Whether a path below the root is left out of the context (`.dockerignore`).
fn is_left_out(path: &Path) -> bool {
    let ignored = text("../.dockerignore");
    let mut patterns = ignored
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    patterns.any(|pattern| {
        assert!(
            !pattern.starts_with('!'),
            "{pattern} is read by nobody here"
        );
        if let Some(name) = pattern.strip_prefix("**/") {
            return path.iter().any(|part| part == name);
        }
        if let Some(ending) = pattern.strip_prefix('*') {
            let is_at_the_root = path.iter().count() == 1;
            return is_at_the_root && path.to_string_lossy().ends_with(ending);
        }
        path.starts_with(pattern)
    })
}

/// A path without `..` in it.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// The files of Rust below a folder that are no tests.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("it can be read").path();
        let name = path.file_name().unwrap_or_default().to_owned();
        if path.is_dir() {
            let of_others = ["tests", "benches", "examples", "target"];
            if !of_others.iter().any(|other| name == *other) {
                sources(&path, found);
            }
        } else if path.extension().is_some_and(|kind| kind == "rs") && name != "tests.rs" {
            found.push(path);
        }
    }
}

/// What a source names between a beginning and the quote that follows.
fn named<'a>(source: &'a str, beginning: &'a str) -> impl Iterator<Item = &'a str> {
    let ends = source.split(beginning).skip(1);
    ends.filter_map(|rest| rest.split('"').next())
}

#[test]
fn every_source_of_a_copy_is_there_and_in_the_context() {
    let image = text("Containerfile");
    let copies = image.lines().filter_map(|line| line.strip_prefix("COPY "));
    let mut copied = 0;
    for words in copies.filter(|words| !words.starts_with("--from=")) {
        let words: Vec<&str> = words.split_whitespace().collect();
        let (_, sources) = words.split_last().expect("it says where to");
        for source in sources {
            copied += 1;
            assert!(root().join(source).exists(), "{source} is not there");
            assert!(!is_left_out(Path::new(source)), "{source} is left out");
        }
    }
    assert_eq!(copied, 2, "all that is built of, and the licence");
}

#[test]
fn the_whole_workspace_is_in_the_context() {
    // Cargo reads every member's manifest, whichever is built, and the configuration makes another SQLite of it.
    for file in ["Cargo.toml", "Cargo.lock", ".cargo/config.toml"] {
        assert!(root().join(file).is_file(), "{file}");
        assert!(!is_left_out(Path::new(file)), "{file}");
    }
    let manifest = text("../Cargo.toml");
    let members = manifest
        .lines()
        .find_map(|line| line.strip_prefix("members = "));
    let members = members
        .expect("the members are named")
        .trim_matches(['[', ']']);
    let members: Vec<&str> = members
        .split(", ")
        .map(|one| one.trim_matches('"'))
        .collect();
    assert!(members.contains(&"crates/*"), "{members:?}");
    for member in members {
        let folder = member.trim_end_matches("/*");
        assert!(root().join(folder).is_dir(), "{folder}");
        assert!(!is_left_out(Path::new(folder)), "{folder}");
    }
}

#[test]
fn what_is_compiled_into_the_program_is_in_the_context() {
    let root = root();
    let mut found = Vec::new();
    for folder in ["crates", "migrations"] {
        sources(&root.join(folder), &mut found);
    }
    assert!(found.len() > 100, "{} sources", found.len());
    let mut taken_in = 0;
    for file in found {
        let source = fs::read_to_string(&file).expect("a source is text");
        // Tests stand at the end of a file, and may read documents; they are not built there.
        let program = source.split("#[cfg(test)]\nmod tests {").next();
        let program = program.unwrap_or_default();
        let folder = file.parent().expect("a file lies in a folder");
        for name in TAKEN_IN
            .iter()
            .flat_map(|beginning| named(program, beginning))
        {
            taken_in += 1;
            let path = plain(&folder.join(name));
            assert!(path.is_file(), "{}: {name}", file.display());
            let below = path.strip_prefix(&root).expect("it lies in the workspace");
            assert!(
                !is_left_out(below),
                "{}: {name} is left out",
                file.display()
            );
        }
        let below = file.strip_prefix(&root).expect("it lies in the workspace");
        assert!(!is_left_out(below), "{} is left out", below.display());
    }
    assert!(taken_in > 20, "{taken_in} files");
    // What is read by other ways than these: templates, the words of all languages, what the linker is told.
    for other in [
        "crates/views/templates/pages/problem.html",
        "crates/views/locales/en/problem.ftl",
        "crates/views/untranslated.txt",
        "crates/server/build.rs",
        "crates/server/start-order.ld",
    ] {
        assert!(root.join(other).is_file(), "{other}");
        assert!(!is_left_out(Path::new(other)), "{other} is left out");
    }
}

#[test]
fn documents_and_what_was_built_are_left_out_wherever_they_lie() {
    for left_out in [
        "docs/settings.md",
        "README.md",
        "fuzz/target/x",
        "deploy/.env",
        ".git/HEAD",
    ] {
        assert!(is_left_out(Path::new(left_out)), "{left_out}");
    }
    for goes in ["crates/web/README.md", "LICENSE", "tests/src/lib.rs"] {
        assert!(!is_left_out(Path::new(goes)), "{goes}");
    }
}

#[test]
fn what_builds_has_the_compiler_and_the_packages_that_are_said_to_be_needed() {
    let image = text("Containerfile");
    let from: Vec<&str> = image
        .lines()
        .filter_map(|line| line.strip_prefix("FROM "))
        .collect();
    let compiler = from[0].split([':', ' ']).nth(1).expect("a version");
    let version = compiler.split('-').next().unwrap_or_default();
    let manifest = text("../Cargo.toml");
    let mut needed = named(&manifest, "rust-version = \"");
    let needed = needed.next().expect("the version that is needed");
    let numbers = |version: &str| -> Vec<u32> {
        version
            .split('.')
            .map(|number| number.parse().expect("a number"))
            .collect()
    };
    // `rust:1` is the newest there is.
    assert!(
        version == "1" || numbers(version) >= numbers(needed),
        "{version} < {needed}"
    );
    // The program takes the C library of the Debian that built it.
    let release = compiler.rsplit('-').next().expect("a release of Debian");
    assert!(from[1].contains(&format!("debian:{release}")), "{from:?}");

    let readme = text("../README.md");
    let packages = readme.split("Debian: `apt-get install ").nth(1);
    let packages = packages.and_then(|rest| rest.split('`').next());
    let build = image.split("\nFROM ").nth(1).expect("a stage that builds");
    let installs = build.lines().find(|line| line.contains("apt-get install"));
    let installs = installs.expect("packages are installed");
    for package in packages.expect("packages are named").split(' ') {
        let is_installed = installs.split_whitespace().any(|word| word == package);
        assert!(is_installed, "{package}: {installs}");
    }
}

#[test]
fn the_program_that_is_built_is_the_one_that_is_taken_along_and_started() {
    let image = text("Containerfile");
    let name = text("../crates/server/Cargo.toml");
    let name = named(&name, "name = \"").next().expect("a name").to_owned();
    for words in [
        format!("cargo build --release --locked --package {name} "),
        format!("install -D target/release/{name} /out/{name} "),
        format!("COPY --from=build /out/{name} /usr/local/bin/{name}\n"),
        format!("ENTRYPOINT [\"tini\", \"--\", \"{name}\"]\n"),
    ] {
        assert!(image.contains(&words), "{words}");
    }
    assert!(image.contains(" tini "), "it is installed");
}
