//! Deciding together at the desk: amendments, where others stand on them, ballots, votes, what was
//! adopted in the next wording, and what becomes of all that where the appeal is withdrawn.

mod adopted;
mod withdrawn;

use crate::{PROGRAM, at_the_quay, member};
use reqwest::StatusCode;
use undersigned_tests::{Backend, Desk, Server, desk::field, on_either_database, until};

on_either_database! {
    an_amendment_is_proposed_spoken_about_and_withdrawn_at_the_desk
    a_ballot_is_opened_voted_on_and_called_off_at_the_desk
}

/// An address of the desk about an appeal, or about one thing in it.
pub fn address(path: &str, object: &str, id: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("object", object);
    if !id.is_empty() {
        query.append_pair("id", id);
    }
    format!("/desk/{path}?{}", query.finish())
}

/// The id in an address to which a form led, which says that it was done.
pub fn id_in(to: &str, done: &str) -> String {
    let (_, query) = to.split_once('?').unwrap_or_else(|| panic!("{to}"));
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    let value = |name: &str| {
        let found = pairs.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    assert_eq!(value("done"), done, "{to}");
    value("id")
}

/// Has the quay sign an appeal of the hub's.
pub async fn signed_by_the_quay(server: &Server, quay: &mut Desk, object: &str) {
    let page = quay.get(&address("endorse/check", object, "")).await;
    let digest = field(&page, "text-digest");
    let fields = [
        ("object", object),
        ("revision", "1"),
        ("text-digest", digest.as_str()),
        ("language-1", "en"),
        ("name-1", "Quay Union"),
    ];
    let (status, to) = quay.submit("/desk/endorse/check", &fields).await;
    assert!(status.is_redirection(), "{to}");
    until("the quay is on the list", || async {
        let list = server.list(object).await;
        match list.len() {
            1 => Ok(()),
            _ => Err(format!("{list:?}")),
        }
    })
    .await;
}

/// Proposes other words for a clause; gives the amendment's id.
pub async fn propose(desk: &mut Desk, object: &str, words: &str) -> String {
    let fields = [
        ("object", object),
        ("change", "change"),
        ("clause", "release"),
        ("language-1", "en"),
        ("text-1", words),
        ("language-2", "zh-Hant"),
        ("text-2", "今天就釋放全部十一人。"),
        ("reasons-1", "They have families."),
    ];
    let (status, to) = desk.submit("/desk/amendments/new", &fields).await;
    assert!(status.is_redirection(), "{to}");
    id_in(&to, "deciding-proposed")
}

async fn an_amendment_is_proposed_spoken_about_and_withdrawn_at_the_desk(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let object = server.publish("brakes").await;
    let mut hub = Desk::of(&server).await;
    let mut quay = at_the_quay(&server).await;
    let overview = address("amendments", &object, "");
    let page = quay.get(&overview).await;
    assert!(page.contains("Only organisations on the list"), "{page}");
    assert!(!page.contains("/desk/amendments/new"), "{page}");
    signed_by_the_quay(&server, &mut quay, &object).await;
    // Each clause can be chosen, and its words come with it in every language.
    let page = quay.get(&address("amendments/new", &object, "")).await;
    let strike = "change=strike&#38;clause=inspect";
    assert!(page.contains(strike), "{page}");
    let new = format!("{}&clause=release", address("amendments/new", &object, ""));
    let page = quay.get(&new).await;
    assert!(page.contains("Release all eleven.</textarea>"), "{page}");
    assert!(page.contains("釋放全部十一人。</textarea>"), "{page}");
    // Without words or reasons nothing is sent, and what was chosen stays.
    let empty = [
        ("object", object.as_str()),
        ("change", "change"),
        ("clause", "release"),
    ];
    let (status, page) = quay.submit("/desk/amendments/new", &empty).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("href=\"#text-1\"") && page.contains("href=\"#reasons-1\""));
    assert!(page.contains("href=\"#text-2\""), "{page}");
    assert!(page.contains("value=\"release\""), "{page}");
    // A language in which the text is signed cannot be dropped.
    let one_language = [
        ("object", object.as_str()),
        ("change", "change"),
        ("clause", "release"),
        ("language-1", "en"),
        ("text-1", "Release all eleven today."),
        ("language-2", "zh-Hant"),
        ("text-2", ""),
        ("reasons-1", "They have families."),
    ];
    let (status, page) = quay.submit("/desk/amendments/new", &one_language).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("href=\"#text-2\"") && !page.contains("href=\"#text-1\""));
    assert!(page.contains("釋放全部十一人。</textarea>"), "{page}");
    let id = propose(&mut quay, &object, "Release all eleven today.").await;
    // The organiser seconds it with a reservation.
    let one = address("amendments/one", &object, &id);
    let page = hub.get(&one).await;
    assert!(page.contains("They have families."), "{page}");
    assert!(page.contains("other words: Release all"), "{page}");
    let position = [
        ("object", object.as_str()),
        ("about", id.as_str()),
        ("seconds", "yes"),
        ("language", "en"),
        ("reservation", "Not without a date."),
    ];
    let (_, to) = hub.submit("/desk/amendments/position", &position).await;
    assert_eq!(id_in(&to, "deciding-said"), id);
    // Said in another language as well, the first one stays.
    let translated = [
        ("object", object.as_str()),
        ("about", id.as_str()),
        ("seconds", "yes"),
        ("language", "zh-Hant"),
        ("reservation", "須有日期。"),
    ];
    let (_, to) = hub.submit("/desk/amendments/position", &translated).await;
    assert_eq!(id_in(&to, "deciding-said"), id);
    let page = quay.get(&one).await;
    assert!(page.contains("Not without a date."), "{page}");
    let page = quay.get(&overview).await;
    assert!(page.contains("seconded by 1 organisation"), "{page}");
    let proposed = "Release all eleven today.";
    assert!(page.contains(proposed), "by what is proposed: {page}");
    let page = quay.get("/desk").await;
    assert!(page.contains("/desk/amendments?object="), "{page}");
    // Only its author takes it back, and only when sure.
    let about = [("object", object.as_str()), ("about", id.as_str())];
    let sure = [about[0], about[1], ("sure", "yes")];
    let (status, _) = hub.submit("/desk/amendments/withdraw", &sure).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let (status, _) = quay.submit("/desk/amendments/withdraw", &about).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let (_, to) = quay.submit("/desk/amendments/withdraw", &sure).await;
    id_in(&to, "deciding-withdrawn");
    let page = hub.get(&one).await;
    assert!(!page.contains("They have families."), "{page}");
    // Its words are gone, and the clause as it stands is not called its words.
    assert!(!page.contains("other words: "), "{page}");
    // The log knows what was done, and who may only look is not let.
    let log = quay.get("/desk/log.csv").await;
    assert!(log.contains(",amendment,") && log.contains(",amendment-withdraw,"));
    let mut viewer = member(&server, &mut hub, "v@hub.example", &["viewer"]).await;
    assert_eq!(viewer.look(&one).await.0, StatusCode::OK);
    let (status, _) = viewer.submit("/desk/amendments/position", &position).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
}

