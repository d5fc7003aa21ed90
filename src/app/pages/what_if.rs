//! 假如: change one thing and see the difference line by line.

use leptos::prelude::*;

use aid::assessment::Assessment;
use aid::comparison::{Change, Comparison, compare};
use aid::date::Period;
use aid::library::library;
use aid::questionnaire::{household_questions, stages_of, student_questions};
use aid::rulebook::Rulebook;
use aid::situation::Question;
use aid::vocabulary::Answers;
use aid::wording;
use page::browser::fault;
use page::parts::assessed::assessed;
use page::parts::live::{live, live_if};
use page::parts::question::{Answering, ChildChange, child_questions};
use records::draft::{Child, Draft, Scenario};

use super::result::names;
use crate::app::parts::children::shown;
use crate::app::parts::household::HouseholdHardship;
use crate::app::parts::period_field::PeriodField;
use crate::app::route::Route;
use crate::app::state::AppState;

/// Changes the scenario; the first change makes one.
fn change(state: AppState, edit: impl FnOnce(&mut Scenario)) {
    fault::point("what-if");
    state.change(|draft| {
        let mut scenario = draft.scenario();
        edit(&mut scenario);
        draft.what_if = Some(scenario);
    });
}

/// The screen.
#[component]
pub fn WhatIf() -> impl IntoView {
    let state = AppState::get();
    let scenario = Memo::new(move |_| state.draft.with(Draft::scenario));
    let period = Memo::new(move |_| scenario.with(|scenario| scenario.period));
    let book = Memo::new(move |_| Rulebook::new(library(), period.get()));
    let after = assessed(book, Memo::new(move |_| scenario.with(Scenario::situation)));
    let first = state.draft.with_untracked(|draft| draft.children.first().map(|child| child.id));
    let chosen = RwSignal::new(first.unwrap_or(1));
    let tried = move || state.draft.with(|draft| draft.what_if.is_some());
    let on_reset = move |_| {
        fault::point("what-if-reset");
        state.end_what_if();
    };
    view! {
        <div class="check">
            <div class="check__questions">
                <h1 tabindex="-1">"假如情况变了"</h1>
                <p class="check__lead">
                    "在这里改一改，看看会差多少。原来的回答不会动。"
                </p>
                <ScenarioPeriod period />
                <ScenarioHousehold scenario book after />
                <WhichChild chosen />
                {live(move || {
                    let id = chosen.get();
                    view! { <ScenarioQuestions id scenario book after /> }
                })}
                <div class="actions">
                    {live_if(
                        tried,
                        move || {
                            view! {
                                <button class="button" on:click=on_reset>
                                    "恢复成现在的情况"
                                </button>
                            }
                        },
                    )}
                    <a class="button button--text" href=Route::Result.href()>
                        "回到结果"
                    </a>
                </div>
            </div>
            <aside class="check__aside" aria-label="差别">
                <Difference period after />
            </aside>
        </div>
    }
}

#[component]
fn ScenarioPeriod(period: Memo<Period>) -> impl IntoView {
    let state = AppState::get();
    let choose = move |period| change(state, |scenario| scenario.period = period);
    view! { <PeriodField today=state.today id="if-period" label="假如算的是" period choose /> }
}

/// The household as it might be: 假如进了低保.
#[component]
fn ScenarioHousehold(
    scenario: Memo<Scenario>,
    book: Memo<Rulebook<'static>>,
    after: Memo<Assessment<'static>>,
) -> impl IntoView {
    let state = AppState::get();
    let is_asked = move || {
        let household = scenario.with(|scenario| scenario.household);
        let questions = after.with(|after| household_questions(after, &household));
        questions.contains(Question::HouseholdHardship)
    };
    let hardships = Memo::new(move |_| scenario.with(|scenario| scenario.household.hardships));
    let skipped = Memo::new(move |_| hardships.get() == Answers::default());
    let answer = move |(hardships, _): (Answers<_>, bool)| {
        change(state, |scenario| scenario.household.hardships = hardships);
    };
    let is_asked = Signal::derive(is_asked);
    let stages = Memo::new(move |_| {
        scenario.with(|scenario| stages_of(scenario.children.iter().map(|child| &child.student)))
    });
    view! { <HouseholdHardship is_asked book stages hardships skipped answer /> }
}

