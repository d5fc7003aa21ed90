//! 学校信息: what was set up wrong, or has changed, is put right here.

use leptos::prelude::*;

use office::roster::following;
use office::wording;
use page::parts::live::live_of;

use super::offer;
use crate::app::desk::Desk;
use crate::app::parts::school_fields::{SchoolFields, SchoolInput};
use crate::app::state::AppState;

/// The offer, and behind it the form.
#[component]
pub fn OfSchool(desk: Desk) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let outcome = RwSignal::new(None::<String>);
    let words = [
        "学校信息",
        "校名、电话和全校一样的情况。改了以后，本学年还没有认定的申请跟着改；已经有结果的不动。",
        "改学校信息……",
    ];
    let form = move || view! { <School desk is_open outcome /> }.into_any();
    offer("school-said", words, is_open, outcome, form)
}

/// The school as it is, to be changed.
#[component]
fn School(desk: Desk, is_open: RwSignal<bool>, outcome: RwSignal<Option<String>>) -> impl IntoView {
    let fields = SchoolInput::new(desk.school.get_untracked());
    let refusal = RwSignal::new(None::<String>);
    let year = AppState::get().today.term().school_year;
    let on_change = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match fields.read() {
            Ok(school) => {
                let was = desk.school.get_untracked();
                let follow = untrack(|| desk.look_into(|all| following(all, year, &was, &school)));
                outcome.set(Some(wording::school_changed(follow.open.len(), follow.decided)));
                desk.put_school_right(school, follow);
                is_open.set(false);
            }
            Err(sentence) => refusal.set(Some(sentence)),
        }
    };
    view! {
        <form class="secret-form" on:submit=on_change>
            <SchoolFields fields />
            <p class="entry__remark" role="alert">
                {live_of(move || refusal.get(), |sentence| sentence)}
            </p>
            <div class="actions">
                <button class="button button--primary" type="submit">
                    "改好了"
                </button>
                <button class="button" type="button" on:click=move |_| is_open.set(false)>
                    "不改"
                </button>
            </div>
        </form>
    }
}
