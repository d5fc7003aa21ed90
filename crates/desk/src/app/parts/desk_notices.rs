//! What an officer must know while the desk is open: not saved, locks soon, deleted, unreadable.

use leptos::prelude::*;
use leptos::task::spawn_local;

use page::browser::device;
use page::parts::icon::{Drawing, Icon};
use page::parts::live::{live_if, live_of};
use page::sync::SaveState;
use records::store::{UnreadableReason, UnreadableRow};

use crate::app::desk::{BackedUp, Desk};
use crate::app::state::AppState;

/// Every notice of the desk that stands now.
#[component]
pub fn DeskNotices() -> impl IntoView {
    let desk = AppState::get().desk;
    let undos = move || desk.undos();
    let unreadable = move || {
        desk.backups.with(|status| {
            let new = status.unreadable.get(status.noted..);
            new.unwrap_or_default().to_vec()
        })
    };
    view! {
        <div role="alert">
            {not_saved(desk)}
            {live_if(
                move || desk.alerts.with(|alerts| alerts.locks_soon),
                move || locks_soon(desk),
            )}
        </div>
        {live_of(undos, move |undos| undo(desk, undos))}
        {live_of(unreadable, move |rows| unreadable_notice(desk, rows))}
    }
}

fn not_saved(desk: Desk) -> AnyView {
    let waiting = move || match desk.saving.get() {
        SaveState::Unsaved(unsaved) => Some(unsaved.to_string()),
        SaveState::Newer(sentence) => Some(sentence),
        SaveState::Unread(fault) => Some(fault.unread()),
        SaveState::Quiet | SaveState::Writing | SaveState::Saved(_) => None,
    };
    live_of(waiting, move |sentence| sentence.map(|sentence| warning(desk, sentence)))
}

/// What is not saved, and the way to keep it all the same: a file, one tap away.
fn warning(desk: Desk, sentence: String) -> impl IntoView {
    let result = RwSignal::new(None::<String>);
    let is_kept = RwSignal::new(false);
    let on_back_up = move |_| {
        spawn_local(async move {
            let outcome = desk.back_up_shown().await;
            is_kept.try_set(outcome.is_ok());
            result.try_set(Some(outcome.map_or_else(|sentence| sentence, in_file)));
        });
    };
    view! {
        <div class="notice notice--warning">
            <Drawing icon=Icon::Warning />
            <div class="notice__said">
                <p>{sentence}</p>
                <button class="button button--small" on:click=on_back_up>
                    "全部存成备份文件"
                </button>
                {live_of(
                    move || result.get(),
                    |result| result.map(|sentence| view! { <p>{sentence}</p> }),
                )}
                {live_if(
                    move || desk.alerts.with(|alerts| alerts.is_held_open),
                    move || held_open(is_kept),
                )}
            </div>
        </div>
    }
}

/// What is in a file, and what is not.
fn in_file(done: BackedUp) -> String {
    let BackedUp { name, unreadable, .. } = done;
    let saved = format!("存好了：{name}。它要用口令或恢复码打开。");
    if unreadable == 0 {
        saved
    } else {
        format!("{saved}有 {unreadable} 份读不出来，不在里面。")
    }
}

/// Why the desk was not locked, and the way to lock it once all is in a file.
fn held_open(is_kept: RwSignal<bool>) -> impl IntoView {
    let lock = || {
        view! {
            <button class="button button--small" on:click=|_| device::reload()>
                "已经在文件里，现在锁上"
            </button>
        }
    };
    view! {
        <p>"还没有锁：现在锁上，没存上的就丢了。请先点“全部存成备份文件”，存好就能锁。"</p>
        {live_if(move || is_kept.get(), lock)}
    }
}

fn locks_soon(desk: Desk) -> impl IntoView {
    // The tap itself counts as a touch, so nothing else is needed to stay.
    let on_stay = move |_| desk.alerts.update(|alerts| alerts.locks_soon = false);
    view! {
        <div class="notice">
            <p>"好一会儿没有人动过，一分钟后自动锁上。填的内容都会先存好。"</p>
            <button class="button button--small" on:click=on_stay>
                "继续用"
            </button>
        </div>
    }
}

/// Offers to take back what was done.
fn undo(desk: Desk, undos: Vec<(u32, String)>) -> Option<impl IntoView> {
    let row = |(number, sentence): (u32, String)| {
        // The second of a double tap would meet what stands in the same place by then.
        let on_undo = move |event: leptos::ev::MouseEvent| {
            if event.detail() < 2 {
                desk.take_back(number);
            }
        };
        view! {
            <div class="undo">
                <p class="undo__said">{sentence}</p>
                <button class="button button--small" on:click=on_undo>
                    "撤销"
                </button>
                <button
                    class="button button--text button--small"
                    on:click=move |_| desk.let_be(number)
                >
                    "知道了"
                </button>
            </div>
        }
    };
    (!undos.is_empty()).then(|| {
        view! {
            <div class="notice" role="status">
                {undos.into_iter().map(row).collect_view()}
            </div>
        }
    })
}

/// What could not be read: once for each reason, and all of it as one file. What was set aside
/// earlier was reported then.
fn unreadable_notice(desk: Desk, rows: Vec<UnreadableRow>) -> Option<impl IntoView> {
    let mut sentences: Vec<String> = Vec::new();
    for row in rows.iter().filter(|row| row.why != UnreadableReason::Earlier) {
        let sentence = row.why.to_string();
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    let first = sentences.first()?.clone();
    let word = format!("工作台里有记录读不全。{first}");
    let more = sentences.into_iter().skip(1).map(|sentence| view! { <p>{sentence}</p> });
    let on_save = move |_| {
        if device::download("应助尽助-读不出的记录.json", &UnreadableRow::file(&rows)).is_err()
        {
            leptos::logging::warn!("the browser makes no file");
        }
    };
    let on_seen = move |_| desk.backups.update(|status| status.noted = status.unreadable.len());
    Some(view! {
        <div class="notice" role="alert">
            <p>{word}</p>
            {more.collect_view()}
            <button class="button button--small" on:click=on_save>
                "存成文件"
            </button>
            <button class="button button--text" on:click=on_seen>
                "知道了"
            </button>
        </div>
    })
}
