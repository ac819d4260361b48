//! What Undersigned keeps, in SQLite or PostgreSQL.
//!
//! One module per noun holds that noun's queries; `entity` holds one row type per table. Query
//! functions take `&impl ConnectionTrait`: either [`Database::conn`] or a [`Transaction`].
//!
//! This crate never speaks HTTP, never looks inside a statement or an activity, and never asks
//! for the time: strings, ids and JSON text go in and come out, and `now` (milliseconds since
//! 1970) is always passed in. Absence is `None`; a taken unique name is
//! [`StoreError::Conflict`].
//!
//! To add a table: a migration in `migrations/`, its row type in `entity/<table>.rs`, its
//! queries in `<noun>.rs`, and a step in `tests/story/`, which runs on both databases.

pub mod accounts;
pub mod acknowledgements;
pub mod acting;
pub mod appeal_lookups;
pub mod appeals;
pub mod audit;
pub mod bells;
pub mod blockers;
pub mod by_appeal;
pub mod co_sign_intents;
pub mod comments;
pub mod connect;
pub mod deliveries;
pub mod delivery_hosts;
pub mod dispatch_drafts;
pub mod dispatches;
mod emptying;
pub mod entity;
pub mod error;
pub mod failed_sign_ins;
pub mod farewells;
pub mod file;
pub mod followed_topics;
pub mod followers;
pub mod following;
pub mod form_signers;
pub mod imports;
pub mod invitations;
pub mod invitees;
pub mod kept_files;
pub mod kept_forms;
pub mod keys;
pub mod letter_counts;
pub mod mail_budgets;
pub mod mails;
pub mod media;
pub mod moderation_rules;
pub mod moment;
pub mod moved_appeals;
pub mod news;
pub mod organization_requests;
pub mod organizations;
pub mod outage;
pub mod outbox;
pub mod passkeys;
pub mod person_arrivals;
pub mod person_counts;
pub mod person_lists;
pub mod person_regions;
pub mod person_requests;
pub mod person_revisions;
pub mod person_terms;
pub mod persons;
#[cfg(test)]
mod plans;
pub mod portraits;
pub mod presence;
pub mod proceedings;
pub mod quote_authorizations;
mod reachable;
pub mod reactions;
pub mod received;
pub mod refusals;
pub mod refused_signers;
pub mod registrations;
pub mod remote_actors;
pub mod replicas;
pub mod reports;
pub mod rescue;
pub mod schedules;
pub mod schema;
pub mod seal;
pub mod second_factors;
pub mod seen_by;
pub mod senders;
pub mod sessions;
pub mod settings;
pub mod sign_in_links;
pub mod signer_claims;
pub mod site_pages;
mod sql;
pub mod standing;
pub mod statements;
pub mod subscribers;
pub mod tokens;
pub mod topic_followers;
pub mod topic_pages;
pub mod transaction;
pub mod translation_bases;
pub mod turns;
pub mod vote_seals;
pub mod webhooks;
pub mod withdrawn_endorsements;

pub use connect::{Connection, Database};
pub use error::{StoreError, StoreResult};
pub use moment::Moment;
pub use sea_orm::ConnectionTrait;
pub use seal::{Kept, SecretKey, disk_of};
pub use transaction::Transaction;
