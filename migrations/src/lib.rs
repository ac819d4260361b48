//! The database schema, step by step, in one source for SQLite and PostgreSQL.
//!
//! A migration that has been released is never edited: a change is a new file
//! `m<yyyymmdd>_<nnnnnn>_<what>.rs` with the functions `up` and `down`, and two lines below. Migrations import
//! nothing of ours, above all no entity, because entities follow the newest schema while a
//! migration must go on meaning what it meant.
//!
//! Conventions: tables are plural nouns; times are `*_at`, whole milliseconds since 1970 in a
//! 64-bit integer; JSON is kept as text, byte for byte, because much of it is signed; ids are
//! 64-bit and grow.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;
use std::pin::Pin;

mod build;
mod m20261120_000001_organizations;
mod m20261120_000002_actors;
mod m20261120_000003_appeals;
mod m20261120_000004_delivery;
mod m20261120_000005_invitations;
mod m20261120_000006_seen_by;
mod m20261120_000009_acknowledgements;
mod m20261120_000010_key_ends;
mod m20261120_000011_refusals;
mod m20261120_000012_moderation;
mod m20261120_000013_reports;
mod m20261120_000015_co_sign_intents;
mod m20261120_000016_reactions;
mod m20261120_000017_quote_authorizations;
mod m20261120_000018_blockers;
mod m20261120_000020_mails;
mod m20261120_000021_people;
mod m20261120_000030_appeal_topics;
mod m20261120_000040_media;
mod m20261120_000041_site_pages;
mod m20261120_000050_form_signers;
mod m20261120_000080_dispatches;
mod m20261120_000096_imports;
mod m20261121_000060_team;
mod m20261121_000061_second_factors;
mod m20261121_000070_kept_forms;
mod m20261121_000071_translation_bases;
mod m20261121_000090_ended_links;
mod m20261121_000091_comments;
mod m20261121_000110_refused_signers;
mod m20261121_000120_invitees;
mod m20261121_000121_portraits;
mod m20261121_000130_kept_files;
mod m20261121_000131_schedules;
mod m20261121_000140_subscribers;
mod m20261121_000141_list_mails;
mod m20261121_000150_notices;
mod m20261121_000151_organization_ends;
mod m20261121_000152_organization_requests;
mod m20261121_000160_passkeys;
mod m20261121_000161_token_terms;
mod m20261121_000170_withdrawn_endorsements;
mod m20261121_000171_closed_appeals;
mod m20261121_000172_registrations;
mod m20261121_000180_letter_counts;
mod m20261121_000190_topics;
mod m20261121_000200_proceedings;
mod m20261121_000220_moves;
mod m20261121_000230_pruning;
mod m20261122_000240_shared_inboxes;
mod m20261123_000250_registrations_by_row;
mod m20261124_000260_person_withdrawals;
mod m20261124_000270_delivery_times;
mod m20261124_000280_withdrawals_of_deleted;
mod m20261125_000290_deliveries_in_their_order;
mod m20261125_000300_followers_by_host;
mod m20261125_000310_requests_by_address;
mod m20261125_000320_domains_of_withdrawn;
mod m20261125_000340_mails_in_whose_name;
mod m20261126_000350_unasked_appeals;
mod m20261126_000370_person_revisions;
mod m20261126_000375_hidden_people;
mod m20261127_000390_hidden_withdrawals;
mod m20261127_000410_what_mails_are_about;
mod m20261127_000420_letters_of_invitations;
mod m20261127_000430_appeals_of_ended_links;
mod m20261127_000440_failed_sign_ins;
mod m20261127_000450_mails_by_what_they_are_about;
mod m20261127_000460_requests_by_time;
mod m20261128_000470_drafts_of_deleted;
mod m20261128_000480_shown_people;
mod m20261128_000490_invitations_of_deleted;
mod m20261128_000500_farewells;
mod m20261128_000510_person_regions;
mod m20261128_000511_signers_in_the_log;
mod m20261128_000520_mails_given_up;
mod m20261128_000540_followers_by_site;
mod m20261128_000541_reaction_counts;
mod m20261128_000542_slow_hosts;
mod m20261128_000551_farewells_put_off;
mod m20261128_000563_invitations_of_two_kinds;
mod m20261129_000570_removals_by_organization;
mod m20261129_000571_settings_by_beginning;
mod m20261129_000572_deliveries_without_their_times;
mod m20261129_000573_hosts_without_their_times;
mod m20261129_000574_requests_that_still_say_something;
mod m20261130_000575_what_is_asked_for;
mod m20261130_000576_refusals_by_author;

