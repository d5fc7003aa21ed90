//! Which part of the file each sheet is, and whether the shared texts are as many as they say.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use crate::reading::error::ReadError;
use crate::reading::package::{Package, attribute};
use crate::reading::rows::MOST_CELLS;

/// The fewest bytes of a shared text.
const LEAST_TEXT: u64 = 5; // <si/>

/// The names of the sheets and the parts that hold them, in the order of the workbook.
pub fn sheet_parts(package: &mut Package) -> Result<Vec<(String, String)>, ReadError> {
    let workbook = workbook_part(package)?;
    let (folder, name) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let beside = |rest: &str| match rest.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => rest.to_owned(),
        None => format!("{folder}/{rest}"),
    };
    let targets: BTreeMap<String, String> =
        relations(package, &beside(&format!("_rels/{name}.rels")))?
            .into_iter()
            .map(|(id, _, target)| (id, beside(&target)))
            .collect();
    let mut sheets = Vec::new();
    let mut part = package.part(&workbook)?;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer).map_err(|_| ReadError::Damaged(None))? {
            Event::Start(element) if element.local_name().as_ref() == "sheet" => {
                let name = attribute(&element, "name").unwrap_or_default();
                let target = attribute(&element, "id").and_then(|id| targets.get(&id));
                sheets.push((name, target.ok_or(ReadError::Damaged(None))?.clone()));
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// The part that is the workbook.
fn workbook_part(package: &mut Package) -> Result<String, ReadError> {
    let found = relations(package, "_rels/.rels")?;
    let found = found.into_iter().find(|(_, kind, _)| kind.ends_with("/officeDocument"));
    let (_, _, target) = found.ok_or(ReadError::Damaged(None))?;
    Ok(target.trim_start_matches('/').to_owned())
}

/// The ids, kinds and targets of a part of relations.
fn relations(
    package: &mut Package,
    name: &str,
) -> Result<Vec<(String, String, String)>, ReadError> {
    let mut part = package.part(name)?;
    let (mut found, mut buffer) = (Vec::new(), Vec::new());
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer).map_err(|_| ReadError::Damaged(None))? {
            Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                let get = |name| attribute(&element, name).unwrap_or_default();
                found.push((get("Id"), get("Type"), get("Target")));
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// Refuses a workbook that says that it has more shared texts than its part can hold: room is made
/// for as many as it says.
pub fn strings_fit(package: &mut Package) -> Result<(), ReadError> {
    let workbook = workbook_part(package)?;
    let folder = workbook.rsplit_once('/').map(|(folder, _)| format!("{folder}/"));
    let name = format!("{}sharedStrings.xml", folder.unwrap_or_default());
    let Some(size) = package.size(&name) else { return Ok(()) };
    let mut part = package.part(&name)?;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer).map_err(|_| ReadError::Damaged(None))? {
            Event::Start(element) if element.local_name().as_ref() == "sst" => {
                let said = attribute(&element, "uniqueCount").unwrap_or_default();
                // A count that is no number is not used.
                let count = said.parse::<u64>().unwrap_or_default();
                let most = u64::try_from(MOST_CELLS).unwrap_or_default();
                return match count {
                    _ if count > size / LEAST_TEXT => Err(ReadError::Damaged(None)),
                    _ if count > most => Err(ReadError::Inflated),
                    _ => Ok(()),
                };
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
