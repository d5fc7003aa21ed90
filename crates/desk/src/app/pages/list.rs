//! 工作台: the list of applications, problems first; what can be printed of it.

mod gate;
mod not_renewed;
mod reminder;
mod rows;
mod set_up;
mod starts;
mod totals;

use leptos::html;
use leptos::prelude::*;

use aid::vocabulary::Vocabulary;
use office::application::{DecisionBeforeLeaving, Standing, Step};
use office::roster::{InOrder, Order, RecordId, Trouble, classes, years};
use office::wording;
use page::browser::device;
use page::parts::live::{live, live_of};
use page::parts::pick::Pick;

use crate::app::desk::Desk;
use crate::app::route::Route;
use crate::app::state::AppState;
pub use gate::Gate;
use not_renewed::{NotRenewed, Renewal, Settled};
use reminder::{Forgotten, Reminder};
use rows::{Rows, row_id};
use starts::Starts;
use totals::TotalsTable;

/// The list.
#[component]
pub fn ListPage() -> impl IntoView {
    let desk = AppState::get().desk;
    let places = places(desk);
    let last = desk.take_last_open();
    let renewal = Renewal::of(desk);
    return_to(last.clone());
    let school = move || {
        let name = desk.school.with(|school| school.name.clone());
        if name.is_empty() { "资助工作台".to_owned() } else { name }
    };
    view! {
        <div class="desk">
            <div class="desk__head">
                <h1 tabindex="-1">{live(school)}</h1>
                <Years desk />
                <button class="button button--small" on:click=move |_| desk.lock_everywhere()>
                    "锁上"
                </button>
            </div>
            <Forgotten desk />
            <div class="desk__begin">
                <Starts desk />
                <Reminder desk />
                <NotRenewed renewal />
            </div>
            <Filters desk />
            <Rows desk places last />
            <TotalsTable desk places />
            <Settled renewal />
            <Printing />
            <section class="settings__part">
                <h2>"备份和设置"</h2>
                <p class="settings__note">"申请只存在这台设备上。备份成一个文件，设备坏了也找得回来。"</p>
                <a class="button" href=Route::Data.href()>
                    "备份，或改设置"
                </a>
            </section>
        </div>
    }
}

/// Brings the row of the application that was open last back into view, where it is on the list.
fn return_to(last: Option<RecordId>) {
    Effect::new(move |_| last.as_ref().is_some_and(|id| device::show_part(&row_id(id))));
}

/// The places of the applications that are wanted. The order is kept: a key of a search changes
/// which of them are seen, and there may be thousands.
fn places(desk: Desk) -> Memo<Vec<usize>> {
    let list = Memo::new(move |_| desk.ask.with(|ask| (ask.year, ask.order)));
    let in_order = Memo::new(move |_| {
        let (year, order) = list.get();
        desk.entries.with(|entries| InOrder::new(entries, year, order))
    });
    Memo::new(move |_| {
        desk.entries.with(|entries| {
            in_order.with(|in_order| desk.ask.with(|ask| in_order.matching(entries, ask)))
        })
    })
}

/// The frame of the list: one school year. Those around today, and all of which there is anything.
#[component]
fn Years(desk: Desk) -> impl IntoView {
    let current = AppState::get().today.school_year_asked();
    let all = move || desk.entries.with(|entries| years(entries, current));
    let chosen = Signal::derive(move || desk.ask.with(|ask| ask.year.to_string()));
    let choose = move |year: String| {
        if let Ok(year) = year.parse() {
            // Another year has other classes.
            desk.ask.update(|ask| (ask.year, ask.class) = (year, None));
        }
    };
    live_of(all, move |all| {
        let words = all.iter().map(|year| (year.to_string(), format!("{year} 学年"))).collect();
        view! { <Pick id="year" label="学年" words chosen choose /> }
    })
}

/// Which applications are wanted.
#[component]
fn Filters(desk: Desk) -> impl IntoView {
    let search = NodeRef::<html::Input>::new();
    let on_search = move |_| {
        if let Some(input) = search.get_untracked() {
            desk.ask.update(|ask| ask.text = input.value());
        }
    };
    let initial = desk.ask.with_untracked(|ask| ask.text.clone());
    view! {
        <div class="filters" role="search">
            <div class="entry is-wide">
                <label class="entry__label" for="search">
                    "查找"
                </label>
                <input
                    class="entry__input"
                    id="search"
                    type="search"
                    value=initial
                    autocomplete="off"
                    node_ref=search
                    on:input=on_search
                />
            </div>
            {live(move || class_filter(desk))}
            <StepFilter desk />
            <TroubleFilter desk />
            <OrderChoice desk />
        </div>
    }
}

