//! Fields of a ballot's form with one in each line: who votes, and who stands for election.

use undersigned_domain::{
    Multikey, ids,
    proceedings::{Delegate, MAX_CANDIDATES, MAX_ROLL, RollEntry},
};
use undersigned_federation::actions::proceedings::CandidateForm;

/// The voters of a roll as lines of the form.
pub fn lines_of(roll: &[RollEntry]) -> String {
    let line = |entry: &RollEntry| match &entry.delegate {
        None => entry.voter.clone(),
        Some(by) => format!("{} {} {}", entry.voter, by.actor, by.key),
    };
    roll.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The voters, one in each line; else the number of the first line that is none, or names one again,
/// or somebody who is not known, with the key of the sentence that says so.
pub fn roll(
    text: &str,
    is_known: &dyn Fn(&str) -> bool,
) -> Result<Vec<RollEntry>, (usize, &'static str)> {
    const WRONG: &str = "deciding-wrong-line";
    let mut roll: Vec<RollEntry> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let entry = match words.as_slice() {
            [] => continue,
            [voter] => RollEntry {
                voter: (*voter).to_owned(),
                delegate: None,
            },
            // Keys are shown in groups with spaces between, and come so from there.
            [voter, by, key @ ..] if !key.is_empty() && ids::canonical_id("by", by).is_ok() => {
                RollEntry {
                    voter: (*voter).to_owned(),
                    delegate: Some(Delegate {
                        actor: (*by).to_owned(),
                        key: key
                            .concat()
                            .parse::<Multikey>()
                            .map_err(|_| (index + 1, "deciding-wrong-key"))?,
                    }),
                }
            }
            _ => return Err((index + 1, WRONG)),
        };
        let twice = roll.iter().any(|other| other.voter == entry.voter);
        if twice || roll.len() >= MAX_ROLL || ids::canonical_id("voter", &entry.voter).is_err() {
            return Err((index + 1, WRONG));
        }
        if entry.delegate.is_none() && !is_known(&entry.voter) {
            return Err((index + 1, "deciding-unknown-line"));
        }
        roll.push(entry);
    }
    match roll.is_empty() {
        true => Err((1, WRONG)),
        false => Ok(roll),
    }
}

/// Candidates, one in each line, each with the address of an organisation behind a semicolon or
/// without; none where a line is wrong, or there are too few or too many.
pub fn candidates(text: &str) -> Option<Vec<CandidateForm>> {
    let mut candidates = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (name, of) = line.split_once([';', '；', '؛']).unwrap_or((line, ""));
        let (name, of) = (name.trim(), of.trim());
        if name.is_empty() || (!of.is_empty() && ids::canonical_id("of", of).is_err()) {
            return None;
        }
        candidates.push(CandidateForm {
            name: name.to_owned(),
            of: (!of.is_empty()).then(|| of.to_owned()),
            ..CandidateForm::default()
        });
    }
    (2..=MAX_CANDIDATES)
        .contains(&candidates.len())
        .then_some(candidates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_votes_twice() {
        let line = "https://h.example/orgs/h";
        let read = |text: &str| roll(text, &|_| true).map_err(|(line, _)| line);
        assert_eq!(read(&format!("{line}\n\n{line}")), Err(3));
        assert_eq!(read(&format!("{line} https://d.example/orgs/d")), Err(1));
        assert_eq!(read(""), Err(1));
    }

    #[test]
    fn whoever_is_not_known_votes_by_a_delegate_alone() {
        let line = "https://stranger.example/orgs/s";
        let read = |text: &str| roll(text, &|_| false);
        assert_eq!(read(line), Err((1, "deciding-unknown-line")));
        let by = "https://d.example/orgs/d";
        let key = "z6MkhaXg BZDvotDk L5257fai ztiGiC2Q tKLGpbnn EGta2doK";
        let delegated = read(&format!("{line} {by} {key}")).unwrap();
        assert_eq!(
            lines_of(&delegated),
            format!("{line} {by} {}", key.replace(' ', ""))
        );
        let short = format!("{line} {by} z6Mk haXg");
        assert_eq!(read(&short), Err((1, "deciding-wrong-key")));
    }
}
