//! How much a file lists, before any of it is read: thirty million empty items are 90 MB, and a hundred times that
//! once each of them has its place in memory, and its fault.

/// So many are read in any case.
const FEW: usize = 10_000;
/// No statement is shorter, nor what stands beside statements: the context alone is longer.
const SHORTEST: usize = 200;

/// How many items stand in the lists directly inside an object: what stands between them is counted.
pub(super) fn items(bytes: &[u8]) -> usize {
    let (mut depth, mut items) = (0_usize, 0_usize);
    let (mut quoted, mut escaped) = (false, false);
    for byte in bytes.iter().copied() {
        match (quoted, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => quoted = !quoted,
            (true, _) => {}
            (false, b'[' | b'{') => depth += 1,
            (false, b']' | b'}') => depth = depth.saturating_sub(1),
            (false, b',') if depth == 2 => items += 1,
            (false, _) => {}
        }
    }
    items
}

/// Whether they are too many to be statements.
pub(super) fn is_one(items: usize, bytes: usize) -> bool {
    items > FEW && items > bytes / SHORTEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_directly_in_lists_is_counted_and_nothing_else() {
        assert_eq!(
            items(b"{\"a\":1,\"s\":[{\"x\":[1,2,3],\"y\":1},{},\"],[,\\\",\"]}"),
            2
        );
        assert_eq!(items(b""), 0);
        assert_eq!(items(b"]]],"), 0);
    }

    #[test]
    fn few_are_read_however_short_and_many_where_they_are_as_long_as_statements() {
        assert!(!is_one(FEW, 0));
        assert!(is_one(FEW + 1, 3 * FEW));
        assert!(!is_one(1_000_000, 1_000_000 * SHORTEST));
    }
}
