//! Mails are neither lost nor forgotten, whatever happens to the mail server and to ours.

use crate::{Campaign, PROGRAM, SLUG};
use undersigned_tests::{
    Backend, MailServer, Server, Signer, on_both_databases, on_either_database, until,
};

on_both_databases! {
    a_mail_outlives_the_mail_server_and_a_crash
    what_is_refused_for_good_is_given_up_and_what_is_put_off_is_not
}

on_either_database! {
    without_a_mail_server_mails_become_files
}

async fn a_mail_outlives_the_mail_server_and_a_crash(backend: Backend) {
    let mut campaign = Campaign::start(backend, "never").await;
    campaign.mails.stop().await;
    let signer = Signer::of(&campaign.server);
    let wish = [("name", "Ana"), ("email", "ana@post.example")];
    assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
    campaign.server.kill().await;
    campaign.server.run().await;
    until("a word about the mail server", || async {
        let log = campaign.server.log();
        match log.contains("the mail server takes no mail") {
            true => Ok(()),
            false => Err(log),
        }
    })
    .await;
    assert!(!campaign.server.log().contains("ana@"));
    campaign.mails.resume().await;
    let mail = campaign.mails.until("ana@post.example", 1).await;
    signer
        .confirm(&mail.link(&campaign.server.url))
        .await
        .expect(200);
    assert_eq!(campaign.count().await, 1);
    campaign.mails.until("ana@post.example", 2).await;
    assert_eq!(campaign.mails.received().len(), 2);
}

async fn what_is_refused_for_good_is_given_up_and_what_is_put_off_is_not(backend: Backend) {
    let campaign = Campaign::start(backend, "never").await;
    campaign.mails.answer(
        "nobody@post.example",
        "550 no such person nobody@post.example",
    );
    campaign.mails.answer("busy@post.example", "450 later");
    let signer = Signer::of(&campaign.server);
    for name in ["nobody", "busy", "well"] {
        let email = format!("{name}@post.example");
        signer
            .sign(SLUG, &[("name", name), ("email", &email)])
            .await;
    }
    campaign.mails.until("well@post.example", 1).await;
    until("both in the log", || async {
        let log = campaign.server.log();
        match log.contains("refused for good") && log.contains("a mail is put off") {
            true => Ok(()),
            false => Err(log),
        }
    })
    .await;
    let log = campaign.server.log();
    assert!(!log.contains("nobody@") && !log.contains("busy@"), "{log}");
    assert_eq!(campaign.server.doctor("mails")["ok"], true);
}

async fn without_a_mail_server_mails_become_files(backend: Backend) {
    use std::os::unix::fs::PermissionsExt as _;
    let _unused = MailServer::start().await;
    let server = Server::start(PROGRAM, "amery", backend).await;
    server.publish(SLUG).await;
    let path = format!("/appeals/{SLUG}/people");
    server
        .api(reqwest::Method::PUT, &path, Some(crate::terms("never", 9)))
        .await
        .expect(200);
    let signer = Signer::of(&server);
    signer
        .sign(SLUG, &[("name", "Ana"), ("email", "ana@post.example")])
        .await;
    let folder = server.folder().join("mail");
    let file = until("the file", || async {
        let files = std::fs::read_dir(&folder).map_err(|error| error.to_string())?;
        let mut files = files.flatten().map(|entry| entry.path());
        files
            .find(|path| path.extension().is_some_and(|end| end == "eml"))
            .ok_or_else(|| "no file".to_owned())
    })
    .await;
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("To: ana@post.example"));
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let mode = std::fs::metadata(&folder).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}
