//! Where commands write their files: never over something that is there, unless they are told to replace it.

use super::{
    Failure,
    backup::{DATABASE, DUMP},
};
use crate::{Settings, scratch};
use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, ErrorKind, Read as _, Write as _},
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
};
use undersigned_store::file::folder_of;

/// A tar archive begins with a header of this many bytes, with the name of its first file in front.
const HEADER: usize = 512;
/// How many bytes of it are the name.
const NAME: usize = 100;
/// Where in it archives say what they are (POSIX.1-1988, "ustar").
const MAGIC: std::ops::Range<usize> = 257..262;

/// Where a backup takes its place: the file that is named, or the one that a link by that name leads to.
///
/// # Errors
/// [`Failure::Usage`] where there is something that is no earlier backup, or is one and is not to be replaced, or a command
/// would read what is named as standard output.
pub(super) fn of_backup(file: &Path, replace: bool) -> Result<PathBuf, Failure> {
    no_output(file)?;
    let Some(there) = found(file)? else {
        return Ok(file.to_owned());
    };
    match found_in(&there) {
        Ok(Found::Nothing) => Ok(there),
        Ok(Found::Backup) if replace => Ok(there),
        Ok(Found::Backup) => Err(Failure::Usage(format!(
            "{} is an earlier backup: name another file, or have it replaced with --replace",
            file.display()
        ))),
        Ok(Found::Other) => Err(Failure::Usage(format!(
            "{} is there already, and is no earlier backup: name a file that is not there yet",
            file.display()
        ))),
        Err(error) => Err(Failure::Usage(format!(
            "{} is there already, and cannot be looked at: {error}",
            file.display()
        ))),
    }
}

/// Gives a backup that is whole the name that was asked for, as [`of_backup`] allows it: in the minutes that it took another may have
/// been made there.
///
/// # Errors
/// As [`of_backup`]; [`Failure::Usage`] where it cannot be put there.
pub(super) fn put(backup: &Path, file: &Path, replace: bool) -> Result<(), Failure> {
    let place = of_backup(file, replace)?;
    take_place(backup, &place)
        .map_err(|error| Failure::Usage(format!("{} cannot be written: {error}", file.display())))
}

/// Gives a file that is whole its name, in the place of another one that may be there.
fn take_place(whole: &Path, place: &Path) -> io::Result<()> {
    fs::rename(whole, place)?;
    // That it has its name has to last, too. Some systems cannot say so of a folder: it has it all the same.
    let synced = File::open(folder_of(place)).and_then(|folder| folder.sync_all());
    if let Err(error) = synced {
        let file = place.display();
        tracing::warn!(%error, %file, "after a power cut it may be missing");
    }
    Ok(())
}

/// Looks whether an export may be written to a file: to a new one, one that is empty, and, where that is asked for, in
/// the place of any but those that this server lives of. What is no file, such as a device or a pipe, loses nothing.
///
/// # Errors
/// [`Failure::Usage`] where it is the database or the secret key, or is there and is not to be replaced.
pub(super) fn check_export(settings: &Settings, file: &Path, replace: bool) -> Result<(), Failure> {
    let Some(there) = found(file)? else {
        return Ok(());
    };
    let is = |ours: &Path| ours.canonicalize().is_ok_and(|ours| ours == there);
    let database = settings.storage.sqlite_file();
    let beside = database.iter().flat_map(|database| {
        ["", "-wal", "-shm"].map(|ending| {
            let mut name = OsString::from(database);
            name.push(ending);
            PathBuf::from(name)
        })
    });
    let mut ours = beside.chain([settings.storage.secret_key_file()]);
    if ours.any(|ours| is(&ours)) {
        return Err(Failure::Usage(format!(
            "{} is the database or the secret key of this server: name another file",
            file.display()
        )));
    }
    let is_written = fs::metadata(&there).is_ok_and(|there| holds_something(&there));
    match is_written && !replace {
        true => Err(Failure::Usage(format!(
            "{} is there already: name another file, or have it replaced with --replace",
            file.display()
        ))),
        false => Ok(()),
    }
}

/// Writes an export to standard output for `-`, or as [`check_export`] allows it: another file may have been made there
/// since that was asked first.
///
/// # Errors
/// As [`check_export`]; [`Failure::Usage`] where it cannot be written.
pub(super) fn write_export(
    settings: &Settings,
    file: &Path,
    replace: bool,
    content: &[u8],
) -> Result<(), Failure> {
    let written = if file.as_os_str() == "-" {
        io::stdout().write_all(content)
    } else {
        check_export(settings, file, replace)?;
        match written_beside(file, content) {
            Ok(false) => fs::write(file, content),
            beside => beside.map(|_| ()),
        }
    };
    written
        .map_err(|error| Failure::Usage(format!("{} cannot be written: {error}", file.display())))
}