#[component]
fn WhichChild(chosen: RwSignal<u32>) -> impl IntoView {
    let state = AppState::get();
    let children = move || state.draft.with(|draft| draft.children.clone());
    let several = move || children().len() > 1;
    let chips = move || children().iter().map(|child| chip(child, chosen)).collect_view();
    live_if(several, move || {
        view! {
            <fieldset class="question">
                <legend class="question__title">"改哪个孩子？"</legend>
                <div class="chips">{live(chips)}</div>
            </fieldset>
        }
    })
}

fn chip(child: &Child, chosen: RwSignal<u32>) -> impl IntoView + use<> {
    let id = child.id;
    view! {
        <label class="chip" class:is-current=move || chosen.get() == id>
            <input
                class="chip__input"
                type="radio"
                name="if-child"
                prop:checked=move || chosen.get() == id
                on:change=move |_| chosen.set(id)
            />
            {shown(&child.name)}
        </label>
    }
}

#[component]
fn ScenarioQuestions(
    id: u32,
    scenario: Memo<Scenario>,
    book: Memo<Rulebook<'static>>,
    after: Memo<Assessment<'static>>,
) -> impl IntoView {
    let state = AppState::get();
    let of = move |scenario: &Scenario| {
        let place = scenario.children.iter().position(|child| child.id == id)?;
        Some((place, scenario.children.get(place)?.clone()))
    };
    let gone = Child::new(id, String::new());
    let answering = Answering {
        child: Memo::new(move |_| {
            scenario.with(of).map_or_else(|| gone.clone(), |(_, child)| child)
        }),
        book,
        is_dense: false,
        current: Signal::derive(|| None),
        change: Callback::new(move |edit: ChildChange| {
            change(state, move |scenario| {
                if let Some(child) = scenario.children.iter_mut().find(|child| child.id == id) {
                    edit(child);
                }
            });
        }),
    };
    let questions = move || {
        let questions = scenario.with(|scenario| {
            let (place, child) = of(scenario)?;
            after.with(|after| {
                Some(student_questions(after, place, &scenario.household, &child.student))
            })
        });
        questions.unwrap_or_default()
    };
    child_questions(questions, answering)
}

#[component]
fn Difference(period: Memo<Period>, after: Memo<Assessment<'static>>) -> impl IntoView {
    let state = AppState::get();
    let compared =
        move || after.with(|after| state.assessment.with(|before| compare(before, after)));
    let figures = move || {
        let compared = compared();
        let now = state.assessment.with(wording::of_household);
        let then = after.with(wording::of_household);
        view! {
            <dl class="difference__totals">
                <div>
                    <dt>"现在 · " {wording::period(state.period.get())}</dt>
                    <dd class="difference__sum">{now}</dd>
                </div>
                <div>
                    <dt>"假如 · " {wording::period(period.get())}</dt>
                    <dd class="difference__sum difference__sum--after">
                        {then}
                    </dd>
                </div>
            </dl>
            {changes(&compared, &state.draft.with(names))}
        }
    };
    view! {
        <section class="difference" aria-live="polite">
            {live(figures)}
        </section>
    }
}

fn changes(compared: &Comparison, names: &[String]) -> AnyView {
    if compared.changes.is_empty() {
        return view! { <p class="difference__none">"没有差别。"</p> }.into_any();
    }
    let lines = compared.changes.iter().map(|change| line(change, names)).collect_view();
    view! { <ul>{lines}</ul> }.into_any()
}

fn line(change: &Change, names: &[String]) -> impl IntoView + use<> {
    let name = names.get(change.student).cloned().unwrap_or_default();
    view! {
        <li class="difference__line">
            <p class="difference__name">
                {format!("{name} · {}", wording::benefit(change.benefit))}
            </p>
            <p>
                {wording::spread(&change.before, change.kind)} " → "
                <strong>{wording::spread(&change.after, change.kind)}</strong>
            </p>
        </li>
    }
}
