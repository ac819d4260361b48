//! How a server stands to others, decided at the desk; and what others report, put away there.

mod list;

use crate::{
    PROGRAM,
    blocks::{endorse, send},
};
use list::LIST;
use reqwest::StatusCode;
use serde_json::{Value, json};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{
    Backend, Desk, ForeignServer, Server,
    desk::{at_the_quay, between, field},
    on_either_database, until,
};

on_either_database! {
    a_rule_is_looked_at_before_it_is_made_and_taken_back
    among_those_who_are_allowed_a_rule_that_blocks_says_so
    what_is_typed_wrongly_is_said_beside_its_field
    the_letters_of_a_domain_stand_beside_what_is_stored
    reports_are_read_and_put_away_at_the_desk
    the_people_of_other_organisations_find_nothing_there
}

const PATH: &str = "/desk/server/moderation";

/// What stands behind a word of a list of facts.
fn fact(page: &str, word: &str) -> String {
    between(page, &format!("<dt>{word}</dt><dd>"), "</dd>")
}

/// The rules, as the command shows them.
fn rules(server: &Server) -> Value {
    server.command_json(&["admin", "blocks", "list", "--json"])
}

fn about<'a>(subject: &'a str, severity: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("subject", subject),
        ("severity", severity),
        ("public", ""),
        ("private", "asked twice"),
    ]
}

async fn a_rule_is_looked_at_before_it_is_made_and_taken_back(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut draft = hub.petition("free-them");
    draft["admission"] = json!("moderated");
    let id = hub.publish_draft(draft).await;
    let appeal = hub.get("/appeals", &[("object", &id)]).await.expect(200);
    let foreign = ForeignServer::start().await;
    let strangers = foreign.organization("strangers");
    let host = foreign.base.trim_start_matches("http://").to_owned();
    let follow = strangers.activity("Follow", json!(hub.org));
    send(&strangers, &hub, &follow).await.expect(202);
    hub.until_followers(1).await;
    endorse(&strangers, &hub, &appeal).await.expect(202);
    hub.until_pending(&id, &[&strangers.id]).await;
    let open = hub.publish("brakes").await;
    let appeal = hub.get("/appeals", &[("object", &open)]).await.expect(200);
    endorse(&strangers, &hub, &appeal).await.expect(202);
    until("an entry", || async {
        let entry = hub.entry(&open, &strangers.id).await;
        entry.map(|_| ()).ok_or_else(|| "none yet".to_owned())
    })
    .await;

    let mut desk = Desk::of(&hub).await;
    let server = desk.get("/desk/server").await;
    assert!(server.contains(&format!("href=\"{PATH}\"")), "{server}");
    let page = desk.get(PATH).await;
    assert!(page.contains("There are no rules"), "{page}");
    // Looked at, and nothing is done yet.
    let (status, page) = desk.submit(PATH, &about(&host, "block")).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    for (word, count) in [
        ("Followers of organisations and topics here", "1"),
        ("Accounts elsewhere that are followed from here", "0"),
        ("Signers of appeals that are held here", "1"),
        ("Signatures that wait", "1"),
    ] {
        assert_eq!(fact(&page, word), count, "{word}: {page}");
    }
    assert!(
        page.contains("Whoever stands on a list stays on it"),
        "{page}"
    );
    assert_eq!((hub.followers().await, rules(&hub)), (1, json!([])));

    let (status, to) = desk
        .submit(&format!("{PATH}/rule"), &about(&host, "block"))
        .await;
    assert!(
        status.is_redirection() && to.contains("done=moderation-set"),
        "{to}"
    );
    assert_eq!(hub.followers().await, 0);
    assert_eq!(hub.pending(&id).await, Vec::<String>::new());
    let stored = rules(&hub);
    let shown = (&stored[0]["severity"], &stored[0]["privateComment"]);
    assert_eq!(shown, (&json!("block"), &json!("asked twice")));
    let row = format!("<span class=\"unseen\"> {host}</span>");
    for (query, found) in [
        ("", true),
        ("?q=TWICE", true),
        ("?q=thrice", false),
        ("?only=limit", false),
    ] {
        let page = desk.get(&format!("{PATH}{query}")).await;
        assert_eq!(page.contains(&row), found, "{query}: {page}");
        assert_eq!(page.contains("No rule fits."), !found, "{query}: {page}");
    }
    // Once more: nothing would change.
    let (_, page) = desk.submit(PATH, &about(&host, "block")).await;
    assert!(page.contains("This is the rule already"), "{page}");
    // An empty comment takes away what was there where the form has shown it, and stays where nobody has seen it.
    let bare = [
        ("subject", host.as_str()),
        ("severity", "limit"),
        ("private", ""),
    ];
    let (_, page) = desk.submit(PATH, &bare).await;
    for (name, kept) in [("private", "asked twice"), ("of", host.as_str())] {
        let kept = format!("name=\"{name}\" value=\"{kept}\"");
        assert!(page.contains(&kept), "{kept}: {page}");
    }
    let change = desk.get(&format!("{PATH}?subject={host}")).await;
    let of = field(&change, "of");
    let seen = [&bare[..], &[("of", of.as_str())]].concat();
    for (fields, stays) in [(&bare[..], json!("asked twice")), (&seen[..], Value::Null)] {
        let (status, to) = desk.submit(&format!("{PATH}/rule"), fields).await;
        assert!(status.is_redirection(), "{to}");
        let stored = rules(&hub);
        let shown = (&stored[0]["severity"], &stored[0]["privateComment"]);
        assert_eq!(shown, (&json!("limit"), &stays));
    }
    let stored = rules(&hub);

    let ask = format!("{PATH}/lift?subject={host}");
    let page = desk.get(&ask).await;
    assert!(page.contains("Take this rule back?"), "{page}");
    assert!(!page.contains("it is blocked here"), "{page}");
    // No link does anything by itself.
    let link = desk.get(&format!("{PATH}?subject=union.example")).await;
    assert!(link.contains("value=\"union.example\""), "{link}");
    assert_eq!(rules(&hub), stored);
    let fields = [("subject", host.as_str())];
    let (status, to) = desk.submit(&format!("{PATH}/lift"), &fields).await;
    assert!(
        status.is_redirection() && to.contains("done=moderation-lifted"),
        "{to}"
    );
    assert_eq!(rules(&hub), json!([]));
    // Whoever comes to a rule that somebody else has taken back meanwhile hears of it.
    let (status, page) = desk.look(&ask).await;
    assert!(status.is_redirection(), "{page}");
    let (_, to) = desk.submit(&format!("{PATH}/lift"), &fields).await;
    assert!(to.contains("done=moderation-no-rule"), "{to}");
    let page = desk.get(&format!("{PATH}?done=moderation-no-rule")).await;
    assert!(page.contains("There is no such rule"), "{page}");

    // An account is found by the name that people know it by.
    let account = format!("@strangers@{host}");
    let (status, page) = desk.submit(PATH, &about(&account, "limit")).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(
        page.contains(&format!("value=\"{}\"", strangers.id)),
        "{page}"
    );
    // Whoever thinks better of it finds in the form what they typed.
    let typed = format!("name=\"subject\" value=\"{account}\"");
    assert!(page.contains(&typed), "{page}");
    let mut change = about(&account, "limit").to_vec();
    change.push(("change", "yes"));
    let (status, page) = desk.submit(PATH, &change).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let typed = [account.as_str(), "asked twice"].map(|typed| format!("value=\"{typed}\""));
    for typed in typed {
        assert!(page.contains(&typed), "{typed}: {page}");
    }
    assert_eq!(rules(&hub), json!([]));
    let (_, log) = desk.look("/desk/log.csv").await;
    for row in [
        format!("moderation-rule,{host},block,done"),
        format!("moderation-rule,{host},limit,done"),
        format!("moderation-lift,{host},limit,done"),
    ] {
        assert!(log.contains(&row), "{row}: {log}");
    }
    assert!(!log.contains("moderation-check"), "{log}");
}

