//! The boxes and the kinds of problems, of all schools or of one: how many, what to do, and each of
//! them with the way on.

use std::sync::Arc;

use leptos::prelude::*;

use office::import::request::{Case, Reconciled, Told, Way};
use page::parts::fold::Fold;
use page::parts::live::{live, live_if, live_of};

use super::{Reconciling, schools};
use crate::app::route::Route;

/// How many of a group are drawn at first, and how many more when that is asked for.
const AT_FIRST: usize = 100;
const MORE: usize = 100;

/// The boxes, and what is wrong.
#[component]
pub(super) fn Groups(reconciling: Reconciling, found: Arc<Reconciled>) -> impl IntoView {
    let choice = schools::choice(reconciling, &found);
    let has_problems = !found.problems.is_empty();
    let of_boxes = Arc::clone(&found);
    let boxes = move |school: Option<String>| {
        let place = place_of(&of_boxes, school.as_deref());
        let told = place.and_then(|place| of_boxes.schools.get(place)).map(|of| of.told.clone());
        view! {
            <p role="status">{told}</p>
            {drawn(reconciling, &of_boxes.boxes, place)}
        }
    };
    let problems = move |school: Option<String>| {
        let place = place_of(&found, school.as_deref());
        drawn(reconciling, &found.problems, place)
    };
    let school = move || reconciling.school.get();
    let problems = has_problems.then(|| {
        view! {
            <section class="settings__part">
                <h2>"要查的问题"</h2>
                {live_of(school, problems)}
            </section>
        }
    });
    view! {
        <section class="settings__part">
            <h2>"在哪一类"</h2>
            {choice}
            {live_of(school, boxes)}
        </section>
        {problems}
    }
}

/// The place of a school; none where none is chosen.
fn place_of(found: &Reconciled, school: Option<&str>) -> Option<usize> {
    found.schools.iter().position(|of| Some(of.name.as_str()) == school)
}

/// The groups, of the school in this place.
fn drawn(reconciling: Reconciling, groups: &[Told], place: Option<usize>) -> AnyView {
    let group = |of: &Told| view! { <Group reconciling of=of_school(of, place) /> };
    groups.iter().map(group).collect_view().into_any()
}

/// What of a group has to do with the school in this place; all of it where none is chosen.
fn of_school(of: &Told, place: Option<usize>) -> Told {
    let Told { title, next, each } = of.clone();
    let is_shown = |case: &Case| place.is_none_or(|place| case.schools.contains(&place));
    Told { title, next, each: each.into_iter().filter(is_shown).collect() }
}

/// A box, or a kind of problem.
#[component]
fn Group(reconciling: Reconciling, of: Told) -> impl IntoView {
    let Told { title, next, each } = of;
    let count = each.len();
    let heading = format!("{title}：{count}");
    if count == 0 {
        return view! { <p class="reconcile__empty">{heading}</p> }.into_any();
    }
    let open = reconciling.opens(&title);
    let drawn = RwSignal::new(AT_FIRST);
    let rows = move || {
        let shown = each.iter().take(drawn.get()).cloned();
        shown.map(|case| view! { <OneCase reconciling case /> }).collect_view()
    };
    let more = move || {
        let more = move |_| drawn.update(|drawn| *drawn += MORE);
        view! {
            <button class="button" on:click=more>
                {format!("再看 {MORE} 个")}
            </button>
        }
    };
    // Nothing is drawn of what nobody has opened.
    let rows = Arc::new(rows);
    let list = move || {
        let rows = Arc::clone(&rows);
        view! { <ul class="imports__lists">{live(move || rows())}</ul> }
    };
    view! {
        <Fold title=heading open>
            <p>{next}</p>
            {live_if(move || open.get(), list)}
            {live_if(move || drawn.get() < count, more)}
        </Fold>
    }
    .into_any()
}

/// A child, or a problem, and the way on.
#[component]
fn OneCase(reconciling: Reconciling, case: Case) -> impl IntoView {
    let Case { name, lines, way, .. } = case;
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let way = way.map(|way| {
        let (route, word) = match way {
            Way::Application(record) => (Route::application(&record), "看申请"),
            Way::Row(list, row) => (Route::row_of(&list, row), "看名单里的这一行"),
        };
        view! {
            <a class="button button--small" href=route.href()>
                {word}
            </a>
        }
    });
    view! {
        <li class="imports__list">
            <span class="imports__name">{live(move || reconciling.name(&name))}</span>
            {way}
            <ul class="imports__told">{lines}</ul>
        </li>
    }
}
