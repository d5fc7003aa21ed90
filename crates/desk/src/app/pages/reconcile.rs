//! 不漏一人: every registered child is in one box, the boxes add up to the lists, and what is wrong has
//! a number.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

use aid::vocabulary::Vocabulary;
use office::identity::mask_name;
use office::import::kept::{KeptList, ListKind};
use office::import::request::{Lists, Pair, Reconciled, Request, Told};
use office::reconciliation::Ruling;
use office::wording;
use page::browser::{device, workbook};
use page::parts::fold::Fold;
use page::parts::live::{live, live_of};
use page::parts::notices::warned;
use records::json;

use crate::app::desk::Desk;
use crate::app::route::Route;
use crate::app::state::AppState;

/// How many of a box are drawn at once.
const AT_FIRST: usize = 200;

const UNREADABLE: &str = "核对的结果读不出来。请重新打开本页，再试一次。";

/// What the page knows.
#[derive(Clone, Copy)]
struct Reconciling {
    desk: Desk,
    found: RwSignal<Option<Arc<Reconciled>>>,
    busy: RwSignal<bool>,
    refusal: RwSignal<Option<String>>,
    unmasked: RwSignal<bool>,
}

impl Reconciling {
    /// Says something of two rows.
    fn rule(self, ids: Value, ruling: Ruling) {
        self.desk.say_of_rows(vec![(ids, ruling.id().to_owned())]);
        self.run();
    }

    /// Holds the lists against each other, with all that was said of rows since the last time.
    fn run(self) {
        // What is said meanwhile is taken with the next; the page may be gone by then.
        if self.busy.try_get_untracked() == Some(true) {
            return;
        }
        let desk = self.desk;
        let ruled = desk.take_said_of_rows();
        let (given, request) = self.asked(ruled.clone());
        self.busy.try_set(true);
        self.refusal.try_set(None);
        spawn_local(async move {
            let answer = workbook::ask(given.as_bytes(), &request).await;
            self.busy.try_set(false);
            let found = answer.and_then(|answer| {
                json::from_text::<Reconciled>(&answer).ok_or_else(|| UNREADABLE.to_owned())
            });
            match found {
                Ok(found) => {
                    if !ruled.is_empty() {
                        desk.keep_matches(&found.log);
                    }
                    self.found.try_set(Some(Arc::new(found)));
                    if desk.has_said_of_rows() {
                        self.run();
                    }
                }
                Err(sentence) => {
                    // Taken with the next, once it can be.
                    desk.say_of_rows(ruled);
                    self.refusal.try_set(Some(sentence));
                }
            }
        });
    }

    /// The lists, and what is asked of them.
    fn asked(self, ruled: Vec<(Value, String)>) -> (String, String) {
        let desk = self.desk;
        let (lists, log) = desk.lists().with_untracked(|lists| {
            let kept = lists.by_id.iter();
            let values =
                kept.map(|(id, list): (&String, &Arc<KeptList>)| (id.clone(), list.value.clone()));
            (values.collect(), lists.matches.clone())
        });
        let applications = desk.entries.with_untracked(|entries| {
            entries.iter().map(|entry| entry.application().clone()).collect()
        });
        let request = Request::Reconcile {
            year: desk.ask.with_untracked(|ask| ask.year),
            school: Box::new(desk.school.get_untracked()),
            on: device::today(),
            log,
            ruled,
        };
        (json::to_text(&Lists { lists, applications }), json::to_text(&request))
    }

    fn name(self, name: &str) -> String {
        if self.unmasked.get() { name.to_owned() } else { mask_name(name) }
    }
}

/// The boxes and what is wrong.
#[component]
pub fn ReconcilePage() -> impl IntoView {
    let desk = AppState::get().desk;
    let reconciling = Reconciling {
        desk,
        found: RwSignal::new(None),
        busy: RwSignal::new(false),
        refusal: RwSignal::new(None),
        unmasked: RwSignal::new(false),
    };
    let missing = untrack(|| missing(desk));
    if missing.is_none() {
        reconciling.run();
    }
    view! {
        <div class="data">
            <a class="data__back" href=Route::Imports.href()>
                "回到导入"
            </a>
            <h1 tabindex="-1">"不漏一人"</h1>
            <p class="check__lead">
                "部门名单上的每个孩子，对照学校名册、申请和发放，落在下面的一类里；各类加起来就是名单。"
            </p>
            {missing.map(|missing| view! { <p class="notice notice--warning">{missing}</p> })}
            <div role="status">
                {live_of(
                    move || reconciling.busy.get(),
                    |busy| busy.then_some("正在核对……"),
                )}
            </div>
            {live_of(move || reconciling.refusal.get(), |refusal| refusal.map(warned))}
            {live_of(
                move || reconciling.found.get(),
                move |found| found.map(|found| view! { <Found reconciling found /> }),
            )}
        </div>
    }
}

