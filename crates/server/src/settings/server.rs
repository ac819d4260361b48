//! The section `[server]`.

use super::{
    section::section,
    value::{Listen, flag, from_text, plain},
};
use std::net::{Ipv4Addr, SocketAddr};
use undersigned_federation::actions::founding::Founding;
use undersigned_web::Source;
use url::Url;

section! {
    /// How people and other servers reach this one.
    "Server" server: Server {
        /// The address under which everybody else reaches this server. It is part of every
        /// address that others store, so choose it once.
        public_url: Option<Url> = None, read "plain",
            default "`http://localhost:` and the port of `listen`",
            allowed "an https address without a path, such as https://coalition.example; http only for this computer itself (localhost), or with allow_private_network";
        /// Where the server listens. A reverse proxy with TLS stands in front of it.
        listen: Listen = Listen(SocketAddr::new(Ipv4Addr::LOCALHOST.into(), 8080)), read "plain",
            default "`127.0.0.1:8080`",
            allowed "an address and a port, such as 127.0.0.1:8080, [::1]:8080 or 0.0.0.0:8080";
        /// Where `/metrics` and `/ready` are served, for machines that watch this one. Do not let
        /// the reverse proxy pass it on. A worker serves them, too: several processes on one
        /// machine need an address each.
        admin_listen: Option<Listen> = None, read "plain",
            default "nowhere",
            allowed "an address and a port, such as 127.0.0.1:9090";
        /// Who may set a further organisation up on this server. `closed`: whoever runs it, with
        /// `undersigned setup`. `invitation`: who got a link from
        /// `undersigned admin organization invite`. `request`: anybody may ask for one on a page.
        new_organizations: Founding = Founding::Closed, read "from_text",
            default "`closed`",
            allowed "closed, invitation or request";
        /// Where the source code of this program is, as everybody may ask who uses it over a network
        /// (AGPL-3.0, section 13): the foot of every page leads there. Whoever changes the program
        /// sets it to where the changed source code is. Where `repository` of `Cargo.toml` says another
        /// address, pages and `doctor` say that it was changed. Where nothing says it, readers who want the
        /// program to check a list are told to ask the organiser, or whoever runs this server.
        source_url: Option<Url> = None, read "plain",
            default "what `repository` of `Cargo.toml` says, if anything",
            allowed "an http or https address, such as https://code.example/undersigned";
        /// Whether this process also does the background work: deliveries, mails and timers. With `off`,
        /// at least one `undersigned worker` has to run on the same PostgreSQL.
        background_work: bool = true, read "flag",
            default "`on`",
            allowed "on or off; off only with PostgreSQL";
        /// Whether requests that come too fast are answered with 429, and a crowd of one domain waits for a
        /// person. It can be switched off only together with `allow_private_network`, for load tests.
        rate_limit: bool = true, read "flag",
            default "`on`",
            allowed "on or off; off only together with allow_private_network";
    }
}

impl Server {
    /// Where the source code of this program is, and whether it was changed.
    #[must_use]
    pub fn source(&self) -> Option<Source> {
        let given_out = Url::parse(env!("CARGO_PKG_REPOSITORY")).ok();
        source(self.source_url.as_ref(), given_out.as_ref())
    }
}

/// What was chosen outweighs where it is given out, and is that of another version.
fn source(chosen: Option<&Url>, given_out: Option<&Url>) -> Option<Source> {
    let url = chosen.or(given_out)?;
    Some(Source {
        url: url.to_string(),
        is_changed: given_out.is_some_and(|given_out| given_out != url),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_address_is_that_of_a_changed_version() {
        let [ours, theirs] = ["https://code.example/ours", "https://code.example/theirs"]
            .map(|text| Url::parse(text).expect("an address"));
        let said = |chosen, given_out| {
            let source = source(chosen, given_out)?;
            Some((source.url, source.is_changed))
        };
        let at = |url: &Url, is_changed| Some((url.to_string(), is_changed));
        assert_eq!(said(None, None), None);
        assert_eq!(said(None, Some(&ours)), at(&ours, false));
        assert_eq!(said(Some(&ours), Some(&ours)), at(&ours, false));
        assert_eq!(said(Some(&theirs), Some(&ours)), at(&theirs, true));
        // What it was made from is not known.
        assert_eq!(said(Some(&theirs), None), at(&theirs, false));
    }
}
