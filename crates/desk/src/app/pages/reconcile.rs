//! 不漏一人: every registered child is in one box, the boxes add up to the lists, and what is wrong has
//! a number.

mod groups;
mod handing_on;
mod schools;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

use aid::vocabulary::Vocabulary;
use office::identity::mask_name;
use office::import::kept::ListKind;
use office::import::request::{Pair, Reconciled, Request};
use office::reconciliation::Ruling;
use office::roster::RecordId;
use office::wording;
use page::browser::{device, workbook};
use page::parts::live::{live, live_of, whenever};
use page::parts::notices::warned;
use records::json;

use crate::app::desk::{self, Desk};
use crate::app::route::Route;
use crate::app::state::AppState;
use groups::Groups;
use handing_on::HandingOn;

const UNREADABLE: &str = "核对的结果读不出来。请重新打开本页，再试一次。";

/// The log, and the names of the lists.
type Known = (Value, Vec<RecordId>);

fn known(lists: &desk::Lists) -> Known {
    (lists.matches.clone(), lists.by_id.keys().cloned().collect())
}

/// What the page knows.
#[derive(Clone, Copy)]
struct Reconciling {
    desk: Desk,
    found: RwSignal<Option<Arc<Reconciled>>>,
    busy: RwSignal<bool>,
    refusal: RwSignal<Option<String>>,
    unmasked: RwSignal<bool>,
    /// The school whose children alone are shown, by its name.
    school: RwSignal<Option<String>>,
    /// The log and the lists that the answer is of.
    known: StoredValue<Option<Known>>,
    /// The headings that are open: they stay so when the lists are held against each other again.
    open: StoredValue<BTreeSet<String>>,
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
        let asked = desk.lists().with_untracked(known);
        self.known.try_set_value(Some(asked.clone()));
        self.busy.try_set(true);
        self.refusal.try_set(None);
        spawn_local(async move {
            desk.read_through().await;
            let answer = match self.asked(ruled.clone()) {
                Ok((given, request)) => workbook::ask(given.as_bytes(), &request).await,
                Err(sentence) => Err(sentence),
            };
            self.busy.try_set(false);
            let found = answer.and_then(|answer| {
                json::from_text::<Reconciled>(&answer).ok_or_else(|| UNREADABLE.to_owned())
            });
            match found {
                Ok(found) => {
                    if !ruled.is_empty() {
                        self.known.try_set_value(Some((found.log.clone(), asked.1)));
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

    /// Answers again whenever another tab has said something of rows, or has brought in a list.
    fn follow(self) {
        whenever(move || {
            let now = Some(self.desk.lists().with(known));
            let is_other = self.known.with_value(|known| *known != now);
            if is_other && !self.busy.get() {
                self.run();
            }
        });
    }

    /// The lists, and what is asked of them.
    fn asked(self, ruled: Vec<(Value, String)>) -> Result<(String, String), String> {
        let desk = self.desk;
        let log = desk.lists().with_untracked(|lists| lists.matches.clone());
        let request = Request::Reconcile {
            year: desk.ask.with_untracked(|ask| ask.year),
            school: Box::new(desk.school.get_untracked()),
            on: device::today(),
            log,
            ruled,
        };
        Ok((json::to_text(&desk.given_lists(None)?), json::to_text(&request)))
    }

    fn name(self, name: &str) -> String {
        if self.unmasked.get() { name.to_owned() } else { mask_name(name) }
    }

    /// Whether a heading is open; it stays so.
    fn opens(self, title: &str) -> RwSignal<bool> {
        let open = RwSignal::new(self.open.with_value(|open| open.contains(title)));
        let title = title.to_owned();
        whenever(move || {
            let is_open = open.get();
            self.open.update_value(|open| {
                if is_open {
                    open.insert(title.clone());
                } else {
                    open.remove(&title);
                }
            });
        });
        open
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
        school: RwSignal::new(None),
        known: StoredValue::new(None),
        open: StoredValue::default(),
    };
    let missing = untrack(|| missing(desk));
    if missing.is_none() {
        untrack(|| reconciling.run());
        reconciling.follow();
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
    let pairs = found.candidates.iter().cloned();
    let pairs = pairs.map(|pair| view! { <Candidate reconciling pair /> }).collect_view();
    let candidates = (!found.candidates.is_empty()).then(|| {
        view! {
            <section class="settings__part">
                <h2>"可能是同一人，请确认"</h2>
                <ul class="imports__people">{pairs}</ul>
            </section>
        }
    });
    view! {
        <p class="reconcile__sum" role="status">
            {found.whole.told.clone()}
        </p>
        {not_compared}
        <button
            class="button button--text button--small"
            aria-pressed=move || reconciling.unmasked.get().to_string()
            on:click=move |_| reconciling.unmasked.update(|unmasked| *unmasked = !*unmasked)
        >
            {live(move || if reconciling.unmasked.get() { "遮住姓名" } else { "看姓名" })}
        </button>
        {schools::schools(reconciling, &found)}
        {candidates}
        <Groups reconciling found />
        <HandingOn desk=reconciling.desk />
    }
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
        <li class="reconcile__pair">
            <ul>{rows.collect_view()}</ul>
            <div class="actions">{buttons.into_iter().collect_view()}</div>
        </li>
    }
}
