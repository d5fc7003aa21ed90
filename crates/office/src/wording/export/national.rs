//! The national system's sheet: what is known, under its own heads, and what is still to be filled.

mod categories;
mod content;

use super::{UNREADABLE, texts};
use crate::application::{Application, Field, read_in};
use crate::export::book::{Book, Content, Sheet};
use crate::export::national::Head;
use crate::export::request::Cards;
use crate::import::column::Column;
use crate::roster::Entry;
use crate::wording::stage_of_application;
use aid::date::Date;
use categories::doubt;
use content::content;

/// The recognised of the entries under the heads of a system's own sheet, in their order. What is
/// not known stays empty. A second sheet says of whom what is empty and must not be, what is too
/// long, where a choice is to be made, and who is not on the first since the school has not
/// recognised them.
pub fn national_book(heads: &[Head], entries: &[&Entry], cards: Cards, made: Date) -> Book {
    let mut rows = vec![heads.iter().map(|head| Content::text(head.text.as_str())).collect()];
    let mut to_do = vec![texts(["年级", "班级", "姓名", "还要做的"])];
    let mut number = 0_u32;
    for entry in entries {
        let is_listed = entry.step.is_recognised() && !entry.is_behind();
        let notes = if let Some(application) = entry.application().filter(|_| is_listed) {
            number = number.saturating_add(1);
            let fill = |head: &Head| {
                head.column.map_or(Content::NOTHING, |of| content(of, number, application, cards))
            };
            let row: Vec<Content> = heads.iter().map(fill).collect();
            let notes = notes(heads, &row, application);
            rows.push(row);
            notes
        } else {
            vec![not_listed(entry)]
        };
        if !notes.is_empty() {
            let mut line = who(entry).map(Content::Text).to_vec();
            line.push(Content::Text(notes.join("；")));
            to_do.push(line);
        }
    }
    let to_do = (to_do.len() > 1).then(|| Sheet::of("还要补的（不要导入）", to_do));
    let sheets = std::iter::once(Sheet::of("Sheet1", rows)).chain(to_do);
    Book { made, sheets: sheets.collect() }
}

/// The grade, the class and the name, as the form prints them.
fn who(entry: &Entry) -> [String; 3] {
    let Some(application) = entry.application() else {
        let (grade, class) = entry.typed_class();
        return [grade, class, entry.name()].map(str::to_owned);
    };
    [Field::Grade, Field::Class, Field::Name].map(|field| read_in(&application.texts, field).text)
}

/// Why somebody is not on the sheet.
fn not_listed(entry: &Entry) -> String {
    let step = entry.step;
    if entry.is_unreadable() {
        return format!("没有列入：{UNREADABLE}");
    }
    if entry.is_behind() && step.is_recognised() {
        return "没有列入：同一个学生不止一份申请，只列办在最前面的一份".to_owned();
    }
    format!("没有列入：{}", stage_of_application(step))
}

/// What is still to be done in a row.
fn notes(heads: &[Head], row: &[Content], application: &Application) -> Vec<String> {
    let filled = || heads.iter().zip(row);
    let is_empty = |content: &Content| *content == Content::NOTHING;
    let empty = filled().filter(|(head, content)| head.is_required() && is_empty(content));
    let empty: Vec<String> = empty.map(|(head, _)| name(head)).collect();
    let long = filled().filter_map(|(head, content)| match (head.most(), content) {
        (Some(most), Content::Text(text)) if text.chars().count() > most => {
            Some(format!("“{}”超过 {most} 字", name(head)))
        }
        _ => None,
    });
    let mut notes: Vec<String> = long.collect();
    if !empty.is_empty() {
        notes.insert(0, format!("空着：{}", empty.join("、")));
    }
    if heads.iter().any(|head| head.column == Some(Column::Category)) {
        notes.extend(doubt(application.hardships().yes()));
    }
    notes
}

/// A head without its star and its line breaks.
fn name(head: &Head) -> String {
    head.text.chars().filter(|one| !one.is_whitespace() && !"*＊★".contains(*one)).collect()
}
