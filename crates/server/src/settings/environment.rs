//! Variables whose names begin as those of the settings do, and are none: somebody may have meant one, and
//! would run a server with other settings than they believe.

use super::{Field, Settings, SettingsError, section::PREFIX};

/// Variables of the tests, which start the program with all that they were started with.
const OF_TESTS: &str = "UNDERSIGNED_TEST_";
/// How many letters may be wrong in a name that somebody meant, and of how many letters of a setting's own name one may
/// be: nobody who writes `TAG`, for a container's image, means `LOG`.
const MOST_SLIPS: usize = 2;
const LETTERS_OF_ONE_SLIP: usize = 3;

/// Those of these variables, by name, that are no settings; one that is empty counts as not set.
///
/// A name like a setting's was meant as that. Others may be a token of somebody's own, or what Kubernetes
/// says of a service called undersigned, and stop nothing.
///
/// # Errors
/// [`SettingsError::Nearly`] for one that is nearly a setting's.
pub(super) fn unknown(
    mut names: Vec<String>,
    value: &dyn Fn(&str) -> Option<String>,
) -> Result<Vec<String>, SettingsError> {
    let known: Vec<String> = Settings::fields().map(Field::variable).collect();
    let is_set = |name: &str| value(name).is_some_and(|value| !value.trim().is_empty());
    names.retain(|name| {
        name.starts_with(PREFIX)
            && !name.starts_with(OF_TESTS)
            && !known.contains(name)
            && is_set(name)
    });
    names.sort();
    for variable in &names {
        if let Some(meant) = nearest(variable.strip_prefix(PREFIX).unwrap_or(variable)) {
            return Err(SettingsError::Nearly {
                name: variable.clone(),
                meant: meant.variable(),
            });
        }
    }
    Ok(names)
}

/// The setting that was meant by a name in capitals that is none, where one is near.
pub(super) fn nearest(name: &str) -> Option<&'static Field> {
    let slips = |field: &Field| strsim::damerau_levenshtein(name, &field.name.to_uppercase());
    let slips = Settings::fields().map(|field| (slips(field), field));
    let near = slips
        .filter(|(slips, field)| *slips <= MOST_SLIPS.min(field.name.len() / LETTERS_OF_ONE_SLIP));
    near.min_by_key(|(slips, _)| *slips).map(|(_, near)| near)
}
