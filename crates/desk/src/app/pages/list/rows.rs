//! The rows of the list. Names and numbers are masked until the officer asks to see them.

use leptos::prelude::*;

use office::identity::mask_name;
use office::roster::{Ask, Entry, RecordId, Trouble};
use office::wording;
use page::browser::device;
use page::parts::live::{live, live_each, live_if, live_of};

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
    let rows = Memo::new(move |_| {
        let open = open.get();
        desk.look_into(|entries| {
            let row = |place: &usize| entries.get(*place).map(|entry| Row::of(entry, open));
            let wanted = |places: &Vec<usize>| {
                places.iter().take(shown.get()).filter_map(row).collect::<Vec<_>>()
            };
            places.with(wanted)
        })
    });
    let slots = move || (0..rows.with(Vec::len)).map(|slot| slot.to_string()).collect();
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
            <ul class="roster__rows">{live_each(slots, move |slot| row(&slot, rows))}</ul>
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

/// What a row shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Row {
    id: RecordId,
    name: String,
    is_masked: bool,
    class: String,
    number: String,
    step: &'static str,
    sum: String,
    troubles: Vec<Trouble>,
}

impl Row {
    fn of(entry: &Entry, open: bool) -> Self {
        let shown = |name: &str| if open { name.to_owned() } else { mask_name(name) };
        let typed = entry.name().trim();
        let (grade, class) = entry.typed_class();
        // Only what is to be seen whole, or is no number of an identity card, has to be looked up.
        let number = match entry.id_number() {
            Some(number) if !open => number.masked(),
            _ => entry
                .application()
                .map(|application| wording::number_on_screen(application, open))
                .unwrap_or_default(),
        };
        Self {
            id: entry.id.clone(),
            name: if typed.is_empty() { unnamed(entry, shown) } else { shown(typed) },
            is_masked: !open && !typed.is_empty(),
            class: format!("{grade}{class}"),
            number,
            step: wording::stage_of_application(entry.step),
            sum: wording::range(entry.owed.shown()),
            troubles: entry.troubles.iter().collect(),
        }
    }
}

/// One place of the list. Whoever stands in it, its elements stay, and texts alone are changed: a
/// key of a search changes every row.
fn row(slot: &str, rows: Memo<Vec<Row>>) -> impl IntoView + use<> {
    let slot: usize = slot.parse().unwrap_or_default();
    let row = Memo::new(move |_| rows.with(|rows| rows.get(slot).cloned()).unwrap_or_default());
    let text = move |of: fn(&Row) -> &str| live(move || row.with(|row| of(row).to_owned()));
    let tag = |trouble| view! { <span class="tag">{wording::trouble(trouble)}</span> };
    let troubles = move |all: Vec<Trouble>| all.into_iter().map(tag).collect_view();
    view! {
        <li>
            <a
                class="roster__link"
                id=move || row.with(|row| row_id(&row.id))
                href=move || row.with(|row| Route::application(&row.id).href())
            >
                <span class="roster__name" class:is-masked=move || row.with(|row| row.is_masked)>
                    {text(|row| &row.name)}
                </span>
                <span class="roster__class">{text(|row| &row.class)}</span>
                <span class="roster__number">{text(|row| &row.number)}</span>
                <span class="roster__step">{text(|row| row.step)}</span>
                <span class="roster__sum">{text(|row| &row.sum)}</span>
                <span class="roster__troubles">
                    {live_of(move || row.with(|row| row.troubles.clone()), troubles)}
                </span>
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
