//! One story, told to SQLite always, and to PostgreSQL when `UNDERSIGNED_TEST_DATABASE_URL` names
//! a server on which a database of its own may be made.

mod acting;
mod actors;
mod appeals;
mod co_sign;
mod delivery;
mod delivery_hosts;
mod dispatches;
mod ends;
mod erased;
mod facts;
mod follows;
mod form_signers;
mod imports;
mod invitees;
mod kept_files;
mod leaving;
mod letter_counts;
mod mails;
mod mails_about;
mod media;
mod moderation;
mod moments;
mod news;
mod passkeys;
mod people;
mod proceedings;
mod programs;
mod received;
mod refused_signers;
mod registrations;
mod standing;
mod together;
mod topics;
mod turns;
mod withdrawn;

use undersigned_store::*;

/// When the story takes place: 2 December 2025, in milliseconds since 1970.
const NOW: i64 = 1_764_633_600_000;

/// Built otherwise, SQLite plans most queries anew at each run (docs/adr/0048).
#[tokio::test]
async fn sqlite_is_compiled_as_this_workspace_says() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/store.db", folder.path().display());
    let db = Database::connect(&url, 1).await.unwrap();
    let asked =
        sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, "PRAGMA compile_options");
    let rows = db.conn().query_all_raw(asked).await.unwrap();
    let options: Vec<String> = rows
        .iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect();
    let has = |name: &str| options.iter().any(|option| option == name);
    assert!(has("ENABLE_QPSG"), "{options:?}");
    assert!(!has("ENABLE_MEMORY_MANAGEMENT"), "{options:?}");
    assert!(has("STMTJRNL_SPILL=4194304"), "{options:?}");
    db.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_story_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/new folder/store.db", folder.path().display());
    let db = Database::connect(&url, 4).await.unwrap();
    tell(&db).await;

    // A command beside the running server: two programs on one file.
    let other = Database::connect(&url, 2).await.unwrap();
    other.migrate().await.unwrap();
    together::eight_read_and_write_at_once(&[db.clone(), other.clone()]).await;
    moments::a_commit_makes_another_moment(&db, &other).await;
    other.close().await.unwrap();

    let copy = folder.path().join("copy.db");
    db.copy_to(&copy).await.unwrap();
    db.close().await.unwrap();
    let copy = Database::connect(&format!("sqlite://{}", copy.display()), 1)
        .await
        .unwrap();
    assert_eq!(
        undersigned_store::organizations::count(copy.conn())
            .await
            .unwrap(),
        1
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_story_on_postgresql() {
    let Ok(server) = std::env::var("UNDERSIGNED_TEST_DATABASE_URL") else {
        eprintln!("skipped: UNDERSIGNED_TEST_DATABASE_URL is not set");
        return;
    };
    let name = format!(
        "undersigned_test_{}",
        hex::encode(SecretKey::generate().unwrap().keyed_hash("name", b""))
            .split_at(12)
            .0
    );
    let admin = Database::connect(&server, 1).await.unwrap();
    admin
        .conn()
        .execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await
        .unwrap();

    let mut url = url::Url::parse(&server).unwrap();
    url.set_path(&name);
    // A task of its own, so that the database goes even if the story fails.
    let told = tokio::spawn(async move {
        let db = Database::connect(url.as_str(), 10).await.unwrap();
        tell(&db).await;
        db.close().await.unwrap();
    })
    .await;
    admin
        .conn()
        .execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)"))
        .await
        .unwrap();
    told.unwrap();
}

#[tokio::test]
async fn other_databases_are_refused_without_showing_the_password() {
    let error = Database::connect("mysql://root:hunter2@localhost/x", 1)
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::Address(_)));
    assert!(!error.to_string().contains("hunter2"));
}

