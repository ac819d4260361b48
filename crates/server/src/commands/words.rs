//! How commands say a count, and name the first of many.

use std::fmt::Display;

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
}
