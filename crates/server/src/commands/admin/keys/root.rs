//! `undersigned admin keys export-root` and `import-root`: the root of appeals in a file of its own, to
//! be kept offline.

use super::{
    super::super::{Failure, print},
    organization,
};
use clap::Args;
use std::{fs, io::Write as _, path::PathBuf};
use undersigned_federation::{Instance, actions::root_key};

/// Options of `admin keys export-root`.
#[derive(Debug, Args)]
pub struct Export {
    /// The key: its id, what stands after `#` in it, or the key itself (z6Mk…)
    key: String,
    /// The file to write; it must not exist
    file: PathBuf,
    /// The organisation; may be left out where there is only one
    #[arg(long, value_name = "HANDLE")]
    org: Option<String>,
    /// Forget the private half here: from then on only the file has it
    #[arg(long)]
    forget: bool,
}

/// Options of `admin keys import-root`.
#[derive(Debug, Args)]
pub struct Import {
    /// The file that `export-root` wrote
    file: PathBuf,
    /// The organisation; may be left out where there is only one
    #[arg(long, value_name = "HANDLE")]
    org: Option<String>,
}

pub(super) async fn export(instance: &Instance, options: &Export) -> Result<(), Failure> {
    let organization = organization(instance, options.org.as_deref()).await?;
    let exported = root_key::export(instance, &organization, &options.key).await?;
    let mut file = fs::OpenOptions::new();
    file.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    let name = options.file.display();
    let written = file.open(&options.file).and_then(|mut file| {
        writeln!(file, "{exported:#}")?;
        file.sync_all()
    });
    written.map_err(|error| Failure::Usage(format!("{name} cannot be written: {error}")))?;
    print(&format!(
        "Written to {name}. Whoever has the file can name keys of this organisation."
    ))?;
    if options.forget {
        root_key::forget(instance, &organization, &options.key).await?;
        print("The private half is forgotten here. Older backups still have it.")?;
    }
    Ok(())
}

pub(super) async fn import(instance: &Instance, options: &Import) -> Result<(), Failure> {
    let organization = organization(instance, options.org.as_deref()).await?;
    let name = options.file.display();
    let text = fs::read_to_string(&options.file)
        .map_err(|error| Failure::Usage(format!("{name} cannot be read: {error}")))?;
    let exported = serde_json::from_str(&text)
        .map_err(|_| Failure::Usage(format!("{name} is no file of `export-root`")))?;
    let id = root_key::import(instance, &organization, &exported).await?;
    print(&format!("{id} is here again."))
}
