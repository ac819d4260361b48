//! `export --format site`: a folder of files, put in place as a whole.

use crate::commands::{Failure, Outcome};
use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeSet,
    fs, io,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::ExitCode,
};
use tempfile::TempDir;
use undersigned_federation::{Instance, views::AppealView};
use undersigned_store::file::folder_of;
use undersigned_web::{
    Source,
    site::{self, SiteFile},
};

/// Says that a folder is an export, and which files belong to it.
const MANIFEST: &str = "undersigned-site.json";
const FORMAT: &str = "undersigned-site-1";

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Manifest {
    format: String,
    object: String,
    root: String,
    state_digest: String,
    written: String,
    files: BTreeSet<String>,
}

/// Writes the folder beside `out` and then puts it in its place, so that nobody ever sees half of
/// it. An earlier export of the same appeal gives way; anything else stays, and is an error.
pub async fn write(
    instance: &Instance,
    view: &AppealView,
    bundle: String,
    source: Option<&Source>,
    out: &Path,
) -> Outcome {
    if out.as_os_str() == "-" {
        return Err(Failure::Usage(
            "a site is a folder: name it with --out".to_owned(),
        ));
    }
    let earlier = earlier(out, &view.appeal.ap_id)?;
    let mut files = site::files(instance, view, bundle, source)
        .await
        .map_err(|problem| Failure::Other(anyhow::anyhow!("{}", problem.detail)))?;
    files.push(manifest(instance, view, &files)?);
    let unwritable =
        |error: io::Error| Failure::Usage(format!("{} cannot be written: {error}", out.display()));
    let folder = filled(out, &files).map_err(unwritable)?;
    put_in_place(folder, out, earlier).map_err(unwritable)?;
    Ok(ExitCode::SUCCESS)
}

fn manifest(
    instance: &Instance,
    view: &AppealView,
    files: &[SiteFile],
) -> Result<SiteFile, Failure> {
    let names = files.iter().map(|file| file.name.clone());
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        object: view.appeal.ap_id.clone(),
        root: view.appeal.root.clone().unwrap_or_default(),
        state_digest: view.digest.to_string(),
        written: instance.clock.rfc3339(),
        files: names.chain([MANIFEST.to_owned()]).collect(),
    };
    let content = serde_json::to_string_pretty(&manifest).context("the manifest")?;
    Ok(SiteFile {
        name: MANIFEST.to_owned(),
        content,
    })
}

/// Whether there is an earlier export of this appeal, and nothing else, in the folder. An empty
/// folder counts as one.
fn earlier(out: &Path, object: &str) -> Result<bool, Failure> {
    let refuse = |why: String| Failure::Usage(format!("{} is left alone: {why}", out.display()));
    match fs::symlink_metadata(out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(refuse(error.to_string())),
        Ok(what) if !what.is_dir() => return Err(refuse("it is no folder".to_owned())),
        Ok(_) => {}
    }
    let held = fs::read_dir(out).map_err(|error| refuse(error.to_string()))?;
    let mut names = BTreeSet::new();
    for entry in held {
        let entry = entry.map_err(|error| refuse(error.to_string()))?;
        names.insert(entry.file_name().to_string_lossy().into_owned());
    }
    if names.is_empty() {
        return Ok(true);
    }
    let manifest: Option<Manifest> = fs::read(out.join(MANIFEST))
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let Some(manifest) = manifest.filter(|manifest| manifest.format == FORMAT) else {
        return Err(refuse("it is not an earlier export".to_owned()));
    };
    if manifest.object != object {
        return Err(refuse(format!("it is an export of {}", manifest.object)));
    }
    match names.iter().find(|name| !manifest.files.contains(*name)) {
        None => Ok(true),
        Some(other) => Err(refuse(format!("`{other}` in it is not from an export"))),
    }
}

/// A folder beside `out` with the files in it. It goes again if it is dropped.
fn filled(out: &Path, files: &[SiteFile]) -> io::Result<TempDir> {
    let parent = folder_of(out);
    let folder = tempfile::Builder::new()
        .prefix(".undersigned-export-")
        .tempdir_in(parent)?;
    for file in files {
        fs::write(folder.path().join(&file.name), &file.content)?;
    }
    // It was made for us alone, and is meant for everybody.
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755))?;
    Ok(folder)
}

fn put_in_place(folder: TempDir, out: &Path, earlier: bool) -> io::Result<()> {
    if !earlier {
        fs::rename(folder.path(), out)?;
        let _: PathBuf = folder.keep();
        return Ok(());
    }
    // A folder cannot be renamed over one that is not empty: the old one steps aside first, and
    // comes back if the new one cannot take its place.
    let aside = tempfile::Builder::new()
        .prefix(".undersigned-export-")
        .tempdir_in(folder.path().parent().unwrap_or(Path::new(".")))?;
    let old = aside.path().join("old");
    fs::rename(out, &old)?;
    if let Err(error) = fs::rename(folder.path(), out) {
        fs::rename(&old, out)?;
        return Err(error);
    }
    let _: PathBuf = folder.keep();
    Ok(())
}
