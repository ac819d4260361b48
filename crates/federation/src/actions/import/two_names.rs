//! Names in two scripts with a stroke between them: they may be two names of one organisation, written in one cell.

use super::{Row, Taken};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_likeness::are_in_two_scripts;

/// The lines of those that are new or change their entry, and have such a name.
pub(super) fn lines(rows: &BTreeMap<u64, Row>, taken: &[(u64, Taken)]) -> BTreeSet<u64> {
    let has_two = |line: &u64| match rows.get(line) {
        Some(Row::Signer(signer)) => {
            let mut names = signer.names.name_map.values();
            names.any(|name| may_be_two(name))
        }
        // A cell of an exported table has all names of its entry with strokes between, and is taken apart.
        Some(Row::Standing(_) | Row::Person(_) | Row::Count(_)) | None => false,
    };
    let taken = taken.iter().filter(|(_, taken)| *taken != Taken::Unchanged);
    taken.map(|(line, _)| *line).filter(has_two).collect()
}

fn may_be_two(name: &str) -> bool {
    let parts: Vec<&str> = name.split(" / ").collect();
    match parts.as_slice() {
        [one, other] => are_in_two_scripts(one, other),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_parts_in_two_scripts_may_be_two_names() {
        for (name, wanted) in [
            ("碼頭業職工會 / Union of Hong Kong Dockers", true),
            ("碼頭業職工會 (HKDU) / Union of Hong Kong Dockers", true),
            ("نقابة عمّال الأرصفة / Dockers’ Union", true),
            ("Профсоюз докеров / Dockers’ Union", true),
            ("Hafen / Port", false),
            ("碼頭工會 / ユニオン", false),
            ("碼頭業職工會/Union", false),
            ("Quay / 2024", false),
            ("碼頭 / Quay / Muelle", false),
            ("Quay", false),
        ] {
            assert_eq!(may_be_two(name), wanted, "{name}");
        }
    }
}
