//! Lists as files. The first letter says of what kind: `j` lines of JSON, `f` the answers of a form,
//! `m` the same with columns named by hand, `b` blocked domains.

use arbitrary::Result;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{admission::MAX_ORDINAL, names::MAX_NAME_CHARS};
use undersigned_federation::{
    actions::{
        account::is_email,
        import::{self, Row, Source},
        moderate::Wanted,
    },
    moderation::{
        self, Severity,
        block_list::{self, BlockList, Line, Lines, is_host},
    },
};
use undersigned_store::moderation_rules::Rule;

/// Reads a file.
///
/// # Errors
/// None.
pub fn run(input: &[u8]) -> Result<()> {
    let Some((&kind, file)) = input.split_first() else {
        return Ok(());
    };
    let map = BTreeMap::from([
        ("a".to_owned(), "email".to_owned()),
        ("b".to_owned(), "organisation".to_owned()),
        ("c".to_owned(), "timestamp".to_owned()),
    ]);
    let countries = BTreeMap::from([("ireland".to_owned(), "IE".to_owned())]);
    match kind {
        b'j' => signers(file, &Source::Jsonl),
        b'f' => signers(
            file,
            &Source::Csv {
                map: BTreeMap::new(),
                countries,
            },
        ),
        b'm' => signers(file, &Source::Csv { map, countries }),
        _ => {
            if let Ok(text) = std::str::from_utf8(file) {
                blocks(text);
            }
        }
    }
    Ok(())
}

/// Whatever stands in a file, what is taken from it can be listed.
fn signers(file: &[u8], source: &Source) {
    let appeal = "https://hub.example/appeals/a";
    let Ok(rows) = import::read(file, source, appeal, &BTreeSet::new()) else {
        return;
    };
    assert!(rows.len() <= file.len());
    assert!(rows.is_sorted_by_key(|(line, _)| *line), "lines go back");
    for (line, row) in rows {
        assert!(line >= 1);
        if let Some(signer) = row.as_ref().ok().and_then(Row::signer) {
            assert!(signer.names.check().is_ok());
            assert!(!signer.names.is_empty());
            let fits = |number: u64| (1..=MAX_ORDINAL).contains(&number);
            assert!(signer.ordinal.is_none_or(fits));
        }
        match row {
            Ok(Row::Person(person)) => {
                assert!(is_email(&person.email));
                assert!(person.name.chars().count() <= MAX_NAME_CHARS);
            }
            Ok(Row::Signer(_) | Row::Count(_) | Row::Standing(_)) => {}
            Err(fault) => assert!(!fault.reason.is_empty()),
        }
    }
}

/// A list of blocked domains that is read, written and read again says the same.
fn blocks(text: &str) {
    let Ok(lines) = BlockList::of(text).read(Severity::Block) else {
        return;
    };
    let rules = |lines: Lines| -> Vec<Wanted> {
        let rules = lines.into_iter().filter_map(|(_, line)| match line {
            Ok(Line::Rule(rule)) => Some(rule),
            _ => None,
        });
        rules.filter(|rule| is_host(&rule.subject)).collect()
    };
    let rules_read = rules(lines);
    let mut stored = Vec::new();
    for rule in &rules_read {
        let subject = moderation::subject(&rule.subject).expect("read again");
        assert_eq!(subject, rule.subject, "spelled in two ways");
        stored.push(Rule {
            id: 0,
            subject: rule.subject.clone(),
            severity: rule.severity.name().to_owned(),
            public_comment: rule.public_comment.clone(),
            private_comment: None,
            created_at: 0,
        });
    }
    let written = block_list::write(&stored, false).expect("a list can be written");
    let again = BlockList::of(&written).read(Severity::Allow);
    assert_eq!(rules(again.expect("and read again")), rules_read);
}
