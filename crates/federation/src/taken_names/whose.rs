//! Whoever gives a name, and which entries are theirs.

use crate::{addressed, site};
use undersigned_domain::{Entry, list::Origin};

/// Whoever gives a name.
#[derive(Debug, Clone)]
pub(super) struct Who {
    /// An actor, or an address of the domain from which somebody comes.
    pub id: String,
    /// What of that address somebody registered; none where it is shared by many who have nothing to do with each other.
    pub site: Option<String>,
}

impl Who {
    pub fn of(id: &str) -> Self {
        let site = site::of(id);
        let is_own = !site.is_empty() && !addressed::is_shared(&site);
        Self {
            id: id.to_owned(),
            site: is_own.then_some(site),
        }
    }

    /// Whether an actor is this one, or at home where it is.
    pub fn is(&self, actor: &str) -> bool {
        let is_near = |own: &String| *own == site::of(actor);
        actor == self.id || self.site.as_ref().is_some_and(is_near)
    }

    /// Whether an entry is theirs by its place. What others wrote down of somebody has an address of those who did.
    pub fn has(&self, entry: &Entry) -> bool {
        let account = entry.account.as_ref();
        entry.origin == Origin::OwnServer && self.is(&entry.id)
            || account.is_some_and(|account| self.is(account))
    }

    /// Whether it stands there itself.
    pub fn stands_in(&self, entry: &Entry) -> bool {
        let further = entry.same_as.iter().chain(&entry.account);
        [&entry.id]
            .into_iter()
            .chain(further)
            .any(|id| *id == self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::Who;

    #[test]
    fn neighbours_are_one_unless_anybody_may_live_there() {
        let union = Who::of("https://social.union.example/orgs/a");
        assert!(union.is("https://union.example/orgs/b"));
        assert!(!union.is("https://onion.example/orgs/a"));
        let account = Who::of("https://mastodon.social/users/a");
        assert!(account.is("https://mastodon.social/users/a"));
        assert!(!account.is("https://mastodon.social/users/b"));
        let by_form = Who::of("https://union.example");
        assert!(by_form.is("https://www.union.example/orgs/a"));
    }
}
