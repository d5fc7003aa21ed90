//! Standing notices: what is not saved, what was set aside, a newer version.

use leptos::prelude::*;

use aid::date::Date;
use aid::wording;
use page::browser::local_storage;
use page::parts::clock::Clock;
use page::parts::icon::{Drawing, Icon};
use page::parts::live::{live_if, live_of};
use page::parts::notices::{Newer, SetAside, warned};
use page::sync::SaveState;
use records::store::{Fault, Unsaved};

use super::clashes::Clashes;
use crate::app::draft_sync::DraftSaving;
use crate::app::saving;
use crate::app::state::AppState;

/// Every notice that stands now.
#[component]
pub fn Notices() -> impl IntoView {
    let state = AppState::get();
    let warning = move || state.saving.with(warning);
    view! {
        <Clock
            today=state.today
            hint=local_storage::DRAFTS
            recorded=Signal::derive(move || recorded(state))
            long_after=false
        />
        <div role="alert">{live_of(warning, |sentence| sentence.map(warned))}</div>
        <SetAside drafts=state.drafts />
        <Newer offline=state.offline />
        <LooksOn />
        <Missing />
        <Clashes />
    }
}

/// The last day that stands in what is kept.
fn recorded(state: AppState) -> Option<Date> {
    state
        .drafts
        .with_untracked(|drafts| drafts.all.iter().filter_map(|saved| saved.draft.saved_on()).max())
}

/// What the person must know about saving.
fn warning(saving: &DraftSaving) -> Option<String> {
    Some(match &saving.database {
        SaveState::Unsaved(unsaved @ Unsaved::Fault(_)) if saving.local_copy => {
            format!("{unsaved}刚填的在本机另存了一份，重新打开还在。")
        }
        SaveState::Unread(fault) if saving.local_copy => {
            format!("{}这里显示的和接着填的，在本机另存了一份，重新打开还在。", fault.unread())
        }
        SaveState::Quiet | SaveState::Writing | SaveState::Saved(_) => return None,
        SaveState::Unsaved(Unsaved::Fault(Fault::Denied)) | SaveState::Unread(Fault::Denied) => {
            "这个浏览器不让本页保存内容。可以接着用，但关掉页面就没有了。\
             请到“设置”里把记录存成文件，或换一个浏览器打开。"
                .to_owned()
        }
        SaveState::Unsaved(Unsaved::Fault(Fault::Full)) | SaveState::Unread(Fault::Full) => {
            "这台设备的存储空间满了，刚填的没有存下。请到“设置”里把记录存成文件，再清理空间。"
                .to_owned()
        }
        SaveState::Unsaved(unsaved) => unsaved.to_string(),
        SaveState::Unread(fault) => fault.unread(),
        SaveState::Newer(sentence) => sentence.clone(),
    })
}

/// That another tab fills in.
#[component]
fn LooksOn() -> impl IntoView {
    let state = AppState::get();
    let warning = || {
        warned(
            "另一个窗口正在填，这里只能看。浏览器的存储打不开时，两个窗口不能一起填。请到那个窗口填；关掉它，这里就能填了。",
        )
    };
    view! { <div role="status">{live_if(move || state.looks_on(), warning)}</div> }
}

/// What was on this device and is not found any more.
#[component]
fn Missing() -> impl IntoView {
    let state = AppState::get();
    let missing = move || state.drafts.with(|drafts| drafts.missing);
    live_of(missing, move |missing| {
        missing.map(|(on, count)| {
            view! {
                <div class="notice notice--warning" role="alert">
                    <Drawing icon=Icon::Warning />
                    <p>
                        {format!(
                            "{}，这台设备上存着 {count} 份记录，现在找不全了：浏览器可能清理过数据。以前存成文件的，可以到“设置”里读回。",
                            wording::day(on),
                        )}
                    </p>
                    <button
                        class="button button--text"
                        on:click=move |_| saving::let_go(state)
                    >
                        "知道了"
                    </button>
                </div>
            }
        })
    })
}
