//! How commands say a count.

use std::fmt::Display;

/// A count with what is counted: `1 rule`, `2 rules`.
pub fn counted<N: Display>(count: N, one: &str, many: &str) -> String {
    let count = count.to_string();
    let what = if count == "1" { one } else { many };
    format!("{count} {what}")
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn one_is_not_many() {
        assert_eq!(counted(0, "rule", "rules"), "0 rules");
        assert_eq!(counted(1, "rule", "rules"), "1 rule");
        assert_eq!(counted(21_u64, "entry", "entries"), "21 entries");
    }
}
