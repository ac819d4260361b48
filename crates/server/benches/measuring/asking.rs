//! Asking for the same address again and again, over connections that are kept open.

use std::{
    io::{Error, ErrorKind},
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    task::JoinSet,
};

/// What is asked for.
#[derive(Clone)]
pub struct Question {
    /// The port of a server on this machine.
    pub port: u16,
    /// Path and query.
    pub path: String,
    /// Further headers, each a whole line.
    pub headers: Vec<String>,
}

/// An answer, read whole.
pub struct Read {
    /// The status.
    pub status: u16,
    /// Its `ETag`, if it has one.
    pub tag: Option<String>,
    /// Bytes of the body, as they came.
    pub length: usize,
}

impl Question {
    fn text(&self) -> String {
        let lines: String = self
            .headers
            .iter()
            .map(|line| format!("{line}\r\n"))
            .collect();
        format!(
            "GET {} HTTP/1.1\r\nHost: localhost:{}\r\n{lines}\r\n",
            self.path, self.port
        )
    }

    /// Asks once, over a connection of its own.
    pub async fn once(&self) -> Read {
        let mut line = Line::to(self.port).await;
        let read = line.ask(&self.text()).await;
        read.expect("the server answers")
    }

    /// Asks so often over so many connections, and says how long that took.
    pub async fn often(&self, times: usize, connections: usize, status: u16) -> Duration {
        let begun = Instant::now();
        let mut readers = JoinSet::new();
        for _ in 0..connections {
            let (text, port) = (self.text(), self.port);
            readers.spawn(async move {
                let mut line = Line::to(port).await;
                for _ in 0..times.div_ceil(connections) {
                    let read = line.ask(&text).await.expect("the server answers");
                    assert_eq!(read.status, status, "{text}");
                }
            });
        }
        readers.join_all().await;
        begun.elapsed()
    }
}

/// An open connection, with what was read of it and belongs to no answer yet.
struct Line {
    stream: TcpStream,
    read: Vec<u8>,
}

impl Line {
    async fn to(port: u16) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).await;
        let stream = stream.expect("the server listens");
        stream.set_nodelay(true).expect("a socket");
        Self {
            stream,
            read: Vec::new(),
        }
    }

    async fn ask(&mut self, text: &str) -> Result<Read, Error> {
        self.stream.write_all(text.as_bytes()).await?;
        let end = self.until(b"\r\n\r\n").await?;
        let head: Vec<u8> = self.read.drain(..end).collect();
        let head = String::from_utf8_lossy(&head).into_owned();
        let status: Option<u16> = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or_else(|| Error::from(ErrorKind::InvalidData))?;
        let length = match header(&head, "content-length") {
            _ if status == 304 => 0,
            Some(length) => length
                .parse::<usize>()
                .map_err(|_| Error::from(ErrorKind::InvalidData))?,
            // In chunks, of which the last is empty.
            None => self.until(b"\r\n0\r\n\r\n").await?,
        };
        while self.read.len() < length {
            self.more().await?;
        }
        self.read.drain(..length);
        Ok(Read {
            status,
            tag: header(&head, "etag").map(str::to_owned),
            length,
        })
    }

    /// Where what was read has this behind it.
    async fn until(&mut self, end: &[u8]) -> Result<usize, Error> {
        loop {
            let found = self.read.windows(end.len()).position(|bytes| bytes == end);
            if let Some(at) = found {
                return Ok(at + end.len());
            }
            self.more().await?;
        }
    }

    async fn more(&mut self) -> Result<(), Error> {
        match self.stream.read_buf(&mut self.read).await? {
            0 => Err(ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let fields = head.lines().filter_map(|line| line.split_once(':'));
    let mut found = fields.filter(|(field, _)| field.eq_ignore_ascii_case(name));
    found.next().map(|(_, value)| value.trim())
}
