//! 新规影响: who gains and who loses from one term to another, and by leaving the dormitory.

mod on_the_desk;

use leptos::prelude::*;
use leptos::task::spawn_local;

use aid::date::{Period, Term};
use aid::effect::{Effect, effects_of, leaving_of};
use aid::library::library;
use aid::situation::Stage;
use aid::vocabulary::Vocabulary;
use aid::wording;
use page::browser::device;
use page::parts::fold::Fold;
use page::parts::live::{live, live_if};
use page::parts::print_button::PrintButton;

use crate::app::route::Route;
use crate::app::state::AppState;
use on_the_desk::OnTheDesk;

/// The two terms that are shown if none is named: the last great change of what is paid.
const KNOWN: [&str; 2] = ["2023-autumn", "2024-spring"];

/// The screen.
#[component]
pub fn EffectsPage(terms: Option<[Term; 2]>) -> impl IntoView {
    let known = || KNOWN.map(|term| term.parse::<Term>().ok());
    let terms = terms.map_or_else(known, |terms| terms.map(Some));
    let [Some(before), Some(after)] = terms else {
        return ().into_any();
    };
    let side = |term| (library(), term);
    let found = Found::of(move |stage| effects_of(stage, side(before), side(after)));
    let leaving = Found::of(move |stage| leaving_of(stage, side(after)));
    let none = move || found.0.with(|found| found.as_ref().is_some_and(Vec::is_empty));
    view! {
        <div class="rules proof">
            <h1 tabindex="-1">"新规影响"</h1>
            <p class="check__lead">
                "把两个学期的规定放在一起，每一种情况都比一遍：谁多得，谁少得，差多少。"
            </p>
            <TermField id="before" label="从哪个学期" terms=[before, after] which=0 />
            <TermField id="after" label="到哪个学期" terms=[before, after] which=1 />
            <section class="benefit">
                <h2>{wording::between(before, after)}</h2>
                {live_if(none, || view! { <p class="notice">{wording::NO_EFFECT}</p> })}
                <List found />
                {wording::seasons(before, after)
                    .map(|note| view! { <p class="rule__since">{note}</p> })}
            </section>
            <OnTheDesk before after />
            <Fold title=format!("{}，住校的孩子改为不住校会怎样", wording::term(after))>
                <List found=leaving />
            </Fold>
            <div class="actions">
                <PrintButton word="打印" way_out=NO_PRINT />
            </div>
        </div>
    }
    .into_any()
}

/// What was found, once every stage was looked at: one after the other, so that the page hears in
/// between.
#[derive(Clone, Copy)]
struct Found(RwSignal<Option<Vec<Effect>>>);

impl Found {
    fn of(find: impl Fn(Stage) -> Vec<Effect> + 'static) -> Self {
        let found = RwSignal::new(None);
        spawn_local(async move {
            let mut all = Vec::new();
            for stage in Stage::ALL {
                device::pause(0).await;
                if found.is_disposed() {
                    return;
                }
                all.extend(find(*stage));
            }
            found.try_set(Some(all));
        });
        Self(found)
    }
}

/// The way to paper from a browser that does not print.
const NO_PRINT: &str = "这里打印不了：请用手机自带的浏览器打开本页再打印。";

/// One of the two terms.
#[component]
fn TermField(
    id: &'static str,
    label: &'static str,
    terms: [Term; 2],
    which: usize,
) -> impl IntoView {
    let [before, after] = terms;
    let chosen = if which == 0 { before } else { after };
    let on_change = move |written: String| {
        if let Ok(term) = written.parse() {
            let terms = if which == 0 { [term, after] } else { [before, term] };
            device::go(&Route::Effects(Some(terms)).href());
        }
    };
    let options = all_terms().into_iter().map(|term| {
        view! {
            <option value=term.to_string() selected=term == chosen>
                {wording::period(Period::Term(term))}
            </option>
        }
    });
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            <select
                class="field__select"
                id=id
                on:change:target=move |event| on_change(event.target().value())
            >
                {options.collect_view()}
            </select>
        </div>
    }
}

/// Every term from the first whose rules are gathered to the one after today's.
fn all_terms() -> Vec<Term> {
    let mut terms: Vec<Term> = "2016-spring".parse().into_iter().collect();
    let last = AppState::get().today.term().next();
    while let Some(term) = terms.last().copied().filter(|term| *term < last) {
        terms.push(term.next());
    }
    terms
}

#[component]
fn List(found: Found) -> impl IntoView {
    let one = |effect: Effect| {
        view! {
            <article class="rule">
                <h3>
                    {wording::effect_of(&effect)}
                    <span class="rule__where">{wording::turn(effect.turn())}</span>
                </h3>
                <p>{wording::effect(&effect)}</p>
                <p class="rule__since">{wording::effect_example(library(), &effect)}</p>
            </article>
        }
    };
    let told = move || if found.0.with(Option::is_some) { "" } else { "正在比对……" };
    view! {
        <p role="status">{live(told)}</p>
        {live(move || found.0.get().map(|all| all.into_iter().map(one).collect_view()))}
    }
}
