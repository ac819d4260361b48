//! Who may open and use which address of the desk, and what the log calls it: one row for each
//! address. [`SignedIn`](crate::pages::session::SignedIn) asks this table before any handler runs;
//! a test walks all routes, so that none is forgotten.

mod rule;
mod table;

pub use rule::Rule;
pub use table::RULES;

use axum::http::Method;
use undersigned_domain::team::Permission::{self as May, *};

/// The row of a route.
#[must_use]
pub fn of(path: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.path == path)
}

/// What a request to a route needs. A route below `/desk` that nobody has entered in the table is the
/// owners' alone; what lies elsewhere (signing out) is everybody's.
#[must_use]
pub fn needed(method: &Method, path: &str) -> May {
    match of(path) {
        Some(rule) if method.is_safe() => rule.see,
        Some(Rule {
            act: Some((needed, _)),
            ..
        }) => *needed,
        _ if path == "/desk" || path.starts_with("/desk/") => Team,
        _ => Read,
    }
}

/// What the log calls sending a form to a route. A new one goes by its address until it has a row.
#[must_use]
pub fn action<'a>(method: &Method, path: &'a str) -> Option<&'a str> {
    let rule = of(path).filter(|_| !method.is_safe());
    let entered = rule.and_then(|rule| rule.act).map(|(_, action)| action);
    let new = !method.is_safe() && path.starts_with("/desk");
    // Whoever changes over to another organisation has changed nothing in either, and what was kept
    // for one person alone was never the organisation's.
    let action = entered.or_else(|| new.then_some(path));
    action.filter(|action| !["own-change-over", "own-kept"].contains(action))
}

/// Whether something can be done while the organisation is suspended: what people do with their own
/// accounts, taking somebody's rights away, deleting all of it, and what somebody who signed may ask for.
#[must_use]
pub fn while_suspended(action: &str) -> bool {
    let ends = [
        "person-find",
        "person-hide",
        "person-delete",
        "team-roles",
        "team-remove",
        "token-revoke",
        "organisation-delete",
        "organisation-keep",
    ];
    action.starts_with("own-") || ends.contains(&action)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{LANGUAGES, try_t};
    use std::collections::BTreeSet;

    /// Paths and methods as the router itself knows them: what it prints of itself holds both.
    fn routes() -> Vec<String> {
        let printed = format!("{:?}", super::super::routes());
        let quoted = printed.split('"').skip(1).step_by(2);
        let paths = quoted.filter(|path| path.starts_with("/desk"));
        let mut paths: Vec<String> = paths.map(str::to_owned).collect();
        paths.sort();
        paths.dedup();
        paths
    }

    #[test]
    fn every_address_of_the_desk_says_who_may_use_it() {
        let routes = routes();
        assert!(routes.len() > 30, "{routes:?}");
        let missing: Vec<&String> = routes.iter().filter(|path| of(path).is_none()).collect();
        assert!(missing.is_empty(), "enter these in RULES: {missing:?}");
        let known: Vec<&str> = RULES.iter().map(|rule| rule.path).collect();
        for path in known {
            assert!(routes.iter().any(|route| route == path), "no route {path}");
        }
    }

    #[test]
    fn what_changes_something_is_never_a_viewers() {
        for rule in RULES {
            if let Some((needed, action)) = rule.act {
                let own = action.starts_with("own-");
                assert_eq!(needed == Read, own, "{}", rule.path);
            }
        }
    }

    #[test]
    fn an_address_that_nobody_entered_is_the_owners_alone() {
        assert_eq!(needed(&Method::GET, "/desk/something-new"), Team);
        assert_eq!(needed(&Method::POST, "/desk/appeals/{slug}"), Team);
        assert_eq!(needed(&Method::POST, "/sign-out"), Read);
    }

    /// The acts of which the sentence `may-…` of a permission tells, in the table of roles.
    fn told(permission: May) -> &'static [&'static str] {
        match permission {
            Read => &[],
            Translate => &["draft"],
            Write => &[
                "amendments-take",
                "case-draft",
                "draft",
                "draft-discard",
                "handover-draft",
                "letter-draft",
                "meeting-draft",
                "pictures",
                "update-draft",
            ],
            Publish => &[
                "ballot",
                "ballot-cancel",
                "case",
                "close",
                "deliver",
                "handover",
                "letter",
                "meeting",
                "publish",
                "reopen",
                "schedule",
                "topic-page",
                "update",
                "withdraw",
            ],
            Admit => &[
                "admit",
                "attest",
                "attest-affirm",
                "attest-check",
                "attest-withdraw",
                "comments",
                "counts",
                "decide",
                "decide-check",
                "import",
                "import-forget",
                "import-read",
                "person-delete",
                "person-find",
                "person-hide",
                "person-show",
                "refuse",
                "refuse-all",
                "remove-all",
                "remove-all-stop",
                "restore-all",
                "same-signer",
            ],
            Invite => &[
                "dismiss",
                "invite",
                "invitees",
                "invitees-again",
                "invitees-check",
                "invitees-remind",
                "invitees-revoke",
                "uninvite",
            ],
            Endorse => &[
                "affirm",
                "amendment",
                "amendment-change",
                "amendment-merge",
                "amendment-withdraw",
                "decline",
                "endorse",
                "endorse-fetch",
                "endorse-withdraw",
                "follow",
                "join",
                "position",
                "unfollow",
                "vote",
                "why",
            ],
            People => &["people-terms"],
            Signatures => &[
                "people-arrivals",
                "people-arrivals-delete",
                "signatures-open",
            ],
            Organisation => &[
                "delivery-retry",
                "moderation-check",
                "moderation-import",
                "moderation-import-check",
                "moderation-lift",
                "moderation-rule",
                "profile",
                "report-close",
                "site-page",
                "token",
                "token-revoke",
                "webhook",
                "webhook-end",
                "webhook-resume",
                "webhook-test",
            ],
            Team => &[
                "organisation-delete",
                "organisation-keep",
                "team-invite",
                "team-remove",
                "team-roles",
            ],
        }
    }

    #[test]
    fn the_table_of_roles_tells_of_every_act() {
        for permission in May::ALL {
            let acts = RULES.iter().filter_map(|rule| rule.act);
            let acts = acts.filter(|(needed, _)| *needed == permission);
            // What people do with their own accounts is everybody's, and in no table.
            let acts = acts.map(|(_, action)| action);
            let acts: BTreeSet<&str> = acts.filter(|act| !act.starts_with("own-")).collect();
            let told: BTreeSet<&str> = told(permission).iter().copied().collect();
            let key = format!("may-{}", permission.name());
            assert_eq!(acts, told, "does `{key}` tell of these in all languages?");
        }
    }

    #[test]
    fn every_permission_and_role_has_words() {
        let english = LANGUAGES[0];
        for permission in May::ALL {
            let key = format!("may-{}", permission.name());
            assert!(try_t(english, &key, &[]).is_some(), "{key}");
        }
        for role in undersigned_domain::team::Role::ALL {
            for key in ["team-role", "team-role-what"] {
                let key = format!("{key}-{}", role.name());
                assert!(try_t(english, &key, &[]).is_some(), "{key}");
            }
        }
    }
}
