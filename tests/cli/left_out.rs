//! Nothing left out: a file that lacks a line, sound in itself, is found out by what other servers
//! signed, by an older file, and by asking.

use crate::{PROGRAM, code, stderr, stdout};
use serde_json::{Value, json};
use std::process::{Command, Output};
use undersigned_domain::{AppealKey, State, Verified};
use undersigned_federation::signatures::Scheme;
use undersigned_proof::eddsa_jcs_2022;
use undersigned_tests::{Answer, Backend, Coalition, ForeignServer, now, until};

const SLUG: &str = "free-them";

/// Three servers with one list that all of them have signed for.
struct Coalitions {
    servers: Coalition,
    honest: Value,
}

impl Coalitions {
    async fn new() -> Self {
        let names = ["hub", "dockers", "teachers"];
        let servers = Coalition::of(PROGRAM, &names, Backend::Sqlite).await;
        let hub = &servers["hub"];
        let appeal = hub.publish(SLUG).await;
        let name = |name: &str| format!("Union of {name}");
        for signer in ["dockers", "teachers", "hub"] {
            servers[signer]
                .endorse(&appeal, &name(signer))
                .await
                .expect(202);
        }
        servers.settle(&names, &appeal, 3).await;
        let honest = until("everybody's word for the whole list", || async {
            let bundle = hub
                .fetch(&format!("/appeals/{SLUG}/bundle"))
                .await
                .expect(200);
            let whole = words(&bundle)
                .iter()
                .filter(|word| word["stateDigest"] == bundle["stateDigest"])
                .count();
            match whole {
                3 => Ok(bundle),
                _ => Err(bundle["seenBy"].to_string()),
            }
        })
        .await;
        Self { servers, honest }
    }

    /// What a server shows that leaves the dockers out: their endorsement and who let them in.
    /// The rest is as it was signed, and the digest is right.
    fn without_dockers(&self) -> Value {
        let dockers = self.servers["dockers"].org.as_str();
        let mut bundle = self.honest.clone();
        let statements = bundle["statements"].as_array_mut().expect("statements");
        let before = statements.len();
        statements.retain(|statement| {
            statement["attributedTo"] != dockers && statement["about"] != json!([dockers])
        });
        assert_eq!(statements.len(), before - 2);
        let appeal = AppealKey {
            object: bundle["object"].as_str().expect("an id").to_owned(),
            root: bundle["root"]
                .as_str()
                .expect("a key")
                .parse()
                .expect("a key"),
        };
        let kept = bundle["statements"].as_array().expect("statements").iter();
        let kept: Vec<_> = kept
            .map(|value| {
                Verified::check_value(value)
                    .expect("sound")
                    .statement()
                    .clone()
            })
            .collect();
        bundle["stateDigest"] = json!(State::gather(appeal, &kept).0.digest().to_string());
        bundle
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.servers["hub"].folder().join(name);
        std::fs::write(&path, text).expect("the file can be written");
        path.display().to_string()
    }

    fn policy(&self, needed: u64) -> String {
        let servers: Vec<String> = ["dockers", "teachers"]
            .iter()
            .map(|name| {
                let url = &self.servers[name].url;
                let words = words(&self.honest);
                let own = words
                    .iter()
                    .find(|word| word["attributedTo"] == format!("{url}/actor"));
                let key = own.expect("its word is there")["key"]
                    .as_str()
                    .expect("a key")
                    .to_owned();
                format!("{{ instance = \"{url}\", key = \"{key}\" }}")
            })
            .collect();
        let policy = format!(
            "servers = [{}]\nneeded = {needed}\nmax_age = \"1h\"\n",
            servers.join(", ")
        );
        self.write("policy.toml", &policy)
    }

    fn verify(&self, bundle: &Value, further: &[&str]) -> (i32, Value) {
        let file = self.write("given.json", &bundle.to_string());
        let output = verify(&[&[file.as_str(), "--json"], further].concat());
        let report = serde_json::from_str(&stdout(&output));
        (
            code(&output),
            report.unwrap_or_else(|_| panic!("{}", stderr(&output))),
        )
    }
}

fn words(bundle: &Value) -> Vec<Value> {
    bundle["seenBy"].as_array().cloned().unwrap_or_default()
}

fn verify(arguments: &[&str]) -> Output {
    let empty = tempfile::tempdir().expect("a temporary folder can be made");
    Command::new(PROGRAM)
        .arg("verify")
        .args(arguments)
        .env_clear()
        .env("UNDERSIGNED_ALLOW_PRIVATE_NETWORK", "true")
        .current_dir(empty.path())
        .output()
        .expect("the command can be run")
}

