//! The people of a list, each beside the rules and the applications, as a workbook.

use super::texts;
use crate::application::Field;
use crate::export::book::{Book, Content, Sheet};
use crate::import::request::Listed;
use crate::roster::Beside;
use crate::wording::{boarding_of_year, finding, finding_next, plain, range, stage};
use aid::date::Date;

/// A row for each person, those first who need somebody most; a sum that still depends on something
/// is a text.
pub fn results_book(about: &str, people: &[(Listed, Beside)], made: Date) -> Book {
    let heads = [
        "行号",
        "年级",
        "班级",
        "姓名",
        "学段",
        "就读方式",
        "一学年应享（元）",
        "要看的",
        "怎么办",
    ];
    let mut rows = vec![texts(heads)];
    rows.extend(people.iter().map(|(person, beside)| row(person, beside)));
    let above = vec!["逐人核对结果".to_owned(), about.to_owned()];
    Book { made, sheets: vec![Sheet { above, ..Sheet::of("核对结果", rows) }] }
}

fn row(person: &Listed, beside: &Beside) -> Vec<Content> {
    let application = &person.application;
    let student = application.pupil();
    let typed = |field| Content::text(application.texts.get(field).trim());
    let shown = beside.owed.shown();
    let sum = if shown.is_settled() && !shown.is_incomplete() {
        Content::Sum(shown.most)
    } else {
        Content::Text(plain(&range(shown)))
    };
    let found = || beside.findings.iter();
    let told = found().map(|of| finding_next(of, beside)).chain(person.problems.clone());
    vec![
        Content::Count(person.row),
        typed(Field::Grade),
        typed(Field::Class),
        typed(Field::Name),
        Content::text(student.stage.map(stage).unwrap_or_default()),
        Content::Text(boarding_of_year(&student)),
        sum,
        Content::Text(found().map(finding).collect::<Vec<_>>().join("、")),
        Content::Text(told.collect()),
    ]
}
