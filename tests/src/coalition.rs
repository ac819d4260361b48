//! Several servers that act together.

use crate::{Backend, Server, database, until};
use sea_orm::{ConnectionTrait as _, Statement};
use std::{ops::Index, path::Path};

/// Servers by name.
pub struct Coalition {
    servers: Vec<Server>,
}

impl Coalition {
    /// Starts one server for each name.
    pub async fn of(program: impl AsRef<Path>, names: &[&str], backend: Backend) -> Self {
        Self::with(program, names, backend, &[]).await
    }

    /// Starts servers that compare lists when they start and never again: what comes later has
    /// been delivered.
    pub async fn without_timer(
        program: impl AsRef<Path>,
        names: &[&str],
        backend: Backend,
    ) -> Self {
        Self::with(
            program,
            names,
            backend,
            &[("UNDERSIGNED_SYNC_INTERVAL", "24h")],
        )
        .await
    }

    /// Starts servers that hold one open appeal of the first: its address comes with them.
    pub async fn holding_an_appeal(
        program: impl AsRef<Path>,
        names: &[&str],
        backend: Backend,
    ) -> (Self, String) {
        let coalition = Self::of(program, names, backend).await;
        coalition.follow(names[0]).await;
        let appeal = coalition[names[0]].publish("free-them").await;
        coalition.settle(names, &appeal, 0).await;
        (coalition, appeal)
    }

    /// Has all others follow one of them, and waits until it knows.
    pub async fn follow(&self, followed: &str) {
        let followed = &self[followed];
        let others = self.servers.iter().filter(|it| it.name != followed.name);
        for other in others {
            other.follow(&followed.org).await;
        }
        followed
            .until_followers(self.servers.len() as u64 - 1)
            .await;
    }

    async fn with(
        program: impl AsRef<Path>,
        names: &[&str],
        backend: Backend,
        variables: &[(&'static str, &'static str)],
    ) -> Self {
        let program = program.as_ref();
        let starting = names.iter().map(|name| {
            let (program, name) = (program.to_owned(), (*name).to_owned());
            let variables = variables.to_vec();
            tokio::spawn(
                async move { Server::start_with(program, &name, backend, &variables).await },
            )
        });
        // All at once: on PostgreSQL making a database takes a while.
        let starting: Vec<_> = starting.collect();
        let mut servers = Vec::new();
        for server in starting {
            servers.push(server.await.expect("a server starts"));
        }
        Self { servers }
    }

    /// One of them, to be changed.
    pub fn server(&mut self, name: &str) -> &mut Server {
        let found = self.servers.iter_mut().find(|server| server.name == name);
        found.unwrap_or_else(|| panic!("there is no server {name}"))
    }

    /// Waits until each of the named servers knows that the others hold an appeal: from then on
    /// they compare it with each other, even where the one that began it is gone.
    pub async fn acquainted(&self, names: &[&str], object: &str) {
        for name in names {
            let others = names.iter().filter(|other| *other != name);
            let others: Vec<&str> = others.map(|other| self[other].url.as_str()).collect();
            until(&format!("who else holds it, at {name}"), || async {
                let known = holders(&self[name], object).await;
                match others
                    .iter()
                    .all(|other| known.iter().any(|one| one == other))
                {
                    true => Ok(()),
                    false => Err(format!("{known:?}")),
                }
            })
            .await;
        }
    }

    /// Waits until the named servers hold the same state of an appeal with so many organisations
    /// by name, and gives its digest.
    pub async fn settle(&self, names: &[&str], object: &str, organisations: u64) -> String {
        until("the same list everywhere", || async {
            let mut digests = Vec::new();
            for name in names {
                let answer = self[name].state(object).await;
                let count = answer.body["coSigners"]["organisations"].as_u64();
                if count != Some(organisations) {
                    return Err(format!("{name}: {} {}", answer.status, answer.body));
                }
                digests.push(
                    answer.body["stateDigest"]
                        .as_str()
                        .unwrap_or_default()
                        .to_owned(),
                );
            }
            digests.dedup();
            match digests.as_slice() {
                [one] => Ok(one.clone()),
                _ => Err(format!("{digests:?}")),
            }
        })
        .await
    }
}

impl Index<&str> for Coalition {
    type Output = Server;

    fn index(&self, name: &str) -> &Server {
        let found = self.servers.iter().find(|server| server.name == name);
        found.unwrap_or_else(|| panic!("there is no server {name}"))
    }
}

/// The servers that a server remembers as holding an appeal: more than it names to readers.
async fn holders(server: &Server, object: &str) -> Vec<String> {
    let db = database::open(server.database_url()).await;
    let query = format!(
        "SELECT base_url FROM replicas JOIN appeals ON appeals.id = appeal_id WHERE ap_id = '{object}'"
    );
    let query = Statement::from_string(db.get_database_backend(), query);
    let rows = db.query_all_raw(query).await.expect("it can be read");
    let known = rows
        .iter()
        .map(|row| row.try_get_by_index(0).expect("a text"));
    let known = known.collect();
    db.close().await.expect("it can be closed");
    known
}
