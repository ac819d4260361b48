//! Who waits for a person: whose address is elsewhere, whose new name is looked at, and whose refusal is undone.

use super::{Hub, OFFICE, SLUG, token};
use serde_json::json;
use undersigned_tests::{
    Backend, Desk,
    desk::{at_the_quay, field},
    on_both_databases, on_either_database, until,
};

on_both_databases! {
    a_refusal_of_a_form_is_undone
}

on_either_database! {
    an_address_elsewhere_waits_and_is_told_why_not
    who_gave_no_website_is_not_said_to_write_from_elsewhere
    a_new_name_that_is_refused_leaves_the_old_one_and_comes_back
    where_each_name_is_looked_at_corrections_wait_as_well
}

async fn who_gave_no_website_is_not_said_to_write_from_elsewhere(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    hub.fill_in(&[("website", "")]).await.expect(200);
    let link = hub.link(OFFICE, 1).await;
    hub.confirm(&link).await.expect(200);
    let query = [("object", hub.object.as_str())];
    let waiting = hub.server.get("/pending", &query).await.expect(200);
    let why = &waiting["items"][0]["why"];
    assert_eq!(why, "web_form_no_website", "{waiting}");
    let mut desk = Desk::of(&hub.server).await;
    let queue = desk.get("/desk").await;
    assert!(queue.contains("It gave no website"), "{queue}");
    assert!(!queue.contains("not at its own domain"), "{queue}");
}

async fn a_refusal_of_a_form_is_undone(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let address = "cranes@elsewhere.example";
    hub.fill_in(&[("email", address)]).await.expect(200);
    let link = hub.link(address, 1).await;
    hub.confirm(&link).await.expect(200);
    let own = hub.link(address, 2).await;
    let about = hub.server.pending(&hub.object).await.remove(0);
    let outcome = async |act: &str, about: &str| {
        let body = json!({
            "org": hub.server.org, "object": hub.object, "act": act, "reason": "other",
            "signers": [{"about": about}],
        });
        let answer = hub.server.post("/signers/decide", body).await.expect(200);
        answer["outcomes"][0]["outcome"].clone()
    };
    let decide = async |act: &str| assert_eq!(outcome(act, &about).await, "done", "{act}");
    decide("refuse").await;
    // Neither a reason that says nothing is told, nor a page that names nobody to write to.
    let mail = hub.mails.until(address, 3).await.text();
    for untold in ["The reason given", "write to the organiser"] {
        assert!(!mail.contains(untold), "{untold}: {mail}");
    }
    // Both its links say what became of it, and how it may go on.
    for link in [&own, &link] {
        let page = hub.signer.open(link).await.expect(410);
        assert!(page.contains("did not list this organisation"), "{page}");
        assert!(page.contains("/sign/organisation"), "{page}");
    }
    let query = [
        ("org", hub.server.org.as_str()),
        ("object", hub.object.as_str()),
        ("standing", "refused"),
    ];
    let refused = hub.server.get("/signers", &query).await.expect(200);
    assert_eq!(refused["items"][0]["how"], "web-form", "{refused}");
    assert_eq!(refused["items"][0]["reason"], "other", "{refused}");
    // As while it waited, it is known by the domain that confirmed, and not by an address of this server.
    assert_eq!(
        refused["items"][0]["domain"], "elsewhere.example",
        "{refused}"
    );
    decide("reconsider").await;
    assert_eq!(hub.server.pending(&hub.object).await, [about.as_str()]);
    // It is told so, and what it holds leads to it again.
    let mail = hub.mails.until(address, 4).await.text();
    assert!(mail.contains("has undone its refusal"), "{mail}");
    for link in [&own, &hub.link(address, 4).await] {
        let page = hub.signer.open(link).await.expect(200);
        assert!(page.contains("It waits for somebody"), "{page}");
    }
    decide("admit").await;
    assert!(hub.link(address, 5).await.contains("/manage?"));
    // It signed when it confirmed, not when somebody let it in.
    let listed = hub.server.entry(&hub.object, &about).await;
    let signed_at = listed.expect("it is listed")["signedAt"].clone();
    let statement = about.strip_prefix(&hub.server.url).expect("one of ours");
    let statement = hub.server.fetch(statement).await.expect(200);
    assert_eq!(signed_at, statement["signedAt"], "{statement}");
    assert!(signed_at.is_string(), "{statement}");
    assert!(hub.server.entry(&hub.object, &about).await.is_some());

    // Whoever signed anew meanwhile is not listed a second time.
    let address = "lamps@elsewhere.example";
    let sign = async |mails: usize| {
        hub.fill_in(&[("email", address), ("name-1", "Lamp Lighters")])
            .await
            .expect(200);
        let link = hub.link(address, mails).await;
        hub.confirm(&link).await.expect(200);
        hub.server.pending(&hub.object).await.remove(0)
    };
    let first = sign(1).await;
    assert_eq!(outcome("refuse", &first).await, "done");
    hub.mails.until(address, 3).await;
    let second = sign(4).await;
    assert_ne!(outcome("reconsider", &first).await, "done");
    assert_eq!(hub.server.pending(&hub.object).await, [second.as_str()]);
}

