//! What came of lists held against each other, as workbooks.

use super::texts;
use crate::application::spelt;
use crate::export::book::{Book, Content, Paper, Sheet};
use crate::export::found::{Called, RuledRows};
use crate::import::request::{Case, Reconciled, Summed, Told};
use crate::reconciliation::Whereabouts;
use crate::wording::{ruling, whereabouts};
use aid::date::Date;
use aid::vocabulary::Vocabulary;

/// Where every registered child is, how many of each school, and what is wrong.
pub fn found_book(found: &Reconciled, made: Date) -> Book {
    let boxes = Whereabouts::ALL.iter().map(|of| whereabouts(*of));
    let heads = ["学校"].into_iter().chain(boxes).chain(["合计"]);
    let mut schools = vec![heads.map(Content::text).collect()];
    schools.extend(found.schools.iter().chain([&found.whole]).map(of_school));
    let children = Sheet {
        above: vec!["不漏一人：核对结果".to_owned(), found.whole.told.clone()],
        ..Sheet::of("每个孩子", cases("类别", &found.boxes))
    };
    let problems = Sheet::of("要查的问题", cases("问题", &found.problems));
    Book { made, sheets: vec![children, Sheet::of("各校", schools), problems] }
}

fn of_school(of: &Summed) -> Vec<Content> {
    let mut row = texts([&of.name]);
    row.extend(of.boxes.iter().map(|count| Content::count(*count)));
    row.push(Content::count(of.boxes.iter().sum()));
    row
}

/// A row for each of what stands under these headings.
fn cases(of: &str, told: &[Told]) -> Vec<Vec<Content>> {
    let mut rows = vec![texts(["序号", of, "姓名", "在哪里，是什么", "怎么办"])];
    let each = told.iter().flat_map(|told| told.each.iter().map(move |case| (told, case)));
    rows.extend((1..).zip(each).map(|(number, (told, Case { name, lines, .. }))| {
        let text = texts([&told.title, name, &lines.join("；"), &told.next]);
        [Content::Count(number)].into_iter().chain(text).collect()
    }));
    rows
}

/// Said of a child whose rows cannot be held against the rolls.
const UNCERTAIN: &str = "信息太少或等人确认：可能就在名册上";

/// Who is to be called back to school, with room to write what came of it.
pub fn call_list_book(called: &[Called], school: &str, made: Date) -> Book {
    let heads = [
        "序号",
        "姓名",
        "出生年月",
        "名单上写的学校",
        "监护人",
        "监护人电话",
        "家庭住址",
        "在哪份名单",
        "先核对",
        "联系日期",
        "现在在哪里",
        "经办人",
    ];
    let mut rows = vec![texts(heads)];
    rows.extend((1..).zip(called).map(|(number, one)| {
        let born = one.born.map(spelt).unwrap_or_default();
        let places = one.places.join("；");
        let Called { name, school, guardian, phone, address, .. } = one;
        let first = if one.is_uncertain { UNCERTAIN } else { "" };
        let said = texts([name, &born, school, guardian, phone, address, &places, first]);
        let open = vec![Content::NOTHING; 3];
        [Content::Count(number)].into_iter().chain(said).chain(open).collect()
    }));
    let sheet = Sheet {
        above: vec![
            "不在校学生劝返名单".to_owned(),
            format!("学校：{school}　共 {} 人", called.len()),
        ],
        below: vec![
            "名单上有、学校名册上没有对上的学生。写了“先核对”的，先核对，再逐人联系，写清现在在哪里。"
                .to_owned(),
        ],
        paper: Paper::Signed,
        ..Sheet::of("劝返名单", rows)
    };
    Book { made, sheets: vec![sheet] }
}

/// What was said of rows that may be of one person, in its order.
pub fn rulings_book(rulings: &[RuledRows], made: Date) -> Book {
    let mut rows = vec![texts(["序号", "一行", "另一行", "确认为", "日期"])];
    rows.extend((1..).zip(rulings).map(|(number, said)| {
        let [one, other] = &said.rows;
        let text = texts([one, other, ruling(said.ruling), &said.on.to_string()]);
        [Content::Count(number)].into_iter().chain(text).collect()
    }));
    Book { made, sheets: vec![Sheet::of("人工确认记录", rows)] }
}
