//! Reading the settings from file, environment and command line, in this order of growing weight.

use super::{Field, Settings, SettingsError, environment};
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// The file that is read where none is named.
const DEFAULT_FILE: &str = "undersigned.toml";

/// Settings from the command line, as (name, value).
pub type Flags = Vec<(&'static str, String)>;

/// Where settings come from.
pub struct Sources<'a> {
    /// The file that was named; without one, `undersigned.toml` is read if it is there.
    pub file: Option<&'a Path>,
    /// Looks up an environment variable.
    pub environment: &'a dyn Fn(&str) -> Option<String>,
    /// The names of all environment variables, those of other programs too.
    pub variables: Vec<String>,
    /// Options of the command line.
    pub flags: Flags,
}

impl Settings {
    /// Reads and checks all settings.
    ///
    /// # Errors
    /// [`SettingsError`], which names what is wrong and what is allowed.
    pub fn load(sources: Sources<'_>) -> Result<Self, SettingsError> {
        let mut given = from_file(sources.file)?;
        let unknown_variables = environment::unknown(sources.variables, sources.environment)?;
        for field in Self::fields() {
            if let Some(value) = (sources.environment)(&field.variable()) {
                put(&mut given, field, Value::String(value));
            }
        }
        for (name, value) in sources.flags {
            let field = find(name).ok_or_else(|| unknown(name))?;
            put(&mut given, field, Value::String(value));
        }
        let mut settings = read(given)?;
        settings.validate()?;
        settings.unknown_variables = unknown_variables;
        Ok(settings)
    }
}

fn from_file(named: Option<&Path>) -> Result<Table, SettingsError> {
    let path = named.map_or_else(|| PathBuf::from(DEFAULT_FILE), Path::to_path_buf);
    let fault = |reason: String| SettingsError::File {
        path: path.display().to_string(),
        reason,
    };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Table::new());
        }
        Err(error) => return Err(fault(error.to_string())),
    };
    let file: Table = text
        .parse()
        .map_err(|error: toml::de::Error| fault(error.message().to_owned()))?;
    let mut given = Table::new();
    for (key, value) in file {
        match value {
            Value::Table(section) => {
                for (name, value) in section {
                    let field = find(&name)
                        .filter(|field| field.section == key)
                        .ok_or_else(|| unknown(&format!("{key}.{name}")))?;
                    put(&mut given, field, value);
                }
            }
            // A setting may stand at the top of the file, too: the names are unique.
            value => {
                let field = find(&key).ok_or_else(|| unknown(&key))?;
                put(&mut given, field, value);
            }
        }
    }
    Ok(given)
}

fn find(name: &str) -> Option<&'static Field> {
    Settings::fields().find(|field| field.name == name)
}

fn unknown(name: &str) -> SettingsError {
    let known: Vec<_> = Settings::fields()
        .map(|field| format!("{}.{}", field.section, field.name))
        .collect();
    SettingsError::Unknown {
        name: name.to_owned(),
        known: known.join(", "),
    }
}

/// Sets a value; an empty text unsets it, so that a line `UNDERSIGNED_SMTP_URL=` does no harm.
fn put(given: &mut Table, field: &Field, value: Value) {
    let section = given
        .entry(field.section)
        .or_insert_with(|| Value::Table(Table::new()));
    let Value::Table(section) = section else {
        return;
    };
    if value.as_str().is_some_and(|text| text.trim().is_empty()) {
        section.remove(field.name);
    } else {
        section.insert(field.name.to_owned(), value);
    }
}

/// Reads the collected values, each alone at first, so that a fault can be named.
fn read(given: Table) -> Result<Settings, SettingsError> {
    for field in Settings::fields() {
        let Some(value) = given
            .get(field.section)
            .and_then(|section| section.get(field.name))
        else {
            continue;
        };
        let alone = Table::from_iter([(
            field.section.to_owned(),
            Value::Table(Table::from_iter([(field.name.to_owned(), value.clone())])),
        )]);
        if alone.try_into::<Settings>().is_err() {
            return Err(field.refuse(value_text(value)));
        }
    }
    let listen_is_set = given
        .get("server")
        .is_some_and(|server| server.get("listen").is_some());
    let mut settings: Settings =
        given
            .try_into()
            .map_err(|error: toml::de::Error| SettingsError::File {
                path: DEFAULT_FILE.to_owned(),
                reason: error.message().to_owned(),
            })?;
    settings.listen_is_set = listen_is_set;
    Ok(settings)
}

fn value_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

impl Field {
    /// The error that says that a value is not allowed here.
    pub(super) fn refuse(&self, given: String) -> SettingsError {
        SettingsError::Value {
            name: format!("{}.{}", self.section, self.name),
            variable: self.variable(),
            given,
            allowed: self.allowed,
        }
    }
}

/// The setting of this name, which must exist.
pub(super) fn field(name: &str) -> &'static Field {
    find(name).expect("validation names only settings that exist")
}
