//! Reading the settings from file, environment and command line, in this order of growing weight.

use super::{Field, Settings, SettingsError, environment};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};
use toml::{Table, Value};

/// The file that is read where none is named.
const DEFAULT_FILE: &str = "undersigned.toml";

/// What the reader of TOML says of what stands twice.
const DUPLICATE: &str = "duplicate key";

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
    let file: Table = text.parse().map_err(|error: toml::de::Error| {
        let places = Places::of(&text);
        match places.twice().filter(|_| error.message() == DUPLICATE) {
            Some(name) => places.refuse(name, &path),
            None => fault(match error.span() {
                Some(span) => format!("line {}: {}", line_at(&text, span.start), error.message()),
                None => error.message().to_owned(),
            }),
        }
    })?;
    let mut given = Table::new();
    let mut seen = BTreeSet::new();
    let mut put = |field: &'static Field, value: Value| match seen.insert(field.name) {
        true => {
            put(&mut given, field, value);
            Ok(())
        }
        false => {
            let name = format!("{}.{}", field.section, field.name);
            Err(Places::of(&text).refuse(&name, &path))
        }
    };
    for (key, value) in file {
        match value {
            Value::Table(section) => {
                for (name, value) in section {
                    let field = find(&name)
                        .filter(|field| field.section == key)
                        .ok_or_else(|| unknown(&format!("{key}.{name}")))?;
                    put(field, value)?;
                }
            }
            // A setting may stand at the top of the file, too: the names are unique.
            value => {
                let field = find(&key).ok_or_else(|| unknown(&key))?;
                put(field, value)?;
            }
        }
    }
    Ok(given)
}

/// On which line a byte of a text is.
fn line_at(text: &str, byte: usize) -> usize {
    let before = text.bytes().take(byte);
    before.filter(|byte| *byte == b'\n').count() + 1
}

/// On which lines of a file settings and sections begin, by name. Only for messages: what stands in a text of
/// several lines is taken for settings as well.
struct Places(BTreeMap<String, Vec<usize>>);

impl Places {
    fn of(text: &str) -> Self {
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut section = String::new();
        for (line, words) in (1..).zip(text.lines().map(str::trim)) {
            let name = if let Some(header) = words.strip_prefix('[') {
                let header = header.split(']').next().unwrap_or_default();
                header.trim().clone_into(&mut section);
                format!("[{section}]")
            } else if let Some((name, _)) =
                words.split_once('=').filter(|_| !words.starts_with('#'))
            {
                let name = name.trim().trim_matches(['"', '\'']);
                match (section.as_str(), find(name)) {
                    ("", Some(field)) => format!("{}.{name}", field.section),
                    ("", None) => name.to_owned(),
                    (section, _) => format!("{section}.{name}"),
                }
            } else {
                continue;
            };
            places.entry(name).or_default().push(line);
        }
        Self(places)
    }

    /// What stands twice; a setting rather than a section.
    fn twice(&self) -> Option<&str> {
        let twice = self.0.iter().filter(|(_, lines)| lines.len() > 1);
        let name = twice.max_by_key(|(name, _)| !name.starts_with('['));
        name.map(|(name, _)| name.as_str())
    }

    /// The error that says that something stands twice.
    fn refuse(&self, name: &str, path: &Path) -> SettingsError {
        let lines = self.0.get(name).map_or(&[][..], Vec::as_slice);
        SettingsError::Twice {
            name: name.to_owned(),
            path: path.display().to_string(),
            lines: match lines {
                [first, second, ..] => format!(", on lines {first} and {second}"),
                _ => String::new(),
            },
        }
    }
}

fn find(name: &str) -> Option<&'static Field> {
    Settings::fields().find(|field| field.name == name)
}

fn unknown(name: &str) -> SettingsError {
    // It may stand in another section than its own, or be written with hyphens.
    let bare = name.rsplit('.').next().unwrap_or(name);
    let nearest = environment::nearest(&bare.replace('-', "_").to_uppercase());
    if let Some(meant) = nearest.or_else(|| of_section(name)) {
        return SettingsError::Nearly {
            name: name.to_owned(),
            meant: format!("{}.{}", meant.section, meant.name),
        };
    }
    let known: Vec<_> = Settings::fields()
        .map(|field| format!("{}.{}", field.section, field.name))
        .collect();
    SettingsError::Unknown {
        name: name.to_owned(),
        known: known.join(", "),
    }
}

/// The setting that was meant by a name in a section that is none: what others put into a section of its own, as
/// `[database]` with `url`, or `[smtp]` with `host`, is one name here.
fn of_section(name: &str) -> Option<&'static Field> {
    let (section, name) = name.split_once('.')?;
    if Settings::fields().any(|field| field.section == section) {
        return None;
    }
    let whole = format!("{section}_{name}");
    let mut within = Settings::fields().filter(|field| {
        let rest = field.name.strip_prefix(section);
        rest.is_some_and(|rest| rest.starts_with('_'))
    });
    find(&whole).or_else(|| within.next().filter(|_| within.next().is_none()))
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

    /// The error that says that a user or password in a URL has to be written otherwise.
    pub(super) fn unescaped(&self, given: String) -> SettingsError {
        SettingsError::Unescaped {
            name: format!("{}.{}", self.section, self.name),
            variable: self.variable(),
            given,
        }
    }
}

/// The setting of this name, which must exist.
pub(super) fn field(name: &str) -> &'static Field {
    find(name).expect("validation names only settings that exist")
}
