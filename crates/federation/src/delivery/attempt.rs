//! One delivery on its way: signed, sent, and what the answer means.

use super::{Body, turn::Turn};
use crate::{
    FederationError, Instance,
    error::{PROBLEM_TYPES, Result},
    http_client::{HttpError, Posted},
    synchronization,
    transport::Letter,
};
use http::StatusCode;
use serde_json::Value;
use std::time::Duration;
use undersigned_proof::{strict_json, strict_json::Numbers};
use undersigned_store::deliveries::Waiting;

/// What a server answers with 429 where it has no room for this one: for one of a domain's statements too
/// many, or one appeal or follower. It may take all others, and people decide how long it stays so. So
/// where it could not ask a third server about this one.
const NO_ROOM: [&str; 6] = [
    "appeal_limit",
    "follow_limit",
    "follower_limit",
    "mailbox_full",
    "origin_unreachable",
    "register_limit",
];

/// What became of one delivery.
pub(super) enum Outcome {
    /// Taken.
    Done,
    /// Taken, and kept apart there until its time: it does not count yet.
    Early,
    /// Not taken, because its author has said something newer: this.
    Stale(Value),
    /// Never wanted: this one is dropped, the host is well.
    Refused(String),
    /// Nobody is there any more.
    Gone,
    /// The host is there, and does not take this one now; it may well take others.
    Choked(String),
    /// The host is well, and has no room for this one.
    NoRoom(String),
    /// The host asks to be left alone for a while.
    Busy(String, Option<Duration>),
    /// The host is not well; try again, not before the given pause.
    Failed(String, Option<Duration>),
}

/// Sends it, in the way that the host took last, and else in the others.
pub(super) async fn send(turn: &mut Turn<'_>, delivery: &Waiting, body: &Body) -> Result<Outcome> {
    let instance = turn.instance;
    let Ok(url) = instance.http.parse_url(&delivery.inbox) else {
        return Ok(Outcome::Refused(
            "not an address this server may send to".into(),
        ));
    };
    let first = turn.scheme;
    let keys = match turn.keys_of(&delivery.actor).await {
        Ok(keys) => keys,
        Err(FederationError::NotFound { detail, .. }) => return Ok(Outcome::Refused(detail)),
        Err(error) => return Err(error),
    };
    let claim = synchronization::claim_for(instance, delivery, body).await?;
    let now = instance.clock.millis();
    let mut outcome = Outcome::Refused("there is no key to sign with".into());
    // It may understand the other scheme only, or hold the key from before a change.
    for signer in keys.http_keys_to_try(now) {
        for scheme in [first, first.other()] {
            let letter = Letter {
                url: &url,
                body: body.bytes(),
                digest: body.digest(),
                content_type: "application/activity+json",
                signer,
                scheme,
                synchronization: claim.as_deref(),
            };
            let answer = attempt(instance, letter).await;
            let status = match &answer {
                Answer::Status(status, _) => *status,
                Answer::Early => StatusCode::ACCEPTED,
                _ => return Ok(judge(answer)),
            };
            outcome = judge(answer);
            if status.is_success() && scheme != first {
                turn.scheme = scheme;
                instance.remember_scheme(turn.host, scheme).await?;
            }
            if !matches!(status, StatusCode::BAD_REQUEST | StatusCode::UNAUTHORIZED) {
                return Ok(outcome);
            }
        }
    }
    Ok(outcome)
}

/// What a host answered, if anything.
enum Answer {
    Status(StatusCode, Option<Duration>),
    Early,
    Stale(Value),
    NoRoom(String),
    Nothing(String),
    Refused(String),
}

async fn attempt(instance: &Instance, letter: Letter<'_>) -> Answer {
    match instance.http.post(letter).await {
        Ok(posted) => answered(&posted),
        Err(error) => unanswered(&error),
    }
}