/// Where only those who are allowed take part, all others are blocked, whatever a rule is called.
async fn among_those_who_are_allowed_a_rule_that_blocks_says_so(backend: Backend) {
    let closed = [("UNDERSIGNED_FEDERATION_MODE", "allow-list")];
    let hub = Server::start_with(PROGRAM, "hub", backend, &closed).await;
    let mut desk = Desk::of(&hub).await;
    let host = "dockers.example";
    for (severity, blocks) in [("allow", false), ("limit", true)] {
        let (_, page) = desk.submit(PATH, &about(host, severity)).await;
        let says = page.contains("Afterwards it is blocked here");
        assert_eq!(says, blocks, "{severity}: {page}");
        assert_eq!(
            page.contains("What waits from a blocked"),
            blocks,
            "{severity}: {page}"
        );
    }
    let (status, to) = desk
        .submit(&format!("{PATH}/rule"), &about(host, "allow"))
        .await;
    assert!(status.is_redirection(), "{to}");
    let page = desk.get(&format!("{PATH}/lift?subject={host}")).await;
    assert!(page.contains("Afterwards it is blocked here"), "{page}");
    assert!(page.contains("What waits from a blocked"), "{page}");
}

async fn what_is_typed_wrongly_is_said_beside_its_field(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut desk = Desk::of(&hub).await;
    let own = hub.host();
    for (subject, severity, field, words) in [
        ("", "block", "subject", "Fill this in"),
        (
            "no host",
            "block",
            "subject",
            "Write a domain such as spam.example",
        ),
        (
            "com",
            "block",
            "subject",
            "Anybody registers domains under this one",
        ),
        (own.as_str(), "block", "subject", "That is this server"),
        (
            "spam.example",
            "banish",
            "severity",
            "Choose what the rule says",
        ),
    ] {
        for path in [PATH.to_owned(), format!("{PATH}/rule")] {
            let (status, page) = desk.submit(&path, &about(subject, severity)).await;
            assert_eq!(
                status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{subject}: {page}"
            );
            let beside = between(&page, &format!("id=\"{field}-error\">"), "</p>");
            assert!(beside.contains(words), "{subject}: {beside}");
        }
    }
    let long = "x".repeat(1_001);
    let fields = [
        ("subject", "spam.example"),
        ("severity", "block"),
        ("public", long.as_str()),
    ];
    let (status, page) = desk.submit(PATH, &fields).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    let beside = between(&page, "id=\"public-error\">", "</p>");
    assert!(beside.contains("at most 1,000 characters"), "{beside}");
    assert_eq!(rules(&hub), json!([]));
}

