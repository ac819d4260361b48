//! What others meet: whether they reach this server at its public address and find its organisations there, and
//! whether its clock is right by those of others.

use super::{Finding, certificate, not_checked};
use crate::{Settings, commands::words::counted};
use reqwest::{Client, Response, StatusCode, header, redirect};
use std::time::Duration;
use undersigned_federation::{Instance, peer_clocks, standing::Trouble};
use undersigned_store::organizations;
use url::Url;

/// How long any request may take.
const TIMEOUT: Duration = Duration::from_secs(5);
/// How many bytes of an answer are read: what is asked for here is far shorter.
const MOST_READ: usize = 256 * 1024;
/// How far the clocks of two servers may differ, in seconds: HTTP signatures allow no more.
const MAX_SKEW: i64 = 30;
/// How many other servers have to say what time it is.
const FEW_PEERS: usize = 2;
/// Why what is asked of the server itself was not checked.
const UNREACHED: &str = "the server could not be reached";

/// rustls names the certificate in whatever it does not like about it.
pub(super) fn tls(base: &str, answer: &Result<Response, String>, now: i64) -> Result<(), Finding> {
    match answer {
        _ if !base.starts_with("https://") => not_checked("the public URL is not https"),
        Ok(response) => certificate::in_time(response, now),
        Err(error) if error.contains("certificate") => {
            Err(format!("{error}; renew or correct the certificate in the reverse proxy").into())
        }
        Err(_) => not_checked(UNREACHED),
    }
}

/// Whether the public URL leads here: what is asked for is the server's own actor, which nobody else shows under our
/// name.
pub(super) async fn reachable(
    instance: &Instance,
    answer: Result<Response, String>,
) -> Result<(), String> {
    let base = instance.addresses.base();
    let actor = instance.addresses.instance_actor();
    let response = answer.map_err(|error| {
        format!(
            "{base} cannot be reached ({error}); start the server, and check DNS \
             and reverse proxy"
        )
    })?;
    match response.status() {
        StatusCode::MISDIRECTED_REQUEST => {
            return Err(format!(
                "{actor} answers 421: another server is there, or the reverse proxy passes on another `Host` than {}",
                instance.addresses.host()
            ));
        }
        status if !status.is_success() => {
            return Err(format!(
                "{actor} answers {}; see whether the reverse proxy passes everything on",
                status.as_u16()
            ));
        }
        _ => {}
    }
    let body = beginning(response).await?;
    match body.contains(&format!("\"{actor}\"")) {
        true => Ok(()),
        false => Err(format!(
            "{actor} is not this server's own: another one is there; see where DNS and reverse proxy lead"
        )),
    }
}

/// Whether the reverse proxy says for whom it asks. The running server sees that, and says it where it is
/// watched.
pub(super) async fn clients(settings: &Settings) -> Result<(), Finding> {
    let Some(address) = settings.server.admin_listen else {
        return not_checked("admin_listen is not set: the server says it at /desk/server");
    };
    let Ok(ready) = get(&format!("http://{}/ready", address.0)).await else {
        return not_checked(UNREACHED);
    };
    let said = beginning(ready).await?;
    let trouble = Trouble::ClientsUnnamed;
    let is_said = |line: &str| {
        let rest = line.strip_prefix(trouble.code());
        rest.is_some_and(|rest| rest.starts_with(':'))
    };
    match said.lines().any(is_said) {
        true => Err(trouble.words().into()),
        false => Ok(()),
    }
}

/// The clock is compared with the one that the reverse proxy in front of us shows.
pub(super) fn clock(instance: &Instance, answer: Option<&Response>) -> Result<(), Finding> {
    let Some(answer) = answer else {
        return not_checked(UNREACHED);
    };
    let date = answer.headers().get(header::DATE);
    let Some(theirs) = date.and_then(|date| date.to_str().ok()).and_then(seconds) else {
        return not_checked("the answer shows no time");
    };
    let ours = instance.clock.millis() / 1_000;
    if (ours - theirs).abs() > MAX_SKEW {
        return Err(format!(
            "this computer and the reverse proxy differ by {}; switch on NTP",
            counted((ours - theirs).abs(), "second", "seconds")
        )
        .into());
    }
    Ok(())
}

