//! Notices requests that carry both Content-Length and Transfer-Encoding.
//!
//! hyper drops the Content-Length of such a request before anybody sees it, so the lines
//! are counted as they come in: where a request has a Transfer-Encoding, there must not have been
//! more Content-Length lines than requests with a Content-Length. A line of an earlier body that
//! looks like the header is counted, too; the worst that follows is a refused request and a new
//! connection. What matters is that no ambiguous request gets through.

use axum::http::{HeaderMap, header};
use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};

const NAME: &[u8] = b"content-length:";

/// The counts of one connection. Cloning shares them.
#[derive(Clone, Default)]
pub struct Lengths(Arc<Counts>);

#[derive(Default)]
struct Counts {
    lines: AtomicU64,
    requests: AtomicU64,
}

impl Lengths {
    /// Whether the request with these headers had a Content-Length that hyper has dropped. Call
    /// it once for each request of the connection.
    pub fn are_ambiguous(&self, headers: &HeaderMap) -> bool {
        if headers.contains_key(header::CONTENT_LENGTH) {
            self.0.requests.fetch_add(1, Ordering::Relaxed);
        }
        headers.contains_key(header::TRANSFER_ENCODING)
            && self.0.lines.load(Ordering::Relaxed) > self.0.requests.load(Ordering::Relaxed)
    }
}

/// A connection whose Content-Length lines are counted.
pub struct Watched {
    stream: TcpStream,
    lengths: Lengths,
    scanner: Scanner,
}

impl Watched {
    /// Watches what is read from `stream`.
    pub fn new(stream: TcpStream, lengths: Lengths) -> Self {
        Self {
            stream,
            lengths,
            scanner: Scanner::default(),
        }
    }
}

/// How much of [`NAME`] the current line has matched; absent once it cannot match any more.
struct Scanner(Option<usize>);

impl Default for Scanner {
    fn default() -> Self {
        Self(Some(0))
    }
}

impl Scanner {
    /// Counts the lines in `bytes` that begin with the name, also across reads.
    fn count(&mut self, bytes: &[u8]) -> u64 {
        let mut found = 0;
        for byte in bytes {
            self.0 = match self.0 {
                _ if *byte == b'\n' => Some(0),
                Some(matched) if byte.to_ascii_lowercase() == NAME[matched] => {
                    if matched + 1 == NAME.len() {
                        found += 1;
                        None
                    } else {
                        Some(matched + 1)
                    }
                }
                _ => None,
            };
        }
        found
    }
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let outcome = Pin::new(&mut self.stream).poll_read(context, buffer);
        if outcome.is_ready() {
            let found = self.scanner.count(&buffer.filled()[before..]);
            self.lengths.0.lines.fetch_add(found, Ordering::Relaxed);
        }
        outcome
    }
}

impl AsyncWrite for Watched {
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

    #[test]
    fn header_lines_are_counted_across_reads_and_in_any_case() {
        let mut scanner = Scanner::default();
        assert_eq!(scanner.count(b"POST / HTTP/1.1\r\nConTent-"), 0);
        assert_eq!(
            scanner.count(b"LENGTH: 1\r\nX-Content-Length: 2\r\n\r\n"),
            1
        );
        assert_eq!(scanner.count(b"content-length:3\n content-length:4\n"), 1);
    }

    #[test]
    fn only_a_transfer_encoding_with_an_unseen_length_is_ambiguous() {
        let lengths = Lengths::default();
        let mut plain = HeaderMap::new();
        plain.insert(header::CONTENT_LENGTH, HeaderValue::from_static("1"));
        let mut chunked = HeaderMap::new();
        chunked.insert(
            header::TRANSFER_ENCODING,
            HeaderValue::from_static("chunked"),
        );

        lengths.0.lines.fetch_add(1, Ordering::Relaxed);
        assert!(!lengths.are_ambiguous(&plain));
        assert!(!lengths.are_ambiguous(&chunked));
        lengths.0.lines.fetch_add(1, Ordering::Relaxed);
        assert!(lengths.are_ambiguous(&chunked));
    }
}
