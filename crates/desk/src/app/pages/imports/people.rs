//! 逐人核对: the people of a list beside what the rules say of them and the applications of the desk,
//! what somebody should look at first.

use std::sync::Arc;

use leptos::prelude::*;

use aid::vocabulary::Vocabulary;
use office::application::Field;
use office::identity::mask_name;
use office::import::request::{Listed, Request};
use office::roster::{Beside, Finding, ListedOrder, RecordId};
use office::wording;
use page::browser::device;
use page::parts::live::{live, live_if, live_of};
use page::parts::notices::warned;
use page::parts::pick::Pick;

use super::comparing::{AT_FIRST, Looking, Row};
use crate::app::parts::save_button::{Given, SaveButton};
use crate::app::route::Route;
use crate::app::state::AppState;

/// How many more rows are drawn when that is asked for.
const MORE: usize = 100;

/// The list with this name; of one row alone, where one is named.
pub fn people_page(id: &str, row: Option<u32>) -> AnyView {
    let desk = AppState::get().desk;
    let Some(list) = untrack(|| desk.list(id)) else {
        return view! { <Gone /> }.into_any();
    };
    let looking = Looking {
        desk,
        rows: RwSignal::new(Vec::new()),
        progress: RwSignal::new((0, 0)),
        refusal: RwSignal::new(None),
        order: RwSignal::new(ListedOrder::Gravest),
        wanted: RwSignal::new(None),
        drawn: RwSignal::new(AT_FIRST),
        unmasked: RwSignal::new(false),
    };
    looking.compare(Arc::clone(&list), row);
    let (back, word) = match row {
        Some(_) => (Route::Reconcile, "回到不漏一人"),
        None => (Route::Imports, "回到导入"),
    };
    let whole = row.map(|row| {
        view! {
            <p>
                {format!("只看第 {row} 行。")}
                <a href=Route::import_of(id).href()>"看整份名单"</a>
            </p>
        }
    });
    view! {
        <div class="data">
            <a class="data__back" href=back.href()>
                {word}
            </a>
            <h1 tabindex="-1">"逐人核对"</h1>
            <p class="check__lead">{wording::kept_list(&list.about)}</p>
            {whole}
            <Summary looking />
            <People looking />
            <HandingOn id=id.to_owned() />
        </div>
    }
    .into_any()
}

/// The results of the whole list, to be handed on.
#[component]
fn HandingOn(id: RecordId) -> impl IntoView {
    let state = AppState::get();
    let asked = move || {
        let desk = state.desk;
        let request = Request::Results {
            year: desk.ask.with_untracked(|ask| ask.year),
            school: Box::new(desk.school.get_untracked()),
            on: state.today,
        };
        (Given::Lists(Some(id.clone())), request)
    };
    view! {
        <section class="settings__part">
            <h2>"导出"</h2>
            <p class="settings__note">"整份名单，最要紧的在前。有姓名，不加密，用完请删掉。"</p>
            <SaveButton name="逐人核对" word="存逐人核对结果" asked />
        </section>
    }
}

/// What is said where there is no such list.
#[component]
fn Gone() -> impl IntoView {
    view! {
        <div class="data">
            <h1 tabindex="-1">"这份名单已经删除"</h1>
            <a href=Route::Imports.href()>"看导入过的名单"</a>
        </div>
    }
}

/// How far the comparison is, and how many people each finding has.
#[component]
fn Summary(looking: Looking) -> impl IntoView {
    let counts = move || {
        looking.rows.with(|rows| {
            let count = |finding: &Finding| {
                rows.iter().filter(|row| row.beside.findings.contains(*finding)).count()
            };
            let counts = Finding::ALL.iter().map(|finding| (*finding, count(finding)));
            counts.filter(|(_, count)| *count > 0).collect::<Vec<_>>()
        })
    };
    let words = move |counts: Vec<(Finding, usize)>| {
        let all = (String::new(), "全部".to_owned());
        let of = |(finding, count): (Finding, usize)| {
            (finding.id().to_owned(), format!("{}（{count} 人）", wording::finding(finding)))
        };
        let words: Vec<_> = std::iter::once(all).chain(counts.into_iter().map(of)).collect();
        let wanted = move || looking.wanted.get().map(Finding::id).unwrap_or_default().to_owned();
        let choose = move |id: String| {
            looking.wanted.set(Finding::from_id(&id));
            looking.drawn.set(AT_FIRST);
        };
        view! { <Pick id="finding" label="先看哪些" words chosen=Signal::derive(wanted) choose /> }
    };
    let progress = |(all, done): (usize, usize)| {
        if done < all {
            format!("正在核对：{done}/{all} 人")
        } else {
            format!("共 {all} 人")
        }
    };
    view! {
        <p role="status">{live_of(move || looking.progress.get(), progress)}</p>
        {live_of(move || looking.refusal.get(), |refusal| refusal.map(warned))}
        {live_of(counts, words)}
        <Order looking />
    }
}

