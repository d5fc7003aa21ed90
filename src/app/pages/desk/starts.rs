//! How an application begins: empty, or from what a family filled in, on this device or in its
//! file.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use student_aid::application::Application;
use student_aid::draft::{Child, Draft};
use student_aid::roster::{RecordId, begun_with};
use student_aid::wording;

use crate::app::desk::Desk;
use crate::app::device;
use crate::app::parts::fold::Fold;
use crate::app::parts::icon::{Drawing, Icon};
use crate::app::parts::live::live;
use crate::app::route::Route;
use crate::app::state::{AppState, Kept};

/// The ways to begin.
#[component]
pub fn Starts(desk: Desk) -> impl IntoView {
    let on_new = move |_| {
        let year = desk.ask.with_untracked(|ask| ask.year);
        let blank = desk.school.with_untracked(|school| Application::new(year, school));
        device::go(Route::application(&desk.add(blank)));
    };
    let outcome = RwSignal::new(None::<String>);
    view! {
        <div class="actions">
            <button class="button button--primary" on:click=on_new>
                <Drawing icon=Icon::Plus />
                "新建申请"
            </button>
        </div>
        <Fold title="从家长填好的记录接过来">
            <p class="fold__note">
                "家长在“我是家长”里回答过的，不用再问一遍。姓名、身份证号等仍要填写。"
            </p>
            <FromDevice desk />
            <FromFile desk outcome />
            <p role="status">{live(move || outcome.get())}</p>
        </Fold>
    }
}

/// The children of the families' drafts on this device.
#[component]
fn FromDevice(desk: Desk) -> impl IntoView {
    let state = AppState::get();
    let families = move || {
        let kept = state.shelf.get().kept.into_iter();
        let filled = kept.filter(|kept| !kept.draft.is_untouched());
        filled.flat_map(move |kept| children(desk, &kept)).collect_view()
    };
    view! { <div class="actions">{live(families)}</div> }
}

/// A button for each child of a draft: begins its application, or leads to the one there is.
fn children(desk: Desk, kept: &Kept) -> Vec<impl IntoView + use<>> {
    let button = |child: &Child| {
        let word = format!("{}：{}", kept.draft.name, child.name);
        let (kept, child) = (kept.clone(), child.id);
        let take = move |_| {
            let id = begun(desk, &kept.id, child)
                .or_else(|| take_over(desk, &kept.draft, &kept.id, child));
            if let Some(id) = id {
                device::go(Route::application(&id));
            }
        };
        view! {
            <button class="button button--small" on:click=take>
                {word}
            </button>
        }
    };
    kept.draft.children.iter().map(button).collect()
}

/// The application that a child of a family's record began in the year that is shown.
fn begun(desk: Desk, record: &str, child: u32) -> Option<RecordId> {
    let year = desk.ask.with_untracked(|ask| ask.year);
    desk.entries.with_untracked(|entries| {
        begun_with(entries, year, record, child).map(|entry| entry.id.clone())
    })
}

/// Makes an application of one child's answers; gives the name of its record.
fn take_over(desk: Desk, draft: &Draft, record: &str, child: u32) -> Option<RecordId> {
    let year = desk.ask.with_untracked(|ask| ask.year);
    let taken = desk
        .school
        .with_untracked(|school| Application::of_family(draft, record, child, year, school))?;
    Some(desk.add(taken))
}

/// Makes an application of each child in a file that has none yet; tells how many.
fn take_all(desk: Desk, draft: &Draft) -> String {
    let record = draft.trace();
    let ids = draft.children.iter().map(|child| child.id);
    let new: Vec<u32> = ids.filter(|id| begun(desk, &record, *id).is_none()).collect();
    for id in &new {
        take_over(desk, draft, &record, *id);
    }
    wording::taken_over(new.len(), draft.children.len() - new.len())
}

/// A family's file: an application for each child in it.
#[component]
fn FromFile(desk: Desk, outcome: RwSignal<Option<String>>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let on_choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        spawn_local(async move {
            let Some(text) = device::read_file(input).await else { return };
            outcome.set(Some(match Draft::read(&text) {
                Ok(draft) => take_all(desk, &draft),
                Err(error) => error.to_string(),
            }));
        });
    };
    view! {
        <input
            class="field__file"
            type="file"
            accept=".json,application/json"
            aria-label="选择家长存的记录文件"
            node_ref=input
            on:change=on_choose
        />
    }
}