fn answered(posted: &Posted) -> Answer {
    let status = posted.status;
    let is_refusal = matches!(
        status,
        StatusCode::BAD_REQUEST
            | StatusCode::FORBIDDEN
            | StatusCode::NOT_FOUND
            | StatusCode::UNPROCESSABLE_ENTITY
    );
    let mut problem = match status {
        StatusCode::ACCEPTED | StatusCode::CONFLICT | StatusCode::TOO_MANY_REQUESTS => {
            problem(posted).unwrap_or_default()
        }
        _ if is_refusal => problem(posted).unwrap_or_default(),
        _ => Value::Null,
    };
    let code = problem["code"].as_str().unwrap_or_default().to_owned();
    if status == StatusCode::ACCEPTED && code == "early" {
        return Answer::Early;
    }
    if status == StatusCode::CONFLICT && code == "stale" && problem["held"].is_object() {
        return Answer::Stale(problem["held"].take());
    }
    if status == StatusCode::TOO_MANY_REQUESTS && NO_ROOM.contains(&code.as_str()) {
        return Answer::NoRoom(format!("it answered 429 ({code})"));
    }
    if is_refusal && is_code(&code) && !may_be_of_signature(status, &problem, &code) {
        return Answer::Refused(format!("it answered {} ({code})", status.as_u16()));
    }
    Answer::Status(status, posted.retry_after)
}

/// Whether an answer may mean that the signature was not taken, so that the other scheme is tried: some software says so with
/// 400, whatever words of its own it adds. A server of this kind says it with 401 alone.
fn may_be_of_signature(status: StatusCode, problem: &Value, code: &str) -> bool {
    let said = problem["type"].as_str().unwrap_or_default();
    let is_ours = said.strip_prefix(PROBLEM_TYPES) == Some(code);
    status == StatusCode::BAD_REQUEST && !is_ours
}

/// Whether this is a code as ours are: the log is told no other words of theirs.
fn is_code(text: &str) -> bool {
    let is_of_code = |letter: u8| letter.is_ascii_lowercase() || letter == b'_';
    (1..=40).contains(&text.len()) && text.bytes().all(is_of_code)
}

/// What it means that nothing was answered.
fn unanswered(error: &HttpError) -> Answer {
    // The address itself was checked before: it is its name that leads inside now. That may be a mistake
    // in a zone, or a resolver that answers so while something is wrong with the line: what waits for the
    // host, or for all hosts, is not to be lost by it.
    let may_pass = error.is_retryable() || *error == HttpError::AddressForbidden;
    match may_pass {
        true => Answer::Nothing(error.to_string()),
        false => Answer::Refused(error.to_string()),
    }
}

/// What a server says of it; where the statement is stale, with the newer one.
fn problem(posted: &Posted) -> Option<Value> {
    // One level deeper than the statement stands alone.
    let depth = strict_json::MAX_DEPTH + 1;
    let (body, members) = (&posted.body, strict_json::MAX_MEMBERS);
    strict_json::parse_within(body, Numbers::Any, depth, members).ok()
}

