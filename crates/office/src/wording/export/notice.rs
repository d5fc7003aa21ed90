//! 公示名单 as a workbook: what the printed notice says, and nothing else of anybody.

use crate::application::School;
use crate::export::book::{Book, Content, Paper, Sheet};
use crate::roster::{Notice, Posted};
use crate::wording::{NAMESAKES, day, notice_lead, notice_removal, numbered, tier};
use aid::date::Date;

/// The notices, a sheet for each span of days; a sheet that says so where there is none.
pub fn notice_book(notices: &[Notice], school: &School, made: Date) -> Book {
    let mut sheets: Vec<Sheet> =
        (1_u32..).zip(notices).map(|(number, notice)| sheet(number, notice, school)).collect();
    if sheets.is_empty() {
        let nobody = "名单上没有“公示中”的申请。".to_owned();
        sheets.push(Sheet { above: vec![nobody], ..Sheet::of("公示1", Vec::new()) });
    }
    Book { made, sheets }
}

fn sheet(number: u32, notice: &Notice, school: &School) -> Sheet {
    let schools = notice.rows.iter().any(|row| row.school != school.name);
    let tiers = notice.rows.iter().any(|row| row.tier.is_some());
    // A column is left out where every row would say the same.
    let shown = [true, schools, true, true, true, tiers];
    let only = |cells: [Content; 6]| -> Vec<Content> {
        cells.into_iter().zip(shown).filter(|(_, shown)| *shown).map(|(cell, _)| cell).collect()
    };
    let heads = ["序号", "学校", "年级", "班级", "姓名", "档次"];
    let mut rows = vec![only(heads.map(Content::text))];
    rows.extend((1..).zip(&notice.rows).map(|(number, row)| only(cells(number, row))));
    let namesakes = notice.rows.iter().any(|row| row.number.is_some());
    let mut below = vec![notice_removal(notice)];
    below.extend(namesakes.then(|| NAMESAKES.to_owned()));
    below.push(format!("{}（盖章） {}", school.name, day(notice.from)));
    Sheet {
        name: format!("公示{number}"),
        above: vec!["家庭经济困难学生认定结果公示".to_owned(), notice_lead(notice, school)],
        rows,
        sums: Vec::new(),
        below,
        paper: Paper::Posted,
    }
}

fn cells(number: u32, row: &Posted) -> [Content; 6] {
    [
        Content::Count(number),
        Content::text(row.school.as_str()),
        Content::text(row.grade.as_str()),
        Content::text(row.class.as_str()),
        Content::text(numbered(&row.name, row.number)),
        Content::text(row.tier.map(tier).unwrap_or_default()),
    ]
}
