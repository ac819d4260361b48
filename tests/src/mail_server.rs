//! A mail server that keeps what it takes (RFC 5321, as much of it as clients use).

use crate::{Server, database};
use sea_orm::{ConnectionTrait as _, Statement};
use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

/// A mail as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Whom the envelope names.
    pub to: String,
    /// To whom it says that reports go.
    pub from: String,
    /// Headers, blank line and body, as sent.
    pub raw: String,
}

impl Received {
    /// The first header of a name, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let head = self.raw.split("\r\n\r\n").next().unwrap_or_default();
        let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
        let start = format!("{}:", name.to_lowercase());
        head.lines()
            .find(|line| line.to_lowercase().starts_with(&start))
            .map(|line| line[start.len()..].trim().to_owned())
    }

    /// The text, decoded; of several parts the first.
    pub fn text(&self) -> String {
        self.part("text/plain")
            .unwrap_or_else(|| decoded(&self.raw))
    }

    /// The part of a media type, decoded.
    pub fn part(&self, kind: &str) -> Option<String> {
        let whole = self.header("Content-Type")?;
        let (_, boundary) = whole.split_once("boundary=\"")?;
        let boundary = format!("--{}", boundary.split('"').next()?);
        let parts = self.raw.split(boundary.as_str()).skip(1);
        let mut parts = parts.map(|part| part.trim_start_matches("\r\n"));
        let named = format!("Content-Type: {kind}");
        parts.find(|part| part.starts_with(&named)).map(decoded)
    }

    /// The first address in the text that begins like this, to its end.
    pub fn link(&self, start: &str) -> String {
        let text = self.text();
        let found = text.split_whitespace().find(|word| word.starts_with(start));
        found
            .unwrap_or_else(|| panic!("no {start} in {text}"))
            .to_owned()
    }
}

/// The body below a head, decoded as the head says.
fn decoded(raw: &str) -> String {
    let (head, body) = raw.split_once("\r\n\r\n").unwrap_or_default();
    let start = "content-transfer-encoding:";
    let mut lines = head.lines().map(str::to_lowercase);
    let encoding = lines.find(|line| line.starts_with(start));
    let encoding = encoding.map(|line| line[start.len()..].trim().to_owned());
    let bytes = match encoding.as_deref() {
        Some("quoted-printable") => from_quoted_printable(body),
        Some("base64") => from_base64(body),
        _ => body.as_bytes().to_vec(),
    };
    String::from_utf8(bytes).expect("a text is UTF-8")
}

#[derive(Debug, Default)]
struct Inner {
    received: Vec<Received>,
    answers: BTreeMap<String, String>,
    greeting: Option<String>,
    to_senders: Option<String>,
}

/// A running mail server.
#[derive(Debug)]
pub struct MailServer {
    address: SocketAddr,
    inner: Arc<Mutex<Inner>>,
    serving: Option<JoinSet<()>>,
}

impl MailServer {
    /// Starts one on a port of its own.
    pub async fn start() -> Self {
        // Below the ports of outgoing connections, so that it is free again when this resumes.
        // Whoever starts a program elsewhere at this moment may have the one that was just tried for a moment longer.
        let listener = crate::until("a free port", || async {
            let port = crate::port::free();
            let bound = TcpListener::bind(("127.0.0.1", port)).await;
            bound.map_err(|error| format!("{port}: {error}"))
        })
        .await;
        let mut server = Self {
            address: listener.local_addr().expect("it listens"),
            inner: Arc::default(),
            serving: None,
        };
        server.serve(listener);
        server
    }

    /// As the setting `smtp_url` names it.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Stops listening and drops what is under way; what came is kept.
    pub async fn stop(&mut self) {
        if let Some(mut serving) = self.serving.take() {
            serving.shutdown().await;
        }
    }

    /// Listens again, on the same port.
    pub async fn resume(&mut self) {
        let listener = crate::until("the port to be free again", || async {
            let listener = TcpListener::bind(self.address).await;
            listener.map_err(|error| error.to_string())
        })
        .await;
        self.serve(listener);
    }

    /// How a recipient is answered from now on, such as `450 later` or `550 nobody`.
    pub fn answer(&self, to: &str, answer: &str) {
        let mut inner = self.inner.lock().expect("no test panics with it");
        inner.answers.insert(to.to_owned(), answer.to_owned());
    }

    /// How whoever connects is greeted from now on, such as `554 host blocked`.
    pub fn greet(&self, greeting: &str) {
        let mut inner = self.inner.lock().expect("no test panics with it");
        inner.greeting = Some(greeting.to_owned());
    }

    /// How every sender is answered from now on, such as `550 not yours`.
    pub fn answer_senders(&self, answer: &str) {
        let mut inner = self.inner.lock().expect("no test panics with it");
        inner.to_senders = Some(answer.to_owned());
    }

    /// Everything that came.
    pub fn received(&self) -> Vec<Received> {
        self.inner
            .lock()
            .expect("no test panics with it")
            .received
            .clone()
    }

