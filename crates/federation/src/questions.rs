//! What many requests ask the database at the same time, asked once for all of them. A question is
//! put after everybody whom it answers has come, so nobody is told what was before they came.

use crate::{Instance, error::Result, together::Together};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    hash::Hash,
    sync::Arc,
};
use undersigned_store::{
    Database, StoreResult,
    appeals::{self, Appeal},
    delivery_hosts::{self, DeliveryHost},
    keys::{self, Mark},
    moderation_rules, received,
    refusals::{self, Refusal},
    remote_actors::{self, RemoteActor},
    senders,
};

/// What is known here of somebody elsewhere who sends something.
#[derive(Debug, Clone)]
pub(crate) struct Sender {
    /// How often the rules about others have changed.
    pub rules: i64,
    /// Its row and how things stand with its host, where it was met before.
    pub known: Option<senders::Sender>,
}

/// Questions of one kind that wait. Nothing is answered where asking for all came to nothing.
type Waiting<T, A> = Arc<Together<T, Option<A>>>;

/// Questions that wait, by what they are about.
#[derive(Debug, Default)]
pub(crate) struct Questions {
    appeals: Waiting<String, Option<Appeal>>,
    actors: Waiting<String, Option<RemoteActor>>,
    senders: Waiting<String, Sender>,
    hosts: Waiting<String, Option<DeliveryHost>>,
    received: Waiting<String, bool>,
    rules: Waiting<(), i64>,
    keys: Waiting<String, Mark>,
    refusals: Waiting<(i64, String), Vec<Refusal>>,
}

impl Instance {
    /// The appeal with this AS2 id.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn appeal_with_id(&self, id: &str) -> Result<Option<Appeal>> {
        let questions = &self.questions.appeals;
        self.ask_once(questions, id.to_owned(), all_appeals).await
    }

    /// The row of an actor elsewhere.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn actor_row(&self, id: &str) -> Result<Option<RemoteActor>> {
        let questions = &self.questions.actors;
        self.ask_once(questions, id.to_owned(), all_actors).await
    }

    /// What is to be known of whoever sends something before it is heard.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn sender_row(&self, id: &str) -> Result<Sender> {
        let questions = &self.questions.senders;
        self.ask_once(questions, id.to_owned(), all_senders).await
    }

    /// What is known of a host as somebody to whom is sent.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn delivery_host(&self, host: &str) -> Result<Option<DeliveryHost>> {
        let questions = &self.questions.hosts;
        self.ask_once(questions, host.to_owned(), all_hosts).await
    }

    /// Whether a request with this fingerprint was taken before.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn was_received(&self, fingerprint: &str) -> Result<bool> {
        let questions = &self.questions.received;
        self.ask_once(questions, fingerprint.to_owned(), all_received)
            .await
    }

    /// How often the rules about others have changed.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn version_of_rules(&self) -> Result<i64> {
        self.ask_once(&self.questions.rules, (), version_of_rules)
            .await
    }

    /// Which keys one of our actors has now.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn mark_of_keys(&self, actor: &str) -> Result<Mark> {
        let questions = &self.questions.keys;
        self.ask_once(questions, actor.to_owned(), all_marks).await
    }

    /// What has been refused of an appeal's statement with this digest.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn refusals_of(&self, appeal: i64, digest: &str) -> Result<Vec<Refusal>> {
        let questions = &self.questions.refusals;
        self.ask_once(questions, (appeal, digest.to_owned()), all_refusals)
            .await
    }

    /// Asks with whoever asks at the same time; alone, where that came to nothing, so that whoever
    /// asks learns why. `ask` answers in the order of what is asked.
    async fn ask_once<T, A, F>(
        &self,
        questions: &Waiting<T, A>,
        about: T,
        ask: fn(Database, Vec<T>) -> F,
    ) -> Result<A>
    where
        T: Clone + Send + 'static,
        A: Send + 'static,
        F: Future<Output = StoreResult<Vec<A>>> + Send + 'static,
    {
        let database = self.database.clone();
        let all = move |about: Vec<T>| {
            let (count, asked) = (about.len(), ask(database.clone(), about));
            async move {
                match asked.await {
                    Ok(answers) => answers.into_iter().map(Some).collect(),
                    Err(_) => (0..count).map(|_| None).collect(),
                }
            }
        };
        if let Some(answer) = questions.add(about.clone(), all).await.flatten() {
            return Ok(answer);
        }
        let mut alone = ask(self.database.clone(), vec![about]).await?;
        alone.pop().ok_or_else(|| {
            crate::FederationError::Internal("a question to the database has no answer".into())
        })
    }
}