/// What a migration does: the future of its `up` or `down`.
type Work = for<'a> fn(
    &'a SchemaManager<'a>,
) -> Pin<Box<dyn Future<Output = Result<(), DbErr>> + Send + 'a>>;

/// One step of the schema. All are of one type: with a type for each, the compiler proved for each
/// anew that everything a schema is made of may go from thread to thread, which was nine tenths of the
/// time that this crate took.
#[derive(Clone, Copy)]
struct Migration {
    name: &'static str,
    up: Work,
    down: Work,
}

impl MigrationName for Migration {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        (self.up)(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        (self.down)(manager).await
    }
}

/// The files of the migrations, each with what it is called in the database.
macro_rules! migrations {
    ($($file:ident)*) => {
        const ALL: &[Migration] = &[$(Migration {
            name: stringify!($file),
            up: |manager| Box::pin($file::up(manager)),
            down: |manager| Box::pin($file::down(manager)),
        }),*];
    };
}

// In the order in which they are applied.
migrations! {
    m20261120_000001_organizations
    m20261120_000002_actors
    m20261120_000003_appeals
    m20261120_000004_delivery
    m20261120_000005_invitations
    m20261120_000006_seen_by
    m20261120_000009_acknowledgements
    m20261120_000010_key_ends
    m20261120_000011_refusals
    m20261120_000012_moderation
    m20261120_000013_reports
    m20261120_000015_co_sign_intents
    m20261120_000016_reactions
    m20261120_000017_quote_authorizations
    m20261120_000018_blockers
    m20261120_000020_mails
    m20261120_000021_people
    m20261120_000030_appeal_topics
    m20261120_000040_media
    m20261120_000041_site_pages
    m20261120_000050_form_signers
    m20261121_000060_team
    m20261121_000061_second_factors
    m20261121_000070_kept_forms
    m20261121_000071_translation_bases
    m20261120_000080_dispatches
    m20261121_000090_ended_links
    m20261121_000091_comments
    m20261120_000096_imports
    m20261121_000110_refused_signers
    m20261121_000120_invitees
    m20261121_000121_portraits
    m20261121_000130_kept_files
    m20261121_000131_schedules
    m20261121_000140_subscribers
    m20261121_000141_list_mails
    m20261121_000160_passkeys
    m20261121_000161_token_terms
    m20261121_000150_notices
    m20261121_000151_organization_ends
    m20261121_000152_organization_requests
    m20261121_000170_withdrawn_endorsements
    m20261121_000171_closed_appeals
    m20261121_000190_topics
    m20261121_000172_registrations
    m20261121_000180_letter_counts
    m20261121_000200_proceedings
    m20261121_000220_moves
    m20261121_000230_pruning
    m20261122_000240_shared_inboxes
    m20261123_000250_registrations_by_row
    m20261124_000260_person_withdrawals
    m20261124_000270_delivery_times
    m20261124_000280_withdrawals_of_deleted
    m20261125_000290_deliveries_in_their_order
    m20261125_000300_followers_by_host
    m20261125_000310_requests_by_address
    m20261125_000320_domains_of_withdrawn
    m20261125_000340_mails_in_whose_name
    m20261126_000350_unasked_appeals
    m20261126_000370_person_revisions
    m20261126_000375_hidden_people
    m20261127_000390_hidden_withdrawals
    m20261127_000410_what_mails_are_about
    m20261127_000420_letters_of_invitations
    m20261127_000430_appeals_of_ended_links
    m20261127_000440_failed_sign_ins
    m20261127_000450_mails_by_what_they_are_about
    m20261127_000460_requests_by_time
    m20261128_000470_drafts_of_deleted
    m20261128_000480_shown_people
    m20261128_000490_invitations_of_deleted
    m20261128_000500_farewells
    m20261128_000510_person_regions
    m20261128_000511_signers_in_the_log
    m20261128_000520_mails_given_up
    m20261128_000540_followers_by_site
    m20261128_000541_reaction_counts
    m20261128_000542_slow_hosts
    m20261128_000551_farewells_put_off
    m20261128_000563_invitations_of_two_kinds
    m20261129_000570_removals_by_organization
    m20261129_000571_settings_by_beginning
    m20261129_000572_deliveries_without_their_times
    m20261129_000573_hosts_without_their_times
    m20261129_000574_requests_that_still_say_something
    m20261130_000575_what_is_asked_for
    m20261130_000576_refusals_by_author
}

/// All migrations, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let boxed = |migration: &Migration| -> Box<dyn MigrationTrait> { Box::new(*migration) };
        ALL.iter().map(boxed).collect()
    }
}
