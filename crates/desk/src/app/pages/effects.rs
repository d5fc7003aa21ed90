//! 新规影响: who gains and who loses from one term to another, and by leaving the dormitory.

use leptos::prelude::*;
use leptos::task::spawn_local;

use aid::date::{Period, Term};
use aid::effect::{Effect, Terms, effects_of, leaving_of};
use aid::library::library;
use aid::situation::Stage;
use aid::vocabulary::Vocabulary;
use aid::wording;
use office::roster::{Touched, touched};
use page::browser::device;
use page::parts::fold::Fold;
use page::parts::live::{live, live_if};
use page::parts::print_button::PrintButton;

use crate::app::desk::Phase;
use crate::app::route::Route;
use crate::app::state::AppState;

/// The two terms that are shown if none is named: the last great change of what is paid.
const KNOWN: [&str; 2] = ["2023-autumn", "2024-spring"];

/// So many applications are looked into at once, and so many more are drawn when that is asked for.
const AT_ONCE: usize = 200;

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

/// The applications of an open desk that are touched.
#[component]
fn OnTheDesk(before: Term, after: Term) -> impl IntoView {
    let desk = AppState::get().desk;
    let is_open = move || desk.phase.with(Phase::is_open);
    live_if(is_open, move || view! { <OfApplications before after /> })
}

/// Looks into the applications some at a time: each has to be read for it.
#[component]
fn OfApplications(before: Term, after: Term) -> impl IntoView {
    let desk = AppState::get().desk;
    let found = RwSignal::new(Vec::new());
    let left = RwSignal::new(true);
    let drawn = RwSignal::new(AT_ONCE);
    spawn_local(async move {
        let terms = Terms::new((library(), before), (library(), after));
        let of = |from: usize| {
            desk.look_into(|entries| {
                let rest = entries.get(from..).unwrap_or_default();
                let some = rest.get(..AT_ONCE).unwrap_or(rest);
                (touched(&terms, some), rest.len() > AT_ONCE)
            })
        };
        for turn in 0_usize.. {
            let (more, is_left) = untrack(|| of(turn.saturating_mul(AT_ONCE)));
            let is_gone = found.try_update(|found: &mut Vec<_>| found.extend(more)).is_none();
            if is_gone || !is_left {
                break;
            }
            device::pause(0).await;
        }
        left.try_set(false);
    });
    let count = move || {
        let so_far = if left.get() { "，还在看" } else { "" };
        format!("工作台上受影响的申请：{} 份{so_far}", found.with(Vec::len))
    };
    let rows = move || {
        let rows = found.with(|found| found.iter().take(drawn.get()).cloned().collect::<Vec<_>>());
        rows.into_iter().map(|one| view! { <OneTouched one /> }).collect_view()
    };
    let more = move || {
        let more = move |_| drawn.update(|drawn| *drawn += AT_ONCE);
        view! {
            <button class="button" on:click=more>
                "再显示一些"
            </button>
        }
    };
    view! {
        <section class="benefit">
            <h2>{live(count)}</h2>
            {live(rows)}
            {live_if(move || drawn.get() < found.with(Vec::len), more)}
        </section>
    }
}

#[component]
fn OneTouched(one: Touched) -> impl IntoView {
    let touches = one.touches.iter().map(|touch| view! { <p>{wording::touch(touch)}</p> });
    view! {
        <article class="rule">
            <h3>
                <a href=Route::application(&one.id).href()>{one.name}</a>
                <span class="rule__where">{one.class}</span>
            </h3>
            {touches.collect_view()}
        </article>
    }
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
