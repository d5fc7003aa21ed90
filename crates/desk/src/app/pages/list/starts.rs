//! How an application begins: empty, or from what a family filled in, on this device or in its
//! file.

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use aid::date::SchoolYear;
use office::application::Application;
use office::roster::{RecordId, begun_with};
use office::wording;
use page::browser::device;
use page::drafts::SavedDraft;
use page::parts::fold::Fold;
use page::parts::icon::{Drawing, Icon};
use page::parts::live::{live, live_if};
use records::draft::{Child, Draft};

use crate::app::desk::Desk;
use crate::app::route::Route;
use crate::app::state::AppState;

/// The ways to begin.
#[component]
pub fn Starts(desk: Desk) -> impl IntoView {
    let on_new = move |_| {
        let year = desk.ask.with_untracked(|ask| ask.year);
        let blank = desk.school.with_untracked(|school| Application::new(year, school));
        device::go(&Route::application(&desk.add_blank(blank)).href());
    };
    view! {
        <div class="actions">
            <button class="button button--primary" on:click=on_new>
                <Drawing icon=Icon::Plus />
                "新建申请"
            </button>
            <a class="button" href=Route::Imports.href()>
                "导入名册"
            </a>
        </div>
        <Fold title="从家长填好的记录接过来">
            <p class="fold__note">
                "家长在“我是家长”里回答过的，不用再问一遍。姓名、身份证号等仍要填写。"
            </p>
            <FromDevice desk />
            <FromFile desk />
        </Fold>
    }
}

/// The children of the families' drafts on this device.
#[component]
fn FromDevice(desk: Desk) -> impl IntoView {
    let state = AppState::get();
    // Of what is asked of the list only the year matters here: not every key of a search.
    let year = Memo::new(move |_| desk.ask.with(|ask| ask.year));
    let families = move || {
        let year = year.get();
        let drafts = state.drafts.get().all.into_iter();
        let filled = drafts.filter(|record| !record.draft.is_untouched());
        filled.flat_map(move |record| children(desk, year, &record)).collect_view()
    };
    view! { <div class="actions">{live(families)}</div> }
}

/// For each child of a draft the way to begin its application, and to the one that it began: a
/// record is sometimes filled in anew, for another child.
fn children(desk: Desk, year: SchoolYear, record: &SavedDraft) -> Vec<impl IntoView + use<>> {
    let buttons = |child: &Child| {
        let (record, id) = (record.clone(), child.id);
        let word = format!("{}：{}", record.draft.name, child.name);
        let there = begun(desk, year, &record.id, id);
        let word = if there.is_some() { format!("{word}，另建一份") } else { word };
        let there = there.map(|there| {
            view! {
                <a class="button button--small" href=Route::application(&there).href()>
                    {format!("看“{}”已建的", child.name)}
                </a>
            }
        });
        let take = move |_| {
            if let Some(id) = take_over(desk, year, &record.draft, &record.id, id) {
                device::go(&Route::application(&id).href());
            }
        };
        view! {
            {there}
            <button class="button button--small" on:click=take>
                {word}
            </button>
        }
    };
    record.draft.children.iter().map(buttons).collect()
}

/// The application that a child of a family's record began in a year.
fn begun(desk: Desk, year: SchoolYear, record: &str, child: u32) -> Option<RecordId> {
    desk.entries
        .with(|entries| begun_with(entries, year, record, child).map(|entry| entry.id.clone()))
}

/// Makes an application of one child's answers; gives the name of its record.
fn take_over(
    desk: Desk,
    year: SchoolYear,
    draft: &Draft,
    record: &str,
    child: u32,
) -> Option<RecordId> {
    let taken = desk
        .school
        .with_untracked(|school| Application::of_family(draft, record, child, year, school))?;
    Some(desk.add(&taken))
}

/// A family's file: an application for each child in it that has none yet; for the others, too,
/// where they are children of another family that says the same.
#[component]
fn FromFile(desk: Desk) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let outcome = RwSignal::new(None::<String>);
    let again = RwSignal::new(None::<(Draft, Vec<u32>)>);
    let year = move || desk.ask.with_untracked(|ask| ask.year);
    let take = move |draft: &Draft, children: &[u32]| {
        let record = draft.trace();
        for id in children {
            take_over(desk, year(), draft, &record, *id);
        }
    };
    let read = move |text: &str| match Draft::read(text) {
        Ok(draft) => {
            let record = draft.trace();
            let ids = draft.children.iter().map(|child| child.id);
            let (before, new): (Vec<u32>, Vec<u32>) =
                untrack(|| ids.partition(|id| begun(desk, year(), &record, *id).is_some()));
            take(&draft, &new);
            outcome.set(Some(wording::taken_over(new.len(), before.len())));
            again.set((!before.is_empty()).then_some((draft, before)));
        }
        Err(error) => outcome.set(Some(error.to_string())),
    };
    let on_choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        spawn_local(async move {
            if let Some(text) = device::read_file(input).await {
                read(&text);
            }
        });
    };
    let on_again = move |_: MouseEvent| {
        if let Some((draft, before)) = again.try_update(Option::take).flatten() {
            take(&draft, &before);
            outcome.set(Some(wording::taken_over(before.len(), 0)));
        }
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
        <p role="status">{live(move || outcome.get())}</p>
        {live_if(move || again.with(Option::is_some), move || anew(on_again))}
    }
}

fn anew(on_anew: impl Fn(MouseEvent) + 'static) -> impl IntoView {
    view! {
        <div class="actions">
            <button class="button button--small" on:click=on_anew>
                "是另一家的孩子，也建上"
            </button>
        </div>
    }
}
