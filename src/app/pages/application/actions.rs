//! What can be done with an application as a whole: printed, copied, deleted.

use leptos::prelude::*;

use student_aid::application::Application;
use student_aid::date::SchoolYear;

use super::Editing;
use crate::app::device;
use crate::app::parts::icon::{Drawing, Icon};
use crate::app::parts::live::live_if;
use crate::app::route::Route;
use crate::app::state::AppState;

/// The buttons below the form.
#[component]
pub fn Actions(editing: Editing) -> impl IntoView {
    let this = AppState::get().today.term().school_year;
    let earlier = move || editing.read(|one| Some(one.year)).filter(|year| *year < this);
    let open = move |application: Application, year: SchoolYear| {
        let id = editing.desk.add(application);
        // The list then shows the year of what was just made.
        editing.desk.ask.update(|ask| ask.year = year);
        device::go(Route::application(&id));
    };
    let sibling = move |_| {
        if let Some(one) = editing.application.get_untracked() {
            open(one.for_sibling(), one.year);
        }
    };
    let renew = move |_| {
        if let Some(one) = editing.application.get_untracked() {
            open(one.renewed(this), this);
        }
    };
    let on_remove = move |_| {
        editing.id.with_value(|id| editing.desk.remove(id));
        device::go(Route::Desk);
    };
    view! {
        <div class="actions">
            <a class="button button--primary" href=Route::Desk.href()>
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
                            {format!("照这份建 {this} 学年的申请")}
                        </button>
                    }
                },
            )}
            <button class="button" on:click=sibling>
                "给兄弟姐妹也建一份"
            </button>
            <button class="button button--text" on:click=on_remove>
                "删除这份申请"
            </button>
        </div>
    }
}
