//! Stories of one server that reaches nobody, or whomever the story plays. One program, since making one for each
//! file takes longer than all that they try; `reconcile` is a program of its own.

mod alone;
mod arrivals;
mod asked_later;
mod beside;
mod chosen_time;
mod claim_by_domain;
#[path = "../../domain/tests/common/mod.rs"]
mod common;
mod counted_once;
mod crowded_mail;
mod dockers;
mod doubted_clock;
mod false_initiator;
mod fetched;
mod finding_people;
mod forgetting;
mod form_contacts;
mod hashed_by_appeal;
mod held_up;
mod hostile_peers;
mod inviting;
mod leaving_together;
mod logged;
mod lost_password;
mod media;
mod moved;
mod names_looked_at;
mod one_list;
mod people_by_country;
mod petition;
mod said_while_leaving;
mod signers;
mod small_writes;
mod two_of_one_name;
mod undone;
#[path = "../../domain/tests/common/universe.rs"]
mod universe;
mod withdrawn_meanwhile;
