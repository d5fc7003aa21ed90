//! What a change touches on an open desk: the applications, and the rows of the rules that no
//! payment on record was made by.

use leptos::prelude::*;
use leptos::task::spawn_local;

use aid::date::Term;
use aid::effect::Terms;
use aid::library::library;
use office::identity::mask_name;
use office::roster::{Entry, RowCount, RowCounts, Touched, touched};
use office::wording;
use page::parts::fold::Fold;
use page::parts::live::{live, live_if};

use crate::app::desk::Phase;
use crate::app::route::Route;
use crate::app::state::AppState;

/// So many applications more are drawn when that is asked for.
const MORE: usize = 200;

/// What the applications of an open desk say to it.
#[component]
pub(super) fn OnTheDesk(before: Term, after: Term) -> impl IntoView {
    let desk = AppState::get().desk;
    let is_open = move || desk.phase.with(Phase::is_open);
    live_if(is_open, move || {
        view! {
            <OfApplications before after />
            <NeverPaid term=after />
        }
    })
}

/// The applications that are touched.
#[component]
fn OfApplications(before: Term, after: Term) -> impl IntoView {
    let desk = AppState::get().desk;
    let found = RwSignal::new(Vec::new());
    let left = RwSignal::new(true);
    let drawn = RwSignal::new(MORE);
    spawn_local(async move {
        let terms = Terms::new((library(), before), (library(), after));
        let see = |entries: &[Entry]| {
            let more = touched(&terms, entries);
            found.try_update(|found: &mut Vec<_>| found.extend(more)).is_some()
        };
        desk.look_through(see).await;
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
        let more = move |_| drawn.update(|drawn| *drawn += MORE);
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
                <a href=Route::application(&one.id).href()>{mask_name(&one.name)}</a>
                <span class="rule__where">{one.class}</span>
            </h3>
            {touches.collect_view()}
        </article>
    }
}

/// The rows of the rules of a term that no payment on record was made by.
#[component]
fn NeverPaid(term: Term) -> impl IntoView {
    let (desk, today) = (AppState::get().desk, AppState::get().today);
    let found = RwSignal::new(None::<RowCounts<'static>>);
    spawn_local(async move {
        let mut counts = RowCounts::new(library(), term);
        let see = |entries: &[Entry]| {
            counts.count(entries);
            !found.is_disposed()
        };
        desk.look_through(see).await;
        found.try_set(Some(counts));
    });
    let told = move || found.with(|found| wording::never_paid(found.as_ref()));
    let never = move || found.with(|found| found.as_ref().map(RowCounts::never_paid));
    let one = move |count: RowCount<'static>| {
        view! {
            <article class="rule">
                <h3>{wording::rule_row(library(), &count.row)}</h3>
                <p>{wording::row_count(&count, term, today)}</p>
            </article>
        }
    };
    view! {
        <Fold title=format!("{}还没有人领到的规定", wording::term(term))>
            <p role="status">{live(told)}</p>
            {live(move || never().map(|all| all.into_iter().map(one).collect_view()))}
        </Fold>
    }
}
