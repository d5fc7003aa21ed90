//! 测算: the household's questions once, then each child's; the running result stays in sight.

mod paging;

use leptos::prelude::*;

use aid::questionnaire::{household_questions, stages_of};
use aid::situation::Question;
use aid::vocabulary::Answers;
use aid::wording;
use page::browser::{device, fault};
use page::parts::live::{live_if, live_of};
use page::parts::question::{Answering, ChildChange, child_questions, put_off};
use records::draft::Child;

use crate::app::parts::children::{Children, shown};
use crate::app::parts::household::HouseholdHardship;
use crate::app::parts::name_field::NameField;
use crate::app::parts::period_field::PeriodField;
use crate::app::parts::running::{Running, RunningOfHousehold};
use crate::app::route::Route;
use crate::app::state::AppState;
use paging::{Paging, Steps};

/// The household's questions.
#[component]
pub fn HouseholdPage() -> impl IntoView {
    let state = AppState::get();
    let period = state.period;
    let choose = move |period| {
        fault::point("period");
        state.change(|draft| draft.period = period);
    };
    let first = move || state.draft.with(|draft| draft.children.first().map(|child| child.id));
    let next = move || Route::Child(first().unwrap_or(1)).href();
    view! {
        <div class="check">
            <div class="check__questions">
                <p class="check__step">"第 1 步，共 4 步 · 家里的情况"</p>
                <h1 tabindex="-1">"先说说家里"</h1>
                <p class="check__lead">"只问一次，每个孩子都用得上。"</p>
                <PeriodField today=state.today id="period" label="算哪一段时间？" period choose />
                <OfThePast />
                <HouseholdQuestion />
                <div class="actions">
                    <a class="button button--primary" href=next>
                        "下一步：孩子的情况"
                    </a>
                </div>
            </div>
            <aside class="check__aside" aria-label="目前的结果">
                <RunningOfHousehold />
            </aside>
        </div>
    }
}

/// Reminds that a time which is over is asked about.
#[component]
fn OfThePast() -> impl IntoView {
    let state = AppState::get();
    let sentence = move || wording::of_the_past(state.period.get(), state.today);
    live_of(sentence, |sentence| {
        sentence.map(|sentence| view! { <p class="notice">{sentence}</p> })
    })
}

#[component]
fn HouseholdQuestion() -> impl IntoView {
    let state = AppState::get();
    let question = Question::HouseholdHardship;
    let is_asked = move || {
        let household = state.draft.with(|draft| draft.household);
        state
            .assessment
            .with(|assessment| household_questions(assessment, &household))
            .contains(question)
    };
    let hardships = Memo::new(move |_| state.draft.with(|draft| draft.household.hardships));
    let skipped = Memo::new(move |_| state.draft.with(|draft| draft.skipped.contains(question)));
    let answer = move |(hardships, off): (Answers<_>, bool)| {
        fault::point("household");
        state.change(|draft| {
            draft.skipped = put_off(draft.skipped, question, off);
            draft.household.hardships = hardships;
        });
    };
    let is_asked = Signal::derive(is_asked);
    let stages = Memo::new(move |_| {
        state.draft.with(|draft| stages_of(draft.children.iter().map(|child| &child.student)))
    });
    view! { <HouseholdHardship is_asked book=state.book stages hardships skipped answer /> }
}

/// One child's questions; `first` is the one that the address leads to.
#[component]
pub fn ChildPage(id: u32, first: Option<Question>) -> impl IntoView {
    let state = AppState::get();
    let place = Memo::new(move |_| {
        state.draft.with(|draft| draft.children.iter().position(|child| child.id == id))
    });
    let page = move || {
        let paging = Paging::new(state, id, place, first);
        view! {
            <div class="check">
                <div
                    class="check__questions is-paged"
                    class:is-at-last=move || paging.is_at_last()
                >
                    <ChildHead id />
                    {child_questions(move || paging.questions.get(), answering(state, id, paging))}
                    <Steps paging />
                    <ChildActions place />
                    <RemoveChild id />
                </div>
                <aside class="check__aside" aria-label="目前的结果">
                    <Running place />
                </aside>
            </div>
        }
    };
    view! {
        {live_if(move || place.get().is_some(), page)}
        {live_if(move || place.get().is_none(), || view! { <NoChild /> })}
    }
}

