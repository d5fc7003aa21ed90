//! 结果附页: what one application comes to and why, as assessed on its day, with the documents and
//! what is still to be done.

use leptos::prelude::*;

use aid::assessment::{Entitlement, assess_household};
use aid::checklist::checklist;
use aid::date::Date;
use aid::library::library;
use aid::policy::{Kind, Per};
use aid::rulebook::Rulebook;
use aid::situation::{Situation, Stage, Student};
use office::application::{Application, Difference, Field, since};
use office::wording;

use super::{Printed, columns, foot, heads};
use crate::app::route::Route;
use crate::app::state::AppState;

/// The annex of one application.
pub fn annex_page(id: &str) -> impl IntoView + use<> {
    let state = AppState::get();
    let application = state.desk.application(id).get_untracked();
    let sheets = application.map(|application| sheet(&application, state.today)).into_any();
    let note = Signal::stored("跟申请表一起交，或者给家长。用 A4 纸，比例选 100%。".to_owned());
    let back = Route::application(id);
    view! { <Printed title="结果附页" back note choices=().into_any() sheets /> }
}

/// The benefit, the verdict, the terms, the year.
const COLUMNS_MM: [u32; 4] = [48, 24, 54, 54];

fn sheet(application: &Application, today: Date) -> impl IntoView + use<> {
    let pinned = application.decided();
    let situation = pinned.map_or_else(
        || application.situation(),
        |pinned| Situation { household: pinned.household, students: vec![pinned.student] },
    );
    let on = pinned.map_or(today, |pinned| pinned.on);
    let newer =
        pinned.map(|pinned| since(pinned, library(), application.period())).unwrap_or_default();
    let book = Rulebook::new(library(), application.period());
    let assessment = assess_household(&book, &situation);
    let names = [Field::Name].map(|field| application.texts.get(field).trim().to_owned());
    let list = checklist(&book, &assessment, &situation, today);
    let todo = wording::todo(library(), &list, &names);
    let student = situation.students.first()?;
    let (kind, of_kind) = summed(student);
    let total = pinned.map(|pinned| pinned.total(kind));
    let owed = assessment.students.into_iter().next()?;
    let total = wording::total(total.unwrap_or_else(|| owed.total(kind)), false);
    let with_sum: Vec<_> =
        owed.entitlements.iter().filter(|entitlement| wording::has_sum(entitlement)).collect();
    let rows = with_sum.iter().map(|entitlement| row(entitlement, &newer)).collect_view();
    let why =
        with_sum.iter().flat_map(|entitlement| wording::reasons(library(), entitlement)).collect();
    let sources =
        with_sum.iter().flat_map(|entitlement| wording::sources(library(), entitlement)).collect();
    let edition = wording::edition(pinned);
    let [name] = names;
    let class = [Field::School, Field::Grade, Field::Class]
        .map(|field| application.texts.get(field).trim());
    let who = wording::who(student, application.period());
    Some(view! {
        <section class="a4 is-annex">
            <h2 class="a4__title">"学生资助测算结果附页"</h2>
            <p class="a4__header">{format!("{} {name} · {who}", class.join(" "))}</p>
            <p class="a4__sum">{format!("{}测算，{of_kind} {total}", wording::day(on))}</p>
            <table class="a4__table">
                {columns(&COLUMNS_MM)} <thead>
                    <tr>{heads(&["资助项目", "结果", "每学期", "一学年"])}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p>{wording::without_sum(&owed)}</p>
            {part("规则有了新的规定", newer.iter().map(wording::difference).collect())}
            {part("为什么", why)} {part("文件依据", sources)} {part("要做的事和要带的材料", todo)}
            <p class="a4__notes">"结果供参考，以学校和教育部门的通知为准。"{edition}</p>
            {foot(today, 1, 1)}
        </section>
    })
}

/// The kind whose sum stands over the table, and what it is called: what a kindergarten gives is
/// taken off its fees.
fn summed(student: &Student) -> (Kind, &'static str) {
    if student.stage == Some(Stage::Kindergarten) {
        (Kind::Waiver, "减免合计")
    } else {
        (Kind::Cash, "现金合计")
    }
}

/// One benefit. Where the rules say something else since, it stands as it was assessed.
fn row(entitlement: &Entitlement<'static>, newer: &[Difference]) -> impl IntoView + use<> {
    let newer = newer.iter().find(|newer| newer.benefit == entitlement.benefit);
    let then = newer.and_then(|newer| newer.then);
    let cells = match then {
        Some(line) => {
            let word = wording::verdict_on(line.kind, line.verdict).to_owned();
            [word, String::new(), wording::range(line.range())]
        }
        None => [
            wording::verdict_on(entitlement.kind, entitlement.verdict()).to_owned(),
            // What is for the year as a whole has no part of a term.
            if entitlement.per == Per::SchoolYear {
                wording::terms(entitlement)
            } else {
                String::new()
            },
            wording::amount_and_tags(entitlement),
        ],
    };
    view! {
        <tr>
            <td>{wording::benefit(entitlement.benefit)}</td>
            {cells.map(|text| view! { <td>{text}</td> }).collect_view()}
        </tr>
    }
}

fn part(title: &'static str, lines: Vec<String>) -> Option<impl IntoView> {
    let item = |line: String| view! { <li>{line}</li> };
    (!lines.is_empty()).then(|| {
        view! {
            <h3 class="a4__part">{title}</h3>
            <ul>{lines.into_iter().map(item).collect_view()}</ul>
        }
    })
}
