//! 名单表格: the list for another office.

use super::UNREADABLE;
use crate::application::{Action, Field, read_in};
use crate::export::book::{Book, Content, Sheet};
use crate::export::county::{Column, columns, owed};
use crate::export::request::Cards;
use crate::roster::Entry;
use crate::wording::{
    benefit, boarding_of_year, field, id_kind, list, period, plain, range, stage,
    stage_of_application, term_short, tier,
};
use aid::date::{Date, Period, SchoolYear};
use aid::policy::Policy;

/// What stands over a column.
pub fn column(of: Column) -> String {
    match of {
        Column::Number => "序号".to_owned(),
        Column::Typed(typed) => field(typed).to_owned(),
        Column::CardEnd => "卡号后四位".to_owned(),
        Column::Stage => "学段".to_owned(),
        Column::Boarding => "就读方式".to_owned(),
        Column::Hardships => "特殊群体类型".to_owned(),
        Column::Tier => "认定档次".to_owned(),
        Column::Granted => "学校定的金额（元／学年）".to_owned(),
        Column::Free => "减免和免费发放".to_owned(),
        Column::Recognised => "认定日期".to_owned(),
        Column::Step => "办理进度".to_owned(),
        Column::Owed(of) => format!("{}（元／学年）", benefit(of)),
        Column::Paid => "已发放学期".to_owned(),
    }
}

/// The entries as a workbook, in their order. Nobody is left out: of a pupil who is paid nothing
/// here the step says why, and no sum stands there. A sum that still depends on something is a
/// text, so that it is not added up.
pub fn county_book(
    policy: &Policy,
    year: SchoolYear,
    entries: &[&Entry],
    cards: Cards,
    made: Date,
) -> Book {
    let columns = columns(entries, cards);
    let heads = columns.iter().map(|of| Content::Text(column(*of))).collect();
    let row = |(number, entry): (u32, &&Entry)| {
        columns.iter().map(|column| content(policy, *column, number, entry)).collect()
    };
    let mut rows = vec![heads];
    rows.extend((1..).zip(entries).map(row));
    Book { made, sheets: vec![Sheet::of(period(Period::SchoolYear(year)), rows)] }
}

fn content(policy: &Policy, column: Column, number: u32, entry: &Entry) -> Content {
    let Some(application) = entry.application() else { return unread(column, number, entry) };
    let student = &application.pupil();
    Content::Text(match column {
        Column::Number => return Content::Count(number),
        Column::Owed(of) => match owed(entry, of) {
            Some(sum) if sum.is_settled() && !sum.is_incomplete() => {
                return Content::Sum(sum.most);
            }
            sum => sum.map(|sum| plain(&range(sum))).unwrap_or_default(),
        },
        Column::Granted => match student.grant {
            Some(sum) => return Content::Sum(sum),
            None => String::new(),
        },
        Column::Free if entry.step.is_over() || entry.is_behind() => String::new(),
        Column::Free => {
            let free = entry.owed.free.iter().map(|of| benefit(of).to_owned());
            list(&free.collect::<Vec<_>>())
        }
        Column::Typed(Field::IdKind) => id_kind(&application.texts).to_owned(),
        Column::CardEnd => application.account().card_end(),
        Column::Typed(field) => read_in(&application.texts, field).text,
        Column::Stage => student.stage.map(stage).unwrap_or_default().to_owned(),
        Column::Boarding => boarding_of_year(student),
        Column::Hardships => {
            let affirmed = application.hardships().yes();
            let records = affirmed.iter().filter_map(|hardship| policy.hardship(hardship));
            records.map(|record| record.name.as_str()).collect::<Vec<_>>().join("、")
        }
        Column::Tier => {
            let given = application.tier().map(|(given, _)| tier(given));
            given.unwrap_or_default().to_owned()
        }
        Column::Recognised => {
            let event = application.last(Action::Recognise);
            event.map(|event| event.on.to_string()).unwrap_or_default()
        }
        Column::Step => stage_of_application(application.step()).to_owned(),
        Column::Paid => {
            let terms = application.year.terms().into_iter();
            let paid = terms.filter(|term| application.is_paid(*term)).map(term_short);
            paid.collect::<Vec<_>>().join("、")
        }
    })
}

/// What stands in the row of an application that cannot be read any more.
fn unread(column: Column, number: u32, entry: &Entry) -> Content {
    match column {
        Column::Number => Content::Count(number),
        Column::Typed(Field::Name) => Content::text(entry.name()),
        Column::Step => Content::text(UNREADABLE),
        _ => Content::NOTHING,
    }
}