async fn a_new_name_that_is_refused_leaves_the_old_one_and_comes_back(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let id = hub.signed(&[]).await;
    let manage = hub.link(OFFICE, 2).await;
    let rename = [
        ("token", token(&manage)),
        ("language-1", "en"),
        ("name-1", "Amnesty"),
        ("country", "HK"),
    ];
    let path = "/sign-by-form/manage";
    hub.signer.post(path, &rename).await.expect(200);
    let told = hub.mails.until(OFFICE, 3).await.text();
    assert!(told.contains("Until then the list stays"), "{told}");
    let mut desk = Desk::of(&hub.server).await;
    let queue = format!("/desk/appeals/{SLUG}/queue");
    let shown = [desk.get("/desk").await, desk.get(&queue).await];
    for page in &shown {
        assert!(page.contains("On the list now: Crane Drivers"), "{page}");
    }
    let seen = field(&shown[1], "seen-1");
    let row = [("id-1", id.as_str()), ("seen-1", seen.as_str())];
    let asked = [&row[..], &[("one", "refuse 1")][..]].concat();
    let (_, to) = desk.submit(&queue, &asked).await;
    let check = desk.get(&to).await;
    for said in [
        "Only the new name is refused",
        "under its present name",
        "On the list now: Crane Drivers",
    ] {
        assert!(check.contains(said), "{said}: {check}");
    }
    assert!(!check.contains("they can sign again"), "{check}");

    let decide = format!("{queue}/decide");
    let refuse = [("do", "refuse"), ("reason", "other")];
    let (_, to) = desk
        .submit(&decide, &[&row[..], &refuse[..]].concat())
        .await;
    let done = desk.get(&to).await;
    assert!(done.contains("name=\"only\" value=\"1\""), "{done}");
    hub.mails.until(OFFICE, 4).await;
    let undo = [("do", "reconsider"), ("only", "1"), ("id-1", id.as_str())];
    let (_, to) = desk.submit(&decide, &undo).await;
    let done = desk.get(&to).await;
    assert!(done.contains("Waits again."), "{done}");
    let mail = hub.mails.until(OFFICE, 5).await.text();
    assert!(
        mail.contains("Amnesty waits for a decision again"),
        "{mail}"
    );
    let pending = hub.server.pending(&hub.object).await;
    assert_eq!(pending, std::slice::from_ref(&id));
    let listed = hub.server.entry(&hub.object, &id).await;
    let names = listed.expect("it is listed")["names"].clone();
    assert_eq!(names, json!({"en": "Crane Drivers"}));

    // So it is said where one is decided about by itself.
    let by_itself = [&row[..], &refuse[..], &[("one", "refuse")][..]].concat();
    let (status, to) = desk.submit(&decide, &by_itself).await;
    assert!(status.is_redirection(), "{to}");
    let page = desk.get(&to).await;
    assert!(
        page.contains("The new name Amnesty was not taken"),
        "{page}"
    );
    assert!(page.contains("value=\"reconsider\""), "{page}");
}