fn judge(answer: Answer) -> Outcome {
    let (status, retry_after) = match answer {
        Answer::Nothing(why) => return Outcome::Failed(why, None),
        Answer::Refused(why) => return Outcome::Refused(why),
        Answer::Early => return Outcome::Early,
        Answer::Stale(held) => return Outcome::Stale(held),
        Answer::NoRoom(why) => return Outcome::NoRoom(why),
        Answer::Status(status, retry_after) => (status, retry_after),
    };
    let why = format!("it answered {}", status.as_u16());
    match status.as_u16() {
        200..=299 => Outcome::Done,
        410 => Outcome::Gone,
        429 => Outcome::Busy(why, retry_after),
        408 | 421 | 425 | 501..=599 => Outcome::Failed(why, retry_after),
        // Other servers answer 401, too, where they could not ask this one for its key, or where a clock is
        // wrong: that may take an evening or a week, and passes. It waits as long as all else.
        401 | 500 => Outcome::Choked(why),
        // Redirects are not followed: a signature is for one address.
        _ => Outcome::Refused(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posted(status: StatusCode, body: &str) -> Posted {
        Posted {
            status,
            retry_after: None,
            body: body.into(),
        }
    }

    #[test]
    fn row_96_a_name_that_leads_inside_for_a_while_costs_no_delivery() {
        let judged = |error| judge(unanswered(&error));
        for passing in [
            HttpError::AddressForbidden,
            HttpError::Timeout,
            HttpError::Unreachable("no such name".into()),
        ] {
            assert!(matches!(judged(passing), Outcome::Failed(_, None)));
        }
        for lasting in [HttpError::PortForbidden, HttpError::UrlInvalid("odd")] {
            assert!(matches!(judged(lasting), Outcome::Refused(_)));
        }
    }

    #[test]
    fn who_has_no_room_for_one_is_sent_all_others() {
        let judged = |body: &str| {
            let posted = posted(StatusCode::TOO_MANY_REQUESTS, body);
            judge(answered(&posted))
        };
        for code in NO_ROOM {
            let body = serde_json::json!({"status": 429, "code": code}).to_string();
            assert!(matches!(judged(&body), Outcome::NoRoom(_)), "{code}");
        }
        for other in [r#"{"code": "key_lookups"}"#, "[]", "Slow down!", ""] {
            assert!(matches!(judged(other), Outcome::Busy(_, None)), "{other}");
        }
    }

    #[test]
    fn why_something_is_refused_is_told_by_its_code_alone() {
        let judged = |body: &str| {
            let posted = posted(StatusCode::UNPROCESSABLE_ENTITY, body);
            match judge(answered(&posted)) {
                Outcome::Refused(why) => why,
                _ => String::new(),
            }
        };
        let ours = r#"{"code": "seq_range", "detail": "of Ana"}"#;
        assert_eq!(judged(ours), "it answered 422 (seq_range)");
        for other in [r#"{"code": "Ana Silva"}"#, r#"{"code": 1}"#, "no", ""] {
            assert_eq!(judged(other), "it answered 422", "{other}");
        }
    }

    #[test]
    fn a_400_is_of_the_signature_unless_a_server_of_this_kind_says_what_it_is_of() {
        let answered = |body: &str| answered(&posted(StatusCode::BAD_REQUEST, body));
        for other in [
            "",
            "Bad signature",
            r#"{"code": "bad_signature"}"#,
            r#"{"type": "about:blank", "code": "json_invalid"}"#,
            r#"{"type": "https://w3id.org/undersigned/problems/json_depth", "code": "json_invalid"}"#,
        ] {
            let is_tried_again =
                matches!(answered(other), Answer::Status(status, _) if status == 400);
            assert!(is_tried_again, "{other}");
        }
        let ours = serde_json::json!({
            "type": format!("{PROBLEM_TYPES}json_invalid"), "status": 400, "code": "json_invalid",
        });
        assert!(matches!(answered(&ours.to_string()), Answer::Refused(_)));
    }

    #[test]
    fn what_is_kept_apart_until_its_time_is_no_confirmation() {
        let judged = |status, body: &str| {
            let posted = posted(status, body);
            judge(answered(&posted))
        };
        let early = r#"{"code": "early"}"#;
        assert!(matches!(
            judged(StatusCode::ACCEPTED, early),
            Outcome::Early
        ));
        for other in ["", "{}", "[]", "Thanks!", r#"{"code": ["early"]}"#] {
            let judged = judged(StatusCode::ACCEPTED, other);
            assert!(matches!(judged, Outcome::Done), "{other}");
        }
        assert!(matches!(judged(StatusCode::OK, early), Outcome::Done));
    }

    #[test]
    fn row_267_a_signature_that_is_not_taken_is_sent_for_as_long_as_all_else() {
        let judged = |status| judge(Answer::Status(status, None));
        for passing in [StatusCode::UNAUTHORIZED, StatusCode::INTERNAL_SERVER_ERROR] {
            assert!(matches!(judged(passing), Outcome::Choked(_)), "{passing}");
        }
        for lasting in [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND] {
            assert!(matches!(judged(lasting), Outcome::Refused(_)), "{lasting}");
        }
        assert!(matches!(judged(StatusCode::GONE), Outcome::Gone));
    }
}
