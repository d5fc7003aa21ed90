//! What is to be put right or looked at before an application is handed in.

use leptos::prelude::*;

use student_aid::application::{Place, Remark, remarks};
use student_aid::wording;

use super::{Editing, field_id};
use crate::app::device;
use crate::app::parts::icon::{Drawing, Icon};
use crate::app::parts::live::{live, live_if};
use crate::app::route::Route;

/// The id of the line that says how much there is.
const HEAD: &str = "summary";

/// What keeps the form from being handed in, and what is only to be looked at: once, at the top,
/// each item leading to its field.
#[component]
pub fn Summary(editing: Editing) -> impl IntoView {
    let found = move || editing.read(remarks);
    let stops = move || found().iter().filter(|(_, remark)| remark.stops()).count();
    let shown = RwSignal::new(false);
    Effect::new(move |_| {
        if editing.refused.get() > 0 {
            shown.set(true);
            device::show_part(HEAD);
        }
    });
    let is_refused = Memo::new(move |_| editing.refused.get() > 0 && stops() > 0);
    Effect::new(move |_| {
        let title = Route::Application(0).title();
        device::set_title(&if is_refused.get() {
            format!("错误：{title}")
        } else {
            title.to_owned()
        });
    });
    let head = move || {
        let found = found();
        match stops() {
            0 if found.is_empty() => None,
            0 => Some(format!("有 {} 处请核对，不影响办理", found.len())),
            count => Some(format!("还有 {count} 处要填写或核对，才能提交")),
        }
    };
    let items = move || found().into_iter().map(item).collect_view();
    let toggle = move |_| shown.update(|shown| *shown = !*shown);
    live(move || {
        head().map(|head| {
            view! {
                <div class="summary">
                    <button
                        class="summary__head"
                        id=HEAD
                        aria-expanded=move || shown.get().to_string()
                        on:click=toggle
                    >
                        {head}
                        <Drawing icon=Icon::Chevron />
                    </button>
                    {live_if(
                        move || shown.get(),
                        move || view! { <ul class="summary__items">{items()}</ul> },
                    )}
                </div>
            }
        })
    })
}

fn item((place, remark): (Place, Remark)) -> impl IntoView {
    let id = field_id(place.member, place.field);
    let go = move |event: leptos::ev::MouseEvent| {
        // The address stays that of the page: the item only leads to its field.
        event.prevent_default();
        if !device::show_part(&id) {
            leptos::logging::warn!("a field is not on this page");
        }
    };
    view! {
        <li>
            <a class="summary__item" href="#" on:click=go>
                {wording::remark_of(place.field, &remark)}
            </a>
        </li>
    }
}