    /// What came for one address.
    pub fn to(&self, address: &str) -> Vec<Received> {
        let inner = self.inner.lock().expect("no test panics with it");
        let theirs = inner.received.iter().filter(|mail| mail.to == address);
        theirs.cloned().collect()
    }

    /// What came for one address, each mail once: one that was taken just before its sender was cut
    /// off comes again, as the same mail.
    pub fn different(&self, address: &str) -> Vec<Received> {
        let mut seen = BTreeSet::new();
        let mut received = self.to(address);
        received.retain(|mail| mail.header("Message-ID").is_none_or(|id| seen.insert(id)));
        received
    }

    /// Waits until so many different mails came for an address, and gives the last.
    pub async fn until(&self, address: &str, count: usize) -> Received {
        crate::until(&format!("{count} mails to {address}"), || async {
            let mut received = self.different(address);
            match received.len() >= count {
                true => received.pop().ok_or_else(String::new),
                false => Err(format!("{} of {count}", received.len())),
            }
        })
        .await
    }

    /// Waits until so many mails came for addresses that begin like this, and gives how many there are.
    /// Several leave at a time: one that was sent later may come before them.
    pub async fn all_to(&self, beginning: &str, count: usize) -> usize {
        crate::until(&format!("{count} mails to {beginning}…"), || async {
            let received = self.received();
            let theirs = received
                .iter()
                .filter(|mail| mail.to.starts_with(beginning));
            match theirs.count() {
                come if come >= count => Ok(come),
                come => Err(format!("{come} of {count}")),
            }
        })
        .await
    }

    fn serve(&mut self, listener: TcpListener) {
        let inner = self.inner.clone();
        let mut serving = JoinSet::new();
        serving.spawn(async move {
            // Dropped with this task, so that stopping cuts every conversation.
            let mut talks = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                while talks.try_join_next().is_some() {}
                talks.spawn(talk(stream, inner.clone()));
            }
        });
        self.serving = Some(serving);
    }
}

impl Server {
    /// Waits until it has noted of all its mails that they have left, which it does a moment after a mail server took them: a clock
    /// set ahead before that would have made them leave then, and links in them good for longer.
    pub async fn until_mails_are_noted(&self) {
        let db = database::open(self.database_url()).await;
        let query = "SELECT COUNT(*) FROM mails WHERE gave_up_at IS NULL";
        let query = Statement::from_string(db.get_database_backend(), query);
        crate::until("all mails to be noted as sent", || async {
            let row = db.query_one_raw(query.clone()).await;
            let row = row.ok().flatten().ok_or("the database does not answer")?;
            match row.try_get_by_index::<i64>(0) {
                Ok(0) => Ok(()),
                held => Err(format!("{held:?} are held")),
            }
        })
        .await;
        db.close().await.expect("the database can be closed");
    }
}

/// One conversation.
async fn talk(stream: TcpStream, inner: Arc<Mutex<Inner>>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let (mut to, mut from) = (String::new(), String::new());
    let greeting = {
        let inner = inner.lock().expect("no test panics with it");
        inner.greeting.clone().unwrap_or("220 test ESMTP".into())
    };
    let greeting = format!("{greeting}\r\n");
    if write.write_all(greeting.as_bytes()).await.is_err() {
        return;
    }
    while let Ok(Some(line)) = lines.next_line().await {
        let word = line.split_whitespace().next().unwrap_or_default();
        let answer = match word.to_uppercase().as_str() {
            "EHLO" => "250-test\r\n250 8BITMIME".to_owned(),
            "MAIL" => {
                from = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                let inner = inner.lock().expect("no test panics with it");
                inner.to_senders.clone().unwrap_or("250 ok".into())
            }
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                let inner = inner.lock().expect("no test panics with it");
                inner.answers.get(&to).cloned().unwrap_or("250 ok".into())
            }
            "DATA" => {
                let _ = write.write_all(b"354 go on\r\n").await;
                let mut raw = String::new();
                loop {
                    match lines.next_line().await {
                        Ok(Some(line)) if line == "." => break,
                        Ok(Some(line)) => {
                            raw.push_str(line.strip_prefix('.').unwrap_or(&line));
                            raw.push_str("\r\n");
                        }
                        // Cut off before its end: nothing was taken.
                        Ok(None) | Err(_) => return,
                    }
                }
                let mail = Received {
                    to: to.clone(),
                    from: from.clone(),
                    raw,
                };
                let mut inner = inner.lock().expect("no test panics with it");
                inner.received.push(mail);
                "250 taken".to_owned()
            }
            "QUIT" => {
                let _ = write.write_all(b"221 bye\r\n").await;
                return;
            }
            _ => "250 ok".to_owned(),
        };
        if write
            .write_all(format!("{answer}\r\n").as_bytes())
            .await
            .is_err()
        {
            return;
        }
    }
}

fn from_quoted_printable(text: &str) -> Vec<u8> {
    let text = text.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = (*first == b'=')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match escaped {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    bytes
}

fn from_base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for digit in text.bytes() {
        let Some(value) = DIGITS.iter().position(|known| *known == digit) else {
            continue;
        };
        held = held << 6 | value as u32;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    bytes
}
