//! The folder that is written: for its owner alone, and complete or not there.

use super::super::Failure;
use crate::scratch;
use anyhow::Context as _;
use serde::Serialize;
use serde_json::{Value, json};
use std::{
    fs,
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Component, Path, PathBuf},
};
use tempfile::TempDir;
use undersigned_domain::Digest;
use undersigned_federation::openings::Opening;
use undersigned_store::file::folder_of;
use undersigned_web::exports;

/// A folder on its way.
pub struct Folder {
    /// Beside the place where it will be; it goes again if it is dropped.
    scratch: TempDir,
    /// Where it will be.
    out: PathBuf,
    files: Vec<Value>,
    bytes: u64,
    left_out: Vec<LeftOut>,
}

/// Something that should be in the folder and is not: a row of the database that does not open with this
/// server's secret key, or a picture that the server has lost.
#[derive(Debug, Clone, Serialize)]
pub struct LeftOut {
    /// The file or folder in which it would stand; a picture's own.
    pub file: String,
    /// The row's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<i64>,
}

impl Folder {
    /// Begins a folder; nothing may be where it will be.
    pub fn new(out: &Path) -> Result<Self, Failure> {
        let unwritable = |error: io::Error| {
            Failure::Usage(format!("{} cannot be written: {error}", out.display()))
        };
        if out.symlink_metadata().is_ok() {
            return Err(Failure::Usage(format!(
                "{} is there already: name a new folder",
                out.display()
            )));
        }
        let parent = folder_of(out);
        // For its owner alone, and it stays so: what is in it was confided to them.
        let scratch = scratch::folder_in(parent).map_err(unwritable)?;
        Ok(Self {
            scratch,
            out: out.to_owned(),
            files: Vec::new(),
            bytes: 0,
            left_out: Vec::new(),
        })
    }

    /// Writes a file, with the folders it lies in.
    pub fn put(&mut self, name: &str, content: &[u8]) -> Result<(), Failure> {
        let path = Path::new(name);
        // Names come from addresses that others chose.
        let is_inside = path
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if !is_inside {
            return Err(Failure::Other(anyhow::anyhow!("{name} is no file's name")));
        }
        let whole = self.scratch.path().join(path);
        if let Some(parent) = whole.parent() {
            fs::create_dir_all(parent).with_context(|| format!("{name} cannot be written"))?;
        }
        // As every file with what was confided: copied elsewhere one by one, they are still for their owner alone.
        let written = fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&whole)
            .and_then(|mut file| file.write_all(content));
        written.with_context(|| format!("{name} cannot be written"))?;
        let size = content.len() as u64;
        self.bytes += size;
        self.files.push(json!({
            "file": name,
            "bytes": size,
            "sha256": Digest::of(&[content]).hex(),
        }));
        Ok(())
    }

    /// Writes a value, to be read by people as well.
    pub fn put_json(&mut self, name: &str, value: &Value) -> Result<(), Failure> {
        self.put(name, format!("{value:#}\n").as_bytes())
    }

    /// Writes values, one a line; nothing where there is none.
    pub fn put_lines(
        &mut self,
        name: &str,
        lines: impl IntoIterator<Item = String>,
    ) -> Result<(), Failure> {
        let mut text = String::new();
        for line in lines {
            // No text in JSON has a bare line break, so that between its members nothing is lost.
            text.push_str(&line.replace(['\n', '\r'], " "));
            text.push('\n');
        }
        match text.is_empty() {
            true => Ok(()),
            false => self.put(name, text.as_bytes()),
        }
    }

    /// Takes what was opened for a file. The rest is noted: it must not hold back everything else.
    pub fn opened<T>(&mut self, name: &str, rows: Vec<Opening<T>>) -> Vec<T> {
        let mut opened = Vec::new();
        for (row, outcome) in rows {
            match outcome {
                Ok(one) => opened.push(one),
                Err(_) => self.leave_out(name, row),
            }
        }
        opened
    }

    /// Notes that a row is not in a file.
    pub fn leave_out(&mut self, name: &str, row: i64) {
        self.left_out.push(LeftOut {
            file: name.to_owned(),
            row: Some(row),
        });
    }

    /// Notes that a whole file is not there.
    pub fn lack(&mut self, name: &str) {
        self.left_out.push(LeftOut {
            file: name.to_owned(),
            row: None,
        });
    }

    /// All that is not in the folder and should be.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// Writes the manifest with these facts and puts the folder in its place. Answers how many files
    /// there are, and their size.
    pub fn finish(mut self, mut facts: Value) -> Result<(usize, u64), Failure> {
        let files = std::mem::take(&mut self.files);
        let counted = (files.len() + 1, self.bytes);
        facts["files"] = files.into();
        facts["leftOut"] = json!(self.left_out);
        self.put_json("manifest.json", &facts)?;
        fs::rename(self.scratch.path(), &self.out).map_err(|error| {
            Failure::Usage(format!("{} cannot be written: {error}", self.out.display()))
        })?;
        let _: PathBuf = self.scratch.keep();
        Ok(counted)
    }
}

/// Writes a table; nothing where it is empty.
pub fn table(
    folder: &mut Folder,
    name: &str,
    head: &[&str],
    rows: Vec<Vec<String>>,
) -> Result<(), Failure> {
    match rows.is_empty() {
        true => Ok(()),
        false => folder.put(name, exports::table(head, rows).as_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn nothing_is_written_outside_of_the_folder() {
        let place = tempfile::tempdir().expect("a temporary folder can be made");
        let mut folder = Folder::new(&place.path().join("out")).expect("a folder begins");
        for name in ["../a", "/a", "a/../../b"] {
            assert!(folder.put(name, b"x").is_err(), "{name}");
        }
        folder.put("a/b.txt", b"x").expect("it is written");
        folder.finish(json!({})).expect("it ends");
        let written = fs::metadata(place.path().join("out/a/b.txt")).expect("it is there");
        assert!(written.is_file());
        assert_eq!(written.permissions().mode() & 0o777, 0o600);
        assert!(!place.path().join("a").exists());
    }
}
