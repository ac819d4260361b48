//! What a form said.

use super::{
    form_body,
    given_back::{InHand, Written, without_session},
    kept::PAGE,
    origin,
    standing::FROM,
};
use crate::{
    guard::MAX_BODY, language::plain_digits, problem::Problem, state::WebState,
    views::desk::KeptForm,
};
use axum::{
    extract::{FromRequest, Request},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use undersigned_domain::typed_text;
use undersigned_proof::strict_json::is_assigned;

/// Most fields of a form: several times as many as our longest has. A body of nothing but empty ones would
/// take fifty times its length.
const MAX_FIELDS: usize = 20_000;

/// The fields of a form, in the order in which they were sent. Whatever somebody typed or pasted is cleaned here, before
/// anything looks at it ([`typed_text`]); passwords stay as they are.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<(String, String)>);

/// With what the names of fields begin that hold passwords.
const PASSWORD: &str = "password";
/// Fields that hold a table, pasted as a whole. What breaks a line within a cell begins no row there.
const TABLES: [&str; 2] = ["list", "given"];
/// With what the names of fields begin that hold one row of such a table.
pub(in crate::pages) const ROW: &str = "list-";

impl Fields {
    /// Fields that were read elsewhere. None of ours has U+0000 in its name: what stands in one may be looked for.
    pub fn of(mut pairs: Vec<(String, String)>) -> Self {
        pairs.retain(|(name, _)| !name.contains('\0'));
        let clean = |(name, value): (String, String)| match name.starts_with(PASSWORD) {
            true => (name, value),
            false => {
                let is_table = TABLES.contains(&name.as_str()) || name.starts_with(ROW);
                let cleaned = match is_table {
                    true => typed_text::cleaned_table(&value),
                    false => typed_text::cleaned(&value),
                };
                let cleaned = cleaned.into_owned();
                (name, cleaned)
            }
        };
        Self(pairs.into_iter().map(clean).collect())
    }

    /// Reads `application/x-www-form-urlencoded`, no more than so many fields of it.
    pub fn parse(body: &[u8]) -> Self {
        let fields = url::form_urlencoded::parse(body).take(MAX_FIELDS);
        Self::of(
            fields
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect(),
        )
    }

    /// The same as a browser would send it again, without some of its fields.
    #[must_use]
    pub fn encoded(&self, without: &[&str]) -> String {
        let kept = self.0.iter();
        let kept = kept.filter(|(name, _)| !without.contains(&name.as_str()));
        url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(kept)
            .finish()
    }

    /// The same, to be kept: letters beyond ASCII stand in it as they are, so that as much is kept in every script as is
    /// taken. [`Self::parse`] reads it.
    #[must_use]
    pub fn to_keep(&self, without: &[&str]) -> Vec<u8> {
        form_body::shortened(&self.encoded(without))
    }

    /// The same without a line in some of its fields.
    #[must_use]
    pub fn without_line(&self, names: &[&str], line: &str) -> Self {
        let shorter = |(name, value): &(String, String)| {
            let value = match names.contains(&name.as_str()) {
                true => {
                    let kept = value.lines().filter(|one| one.trim() != line);
                    kept.collect::<Vec<_>>().join("\n")
                }
                false => value.clone(),
            };
            (name.clone(), value)
        };
        Self(self.0.iter().map(shorter).collect())
    }

    /// The same with another value in a field, wherever that has this one.
    #[must_use]
    pub fn with(&self, name: &str, was: &str, now: &str) -> Self {
        let changed = |(field, value): &(String, String)| {
            let is_it = field == name && value == was;
            let value = if is_it { now } else { value.as_str() };
            (field.clone(), value.to_owned())
        };
        Self(self.0.iter().map(changed).collect())
    }

    /// The first value of a field; empty where it was not sent.
    pub fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// The first value of a field that has one line, without white space around it. Browsers end lines with CR LF: a
    /// line feed alone was pasted as something else, and is a space here.
    pub fn text(&self, name: &str) -> String {
        let text = self.get(name).trim();
        match text.contains('\n') {
            false => text.to_owned(),
            true => text
                .replace("\r\n", "\r")
                .replace('\n', " ")
                .replace('\r', "\r\n"),
        }
    }

    /// The first value of a field for the address of a page, with `https://` where that was left out
    /// ([`typed_text::web_address`]).
    pub fn address(&self, name: &str) -> String {
        typed_text::web_address(&self.text(name)).into_owned()
    }

    /// As [`lines`](Self::lines), without white space around it.
    pub fn words(&self, name: &str) -> String {
        self.lines(name).trim().to_owned()
    }

    /// The first value of a field that may have several lines, with one character at the end of each: browsers
    /// send two.
    pub fn lines(&self, name: &str) -> String {
        self.get(name).replace("\r\n", "\n")
    }

    /// A code of somebody's second factor, in whichever digits their keyboard has.
    pub fn code(&self) -> String {
        plain_digits(self.get("code"))
    }

    /// All that somebody typed or chose, for a page that asks whether they are sure, and gives it back where they
    /// are not.
    pub fn typed(&self) -> Vec<(String, String)> {
        let of_the_form = ["csrf", "do", "sure", PAGE, FROM];
        let typed = self.0.iter();
        let typed = typed.filter(|(name, _)| !of_the_form.contains(&name.as_str()));
        typed.cloned().collect()
    }

    /// The first field with a character in it that is not assigned, and so could not be signed, and that character.
    pub fn unknown_sign(&self) -> Option<(&str, char)> {
        let typed = self.0.iter();
        let mut typed = typed.filter(|(name, _)| !name.starts_with(PASSWORD));
        typed.find_map(|(name, value)| {
            let unknown = value.chars().find(|letter| !is_assigned(*letter));
            Some((name.as_str(), unknown?))
        })
    }

    /// Whether a box was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.get(name) == "yes"
    }

    /// The highest number of rows of a field, as in `title-3`; at most `limit`.
    pub fn rows(&self, names: &[&str], limit: usize) -> usize {
        let number = |field: &str| {
            let (name, number) = field.rsplit_once('-')?;
            let number: usize = number.parse().ok()?;
            names.contains(&name).then_some(number)
        };
        let numbers = self.0.iter().filter_map(|(field, _)| number(field));
        numbers.filter(|number| *number <= limit).max().unwrap_or(0)
    }

    /// Fields whose name begins with this, without that beginning.
    pub fn with_prefix<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let rest = move |(name, value): &'a (String, String)| {
            Some((name.strip_prefix(prefix)?, value.as_str()))
        };
        self.0.iter().filter_map(rest)
    }
}

