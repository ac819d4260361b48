//! On what an endorsement rests: which kind of body decided, and on which day. It is for readers. No
//! rule looks at it, so whoever cannot read it holds the same list.

use crate::{
    members::{Members, words},
    people::Day,
};
use serde::Serialize;
use serde_json::{Value, json};

/// What kind of body decided. A closed list: a signed statement carries no prose about anybody, and
/// a code can be said in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Body {
    /// All members, by a vote.
    Members,
    /// A meeting of the members.
    Assembly,
    /// A meeting of delegates.
    Congress,
    /// A council between congresses.
    Council,
    /// The elected board.
    Board,
    /// Whoever leads the daily work.
    Executive,
    /// Another body.
    Other,
}

words! {
    /// Those with most people first.
    Body {
        "members" => Members,
        "assembly" => Assembly,
        "congress" => Congress,
        "council" => Council,
        "board" => Board,
        "executive" => Executive,
        "other" => Other,
    }
}

impl Body {
    /// The body of a code.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let entered = Self::ALL.iter().find(|(known, _)| *known == name);
        entered.map(|(_, body)| *body)
    }
}

/// Decided by whom, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Mandate {
    /// What kind of body.
    pub by: Body,
    /// On which day.
    pub on: Day,
}

impl Mandate {
    /// Reads `mandate`. What cannot be read is as good as none.
    pub(crate) fn read(members: Members<'_>) -> Option<Self> {
        let said = members.get("mandate")?;
        let text = |name: &str| said.get(name).and_then(Value::as_str);
        Some(Self {
            by: Body::from_name(text("by")?)?,
            on: Day::parse(text("on")?)?,
        })
    }

    /// As it stands in a statement.
    pub(crate) fn value(self) -> Value {
        json!({"by": self.by.name(), "on": self.on.to_string()})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: Value) -> Option<Mandate> {
        let document = json!({ "mandate": value });
        Mandate::read(Members(document.as_object().unwrap()))
    }

    #[test]
    fn a_mandate_is_read_as_it_was_written() {
        for (name, by) in Body::ALL {
            let on = Day::parse("2026-11-21").unwrap();
            let mandate = Mandate { by, on };
            assert_eq!(read(mandate.value()), Some(mandate));
            assert_eq!((by.name(), Body::from_name(name)), (name, Some(by)));
            assert_eq!(serde_json::to_value(by).unwrap(), name);
        }
    }

    #[test]
    fn what_cannot_be_read_is_as_good_as_none() {
        for other in [
            json!("board"),
            json!({"by": "board"}),
            json!({"on": "2026-11-21"}),
            json!({"by": "the king", "on": "2026-11-21"}),
            json!({"by": "board", "on": "2026-02-30"}),
            json!({"by": ["board"], "on": "2026-11-21"}),
            json!({"by": "board", "on": 20_261_121}),
            json!(null),
        ] {
            assert_eq!(read(other.clone()), None, "{other}");
        }
    }
}
