//! Several people at one desk: what each may do, how they come and go, and what the log says of it.

mod arrivals;
mod codes;
mod deciding;
mod drafts;
mod leaving;
mod log;
mod notices;
mod offered;
mod once;
mod one_person;
mod organisations;
mod passkeys;
mod proceedings;
mod roles;
mod sessions;
mod signatures;
mod stolen;
mod tokens;
mod webhooks;

use reqwest::StatusCode;
pub use undersigned_tests::desk::at_the_quay;
use undersigned_tests::{Desk, Server, desk::between};

/// The server under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");
/// A new password.
pub const OTHER_PASSWORD: &str = "a winch with a ratchet";

/// Has an owner invite somebody; gives the link.
pub async fn invite(owner: &mut Desk, email: &str, roles: &[&str]) -> String {
    let roles: Vec<String> = roles.iter().map(|role| format!("role-{role}")).collect();
    let mut fields = vec![("email", email)];
    fields.extend(roles.iter().map(|role| (role.as_str(), "yes")));
    let (status, page) = owner.submit("/desk/team", &fields).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    between(&page, "<code>", "</code>")
}

/// Has an owner invite somebody, who comes.
pub async fn member(server: &Server, owner: &mut Desk, email: &str, roles: &[&str]) -> Desk {
    let link = invite(owner, email, roles).await;
    Desk::by(server, &link, OTHER_PASSWORD).await
}

/// The id by which the desk's page knows somebody.
pub async fn id_of(owner: &mut Desk, email: &str) -> String {
    let page = owner.get("/desk/team").await;
    let (_, rest) = page
        .rsplit_once(&format!("{email}</bdi>"))
        .unwrap_or_else(|| panic!("no {email} in {page}"));
    between(rest, "name=\"id\" value=\"", "\"")
}