/// In which order the rows stand.
#[component]
fn Order(looking: Looking) -> impl IntoView {
    let word =
        |order: &ListedOrder| (order.id().to_owned(), wording::listed_order(*order).to_owned());
    let words = ListedOrder::ALL.iter().map(word).collect();
    let chosen = Signal::derive(move || looking.order.get().id().to_owned());
    let choose = move |id: String| {
        looking.put_in(ListedOrder::from_id(&id).unwrap_or(ListedOrder::Gravest));
    };
    view! { <Pick id="listed-order" label="怎么排" words chosen choose /> }
}

/// The rows that are wanted.
#[component]
fn People(looking: Looking) -> impl IntoView {
    let is_wanted = move |row: &&Row| {
        looking.wanted.get().is_none_or(|finding| row.beside.findings.contains(finding))
    };
    let count = Memo::new(move |_| looking.rows.with(|rows| rows.iter().filter(is_wanted).count()));
    let rows = move || {
        let unmasked = looking.unmasked.get();
        looking.rows.with(|rows| {
            let wanted = rows.iter().filter(is_wanted).take(looking.drawn.get());
            wanted.map(|row| view! { <OneRow looking row=row.clone() unmasked /> }).collect_view()
        })
    };
    let more = move || {
        let more = move |_| looking.drawn.update(|drawn| *drawn += MORE);
        view! {
            <button class="button" on:click=more>
                "再显示一些"
            </button>
        }
    };
    view! {
        <button
            class="button button--text button--small"
            aria-pressed=move || looking.unmasked.get().to_string()
            on:click=move |_| looking.unmasked.update(|unmasked| *unmasked = !*unmasked)
        >
            {live(move || if looking.unmasked.get() { "遮住姓名" } else { "看姓名" })}
        </button>
        <ul class="imports__people">{live(rows)}</ul>
        {live_if(move || looking.drawn.get() < count.get(), more)}
    }
}

/// A person: what is owed, what somebody should look at, and the way on.
#[component]
fn OneRow(looking: Looking, row: Row, unmasked: bool) -> impl IntoView {
    let Row { person, beside } = row;
    let text = |field| person.application.texts.get(field).to_owned();
    let name = text(Field::Name);
    let name = if unmasked { name } else { mask_name(&name) };
    let class = [Field::Grade, Field::Class].map(text).concat();
    let tags = beside.findings.iter().map(|finding| {
        view! { <span class="tag">{wording::finding(finding)}</span> }
    });
    let findings = beside.findings.iter();
    let told = findings.map(|finding| wording::finding_next(finding, &beside));
    let told = told.map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    let problems = person.problems.iter().map(|found| view! { <li>{found.clone()}</li> });
    view! {
        <li class="imports__person">
            <span class="imports__name">{name}</span>
            <span>{format!("第 {} 行 {class}", person.row)}</span>
            <span class="imports__sum">{wording::range(beside.owed.shown())}</span>
            <span class="imports__tags">{tags.collect_view()}</span>
            <ul class="imports__told">{told} {problems.collect_view()}</ul>
            <Way looking person beside />
        </li>
    }
}

/// To the application of the person; where there is none, one begins with what the row says.
#[component]
fn Way(looking: Looking, person: Arc<Listed>, beside: Beside) -> impl IntoView {
    let desk = looking.desk;
    let link = |id: &String, word: &'static str| {
        view! {
            <a class="button button--small" href=Route::application(id).href()>
                {word}
            </a>
        }
    };
    if let Some(id) = &beside.application {
        return link(id, "看申请").into_any();
    }
    let begin = move |_| {
        device::go(&Route::application(&desk.add(&person.application)).href());
    };
    view! {
        {beside.candidate.as_ref().map(|id| link(id, "看同名的申请"))}
        <button class="button button--small" on:click=begin>
            "建申请"
        </button>
    }
    .into_any()
}
