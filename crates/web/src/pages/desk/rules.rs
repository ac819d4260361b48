//! Who may open and use which address of the desk, and what the log calls it: one row for each
//! address. [`SignedIn`](crate::pages::session::SignedIn) asks this table before any handler runs;
//! a test walks all routes, so that none is forgotten.

use axum::http::Method;
use undersigned_domain::team::Permission::{self as May, *};

/// An address of the desk.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// As in the route.
    pub path: &'static str,
    /// What opening it needs.
    pub see: May,
    /// What sending a form to it needs, and the action in the log (`audit-…`).
    pub act: Option<(May, &'static str)>,
}

/// An address that is only opened.
const fn page(path: &'static str, see: May) -> Rule {
    Rule {
        path,
        see,
        act: None,
    }
}

/// An address that takes forms.
const fn form(path: &'static str, see: May, act: May, action: &'static str) -> Rule {
    let act = Some((act, action));
    Rule { path, see, act }
}

/// All addresses, by route.
pub const RULES: &[Rule] = &[
    page("/desk", Read),
    form("/desk/admit", Read, Admit, "admit"),
    form("/desk/refuse", Read, Admit, "refuse"),
    form("/desk/invitations/accept", Read, Endorse, "join"),
    form("/desk/invitations/refuse", Read, Endorse, "decline"),
    form("/desk/appeals/new", Write, Write, "draft"),
    page("/desk/appeals/{slug}", Read),
    form("/desk/appeals/{slug}/edit", Read, Translate, "draft"),
    form("/desk/appeals/{slug}/discard", Read, Write, "draft-discard"),
    page("/desk/portraits", Read),
    page("/desk/appeals/{slug}/translate", Read),
    form(
        "/desk/appeals/{slug}/translate/{language}",
        Read,
        Translate,
        "draft",
    ),
    form("/desk/appeals/{slug}/pictures", Read, Write, "pictures"),
    page("/desk/appeals/{slug}/preview", Read),
    form("/desk/appeals/{slug}/publish", Read, Publish, "publish"),
    form("/desk/appeals/{slug}/schedule", Read, Publish, "schedule"),
    form("/desk/appeals/{slug}/deliver", Read, Publish, "deliver"),
    form("/desk/appeals/{slug}/close", Read, Publish, "close"),
    form("/desk/appeals/{slug}/reopen", Read, Publish, "reopen"),
    form("/desk/appeals/{slug}/withdraw", Read, Publish, "withdraw"),
    form("/desk/appeals/{slug}/invite", Read, Invite, "invite"),
    form(
        "/desk/appeals/{slug}/invitees",
        Invite,
        Invite,
        "invitees-check",
    ),
    form(
        "/desk/appeals/{slug}/invitees/send",
        Invite,
        Invite,
        "invitees",
    ),
    form(
        "/desk/appeals/{slug}/invitees/remind",
        Invite,
        Invite,
        "invitees-remind",
    ),
    form(
        "/desk/appeals/{slug}/invitees/again",
        Invite,
        Invite,
        "invitees-again",
    ),
    form(
        "/desk/appeals/{slug}/invitees/revoke",
        Invite,
        Invite,
        "invitees-revoke",
    ),
    form("/desk/appeals/{slug}/people", Read, People, "people-terms"),
    form("/desk/appeals/{slug}/queue", Read, Admit, "decide-check"),
    form("/desk/appeals/{slug}/queue/decide", Read, Admit, "decide"),
    page("/desk/appeals/{slug}/co-signers", Read),
    form(
        "/desk/appeals/{slug}/same-signer",
        Read,
        Admit,
        "same-signer",
    ),
    form("/desk/appeals/{slug}/signers", Admit, Admit, "attest-check"),
    form("/desk/appeals/{slug}/signers/sign", Admit, Admit, "attest"),
    form(
        "/desk/appeals/{slug}/signers/withdraw",
        Admit,
        Admit,
        "attest-withdraw",
    ),
    form("/desk/appeals/{slug}/counts", Read, Admit, "counts"),
    form("/desk/endorse", Endorse, Endorse, "endorse-fetch"),
    form("/desk/endorse/check", Endorse, Endorse, "endorse"),
    form(
        "/desk/endorse/check/withdraw",
        Endorse,
        Endorse,
        "endorse-withdraw",
    ),
    page("/desk/appeals/{slug}/updates", Read),
    form(
        "/desk/appeals/{slug}/updates/new",
        Write,
        Write,
        "update-draft",
    ),
    form(
        "/desk/appeals/{slug}/updates/{name}",
        Read,
        Write,
        "update-draft",
    ),
    form(
        "/desk/appeals/{slug}/updates/{name}/publish",
        Read,
        Publish,
        "update",
    ),
    page("/desk/appeals/{slug}/cases", Read),
    form("/desk/appeals/{slug}/cases/new", Write, Write, "case-draft"),
    form(
        "/desk/appeals/{slug}/cases/{name}",
        Read,
        Write,
        "case-draft",
    ),
    form(
        "/desk/appeals/{slug}/cases/{name}/pictures",
        Read,
        Write,
        "case-draft",
    ),
    form(
        "/desk/appeals/{slug}/cases/{name}/publish",
        Read,
        Publish,
        "case",
    ),
    form(
        "/desk/appeals/{slug}/updates/{name}/schedule",
        Read,
        Publish,
        "schedule",
    ),
    form(
        "/desk/appeals/{slug}/cases/{name}/schedule",
        Read,
        Publish,
        "schedule",
    ),
    page("/desk/appeals/{slug}/amendments", Read),
    page("/desk/appeals/{slug}/ballots", Read),
    page("/desk/amendments", Read),
    form("/desk/amendments/new", Endorse, Endorse, "amendment"),
    form(
        "/desk/amendments/change",
        Endorse,
        Endorse,
        "amendment-change",
    ),
    page("/desk/amendments/one", Read),
    form("/desk/amendments/position", Read, Endorse, "position"),
    form(
        "/desk/amendments/withdraw",
        Read,
        Endorse,
        "amendment-withdraw",
    ),
    form("/desk/amendments/merge", Read, Endorse, "amendment-merge"),
    form("/desk/amendments/take", Write, Write, "amendments-take"),
    page("/desk/ballots", Read),
    form("/desk/ballots/new", Publish, Publish, "ballot"),
    page("/desk/ballots/one", Read),
    form("/desk/ballots/vote", Read, Endorse, "vote"),
    form("/desk/ballots/cancel", Read, Publish, "ballot-cancel"),
    page("/desk/appeals/{slug}/numbers", Read),
    page("/desk/appeals/{slug}/numbers.csv", Read),
    page("/desk/appeals/{slug}/numbers.json", Read),
    form(
        "/desk/deliveries/retry",
        Read,
        Organisation,
        "delivery-retry",
    ),
    page("/desk/appeals/{slug}/handovers", Read),
    form(
        "/desk/appeals/{slug}/handovers/new",
        Write,
        Write,
        "handover-draft",
    ),
    form(
        "/desk/appeals/{slug}/handovers/{name}",
        Read,
        Write,
        "handover-draft",
    ),
    form(
        "/desk/appeals/{slug}/handovers/{name}/publish",
        Read,
        Publish,
        "handover",
    ),
    page("/desk/appeals/{slug}/handovers/{name}/bundle", Read),
    page("/desk/appeals/{slug}/handovers/{name}/cosigners.pdf", Read),
    page(
        "/desk/appeals/{slug}/handovers/{name}/evidence/{digest}",
        Write,
    ),
    page("/desk/appeals/{slug}/letters", Read),
    form(
        "/desk/appeals/{slug}/letters/new",
        Write,
        Write,
        "letter-draft",
    ),
    form(
        "/desk/appeals/{slug}/letters/{name}",
        Read,
        Write,
        "letter-draft",
    ),
    form(
        "/desk/appeals/{slug}/letters/{name}/publish",
        Read,
        Publish,
        "letter",
    ),
    page("/desk/appeals/{slug}/meetings", Read),
    form(
        "/desk/appeals/{slug}/meetings/new",
        Write,
        Write,
        "meeting-draft",
    ),
    form(
        "/desk/appeals/{slug}/meetings/{name}",
        Read,
        Write,
        "meeting-draft",
    ),
    form(
        "/desk/appeals/{slug}/meetings/{name}/publish",
        Read,
        Publish,
        "meeting",
    ),
    page(
        "/desk/appeals/{slug}/meetings/{name}/registrations",
        Signatures,
    ),
    page(
        "/desk/appeals/{slug}/meetings/{name}/registrations.csv",
        Signatures,
    ),
    form("/desk/appeals/{slug}/import", Admit, Admit, "import-read"),
    form(
        "/desk/appeals/{slug}/import/paste",
        Admit,
        Admit,
        "import-read",
    ),
    form(
        "/desk/appeals/{slug}/import/columns",
        Admit,
        Admit,
        "import-read",
    ),
    page("/desk/appeals/{slug}/import/preview", Admit),
    form("/desk/appeals/{slug}/import/take", Admit, Admit, "import"),
    page("/desk/appeals/{slug}/import/done", Admit),
    page("/desk/appeals/{slug}/import/refused.csv", Admit),
    form(
        "/desk/appeals/{slug}/import/forget",
        Admit,
        Admit,
        "import-forget",
    ),
    form("/desk/appeals/{slug}/comments", Read, Admit, "comments"),
    form("/desk/endorse/why", Endorse, Endorse, "why"),
    form("/desk/endorse/affirm", Read, Endorse, "affirm"),
    page("/desk/endorse/done", Read),
    page("/desk/endorse/receipt", Read),
    page("/desk/endorse/receipt.json", Read),
    form("/desk/follow", Endorse, Endorse, "follow"),
    form("/desk/follow/end", Endorse, Endorse, "unfollow"),
    form("/desk/tokens", Organisation, Organisation, "token"),
    form(
        "/desk/tokens/revoke",
        Organisation,
        Organisation,
        "token-revoke",
    ),
    form("/desk/webhook", Organisation, Organisation, "webhook"),
    form(
        "/desk/webhook/test",
        Organisation,
        Organisation,
        "webhook-test",
    ),
    form(
        "/desk/webhook/resume",
        Organisation,
        Organisation,
        "webhook-resume",
    ),
    form(
        "/desk/webhook/end",
        Organisation,
        Organisation,
        "webhook-end",
    ),
    form("/desk/profile", Organisation, Organisation, "profile"),
    form("/desk/team", Team, Team, "team-invite"),
    form("/desk/team/roles", Team, Team, "team-roles"),
    form("/desk/team/remove", Team, Team, "team-remove"),
    form(
        "/desk/organisation/delete",
        Team,
        Team,
        "organisation-delete",
    ),
    form(
        "/desk/organisation/delete/undo",
        Team,
        Team,
        "organisation-keep",
    ),
    page("/desk/log", Team),
    page("/desk/log.csv", Team),
    form(
        "/desk/appeals/{slug}/people/signatures",
        Signatures,
        Signatures,
        "signatures-open",
    ),
    form("/desk/change-over", Read, Read, "own-change-over"),
    form("/desk/account", Read, Read, "own-name"),
    form("/desk/account/password", Read, Read, "own-password"),
    form("/desk/account/mails", Read, Read, "own-mails"),
    form("/desk/account/sessions/end", Read, Read, "own-session-end"),
    form(
        "/desk/account/sessions/end-others",
        Read,
        Read,
        "own-sessions-end",
    ),
    form("/desk/account/second-factor", Read, Read, "own-factor"),
    form(
        "/desk/account/second-factor/end",
        Read,
        Read,
        "own-factor-end",
    ),
    page("/desk/account/second-factor/qr.svg", Read),
    form("/desk/account/passkeys", Read, Read, "own-passkey-begin"),
    form("/desk/account/passkeys/add", Read, Read, "own-passkey"),
    form(
        "/desk/account/passkeys/remove",
        Read,
        Read,
        "own-passkey-end",
    ),
    page("/desk/account/data.json", Read),
    form("/desk/account/delete", Read, Read, "own-delete"),
    page("/desk/topics", Read),
    form("/desk/topics/new", Publish, Publish, "topic-page"),
    form("/desk/topics/{topic}", Read, Publish, "topic-page"),
    page("/desk/pages", Organisation),
    page("/desk/server", Organisation),
    form(
        "/desk/pages/{name}",
        Organisation,
        Organisation,
        "site-page",
    ),
];

/// The row of a route.
#[must_use]
pub fn of(path: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.path == path)
}

/// What a request to a route needs. A route below `/desk` that nobody has entered above is the
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
    // Whoever changes over to another organisation has changed nothing in either.
    let action = entered.or_else(|| new.then_some(path));
    action.filter(|action| *action != "own-change-over")
}

/// Whether something can be done while the organisation is suspended: what people do with their own
/// accounts, taking somebody's rights away, and deleting all of it.
#[must_use]
pub fn while_suspended(action: &str) -> bool {
    let ends = [
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
