//! Tables as the tests write them: a text is a text, a number a number cell, "@1.10" a number cell
//! with just these digits.

use office::import::request::Request;
use records::json;
use sheets::importing::answer;
use std::fs;

use office::import::head::{Head, find_head};
use office::import::rows::{Imported, import};
use office::import::sheet::{CellValue, Merged, Sheet, SheetRow};
use serde::de::DeserializeOwned;
use serde_json::Value;

pub fn read<T: DeserializeOwned>(name: &str) -> T {
    serde_json::from_str(&fs::read_to_string(format!("tests/import/{name}")).unwrap()).unwrap()
}

pub fn cell(value: &Value) -> CellValue {
    match value {
        Value::Null => CellValue::Empty,
        Value::Bool(is_so) => CellValue::Truth(*is_so),
        Value::Number(digits) => CellValue::Number(digits.to_string()),
        Value::String(text) => match text.strip_prefix('@') {
            Some(digits) => CellValue::Number(digits.to_owned()),
            None => CellValue::Text(text.clone()),
        },
        Value::Object(of) if of.contains_key("day") => {
            CellValue::Day(of["day"].as_str().unwrap().parse().unwrap())
        }
        Value::Object(of) if of.contains_key("error") => {
            CellValue::Error(of["error"].as_str().unwrap().to_owned())
        }
        Value::Object(of) if of.contains_key("formula") => CellValue::NotCalculated,
        Value::Object(of) if of.contains_key("picture") => CellValue::Picture,
        other => panic!("{other} is no cell"),
    }
}

/// A table whose rows are numbered from 1.
pub fn sheet(rows: &[Vec<Value>], merged: &[(u32, u32, u16, u16)]) -> Sheet {
    let row = |(number, cells): (u32, &Vec<Value>)| SheetRow {
        number,
        is_hidden: false,
        cells: cells.iter().map(cell).collect(),
    };
    let merged = merged.iter().map(|(first, last, left, right)| Merged {
        rows: (*first, *last),
        columns: (*left, *right),
    });
    Sheet {
        name: "名单".to_owned(),
        is_hidden: false,
        rows: (1..).zip(rows).map(row).collect(),
        merged: merged.collect(),
    }
}

/// A list with its head found and its mapping as proposed.
#[track_caller]
pub fn imported(sheet: &Sheet) -> (Head, Imported) {
    let head = find_head(sheet).unwrap();
    let imported = import(sheet, &head, &head.mapping);
    (head, imported)
}

/// What the worker tells of a request.
pub fn told(about: &[u8], request: &Request) -> Result<String, String> {
    answer(about, &json::to_text(request)).map(|told| String::from_utf8(told).unwrap())
}