/// How the questions about a child are answered.
fn answering(state: AppState, id: u32, paging: Paging) -> Answering {
    Answering {
        child: Memo::new(move |_| child_of(state, id)),
        book: state.book,
        is_dense: false,
        current: paging.current.into(),
        change: Callback::new(move |edit: ChildChange| {
            fault::point("answer");
            state.change_child(id, edit);
        }),
    }
}

#[component]
fn NoChild() -> impl IntoView {
    view! {
        <div class="empty">
            <h1 tabindex="-1">"没有这个孩子"</h1>
            <p>"可能已经删掉了，或者记录已经清除。"</p>
            <a class="button button--primary" href=Route::Household.href()>
                "从家里的情况开始"
            </a>
        </div>
    }
}

#[component]
fn ChildHead(id: u32) -> impl IntoView {
    let state = AppState::get();
    let name = move || child_of(state, id).name;
    let initial = child_of_untracked(state, id).name;
    let changed = move |name: String| {
        fault::point("name");
        state.change_child(id, |child| child.name = name);
    };
    view! {
        <p class="check__step">"第 2 步，共 4 步 · 孩子的情况"</p>
        <h1 tabindex="-1">{live_of(name, |name| shown(&name))}</h1>
        <Children current=id />
        <OfThePast />
        <NameField
            label="怎么称呼这个孩子？"
            help="小名就行，只在这台设备上用来区分。"
            id=format!("name-{id}")
            initial
            changed
        />
    }
}

fn child_of(state: AppState, id: u32) -> Child {
    state.draft.with(|draft| find(&draft.children, id))
}

fn child_of_untracked(state: AppState, id: u32) -> Child {
    state.draft.with_untracked(|draft| find(&draft.children, id))
}

fn find(children: &[Child], id: u32) -> Child {
    let empty = || Child::new(id, String::new());
    children.iter().find(|child| child.id == id).cloned().unwrap_or_else(empty)
}

/// The way to the next child, or after the last to the page of all answers.
fn onward(next: Option<(u32, String)>) -> impl IntoView {
    let (route, word) = match next {
        Some((next, name)) => (Route::Child(next), format!("下一个：{name}")),
        None => (Route::Review, "核对回答".to_owned()),
    };
    view! {
        <a class="button button--primary" href=route.href()>
            {word}
        </a>
    }
}

#[component]
fn ChildActions(place: Memo<Option<usize>>) -> impl IntoView {
    let state = AppState::get();
    let next = move || {
        state.draft.with(|draft| {
            let after = place.get().and_then(|place| draft.children.get(place + 1));
            after.map(|child| (child.id, shown(&child.name)))
        })
    };
    view! {
        <div class="actions">
            {live_of(next, onward)}
            <a class="button" href=Route::Household.href()>
                "回到家里的情况"
            </a>
        </div>
    }
}

/// Takes the child away, apart from the ways on; there is always one child.
#[component]
fn RemoveChild(id: u32) -> impl IntoView {
    let state = AppState::get();
    let removable = move || {
        let several = state.draft.with(|draft| draft.children.len() > 1);
        several.then(|| shown(&child_of(state, id).name))
    };
    let on_remove = move |_| {
        fault::point("remove-child");
        let first = state.draft.with_untracked(|draft| {
            draft.children.iter().map(|child| child.id).find(|other| *other != id)
        });
        state.remove_child(id);
        device::go(&first.map_or(Route::Household, Route::Child).href());
    };
    live_of(removable, move |name| {
        name.map(|name| {
            view! {
                <div class="check__remove">
                    <button class="button button--text" on:click=on_remove>
                        {format!("删掉“{name}”")}
                    </button>
                </div>
            }
        })
    })
}
