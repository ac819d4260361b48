//! What the people of an organisation may do, by role.
//!
//! One table: pages, programming interface, commands and the documentation all ask it. A person may
//! have several roles; what any of them allows is allowed.

use std::{collections::BTreeSet, fmt, str::FromStr};

/// What somebody may do for an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// Read the desk: appeals, drafts, who is listed and who waits.
    Read,
    /// Change texts in languages that are translations.
    Translate,
    /// Write drafts, and everything that belongs to an appeal.
    Write,
    /// Publish, publish a new wording, close, deliver, withdraw.
    Publish,
    /// Let signers in, refuse, remove, attest, say who is the same.
    Admit,
    /// Ask others to call for an appeal together.
    Invite,
    /// Endorse, withdraw an endorsement, follow.
    Endorse,
    /// Set on which terms people sign.
    People,
    /// Open what people who signed have written: names, addresses, messages.
    Signatures,
    /// Present the organisation, and make tokens for programs.
    Organisation,
    /// Invite people to the desk, give and take roles, read the log.
    Team,
}

impl Permission {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 11] = [
        Self::Read,
        Self::Translate,
        Self::Write,
        Self::Publish,
        Self::Admit,
        Self::Invite,
        Self::Endorse,
        Self::People,
        Self::Signatures,
        Self::Organisation,
        Self::Team,
    ];

    /// Its name in scopes of tokens, in forms and in messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Translate => "translate",
            Self::Write => "draft",
            Self::Publish => "publish",
            Self::Admit => "admit",
            Self::Invite => "invite",
            Self::Endorse => "endorse",
            Self::People => "people",
            Self::Signatures => "signatures",
            Self::Organisation => "organisation",
            Self::Team => "team",
        }
    }

    /// The permission with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|permission| permission.name() == name)
    }
}

/// What a person is to an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Answers for it: everything but opening people's signatures.
    Owner,
    /// Writes, publishes, lets in, invites and endorses.
    Editor,
    /// Changes translations.
    Translator,
    /// Looks after people's signatures.
    Steward,
    /// Looks on.
    Viewer,
}

impl Role {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 5] = [
        Self::Owner,
        Self::Editor,
        Self::Translator,
        Self::Steward,
        Self::Viewer,
    ];

    /// Its name in the database, in forms and in messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Editor => "editor",
            Self::Translator => "translator",
            Self::Steward => "steward",
            Self::Viewer => "viewer",
        }
    }

    /// The role with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether this role allows something. Everybody reads the desk. What people who signed have
    /// written is for stewards alone: an owner who needs it takes that role, and the log says so.
    #[must_use]
    pub fn may(self, permission: Permission) -> bool {
        use Permission as May;
        match self {
            Self::Owner => permission != May::Signatures,
            Self::Editor => !matches!(permission, May::Signatures | May::Organisation | May::Team),
            Self::Translator => matches!(permission, May::Read | May::Translate),
            Self::Steward => matches!(
                permission,
                May::Read | May::Admit | May::People | May::Signatures
            ),
            Self::Viewer => permission == May::Read,
        }
    }
}

/// The roles of one person: at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roles(BTreeSet<Role>);

impl Roles {
    /// These roles; none where there are none.
    #[must_use]
    pub fn of(roles: impl IntoIterator<Item = Role>) -> Option<Self> {
        let roles: BTreeSet<Role> = roles.into_iter().collect();
        (!roles.is_empty()).then_some(Self(roles))
    }

    /// Of somebody who founds an organisation.
    #[must_use]
    pub fn owner() -> Self {
        Self(BTreeSet::from([Role::Owner]))
    }

    /// Whether one of them allows something.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.0.iter().any(|role| role.may(permission))
    }

    /// Whether this is one of them.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.0.contains(&role)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Role> {
        self.0.iter().copied()
    }
}

/// As the database holds them: names with spaces between.
impl fmt::Display for Roles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.0.iter().map(|role| role.name()).collect();
        f.write_str(&names.join(" "))
    }
}

/// What names no role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no role, or one that is not known")]
pub struct RolesFault;

impl FromStr for Roles {
    type Err = RolesFault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let roles: Option<Vec<Role>> = text.split_whitespace().map(Role::from_name).collect();
        roles.and_then(Self::of).ok_or(RolesFault)
    }
}

/// What a token for programs may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Everything for its organisation.
    All,
    /// These only; whoever may do something may also read.
    Only(BTreeSet<Permission>),
}

/// A word in a scope that means nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is no scope; known are {}", .0, known_scopes())]
pub struct ScopeFault(pub String);

/// All words of scopes, for whoever wrote another.
fn known_scopes() -> String {
    let permissions = Permission::ALL.into_iter().map(Permission::name);
    let roles = Role::ALL.into_iter().map(Role::name);
    let words: Vec<&str> = std::iter::once("write")
        .chain(permissions)
        .chain(roles)
        .collect();
    words.join(", ")
}

impl Scope {
    /// Reads words with spaces or commas between: `write` for everything, `read`, the name of a
    /// permission, or that of a role for all that it allows.
    ///
    /// # Errors
    /// A word that means nothing; a scope of no words.
    pub fn parse(text: &str) -> Result<Self, ScopeFault> {
        let mut only = BTreeSet::new();
        for word in text.split([' ', ',']).filter(|word| !word.is_empty()) {
            if word == "write" {
                return Ok(Self::All);
            }
            if let Some(permission) = Permission::from_name(word) {
                only.insert(permission);
            } else if let Some(role) = Role::from_name(word) {
                only.extend(Permission::ALL.into_iter().filter(|one| role.may(*one)));
            } else {
                return Err(ScopeFault(word.to_owned()));
            }
        }
        if only.is_empty() {
            return Err(ScopeFault(text.to_owned()));
        }
        only.insert(Permission::Read);
        Ok(Self::Only(only))
    }