async fn all_appeals(database: Database, ids: Vec<String>) -> StoreResult<Vec<Option<Appeal>>> {
    let found = appeals::by_ap_ids(database.conn(), &each_once(&ids)).await?;
    Ok(in_order(&ids, found, |appeal| &appeal.ap_id))
}

async fn all_actors(database: Database, ids: Vec<String>) -> StoreResult<Vec<Option<RemoteActor>>> {
    let found = remote_actors::by_ap_ids(database.conn(), &each_once(&ids)).await?;
    Ok(in_order(&ids, found, |actor| &actor.ap_id))
}

async fn all_senders(database: Database, ids: Vec<String>) -> StoreResult<Vec<Sender>> {
    let found = senders::by_ids(database.conn(), &each_once(&ids)).await?;
    let rules = match found.first() {
        Some(any) => any.rules,
        // Nobody of them was met before.
        None => moderation_rules::version(database.conn()).await?,
    };
    let each = in_order(&ids, found, |sender| &sender.actor.ap_id).into_iter();
    Ok(each.map(|known| Sender { rules, known }).collect())
}

async fn all_hosts(
    database: Database,
    hosts: Vec<String>,
) -> StoreResult<Vec<Option<DeliveryHost>>> {
    let found = delivery_hosts::by_hosts(database.conn(), &each_once(&hosts)).await?;
    Ok(in_order(&hosts, found, |row| &row.host))
}

async fn all_received(database: Database, fingerprints: Vec<String>) -> StoreResult<Vec<bool>> {
    let seen = received::seen(database.conn(), &each_once(&fingerprints)).await?;
    let seen: HashSet<String> = seen.into_iter().collect();
    let was_seen = fingerprints.iter().map(|asked| seen.contains(asked));
    Ok(was_seen.collect())
}

async fn all_marks(database: Database, actors: Vec<String>) -> StoreResult<Vec<Mark>> {
    let marks = keys::marks(database.conn(), &each_once(&actors)).await?;
    let of = |actor: &String| marks.get(actor).cloned().unwrap_or_default();
    Ok(actors.iter().map(of).collect())
}

async fn all_refusals(
    database: Database,
    asked: Vec<(i64, String)>,
) -> StoreResult<Vec<Vec<Refusal>>> {
    let mut by_appeal: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for (appeal, digest) in &asked {
        by_appeal.entry(*appeal).or_default().push(digest.clone());
    }
    let mut found = Vec::new();
    for (appeal, digests) in by_appeal {
        found.extend(refusals::of_statements(database.conn(), appeal, &digests).await?);
    }
    Ok(of_each(&asked, &found))
}

async fn version_of_rules(database: Database, asked: Vec<()>) -> StoreResult<Vec<i64>> {
    let version = moderation_rules::version(database.conn()).await?;
    Ok(vec![version; asked.len()])
}

fn each_once(asked: &[String]) -> Vec<&str> {
    let all: HashSet<&str> = asked.iter().map(String::as_str).collect();
    all.into_iter().collect()
}

/// What was found for each that was asked for, which may be the same for several.
fn in_order<K, R: Clone>(asked: &[K], found: Vec<R>, name: fn(&R) -> &K) -> Vec<Option<R>>
where
    K: Eq + Hash,
{
    let found: HashMap<&K, &R> = found.iter().map(|row| (name(row), row)).collect();
    let answers = asked.iter().map(|asked| found.get(asked).copied().cloned());
    answers.collect()
}

/// Of what was found that which is of each that was asked for: one statement may have been refused by several,
/// and two appeals have nothing in common.
fn of_each(asked: &[(i64, String)], found: &[Refusal]) -> Vec<Vec<Refusal>> {
    let of = |(appeal, digest): &(i64, String)| {
        let its = found
            .iter()
            .filter(|one| one.appeal_id == *appeal && one.digest == *digest);
        its.cloned().collect()
    };
    asked.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_hears_of_its_own_statement_and_of_no_other() {
        let refusal = |id: i64, appeal_id: i64, digest: &str| Refusal {
            id,
            appeal_id,
            digest: digest.to_owned(),
            refused_by: format!("https://hub.example/orgs/{id}"),
            author: None,
            refused_at: 0,
        };
        let found = [
            refusal(1, 7, "a"),
            refusal(2, 7, "a"),
            refusal(3, 8, "a"),
            refusal(4, 7, "b"),
        ];
        let asked = [(7, "a"), (8, "a"), (7, "c"), (7, "a")];
        let asked = asked.map(|(appeal, digest)| (appeal, digest.to_owned()));
        let told = of_each(&asked, &found);
        let told: Vec<Vec<i64>> = told
            .iter()
            .map(|its| its.iter().map(|one| one.id).collect())
            .collect();
        assert_eq!(told, [vec![1, 2], vec![3], vec![], vec![1, 2]]);
    }
}
