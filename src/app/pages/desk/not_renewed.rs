//! 上学年认定过、今年还没有申请的: who they are, and a way to begin with what is known of them.

use leptos::prelude::*;

use student_aid::application::{Application, Field};
use student_aid::date::SchoolYear;
use student_aid::identity::mask_name;
use student_aid::roster::{NotRenewed as Pupil, RecordId, class_of, not_renewed};

use crate::app::desk::Desk;
use crate::app::device;
use crate::app::parts::live::{live, live_if};
use crate::app::route::Route;

/// How many of them are drawn at once.
const AT_ONCE: usize = 60;

/// A pupil of last year, as this notice shows one.
#[derive(Clone, PartialEq)]
struct Missed {
    /// The record of last year.
    id: RecordId,
    /// The class of last year.
    class: String,
    /// The masked name.
    name: String,
    /// This year's record of what may be the same pupil.
    alike: Option<RecordId>,
}

/// How many pupils of last year have not applied; who they are, when that is asked for.
#[component]
pub fn NotRenewed(desk: Desk) -> impl IntoView {
    let year = Memo::new(move |_| desk.ask.with(|ask| ask.year));
    let missed = Memo::new(move |_| {
        let year = year.get();
        desk.entries
            .with(|entries| not_renewed(entries, year).iter().map(shown).collect::<Vec<_>>())
    });
    let open = RwSignal::new(false);
    let sure = move || missed.with(|missed| ids(missed).len());
    let head = move || {
        let perhaps = missed.with(Vec::len) - sure();
        let perhaps =
            if perhaps == 0 { String::new() } else { format!("，另有 {perhaps} 人要核对") };
        format!("上学年认定过、今年还没有申请的 {} 人{perhaps}。毕业、转走的不用管。", sure())
    };
    let on_all = move |_| {
        let year = year.get_untracked();
        let ids = missed.with_untracked(|missed| ids(missed));
        desk.add_all(ids.iter().filter_map(|id| renewed(desk, id, year)).collect());
    };
    let rows = move || {
        let drawn = missed.get().into_iter().take(AT_ONCE);
        drawn.map(|one| row(desk, one, year.get())).collect_view()
    };
    let list = move || {
        view! {
            <ul class="missed">{live(rows)}</ul>
            <button class="button button--small" on:click=on_all>
                {live(move || format!("给这 {} 人都照上学年的建一份", sure()))}
            </button>
        }
    };
    live_if(
        move || !missed.with(Vec::is_empty),
        move || {
            view! {
                <div class="notice" role="status">
                    <p>{live(head)}</p>
                    <button
                        class="button button--small"
                        aria-expanded=move || open.get().to_string()
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        {live(move || if open.get() { "收起" } else { "看是哪些人" })}
                    </button>
                    {live_if(move || open.get(), list)}
                </div>
            }
        },
    )
}

fn shown(one: &Pupil<'_>) -> Missed {
    let application = &one.entry.application;
    let (grade, class) = class_of(application);
    Missed {
        id: one.entry.id.clone(),
        class: format!("上学年{grade}{class}"),
        name: mask_name(application.texts.get(Field::Name)),
        alike: one.alike.map(|entry| entry.id.clone()),
    }
}

/// Those who surely have no application this year.
fn ids(missed: &[Missed]) -> Vec<RecordId> {
    missed.iter().filter(|one| one.alike.is_none()).map(|one| one.id.clone()).collect()
}

/// This year's application as last year's begins it.
fn renewed(desk: Desk, id: &str, year: SchoolYear) -> Option<Application> {
    desk.entries.with_untracked(|entries| {
        let entry = entries.iter().find(|entry| entry.id == id)?;
        Some(entry.application.renewed(year))
    })
}

fn row(desk: Desk, one: Missed, year: SchoolYear) -> impl IntoView {
    let last = Route::application(&one.id).href();
    let alike = one.alike.map(|id| {
        view! {
            <p class="missed__alike">
                "今年有同名的申请，"
                <a href=Route::application(&id).href()>"请核对是不是同一人"</a>
            </p>
        }
    });
    let on_renew = move |_| {
        if let Some(renewed) = renewed(desk, &one.id, year) {
            device::go(Route::application(&desk.add(renewed)));
        }
    };
    view! {
        <li class="missed__one">
            <a class="missed__who" href=last>
                <span class="is-masked">{one.name}</span>
                <span class="missed__class">{one.class}</span>
            </a>
            <button class="button button--small" on:click=on_renew>
                "照上学年的建一份"
            </button>
            {alike}
        </li>
    }
}
