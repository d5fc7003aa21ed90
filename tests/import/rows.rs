//! Whole rows: who is in them, what is left out and why. `rows.json` has them.

use std::collections::BTreeMap;

use aid::vocabulary::{Set, Vocabulary};
use office::identity::{IdKind, Identity};
use office::import::column::Column;
use office::import::head::find_head;
use office::import::person::Person;
use office::import::rows::import;
use office::wording;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::tables::{imported, read, sheet};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    says: String,
    rows: Vec<Vec<Value>>,
    #[serde(default)]
    merged: Vec<(u32, u32, u16, u16)>,
    /// What is said of each person, by name; what is not said is not here.
    people: Vec<BTreeMap<String, Value>>,
    /// Row, column and code.
    problems: Vec<String>,
    #[serde(default)]
    rejected: usize,
    /// For a row, some of its texts.
    #[serde(default)]
    texts: BTreeMap<u32, BTreeMap<Column, String>>,
}

fn ids<V: Vocabulary>(these: Set<V>) -> Option<String> {
    let ids: Vec<&str> = these.iter().map(Vocabulary::id).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// What is said of a person, as the table writes it.
fn told(person: &Person) -> BTreeMap<String, Value> {
    let open: Vec<String> = person.hardships.open.iter().filter_map(|these| ids(*these)).collect();
    let number = person.identity.as_ref().map(|identity| match identity {
        Identity::Number(number) => number.to_string(),
        Identity::Of(_, text) => text.clone(),
    });
    let is_usual = matches!(person.paper, IdKind::ResidentCard | IdKind::Other);
    let payment = &person.payment;
    let born = person
        .born
        .map(|born| born.day.map_or_else(|| born.month.to_string(), |day| day.to_string()));
    let texts = [
        ("name", Some(person.name.clone())),
        ("number", number),
        ("paper", Some(person.paper.id().to_owned()).filter(|_| !is_usual)),
        ("student-number", person.student_number.as_ref().map(|of| of.text.clone())),
        ("sex", person.sex.map(|sex| sex.id().to_owned())),
        ("born", born),
        ("stage", person.stage.map(|stage| stage.id().to_owned())),
        ("boarding", person.boarding.map(|boarding| boarding.id().to_owned())),
        ("roll", person.roll_status.map(|status| status.id().to_owned())),
        ("yes", ids(person.hardships.answers.yes())),
        ("no", ids(person.hardships.answers.no())),
        ("open", Some(open.join(", ")).filter(|open| !open.is_empty())),
        ("amount", payment.amount.map(|sum| sum.to_string().replace(',', ""))),
        ("benefit", payment.benefit.map(|benefit| benefit.id().to_owned())),
        ("period", payment.period.map(|period| period.to_string())),
        ("payout", payment.payout.map(|payout| payout.id().to_owned())),
        ("paid-on", payment.paid_on.map(|day| day.to_string())),
    ];
    let said = texts.into_iter().filter_map(|(what, text)| Some((what.to_owned(), json!(text?))));
    said.chain([("row".to_owned(), json!(person.row))]).collect()
}

#[test]
fn each_row_says_what_it_says_and_no_more() {
    let table: Vec<Listed> = read("rows.json");
    for listed in table {
        let says = &listed.says;
        let (_, imported) = imported(&sheet(&listed.rows, &listed.merged));
        let people: Vec<BTreeMap<String, Value>> = imported.people.iter().map(told).collect();
        assert_eq!(people, listed.people, "{says}");
        let problems: Vec<String> = imported
            .problems
            .iter()
            .map(|found| {
                let place = found.column.map(wording::column_letters).unwrap_or_default();
                format!("{} {place} {}", found.row, found.problem.code.id())
            })
            .collect();
        assert_eq!(problems, listed.problems, "{says}");
        assert_eq!(imported.counts.rejected, listed.rejected, "{says}");
        for (row, texts) in listed.texts {
            let person = imported.people.iter().find(|person| person.row == row).unwrap();
            for (column, text) in texts {
                assert_eq!(person.text(column), text, "{says}");
            }
        }
    }
}

#[test]
fn hidden_rows_are_read_and_counted() {
    let rows = [vec![json!("姓名")], vec![json!("张小明")], vec![json!("李小红")], vec![json!(7)]];
    let mut table = sheet(&rows, &[]);
    for row in &mut table.rows[2..] {
        row.is_hidden = true;
    }
    let (_, imported) = imported(&table);
    assert_eq!((imported.counts.taken, imported.counts.hidden), (2, 2));
    let hidden: Vec<bool> = imported.people.iter().map(|person| person.is_hidden).collect();
    assert_eq!(hidden, [false, true]);
}

/// The number of a row is the one on the screen, also where rows are missing.
#[test]
fn rows_have_the_numbers_of_the_screen() {
    let rows = [vec![json!("姓名")], vec![json!("张小明")], vec![json!(7)]];
    let mut table = sheet(&rows, &[]);
    for (row, number) in table.rows.iter_mut().zip([3, 10, 1_048_576]) {
        row.number = number;
    }
    let (head, imported) = imported(&table);
    assert_eq!(head.rows, (3, 3));
    assert_eq!(imported.people[0].row, 10);
    assert_eq!(imported.problems[0].row, 1_048_576);
}

#[test]
fn a_mapping_that_was_corrected_is_what_counts() {
    let rows = [
        vec![json!("姓名"), json!("姓名"), json!("宿")],
        vec![json!("张大山"), json!("张小明"), json!("是")],
    ];
    let table = sheet(&rows, &[]);
    let head = find_head(&table).unwrap();
    let mut mapping = head.mapping.clone();
    mapping.set(0, Some(Column::Guardian));
    mapping.set(1, Some(Column::Name));
    mapping.set(2, Some(Column::IsBoarder));
    let imported = import(&table, &head, &mapping);
    let person = &imported.people[0];
    assert_eq!((person.name.as_str(), person.text(Column::Guardian)), ("张小明", "张大山"));
    assert!(person.boarding.is_some() && imported.problems.is_empty());
}
