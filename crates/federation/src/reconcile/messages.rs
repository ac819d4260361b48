//! What servers send each other below `/sync/v1`. JSON, camelCase; digests as `sha-256:…`.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::Value;
use undersigned_proof::strict_json::{optional_value, values};

/// Most digests in one answer, and in one question.
pub const MAX_DIGESTS: usize = 2_000;
/// Most statements in one message.
pub const MAX_STATEMENTS: usize = 100;
/// Most bytes of statements in one message, except where it has only one: a message has to fit
/// into 1 MiB.
pub const MAX_STATEMENT_BYTES: usize = 1_000_000;

/// Names an appeal and says what the asking server holds of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StateQuestion {
    /// The appeal.
    pub object: String,
    /// The root it follows.
    pub root: String,
    /// The rules it knows.
    pub rules: u64,
    /// The digest of what it holds.
    pub state_digest: String,
    /// How many statements it holds.
    pub count: usize,
    /// Its own signed word of what it held, where it has one.
    #[serde(
        default,
        deserialize_with = "own_word",
        skip_serializing_if = "Option::is_none"
    )]
    pub seen_by: Option<Value>,
}

/// The word of the server that asks: as it is, or as answers hold words, in a list of no more than that. What is
/// neither is no question, rather than one whose word is lost unseen.
fn own_word<'de, D: Deserializer<'de>>(given: D) -> Result<Option<Value>, D::Error> {
    let word = match optional_value(given)? {
        Some(Value::Array(mut words)) if words.len() <= 1 => words.pop(),
        word => word,
    };
    match word {
        None | Some(Value::Object(_)) => Ok(word),
        Some(_) => Err(D::Error::custom(
            "`seenBy` is the asking server's own word, or a list of it",
        )),
    }
}

/// What a server holds of an appeal; also served at `{appeal}/state`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StateAnswer {
    /// The rules it knows.
    pub rules: u64,
    /// The appeal.
    pub object: String,
    /// The root it follows.
    pub root: String,
    /// The digest of what it holds.
    pub state_digest: String,
    /// How many statements it holds.
    pub count: usize,
    /// Other servers that hold the appeal, by public URL.
    pub replicas: Vec<String>,
    /// What servers have signed that they held, this one among them, the newest first.
    #[serde(default, deserialize_with = "values")]
    pub seen_by: Vec<Value>,
    /// The digest of what it holds beside the list: updates, cases, handovers. Absent where there
    /// is nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispatches: Option<String>,
    /// The digest of the amendments, ballots and votes that it holds. Absent where there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proceedings: Option<String>,
    /// When the server was last put back from a backup or from its keys, in milliseconds since
    /// 1970: whoever followed it before may have been forgotten.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restored_at: Option<i64>,
}

/// Asks for statement digests in sorted order.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DigestsQuestion {
    /// The appeal.
    pub object: String,
    /// The root.
    pub root: String,
    /// The last digest of the page before, or empty.
    #[serde(default)]
    pub after: String,
}

/// One page of statement digests.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DigestsAnswer {
    /// Sorted.
    pub digests: Vec<String>,
    /// Whether there are more after the last.
    pub more: bool,
}

/// Asks what differs, by ranges: a frame of negentropy v1.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RangesQuestion {
    /// The appeal.
    pub object: String,
    /// The root.
    pub root: String,
    /// The frame, in base64; see [`super::frame`].
    pub frame: String,
}

/// What the answering side has in those ranges.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RangesAnswer {
    /// The frame, in base64.
    pub frame: String,
}

/// Asks for statements by digest.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StatementsQuestion {
    /// The appeal.
    pub object: String,
    /// The root.
    pub root: String,
    /// Which; at most [`MAX_STATEMENTS`].
    pub want: Vec<String>,
}

/// Statements.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StatementsAnswer {
    /// As they were signed.
    #[serde(deserialize_with = "values")]
    pub statements: Vec<Value>,
}

/// Hands statements over.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Push {
    /// The appeal.
    pub object: String,
    /// The root.
    pub root: String,
    /// At most [`MAX_STATEMENTS`].
    #[serde(deserialize_with = "values")]
    pub statements: Vec<Value>,
}

/// What became of statements that were handed over.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PushAnswer {
    /// How many are held now.
    pub held: usize,
    /// Those that are not, with the code of why.
    pub refused: Vec<Refused>,
}

/// A statement that was not taken.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Refused {
    /// Its id.
    pub id: String,
    /// Why: a stable code.
    pub code: String,
    /// The newer statement, where it is stale.
    #[serde(
        default,
        deserialize_with = "optional_value",
        skip_serializing_if = "Option::is_none"
    )]
    pub held: Option<Value>,
}

#[cfg(test)]
mod tests {
    use super::{Push, Refused, StateQuestion};

    #[test]
    fn the_asking_servers_own_word_is_one_or_a_list_of_one() {
        let asked = |seen_by: &str| {
            let text = format!(
                r#"{{"object":"o","root":"r","rules":1,"stateDigest":"d","count":0{seen_by}}}"#
            );
            serde_json::from_str::<StateQuestion>(&text).map(|question| question.seen_by)
        };
        for none in ["", r#","seenBy":null"#, r#","seenBy":[]"#] {
            assert_eq!(asked(none).unwrap(), None, "{none}");
        }
        for one in [r#","seenBy":{"a":1}"#, r#","seenBy":[{"a":1}]"#] {
            let word = asked(one).unwrap().expect("a word");
            assert_eq!(word.to_string(), r#"{"a":1}"#, "{one}");
        }
        for wrong in [
            r#","seenBy":"x""#,
            r#","seenBy":["x"]"#,
            r#","seenBy":[{},{}]"#,
        ] {
            assert!(asked(wrong).is_err(), "{wrong}");
        }
    }

    /// Another library of this program makes serde_json read such an object as the text inside it.
    #[test]
    fn what_was_signed_is_read_as_it_was_sent() {
        let said = r#"{"id":"a","more":{"$serde_json::private::RawValue":"1"}}"#;
        let text = format!(r#"{{"object":"o","root":"r","statements":[{said}]}}"#);
        let push: Push = serde_json::from_str(&text).unwrap();
        assert_eq!(push.statements[0].to_string(), said);
        let text = format!(r#"{{"id":"a","code":"stale","held":{said}}}"#);
        let refused: Refused = serde_json::from_str(&text).unwrap();
        assert_eq!(refused.held.unwrap().to_string(), said);
        for text in [
            r#"{"id":"a","code":"stale"}"#,
            r#"{"id":"a","code":"stale","held":null}"#,
        ] {
            let refused: Refused = serde_json::from_str(text).unwrap();
            assert_eq!(refused.held, None);
        }
    }
}
