//! The build script: reads every rule file with the core's own types and stops the build with
//! file, line and reason when one is malformed. What it writes is what `library` carries.
//!
//! It stands in `src` so that its modules are the core's own files.

// The script uses only a part of the modules it shares with the core.
#![allow(dead_code, unused_imports, missing_docs, unreachable_pub)]

mod date;
mod money;
mod policy;
mod region;
mod situation;
mod vocabulary;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use policy::{Document, Policy, Rule, check};
use region::RegionCode;

const DATA: &str = "data";

/// Folders are regions. What Hebei gives its residents holds wherever they study.
const FOLDERS: &[(&str, RegionCode)] = &[
    ("national", RegionCode::NATION),
    ("hebei", RegionCode::HEBEI),
    ("hebei/cangzhou", RegionCode::CANGZHOU),
    ("hebei-residents", RegionCode::NATION),
];

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed={DATA}");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reasons) => {
            for reason in reasons {
                println!("cargo::error={}", reason.replace('\n', " "));
            }
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), Vec<String>> {
    let policy = read_all()?;
    let faults = check(&policy);
    if !faults.is_empty() {
        return Err(faults.iter().map(|fault| format!("{DATA}: {fault}")).collect());
    }
    let bytes = pack(&policy).map_err(|reason| vec![reason])?;
    // The fingerprint is of the content, not of its packed form.
    let text = serde_json::to_vec(&policy).map_err(|error| vec![error.to_string()])?;
    println!("cargo::rustc-env=STUDENT_AID_EDITION={:016x}", fingerprint(&text));
    let out = std::env::var("OUT_DIR").map_err(|error| vec![error.to_string()])?;
    fs::write(Path::new(&out).join("policy.bin"), bytes).map_err(|error| vec![error.to_string()])
}

/// The rules in the binary form that the page carries, checked to read back unchanged.
fn pack(policy: &Policy) -> Result<Vec<u8>, String> {
    let bytes = postcard::to_allocvec(policy).map_err(|error| error.to_string())?;
    match postcard::from_bytes::<Policy>(&bytes) {
        Ok(read) if read == *policy => Ok(bytes),
        Ok(_) => Err("the packed rules read back as other rules".to_owned()),
        Err(error) => Err(format!("the packed rules cannot be read back: {error}")),
    }
}

/// A number that tells editions of the rules apart: FNV-1a, which needs no library.
fn fingerprint(bytes: &[u8]) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    bytes.iter().fold(start, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Every file, or every reason why one cannot be read.
fn read_all() -> Result<Policy, Vec<String>> {
    let mut reasons = Vec::new();
    let mut policy = Policy {
        documents: keep(documents(&Path::new(DATA).join("documents")), &mut reasons),
        hardships: keep(read(&Path::new(DATA).join("hardships.json")), &mut reasons),
        ranks: keep(read(&Path::new(DATA).join("ranks.json")), &mut reasons),
        forms: keep(read(&Path::new(DATA).join("forms.json")), &mut reasons),
        working_days: keep(read(&Path::new(DATA).join("working-days.json")), &mut reasons),
        rules: Vec::new(),
    };
    for (folder, region) in FOLDERS {
        for file in keep(json_files(&Path::new(DATA).join(folder)), &mut reasons) {
            match read::<Rule>(&file) {
                Ok(rule) => {
                    reasons.extend(misplaced(&file, folder, *region, &rule));
                    policy.rules.push(rule);
                }
                Err(reason) => reasons.push(reason),
            }
        }
    }
    if reasons.is_empty() { Ok(policy) } else { Err(reasons) }
}

fn keep<T: Default>(read: Result<T, String>, reasons: &mut Vec<String>) -> T {
    read.unwrap_or_else(|reason| {
        reasons.push(reason);
        T::default()
    })
}

fn read<T: serde::de::DeserializeOwned>(file: &Path) -> Result<T, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    serde_json::from_str(&text)
        .map_err(|error| format!("{}:{}:{}: {error}", file.display(), error.line(), error.column()))
}

/// The documents of every file of the folder, in the order of the files' names.
fn documents(folder: &Path) -> Result<Vec<Document>, String> {
    let mut documents = Vec::new();
    for file in json_files(folder)? {
        documents.extend(read::<Vec<Document>>(&file)?);
    }
    Ok(documents)
}

fn json_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let says = |error| format!("{}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(says)? {
        let path = entry.map_err(says)?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// A rule stands in its region's folder, in a file of its own name.
fn misplaced(file: &Path, folder: &str, region: RegionCode, rule: &Rule) -> Vec<String> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let mut reasons = Vec::new();
    if rule.id.to_string() != format!("{folder}/{stem}") {
        reasons.push(format!("{}: the id must be {folder}/{stem}", file.display()));
    }
    if rule.region != region {
        reasons.push(format!("{}: the region of this folder is {region}", file.display()));
    }
    reasons
}