/// Which list there must be first.
fn missing(desk: Desk) -> Option<&'static str> {
    desk.lists().with(|lists| {
        let has = |kind| lists.by_id.values().any(|list| list.about.kind == kind);
        if !has(ListKind::Registered) {
            Some("还没有部门名单。请先导入民政、残联等部门给的名单。")
        } else if !has(ListKind::Roster) {
            Some("还没有学校名册。请先导入学籍系统导出的在校学生名册，不然人人都会算作“不在校”。")
        } else {
            None
        }
    })
}

/// What came of it.
#[component]
fn Found(reconciling: Reconciling, found: Arc<Reconciled>) -> impl IntoView {
    let (listed, repeated, missing) = found.sum;
    let in_boxes = listed.saturating_sub(repeated);
    let sum = format!(
        "名单上 {listed} 人次，重复 {repeated} 人次，应有 {in_boxes} 人；各类合计 {} 人，漏 {missing} 人。",
        found.boxes.iter().map(|of| of.each.len()).sum::<usize>(),
    );
    let not_compared = (found.not_compared > 0).then(|| {
        let count = found.not_compared;
        view! {
            <p class="notice notice--warning">
                {format!(
                    "有 {count} 行没有比：发放表里没有写学期或金额的，写的不是现金补助的，和认定汇总里没有写认定结果的。",
                )}
            </p>
        }
    });
    let told = move |of: &Told| view! { <Group reconciling of=of.clone() /> };
    let boxes = found.boxes.iter().map(told).collect_view();
    let problems = found.problems.iter().map(told).collect_view();
    let (has_problems, has_pairs) = (!found.problems.is_empty(), !found.candidates.is_empty());
    let pairs = found.candidates.iter().cloned();
    let pairs = pairs.map(|pair| view! { <Candidate reconciling pair /> }).collect_view();
    view! {
        <p class="reconcile__sum" role="status">
            {sum}
        </p>
        {not_compared}
        <button
            class="button button--text button--small"
            aria-pressed=move || reconciling.unmasked.get().to_string()
            on:click=move |_| reconciling.unmasked.update(|unmasked| *unmasked = !*unmasked)
        >
            {live(move || if reconciling.unmasked.get() { "遮住姓名" } else { "看姓名" })}
        </button>
        <section class="settings__part">
            <h2>"在哪一类"</h2>
            {boxes}
        </section>
        {has_pairs
            .then(|| {
                view! {
                    <section class="settings__part">
                        <h2>"可能是同一人，请确认"</h2>
                        <ul class="imports__people">{pairs}</ul>
                    </section>
                }
            })}
        {has_problems
            .then(|| {
                view! {
                    <section class="settings__part">
                        <h2>"要查的问题"</h2>
                        {problems}
                    </section>
                }
            })}
    }
}

/// A box, or a kind of problem: how many, what to do, and each of them.
#[component]
fn Group(reconciling: Reconciling, of: Told) -> impl IntoView {
    let Told { title, next, each } = of;
    if each.is_empty() {
        return view! { <p class="reconcile__empty">{format!("{title}：0")}</p> }.into_any();
    }
    let more = each.len().saturating_sub(AT_FIRST);
    let more = (more > 0).then(|| view! { <p>{format!("还有 {more} 个，先办完这些。")}</p> });
    let heading = format!("{title}：{}", each.len());
    let rows = each.into_iter().take(AT_FIRST).map(move |(name, lines)| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <li class="imports__list">
                <span class="imports__name">{live(move || reconciling.name(&name))}</span>
                <ul class="imports__told">{lines}</ul>
            </li>
        }
    });
    view! {
        <Fold title=heading>
            <p>{next}</p>
            <ul class="imports__lists">{rows.collect_view()}</ul>
            {more}
        </Fold>
    }
    .into_any()
}

/// Two rows that may be of one person: a human says.
#[component]
fn Candidate(reconciling: Reconciling, pair: Pair) -> impl IntoView {
    let Pair { ids, rows } = pair;
    let rows = rows.into_iter().map(move |(name, place)| {
        view! {
            <li>
                {live(move || reconciling.name(&name))} " · " {place}
            </li>
        }
    });
    let rule = move |ruling: Ruling| {
        let ids = ids.clone();
        let said = move |_| reconciling.rule(ids.clone(), ruling);
        view! {
            <button class="button button--small" on:click=said>
                {wording::ruling(ruling)}
            </button>
        }
    };
    let buttons = [Ruling::Same, Ruling::Different].map(rule);
    view! {
        <li class="imports__list">
            <ul>{rows.collect_view()}</ul>
            <div class="actions">{buttons.into_iter().collect_view()}</div>
        </li>
    }
}