fn faults(report: &Value) -> Vec<(&str, &str)> {
    let faults = report["faults"].as_array().into_iter().flatten();
    faults
        .map(|fault| {
            let member = |name| fault[name].as_str().unwrap_or_default();
            (member("fault"), member("statement"))
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_endorsement_that_a_server_leaves_out_is_missed() {
    let coalition = Coalitions::new().await;
    let (lie, honest) = (coalition.without_dockers(), &coalition.honest);
    let (exit, report) = coalition.verify(&lie, &[]);
    assert_eq!(
        (exit, &report["sound"]),
        (0, &json!(true)),
        "sound in itself: {report}"
    );
    assert_eq!(report["seenBy"].as_array().map(Vec::len), Some(3));
    let whole = |seen: &Value| seen["wholeList"] == true;
    assert!(
        !report["seenBy"]
            .as_array()
            .is_some_and(|seen| seen.iter().any(whole))
    );

    // Others signed for another list than this.
    let policy = coalition.policy(1);
    let (exit, report) = coalition.verify(honest, &["--policy", &policy]);
    assert_eq!((exit, faults(&report)), (0, vec![]), "{report}");
    let (exit, report) = coalition.verify(&lie, &["--policy", &policy]);
    assert_eq!(exit, 1, "{report}");
    let urls = ["dockers", "teachers"].map(|name| coalition.servers[name].url.clone());
    let missed: Vec<_> = urls.iter().map(|url| ("policy", url.as_str())).collect();
    assert_eq!(faults(&report), missed);
    assert_eq!(report["policy"]["servers"][0]["whyNot"], "other-list");
    // Words from long ago are no words for now.
    let later = ["--policy", &policy, "--now", "2999-01-01T00:00:00Z"];
    assert_eq!(coalition.verify(honest, &later).0, 1);

    // Somebody kept an older file.
    let old = coalition.write("old.json", &honest.to_string());
    let (exit, report) = coalition.verify(&lie, &["--since", &old]);
    assert_eq!(exit, 1);
    assert_eq!(
        faults(&report).len(),
        2,
        "the endorsement and its admission: {report}"
    );
    assert!(
        faults(&report)
            .iter()
            .all(|(fault, _)| *fault == "left_out")
    );
    let dockers = &coalition.servers["dockers"].org;
    assert_eq!(report["since"]["gone"], json!([dockers]));
    assert_eq!(report["since"]["goneWithoutAWord"], json!([dockers]));
    assert_eq!(report["since"]["names"][dockers], "Union of dockers (en)");
    let file = coalition.write("given.json", &lie.to_string());
    let plain = stdout(&verify(&[&file, "--since", &old]));
    assert!(
        plain.contains("gone since: Union of dockers (en)"),
        "{plain}"
    );
    assert!(plain.contains("LEFT OUT"), "{plain}");

    // The others are asked.
    let (exit, report) = coalition.verify(honest, &["--online"]);
    assert_eq!((exit, faults(&report)), (0, vec![]), "{report}");
    let says = report["online"]["answers"].to_string();
    for expected in [
        "lists the root key",
        "holds this very list now",
        "confirms the key",
    ] {
        assert!(says.contains(expected), "{expected}: {says}");
    }
    let (exit, report) = coalition.verify(&lie, &["--online"]);
    assert_eq!(exit, 1, "{report}");
    assert!(
        faults(&report)
            .iter()
            .all(|(fault, _)| *fault == "left_out")
    );
    assert_eq!(faults(&report).len(), 2, "{report}");
    let says = report["online"]["answers"].to_string();
    assert!(says.contains("Union of dockers (en)"), "{says}");
}

/// Whoever signs twice at once spoils the true list as well: what was left out is missed all the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_fault_in_the_true_list_does_not_hide_what_was_left_out() {
    let mut coalition = Coalitions::new().await;
    let lie = coalition.without_dockers();
    let teachers = coalition.servers["teachers"].author();
    // Its own server would settle it at once.
    coalition.servers.server("teachers").kill().await;
    let statements = coalition.honest["statements"]
        .as_array()
        .expect("statements");
    let said = statements.iter().find(|said| {
        said["type"] == "Endorsement" && said["attributedTo"] == teachers.actor.as_str()
    });
    let mut again = said
        .and_then(Value::as_object)
        .expect("it is there")
        .clone();
    again.remove("proof");
    again.insert("nameMap".to_owned(), json!({"en": "Another name"}));
    let at = "2026-12-02T00:00:00Z";
    let again = eddsa_jcs_2022::sign(again, &teachers.key, &teachers.key_id, at);
    let hub = &coalition.servers["hub"];
    let foreign = ForeignServer::start().await;
    let carrier = foreign.organization("carrier");
    let body = json!({
        "object": lie["object"], "root": lie["root"], "statements": [again],
    });
    let address = format!("{}/sync/v1/push", hub.url);
    let letter = carrier.letter_at(Scheme::Rfc9421, &address, body.to_string(), now());
    letter
        .with("content-type", "application/json")
        .send()
        .await
        .expect(200);
    let bundle = hub
        .fetch(&format!("/appeals/{SLUG}/bundle"))
        .await
        .expect(200);
    let (exit, report) = coalition.verify(&bundle, &[]);
    assert_eq!((exit, faults(&report)[0].0), (1, "contested"), "{report}");

    let (exit, report) = coalition.verify(&lie, &["--online"]);
    assert_eq!(exit, 1, "{report}");
    let left_out = faults(&report)
        .iter()
        .filter(|(fault, _)| *fault == "left_out")
        .count();
    assert!(left_out >= 2, "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_list_and_a_forged_word_are_found_out() {
    let mut coalition = Coalitions::new().await;
    let old = coalition.honest.clone();
    let object = old["object"].as_str().expect("an id").to_owned();
    let late = coalition.servers["hub"]
        .attest(&object, json!({"names": {"en": "Late Union"}}))
        .await;
    let names = ["hub", "dockers", "teachers"];
    coalition.servers.settle(&names, &object, 4).await;
    // An old file names who saw it then; what is newer is said, and is no fault.
    let (exit, report) = coalition.verify(&old, &["--online"]);
    assert_eq!((exit, faults(&report)), (0, vec![]), "{report}");
    assert!(
        report["online"]["answers"]
            .to_string()
            .contains("newer than anything in it"),
        "{report}"
    );
    let warned = |report: &Value| report["warnings"].to_string().contains("outdated");
    assert!(warned(&report), "{report}");
    let (exit, report) = coalition.verify(&old, &["--online", "--strict"]);
    assert_eq!(exit, 1, "{report}");
    let found = faults(&report);
    assert!(
        found.iter().all(|(fault, _)| *fault == "outdated"),
        "{report}"
    );
    // Shown as if it were today's, without the words that give it away, it does not do.
    let policy = coalition.policy(2);
    let new: Answer = until("words for the longer list", || async {
        let answer = coalition.servers["hub"]
            .fetch(&format!("/appeals/{SLUG}/bundle"))
            .await;
        let whole = words(&answer.body)
            .iter()
            .filter(|word| word["stateDigest"] == answer.body["stateDigest"])
            .count();
        if whole == 3 {
            Ok(answer)
        } else {
            Err(answer.text)
        }
    })
    .await;
    assert_eq!(coalition.verify(&new.body, &["--policy", &policy]).0, 0);
    let mut stale = old.clone();
    stale["seenBy"] = new.body["seenBy"].clone();
    let (exit, report) = coalition.verify(&stale, &["--policy", &policy]);
    assert_eq!((exit, faults(&report).len()), (1, 2), "{report}");
    let newer = coalition.write("newer.json", &new.text);
    let (exit, report) = coalition.verify(&old, &["--since", &newer]);
    assert_eq!(
        (exit, faults(&report)),
        (1, vec![("left_out", late.as_str())])
    );

    // A word under a key of one's own making is sound by itself, and its server denies it.
    let mut forged = new.body.clone();
    let dockers = coalition.servers["dockers"].url.clone();
    let actor = format!("{dockers}/actor");
    forged["seenBy"] = json!([forge(&new.body, &actor)]);
    assert_eq!(coalition.verify(&forged, &[]).0, 0);
    assert_eq!(
        coalition
            .verify(&forged, &["--policy", &coalition.policy(1)])
            .0,
        1
    );
    let (exit, report) = coalition.verify(&forged, &["--online"]);
    assert_eq!(
        (exit, faults(&report)),
        (1, vec![("seen_by_key", actor.as_str())]),
        "{report}"
    );

    // Who does not answer proves nothing, and is named.
    coalition.servers.server("teachers").kill().await;
    let (exit, report) = coalition.verify(&new.body, &["--online"]);
    assert_eq!(exit, 0, "{report}");
    assert!(
        report["online"]["answers"]
            .to_string()
            .contains("could not be asked"),
        "{report}"
    );
}

/// A word in another server's name, under a key that it never saw.
fn forge(bundle: &Value, actor: &str) -> Value {
    let author = undersigned_domain::Author {
        actor: actor.to_owned(),
        key: undersigned_domain::SecretKey::from_seed(&[9; 32]),
        key_id: format!("{actor}#ed25519-key"),
    };
    let read = undersigned_domain::Bundle::read(bundle.to_string().as_bytes()).expect("a bundle");
    let word = undersigned_domain::SeenBy::write(&author, &read.state, "2026-01-01T00:00:00Z");
    serde_json::from_str(word.expect("it can be signed").text()).expect("JSON")
}
