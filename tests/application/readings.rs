//! How what is typed is read, and what is said of it. `readings.json` has a row for each field,
//! `births.json`, `names.json` and `id-numbers.json` have more of theirs.

use aid::vocabulary::Vocabulary;
use office::application::{Field, Input, Reading, Remark, hold, read, remarks};
use office::wording;
use serde::Deserialize;

use super::failures::each;
use super::people::{boarder, with};
use super::punctuation::half_width;
use super::{rows, with_mother};

/// A text that a field takes and how it is printed, and one that it does not take.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    field: Field,
    good: String,
    reads: String,
    bad: String,
    kind: String,
    says: String,
}

#[test]
fn every_field_reads_one_text_and_says_of_another_what_to_do() {
    let table = rows::<Typed>("readings");
    let fields: Vec<Field> = table.iter().map(|row| row.field).collect();
    assert_eq!(fields, Field::ALL, "one row for each field, in the order of the form");
    each(table, |failures, Typed { field, good, reads, bad, kind, says }| {
        let row = |what: &str| format!("{}: {what}", field.id());
        let clean = |text: &str| Reading { text: text.to_owned(), remark: None };
        failures.same(row(&good), read(field, &good), clean(&reads));
        failures.same(row("is read as itself"), read(field, &reads).text, reads);
        let blank = read(field, " \u{3000}\n");
        failures.same(row("an empty text is not remarked on"), blank, clean(""));
        let Reading { text, remark } = read(field, &bad);
        failures.same(row("what cannot be read stays as typed"), text, bad.clone());
        let words = remark.as_ref().map(|remark| wording::remark(field, remark));
        failures.same(row(&bad), words.as_deref(), Some(says.as_str()));
        let stops = remark.as_ref().map(Remark::stops);
        failures.same(row("stops the form"), stops, Some(kind == "wrong"));
        let expected = match kind.as_str() {
            "wrong" => Remark::Wrong(says),
            "doubt" => Remark::Doubt(says),
            other => panic!("{}: «{other}» is no kind", field.id()),
        };
        failures.same(row(&bad), remark, Some(expected));
    });
}

/// What spellings of a birth month are read as, or what is said of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Born {
    says: String,
    typed: Vec<String>,
    reads: Option<String>,
    remark: Option<String>,
}

#[test]
fn a_birth_month_is_read_in_every_spelling_that_has_one_reading() {
    each(rows("births"), |failures, Born { says, typed, reads, remark }| {
        for typed in typed {
            let reading = read(Field::Born, &typed);
            let row = format!("{says}: {typed}");
            failures.same(&row, reading.text, reads.clone().unwrap_or(typed));
            failures.same(&row, reading.remark, remark.clone().map(Remark::Wrong));
        }
    });
}

/// What is said of some names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    says: String,
    typed: Vec<String>,
    remark: Option<String>,
}

#[test]
fn a_name_with_what_no_name_has_is_doubted_and_kept_as_typed() {
    let fields = Field::ALL.iter().copied().filter(|field| field.input() == Input::Name);
    let fields: Vec<Field> = fields.collect();
    assert_eq!(fields.len(), 3);
    each(rows("names"), |failures, Named { says, typed, remark }| {
        for (field, typed) in fields.iter().flat_map(|field| typed.iter().map(move |t| (field, t)))
        {
            let reading = read(*field, typed);
            let row = format!("{says}: {} {typed}", field.id());
            failures.same(&row, reading.text, typed.replace('・', "·"));
            failures.same(&row, reading.remark, remark.clone().map(Remark::Doubt));
        }
    });
    let long = ["阿卜杜·".repeat(12) + "江江", "𠮷".repeat(50), "Maria ".repeat(8) + "Li"];
    each(long, |failures, name| {
        failures.same(&name, read(Field::Name, &name).remark, None::<Remark>);
    });
    // It stands in the summary, and does not stop the form.
    let mut doubtful = with(with_mother(boarder(2026)), &[(Field::Name, "张小明1")]);
    doubtful.members[0].texts.set(Field::MemberName, "李芳2");
    let places: Vec<Field> = remarks(&doubtful).iter().map(|(place, _)| place.field).collect();
    assert_eq!(places, [Field::Name, Field::MemberName]);
    assert_eq!(hold(&doubtful, &[]), None);
}

#[test]
fn a_line_is_as_long_as_the_national_system_takes() {
    let lines = Field::ALL.iter().filter(|field| field.input() == Input::Line);
    each(lines, |failures, field| {
        failures.same(field.id(), read(*field, &"字".repeat(60)).remark, None::<Remark>);
        failures.holds(field.id(), read(*field, &"字".repeat(61)).remark.is_some());
    });
}

/// What stands under the field of an identity number.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Helped {
    says: String,
    typed: String,
    help: String,
}

#[test]
fn a_whole_number_says_under_its_field_what_stands_in_it() {
    each(rows("id-numbers"), |failures, Helped { says, typed, help }| {
        let is_remarked = read(Field::IdNumber, &typed).remark.is_some();
        failures.same(&says, is_remarked, help.is_empty() && !typed.is_empty());
        failures.same(&says, half_width(&help), None::<String>);
        // No other field has it, whatever stands there.
        failures.same(&says, wording::help(Field::CardNumber, &typed), "");
        failures.same(format!("{says}: {typed}"), wording::help(Field::IdNumber, &typed), help);
    });
    let name = wording::help(Field::Name, "张小明");
    assert_eq!(name, "对照户口簿，民族姓名中间的点写“·”。");
}
