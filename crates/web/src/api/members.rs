//! Which members a body may have. What nobody would look at is refused rather than passed over: whoever
//! misspells `scope` or `dryRun` would get what it is there to prevent.

use crate::problem::{Answer, Problem};
use axum::http::StatusCode;
use serde::{
    Deserializer,
    de::{DeserializeOwned, Error as _, Visitor, value::Error},
    forward_to_deserialize_any,
};
use serde_ignored::Path;
use serde_json::{Map, Value};
use serde_path_to_error::Track;

/// Reads a value in which every member is one that is looked at.
///
/// `flatten`, and enums that are `untagged` or have a `tag`, hide their members from this: they say
/// themselves what they do not know, with `deny_unknown_fields`.
pub fn read<T: DeserializeOwned>(value: Value) -> Answer<T> {
    let (mut stray, mut track) = (None, Track::new());
    let followed = serde_path_to_error::Deserializer::new(value, &mut track);
    let read = serde_ignored::deserialize(followed, |path| {
        stray.get_or_insert_with(|| spelt(&path));
    });
    match (stray, read) {
        // First of all: where a member is missing, this is often how it was misspelt.
        (Some(member), _) => Err(unknown(&member)),
        (None, Ok(read)) => Ok(read),
        (None, Err(error)) => Err(invalid(&track.path().to_string(), &error.to_string())),
    }
}

/// The members to change, of those that are `known`. What is there to be read only is passed over, so
/// that whoever sends back all that was answered changes what they changed.
pub fn to_change(
    changes: Map<String, Value>,
    known: &[&str],
    read_only: &[&str],
) -> Answer<Map<String, Value>> {
    let is = |names: &[&str], name: &String| names.contains(&name.as_str());
    match changes
        .keys()
        .find(|name| !is(known, name) && !is(read_only, name))
    {
        Some(name) => Err(unknown(name)),
        None => Ok(changes
            .into_iter()
            .filter(|(name, _)| is(known, name))
            .collect()),
    }
}

/// Takes out a member that never changes, sent back as it is.
pub fn take_fixed(changes: &mut Map<String, Value>, name: &str, is: &str) -> Answer<()> {
    match changes.remove(name) {
        Some(sent) if sent != is => Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "member_fixed",
            format!("`{name}` cannot be changed"),
        )),
        _ => Ok(()),
    }
}

/// The members that a type reads: none where it has `flatten`.
pub fn of<T: DeserializeOwned>() -> &'static [&'static str] {
    let mut names: &'static [&'static str] = &[];
    // It answers by an error in any case: there is nothing to be read.
    let _ = T::deserialize(Names(&mut names));
    names
}

struct Names<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Names<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("only members are asked for"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        *self.0 = names;
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// As in `invitees[0].contact`.
fn spelt(path: &Path<'_>) -> String {
    match path {
        Path::Root => String::new(),
        Path::Seq { parent, index } => format!("{}[{index}]", spelt(parent)),
        Path::Map { parent, key } => match spelt(parent) {
            parent if parent.is_empty() => key.clone(),
            parent => format!("{parent}.{key}"),
        },
        Path::Some { parent }
        | Path::NewtypeStruct { parent }
        | Path::NewtypeVariant { parent } => spelt(parent),
    }
}

fn unknown(member: &str) -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "member_unknown",
        format!("there is no member `{member}` here"),
    )
}

/// `path` is where it is wrong, as in `demands[0]`; a single dot for the whole.
fn invalid(path: &str, error: &str) -> Problem {
    // As serde says it of a type with `deny_unknown_fields`.
    let code = match error.starts_with("unknown field") {
        true => "member_unknown",
        false => "member_invalid",
    };
    let missing = error.strip_prefix("missing field `");
    let detail = match missing.and_then(|rest| rest.strip_suffix('`')) {
        _ if path == "." => error.to_owned(),
        Some(name) => format!("missing field `{path}.{name}`"),
        None => format!("`{path}`: {error}"),
    };
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, detail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde_json::json;
    use undersigned_domain::AppealText;

    #[derive(Debug, Deserialize)]
    struct Inner {
        #[expect(dead_code, reason = "only read")]
        name: Option<String>,
    }

    #[derive(Debug, Deserialize)]
    struct Outer {
        #[expect(dead_code, reason = "only read")]
        label: String,
        #[expect(dead_code, reason = "only read")]
        one: Option<Inner>,
        #[serde(default)]
        #[expect(dead_code, reason = "only read")]
        many: Vec<Inner>,
    }

    fn refused(value: Value) -> (&'static str, String) {
        let problem = read::<Outer>(value).expect_err("refused");
        (problem.code, problem.detail)
    }

    #[test]
    fn a_member_at_which_nobody_looks_is_named() {
        for (value, name) in [
            (json!({"label": "ci", "scopes": ["read"]}), "scopes"),
            (json!({"lable": "ci"}), "lable"),
            (json!({"label": "ci", "one": {"nam": "x"}}), "one.nam"),
            (
                json!({"label": "ci", "many": [{}, {"nam": null}]}),
                "many[1].nam",
            ),
        ] {
            let detail = format!("there is no member `{name}` here");
            assert_eq!(refused(value), ("member_unknown", detail));
        }
        assert!(read::<Outer>(json!({"label": "ci", "one": null})).is_ok());
        assert_eq!(refused(json!({"label": 1})).0, "member_invalid");
    }

    #[test]
    fn it_is_said_where_a_member_is_missing_or_wrong() {
        let (code, detail) = refused(json!({"label": "ci", "many": [{}, {"name": 1}]}));
        assert_eq!(code, "member_invalid");
        assert!(detail.starts_with("`many[1].name`: "), "{detail}");
        assert_eq!(refused(json!({})).1, "missing field `label`");
        let text = json!({
            "kind": "petition", "languages": ["en"], "title": {"en": "A"}, "body": {"en": "B"},
            "demands": [{"text": {"en": "Release all eleven."}}],
        });
        let problem = read::<AppealText>(text).expect_err("refused");
        assert_eq!(problem.detail, "missing field `demands[0].id`");
    }

    #[test]
    fn changes_are_of_members_that_there_are() {
        let changes = |value: Value| value.as_object().cloned().expect("an object");
        let sent = changes(json!({"deadline": null, "status": "open"}));
        let known = of::<AppealText>();
        let kept = to_change(sent, known, &["status"]).expect("known");
        assert_eq!(Value::Object(kept), json!({"deadline": null}));
        let sent = changes(json!({"dedline": null}));
        let refused = to_change(sent, known, &["status"]).expect_err("unknown");
        assert_eq!(refused.code, "member_unknown");
    }
}
