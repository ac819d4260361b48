//! Item by item or as one tree: the same comes of every file.

use super::*;
use proptest::prelude::*;
use serde_json::json;
use std::{fs, path::PathBuf};

/// As it is read where the whole tree is in memory.
fn by_tree(bytes: &[u8]) -> Result<Bundle, NotABundle> {
    let tree = strict_json::parse_within(bytes, Numbers::Integers, MAX_DEPTH, usize::MAX)?;
    let head = Head::of(&tree)?;
    let mut items = Items::new();
    for list in LISTS {
        let values = tree.get(list).and_then(Value::as_array);
        for item in values.into_iter().flatten() {
            items.take(list, item);
        }
    }
    Ok(items.into_bundle(head))
}

/// Everything that follows from a file, in words.
fn learnt(read: Result<Bundle, NotABundle>) -> String {
    let bundle = match read {
        Ok(bundle) => bundle,
        Err(error) => return format!("{error:?}"),
    };
    let seen_by: Vec<&str> = bundle.seen_by.iter().map(SeenBy::text).collect();
    let proceedings: Vec<&str> = bundle.proceedings.iter().map(Proceeding::text).collect();
    let list = serde_json::to_string(&fold(&bundle.state)).unwrap();
    format!(
        "{:?} {} {:?} {seen_by:?} {proceedings:?} {:?} {list}",
        bundle.appeal,
        bundle.state.digest(),
        bundle.claimed,
        bundle.faults,
    )
}

fn agree(bytes: &[u8]) -> String {
    let item_by_item = learnt(read(bytes));
    let begins = String::from_utf8_lossy(&bytes[..bytes.len().min(300)]);
    assert_eq!(item_by_item, learnt(by_tree(bytes)), "{begins}");
    item_by_item
}

fn vectors() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/protocol/vectors/bundles")
}

fn vector(name: &str) -> String {
    fs::read_to_string(vectors().join(name)).unwrap()
}

/// Sound ones and faulty ones, and beside them what is no bundle.
#[test]
fn of_every_published_file_the_same_is_learnt() {
    let mut files = 0;
    for file in fs::read_dir(vectors()).unwrap() {
        agree(&fs::read(file.unwrap().path()).unwrap());
        files += 1;
    }
    assert!(files > 100, "{files}");
}

#[test]
fn a_file_that_broke_off_is_no_bundle_wherever_it_did() {
    let sound = vector("one-signer.json");
    for end in (0..sound.trim_end().len()).step_by(97) {
        let learnt = agree(&sound.as_bytes()[..end]);
        assert!(learnt.starts_with("Json("), "{end}: {learnt}");
    }
}

#[test]
fn of_a_hostile_file_the_same_is_learnt() {
    let sound: Value = serde_json::from_str(&vector("one-signer.json")).unwrap();
    let text = sound.to_string();
    let with = |member: &str, value: &Value| {
        let mut changed = sound.clone();
        changed[member] = value.clone();
        changed.to_string()
    };
    let nested = |levels: usize| (0..levels).fold(json!(1), |value, _| json!([value]));
    let mut texts = vec![
        String::new(),
        "[]".to_owned(),
        "1".to_owned(),
        "{}".to_owned(),
        "{\"statements\":[1,2".to_owned(),
        format!("[{text}]"),
        format!("{text}x"),
        format!("\u{feff}{text}"),
        // Only at the end it shows what is wrong.
        text.replacen("\"seenBy\"", "\"format\":\"again\",\"seenBy\"", 1),
        text.replacen("\"seenBy\"", "\"statements\":[],\"seenBy\"", 1),
        text.replacen("\"seenBy\"", "\"more\":1e400,\"seenBy\"", 1),
        text.replacen("\"statements\":[", "\"statements\":[{\"a\":1,\"a\":1},", 1),
        text.replacen("\"statements\":[", "\"statements\":[-0,", 1),
        text.replacen("\"statements\":[", "\"statements\":[\"\\ud800\",", 1),
        // A list of that name stands elsewhere as well.
        with(
            "more",
            &json!({"statements": [1, {"id": "x"}], "seenBy": 1}),
        ),
        with("more", &json!([{"statements": []}])),
    ];
    for member in ["format", "rules", "object", "root", "stateDigest"] {
        texts.extend([json!(1), json!("x"), Value::Null].map(|value| with(member, &value)));
    }
    for list in LISTS {
        let word = json!({"id": "https://hub.example/x", "attributedTo": "https://hub.example/x"});
        let items = [
            json!(null),
            json!(1),
            json!([]),
            json!({}),
            json!({"id": 1, "attributedTo": []}),
            word,
            json!({"x": vec![0; 10_001]}),
            nested(31),
            nested(32),
            nested(33),
        ];
        texts.extend([json!(1), json!({}), Value::Null].map(|value| with(list, &value)));
        texts.extend(items.iter().map(|item| with(list, &json!([item]))));
        texts.push(with(list, &json!(items)));
        texts.push(with(list, &json!(vec![json!({}); MAX_SEEN_BY + 1])));
        let mut without = sound.clone();
        without.as_object_mut().unwrap().remove(list);
        texts.push(without.to_string());
    }
    // The lists stand before what they are about.
    let turned: serde_json::Map<String, Value> = match &sound {
        Value::Object(members) => members.clone().into_iter().rev().collect(),
        _ => panic!("no object"),
    };
    texts.push(Value::Object(turned).to_string());
    for text in &texts {
        agree(text.as_bytes());
    }
    let mut garbled = text.clone().into_bytes();
    *garbled.last_mut().unwrap() = 0xff;
    agree(&garbled);
    assert_eq!(
        learnt(read(text.as_bytes())),
        agree(texts.last().unwrap().as_bytes())
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn of_a_file_with_any_bytes_changed_the_same_is_learnt(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = vector("one-signer.json").into_bytes();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        agree(&bytes);
    }
}
