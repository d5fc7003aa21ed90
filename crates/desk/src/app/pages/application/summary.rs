//! What is to be put right or looked at before an application is handed in.

use leptos::prelude::*;

use office::application::{Place, Remark};
use office::wording;
use page::browser::device;
use page::parts::icon::{Drawing, Icon};
use page::parts::live::{live, live_if};

use super::Editing;
use crate::app::parts::building::Building;
use crate::app::route::Route;

/// The id of the line that says how much there is.
const HEAD: &str = "summary";

/// What keeps the form from being handed in, and what is only to be looked at: once, at the top,
/// each under its count, each item leading to its field.
#[component]
pub fn Summary(editing: Editing) -> impl IntoView {
    let shown = RwSignal::new(false);
    let remarks = Memo::new(move |_| remarks(editing));
    Effect::new(move |_| {
        if editing.refused.get() > 0 {
            shown.set(true);
            device::show_part(HEAD);
        }
    });
    let stops = move || remarks.with(|(must, _)| !must.is_empty());
    let is_refused = Memo::new(move |_| editing.refused.get() > 0 && stops());
    Effect::new(move |_| {
        let title = Route::Application(0).title();
        device::set_title(&if is_refused.get() {
            format!("错误：{title}")
        } else {
            title.to_owned()
        });
    });
    let head = move || {
        let (must, check) = remarks.with(|(must, check)| (must.len(), check.len()));
        match editing.seen() {
            seen if seen > 0 && must == 0 => Some(wording::disagreeing(seen)),
            _ => wording::outstanding(must, check),
        }
    };
    let listed = move || items(editing.building, remarks.get());
    let toggle = move |_| shown.update(|shown| *shown = !*shown);
    // The button stays while its words change: it has the focus.
    live_if(
        move || head().is_some(),
        move || {
            view! {
                <div class="summary">
                    <button
                        class="summary__head"
                        id=HEAD
                        aria-expanded=move || shown.get().to_string()
                        on:click=toggle
                    >
                        {live(head)}
                        <Drawing icon=Icon::Chevron />
                    </button>
                    {live_if(move || shown.get(), move || live(listed))}
                </div>
            }
        },
    )
}

/// What is to be looked at, with its place.
type Remarks = Vec<(Place, Remark)>;

/// What keeps the form from being handed in, and beside it what is only doubtful, as far as it is
/// said by now.
fn remarks(editing: Editing) -> (Remarks, Remarks) {
    let remarks =
        editing.visited.with(|visited| editing.read(|application| visited.remarks(application)));
    remarks.into_iter().partition(|(_, remark)| remark.stops())
}

fn items(building: Building, (must, check): (Remarks, Remarks)) -> impl IntoView {
    [group(building, must, wording::to_put_right), group(building, check, wording::to_check)]
}

/// Some of the items under their count; nothing under none.
fn group(building: Building, remarks: Remarks, head: fn(usize) -> String) -> Option<impl IntoView> {
    let item = move |remark| item(building, remark);
    (!remarks.is_empty()).then(|| {
        view! {
            <p class="summary__group">{head(remarks.len())}</p>
            <ul class="summary__items">{remarks.into_iter().map(item).collect_view()}</ul>
        }
    })
}

fn item(building: Building, (place, remark): (Place, Remark)) -> impl IntoView {
    let id = place.name();
    let go = move |event: leptos::ev::MouseEvent| {
        // The address stays that of the page: the item only leads to its field.
        event.prevent_default();
        if !device::show_part(&id) {
            let id = id.clone();
            building.finish();
            device::after(0, move || {
                if !device::show_part(&id) {
                    leptos::logging::warn!("a field is not on this page");
                }
            });
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
