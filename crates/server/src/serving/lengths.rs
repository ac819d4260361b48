//! Notices requests that carry both Content-Length and Transfer-Encoding.
//!
//! hyper drops the Content-Length of such a request before anybody sees it, so the bytes are watched as they
//! come in: where heads and bodies begin follows from the heads themselves (RFC 9112, section 6). Whatever is
//! not understood here, or not as hyper does, is trusted no further: from then on every request of that
//! connection with a Transfer-Encoding is refused, and its client takes a new one. What matters is that no
//! ambiguous request gets through.

use axum::http::{HeaderMap, header};
use std::{
    collections::VecDeque,
    io,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

const LENGTH: &[u8] = b"content-length:";
const ENCODING: &[u8] = b"transfer-encoding:";
/// Of a line no more is looked at: a name and a number.
const MOST_OF_LINE: usize = 64;

/// What was noticed on one connection. Cloning shares it.
#[derive(Clone, Default)]
pub struct Lengths(Arc<Mutex<Noticed>>);

#[derive(Default)]
struct Noticed {
    /// The heads that came in and were not asked about yet.
    heads: VecDeque<Head>,
    /// Whether something was not understood.
    lost: bool,
}

/// What a head says of its body.
#[derive(Clone, Copy, Default)]
struct Head {
    begun: bool,
    /// The length, where it is one.
    length: Option<u64>,
    has_length: bool,
    has_encoding: bool,
    is_odd: bool,
}

impl Lengths {
    /// Whether the request with these headers had a Content-Length that hyper has dropped. Call
    /// it once for each request of the connection.
    pub fn are_ambiguous(&self, headers: &HeaderMap) -> bool {
        let mut noticed = self.noticed();
        let has_encoding = headers.contains_key(header::TRANSFER_ENCODING);
        let head = noticed.heads.pop_front();
        match head.filter(|head| head.has_encoding == has_encoding) {
            Some(head) if !noticed.lost => has_encoding && head.has_length,
            _ => {
                noticed.lost = true;
                has_encoding
            }
        }
    }

    fn noticed(&self) -> MutexGuard<'_, Noticed> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection whose heads are watched.
pub struct Watched<S> {
    stream: S,
    lengths: Lengths,
    scanner: Scanner,
}

impl<S> Watched<S> {
    /// Watches what is read from `stream`.
    pub fn new(stream: S, lengths: Lengths) -> Self {
        Self {
            stream,
            lengths,
            scanner: Scanner::default(),
        }
    }
}

/// Where in the stream the next byte is.
#[derive(Clone, Copy, Default)]
enum At {
    /// In a head, whose lines are read.
    #[default]
    Head,
    /// In a body, or a piece of one, of which so many bytes are to come; whether pieces follow.
    Body { left: u64, pieces: bool },
    /// In the line that ends a piece.
    EndOfPiece,
    /// In the line that says how long the next piece is.
    Size,
    /// In the lines behind the last piece.
    Trailers,
    /// Nobody knows.
    Lost,
}

/// Follows a stream of requests.
#[derive(Default)]
struct Scanner {
    at: At,
    head: Head,
    /// The line that is read, in small letters, as far as it is looked at.
    line: Vec<u8>,
}

impl Scanner {
    /// Follows what came in, also across reads.
    fn follow(&mut self, mut bytes: &[u8], noticed: &mut Noticed) {
        while let Some((&byte, rest)) = bytes.split_first() {
            match self.at {
                At::Lost => {
                    noticed.lost = true;
                    return;
                }
                At::Body { left, pieces } => {
                    let there = usize::try_from(left).unwrap_or(usize::MAX);
                    let taken = there.min(bytes.len());
                    bytes = bytes.get(taken..).unwrap_or_default();
                    let left = left.saturating_sub(u64::try_from(taken).unwrap_or(u64::MAX));
                    self.at = match (left, pieces) {
                        (0, true) => At::EndOfPiece,
                        (0, false) => At::Head,
                        (left, pieces) => At::Body { left, pieces },
                    };
                }
                _ => {
                    bytes = rest;
                    match byte {
                        b'\n' => self.end_line(noticed),
                        _ if self.line.len() < MOST_OF_LINE => {
                            self.line.push(byte.to_ascii_lowercase());
                        }
                        _ => {}
                    }
                }
            }
        }
        noticed.lost |= matches!(self.at, At::Lost);
    }

    fn end_line(&mut self, noticed: &mut Noticed) {
        let mut whole = std::mem::take(&mut self.line);
        let is_cut = whole.len() == MOST_OF_LINE;
        let line = whole.strip_suffix(b"\r").unwrap_or(&whole);
        self.at = match (self.at, line) {
            // Empty lines before a request are passed over (RFC 9112, section 2.2).
            (At::Head, []) if !self.head.begun => At::Head,
            (At::Head, []) => {
                let head = std::mem::take(&mut self.head);
                noticed.heads.push_back(head);
                body_of(head)
            }
            (At::Head, line) => {
                self.head.read(line, is_cut);
                At::Head
            }
            (At::EndOfPiece, []) => At::Size,
            (At::Size, line) => match size_of(line, is_cut) {
                Some(0) => At::Trailers,
                Some(left) => At::Body { left, pieces: true },
                None => At::Lost,
            },
            (At::Trailers, []) => At::Head,
            (At::Trailers, _) => At::Trailers,
            (At::EndOfPiece | At::Body { .. } | At::Lost, _) => At::Lost,
        };
        // The next line has its room: a head has a dozen.
        whole.clear();
        self.line = whole;
    }
}

/// What follows a head. hyper takes the encoding where there are both.
fn body_of(head: Head) -> At {
    match (head.has_encoding, head.is_odd, head.length) {
        (true, ..) => At::Size,
        (false, true, _) => At::Lost,
        (false, false, None | Some(0)) => At::Head,
        (false, false, Some(left)) => At::Body {
            left,
            pieces: false,
        },
    }
}

impl Head {
    fn read(&mut self, line: &[u8], is_cut: bool) {
        self.begun = true;
        self.has_encoding |= line.starts_with(ENCODING);
        let Some(said) = line.strip_prefix(LENGTH) else {
            return;
        };
        let length = number(said.trim_ascii(), 10).filter(|_| !is_cut);
        self.is_odd |= length.is_none() || self.has_length && length != self.length;
        self.has_length = true;
        self.length = length;
    }
}

/// How long a piece is; extensions mean nothing.
fn size_of(line: &[u8], is_cut: bool) -> Option<u64> {
    let size = line.split(|byte| *byte == b';').next()?;
    let is_whole = !is_cut || size.len() < line.len();
    number(size.trim_ascii(), 16).filter(|_| is_whole)
}

fn number(digits: &[u8], radix: u32) -> Option<u64> {
    let text = std::str::from_utf8(digits).ok()?;
    let plain = !text.starts_with('+');
    u64::from_str_radix(text, radix).ok().filter(|_| plain)
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let outcome = Pin::new(&mut self.stream).poll_read(context, buffer);
        if outcome.is_ready() {
            let watched = &mut *self;
            let mut noticed = watched.lengths.noticed();
            let read = buffer.filled().get(before..).unwrap_or_default();
            watched.scanner.follow(read, &mut noticed);
        }
        outcome
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, slices)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn headers(names: &[(header::HeaderName, &'static str)]) -> HeaderMap {
        let values = names.iter().cloned();
        values
            .map(|(name, value)| (name, HeaderValue::from_static(value)))
            .collect()
    }

    /// What is said of each request of a connection, by whether hyper saw an encoding.
    fn said(text: &str, encoded: &[bool], at_once: usize) -> Vec<bool> {
        let (lengths, mut scanner) = (Lengths::default(), Scanner::default());
        for piece in text.as_bytes().chunks(at_once) {
            scanner.follow(piece, &mut lengths.noticed());
        }
        let chunked = headers(&[(header::TRANSFER_ENCODING, "chunked")]);
        let plain = HeaderMap::new();
        let ask = |encoded: &bool| lengths.are_ambiguous(if *encoded { &chunked } else { &plain });
        encoded.iter().map(ask).collect()
    }

    #[test]
    fn only_a_transfer_encoding_with_an_unseen_length_is_ambiguous() {
        let head = "POST / HTTP/1.1\r\n";
        let chunked = "Transfer-Encoding: chunked\r\n";
        for at_once in [1, 7, 10_000] {
            let text = format!("{head}ConTent-LENGTH: 5\r\n{chunked}\r\n0\r\n\r\n");
            assert_eq!(said(&text, &[true], at_once), [true]);
            let text = format!("{head}X-Content-Length: 5\r\n{chunked}\r\n0\r\n\r\n");
            assert_eq!(said(&text, &[true], at_once), [false]);
            let text = format!("{head}Content-Length: 5\r\n\r\n12345{head}\r\n");
            assert_eq!(said(&text, &[false, false], at_once), [false, false]);
        }
    }

    #[test]
    fn what_looks_like_a_header_in_a_body_is_none() {
        let head = "POST / HTTP/1.1\r\n";
        let line = "content-length: 3\r\n\r\n";
        let chunked = format!("{head}transfer-encoding: chunked\r\n\r\n");
        let size = line.len();
        let pieces = format!("{size:X};a=b\r\n{line}\r\n{size:x}\r\n{line}\r\n0\r\nx: y\r\n\r\n");
        let plain = format!("{head}Content-Length: {size}\r\n\r\n{line}");
        let text =
            format!("{chunked}{pieces}{plain}\r\n{chunked}{pieces}{head}\r\n{chunked}0\r\n\r\n");
        for at_once in [1, 5, 10_000] {
            let encoded = [true, false, true, false, true];
            assert_eq!(said(&text, &encoded, at_once), [false; 5], "{at_once}");
        }
    }

    #[test]
    fn what_is_not_understood_lets_nothing_through() {
        let head = "POST / HTTP/1.1\r\n";
        let chunked = format!("{head}transfer-encoding: chunked\r\n\r\n");
        for odd in [
            format!("{head}Content-Length: 5, 5\r\n\r\n12345"),
            format!("{head}Content-Length: 5\r\nContent-Length: 6\r\n\r\n12345"),
            format!("{head}Content-Length: +5\r\n\r\n12345"),
            format!("{head}Content-Length: {}5\r\n\r\n12345", "0".repeat(99)),
        ] {
            let text = format!("{odd}{chunked}0\r\n\r\n");
            assert_eq!(said(&text, &[false, true], 10_000), [false, true], "{odd}");
        }
        let broken = format!("{chunked}five\r\n12345\r\n{chunked}0\r\n\r\n");
        assert_eq!(said(&broken, &[true, true], 10_000), [true, true]);
        // hyper has read another head than was seen here.
        let text = format!("{head}\r\n{chunked}0\r\n\r\n");
        assert_eq!(said(&text, &[true, true], 10_000), [true, true]);
    }
}