async fn a_ballot_is_opened_voted_on_and_called_off_at_the_desk(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let object = server.publish("brakes").await;
    let mut hub = Desk::of(&server).await;
    let mut quay = at_the_quay(&server).await;
    signed_by_the_quay(&server, &mut quay, &object).await;
    let new = address("ballots/new", &object, "");
    assert_eq!(quay.look(&new).await.0, StatusCode::FORBIDDEN);
    let page = hub.get(&new).await;
    assert!(
        page.contains("/orgs/quay"),
        "everybody listed votes: {page}"
    );
    let day = undersigned_tests::now() + chrono::TimeDelta::days(2);
    let day = day.format("%Y-%m-%d").to_string();
    let quay_id = server.org.replace("/orgs/hub", "/orgs/quay");
    let roll = format!("{}\n{quay_id}", server.org);
    let terms = [
        ("object", object.as_str()),
        ("question", "text"),
        ("closes-day", day.as_str()),
        ("closes-time", "18:00"),
        ("zone", "UTC"),
        ("roll", roll.as_str()),
        ("quorum", "50"),
        ("majority-of", "votes"),
        ("percent", "50"),
        ("more", "more"),
        ("opens-hours", "24"),
        ("unopened", "not-cast"),
    ];
    let wrong = terms.map(|(name, value)| match name {
        "quorum" => (name, "101"),
        "roll" => (name, "nobody"),
        _ => (name, value),
    });
    let (status, page) = hub.submit("/desk/ballots/new", &wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("href=\"#quorum\"") && page.contains("href=\"#roll\""));
    // Somebody who is not known here does not vote, but by a delegate.
    let strange = format!("{roll}\nhttps://stranger.example/orgs/s");
    let unknown = terms.map(|(name, value)| match name {
        "roll" => (name, strange.as_str()),
        _ => (name, value),
    });
    let (status, page) = hub.submit("/desk/ballots/new", &unknown).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Line 3"), "{page}");
    // The terms are read once more before they are signed.
    let none = terms.map(|(name, value)| match name {
        "quorum" => (name, "0"),
        _ => (name, value),
    });
    let (status, page) = hub.submit("/desk/ballots/new", &none).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(page.contains("The quorum is 0"), "{page}");
    // Nobody has spoken yet, and yet everybody on the roll is called by name.
    let voters = page.split("id=\"roll\"").nth(1).unwrap_or_default();
    let voters = voters.split("</ol>").next().unwrap_or_default();
    assert!(
        voters.contains("Hub Union") && voters.contains("Quay Union"),
        "{voters}"
    );
    assert!(page.contains("value=\"sign\""), "{page}");
    // The time as it was typed, and where, with UTC beside.
    let in_india = terms.map(|(name, value)| match name {
        "zone" => (name, "India"),
        _ => (name, value),
    });
    let (status, page) = hub.submit("/desk/ballots/new", &in_india).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let there = ["12:30 UTC", "18:00 (Asia/Kolkata; "];
    for shown in there {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let mut signed = in_india.to_vec();
    signed.push(("do", "sign"));
    let (_, to) = hub.submit("/desk/ballots/new", &signed).await;
    let id = id_in(&to, "deciding-opened");
    let page = quay.get(&address("amendments", &object, "")).await;
    assert!(page.contains("You have 1 vote to cast"), "{page}");
    let page = quay.get("/desk").await;
    assert!(page.contains("You have 1 vote to cast"), "{page}");
    let vote = |voter: &str, answer: &str| {
        [
            ("object", object.clone()),
            ("about", id.clone()),
            ("voter", voter.to_owned()),
            ("choice", answer.to_owned()),
        ]
    };
    let one = address("ballots/one", &object, &id);
    // So it is told to whoever may vote, wherever the ballot is shown.
    let name = id.rsplit('/').next().unwrap_or_default();
    let public = format!("/appeals/brakes/ballots/{name}");
    let overview = address("amendments", &object, "");
    for path in [
        "/desk",
        overview.as_str(),
        one.as_str(),
        "/appeals/brakes/proceedings",
        public.as_str(),
    ] {
        let page = quay.get(path).await;
        for shown in there {
            assert!(page.contains(shown), "{path}: {shown}: {page}");
        }
    }
    // No answer, and another's vote, are refused.
    for (voter, answer) in [(quay_id.as_str(), ""), (server.org.as_str(), "yes")] {
        let fields = vote(voter, answer);
        let fields = fields
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        let (status, page) = quay.submit("/desk/ballots/vote", &fields).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    }
    let fields = vote(&quay_id, "yes");
    let fields = fields
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let (_, to) = quay.submit("/desk/ballots/vote", &fields).await;
    assert_eq!(id_in(&to, "deciding-voted"), id);
    let page = quay.get(&one).await;
    assert!(page.contains("You have voted."), "{page}");
    assert!(page.contains(">For</strong>"), "how it voted: {page}");
    let cancel = [
        ("object", object.as_str()),
        ("about", id.as_str()),
        ("sure", "yes"),
    ];
    let (status, _) = quay.submit("/desk/ballots/cancel", &cancel).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let (_, to) = hub.submit("/desk/ballots/cancel", &cancel).await;
    id_in(&to, "deciding-cancelled");
    let page = quay.get(&one).await;
    assert!(page.contains("Called off"), "{page}");
    assert!(!page.contains("Votes until"), "{page}");
    assert!(!page.contains("action=\"/desk/ballots/vote\""), "{page}");
}