async fn tell(db: &Database) {
    // Two programs that start together migrate once.
    let (first, second) = futures::join!(db.migrate(), db.migrate());
    first.unwrap();
    second.unwrap();
    db.ping().await.unwrap();

    let dockers = actors::an_organisation_is_set_up(db).await;
    actors::nothing_is_called_by_u_0000(db).await;
    facts::names_that_begin_so_are_found_by_an_index_in_any_order_of_texts(db).await;
    actors::its_owner_signs_in(db, &dockers).await;
    acting::what_is_done_leaves_a_row(db, &dockers).await;
    passkeys::a_passkey_counts_and_goes_with_its_account(db, &dockers).await;
    passkeys::failed_sign_ins_are_counted_until_none_has_failed_for_long(db, &dockers).await;
    actors::it_has_keys(db, &dockers).await;
    follows::it_follows_and_is_followed(db, &dockers).await;
    let appeal = appeals::an_appeal_is_published(db, &dockers).await;
    appeals::statements_come_in(db, &appeal).await;
    appeals::an_endorsement_is_refused(db, &appeal).await;
    withdrawn::what_was_withdrawn_is_kept(db, &dockers, &appeal).await;
    people::replicas_and_people(db, &appeal).await;
    people::who_is_back_and_what_it_holds_do_not_wait_for_each_other(db).await;
    co_sign::an_account_replies_and_confirms(db, &appeal).await;
    form_signers::an_organisation_signs_by_form(db, &appeal).await;
    refused_signers::who_was_refused_is_kept_for_a_while(db, &appeal).await;
    imports::a_list_waits_between_two_steps(db, &appeal).await;
    invitees::organisations_are_invited(db, &appeal).await;
    invitees::of_two_who_invite_the_same_at_once_one_did(db, &appeal).await;
    dispatches::an_update_is_written_published_and_taken_back(db, &appeal).await;
    letter_counts::letters_are_counted_by_day(db, &appeal).await;
    proceedings::a_register_is_replaced_and_a_seal_waits(db, &appeal).await;
    kept_files::files_lie_in_parts_and_go_with_their_owner(db, &appeal).await;
    kept_files::a_time_is_come_to_by_one_process_and_again_when_that_dies(db, &appeal).await;
    co_sign::others_boost_like_and_quote(db, &appeal).await;
    delivery::its_activities_are_delivered(db, &dockers).await;
    delivery_hosts::what_was_put_off_stands_behind_what_was_not(db, &dockers).await;
    delivery_hosts::a_time_that_is_too_far_away_is_not_waited_for(db, &dockers).await;
    delivery_hosts::each_host_has_a_turn_before_any_has_a_second(db, &dockers).await;
    delivery_hosts::their_turns_are_in_their_order_however_the_database_keeps_them(db, &dockers)
        .await;
    delivery_hosts::only_who_has_something_to_get_fails(db, &dockers).await;
    delivery_hosts::who_gives_up_and_a_clock_that_is_set_back_do_not_wait_for_each_other(
        db, &dockers,
    )
    .await;
    delivery_hosts::what_has_arrived_waits_for_others_and_holds_nothing_meanwhile(db, &dockers)
        .await;
    received::repeats_are_known(db).await;
    received::farewells_wait_until_they_were_looked_at(db).await;
    received::farewells_leave_each_other_room(db).await;
    delivery::what_has_reached_everybody_goes(db, &dockers).await;
    ends::people_and_programs_are_told(db, &dockers).await;
    ends::somebody_asks_for_a_place(db).await;
    ends::an_organisation_is_suspended_and_deleted(db).await;
    media::pictures_are_kept_while_they_are_shown(db, &dockers).await;
    media::pages_of_the_server_are_written_over(db).await;
    mails::mails_are_queued_and_taken_once(db).await;
    mails::what_was_given_up_is_nobodys(db).await;
    mails_about::mails_about_requests_go_with_them(db, &appeal).await;
    mails_about::what_a_late_mail_asks_for_waits_longer(db, &appeal).await;
    mails_about::mails_about_people_and_entries_go_with_them(db, &appeal).await;
    mails_about::mails_about_invitations_go_with_them(db, &appeal).await;
    mails::nobody_is_mail_bombed(db).await;
    mails::a_worker_that_waits_for_a_mail_holds_no_other(db).await;
    news::people_read_leave_and_are_forgotten(db, &appeal).await;
    news::who_leaves_and_cannot_be_reached_does_both(db, &appeal).await;
    registrations::people_register_and_are_forgotten(db, &appeal).await;
    topics::a_topic_is_written_on_and_followed(db, &dockers).await;
    topics::a_topic_elsewhere_is_followed(db, &dockers).await;
    topics::an_appeal_waits_to_be_looked_up(db).await;
    moderation::a_host_is_blocked_and_reports_are_counted(db).await;
    standing::the_oldest_that_nothing_names_goes_first(db).await;
    standing::what_waits_follows_a_clock_that_is_set_back(db).await;
    leaving::what_belongs_to_one_organisation_goes_with_it(db, &dockers, &appeal).await;
    news::news_that_waits_is_taken_back(db, &dockers, &appeal).await;
    programs::what_came_from_an_old_webhook_leaves_a_new_one_alone(db, &dockers).await;
    programs::nobody_makes_a_token_with_one_that_was_revoked(db, &dockers).await;
    together::a_dropped_transaction_leaves_nothing(db).await;
    together::eight_read_and_write_at_once(std::slice::from_ref(db)).await;
    together::many_read_beside_their_transactions(db).await;
    together::who_forgets_what_is_around_an_appeal_waits_for_who_withdraws(db).await;
    together::who_takes_several_appeals_waits_for_who_takes_them_otherwise(db).await;
    together::two_workers_never_share_a_host(db, &dockers).await;
    moments::a_commit_makes_another_moment(db, db).await;
    turns::a_turn_is_ones_alone_and_free_when_that_ends(db).await;
    turns::what_one_says_is_heard(db).await;
}
