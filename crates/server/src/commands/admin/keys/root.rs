//! `undersigned admin keys export-root` and `import-root`: the root of appeals in a file of its own, to
//! be kept offline.

use super::{
    super::{
        super::{Failure, print, print_json},
        key_file::write_new,
    },
    organization,
};
use clap::Args;
use serde::Serialize;
use serde_json::json;
use std::{fs, path::PathBuf};
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
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin keys import-root`.
#[derive(Debug, Args)]
pub struct Import {
    /// The file that `export-root` wrote
    file: PathBuf,
    /// The organisation; may be left out where there is only one
    #[arg(long, value_name = "HANDLE")]
    org: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Exported<'a> {
    file: &'a PathBuf,
    /// Whether only the file has the private half now.
    forgotten: bool,
}

pub(super) async fn export(instance: &Instance, options: &Export) -> Result<(), Failure> {
    let organization = organization(instance, options.org.as_deref()).await?;
    if options.forget {
        root_key::may_forget(instance, &organization, &options.key).await?;
    }
    let exported = root_key::export(instance, &organization, &options.key).await?;
    write_new(&options.file, format!("{exported:#}\n").as_bytes())?;
    if !options.json {
        print(&format!(
            "Written to {}. Whoever has the file can name keys of this organisation.",
            options.file.display()
        ))?;
    }
    if options.forget {
        root_key::forget(instance, &organization, &options.key).await?;
    }
    match (options.json, options.forget) {
        (true, forgotten) => print_json(&Exported {
            file: &options.file,
            forgotten,
        }),
        (false, true) => print("The private half is forgotten here. Older backups still have it."),
        (false, false) => Ok(()),
    }
}

pub(super) async fn import(instance: &Instance, options: &Import) -> Result<(), Failure> {
    let organization = organization(instance, options.org.as_deref()).await?;
    let name = options.file.display();
    let text = fs::read_to_string(&options.file)
        .map_err(|error| Failure::Usage(format!("{name} cannot be read: {error}")))?;
    let exported = serde_json::from_str(&text)
        .map_err(|_| Failure::Usage(format!("{name} is no file of `export-root`")))?;
    let id = root_key::import(instance, &organization, &exported).await?;
    match options.json {
        true => print_json(&json!({ "key": id })),
        false => print(&format!("{id} is here again.")),
    }
}
