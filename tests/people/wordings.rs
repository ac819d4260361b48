//! People sign a wording, and stay under it until they sign another.

use crate::{Campaign, SLUG, news::update, news_along::publish};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::json;
use undersigned_tests::{
    Backend, Server, Signer, desk::field, on_both_databases, on_either_database, open_database,
    until,
};

on_both_databases! {
    who_gets_the_news_is_told_once_of_a_new_wording
    a_mail_that_waits_does_not_reach_who_has_gone_or_signed_meanwhile
}

on_either_database! {
    who_signs_is_under_the_text_that_the_page_showed
}

impl Campaign {
    /// Publishes a wording in other words than the ones before.
    async fn reword(&self, words: &str, revision: u64) {
        self.server.reword(SLUG, words, revision).await;
    }

    /// How many people signed an earlier wording, as the API says.
    async fn earlier(&self) -> u64 {
        let path = format!("/appeals/{SLUG}/people");
        let body = self.server.get(&path, &[]).await.expect(200);
        body["earlierWording"].as_u64().expect("a count")
    }
}

async fn who_signs_is_under_the_text_that_the_page_showed(backend: Backend) {
    let campaign = Campaign::start(backend, "full").await;
    let (server, mails) = (&campaign.server, &campaign.mails);
    let signer = Signer::of(server);
    let mut links = Vec::new();
    for email in ["ana@post.example", "ben@post.example"] {
        let wish = [("name", "Ana B."), ("email", email), ("shown", "full")];
        assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
        links.push(mails.until(email, 1).await.link(&server.url));
    }
    let page = signer.open(&links[0]).await.expect(200);
    assert!(
        page.contains("First wording") && page.contains("no brakes"),
        "{page}"
    );
    assert!(!page.contains("has changed since"), "{page}");

    // Between the form and the link, and while the page is open.
    campaign.reword("They stopped two cranes.", 2).await;
    let page = signer.open(&links[0]).await.expect(200);
    for said in ["Second wording", "two cranes", "has changed since"] {
        assert!(page.contains(said), "{said} in {page}");
    }
    campaign.reword("They stopped three cranes.", 3).await;
    let again = signer.press(&page, "/sign/confirm").await.expect(422);
    assert!(again.contains("three cranes"), "{again}");
    assert!(
        again.contains("was changed while this page was open"),
        "{again}"
    );
    // Nobody signs what no page has shown.
    let token = field(&page, "token");
    for revision in ["", "0", "-1", "4", "three", "99999999999999999999"] {
        let fields = [("token", token.as_str()), ("revision", revision)];
        signer.post("/sign/confirm", &fields).await.expect(422);
    }
    assert_eq!(campaign.count().await, 0);
    signer.press(&again, "/sign/confirm").await.expect(200);
    signer.confirm(&links[1]).await.expect(200);
    assert_eq!((campaign.count().await, campaign.earlier().await), (2, 0));
    let people = format!("/appeals/{SLUG}/people");
    let names = signer.open(&people).await.expect(200);
    assert!(
        names.contains("Ana B.") && !names.contains("earlier wording"),
        "{names}"
    );

    campaign.reword("They stopped four cranes.", 4).await;
    assert_eq!(campaign.earlier().await, 2);
    let names = signer.open(&people).await.expect(200);
    assert!(
        names.contains("Of these, 2 signed an earlier wording"),
        "{names}"
    );
    assert_eq!(names.matches("Signed wording 3, of").count(), 2, "{names}");
    // Beside the list stands what signed statements say, as at every server: how many, and not which wording.
    let people = "<td colspan=\"2\">2 <span class=\"meta\">whichever wording</span></td>";
    until("a signed number of people", || async {
        let page = signer.open(&format!("/appeals/{SLUG}")).await.expect(200);
        let figures = page.split("id=\"figures\"").nth(1).expect("figures");
        match figures.contains(people) && page.contains("2 people (whichever wording)") {
            true => Ok(()),
            false => Err(figures.to_owned()),
        }
    })
    .await;

    // They sign the new one themselves, and only what they see.
    let mail = mails.until("ana@post.example", 2).await;
    let own = mail.link(&server.url);
    let page = signer.open(&own).await.expect(200);
    for said in ["There is a new wording", "four cranes", "Sign wording 4"] {
        assert!(page.contains(said), "{said} in {page}");
    }
    campaign.reword("They stopped five cranes.", 5).await;
    let again = signer.press(&page, "/signature/wording").await.expect(422);
    assert!(again.contains("five cranes"), "{again}");
    assert_eq!(campaign.earlier().await, 2);
    let signed = signer.press(&again, "/signature/wording").await;
    assert_eq!(signed.status, 303, "{}", signed.text);
    let page = signer.open(&signed.location).await.expect(200);
    assert!(page.contains("You have signed the new wording"), "{page}");
    assert!(!page.contains("There is a new wording"), "{page}");
    assert_eq!((campaign.count().await, campaign.earlier().await), (2, 1));

    // Once nobody can sign any more, there is no button, and an old page has none either.
    let ben = mails.until("ben@post.example", 2).await.link(&server.url);
    let page = signer.open(&ben).await.expect(200);
    server.end(SLUG, "close").await.expect(200);
    let late = signer.press(&page, "/signature/wording").await;
    assert_eq!(late.status, 409, "{}", late.text);
    let page = signer.open(&ben).await.expect(200);
    assert!(!page.contains("/signature/wording"), "{page}");
    // Of who withdraws nothing is counted under any wording.
    let token = field(&page, "token");
    let withdraw = [("token", token.as_str())];
    let gone = signer.post("/signature/withdraw", &withdraw).await;
    gone.expect(200);
    assert_eq!((campaign.count().await, campaign.earlier().await), (1, 0));
}

