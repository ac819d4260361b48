//! A list of rules, taken over at the desk.

use super::{PATH, fact, rules};
use crate::PROGRAM;
use reqwest::StatusCode;
use serde_json::json;
use undersigned_tests::{
    Backend, Desk, Server,
    desk::{between, field},
    on_either_database,
};

on_either_database! {
    a_list_is_looked_at_before_it_is_taken_over
}

pub(super) const LIST: &str = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n\
    spam.example,suspend,TRUE,TRUE,\"spam, and worse\",FALSE\n\
    Loud.Example,silence,FALSE,FALSE,,FALSE\n\
    media.example,noop,TRUE,FALSE,,FALSE\n\
    ev**.example,suspend,FALSE,FALSE,,TRUE\n\
    com,suspend,FALSE,FALSE,,FALSE\n\
    localhost,suspend,FALSE,FALSE,,FALSE\n\
    Spam.Example,suspend,TRUE,TRUE,,FALSE\n";

/// The form with a list.
fn given<'a>(csrf: &'a str, list: &'a str) -> [(&'a str, &'a str); 3] {
    [("csrf", csrf), ("severity", "block"), ("list", list)]
}

async fn a_list_is_looked_at_before_it_is_taken_over(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut desk = Desk::of(&hub).await;
    let import = format!("{PATH}/import");
    let csrf = field(&desk.get(&import).await, "csrf");
    let file = [("file", "list.csv", LIST.as_bytes())];
    let (status, page) = desk.send(&import, &given(&csrf, ""), &file).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    for (word, count) in [
        ("New rules", "2"),
        ("Changed rules", "0"),
        ("Lines that ask for nothing this server does", "1"),
        ("Lines that say what an earlier one says", "1"),
        ("Lines that are left out", "3"),
    ] {
        assert_eq!(fact(&page, word), count, "{word}: {page}");
    }
    for why in [
        "What stands there is no domain such as spam.example.",
        "Anybody registers domains under it.",
        "It is about this server itself.",
        // With what stands there.
        "ev**.example,suspend,FALSE,FALSE,,TRUE",
    ] {
        assert!(page.contains(why), "{why}: {page}");
    }
    // It blocks and limits, and says what each comes to.
    let blocked = "What waits from a blocked server";
    for effect in [blocked, "Nothing of it is let in by itself"] {
        assert!(page.contains(effect), "{effect}: {page}");
    }
    let allowing = [
        ("csrf", csrf.as_str()),
        ("severity", "allow"),
        ("list", "#domain\ngood.example\n"),
    ];
    let (_, page) = desk.send(&import, &allowing, &[]).await;
    assert!(page.contains("It is welcome"), "{page}");
    assert!(!page.contains(blocked), "{page}");
    // What was chosen is not lost where something is wrong.
    let (_, page) = desk.send(&import, &allowing[..2], &[]).await;
    assert!(page.contains("value=\"allow\" selected"), "{page}");
    assert_eq!(rules(&hub), json!([]));
    // What the page holds is taken over.
    let fields = given(&csrf, LIST);
    let (status, to) = desk.send(&format!("{import}/take"), &fields, &[]).await;
    assert!(
        status.is_redirection() && to.contains("done=moderation-imported"),
        "{to}"
    );
    let page = desk.get(&to).await;
    let told = "The list is taken over. Lines of it that were left out: 3";
    assert!(page.contains(told), "{page}");
    let stored = rules(&hub);
    let row = |at: usize| (&stored[at]["subject"], &stored[at]["severity"]);
    assert_eq!(row(0), (&json!("loud.example"), &json!("limit")));
    assert_eq!(row(1), (&json!("spam.example"), &json!("block")));
    assert_eq!(stored.as_array().map(Vec::len), Some(2), "{stored}");
    let (_, page) = desk.send(&import, &fields, &[]).await;
    assert!(page.contains("Nothing would change."), "{page}");
    for (list, files, words) in [
        ("", &[][..], "There is nothing in the list"),
        (LIST, &file[..], "Only one list can be looked at"),
        (
            "domain of mine\nspam.example\n",
            &[][..],
            "names no column #domain",
        ),
    ] {
        let (status, page) = desk.send(&import, &given(&csrf, list), files).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{words}: {page}");
        assert!(page.contains(words), "{words}: {page}");
    }
    let other = [("file", "list.csv", &b"domain of mine\nspam.example\n"[..])];
    let (_, page) = desk.send(&import, &given(&csrf, ""), &other).await;
    let beside = between(&page, "id=\"file-error\">", "</p>");
    assert!(beside.contains("names no column #domain"), "{page}");
    let blocks = desk.get(&format!("{PATH}/blocks.csv")).await;
    let line = "spam.example,suspend,FALSE,FALSE,\"spam, and worse\",FALSE";
    assert!(blocks.lines().any(|one| one == line), "{blocks}");
    let allowed = desk.get(&format!("{PATH}/allowed.csv")).await;
    assert_eq!(allowed, "#domain\n");
    let (_, log) = desk.look("/desk/log.csv").await;
    assert!(log.contains("moderation-import,,2,done"), "{log}");
}
