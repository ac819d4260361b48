//! What a token must allow for each call that changes something, and what the log calls it: one row
//! for each. Reading needs `read`.

use axum::http::Method;
use undersigned_domain::team::Permission::{self as May, *};

/// All calls that change something: method, route, what the token must allow, the action in the log.
pub const RULES: &[(&str, &str, May, &str)] = &[
    ("POST", "/api/v1/appeals", Write, "draft"),
    // One that is published needs `publish`; the handler asks.
    ("PATCH", "/api/v1/appeals/{slug}", Write, "revise"),
    // What was published is not thrown away.
    ("DELETE", "/api/v1/appeals/{slug}", Write, "draft-discard"),
    ("POST", "/api/v1/appeals/{slug}/publish", Publish, "publish"),
    ("POST", "/api/v1/appeals/{slug}/close", Publish, "close"),
    (
        "POST",
        "/api/v1/appeals/{slug}/withdraw",
        Publish,
        "withdraw",
    ),
    ("POST", "/api/v1/appeals/{slug}/deliver", Publish, "deliver"),
    (
        "PUT",
        "/api/v1/appeals/{slug}/people",
        People,
        "people-terms",
    ),
    // By the e-mail address only with `signatures`; the handler asks.
    (
        "POST",
        "/api/v1/appeals/{slug}/people/find",
        Admit,
        "person-find",
    ),
    (
        "POST",
        "/api/v1/appeals/{slug}/people/{person}/hide",
        Admit,
        "person-hide",
    ),
    (
        "POST",
        "/api/v1/appeals/{slug}/people/{person}/show",
        Admit,
        "person-show",
    ),
    (
        "DELETE",
        "/api/v1/appeals/{slug}/people/{person}",
        Admit,
        "person-delete",
    ),
    (
        "POST",
        "/api/v1/appeals/{slug}/{folder}",
        Write,
        "update-draft",
    ),
    (
        "PUT",
        "/api/v1/appeals/{slug}/{folder}/{name}",
        Write,
        "update-draft",
    ),
    // What was published is taken back by it.
    (
        "DELETE",
        "/api/v1/appeals/{slug}/{folder}/{name}",
        Publish,
        "update",
    ),
    (
        "POST",
        "/api/v1/appeals/{slug}/{folder}/{name}/publish",
        Publish,
        "update",
    ),
    (
        "POST",
        "/api/v1/appeals/{slug}/invitees",
        Invite,
        "invitees",
    ),
    (
        "POST",
        "/api/v1/appeals/{slug}/invitees/remind",
        Invite,
        "invitees-remind",
    ),
    (
        "DELETE",
        "/api/v1/appeals/{slug}/invitees/{id}",
        Invite,
        "invitees-revoke",
    ),
    (
        "POST",
        "/api/v1/appeals/{slug}/{folder}/{name}/seal",
        Write,
        "seal",
    ),
    (
        "DELETE",
        "/api/v1/appeals/{slug}/{folder}/{name}/seal",
        Publish,
        "seal",
    ),
    (
        "POST",
        "/api/v1/appeals/{slug}/{folder}/{name}/evidence",
        Write,
        "evidence",
    ),
    (
        "PUT",
        "/api/v1/appeals/{slug}/{folder}/{name}/schedule",
        Publish,
        "schedule",
    ),
    (
        "DELETE",
        "/api/v1/appeals/{slug}/{folder}/{name}/schedule",
        Publish,
        "schedule-cancel",
    ),
    (
        "PUT",
        "/api/v1/appeals/{slug}/schedule",
        Publish,
        "schedule",
    ),
    (
        "DELETE",
        "/api/v1/appeals/{slug}/schedule",
        Publish,
        "schedule-cancel",
    ),
    (
        "POST",
        "/api/v1/deliveries/retry",
        Organisation,
        "delivery-retry",
    ),
    ("PUT", "/api/v1/webhook", Organisation, "webhook"),
    ("DELETE", "/api/v1/webhook", Organisation, "webhook-end"),
    ("POST", "/api/v1/webhook/test", Organisation, "webhook-test"),
    (
        "POST",
        "/api/v1/webhook/resume",
        Organisation,
        "webhook-resume",
    ),
    ("PUT", "/api/v1/digest", Organisation, "own-mails"),
    ("POST", "/api/v1/comments", Endorse, "why"),
    ("DELETE", "/api/v1/comments", Endorse, "why"),
    ("POST", "/api/v1/comments/decide", Admit, "comments"),
    ("POST", "/api/v1/amendments", Endorse, "amendment"),
    ("POST", "/api/v1/positions", Endorse, "position"),
    ("POST", "/api/v1/ballots", Publish, "ballot"),
    ("POST", "/api/v1/votes", Endorse, "vote"),
    ("POST", "/api/v1/follows", Endorse, "follow"),
    ("POST", "/api/v1/endorsements", Endorse, "endorse"),
    (
        "DELETE",
        "/api/v1/endorsements",
        Endorse,
        "endorse-withdraw",
    ),
    ("POST", "/api/v1/attestations", Admit, "attest"),
    ("POST", "/api/v1/admissions", Admit, "admission"),
    ("POST", "/api/v1/refusals", Admit, "refuse"),
    ("POST", "/api/v1/signers/decide", Admit, "decide"),
    ("POST", "/api/v1/signers/remove", Admit, "remove-all"),
    ("DELETE", "/api/v1/signers/remove", Admit, "remove-all-stop"),
    ("POST", "/api/v1/signers/refuse", Admit, "refuse-all"),
    ("POST", "/api/v1/signers/restore", Admit, "restore-all"),
    ("POST", "/api/v1/invitations", Invite, "invite"),
    ("DELETE", "/api/v1/invitations", Invite, "uninvite"),
    ("POST", "/api/v1/invitations/accept", Endorse, "join"),
    ("POST", "/api/v1/same-signer", Admit, "same-signer"),
    ("POST", "/api/v1/media", Write, "pictures"),
    ("PATCH", "/api/v1/orgs/{handle}", Organisation, "profile"),
    ("POST", "/api/v1/tokens", Organisation, "token"),
    (
        "DELETE",
        "/api/v1/tokens/{id}",
        Organisation,
        "token-revoke",
    ),
];

/// What a call needs, and its action where it changes something. A call that nobody entered above
/// needs a token that may do everything.
#[must_use]
pub fn needed<'a>(method: &Method, path: &'a str) -> (May, Option<&'a str>) {
    if method.is_safe() {
        return (Read, None);
    }
    let entered = RULES
        .iter()
        .find(|rule| rule.0 == method.as_str() && rule.1 == path);
    match entered {
        Some((_, _, needed, action)) => (*needed, Some(action)),
        None => (Team, Some(path)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_that_changes_something_says_what_it_needs() {
        let described = serde_json::to_value(super::super::openapi::description()).unwrap();
        let paths = described["paths"].as_object().unwrap();
        let mut calls = 0;
        for (path, methods) in paths {
            let methods = methods.as_object().map(serde_json::Map::keys);
            for method in methods.into_iter().flatten() {
                let method: Method = method.to_uppercase().parse().unwrap();
                if method.is_safe() {
                    continue;
                }
                calls += 1;
                let (_, action) = needed(&method, path);
                assert_ne!(
                    action,
                    Some(path.as_str()),
                    "enter {method} {path} in RULES"
                );
            }
        }
        assert_eq!(calls, RULES.len(), "{:?}", paths.keys());
    }
}
