//! Lists of rules, as Mastodon writes them: read, and written.

use super::{Rule, Wanted, check, rules};
use crate::{
    Instance,
    error::Result,
    moderation::{
        Severity,
        block_list::{self, BlockList, Line},
    },
};
use std::collections::HashMap;

/// Characters that are shown of a line of which no rule is made.
const SHOWN: usize = 60;

/// A list of others that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// The rules that it has, each as it would be stored.
    pub wanted: Vec<Wanted>,
    /// Lines that say nothing which this server does.
    pub ignored: Vec<u64>,
    /// Lines that say what an earlier one says of the same domain.
    pub repeated: Vec<u64>,
    /// Lines of which no rule is made.
    pub refused: Vec<Refused>,
}

/// A line of which no rule is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Which.
    pub line: u64,
    /// What stands there, as far as it is shown.
    pub said: String,
    /// Why, as a stable code.
    pub code: &'static str,
    /// The same in English.
    pub why: String,
}

/// Reads a list. A line of which no rule can be made does not keep the others out; one without a severity
/// says `usual`. Of several about one subject the first counts.
///
/// # Errors
/// As [`BlockList::read`].
pub fn read(instance: &Instance, text: &str, usual: Severity) -> Result<Listed> {
    let mut listed = Listed::default();
    let list = BlockList::of(text);
    let whole: Vec<&str> = list.text().lines().collect();
    let mut before: HashMap<String, Severity> = HashMap::new();
    for (line, read) in list.read(usual)? {
        let (code, why) = match read {
            Ok(Line::Nothing) => {
                listed.ignored.push(line);
                continue;
            }
            Ok(Line::Rule(wanted)) => match check(instance, wanted) {
                Ok(wanted) => match before.get(&wanted.subject) {
                    None => {
                        before.insert(wanted.subject.clone(), wanted.severity);
                        listed.wanted.push(wanted);
                        continue;
                    }
                    Some(severity) if *severity == wanted.severity => {
                        listed.repeated.push(line);
                        continue;
                    }
                    Some(_) => (
                        "domain_twice",
                        format!(
                            "`{}` stands in an earlier line, which says otherwise and counts",
                            wanted.subject
                        ),
                    ),
                },
                Err(error) => (error.code(), error.to_string()),
            },
            Err(fault) => (fault.code(), fault.to_string()),
        };
        let at = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
        let stands = whole.get(at).copied().unwrap_or_default();
        listed.refused.push(Refused {
            line,
            said: stands.chars().take(SHOWN).collect(),
            code,
            why,
        });
    }
    Ok(listed)
}

/// Rules as a list for others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub text: String,
    /// How many rules are in it.
    pub written: usize,
    /// How many are not, since they are about single actors.
    pub left_out: usize,
}

/// Writes the rules about hosts: those that say `severity`, or without it those that block or limit.
///
/// # Errors
/// The database.
pub async fn export(instance: &Instance, severity: Option<Severity>) -> Result<Exported> {
    let allow = Severity::Allow.name();
    let mut rules: Vec<Rule> = rules(instance).await?;
    match severity {
        Some(severity) => rules.retain(|rule| rule.severity == severity.name()),
        None => rules.retain(|rule| rule.severity != allow),
    }
    let about_hosts = rules
        .iter()
        .filter(|rule| block_list::is_host(&rule.subject));
    let written = about_hosts.count();
    Ok(Exported {
        text: block_list::write(&rules, severity == Some(Severity::Allow))?,
        written,
        left_out: rules.len() - written,
    })
}
