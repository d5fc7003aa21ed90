//! The rows of the list. Names and numbers are masked until the officer asks to see them.

use leptos::prelude::*;

use office::identity::mask_name;
use office::roster::{Ask, Entry, RecordId};
use office::wording;
use page::browser::device;
use page::parts::live::{live, live_if};

use crate::app::desk::Desk;
use crate::app::route::Route;

/// How many rows are drawn at first: more than a tablet shows, and few enough that the list follows
/// every key of a search.
const AT_FIRST: usize = 20;

/// How many more are drawn when that is asked for.
const MORE: usize = 60;

/// Milliseconds after which names are masked again.
const GLANCE_MS: u32 = 15_000;

/// The rows that are wanted, some of them at once: at least to the one that was open last.
#[component]
pub fn Rows(desk: Desk, places: Memo<Vec<usize>>, last: Option<RecordId>) -> impl IntoView {
    let shown = drawn(desk, AT_FIRST + last.map_or(0, |id| before(desk, places, &id)));
    let open = RwSignal::new(false);
    let count = Memo::new(move |_| places.with(Vec::len));
    let count = move || count.get();
    let rows = move || {
        let open = open.get();
        desk.look_into(|entries| {
            let row = |place: &usize| entries.get(*place).map(|entry| row(entry, open));
            places.with(|places| places.iter().take(shown.get()).map(row).collect_view())
        })
    };
    let on_look = move |_| {
        open.update(|open| *open = !*open);
        device::after(GLANCE_MS, move || open.set(false));
    };
    view! {
        <div>
            <div class="roster__head">
                <p role="status">{live(move || format!("{} 份申请", count()))}</p>
                <button
                    class="button button--text button--small"
                    aria-pressed=move || open.get().to_string()
                    on:click=on_look
                >
                    {live(move || if open.get() { "遮住姓名" } else { "看 15 秒姓名" })}
                </button>
            </div>
            {live_if(
                move || count() == 0,
                || {
                    view! {
                        <p class="roster__none">
                            "没有符合的申请。可以换一个学年或条件，或者新建一份。"
                        </p>
                    }
                },
            )}
            <ul class="roster__rows">{live(rows)}</ul>
            {live_if(
                move || shown.get() < count(),
                move || {
                    view! {
                        <button
                            class="button"
                            on:click=move |_| shown.update(|shown| *shown += MORE)
                        >
                            "再显示一些"
                        </button>
                    }
                },
            )}
        </div>
    }
}

/// How many rows are drawn: so many, until somebody asks for others.
fn drawn(desk: Desk, at_first: usize) -> RwSignal<usize> {
    let shown = RwSignal::new(at_first);
    let ask = Memo::new(move |_| desk.ask.get());
    Effect::new(move |before: Option<Ask>| {
        let now = ask.get();
        // Not at every key of a search: they would be drawn twice.
        let is_at_first = shown.with_untracked(|shown| *shown == AT_FIRST);
        if !is_at_first && before.is_some_and(|before| before != now) {
            shown.set(AT_FIRST);
        }
        now
    });
    shown
}

/// How many rows stand before that of an application; none where it is not on the list.
fn before(desk: Desk, places: Memo<Vec<usize>>, id: &str) -> usize {
    desk.entries.with_untracked(|entries| {
        let is_row = |place: &usize| entries.get(*place).is_some_and(|entry| entry.id == id);
        places.with_untracked(|places| places.iter().position(is_row).unwrap_or_default())
    })
}

/// The name of the row of an application on this page.
pub fn row_id(id: &str) -> String {
    format!("row-{id}")
}

fn row(entry: &Entry, open: bool) -> impl IntoView + use<> {
    let shown = |name: &str| if open { name.to_owned() } else { mask_name(name) };
    let typed = entry.name().trim();
    let name = if typed.is_empty() { unnamed(entry, shown) } else { shown(typed) };
    let (grade, class) = entry.typed_class();
    // Only what is to be seen whole, or is no number of an identity card, has to be looked up.
    let number = match entry.id_number() {
        Some(number) if !open => number.masked(),
        _ => entry
            .application()
            .map(|application| wording::number_on_screen(application, open))
            .unwrap_or_default(),
    };
    let masked = !open && !typed.is_empty();
    let sum = entry.owed.shown();
    let troubles = entry.troubles.iter().map(|trouble| {
        view! { <span class="tag">{wording::trouble(trouble)}</span> }
    });
    view! {
        <li>
            <a
                class="roster__link"
                id=row_id(&entry.id)
                href=Route::application(&entry.id).href()
            >
                <span class="roster__name" class:is-masked=masked>
                    {name}
                </span>
                <span class="roster__class">{grade.to_owned()}{class.to_owned()}</span>
                <span class="roster__number">{number}</span>
                <span class="roster__step">
                    {wording::stage_of_application(entry.step)}
                </span>
                <span class="roster__sum">{wording::range(sum)}</span>
                <span class="roster__troubles">{troubles.collect_view()}</span>
            </a>
        </li>
    }
}

/// What stands in the place of a name that nobody has typed yet.
fn unnamed(entry: &Entry, shown: impl Fn(&str) -> String) -> String {
    match entry.application().and_then(|application| application.beginning.as_ref()) {
        Some(beginning) => format!("家长叫“{}”", shown(&beginning.called)),
        None => "没有姓名".to_owned(),
    }
}
