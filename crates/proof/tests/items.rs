//! A text whose items are given away is read as strictly as any other.

use proptest::prelude::*;
use serde_json::{Value, json};
use undersigned_proof::{
    JsonFault,
    strict_json::{Numbers, parse_items, parse_within},
};

const LISTS: [&str; 2] = ["list", "other"];
const DEPTH: usize = 5;
const MEMBERS: usize = 4;
/// More than any text here has.
const VALUES: usize = 10_000;

/// What is read, with the items where they stood.
fn put_together(text: &[u8]) -> Result<Value, JsonFault> {
    let mut given = Vec::new();
    let mut take = |list: &str, item: Value| given.push((list.to_owned(), item));
    let numbers = Numbers::Integers;
    let mut whole = parse_items(text, numbers, DEPTH, MEMBERS, VALUES, &LISTS, &mut take)?;
    for (list, item) in given {
        let items = whole.get_mut(list.as_str()).and_then(Value::as_array_mut);
        items.expect("it was a list").push(item);
    }
    Ok(whole)
}

fn agree(text: &[u8]) -> Result<Value, JsonFault> {
    let put_together = put_together(text);
    let whole = parse_within(text, Numbers::Integers, DEPTH, MEMBERS);
    let shown = String::from_utf8_lossy(text);
    assert_eq!(put_together, whole, "{shown}");
    let in_order = |read: &Result<Value, JsonFault>| read.as_ref().map(Value::to_string).ok();
    assert_eq!(in_order(&put_together), in_order(&whole), "{shown}");
    whole
}

#[test]
fn items_are_given_away_at_once_and_in_their_order() {
    let text = br#"{"a":[1],"other":[true],"list":[1,{"list":[2]},[3]],"b":"#;
    let mut given = Vec::new();
    let mut take = |list: &str, item: Value| given.push((list.to_owned(), item));
    let numbers = Numbers::Integers;
    let fault = parse_items(text, numbers, DEPTH, MEMBERS, VALUES, &LISTS, &mut take);
    let fault = fault.unwrap_err();
    assert_eq!(fault.code(), "json_invalid");
    // The fault came after them.
    let expected = [
        ("other", json!(true)),
        ("list", json!(1)),
        ("list", json!({"list": [2]})),
        ("list", json!([3])),
    ];
    assert_eq!(given, expected.map(|(list, item)| (list.to_owned(), item)));
}

#[test]
fn only_so_many_values_are_in_memory_at_once() {
    let read = |text: &str, most: usize| {
        let mut take = |_: &str, _: Value| {};
        let numbers = Numbers::Integers;
        let read = parse_items(
            text.as_bytes(),
            numbers,
            DEPTH,
            MEMBERS,
            most,
            &LISTS,
            &mut take,
        );
        read.map(|_| ())
    };
    // The object, its list and one item of two values.
    let items = r#"{"list":[[1],{"a":1},[1],[1]]}"#;
    assert_eq!(read(items, 4), Ok(()));
    assert_eq!(read(items, 3), Err(JsonFault::Values));
    // What stands around lists stays.
    let around = r#"{"a":[1,1],"list":[1,1],"b":{"list":[1,1]}}"#;
    assert_eq!(read(around, 9), Ok(()));
    assert_eq!(read(around, 8), Err(JsonFault::Values));
    assert_eq!(JsonFault::Values.code(), "json_limits");
}

#[test]
fn every_bound_and_every_fault_is_where_it_was() {
    let sound = [
        r#"{"list":[],"other":[[[[1]]]]}"#,
        r#"{"list":{"list":[1,2]},"other":null}"#,
        r#"{"a":{"list":[1,2]},"list":[1,2,3,4]}"#,
        r#"[{"list":[1,2]}]"#,
        r#"{"\u006cist":[1,{"$serde_json::private::RawValue":"2"}]}"#,
        "1",
        "[1,2]",
    ];
    for text in sound {
        assert!(agree(text.as_bytes()).is_ok(), "{text}");
    }
    let faulty = [
        (r#"{"list":[1,2,3,4,5]}"#, "json_limits"),
        (r#"{"list":[[1,2,3,4,5]]}"#, "json_limits"),
        (r#"{"a":1,"b":1,"c":1,"d":1,"list":[]}"#, "json_limits"),
        (r#"{"list":[[[[[1]]]]]}"#, "json_depth"),
        (r#"{"list":[1],"list":[1]}"#, "json_duplicate_key"),
        (r#"{"list":[1],"\u006cist":1}"#, "json_duplicate_key"),
        (r#"{"list":[{"a":1,"a":1}]}"#, "json_duplicate_key"),
        (r#"{"list":[1.5]}"#, "number_range"),
        (r#"{"list":[1e400]}"#, "number_range"),
        (r#"{"list":[9007199254740992]}"#, "number_range"),
        (r#"{"list":[1,]}"#, "json_invalid"),
        (r#"{"list":[1"#, "json_invalid"),
        (r#"{"list":[1]} 2"#, "json_invalid"),
    ];
    for (text, code) in faulty {
        assert_eq!(agree(text.as_bytes()).unwrap_err().code(), code, "{text}");
    }
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-9_i64..10).prop_map(Value::from),
        "[a-z\"\\\\é]{0,3}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 40, 5, |inner| {
        let key = prop::sample::select(vec!["list", "other", "a", "b", "c"]);
        let members = prop::collection::vec((key, inner.clone()), 0..5);
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Value::from),
            members.prop_map(|members| members.into_iter().collect::<Value>()),
        ]
    })
}

proptest! {
    #[test]
    fn any_text_is_read_as_it_was(
        list in values(),
        other in values(),
        change in prop::option::of((any::<prop::sample::Index>(), any::<u8>())),
    ) {
        let mut text = json!({"a": other, "list": [list, other], "other": list})
            .to_string()
            .into_bytes();
        if let Some((place, byte)) = change {
            let place = place.index(text.len());
            text[place] = byte;
        }
        // What comes of it is nothing here; that both ways agree is what is asked.
        let _ = agree(&text);
    }
}
