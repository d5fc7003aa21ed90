//! What can be done with an application as a whole: printed, made anew for another year or a
//! sibling, and deleted while it was never handed in.

use leptos::prelude::*;

use office::application::{Application, Field};
use page::browser::device;
use page::parts::icon::{Drawing, Icon};
use page::parts::live::{live, live_if};

use super::Editing;
use crate::app::route::Route;
use crate::app::state::AppState;

/// The buttons below the form.
#[component]
pub fn Actions(editing: Editing) -> impl IntoView {
    let current_year = AppState::get().today.school_year_asked();
    let earlier = move || {
        editing.read(|application| Some(application.year)).filter(|year| *year < current_year)
    };
    let renew = move |_| {
        if let Some(application) = editing.application.get_untracked() {
            open(editing, &application.renewed(current_year));
        }
    };
    let on_remove = move |_| {
        editing.id.with_value(|id| editing.desk.remove(id));
        device::go(&Route::List.href());
    };
    view! {
        <div class="actions">
            <a class="button button--primary" href=Route::List.href()>
                "回到名单"
            </a>
            <a class="button" href=editing.id.with_value(|id| Route::form_of(id).href())>
                <Drawing icon=Icon::Printer />
                "打印申请表"
            </a>
            <a class="button" href=editing.id.with_value(|id| Route::annex_of(id).href())>
                "打印结果附页"
            </a>
            {live_if(
                move || earlier().is_some(),
                move || {
                    view! {
                        <button class="button" on:click=renew>
                            {format!("照这份建 {current_year} 学年的申请")}
                        </button>
                    }
                },
            )}
            {live(move || siblings(editing))}
            {live_if(
                move || editing.read(Application::is_deletable),
                move || {
                    view! {
                        <button class="button button--text" on:click=on_remove>
                            "删除这份申请"
                        </button>
                    }
                },
            )}
        </div>
    }
}

/// Opens an application that was just made.
fn open(editing: Editing, application: &Application) {
    let year = application.year;
    let id = editing.desk.add(application);
    // The list then shows the year of what was just made.
    editing.desk.ask.update(|ask| ask.year = year);
    device::go(&Route::application(&id).href());
}

/// A button for each brother and sister on the form, and one for any other.
fn siblings(editing: Editing) -> impl IntoView {
    let button = |(whom, word): (Option<u32>, String)| {
        let make = move |_| {
            if let Some(application) = editing.application.get_untracked() {
                open(editing, &application.for_sibling(whom, AppState::get().today));
            }
        };
        view! {
            <button class="button" on:click=make>
                {word}
            </button>
        }
    };
    editing.read(named).into_iter().map(button).collect_view()
}

/// For which brothers and sisters an application can be made.
fn named(application: &Application) -> Vec<(Option<u32>, String)> {
    let named = application.members.iter().filter_map(|member| {
        let name = member.texts.get(Field::MemberName).trim();
        let sibling = member.sibling().filter(|_| !name.is_empty())?;
        Some((Some(member.id), format!("给{}{name}也建一份", sibling.name())))
    });
    let any = (None, "给兄弟姐妹也建一份".to_owned());
    named.chain([any]).collect()
}