/// Writes beside a file that holds something, and puts that in its place once it is whole: where the disk is full the old one
/// stays. False, with nothing done, where what is there has to stay the file that it is: it has other names, or somebody
/// else's mark on it that a new one would not have, or is no file.
fn written_beside(file: &Path, content: &[u8]) -> io::Result<bool> {
    let place = match file.canonicalize() {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        place => place?,
    };
    let stood = fs::metadata(&place)?;
    // One that may not be written is not to be replaced either, though its folder may be written in.
    if !holds_something(&stood) || stood.nlink() > 1 || stood.permissions().readonly() {
        return Ok(false);
    }
    let scratch = match scratch::folder_in(folder_of(&place)) {
        Err(error) if is_closed(&error) => return Ok(false),
        scratch => scratch?,
    };
    let whole = scratch.path().join("export");
    let mut made = File::create_new(&whole)?;
    let owned = made.metadata()?;
    if (owned.uid(), owned.gid()) != (stood.uid(), stood.gid()) {
        return Ok(false);
    }
    made.write_all(content)?;
    made.set_permissions(stood.permissions())?;
    made.sync_all()?;
    match take_place(&whole, &place) {
        // It is mounted by itself, as into a container.
        Err(error) if error.kind() == ErrorKind::ResourceBusy => Ok(false),
        taken => taken.map(|()| true),
    }
}

/// Whether it is a file, and anything stands in it.
fn holds_something(there: &fs::Metadata) -> bool {
    there.is_file() && there.len() > 0
}

/// Whether nothing can be made in a folder, in which a file may be written all the same.
fn is_closed(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
    )
}

/// `-` is standard output to other commands; keys do not go there by mistake, nor into a file of that name.
///
/// # Errors
/// [`Failure::Usage`] for it.
pub(super) fn no_output(file: &Path) -> Result<(), Failure> {
    match file.as_os_str() == "-" {
        true => Err(Failure::Usage(
            "this command writes to a file, not to standard output: name one (./- where it is really to be \
             called so)"
                .to_owned(),
        )),
        false => Ok(()),
    }
}

/// What is there by this name, links followed.
fn found(file: &Path) -> Result<Option<PathBuf>, Failure> {
    match fs::symlink_metadata(file) {
        Ok(_) => file
            .canonicalize()
            .map(Some)
            .map_err(|error| Failure::Usage(format!("{} leads nowhere: {error}", file.display()))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::Usage(format!(
            "{} cannot be looked at: {error}",
            file.display()
        ))),
    }
}

/// What stands in a file that is there already.
enum Found {
    /// Nothing: it was made to keep the name.
    Nothing,
    /// An earlier backup.
    Backup,
    /// Something else, or it is no file.
    Other,
}