/// A form that was sent from a page of this server, by whomever.
pub struct Posted {
    /// What it said.
    pub fields: Fields,
    /// Where it went.
    action: String,
    /// For whoever answers it.
    in_hand: InHand,
}

impl Posted {
    /// The same problem, for whose page what was typed is held: where the problem is that such forms are not taken any
    /// more, the page shows it, to be copied.
    pub fn taken_no_more(&self, state: &WebState, problem: Problem) -> Problem {
        // Of everything else the answer says itself what became of the form.
        if problem.status == StatusCode::CONFLICT {
            self.in_hand.hold_written(self.written(state));
        }
        problem
    }

    /// What was typed, for a page that says that such forms are not taken any more.
    pub(crate) fn written(&self, state: &WebState) -> KeptForm {
        let at = state.instance.clock.now();
        without_session(at, &self.action, &self.action, &self.fields)
    }
}

impl FromRequest<WebState> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, state: &WebState) -> Result<Self, Response> {
        let refuse =
            |status, code, detail: &str| Problem::new(status, code, detail).into_response();
        if !origin::is_ours(request.headers(), state.instance.addresses.base()) {
            return Err(super::stale_form().into_response());
        }
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") {
            let detail = "a form was expected";
            return Err(refuse(StatusCode::BAD_REQUEST, "form_expected", detail));
        }
        let (parts, body) = request.into_parts();
        let body = form_body::read(body, MAX_BODY).await;
        let body = body.ok_or_else(|| {
            let detail = "the form is too large";
            refuse(StatusCode::PAYLOAD_TOO_LARGE, "body_too_large", detail)
        })?;
        if body.iter().filter(|byte| **byte == b'&').count() >= MAX_FIELDS {
            let detail = "the form has too many fields";
            return Err(refuse(StatusCode::BAD_REQUEST, "form_invalid", detail));
        }
        form_body::check_text(&body).map_err(Problem::into_response)?;
        let fields = Fields::parse(&body);
        if let Some(written) = parts.extensions.get::<Written>() {
            written.hold(&parts, state, &fields);
        }
        let in_hand = parts.extensions.get::<InHand>();
        Ok(Self {
            fields,
            action: parts.uri.path().to_owned(),
            in_hand: in_hand.cloned().unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Fields, MAX_BODY, MAX_FIELDS};
    use undersigned_federation::actions::kept_form;

    #[test]
    fn row_632_a_body_of_nothing_but_fields_is_no_form() {
        let body = "a&".repeat(512 * 1024);
        let fields = Fields::parse(body.as_bytes());
        assert_eq!(fields.with_prefix("a").count(), MAX_FIELDS);
    }

    #[test]
    fn what_is_pasted_is_cleaned_before_anything_looks_at_it() {
        let fields = Fields::parse(
            b"title-1=Free%0Bthem&body-1=One%0BTwo%0D%0A%EF%82%B7%09Three%E2%80%AA&password-now=e%CC%81%E2%80%AA",
        );
        assert_eq!(fields.text("title-1"), "Free them");
        assert_eq!(fields.lines("body-1"), "One\nTwo\n- Three");
        assert_eq!(fields.words("body-1"), "One\nTwo\n- Three");
        assert_eq!(fields.get("password-now"), "e\u{301}\u{202a}");
    }

    #[test]
    fn row_834_as_much_is_kept_in_every_script_as_is_taken() {
        for letter in ["a", "ع", "字", "𠀀"] {
            let long = letter.repeat((MAX_BODY - 8) / letter.len());
            let fields = Fields::of(vec![
                ("csrf".to_owned(), "7.secret".to_owned()),
                ("body-1".to_owned(), long.clone()),
                ("why".to_owned(), "50% & more".to_owned()),
            ]);
            let kept = fields.to_keep(&["csrf"]);
            assert!(kept.len() <= kept_form::MAX_BYTES, "{letter}");
            let again = Fields::parse(&kept);
            assert_eq!(again.get("csrf"), "");
            assert_eq!(again.get("body-1"), long);
            assert_eq!(again.get("why"), "50% & more");
        }
    }

    #[test]
    fn no_field_is_called_by_u_0000() {
        let fields = Fields::parse(b"keep-a%00=yes&keep-b=yes%00&password=a%00b");
        let kept: Vec<_> = fields.with_prefix("keep-").collect();
        assert_eq!(kept, [("b", "yes")]);
        assert_eq!(fields.get("password"), "a\0b", "as it was typed");
    }

    #[test]
    fn a_line_break_within_a_cell_of_a_pasted_table_begins_no_row() {
        let pasted = "A\u{b}B,C\u{2028}D\r\nE\u{85}F,G\u{c}H\n";
        let rows = "A B,C D\r\nE F,G H\n";
        for name in ["list", "given", "list-7"] {
            let fields = Fields::of(vec![(name.to_owned(), pasted.to_owned())]);
            assert_eq!(fields.get(name), rows, "{name}");
        }
        let fields = Fields::parse(b"list=A%0BB&words=A%0BB");
        assert_eq!(fields.get("list"), "A B");
        assert_eq!(fields.get("words"), "A\nB");
    }

    #[test]
    fn a_line_is_taken_out_of_the_fields_that_may_have_it() {
        let fields = Fields::parse(b"later=a%0D%0Ab%0D%0Aab&left-out=b&title-1=b");
        let without = fields.without_line(&["later", "left-out"], "b");
        assert_eq!(without.lines("later"), "a\nab");
        assert_eq!(without.get("left-out"), "");
        assert_eq!(without.get("title-1"), "b");
    }

    #[test]
    fn an_address_is_read_as_people_write_it() {
        let fields = Fields::parse(
            b"url-1=+www.union.example%2Fa+&url-2=http%3A%2F%2Funion.example&url-3=office%40union.example&url-4=",
        );
        assert_eq!(fields.address("url-1"), "https://www.union.example/a");
        assert_eq!(fields.address("url-2"), "http://union.example");
        assert_eq!(fields.address("url-3"), "office@union.example");
        assert_eq!(fields.address("url-4"), "");
    }

    #[test]
    fn forms_are_read_as_browsers_send_them() {
        let fields = Fields::parse(b"title-1=A+b&title-3=%E5%8B%9E&sure=yes&title-1=second");
        assert_eq!(fields.get("title-1"), "A b");
        assert_eq!(fields.get("title-3"), "勞");
        assert_eq!(fields.get("absent"), "");
        assert!(fields.ticked("sure"));
        assert_eq!(fields.rows(&["title"], 40), 3);
        assert_eq!(fields.rows(&["title"], 2), 1);
        let prefixed: Vec<_> = fields.with_prefix("title-").map(|(name, _)| name).collect();
        assert_eq!(prefixed, ["1", "3", "1"]);
    }
}
