//! What a bureau asks of its answers, as tables and views beside the SELECT.

use std::fmt::Write;

use aid::policy::{Benefit, Policy};
use aid::situation::Hardship;
use aid::vocabulary::Vocabulary;

use super::columns::answers_table;
use crate::answers::Figure;
use crate::facts::{Fact, ROW, Sort, TABLE};

/// The statements, over the table of facts and the table of answers.
pub fn queries(policy: &Policy) -> String {
    let mut text = kinds(policy);
    text.push('\n');
    text.push_str(&answers_table("answers_after"));
    for (view, table) in [("owed", "answers"), ("owed_after", "answers_after")] {
        text.push_str(&owed(view, table));
    }
    text.push_str(&hardships());
    text.push_str(include_str!("queries.sql"));
    text.push_str(&unknown_codes());
    text
}

/// What each benefit consists of.
fn kinds(policy: &Policy) -> String {
    let mut text = "-- The benefits, and what each consists of.\n\
         CREATE TABLE benefits (benefit VARCHAR(30) NOT NULL, kind VARCHAR(10) NOT NULL);\n\
         INSERT INTO benefits VALUES"
        .to_owned();
    for (place, benefit) in Benefit::ALL.iter().enumerate() {
        let rule = policy.rules.iter().find(|rule| rule.benefit == *benefit);
        let kind = rule.map_or("", |rule| rule.kind.id());
        let before = if place == 0 { "" } else { "," };
        let _ = write!(text, "{before}\n('{}', '{kind}')", benefit.id());
    }
    text.push_str(";\n");
    text
}

/// The answers with a row for each pupil and benefit.
fn owed(view: &str, table: &str) -> String {
    let mut text = format!(
        "\n-- The answers in {table}, a row for each pupil and benefit.\n\
         CREATE VIEW {view} AS\nSELECT a.{ROW}, b.benefit, b.kind"
    );
    let figures = [
        (Figure::Verdict, "verdict"),
        (Figure::Least, "least_fen"),
        (Figure::Most, "most_fen"),
        (Figure::WaitsFor, "waits_for"),
    ];
    for (figure, name) in figures {
        text.push_str(",\nCASE b.benefit");
        for benefit in Benefit::ALL {
            let _ = write!(text, "\n WHEN '{}' THEN a.{}", benefit.id(), figure.name(*benefit));
        }
        let _ = write!(text, "\n END AS {name}");
    }
    let _ = writeln!(text, "\nFROM {table} a CROSS JOIN benefits b;");
    text
}

/// The categories that apply, a row for each pupil and category.
fn hardships() -> String {
    let mut text = "\n-- The categories of hardship that apply to each pupil.\n\
         CREATE TABLE categories (category VARCHAR(30) NOT NULL);\nINSERT INTO categories VALUES"
        .to_owned();
    for (place, hardship) in Hardship::ALL.iter().enumerate() {
        let before = if place == 0 { "" } else { "," };
        let _ = write!(text, "{before}\n('{}')", hardship.id());
    }
    let _ = write!(
        text,
        ";\nCREATE VIEW hardships AS\nSELECT f.{ROW}, c.category\n\
         FROM {TABLE} f CROSS JOIN categories c\nWHERE CASE c.category"
    );
    for hardship in Hardship::ALL {
        let column = Fact::Hardship(*hardship).name();
        let _ = write!(text, "\n WHEN '{}' THEN f.{column}", hardship.id());
    }
    text.push_str("\n END;\n\n");
    text
}

/// A row for each column in which codes stand that are none of it.
fn unknown_codes() -> String {
    let mut text = "CREATE VIEW unknown_codes AS".to_owned();
    let facts = Fact::all().filter(|fact| fact.sort() == Sort::Code);
    for (place, fact) in facts.enumerate() {
        let (name, codes) = (fact.name(), fact.codes().join("', '"));
        let before = if place == 0 { "" } else { "\nUNION ALL" };
        let _ = write!(
            text,
            "{before}\nSELECT '{name}' AS column_name, {name} AS code, COUNT(*) AS row_count\n\
             FROM {TABLE} WHERE {name} NOT IN ('{codes}') GROUP BY {name}"
        );
    }
    text.push_str(";\n");
    text
}