async fn an_address_elsewhere_waits_and_is_told_why_not(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let mut desk = Desk::of(&hub.server).await;
    let addresses = ["cranes@gmail.com", "cranes@elsewhere.example"];
    let why = [
        "anybody can get an e-mail address at gmail.com",
        "is not at the domain",
    ];
    for (address, why) in addresses.into_iter().zip(why) {
        hub.fill_in(&[("email", address)]).await.expect(200);
        let link = hub.link(address, 1).await;
        let page = hub.signer.open(&link).await.expect(200);
        assert!(page.contains(why), "{page}");
        assert!(!page.contains("listed at once"), "{page}");
        let done = hub.confirm(&link).await.expect(200);
        assert!(done.contains("Confirmed"), "{done}");
        hub.mails.until(address, 2).await;
    }
    assert!(hub.server.list(&hub.object).await.is_empty());
    let pending = hub.server.pending(&hub.object).await;
    assert_eq!(pending.len(), 2);
    let queue = desk.get("/desk").await;
    for words in [
        "gmail.com",
        "elsewhere.example",
        "not at its own domain",
        "https://www.crane-drivers.example/",
    ] {
        assert!(queue.contains(words), "{words}: {queue}");
    }
    // The organiser's people see who asks, as the form says; nobody else does.
    assert!(queue.contains("cranes@"), "{queue}");

    let act = |about: &str, reason: &str| {
        [
            ("csrf", field(&queue, "csrf")),
            ("about", about.to_owned()),
            ("object", hub.object.clone()),
            ("reason", reason.to_owned()),
        ]
    };
    let refuse = act(&pending[0], "not-authorised");
    let refuse: Vec<(&str, &str)> = refuse.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let (status, to) = desk.post("/desk/refuse", &refuse).await;
    assert!(status.is_redirection(), "{to}");
    let mail = hub.mails.until(addresses[0], 3).await.text();
    assert!(
        mail.contains("nobody there had the right to sign"),
        "{mail}"
    );
    let admit = act(&pending[1], "");
    let admit: Vec<(&str, &str)> = admit.iter().map(|(k, v)| (*k, v.as_str())).collect();
    // Nobody is let in whose words are other ones than were seen.
    let stale = [admit.clone(), vec![("seen", "0123456789abcdef")]].concat();
    let (status, again) = desk.post("/desk/admit", &stale).await;
    assert_eq!(status.as_u16(), 422, "{again}");
    assert!(
        again.contains("says something else") && !again.contains("<strong>Done.</strong>"),
        "{again}"
    );
    // Nor by who does not call for it, who is told so.
    let mut neighbour = at_the_quay(&hub.server).await;
    let (status, again) = neighbour.submit("/desk/admit", &admit[1..]).await;
    assert_eq!(status.as_u16(), 422, "{again}");
    assert!(
        again.contains("Your organisation is no initiator of this appeal"),
        "{again}"
    );
    assert!(hub.server.entry(&hub.object, &pending[1]).await.is_none());
    let (status, to) = desk.post("/desk/admit", &admit).await;
    assert!(status.is_redirection(), "{to}");
    assert!(hub.link(addresses[1], 3).await.contains("/manage?"));
    let entry = hub
        .server
        .entry(&hub.object, &pending[1])
        .await
        .expect("listed");
    assert_eq!(entry["provenance"], "web-form");
    let page = hub.entry_page(&hub.server, &pending[1]).await;
    let how = "not known to be at its own domain; the organiser looked at it";
    assert!(page.contains(how), "{page}");
    assert!(!page.contains("elsewhere.example"), "{page}");
    let list = hub.signer.open(&format!("/appeals/{SLUG}/cosigners")).await;
    let list = list.expect(200);
    assert!(list.contains("form, confirmed by e-mail"), "{list}");
    assert!(!list.contains("elsewhere.example"), "{list}");
    // Nor does the letter say that the organisation's own domain confirmed it.
    let letter = format!("/appeals/{SLUG}");
    let page = hub.signer.open(&letter).await.expect(200);
    assert!(
        page.contains("by form, confirmed by e-mail") && !page.contains("at their domain"),
        "{page}"
    );
    assert!(hub.server.pending(&hub.object).await.is_empty());
    // What was decided already is not said to be done.
    let (_, to) = desk.post("/desk/admit", &admit).await;
    let page = desk.get(&to).await;
    assert!(
        page.contains("Nothing was left to decide") && !page.contains("<strong>Done.</strong>"),
        "{page}"
    );

    // Who was refused may try again.
    hub.fill_in(&[("email", addresses[0])]).await.expect(200);
    assert!(hub.link(addresses[0], 4).await.contains("/confirm?"));

    // Many of one domain wait as well, whatever their website says.
    let sent = async |number: usize, waits: bool| {
        let address = format!("n{number}@crane-drivers.example");
        hub.fill_in(&[("email", &address), ("name-1", &format!("Branch {number}"))])
            .await
            .expect(200);
        let link = hub.link(&address, 1).await;
        let page = hub.signer.open(&link).await.expect(200);
        assert_eq!(page.contains("listed at once"), !waits, "{page}");
        link
    };
    for number in [1, 2] {
        let link = sent(number, false).await;
        hub.confirm(&link).await.expect(200);
    }
    // Of two that are confirmed at the same time each may see two before it.
    let (third, fourth) = (sent(3, false).await, sent(4, false).await);
    let both = tokio::join!(hub.confirm(&third), hub.confirm(&fourth));
    both.0.expect(200);
    both.1.expect(200);
    assert_eq!(hub.server.pending(&hub.object).await.len(), 1);
    sent(5, true).await;
    // Whoever leaves makes no room for others there.
    for number in [1, 2] {
        let address = format!("n{number}@crane-drivers.example");
        let manage = hub.link(&address, 2).await;
        let sure = [("token", token(&manage)), ("sure", "yes")];
        let gone = hub.signer.post("/sign-by-form/manage/withdraw", &sure);
        gone.await.expect(200);
    }
    sent(6, true).await;
}

