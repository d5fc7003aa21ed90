//! 上学年的学生里今年没有申请的: who they are and why, and a way to begin with what is known of them.

use leptos::prelude::*;

use aid::date::SchoolYear;
use office::application::Application;
use office::identity::mask_name;
use office::roster::{Handling, NotRenewed as Pupil, RecordId, Unrenewed, not_renewed};
use office::wording;
use page::browser::device;
use page::parts::fold::Fold;
use page::parts::live::{live, live_if};

use crate::app::desk::Desk;
use crate::app::route::Route;

/// How many of them are drawn at once.
const AT_ONCE: usize = 60;

/// A pupil of last year, as these lists show one.
#[derive(Clone, PartialEq)]
struct Missed {
    /// The record of last year.
    id: RecordId,
    /// The class of last year.
    class: String,
    /// The masked name.
    name: String,
    /// What is to be done.
    handling: Handling,
    /// Why there is no application this year, where that is more than the heading says.
    why: Option<String>,
    /// This year's record of which that speaks.
    other: Option<RecordId>,
}

/// The pupils of last year without an application, as they are known now.
#[derive(Clone, Copy)]
pub struct Renewal {
    desk: Desk,
    year: Memo<SchoolYear>,
    missed: Memo<Vec<Missed>>,
}

impl Renewal {
    /// Those of the school year that is asked for.
    pub fn of(desk: Desk) -> Self {
        let year = Memo::new(move |_| desk.ask.with(|ask| ask.year));
        let missed = Memo::new(move |_| {
            let year = year.get();
            desk.look_into(|entries| {
                not_renewed(entries, year).iter().map(shown).collect::<Vec<_>>()
            })
        });
        Self { desk, year, missed }
    }

    fn count(self, handling: Handling) -> usize {
        self.missed.with(|missed| missed.iter().filter(|pupil| pupil.handling == handling).count())
    }

    fn rows(self, is_wanted: fn(Handling) -> bool, count: usize) -> impl IntoView {
        let missed = self.missed.get().into_iter().filter(|pupil| is_wanted(pupil.handling));
        missed.take(count).map(|pupil| row(self, pupil)).collect_view()
    }

    /// This year's application as last year's begins it.
    fn renewed(self, id: &str) -> Option<Application> {
        let year = self.year.get_untracked();
        self.desk.look_into_one(id, |application| application.renewed(year))
    }
}

/// How many pupils of last year have not applied; who they are, when that is asked for.
#[component]
pub fn NotRenewed(renewal: Renewal) -> impl IntoView {
    let open = RwSignal::new(false);
    let begin = move || renewal.count(Handling::Begin);
    let look = move || renewal.count(Handling::Look);
    let on_all = move |_| {
        let missed = renewal.missed.get_untracked();
        let begin = missed.iter().filter(|pupil| pupil.handling == Handling::Begin);
        renewal.desk.add_all(begin.filter_map(|pupil| renewal.renewed(&pupil.id)).collect());
    };
    let all = move || {
        view! {
            <button class="button button--small" on:click=on_all>
                {live(move || format!("给这 {} 人都照上学年的建一份", begin()))}
            </button>
        }
    };
    let list = move || {
        view! {
            <ul class="missed">{live(move || renewal.rows(is_to_do, AT_ONCE))}</ul>
            {live_if(move || begin() > 0, all)}
        }
    };
    live_if(
        move || begin() + look() > 0,
        move || {
            view! {
                <div class="notice" role="status">
                    <p>{live(move || wording::renewals(begin(), look()))}</p>
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

/// The pupils of last year about whom nothing is to be done, and why.
#[component]
pub fn Settled(renewal: Renewal) -> impl IntoView {
    let shown = RwSignal::new(AT_ONCE);
    let count = move || renewal.count(Handling::Nothing);
    let more = move || {
        view! {
            <button
                class="button button--small"
                on:click=move |_| shown.update(|shown| *shown += AT_ONCE)
            >
                "再显示一些"
            </button>
        }
    };
    live_if(
        move || count() > 0,
        move || {
            view! {
                <Fold title="上学年的学生，今年不用再建的">
                    <p class="fold__note">{live(move || wording::renewals_settled(count()))}</p>
                    <ul class="missed">
                        {live(move || renewal.rows(|handling| !is_to_do(handling), shown.get()))}
                    </ul>
                    {live_if(move || shown.get() < count(), more)}
                </Fold>
            }
        },
    )
}

fn is_to_do(handling: Handling) -> bool {
    handling != Handling::Nothing
}

fn shown(pupil: &Pupil<'_>) -> Missed {
    let (grade, class) = pupil.entry.typed_class();
    Missed {
        id: pupil.entry.id.clone(),
        class: format!("上学年{grade}{class}"),
        name: mask_name(pupil.entry.name()),
        handling: pupil.why.handling(),
        why: (pupil.why != Unrenewed::NotYet).then(|| wording::not_renewed(pupil)),
        other: pupil.candidate.map(|entry| entry.id.clone()),
    }
}

fn row(renewal: Renewal, pupil: Missed) -> impl IntoView {
    let last = Route::application(&pupil.id).href();
    let link = |id: RecordId| {
        view! { <a href=Route::application(&id).href()>"看今年那份"</a> }
    };
    let begin = is_to_do(pupil.handling).then(|| {
        let id = pupil.id.clone();
        let on_renew = move |_| {
            if let Some(renewed) = renewal.renewed(&id) {
                device::go(&Route::application(&renewal.desk.add(&renewed)).href());
            }
        };
        view! {
            <button class="button button--small" on:click=on_renew>
                "照上学年的建一份"
            </button>
        }
    });
    view! {
        <li class="missed__one">
            <a class="missed__who" href=last>
                <span class="is-masked">{pupil.name}</span>
                <span class="missed__class">{pupil.class}</span>
            </a>
            {begin}
            {pupil.why.map(|why| {
                view! {
                    <p class="missed__why" class:is-open=pupil.handling == Handling::Look>
                        {why}
                        {pupil.other.map(link)}
                    </p>
                }
            })}
        </li>
    }
}
