//! How a server gets its organisation and a token, and the links by which its first person comes in.

use crate::{Server, tables, until};
use std::sync::{Mutex, PoisonError};

/// What the program under test is told to do for a server that is set up: with the organisation's handle, its English
/// name, and its first person's address it makes organisation, link and token, and prints them as JSON.
pub const FOUND: &str = "found";

/// Whether a command may end a link that nobody has used, or change whom it signs in.
pub(crate) fn may_end_links(arguments: &[&str]) -> bool {
    ["admin", "restore"]
        .iter()
        .any(|may| arguments.contains(may))
}

impl Server {
    /// Makes organisation and token, and starts the process.
    pub(crate) async fn set_up(mut self) -> Self {
        let server = &mut self;
        if server.database.is_none() {
            tables::put_into(server).await;
        }
        let name = format!("{} Union", capitalised(&server.name));
        let made = server.command_json(&[FOUND, &server.name, &name, &server.email()]);
        let text = |what: &str| made[what].as_str().expect("it is printed").to_owned();
        server.org = text("org");
        server.token = text("token");
        server.unused_link = Mutex::new(Some(text("signInLink")));
        server.run().await;
        self
    }

    /// The link that a bare server prints for its operator.
    pub async fn set_up_link(&self) -> String {
        until("the set-up link", || async {
            let log = self.log();
            let link = log.lines().find(|line| line.contains("/setup?token="));
            link.map(str::to_owned).ok_or(log)
        })
        .await
    }

    /// A link that signs the organisation's first person in, once: the one that was made with the organisation, and
    /// once that is used, or may not hold any longer, one that `admin sign-in-link` makes.
    pub fn sign_in_link(&self) -> String {
        if let Some(link) = self.take_link() {
            return link;
        }
        let email = self.email();
        let made = self.command_json(&["admin", "sign-in-link", "--email", &email, "--json"]);
        let link = made[0]["signInLink"].as_str();
        link.expect("a link is printed").to_owned()
    }

    /// The link that was made with the organisation, which nobody else gets from here any more.
    pub(crate) fn take_link(&self) -> Option<String> {
        let link = self.unused_link.lock();
        link.unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The address of the organisation's first person.
    fn email(&self) -> String {
        format!("{}@unions.example", self.name)
    }
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
