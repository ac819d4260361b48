//! Putting what was restored in its place: whole or not at all.

use crate::{open::make_folder, owner, scratch};
use anyhow::Context as _;
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};
use undersigned_domain::Digest;
use undersigned_store::file::folder_of;

/// Folders that are made for what is restored, the innermost first. Those in which nothing was put in
/// the end go again: a restore that was refused leaves nothing behind.
pub struct Made(Vec<PathBuf>);

impl Made {
    /// Notes which of them are missing.
    pub fn missing(folder: &Path) -> Self {
        let named = folder.ancestors().filter(|one| !one.as_os_str().is_empty());
        let missing = named.take_while(|one| !one.exists());
        Self(missing.map(Path::to_owned).collect())
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        for folder in &self.0 {
            // Only an empty one can be removed so.
            if std::fs::remove_dir(folder).is_err() {
                return;
            }
        }
    }
}

/// What was put in its place so far. It goes again where this is dropped before [`keep`](Self::keep).
#[derive(Default)]
pub struct Placed {
    files: Vec<PathBuf>,
    /// Dropped after the files are gone.
    folders: Vec<Made>,
}

impl Placed {
    /// Moves a file to where it belongs. One that is there already and holds the same stays.
    ///
    /// # Errors
    /// Another one is there; the operating system's reason.
    pub fn put(&mut self, from: &Path, to: &Path) -> anyhow::Result<()> {
        if to.exists() {
            let is_same =
                same(from, to).with_context(|| format!("{} cannot be read", to.display()));
            anyhow::ensure!(
                is_same?,
                "{} is there by now, and is another one",
                to.display()
            );
            return Ok(());
        }
        let folder = folder_of(to);
        let made = Made::missing(folder);
        let folders = made.0.clone();
        self.folders.push(made);
        make_folder(folder)?;
        let unwritable = || format!("{} cannot be written", to.display());
        match fs::rename(from, to) {
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                copy(from, to, folder).with_context(unwritable)?;
            }
            moved => moved.with_context(unwritable)?,
        }
        self.files.push(to.to_owned());
        // Run by root, it is for whoever the server is.
        let made = folders.iter().rev().map(PathBuf::as_path).chain([to]);
        for made in made {
            owner::as_its_folder(made).with_context(unwritable)?;
        }
        // That it has its name has to last, too.
        let synced = File::open(folder).and_then(|folder| folder.sync_all());
        synced.with_context(unwritable)
    }

    /// The same for the pictures of a folder, which may be missing. Their names say what they hold: of two
    /// that differ, the one that is what its name says stays.
    ///
    /// # Errors
    /// As for [`put`](Self::put).
    pub fn put_pictures(&mut self, from: &Path, to: &Path) -> anyhow::Result<()> {
        if !from.exists() {
            return Ok(());
        }
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            let (ours, theirs) = (entry.path(), to.join(entry.file_name()));
            if theirs.exists() {
                if is_what_it_says(&theirs)? {
                    continue;
                }
                fs::remove_file(&theirs)
                    .with_context(|| format!("{} cannot be replaced", theirs.display()))?;
            }
            self.put(&ours, &theirs)?;
        }
        Ok(())
    }

    /// Leaves all of it where it is.
    pub fn keep(mut self) {
        self.files.clear();
    }
}

impl Drop for Placed {
    fn drop(&mut self) {
        for placed in self.files.iter().rev() {
            // Whoever is told that it failed is told why; this could say no more.
            let _ = fs::remove_file(placed);
        }
    }
}

/// Onto another disk: nothing half written ever has the name.
fn copy(from: &Path, to: &Path, folder: &Path) -> anyhow::Result<()> {
    let scratch = scratch::folder_in(folder)?;
    let beside = scratch.path().join("copy");
    fs::copy(from, &beside)?;
    File::open(&beside)?.sync_all()?;
    Ok(fs::rename(&beside, to)?)
}

/// Whether a picture's name begins with its digest.
fn is_what_it_says(picture: &Path) -> io::Result<bool> {
    let digest = Digest::of(&[&fs::read(picture)?]).hex();
    let name = picture.file_name().unwrap_or_default();
    Ok(name.to_string_lossy().starts_with(&digest))
}

/// Whether two files hold the same.
pub fn same(one: &Path, other: &Path) -> io::Result<bool> {
    Ok(
        fs::metadata(one)?.len() == fs::metadata(other)?.len()
            && fs::read(one)? == fs::read(other)?,
    )
}

#[cfg(test)]
mod tests {
    use super::{Digest, Placed};
    use std::fs;

    #[test]
    fn what_was_put_in_its_place_goes_again_if_the_rest_fails() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for (name, content) in [("a", "1"), ("b", "2"), ("theirs", "1"), ("other", "9")] {
            fs::write(at(name), content).unwrap();
        }
        let mut placed = Placed::default();
        placed.put(&at("a"), &at("new/a")).unwrap();
        placed.put(&at("new/a"), &at("theirs")).unwrap();
        let refused = placed.put(&at("b"), &at("other")).unwrap_err();
        assert!(refused.to_string().contains("is another one"), "{refused}");
        drop(placed);
        assert!(!at("new").exists(), "it was made for what was put there");
        assert_eq!(fs::read(at("theirs")).unwrap(), b"1", "it was there before");
        assert_eq!(fs::read(at("other")).unwrap(), b"9");

        let right = format!("{}.jpg", Digest::of(&[b"picture"]).hex());
        for (folder, content) in [("packed", "picture"), ("media", "damaged"), ("other", "")] {
            let _ = fs::remove_file(at(folder));
            fs::create_dir(at(folder)).unwrap();
            if !content.is_empty() {
                fs::write(at(folder).join(&right), content).unwrap();
            }
        }
        let mut placed = Placed::default();
        placed.put_pictures(&at("packed"), &at("media")).unwrap();
        assert_eq!(fs::read(at("media").join(&right)).unwrap(), b"picture");
        placed.keep();
        // Packed as it was damaged: the good one stays.
        fs::write(at("packed").join(&right), "damaged").unwrap();
        let mut placed = Placed::default();
        placed.put_pictures(&at("packed"), &at("media")).unwrap();
        assert_eq!(fs::read(at("media").join(&right)).unwrap(), b"picture");

        let mut placed = Placed::default();
        placed.put(&at("b"), &at("new/b")).unwrap();
        placed.keep();
        assert_eq!(fs::read(at("new/b")).unwrap(), b"2");
        assert!(!at("b").exists());
    }
}
