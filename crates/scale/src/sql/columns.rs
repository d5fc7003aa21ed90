//! The tables as DDL, with the meaning of every column, code and power of two.

use std::fmt::Write;

use aid::entitlement::Verdict;
use aid::policy::{Benefit, Policy};
use aid::situation::{Hardship, Question};
use aid::vocabulary::Vocabulary;
use aid::wording;

use crate::answers::{Figure, POWERS, power, verdict_code};
use crate::facts::{Fact, ROW, TABLE};

/// The table of facts and the table of answers, each column with its meaning.
pub fn tables(policy: &Policy) -> String {
    format!("{}\n{}", facts(policy), answers())
}

fn facts(policy: &Policy) -> String {
    let mut text = format!(
        "-- The table of facts: one pupil a row, in the term that is asked about. NULL is «not\n\
         -- answered»: it never becomes a no. A code that is none of those named is not answered.\n\
         CREATE TABLE {TABLE} (\n\
         -- names the row, once; never the number of a person\n{ROW} BIGINT NOT NULL"
    );
    for fact in Fact::all() {
        let (name, sql_type) = (fact.name(), fact.sort().sql_type());
        let _ = write!(text, ",\n-- {}\n{name} {sql_type}", about(policy, fact));
    }
    text.push_str("\n);\n");
    text
}

/// What a column says, and its codes.
fn about(policy: &Policy, fact: Fact) -> String {
    match fact {
        Fact::Hardship(hardship) => about_hardship(policy, hardship),
        Fact::Region => {
            "学校所在县（市、区）：six digits; 130000 elsewhere in Hebei, 000000 outside it"
                .to_owned()
        }
        Fact::Grant => {
            format!("{}: fen of a school year, whole", wording::prompt(Question::Grant).label)
        }
        Fact::Stage
        | Fact::Year
        | Fact::Entry
        | Fact::SchoolKind
        | Fact::SchoolPlace
        | Fact::Boarding
        | Fact::Approval
        | Fact::Residence
        | Fact::Major
        | Fact::TeacherScheme
        | Fact::Service
        | Fact::PrizeWon
        | Fact::LoanTaken => {
            format!("{}: {}", wording::prompt(fact.question()).label, fact.codes().join(", "))
        }
        Fact::Decision(_) | Fact::Circumstance(_) => {
            wording::prompt(fact.question()).label.to_owned()
        }
    }
}

fn about_hardship(policy: &Policy, hardship: Hardship) -> String {
    let name = policy.hardship(hardship).map_or(hardship.id(), |record| &record.name);
    let whose = if Hardship::OF_STUDENT.contains(hardship) { "the child" } else { "the household" };
    format!("{name}, of {whose}")
}

fn answers() -> String {
    let mut text = "-- The table of answers: what the SELECT gives, four columns a benefit.\n\
         -- _verdict:"
        .to_owned();
    for verdict in Verdict::ALL {
        let _ = write!(text, " {} {},", verdict_code(*verdict), verdict.id());
    }
    text.push_str(
        "\n-- _least_fen, _most_fen: of the term; NULL where no document states a sum, and where\n\
         -- no rule is known. What is given once a year or once at all counts in the first term\n\
         -- it is owed in.\n\
         -- _waits_for: the answers that can still change something, as the sum of\n",
    );
    for question in POWERS {
        let label = wording::prompt(question).short;
        let _ = writeln!(text, "-- {:>12}  {} {label}", power(question), question.id());
    }
    text.push_str(&answers_table("answers"));
    text
}

/// A table of answers of this name.
pub(super) fn answers_table(name: &str) -> String {
    let mut text = format!("CREATE TABLE {name} (\n{ROW} BIGINT NOT NULL");
    for benefit in Benefit::ALL {
        let _ = write!(text, ",\n-- {}", wording::benefit(*benefit));
        for (place, figure) in Figure::ALL.iter().enumerate() {
            let sql_type = if *figure == Figure::Verdict { "INTEGER" } else { "BIGINT" };
            let before = if place == 0 { "\n" } else { ",\n" };
            let _ = write!(text, "{before}{} {sql_type}", figure.name(*benefit));
        }
    }
    text.push_str("\n);\n");
    text
}