    /// All that it allows, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = Permission> + '_ {
        Permission::ALL.into_iter().filter(|one| self.may(*one))
    }

    /// Whether it allows something.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        match self {
            Self::All => true,
            Self::Only(only) => only.contains(&permission),
        }
    }
}

/// What a token may do when it is used: what it was made for, and no more than whoever made it may do by
/// then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted {
    scope: Scope,
    maker: Option<Roles>,
}

impl Granted {
    /// A token of somebody with these roles; of nobody in particular where the server's operator made it.
    #[must_use]
    pub fn new(scope: Scope, maker: Option<Roles>) -> Self {
        Self { scope, maker }
    }

    /// Whether it allows something.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        let maker = self.maker.as_ref();
        self.scope.may(permission) && maker.is_none_or(|roles| roles.may(permission))
    }

    /// Whether it allows all that another scope does, so that it may hand that on.
    #[must_use]
    pub fn covers(&self, other: &Scope) -> bool {
        match (&self.scope, other) {
            // Everything is also what comes later.
            (Scope::Only(_), Scope::All) => false,
            (Scope::All, Scope::All) => true,
            (_, Scope::Only(only)) => only.iter().all(|one| self.may(*one)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Permission as May;

    #[test]
    fn everybody_at_the_desk_reads_it() {
        assert!(Role::ALL.iter().all(|role| role.may(May::Read)));
    }

    #[test]
    fn only_stewards_open_what_people_wrote() {
        for role in Role::ALL {
            assert_eq!(role.may(May::Signatures), role == Role::Steward, "{role:?}");
        }
    }

    #[test]
    fn only_owners_decide_about_people_and_the_organisation() {
        for role in Role::ALL {
            for permission in [May::Team, May::Organisation] {
                assert_eq!(role.may(permission), role == Role::Owner, "{role:?}");
            }
        }
    }

    #[test]
    fn every_permission_is_somebodys() {
        for permission in Permission::ALL {
            let somebody = Role::ALL.iter().any(|role| role.may(permission));
            assert!(somebody, "{permission:?}");
        }
    }

    #[test]
    fn roles_add_up_and_come_back_as_they_were_written() {
        let both: Roles = "translator steward".parse().unwrap();
        assert!(both.may(May::Translate) && both.may(May::Signatures));
        assert!(!both.may(May::Publish));
        assert_eq!(both.to_string().parse(), Ok(both));
        // Rows from before there were roles.
        assert_eq!("owner".parse(), Ok(Roles::owner()));
    }

    #[test]
    fn a_role_that_is_not_known_is_none_at_all() {
        for text in ["", " ", "admin", "owner admin"] {
            assert_eq!(text.parse::<Roles>(), Err(RolesFault), "{text:?}");
        }
    }

    #[test]
    fn scopes_narrow() {
        assert_eq!(Scope::parse("write"), Ok(Scope::All));
        assert_eq!(Scope::parse("read write"), Ok(Scope::All));
        let read = Scope::parse("read").unwrap();
        assert!(read.may(May::Read) && !read.may(May::Write));
        let two = Scope::parse("draft,admit").unwrap();
        assert!(two.may(May::Read) && two.may(May::Write) && two.may(May::Admit));
        assert!(!two.may(May::Publish) && !two.may(May::Organisation));
        let editor = Scope::parse("editor").unwrap();
        assert!(editor.may(May::Publish) && !editor.may(May::Organisation));
        assert!(Scope::parse("read nonsense").is_err() && Scope::parse(" ,").is_err());
        let said = Scope::parse("reed").unwrap_err().to_string();
        assert!(said.starts_with("`reed` is no scope; known are write, read, "));
        assert!(said.ends_with("steward, viewer"), "{said}");
    }

    #[test]
    fn a_token_never_allows_more_than_its_maker() {
        let editor: Roles = "editor".parse().unwrap();
        let all = Granted::new(Scope::All, Some(editor.clone()));
        assert!(all.may(May::Publish) && !all.may(May::Organisation));
        let few = Scope::parse("draft organisation").unwrap();
        let few = Granted::new(few, Some(editor));
        assert!(few.may(May::Write) && !few.may(May::Organisation) && !few.may(May::Publish));
        let free = Granted::new(Scope::All, None);
        assert!(Permission::ALL.iter().all(|one| free.may(*one)));
        // What it may hand on.
        assert!(free.covers(&Scope::All) && !few.covers(&Scope::All));
        assert!(few.covers(&Scope::parse("draft").unwrap()));
        assert!(!few.covers(&Scope::parse("draft,publish").unwrap()));
        assert!(!few.covers(&Scope::parse("organisation").unwrap()));
    }

    #[test]
    fn a_scope_is_listed_as_the_table_has_it() {
        let scope = Scope::parse("admit,draft").unwrap();
        let listed: Vec<Permission> = scope.iter().collect();
        assert_eq!(listed, [May::Read, May::Write, May::Admit]);
        assert_eq!(Scope::All.iter().count(), Permission::ALL.len());
    }
}
