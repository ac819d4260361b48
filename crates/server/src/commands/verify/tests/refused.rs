//! What a script reads where nothing could be checked.

use super::*;

#[test]
fn a_refusal_is_an_object_with_a_code_and_what_is_said() {
    let refusal = Unchecked {
        error: "unreadable",
        detail: "b.json cannot be read: it is empty",
    };
    let expected = json!({"error": "unreadable", "detail": "b.json cannot be read: it is empty"});
    assert_eq!(serde_json::to_value(refusal).unwrap(), expected);
    // The sentence, and with it the exit code, is the same with and without it.
    for json in [true, false] {
        let failure = unchecked(json, "option", Failure::Usage("why".to_owned()));
        assert!(matches!(failure, Failure::Usage(why) if why == "why"));
    }
}