/// The proxy may run on this very computer; other servers do not. Those that were heard of last
/// are asked for anything, and the middle of what their clocks show is compared.
pub(super) async fn other_clocks(instance: &Instance) -> Result<(), Finding> {
    let asked = instance.ask_for_time().await;
    asked.map_err(|error| error.to_string())?;
    match instance.http.clock_difference(FEW_PEERS) {
        None => not_checked(format!(
            "fewer than {FEW_PEERS} other servers showed what time it is"
        )),
        Some(seconds) if seconds.abs() > peer_clocks::MAX_DIFFERENCE => Err(format!(
            "this computer's clock differs from other servers' by {}, and they may refuse what is \
             signed here; switch on NTP",
            counted(seconds.abs(), "second", "seconds")
        )
        .into()),
        Some(_) => Ok(()),
    }
}

/// Seconds since 1970 of an HTTP date.
fn seconds(date: &str) -> Option<i64> {
    let time = httpdate::parse_http_date(date).ok()?;
    let since = time.duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}

/// Other servers find an organisation by WebFinger (RFC 7033) before anything else.
pub(super) async fn webfinger(instance: &Instance, reachable: bool) -> Result<(), Finding> {
    let organizations = organizations::all(instance.database.conn())
        .await
        .map_err(|error| error.to_string())?;
    let Some(organization) = organizations.first() else {
        return not_checked("there is no organisation yet");
    };
    if !reachable {
        return not_checked(UNREACHED);
    }
    let resource = format!("acct:{}@{}", organization.handle, instance.addresses.host());
    let mut url = Url::parse(&instance.addresses.path("/.well-known/webfinger"))
        .map_err(|error| error.to_string())?;
    url.query_pairs_mut().append_pair("resource", &resource);
    let response = get(url.as_str()).await?;
    if response.status() != StatusCode::OK {
        return Err(format!(
            "{url} answers {}; see whether the reverse proxy passes /.well-known on",
            response.status().as_u16()
        )
        .into());
    }
    let body = beginning(response).await?;
    match body.contains(&organization.ap_id) {
        true => Ok(()),
        false => Err(format!(
            "{url} does not name {}; is public_url right?",
            organization.ap_id
        )
        .into()),
    }
}

/// Asks for an address once, and follows it nowhere.
pub(super) async fn get(url: &str) -> Result<Response, String> {
    let client = Client::builder()
        .timeout(TIMEOUT)
        .redirect(redirect::Policy::none())
        .tls_info(true)
        .no_proxy()
        .build()
        .map_err(|error| error.to_string())?;
    client.get(url).send().await.map_err(|error| {
        // The innermost cause says most: "connection refused", "certificate expired".
        let mut cause: &dyn std::error::Error = &error;
        while let Some(source) = cause.source() {
            cause = source;
        }
        cause.to_string()
    })
}

/// What an answer begins with. It may be anybody's, and without an end.
async fn beginning(mut answer: Response) -> Result<String, String> {
    let mut body = Vec::new();
    while body.len() < MOST_READ
        && let Some(chunk) = answer.chunk().await.map_err(|error| error.to_string())?
    {
        body.extend_from_slice(&chunk);
    }
    body.truncate(MOST_READ);
    Ok(String::from_utf8_lossy(&body).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Listen;
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        net::TcpListener,
    };

    /// Whoever answers one request with this, and goes on without end.
    async fn endless(begin: String) -> Listen {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            let (mut asking, _) = listener.accept().await.unwrap();
            // An answer that comes before the request is none.
            let _ = asking.read(&mut [0; 1_024]).await;
            let head = format!("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{begin}");
            let mut written = asking.write_all(head.as_bytes()).await;
            while written.is_ok() {
                written = asking.write_all(&[b'.'; 4_096]).await;
            }
        });
        Listen(address)
    }

    #[tokio::test]
    async fn of_an_answer_without_end_the_beginning_is_read() {
        let there = endless(String::new()).await;
        let answer = get(&format!("http://{}/", there.0)).await.unwrap();
        assert_eq!(beginning(answer).await.unwrap().len(), MOST_READ);

        let trouble = Trouble::ClientsUnnamed;
        let mut settings = Settings::default();
        settings.server.admin_listen = Some(endless(format!("{}: so\n", trouble.code())).await);
        let said = clients(&settings).await;
        assert_eq!(said, Err(Finding::Mend(trouble.words())));
        settings.server.admin_listen = Some(endless("well\n".to_owned()).await);
        assert_eq!(clients(&settings).await, Ok(()));
    }
}
