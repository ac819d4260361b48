//! How commands say a count, name the first of many, and write a path for a shell.

use std::{fmt::Display, path::Path};

/// A count with what is counted: `1 rule`, `2 rules`.
pub fn counted<N: Display>(count: N, one: &str, many: &str) -> String {
    let count = count.to_string();
    let what = if count == "1" { one } else { many };
    format!("{count} {what}")
}

/// The first `most` of them, and how many more there are: `a, b, and 3 more`.
pub fn first_of(all: &[String], most: usize) -> String {
    let named = all[..all.len().min(most)].join(", ");
    match all.len().saturating_sub(most) {
        0 => named,
        more => format!("{named}, and {more} more"),
    }
}

/// A path as it stands in a line that is to be given to a shell: as it is where a shell takes it so, else quoted.
pub fn shell_word(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "/._-+:,@%".contains(sign);
    match !path.is_empty() && path.chars().all(is_plain) {
        true => path,
        // Between such quotes a shell takes all but the quote itself as it is.
        false => format!("'{}'", path.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::{counted, first_of};

    #[test]
    fn one_is_not_many() {
        assert_eq!(counted(0, "rule", "rules"), "0 rules");
        assert_eq!(counted(1, "rule", "rules"), "1 rule");
        assert_eq!(counted(21_u64, "entry", "entries"), "21 entries");
    }

    #[test]
    fn of_many_the_first_are_named() {
        let all = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(first_of(&all, 3), "a, b, c");
        assert_eq!(first_of(&all, 2), "a, b, and 1 more");
        assert_eq!(first_of(&[], 2), "");
    }

    #[test]
    fn a_shell_reads_a_path_as_one_word() {
        let shell_word = |path: &str| super::shell_word(path.as_ref());
        for plain in ["/var/lib/undersigned/secret.key", "data-2/x_y.db-wal"] {
            assert_eq!(shell_word(plain), plain);
        }
        assert_eq!(shell_word("/srv/our data/a.db"), "'/srv/our data/a.db'");
        assert_eq!(shell_word("$HOME;ls"), "'$HOME;ls'");
        assert_eq!(shell_word("/srv/ana's"), r"'/srv/ana'\''s'");
        assert_eq!(shell_word(""), "''");
    }
}