fn found_in(file: &Path) -> io::Result<Found> {
    let metadata = fs::metadata(file)?;
    if !metadata.is_file() {
        return Ok(Found::Other);
    }
    let mut header = Vec::with_capacity(HEADER);
    File::open(file)?
        .take(HEADER as u64)
        .read_to_end(&mut header)?;
    if header.is_empty() {
        return Ok(Found::Nothing);
    }
    let name = header.get(..NAME).unwrap_or_default();
    let name = name.split(|byte| *byte == 0).next().unwrap_or_default();
    let is_archive = header.get(MAGIC).is_some_and(|magic| magic == b"ustar");
    let is_backup = is_archive && [DATABASE.as_bytes(), DUMP.as_bytes()].contains(&name);
    Ok(if is_backup {
        Found::Backup
    } else {
        Found::Other
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    fn refusal<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> String {
        outcome.expect_err("it is refused").to_string()
    }

    fn make_backup(file: &Path) {
        let mut archive = tar::Builder::new(File::create(file).unwrap());
        let mut header = tar::Header::new_gnu();
        header.set_size(2);
        let content: &[u8] = b"ab";
        archive.append_data(&mut header, DATABASE, content).unwrap();
        archive.into_inner().unwrap();
    }

    #[test]
    fn a_backup_replaces_backups_only_and_none_unless_it_is_told_to() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let of_backup = |file: &Path| super::of_backup(file, true);
        assert_eq!(of_backup(&path("new.tar")).unwrap(), path("new.tar"));
        fs::write(path("empty.tar"), "").unwrap();
        assert!(of_backup(&path("empty.tar")).is_ok());

        fs::write(path("secret.key"), "of somebody").unwrap();
        assert!(refusal(of_backup(&path("secret.key"))).contains("no earlier backup"));
        assert!(refusal(of_backup(folder.path())).contains("no earlier backup"));
        assert!(refusal(of_backup(Path::new("/dev/full"))).contains("no earlier backup"));
        assert!(refusal(of_backup(Path::new("-"))).contains("standard output"));

        make_backup(&path("backup.tar"));
        let earlier = path("backup.tar").canonicalize().unwrap();
        assert_eq!(of_backup(&earlier).unwrap(), earlier);
        let kept = super::of_backup(&earlier, false);
        assert!(refusal(kept).contains("--replace"));
        assert!(super::of_backup(&path("empty.tar"), false).is_ok());
        // A link to another disk stays one.
        symlink(&earlier, path("link.tar")).unwrap();
        assert_eq!(of_backup(&path("link.tar")).unwrap(), earlier);
        symlink(path("nothing"), path("lost.tar")).unwrap();
        assert!(refusal(of_backup(&path("lost.tar"))).contains("leads nowhere"));
    }

    #[test]
    fn an_export_replaces_nothing_unless_it_is_told_to_and_never_what_the_server_lives_of() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::default();
        settings.storage.data_dir = folder.path().to_owned();
        let path = |name: &str| folder.path().join(name);
        let write = |file: &Path, replace| write_export(&settings, file, replace, b"new");
        write(&path("list.csv"), false).unwrap();
        fs::write(path("list.csv"), "of somebody").unwrap();
        symlink(path("list.csv"), path("link.csv")).unwrap();
        for name in ["list.csv", "link.csv"] {
            let kept = refusal(write(&path(name), false));
            assert!(kept.contains("have it replaced with --replace"), "{kept}");
        }
        assert_eq!(fs::read(path("list.csv")).unwrap(), b"of somebody");
        write(&path("list.csv"), true).unwrap();
        assert_eq!(fs::read(path("list.csv")).unwrap(), b"new");
        // One that was made to keep the name, and what is no file.
        fs::write(path("kept.csv"), "").unwrap();
        write(&path("kept.csv"), false).unwrap();
        write(Path::new("/dev/null"), false).unwrap();
        for ours in [
            settings.storage.secret_key_file(),
            path("undersigned.db"),
            path("undersigned.db-wal"),
        ] {
            fs::write(&ours, "of the server").unwrap();
            for replace in [false, true] {
                let kept = refusal(write(&ours, replace));
                assert!(kept.contains("name another file"), "{kept}");
            }
            assert_eq!(fs::read(&ours).unwrap(), b"of the server");
        }
    }

    #[test]
    fn an_export_takes_the_place_of_another_once_it_is_whole_and_keeps_what_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let settings = Settings::default();
        let write = |file: &Path| write_export(&settings, file, true, b"new").unwrap();
        let read = |mut file: File| {
            let mut said = String::new();
            file.read_to_string(&mut said).unwrap();
            said
        };
        fs::write(path("list.csv"), "old").unwrap();
        fs::set_permissions(path("list.csv"), fs::Permissions::from_mode(0o640)).unwrap();
        symlink(path("list.csv"), path("link.csv")).unwrap();
        // Who reads the old one goes on reading it: it was never written over.
        let old = File::open(path("list.csv")).unwrap();
        write(&path("link.csv"));
        assert_eq!(read(old), "old");
        assert_eq!(read(File::open(path("list.csv")).unwrap()), "new");
        let mode = fs::metadata(path("list.csv")).unwrap().permissions().mode();
        assert_eq!(mode & 0o7777, 0o640);
        assert!(path("link.csv").is_symlink());
        // Another name of it is one of the same file.
        fs::write(path("one.csv"), "old").unwrap();
        fs::hard_link(path("one.csv"), path("other.csv")).unwrap();
        write(&path("one.csv"));
        assert_eq!(fs::read(path("other.csv")).unwrap(), b"new");
        let left = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 4, "nothing is left of what was on its way");
    }

    #[test]
    fn what_was_made_there_meanwhile_is_no_more_replaced_than_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("whole"), "the new one").unwrap();
        // Two were begun when nothing was there, and the other ended first.
        make_backup(&path("hub.tar"));
        fs::write(path("notes.txt"), "of somebody").unwrap();
        let kept = put(&path("whole"), &path("hub.tar"), false);
        assert!(refusal(kept).contains("--replace"));
        let kept = put(&path("whole"), &path("notes.txt"), true);
        assert!(refusal(kept).contains("no earlier backup"));
        assert!(path("whole").exists());
        put(&path("whole"), &path("hub.tar"), true).unwrap();
        assert_eq!(fs::read(path("hub.tar")).unwrap(), b"the new one");
        assert!(!path("whole").exists());
        assert_eq!(folder_of(Path::new("hub.tar")), Path::new("."));
        assert_eq!(folder_of(&path("hub.tar")), folder.path());
    }
}
