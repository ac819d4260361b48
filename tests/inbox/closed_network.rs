//! A server that may connect to the public internet only, as all do outside of tests: whatever
//! address a stranger names, nothing inside is asked.

use crate::{
    PROGRAM,
    table::{case, refuse_all},
};
use serde_json::json;
use undersigned_federation::signatures::{Scheme, SigningKey, generate_rsa_2048};
use undersigned_tests::{Answer, Backend, ForeignActor, ForeignServer, Server};

const PUBLIC_URL: &str = "https://hub.example";

/// A key id is looked up because somebody sent a request signed with it.
async fn name(server: &Server, actor: &ForeignActor, der: &[u8], key_id: &str) -> Answer {
    let mut actor = actor.clone();
    actor.http = SigningKey::from_pkcs8(key_id, der).expect("a key");
    let like = actor.activity("Like", json!("https://hub.example/x"));
    let letter = actor.letter(Scheme::Cavage, &format!("{PUBLIC_URL}/inbox"), &like);
    letter
        .sent_to(&format!("{}/inbox", server.address()))
        .send()
        .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_address_inside_is_asked_for_a_key() {
    let hub = Server::start_public(PROGRAM, "hub", Backend::Sqlite, PUBLIC_URL).await;
    let inside = ForeignServer::start().await;
    let actor = inside.organization("inside");
    let (der, _) = generate_rsa_2048().expect("an RSA key can be made");
    let port = inside.base.rsplit_once(':').expect("a port").1;
    let mut ids = vec![format!("{}#main-key", actor.id)];
    for host in [
        "localhost",
        "a.localhost",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
    ] {
        ids.push(format!("http://{host}:{port}/orgs/inside#main-key"));
        ids.push(format!("https://{host}:{port}/orgs/inside#main-key"));
    }
    for host in [
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "[fc00::1]",
        "[fe80::1]",
    ] {
        ids.push(format!("https://{host}/a#k"));
    }
    for other in [
        "https://peer.example:22/a#k",
        "https://peer.example:25/a#k",
        "https://peer.example:6379/a#k",
        "http://peer.example/a#k",
        "https://a:b@peer.example/a#k",
        "ftp://peer.example/a#k",
        "#k",
    ] {
        ids.push(other.to_owned());
    }
    let rows = ids
        .iter()
        .map(|id| case(id, name(&hub, &actor, &der, id), 401, "key_unresolvable"))
        .collect();
    refuse_all(&hub, None, rows).await;
    assert_eq!(inside.asked(), Vec::<String>::new());
}