async fn who_gets_the_news_is_told_once_of_a_new_wording(backend: Backend) {
    let mut campaign = Campaign::start(backend, "never").await;
    let signer = Signer::of(&campaign.server);
    let (ana, ben) = ("ana@post.example", "ben@post.example");
    for (email, ticked) in [(ana, "yes"), (ben, "")] {
        let wish = [("name", "A"), ("email", email), ("news", ticked)];
        assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
        let mail = campaign.mails.until(email, 1).await;
        let link = mail.link(&campaign.server.url);
        signer.confirm(&link).await.expect(200);
        campaign.mails.until(email, 2).await;
    }
    campaign.reword("They stopped two cranes.", 2).await;
    let told = campaign.mails.until(ana, 3).await;
    let subject = told.header("Subject").expect("a subject");
    // Of which appeal, the text says.
    let host = campaign.server.url.replace("http://", "");
    assert_eq!(subject, format!("There is a new wording: {host}"));
    assert!(told.header("List-Unsubscribe").is_some(), "{}", told.text());
    // Neither a translation nor a restart tells it again; what comes after is the next mail.
    campaign.server.stop().await;
    campaign.server.run().await;
    let topics = json!({"topics": ["Harbours"]});
    campaign.server.revise(SLUG, topics).await.expect(200);
    publish(&campaign.server, update("They are out")).await;
    let next = campaign.mails.until(ana, 4).await;
    assert!(next.text().contains("They are out"), "{}", next.text());
    // Who did not ask for news is not written to.
    assert_eq!(campaign.mails.to(ben).len(), 2);

    let signature = format!("{}/signature?token=", campaign.server.url);
    let page = signer.open(&told.link(&signature)).await.expect(200);
    let signed = signer.press(&page, "/signature/wording").await;
    assert_eq!(signed.status, 303, "{}", signed.text);
    assert_eq!(campaign.earlier().await, 1);
    // The next wording is told as well, by the same link.
    campaign.reword("They stopped three cranes.", 3).await;
    let more = campaign.mails.until(ana, 5).await;
    assert_eq!(more.link(&signature), told.link(&signature));
}

/// How many mails about something that may end wait.
async fn about_something(server: &Server) -> usize {
    let database = open_database(server.database_url()).await;
    let query = "SELECT 1 FROM mails WHERE about IS NOT NULL";
    let query = Statement::from_string(database.get_database_backend(), query);
    let rows = database.query_all_raw(query).await;
    database.close().await.expect("it can be closed");
    rows.expect("it can be asked").len()
}

async fn a_mail_that_waits_does_not_reach_who_has_gone_or_signed_meanwhile(backend: Backend) {
    let mut campaign = Campaign::start(backend, "never").await;
    let signer = Signer::of(&campaign.server);
    let people = ["ana", "ben", "cat"].map(|name| format!("{name}@post.example"));
    let mut own = Vec::new();
    for email in &people {
        let wish = [("name", "A"), ("email", email.as_str()), ("news", "yes")];
        assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
        let mail = campaign.mails.until(email, 1).await;
        let link = mail.link(&campaign.server.url);
        signer.confirm(&link).await.expect(200);
        let signature = format!("{}/signature?token=", campaign.server.url);
        own.push(campaign.mails.until(email, 2).await.link(&signature));
    }
    campaign.mails.stop().await;
    campaign.reword("They stopped two cranes.", 2).await;
    until("mails about the wording", || async {
        let waiting = about_something(&campaign.server).await;
        (waiting == 3).then_some(()).ok_or(waiting.to_string())
    })
    .await;
    // One withdraws and goes on reading the news, one signs the new wording.
    let page = signer.open(&own[0]).await.expect(200);
    let withdraw = [("token", field(&page, "token"))];
    let withdraw = withdraw
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let gone = signer.post("/signature/withdraw", &withdraw).await;
    gone.expect(200);
    let page = signer.open(&own[1]).await.expect(200);
    let signed = signer.press(&page, "/signature/wording").await;
    assert_eq!(signed.status, 303, "{}", signed.text);
    assert_eq!(about_something(&campaign.server).await, 1);
    campaign.mails.resume().await;
    let told = campaign.mails.until(&people[2], 3).await;
    let subject = told.header("Subject").expect("a subject");
    assert!(subject.contains("There is a new wording"), "{subject}");
    let gone = campaign.mails.until(&people[0], 3).await;
    let subject = gone.header("Subject").expect("a subject");
    assert!(!subject.contains("wording"), "{subject}");
    publish(&campaign.server, update("They are out")).await;
    let next = campaign.mails.until(&people[0], 4).await;
    assert!(next.text().contains("They are out"), "{}", next.text());
    let next = campaign.mails.until(&people[1], 3).await;
    assert!(next.text().contains("They are out"), "{}", next.text());
}
