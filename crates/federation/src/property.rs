//! Members of ActivityStreams documents as other software writes them: a string, an object with an
//! `id`, or a list of either. They mean the same, so they are read the same.

use serde_json::{Map, Value};
use undersigned_domain::ids;

/// Most items that are read of one list.
const MAX_ITEMS: usize = 20;

/// The items of a value that may be a list; one that is none is its own only item. As many as there
/// are: whoever asks bounds them.
pub fn items(value: Option<&Value>) -> std::slice::Iter<'_, Value> {
    let items = match value {
        Some(Value::Array(items)) => items.as_slice(),
        Some(other) => std::slice::from_ref(other),
        None => &[],
    };
    items.iter()
}

/// As [`items`], and no more than are read of a list that should be short.
pub fn each(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    items(value).take(MAX_ITEMS)
}

/// The value, or the first of the list.
pub fn first(value: Option<&Value>) -> Option<&Value> {
    each(value).next()
}

/// The ids in a value: strings, and the `id` of objects.
pub fn ids(value: Option<&Value>) -> impl Iterator<Item = &str> {
    ids_of(value, MAX_ITEMS)
}

/// The same of a list that may be longer, of which so many items are read.
pub fn ids_of(value: Option<&Value>, most: usize) -> impl Iterator<Item = &str> {
    let items = items(value).take(most);
    items.filter_map(|item| match item {
        Value::String(id) => Some(id.as_str()),
        Value::Object(members) => members.get("id")?.as_str(),
        _ => None,
    })
}

/// The first id in a value.
pub fn id(value: Option<&Value>) -> Option<&str> {
    ids(value).next()
}

/// A short text, or the first of a list of them.
pub fn text(members: &Map<String, Value>, name: &str) -> Option<String> {
    first(members.get(name))
        .and_then(Value::as_str)
        .filter(|text| text.len() <= ids::MAX_ID_BYTES)
        .map(str::to_owned)
}

/// The types of an object.
fn types(members: &Map<String, Value>) -> impl Iterator<Item = &str> {
    each(members.get("type")).filter_map(Value::as_str)
}

/// Whether an object has this type, perhaps among others.
pub fn is_a(members: &Map<String, Value>, kind: &str) -> bool {
    types(members).any(|one| one == kind)
}

/// The type of an object: the first that is known here, else the first.
pub fn kind<'a>(members: &'a Map<String, Value>, known: &[&str]) -> Option<&'a str> {
    types(members)
        .find(|kind| known.contains(kind))
        .or_else(|| types(members).next())
}

/// Takes the only item of a list out of it.
pub fn unwrap_only(members: &mut Map<String, Value>, name: &str) {
    if let Some(Value::Array(items)) = members.get_mut(name)
        && items.len() == 1
        && let Some(only) = items.pop()
    {
        members.insert(name.to_owned(), only);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_thing_is_read_however_it_is_written() {
        let a = "https://a.example/x";
        for value in [
            json!(a),
            json!({"id": a}),
            json!([a]),
            json!([{"id": a, "type": "Person"}, "https://b.example/y"]),
            json!([null, 7, a]),
        ] {
            assert_eq!(id(Some(&value)), Some(a), "{value}");
        }
        for value in [json!(null), json!({}), json!([]), json!(7), json!([[a]])] {
            assert_eq!(id(Some(&value)), None, "{value}");
        }
        assert_eq!(id(None), None);
    }

    #[test]
    fn of_a_list_as_much_is_read_as_it_may_be_long() {
        let many: Vec<String> = (0..60).map(|n| format!("https://a.example/{n}")).collect();
        let list = json!(many);
        assert_eq!(ids(Some(&list)).count(), MAX_ITEMS);
        let read: Vec<&str> = ids_of(Some(&list), 50).collect();
        assert_eq!(read, many[..50]);
    }

    #[test]
    fn the_known_type_is_found_among_others() {
        let of = |value: Value| value.as_object().cloned().expect("an object");
        let follow = of(json!({"type": ["litepub:Ask", "Follow"]}));
        assert_eq!(kind(&follow, &["Follow"]), Some("Follow"));
        assert_eq!(kind(&follow, &["Like"]), Some("litepub:Ask"));
        assert!(is_a(&follow, "Follow"));
        assert_eq!(kind(&of(json!({"type": 3})), &["Follow"]), None);
    }

    #[test]
    fn only_a_list_of_one_is_unwrapped() {
        let mut members = json!({"object": [{"id": "a"}], "actor": ["a", "b"], "to": []});
        let members = members.as_object_mut().expect("an object");
        for name in ["object", "actor", "to", "absent"] {
            unwrap_only(members, name);
        }
        assert_eq!(
            json!(members),
            json!({"object": {"id": "a"}, "actor": ["a", "b"], "to": []})
        );
    }
}
