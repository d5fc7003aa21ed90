//! 公示 on paper: name and class, the days it hangs, the telephone for objections, and nothing else
//! of anybody.

use std::ops::Range;

use leptos::prelude::*;

use aid::date::Date;
use office::application::School;
use office::layout_a4::{even_sheets, lines};
use office::roster::{Namesakes, Notice, Posted, RecordId, notices, posted_namesakes, posted_once};
use office::wording;
use page::parts::choice::Tick;
use page::parts::live::live;

use super::{Printed, columns, foot, heads, listed, namesakes, whose};
use crate::app::desk::Desk;
use crate::app::route::Route;
use crate::app::state::AppState;

/// The notices: sheets of their own for each span of days.
#[component]
pub fn NoticePage() -> impl IntoView {
    let state = AppState::get();
    let desk = state.desk;
    let with_tier = RwSignal::new(false);
    let namesakes = namesakes(desk);
    let made = Memo::new(move |_| {
        namesakes.with(|same| listed(desk, |entries| notices(entries, same, with_tier.get())))
    });
    let of_school = desk.school.with_untracked(|school| school.facts.stage);
    let note = Signal::derive(move || {
        let count: usize = made.with(|made| made.iter().map(|notice| notice.rows.len()).sum());
        if count == 0 {
            "名单上列出的申请里没有“公示中”的。名单有查找或筛选的，先清掉；还没有公示的，请先在申请里点“开始公示”，公示的日期在那里填。".to_owned()
        } else {
            wording::notice_note(count, of_school)
        }
    });
    let choices = view! {
        <div class="filters">
            <Tick
                word="写上困难档次".to_owned()
                note=wording::notice_tier(of_school).to_owned()
                checked=with_tier
                pick=move |on| with_tier.set(on)
                unsure=false
            />
        </div>
        {live(move || made.with(|made| warnings(desk, made, state.today)))}
        {live(move || whose(desk, namesakes.with(|same| numbered(desk, same))))}
    }
    .into_any();
    let school = desk.school.get_untracked();
    let sheets = live(move || {
        made.with(|made| {
            made.iter().map(|notice| pages(notice, &school, state.today)).collect_view()
        })
    });
    view! { <Printed title="公示" back=Route::List note choices sheets /> }
}

/// The records of pupils who stand there with a number, each with it.
fn numbered(desk: Desk, namesakes: &Namesakes) -> Vec<(RecordId, u32)> {
    listed(desk, |entries| {
        let posted = posted_namesakes(entries, namesakes).into_iter();
        posted.map(|(entry, number)| (entry.id.clone(), number)).collect()
    })
}

/// Which notices should hang no longer, and who would stand there twice: seen on the screen, not on
/// the paper.
fn warnings(desk: Desk, made: &[Notice], today: Date) -> impl IntoView + use<> {
    let over = made.iter().filter_map(|notice| wording::notice_over(notice, today));
    let once = listed(desk, posted_once);
    let once = once.iter().map(wording::notice_once);
    let line = |sentence: String| view! { <p class="notice notice--warning">{sentence}</p> };
    over.chain(once).map(line).collect_view()
}

/// The lines of text that a sheet has room for; and where that saves a sheet, when they stand
/// closer.
const ROOM: [u32; 2] = [20, 23];

/// What stands over the columns, and how wide they are in millimetres; a column is left out where
/// every row would say the same.
const COLUMNS: [(&str, u32); 6] =
    [("序号", 16), ("学校", 44), ("年级", 34), ("班级", 34), ("姓名", 60), ("档次", 28)];

/// The width of the table, in millimetres.
const TABLE_MM: u32 = 180;

/// The sheets: each says its days and its telephone, for they hang beside one another.
fn pages(notice: &Notice, school: &School, made: Date) -> impl IntoView + use<> {
    let schools = notice.rows.iter().any(|row| row.school != school.name);
    let tiers = notice.rows.iter().any(|row| row.tier.is_some());
    let shown = [true, schools, true, true, true, tiers];
    let columns_shown =
        || COLUMNS.into_iter().zip(shown).filter(|(_, shown)| *shown).map(|(column, _)| column);
    let widths: Vec<u32> = columns_shown().map(|(_, mm)| mm).collect();
    let labels: Vec<&str> = columns_shown().map(|(label, _)| label).collect();
    let rows: Vec<Vec<String>> =
        (1..).zip(&notice.rows).map(|(number, row)| cells(number, row, shown)).collect();
    let heights: Vec<u32> = rows.iter().map(|cells| height(cells, &widths)).collect();
    let numbers = notice.rows.iter().any(|row| row.number.is_some());
    // What the numbers mean is one line more under the table.
    let [wide, close] = ROOM.map(|room| even_sheets(&heights, room - u32::from(numbers)));
    let tight = close.len() < wide.len();
    let pages = if tight { close } else { wide };
    let count = pages.len();
    let lead = wording::notice_lead(notice, school);
    let page = |(place, range): (usize, Range<usize>)| {
        let cell = |text: &String| view! { <td>{text.clone()}</td> };
        let rows = rows.get(range).unwrap_or_default();
        let rows = rows.iter().map(|row| view! { <tr>{row.iter().map(cell).collect_view()}</tr> });
        view! {
            <section class="a4 is-posted" class:is-tight=tight>
                <h2 class="a4__title">"家庭经济困难学生认定结果公示"</h2>
                <p class="a4__lead">{lead.clone()}</p>
                <table class="a4__table">
                    {columns(&widths)} <thead>
                        <tr>{heads(&labels)}</tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
                <p class="a4__lead">
                    {wording::notice_removal(notice)} {numbers.then_some(wording::NAMESAKES)}
                </p>
                <p class="a4__signed">{school.name.clone()}"（盖章） "{wording::day(notice.from)}</p>
                {foot(made, place + 1, count)}
            </section>
        }
    };
    pages.into_iter().enumerate().map(page).collect_view()
}

/// The lines that a row takes: sixteen points are 5.7 millimetres, two are margin.
fn height(cells: &[String], widths_mm: &[u32]) -> u32 {
    let whole_mm: u32 = widths_mm.iter().sum();
    let characters = |mm: u32| (mm * TABLE_MM / whole_mm.max(1)).saturating_sub(2) * 10 / 57;
    let lines = cells.iter().zip(widths_mm).map(|(text, mm)| lines(text, characters(*mm)));
    lines.max().unwrap_or(1)
}

/// The texts of a row, of those columns that are shown.
fn cells(number: usize, pupil: &Posted, shown: [bool; 6]) -> Vec<String> {
    let tier = pupil.tier.map(wording::tier).unwrap_or_default();
    let number = number.to_string();
    let name = wording::numbered(&pupil.name, pupil.number);
    let texts: [&str; 6] = [&number, &pupil.school, &pupil.grade, &pupil.class, &name, tier];
    let shown = texts.into_iter().zip(shown).filter(|(_, shown)| *shown);
    shown.map(|(text, _)| text.to_owned()).collect()
}