async fn where_each_name_is_looked_at_corrections_wait_as_well(backend: Backend) {
    let hub = Hub::start(backend, "moderated").await;
    let form = format!("/appeals/{SLUG}/sign/organisation");
    let form = hub.signer.open(&form).await.expect(200);
    let looks = "the organiser looks at it before your organisation is listed";
    assert!(form.contains(looks), "{form}");
    assert!(!form.contains("as soon as that is confirmed"), "{form}");
    hub.fill_in(&[]).await.expect(200);
    let link = hub.link(OFFICE, 1).await;
    let page = hub.signer.open(&link).await.expect(200);
    assert!(page.contains("as at everybody who signs"), "{page}");
    hub.confirm(&link).await.expect(200);
    // Mails that wait together leave together, in any order.
    hub.mails.until(OFFICE, 2).await;
    let id = hub.server.pending(&hub.object).await.remove(0);
    // Nobody signs another wording by having waited.
    let demands = json!([{"id": "release", "text": {"en": "Release all twelve.", "zh-Hant": "釋放全部十二人。"}}]);
    let revised = hub.server.revise(SLUG, json!({"demands": demands})).await;
    assert_eq!(revised.expect(200)["revision"], 2);
    hub.server
        .decide(&hub.object, &id, "admitted")
        .await
        .expect(201);
    let statement = id.strip_prefix(&hub.server.url).expect("at our server");
    let signed = hub.server.fetch(statement).await.expect(200);
    assert_eq!(signed["revision"], 1, "{signed}");
    let manage = hub.link(OFFICE, 3).await;
    let rename = |name: &'static str| {
        [
            ("token", token(&manage)),
            ("language-1", "en"),
            ("name-1", name),
        ]
    };
    let path = "/sign-by-form/manage";
    let noted = hub.signer.post(path, &rename("Amnesty")).await.expect(200);
    assert!(
        noted.contains("Until then the list stays as it is"),
        "{noted}"
    );
    let names = |name: &str| json!({"en": name});
    let listed = hub.server.entry(&hub.object, &id).await.unwrap();
    assert_eq!(listed["names"], names("Crane Drivers"));
    assert_eq!(
        hub.server.pending(&hub.object).await,
        std::slice::from_ref(&id)
    );
    let refusal = json!({"org": hub.server.org, "object": hub.object, "about": id});
    hub.server.post("/refusals", refusal).await.expect(200);
    // It is told of the new wording as well, whichever mail comes first.
    until("a mail about the name that was refused", || async {
        let texts = hub.mails.to(OFFICE).into_iter().map(|mail| mail.text());
        let texts: Vec<String> = texts.collect();
        let told = |text: &String| text.contains("did not take the new name");
        match texts.iter().any(told) {
            true => Ok(()),
            false => Err(texts.join("\n")),
        }
    })
    .await;
    let listed = hub.server.entry(&hub.object, &id).await.unwrap();
    assert_eq!(listed["names"], names("Crane Drivers"));

    hub.signer
        .post(path, &rename("Crane Drivers’ Union"))
        .await
        .expect(200);
    hub.server
        .decide(&hub.object, &id, "admitted")
        .await
        .expect(201);
    let listed = hub.server.entry(&hub.object, &id).await.unwrap();
    assert_eq!(listed["names"], names("Crane Drivers’ Union"));
    assert!(hub.server.pending(&hub.object).await.is_empty());
}
