//! The section `[server]`.

use super::{
    section::section,
    value::{Listen, flag, from_text, plain},
};
use std::net::{Ipv4Addr, SocketAddr};
use undersigned_federation::actions::founding::Founding;
use url::Url;

section! {
    /// How people and other servers reach this one.
    "Server" server: Server {
        /// The address under which everybody else reaches this server. It is part of every
        /// address that others store, so choose it once.
        public_url: Option<Url> = None, read "plain",
            default "`http://localhost:` and the port of `listen`",
            allowed "an https address without a path, such as https://coalition.example; http only for this computer itself (localhost)";
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
        /// Whether this process also does the background work: deliveries, mails and timers. With `off`,
        /// at least one `undersigned worker` has to run on the same PostgreSQL.
        background_work: bool = true, read "flag",
            default "`on`",
            allowed "on or off; off only with PostgreSQL";
        /// Whether requests that come too fast are answered with 429. It can be switched off only
        /// together with `allow_private_network`, for load tests.
        rate_limit: bool = true, read "flag",
            default "`on`",
            allowed "on or off; off only together with allow_private_network";
    }
}
