//! Every command that the documentation shows: run as it stands there, or, where a comment in front
//! of it says why it is not, at least known to the shell and to the program.
//!
//! ```text
//! <!-- not run: why, and which test does it instead -->
//! ```

mod blocks;
mod stage;
mod usage;

use blocks::Block;
use stage::Stage;
use std::process::Command;
use undersigned_tests::book;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_command_in_the_documentation_works_as_it_stands() {
    let mut run = 0;
    for document in book::all_documents() {
        let text = book::read(&document);
        let blocks: Vec<Block> = blocks::of(&document, &text)
            .into_iter()
            .filter(|block| block.not_run.is_none())
            .collect();
        if blocks.is_empty() {
            continue;
        }
        run += blocks.len();
        Stage::new(&text).await.run(&document, &blocks);
    }
    assert!(run > 5, "only {run} blocks were run");
}

#[test]
fn what_is_not_run_says_why_and_is_understood_by_a_shell() {
    for document in book::all_documents() {
        for block in blocks::of(&document, &book::read(&document)) {
            let place = block.place();
            if let Some(why) = &block.not_run {
                assert!(why.len() > 20, "{place} is not run, and does not say why");
                for file in files(why) {
                    let there = [file.clone(), format!("{file}.rs")];
                    let is_there = there.iter().any(|path| book::root().join(path).exists());
                    assert!(is_there, "{place} names {file}, which is not there");
                }
            }
            let checked = Command::new("sh")
                .args(["-n", "-c", &block.text])
                .output()
                .expect("sh can be run");
            let errors = String::from_utf8_lossy(&checked.stderr);
            assert!(checked.status.success(), "{place}: {errors}");
        }
    }
}

/// What a sentence names of the repository.
fn files(sentence: &str) -> Vec<String> {
    let folders = [".ci/", "crates/", "tests/"];
    sentence
        .split([' ', ',', ';', ':'])
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| folders.iter().any(|folder| word.starts_with(folder)))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_block_of_code_says_of_which_kind_it_is() {
    for document in book::all_documents() {
        let fault = blocks::fault(&book::read(&document));
        assert_eq!(fault, None, "{document}");
    }
    for (text, is_well) in [
        ("```sh\ntrue\n```\n", true),
        ("```bash\ntrue\n```\n", false),
        ("```\ntrue\n```\n", false),
        ("- so\n\n  ```sh\n  true\n  ```\n", false),
        ("```sh\ntrue\n", false),
    ] {
        assert_eq!(blocks::fault(text).is_none(), is_well, "{text}");
    }
}

/// Whoever has a backup has everything: none stays in the data volume of a container.
#[test]
fn a_recipe_that_writes_a_backup_into_the_data_removes_it() {
    let mut found = 0;
    for document in book::all_documents() {
        for block in blocks::of(&document, &book::read(&document)) {
            let writes = ["undersigned backup backup.tar", "cat > backup.tar"];
            if !writes.iter().any(|line| block.text.contains(line)) {
                continue;
            }
            found += 1;
            let removes = ["/bin/rm backup.tar", "rm undersigned backup.tar"];
            let removed = removes.iter().any(|line| block.text.contains(line));
            assert!(removed, "{} leaves it there", block.place());
        }
    }
    assert_eq!(found, 4);
}

#[test]
fn every_command_and_option_that_is_named_exists() {
    let mut program = usage::Program::default();
    let commands = program.commands().expect("the program says what it can");
    let mut checked = 0;
    for document in book::all_documents() {
        // What has changed tells of commands as they were.
        if document == "CHANGELOG.md" {
            continue;
        }
        let text = book::read(&document);
        let in_blocks = usage::commands(&blocks::code(&text));
        for words in in_blocks.into_iter().chain(blocks::spans(&text, &commands)) {
            if let Err(fault) = program.check(&words) {
                panic!("{document}: `{}`: {fault}", words.join(" "));
            }
            checked += 1;
        }
    }
    assert!(checked > 30, "only {checked} commands were found");
}
