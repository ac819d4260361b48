//! Variables whose names begin as those of the settings do, and are none: somebody meant one, and would
//! run a server with other settings than they believe.

use super::{Field, Settings, SettingsError, section::PREFIX};

/// Variables of the tests, which start the program with all that they were started with.
const OF_TESTS: &str = "UNDERSIGNED_TEST_";
/// What the samples in `deploy/` give to Caddy, which may be started from the same file.
const OF_CADDY: [&str; 2] = ["UNDERSIGNED_DOMAIN", "UNDERSIGNED_UPSTREAM"];
/// How the addresses begin that Kubernetes and older Docker give every program, by the names of the
/// services beside it.
const PROTOCOLS: [&str; 3] = ["tcp://", "udp://", "sctp://"];
/// How many letters may be wrong in a name that somebody meant.
const MOST_SLIPS: usize = 2;

/// Refuses the first of these variables, by name, that is no setting's. One that is empty counts as not
/// set.
///
/// # Errors
/// [`SettingsError::Variable`].
pub(super) fn check(
    mut names: Vec<String>,
    value: &dyn Fn(&str) -> Option<String>,
) -> Result<(), SettingsError> {
    names.retain(|name| name.starts_with(PREFIX));
    names.sort();
    let known: Vec<String> = Settings::fields().map(Field::variable).collect();
    for name in names {
        let given = value(&name).unwrap_or_default();
        if given.trim().is_empty() || known.contains(&name) || is_of_others(&name, &given) {
            continue;
        }
        let meant = nearest(&name, &known).map(|meant| format!(" (is {meant} meant?)"));
        return Err(SettingsError::Variable {
            variable: name,
            meant: meant.unwrap_or_default(),
            known: known.join(", "),
        });
    }
    Ok(())
}

/// Whether a variable was made by something that knows nothing of the settings.
fn is_of_others(name: &str, given: &str) -> bool {
    let port = name.split_once("_PORT_").map(|(_, rest)| rest);
    let is_numbered =
        port.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
    name.starts_with(OF_TESTS)
        || OF_CADDY.contains(&name)
        // A service `undersigned`, or `undersigned-db`, makes UNDERSIGNED_SERVICE_HOST, UNDERSIGNED_PORT,
        // UNDERSIGNED_DB_PORT_5432_TCP_ADDR and more of that kind.
        || name.ends_with("_SERVICE_HOST")
        || name.contains("_SERVICE_PORT")
        || is_numbered
        || PROTOCOLS.iter().any(|protocol| given.starts_with(protocol))
}

/// The setting's variable that was meant, where one is near.
fn nearest<'a>(name: &str, known: &'a [String]) -> Option<&'a String> {
    let slips = known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(name, known), known));
    let (slips, near) = slips.min_by_key(|(slips, _)| *slips)?;
    (slips <= MOST_SLIPS).then_some(near)
}