async fn the_letters_of_a_domain_stand_beside_what_is_stored(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut desk = Desk::of(&hub).await;
    let stored = "xn--pezs48d.example";
    let letters = "<bdi class=\"meta\">碼頭.example</bdi>";
    let (_, page) = desk.submit(PATH, &about("碼頭.example", "block")).await;
    assert!(page.contains(letters), "{page}");
    let rule = format!("{PATH}/rule");
    let (status, to) = desk.submit(&rule, &about(stored, "block")).await;
    assert!(status.is_redirection(), "{to}");
    assert_eq!(rules(&hub)[0]["subject"], stored);
    // It is found by either.
    for query in ["", "?q=%E7%A2%BC%E9%A0%AD", "?q=xn--pezs48d"] {
        let page = desk.get(&format!("{PATH}{query}")).await;
        assert!(page.contains(letters), "{query}: {page}");
        let unseen = format!("<span class=\"unseen\"> {stored}</span>");
        assert!(page.contains(&unseen), "{query}: {page}");
    }
    let (_, page) = desk.submit(PATH, &about("spam.example", "block")).await;
    assert!(!page.contains("<bdi class=\"meta\">"), "{page}");
}

async fn reports_are_read_and_put_away_at_the_desk(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let foreign = ForeignServer::start().await;
    let instance = foreign.instance_actor();
    let mut flag = instance.activity("Flag", json!([hub.org]));
    flag["content"] = json!("They pose as us.");
    let inbox = format!("{}/inbox", hub.url);
    let letter = instance.letter(Scheme::Cavage, &inbox, &flag);
    letter.send().await.expect(202);

    let mut desk = Desk::of(&hub).await;
    let page = desk.get(PATH).await;
    assert!(page.contains("Open: 1"), "{page}");
    let reports = format!("{PATH}/reports");
    let page = desk.get(&reports).await;
    let host = foreign.base.trim_start_matches("http://");
    for words in [
        "They pose as us.",
        &format!("reported by {host}"),
        &format!("href=\"{}\"", hub.org),
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let number = field(&page, "number");
    let fields = [("number", number.as_str())];
    // Whoever looks at all of them goes on there.
    let all = format!("{reports}?all=yes");
    let page = desk.get(&all).await;
    assert!(page.contains(&format!("action=\"{all}\"")), "{page}");
    let (status, to) = desk.submit(&all, &fields).await;
    assert!(
        status.is_redirection() && to.ends_with(&format!("{all}&done=report-closed")),
        "{to}"
    );
    let page = desk.get(&to).await;
    assert!(page.contains("They pose as us."), "{page}");
    let page = desk.get(&reports).await;
    assert!(page.contains("There are no reports."), "{page}");
    let (_, log) = desk.look("/desk/log.csv").await;
    assert!(
        log.contains(&format!("report-close,,{number},done")),
        "{log}"
    );
}

async fn the_people_of_other_organisations_find_nothing_there(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut quay = at_the_quay(&hub).await;
    for path in [
        "",
        "/lift",
        "/import",
        "/blocks.csv",
        "/allowed.csv",
        "/reports",
    ] {
        let (status, page) = quay.look(&format!("{PATH}{path}")).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}: {page}");
    }
    for (path, fields) in [
        ("", about("spam.example", "block")),
        ("/rule", about("spam.example", "block")),
        ("/lift", about("spam.example", "block")),
        ("/reports", about("spam.example", "block")),
    ] {
        let (status, page) = quay.submit(&format!("{PATH}{path}"), &fields).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}: {page}");
    }
    let csrf = field(&quay.get("/desk/account").await, "csrf");
    let fields = [("csrf", csrf.as_str()), ("list", LIST)];
    for path in ["/import", "/import/take"] {
        let (status, page) = quay.send(&format!("{PATH}{path}"), &fields, &[]).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}: {page}");
    }
    assert_eq!(rules(&hub), json!([]));
}
