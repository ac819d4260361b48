//! One file per table. Times (`*_at`, `*_since`, `*_until`) are milliseconds since 1970.

pub mod account;
pub mod acknowledgement;
pub mod activity;
pub mod actor_key;
pub mod api_token;
pub mod appeal;
pub mod delivery;
pub mod delivery_host;
pub mod follower;
pub mod following;
pub mod invitation;
pub mod organization;
pub mod person_signature;
pub mod received_activity;
pub mod refusal;
pub mod remote_actor;
pub mod replica;
pub mod seen_by;
pub mod session;
pub mod setting;
pub mod sign_in_link;
pub mod statement;
