//! Word of what waits, in mails to people.

use crate::{PROGRAM, at_the_quay, member};
use reqwest::{Client, Method, StatusCode};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::json;
use undersigned_tests::{
    Backend, Desk, MailServer, Server, WrongClock, on_both_databases, open_database, until,
};

on_both_databases! {
    people_are_told_once_what_waits_and_can_end_it_with_a_click
}

const DAY: i64 = 24 * 60 * 60;

/// A moderated appeal of the hub.
pub async fn moderated(server: &Server) -> String {
    let mut draft = server.petition("brakes");
    draft["admission"] = json!("moderated");
    server.publish_draft(draft).await
}

/// Has another organisation of the same server endorse; it waits.
pub async fn endorse(server: &Server, handle: &str, object: &str) {
    let token = server.command_json(&["token", "create", "--org", handle, "--json"]);
    let token = token["token"].as_str().expect("a token").to_owned();
    let body = json!({
        "org": handle, "object": object, "names": {"en": format!("The {handle} of nobody’s business")},
    });
    let request = server
        .client
        .request(Method::POST, format!("{}/api/v1/endorsements", server.url))
        .bearer_auth(token)
        .json(&body);
    let answer = request.send().await.expect("an answer");
    assert!(answer.status().is_success(), "{}", answer.status());
    let org = format!("{}/orgs/{handle}", server.url);
    until("somebody waits", || async {
        let waiting = server.pending(object).await;
        match waiting.contains(&org) {
            true => Ok(()),
            false => Err(format!("{waiting:?}")),
        }
    })
    .await;
}

/// Waits until everybody who has come was looked at once: who was not is told a day later.
async fn until_looked_at(server: &Server) {
    const NOT_LOOKED_AT: &str = "SELECT email FROM accounts \
        WHERE joined_at IS NOT NULL AND digest <> 'off' AND digest_next_at IS NULL";
    let database = open_database(server.database_url()).await;
    until("a first look at everybody", || async {
        let query = Statement::from_string(database.get_database_backend(), NOT_LOOKED_AT);
        let rows = database.query_all_raw(query).await;
        match rows.map_err(|error| error.to_string())?.len() {
            0 => Ok(()),
            many => Err(format!("{many} were not looked at")),
        }
    })
    .await;
    database.close().await.expect("the database can be closed");
}

async fn people_are_told_once_what_waits_and_can_end_it_with_a_click(backend: Backend) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let mut server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    let clock = WrongClock::of(&mut server);
    server.stop().await;
    server.run().await;
    let object = moderated(&server).await;
    drop(at_the_quay(&server).await);
    let mut owner = Desk::of(&server).await;
    let mut editor = member(&server, &mut owner, "ana@hub.example", &["editor"]).await;
    // The invitation to the desk; nothing of what waits on the same day.
    mails.until("ana@hub.example", 1).await;
    endorse(&server, "quay", &object).await;
    // Ana wants to know as well, in Spanish; owners need not say so.
    let wish = [("digest", "daily"), ("language-mails", "es")];
    let (status, to) = editor.submit("/desk/account/mails", &wish).await;
    assert!(status.is_redirection() && to.contains("own-mails"), "{to}");
    assert!(
        editor
            .get("/desk/account")
            .await
            .contains("value=\"es\" selected")
    );
    until_looked_at(&server).await;
    assert!(mails.to("hub@unions.example").is_empty());

    clock.set(2 * DAY);
    let mail = mails.until("hub@unions.example", 1).await;
    let text = mail.text();
    assert!(text.contains("One signer waits"), "{text}");
    let link = format!("{}/desk/appeals/brakes/queue", server.url);
    assert!(text.contains(&link), "{text}");
    // Nobody is named, neither who waits nor who is written to.
    assert!(!text.contains("quay") && !text.contains("Quay"), "{text}");
    assert_eq!(mail.header("Content-Language").as_deref(), Some("en"));
    let one_click = mail.header("List-Unsubscribe-Post");
    assert_eq!(one_click.as_deref(), Some("List-Unsubscribe=One-Click"));
    let theirs = mails.until("ana@hub.example", 2).await;
    assert_eq!(theirs.header("Content-Language").as_deref(), Some("es"));

    // Nothing new: nothing is sent, days later and after a restart.
    server.stop().await;
    server.run().await;
    clock.set(5 * DAY);
    server.command_json(&[
        "setup",
        "--org",
        "pier",
        "--name",
        "en=Pier",
        "--email",
        "p@pier.example",
        "--json",
    ]);
    endorse(&server, "pier", &object).await;
    clock.set(7 * DAY);
    let mail = mails.until("hub@unions.example", 2).await;
    assert!(mail.text().contains("2 signers wait"), "{}", mail.text());
    mails.until("ana@hub.example", 3).await;

    // The one click of mail programs: a POST from elsewhere to the address in the header.
    let stop = mail.header("List-Unsubscribe").expect("a header");
    let stop = stop.trim_matches(['<', '>']).to_owned();
    let looked = Client::new().get(&stop).send().await.expect("a page");
    assert_eq!(looked.status(), StatusCode::OK);
    assert!(
        owner
            .get("/desk/account")
            .await
            .contains("value=\"daily\" selected")
    );
    let ended = Client::new()
        .post(&stop)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body("List-Unsubscribe=One-Click")
        .send()
        .await
        .expect("an answer");
    assert_eq!(ended.status(), StatusCode::OK);
    assert!(
        owner
            .get("/desk/account")
            .await
            .contains("value=\"off\" selected")
    );
    for wrong in ["", "1", "1-x", "99999-x", "x-1"] {
        let address = format!("{}/notices?token={wrong}", server.url);
        let answer = Client::new().post(address).send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{wrong}");
    }
    // Ana is still told, and whoever ended it is not.
    server.command_json(&[
        "setup",
        "--org",
        "dock",
        "--name",
        "en=Dock",
        "--email",
        "d@dock.example",
        "--json",
    ]);
    endorse(&server, "dock", &object).await;
    clock.set(9 * DAY);
    mails.until("ana@hub.example", 4).await;
    assert_eq!(mails.different("hub@unions.example").len(), 2);
    assert!(!server.log().contains("ana@hub.example"));
}
