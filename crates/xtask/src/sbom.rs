//! `cargo xtask sbom`: what the program is made of, as a CycloneDX document on standard output.
//!
//! Everything comes from `Cargo.lock` and from what cargo knows of the packages named there, so the
//! same sources give the same document: it has no time and no serial number of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value, json};

use crate::{answer, cargo, workspace_root};

/// The package whose program is released.
const PROGRAM: &str = "undersigned";

/// Prints the document for this machine, or for the one that `--for TRIPLE` names.
///
/// # Errors
/// When cargo does not answer, or a package lacks what its entry needs.
pub fn run(arguments: &[String]) -> Result<u8> {
    let triple = match arguments {
        [] => this_machine()?,
        [option, triple] if option == "--for" => triple.clone(),
        _ => bail!("usage: cargo xtask sbom [--for TRIPLE]"),
    };
    let lock = std::fs::read_to_string(workspace_root().join("Cargo.lock"))
        .context("cannot read Cargo.lock")?;
    let bill = bill(&metadata(&triple)?, &checksums(&lock))?;
    println!("{bill:#}");
    Ok(0)
}

/// The triple of the machine that the compiler builds for by itself.
fn this_machine() -> Result<String> {
    let said = answer(Command::new("rustc").arg("-vV")).context("cannot run rustc")?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc names no host")?.to_owned())
}

/// What cargo knows of all packages that are built for a machine.
fn metadata(triple: &str) -> Result<Value> {
    let said = answer(cargo().args([
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform",
        triple,
    ]));
    serde_json::from_str(&said.context("cargo metadata failed")?).context("cargo wrote no JSON")
}

/// The SHA-256 of each package's archive, by name and version, from `Cargo.lock`.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    lock.split("[[package]]")
        .filter_map(|part| {
            let value = |name: &str| {
                part.lines().find_map(|line| {
                    let value = line.strip_prefix(name)?.strip_prefix(" = \"")?;
                    value.strip_suffix('"').map(str::to_owned)
                })
            };
            Some(((value("name")?, value("version")?), value("checksum")?))
        })
        .collect()
}

/// The document.
fn bill(metadata: &Value, checksums: &BTreeMap<(String, String), String>) -> Result<Value> {
    let packages: BTreeMap<&str, &Value> = array(metadata, "packages")
        .filter_map(|package| Some((text(package, "id")?, package)))
        .collect();
    let nodes: BTreeMap<&str, &Value> = array(&metadata["resolve"], "nodes")
        .filter_map(|node| Some((text(node, "id")?, node)))
        .collect();
    let (&program, _) = packages
        .iter()
        .find(|(_, package)| package["name"] == PROGRAM)
        .context("the program's package is missing")?;
    // What ends up in the program, and what only helps to build it.
    let inside = reached(&nodes, program, &[Value::Null]);
    let all = reached(&nodes, program, &[Value::Null, json!("build")]);

    let mut components = Vec::new();
    let mut dependencies = Vec::new();
    for &id in &all {
        let package = packages.get(id).context("a package is not described")?;
        if id != program {
            components.push(component(package, checksums, inside.contains(id))?);
        }
        let needs: BTreeSet<String> = needs(&nodes, id, &[Value::Null, json!("build")])
            .filter_map(|id| packages.get(id).and_then(|it| address(it)))
            .collect();
        dependencies.push(json!({"ref": address(package), "dependsOn": needs}));
    }
    let package = packages[program];
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": address(package),
                "name": PROGRAM,
                "version": package["version"],
                "purl": address(package),
                "licenses": [{"expression": package["license"]}],
            },
        },
        "components": components,
        "dependencies": dependencies,
    }))
}

/// One package.
fn component(
    package: &Value,
    checksums: &BTreeMap<(String, String), String>,
    inside: bool,
) -> Result<Value> {
    let name = text(package, "name").context("a package has no name")?;
    let version = text(package, "version").context("a package has no version")?;
    let mut entry = Map::new();
    entry.insert("type".into(), json!("library"));
    entry.insert("bom-ref".into(), json!(address(package)));
    entry.insert("name".into(), json!(name));
    entry.insert("version".into(), json!(version));
    entry.insert(
        "scope".into(),
        json!(if inside { "required" } else { "excluded" }),
    );
    // Our own packages come from no registry, and so have no archive.
    if !package["source"].is_null() {
        let checksum = checksums.get(&(name.to_owned(), version.to_owned()));
        let checksum = checksum.with_context(|| format!("{name} {version} has no checksum"))?;
        ensure!(checksum.len() == 64, "{name} {version}: no SHA-256");
        entry.insert(
            "hashes".into(),
            json!([{"alg": "SHA-256", "content": checksum}]),
        );
    }
    if let Some(license) = text(package, "license") {
        // The way to write it before SPDX expressions, still found.
        let expression = license.replace('/', " OR ").replace("  ", " ");
        entry.insert("licenses".into(), json!([{"expression": expression}]));
    }
    entry.insert("purl".into(), json!(address(package)));
    if let Some(repository) = text(package, "repository") {
        entry.insert(
            "externalReferences".into(),
            json!([{"type": "vcs", "url": repository}]),
        );
    }
    Ok(Value::Object(entry))
}

