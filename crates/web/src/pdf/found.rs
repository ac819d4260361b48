//! Finding the renderer: WeasyPrint's own program says in its first line which Python it needs.

use super::Renderer;
use std::{
    fs::File,
    io::{BufRead as _, BufReader, Read as _},
    path::{Path, PathBuf},
    str::FromStr,
};

/// The program's name on the search path.
const PROGRAM: &str = "weasyprint";

/// Which renderer is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Wanted {
    /// The one on the search path, if there is one.
    #[default]
    Auto,
    /// None.
    Off,
    /// This one.
    At(PathBuf),
}

impl FromStr for Wanted {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "auto" => Ok(Self::Auto),
            "off" => Ok(Self::Off),
            path if Path::new(path).is_absolute() => Ok(Self::At(PathBuf::from(path))),
            _ => Err("neither auto nor off nor an absolute path".to_owned()),
        }
    }
}

impl Wanted {
    /// The renderer, if it is there.
    ///
    /// # Errors
    /// One that was named is not there, or is not WeasyPrint; in words for the operator.
    pub fn find(&self) -> Result<Option<Renderer>, String> {
        match self {
            Self::Off => Ok(None),
            Self::Auto => {
                let path = std::env::var_os("PATH").unwrap_or_default();
                let mut programs = std::env::split_paths(&path).map(|folder| folder.join(PROGRAM));
                let python = programs.find_map(|program| python_of(&program));
                Ok(python.map(Renderer::new))
            }
            Self::At(program) => match python_of(program) {
                Some(python) => Ok(Some(Renderer::new(python))),
                None => Err(format!(
                    "{} is not the program `weasyprint` as Debian, pip or pipx install it",
                    program.display()
                )),
            },
        }
    }
}

/// The interpreter in the first line of a script.
fn python_of(program: &Path) -> Option<PathBuf> {
    let mut line = String::new();
    let file = File::open(program).ok()?.take(512);
    BufReader::new(file).read_line(&mut line).ok()?;
    let mut words = line.strip_prefix("#!")?.split_whitespace();
    let first = PathBuf::from(words.next()?);
    let named = match first.file_name()?.to_str()? {
        "env" => words.find(|word| !word.starts_with('-'))?,
        _ => return is_python(&first).then_some(first),
    };
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut found = std::env::split_paths(&path).map(|folder| folder.join(named));
    found.find(|python| is_python(python))
}

fn is_python(program: &Path) -> bool {
    let name = program.file_name().and_then(|name| name.to_str());
    program.is_absolute()
        && program.is_file()
        && name.is_some_and(|name| name.starts_with("python"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renderer_that_is_not_there_is_named() {
        assert!(Wanted::from_str("off").unwrap().find().unwrap().is_none());
        let wanted = Wanted::from_str("/nowhere/weasyprint").unwrap();
        assert!(wanted.find().unwrap_err().contains("/nowhere/weasyprint"));
        // A program, but not one in Python.
        let wanted = Wanted::At(PathBuf::from("/bin/sh"));
        assert!(wanted.find().is_err());
        assert!(Wanted::from_str("weasyprint").is_err());
    }
}