/// The classes of the year; drawn anew when there is another.
fn class_filter(desk: Desk) -> impl IntoView {
    let year = Memo::new(move |_| desk.ask.with(|ask| ask.year));
    let known = Memo::new(move |_| desk.entries.with(|entries| classes(entries, year.get())));
    let known = known.get();
    let word = |(grade, class): &(String, String)| format!("{grade}{class}");
    let all = std::iter::once((String::new(), "全部班级".to_owned()));
    let words = all.chain(known.iter().map(|class| (word(class), word(class)))).collect::<Vec<_>>();
    let chosen = Signal::derive(move || {
        desk.ask.with(|ask| ask.class.as_ref().map(word).unwrap_or_default())
    });
    let choose = move |choice: String| {
        let class = known.iter().find(|class| word(class) == choice).cloned();
        desk.ask.update(|ask| ask.class = class);
    };
    view! { <Pick id="class-filter" label="班级" words chosen choose /> }
}

/// The steps that can be asked for.
const STEPS: [Step; 12] = [
    Step::Drafted,
    Step::Submitted,
    Step::Reviewed,
    Step::Publicised,
    Step::Recognised,
    Step::Paid,
    Step::Declined,
    Step::Objected(Standing::Publicised),
    Step::Reassessed,
    Step::Withdrawn,
    Step::Left(DecisionBeforeLeaving::Undecided),
    Step::Voided(DecisionBeforeLeaving::Undecided),
];

#[component]
fn StepFilter(desk: Desk) -> impl IntoView {
    let word = |step: Step| match step {
        Step::Objected(_) => "有异议",
        Step::Left(_) => "已转出",
        step => wording::stage_of_application(step),
    };
    let all = std::iter::once((String::new(), "全部进度".to_owned()));
    let words =
        all.chain(STEPS.map(|step| (word(step).to_owned(), word(step).to_owned()))).collect();
    let chosen = Signal::derive(move || {
        desk.ask.with(|ask| ask.step.map(word).unwrap_or_default().to_owned())
    });
    let choose = move |choice: String| {
        desk.ask.update(|ask| ask.step = STEPS.into_iter().find(|step| word(*step) == choice));
    };
    view! { <Pick id="step-filter" label="进度" words chosen choose /> }
}

#[component]
fn TroubleFilter(desk: Desk) -> impl IntoView {
    let all = std::iter::once((String::new(), "不限".to_owned()));
    let option =
        |trouble: &Trouble| (trouble.id().to_owned(), wording::trouble(*trouble).to_owned());
    let words = all.chain(Trouble::ALL.iter().map(option)).collect();
    let chosen = Signal::derive(move || {
        desk.ask.with(|ask| ask.trouble.map(Vocabulary::id).unwrap_or_default().to_owned())
    });
    let choose = move |id: String| desk.ask.update(|ask| ask.trouble = Trouble::from_id(&id));
    view! { <Pick id="trouble-filter" label="要注意的" words chosen choose /> }
}

#[component]
fn OrderChoice(desk: Desk) -> impl IntoView {
    let option = |order: &Order| (order.id().to_owned(), wording::order(*order).to_owned());
    let words = Order::ALL.iter().map(option).collect();
    let chosen = Signal::derive(move || desk.ask.with(|ask| ask.order.id().to_owned()));
    let choose = move |id: String| {
        if let Some(order) = Order::from_id(&id) {
            desk.ask.update(|ask| ask.order = order);
        }
    };
    view! { <Pick id="order" label="排序" words chosen choose /> }
}

/// What can be printed of the applications on the list.
#[component]
fn Printing() -> impl IntoView {
    view! {
        <section class="settings__part">
            <h2>"打印和表格"</h2>
            <p class="settings__note">"只有上面列出来的；要印一个班，先在“班级”里选。"</p>
            <div class="actions">
                <a class="button" href=Route::Forms.href()>
                    "申请表"
                </a>
                <a class="button" href=Route::Blank.href()>
                    "空白表"
                </a>
                <a class="button" href=Route::Disbursement.href()>
                    "发放花名册"
                </a>
                <a class="button" href=Route::Notice.href()>
                    "公示"
                </a>
                <a class="button" href=Route::Exports.href()>
                    "导出表格"
                </a>
            </div>
        </section>
    }
}