/// A package's address, as a package URL.
fn address(package: &Value) -> Option<String> {
    let (name, version) = (text(package, "name")?, text(package, "version")?);
    Some(format!("pkg:cargo/{name}@{}", version.replace('+', "%2B")))
}

/// All packages that one needs, directly or not, itself included.
fn reached<'a>(
    nodes: &BTreeMap<&'a str, &'a Value>,
    from: &'a str,
    kinds: &[Value],
) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::from([from]);
    let mut to_do = vec![from];
    while let Some(id) = to_do.pop() {
        for needed in needs(nodes, id, kinds) {
            if found.insert(needed) {
                to_do.push(needed);
            }
        }
    }
    found
}

/// The packages that one needs directly, in one of these ways.
fn needs<'a>(
    nodes: &BTreeMap<&'a str, &'a Value>,
    id: &str,
    kinds: &[Value],
) -> impl Iterator<Item = &'a str> {
    let node: Option<&'a Value> = nodes.get(id).copied();
    node.into_iter()
        .flat_map(|node| array(node, "deps"))
        .filter(move |needed| array(needed, "dep_kinds").any(|how| kinds.contains(&how["kind"])))
        .filter_map(|needed| text(needed, "pkg"))
}

fn array<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    value[name].as_array().into_iter().flatten()
}

fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value[name].as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(name: &str, source: &Value) -> Value {
        json!({
            "id": name, "name": name, "version": "1.0.0+x", "source": source,
            "license": "MIT/Apache-2.0",
        })
    }

    fn needed(id: &str, kind: &Value) -> Value {
        json!({"pkg": id, "dep_kinds": [{"kind": kind}]})
    }

    fn example() -> Value {
        let registry = json!("registry+https://example.org");
        json!({
            "packages": [
                described(PROGRAM, &Value::Null),
                described("inside", &registry),
                described("builds", &registry),
                described("tests", &registry),
            ],
            "resolve": {"nodes": [
                {"id": PROGRAM, "deps": [
                    needed("inside", &Value::Null),
                    needed("builds", &json!("build")),
                    needed("tests", &json!("dev")),
                ]},
                {"id": "inside", "deps": []},
                {"id": "builds", "deps": []},
                {"id": "tests", "deps": []},
            ]},
        })
    }

    fn lock(names: &[&str]) -> String {
        let checksum = "0".repeat(64);
        names
            .iter()
            .map(|name| {
                format!(
                    "[[package]]\nname = \"{name}\"\nversion = \"1.0.0+x\"\nchecksum = \"{checksum}\"\n\n"
                )
            })
            .collect()
    }

    #[test]
    fn the_bill_names_what_is_inside_and_what_builds_it_and_no_tests() {
        let checksums = checksums(&lock(&["inside", "builds"]));
        let bill = bill(&example(), &checksums).expect("the example is whole");
        let components: Vec<(&Value, &Value)> = array(&bill, "components")
            .map(|it| (&it["purl"], &it["scope"]))
            .collect();
        let expected = [
            (json!("pkg:cargo/builds@1.0.0%2Bx"), json!("excluded")),
            (json!("pkg:cargo/inside@1.0.0%2Bx"), json!("required")),
        ];
        let expected: Vec<(&Value, &Value)> = expected.iter().map(|(a, b)| (a, b)).collect();
        assert_eq!(components, expected);
        assert_eq!(
            bill["components"][0]["licenses"][0]["expression"],
            "MIT OR Apache-2.0"
        );
        assert_eq!(bill["dependencies"].as_array().map(Vec::len), Some(3));
    }

    #[test]
    fn the_program_has_a_bill() {
        let lock = std::fs::read_to_string(workspace_root().join("Cargo.lock"))
            .expect("the lock file can be read");
        let triple = this_machine().expect("the compiler names its machine");
        let metadata = metadata(&triple).expect("cargo describes the packages");
        let bill = bill(&metadata, &checksums(&lock)).expect("every package is whole");
        let components: Vec<&Value> = array(&bill, "components").collect();
        assert!(components.len() > 100, "{}", components.len());
        for name in ["undersigned-domain", "tokio"] {
            let found = components.iter().find(|it| it["name"] == name);
            assert!(
                found.is_some_and(|it| it["scope"] == "required"),
                "{name}: {found:?}"
            );
        }
        for (name, whose) in [("undersigned-tests", "tests"), ("xtask", "developers")] {
            let found = components.iter().find(|it| it["name"] == name);
            assert!(found.is_none(), "{name} is for {whose}");
        }
    }

    #[test]
    fn a_package_without_a_checksum_is_a_fault() {
        let checksums = checksums(&lock(&["inside"]));
        let fault = bill(&example(), &checksums).expect_err("builds has none");
        assert!(fault.to_string().contains("builds"), "{fault}");
    }
}
