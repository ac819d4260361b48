//! The way between a server and its PostgreSQL, which can be held: as of a PostgreSQL that was stopped (SIGSTOP),
//! connections stay open, new ones are taken, and nobody answers.

use crate::Server;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::watch,
};
use url::Url;

/// The port of a PostgreSQL whose address names none.
const PORT: u16 = 5432;

/// The way to one database. What is sent while it is held arrives afterwards.
pub struct Wire {
    held: watch::Sender<bool>,
}

impl Wire {
    /// The way to the database of a server, which takes it from its next start on.
    ///
    /// # Panics
    /// Where the server's database is no PostgreSQL that is reached over TCP.
    pub async fn of(server: &mut Server) -> Self {
        let mut url: Url = server.database_url().parse().expect("it is a URL");
        let host = url.host_str().unwrap_or_default().to_owned();
        assert!(
            url.scheme().starts_with("postgres") && !host.is_empty(),
            "a PostgreSQL that is reached over TCP"
        );
        let database = (host, url.port().unwrap_or(PORT));
        let listener = TcpListener::bind(("127.0.0.1", 0)).await;
        let listener = listener.expect("a port is free");
        let here = listener.local_addr().expect("it has an address");
        url.set_host(Some("127.0.0.1"))
            .expect("it can be elsewhere");
        url.set_port(Some(here.port())).expect("it has a port");
        server.set("UNDERSIGNED_DATABASE_URL", url.as_str());
        let (held, is_held) = watch::channel(false);
        tokio::spawn(async move {
            while let Ok((asking, _)) = listener.accept().await {
                tokio::spawn(carry(asking, database.clone(), is_held.clone()));
            }
        });
        Self { held }
    }

    /// Has nothing arrive from now on, on either side.
    pub fn hold(&self) {
        self.held.send_replace(true);
    }

    /// Has everything arrive again, and first what was sent meanwhile.
    pub fn let_go(&self) {
        self.held.send_replace(false);
    }
}

/// Carries one connection until either side ends it.
async fn carry(asking: TcpStream, database: (String, u16), mut held: watch::Receiver<bool>) {
    if !is_free(&mut held).await {
        return;
    }
    let Ok(answering) = TcpStream::connect(database).await else {
        return;
    };
    for side in [&asking, &answering] {
        // Both send little at a time, and wait for the other.
        let _ = side.set_nodelay(true);
    }
    let (questions, to_asking) = asking.into_split();
    let (answers, to_answering) = answering.into_split();
    tokio::join!(
        pass(questions, to_answering, held.clone()),
        pass(answers, to_asking, held)
    );
}

/// Passes on what one side says.
async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut held: watch::Receiver<bool>) {
    let mut said = vec![0; 16 * 1_024];
    while let Ok(length @ 1..) = from.read(&mut said).await {
        if !is_free(&mut held).await || to.write_all(&said[..length]).await.is_err() {
            break;
        }
    }
    // That it has ended arrives no sooner than the rest.
    if is_free(&mut held).await {
        let _ = to.shutdown().await;
    }
}

/// Waits until the way is free; not so where nobody is going to let go of it any more.
async fn is_free(held: &mut watch::Receiver<bool>) -> bool {
    let free = held.wait_for(|is_held| !is_held).await;
    free.is_ok()
}
