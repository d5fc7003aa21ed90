//! 备份和设置: what is kept on this device, backups, restores, the school, how the page looks, what
//! opens the desk, the end of use.

mod backing_up;
mod ending;
mod erasing;
mod of_school;
mod passphrase;
mod recovery;
mod restoring;

use leptos::prelude::*;

use aid::wording;
use page::browser::quota;
use page::parts::live::{live, live_of};
use page::parts::look::Look;

use crate::app::desk::Desk;
use crate::app::route::Route;
use crate::app::state::AppState;
use backing_up::BackUp;
use ending::End;
use erasing::Erase;
use of_school::OfSchool;
use passphrase::NewPassphrase;
use recovery::{NewSheet, Waiting, sheet};
pub use restoring::Restore;

/// The page.
#[component]
pub fn DataPage() -> impl IntoView {
    let desk = AppState::get().desk;
    let (made, outcome): (Waiting, _) = (RwSignal::new_local(None), RwSignal::new(None));
    let code = move || made.with(|made| made.as_ref().map(|made| made.recovery.to_string()));
    live_of(code, move |code| match code {
        Some(code) => sheet(desk, made, outcome, code),
        None => view! { <Parts desk made outcome /> }.into_any(),
    })
}

#[component]
fn Parts(desk: Desk, made: Waiting, outcome: RwSignal<Option<String>>) -> impl IntoView {
    view! {
        <div class="data">
            <a class="data__back" href=Route::List.href()>
                "回到名单"
            </a>
            <h1 tabindex="-1">"备份和设置"</h1>
            <Stored desk />
            <BackUp desk />
            <section class="settings__part" id="restore">
                <h2>"恢复，或核对一份备份"</h2>
                <p class="settings__note" id="restore-help">
                    "选一个备份文件。先看里面有什么、和现在差在哪里，您点头以后才会写；不会删掉这里的任何一份。"
                </p>
                <Restore />
            </section>
            <OfSchool desk />
            <Look preferences=AppState::get().preferences />
            <NewPassphrase desk />
            <NewSheet desk made outcome />
            <Erase desk />
            <End desk />
        </div>
    }
}

/// A part of the page that offers something, by a title, a note and the word of a button, and
/// behind it the form for it; then what became of it, at a place of this name.
fn offer(
    id: &'static str,
    [title, note, word]: [&'static str; 3],
    is_open: RwSignal<bool>,
    outcome: RwSignal<Option<String>>,
    form: impl Fn() -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let on_ask = move |_| {
        outcome.set(None);
        is_open.set(true);
    };
    let button = move || view! { <button class="button" on:click=on_ask>{word}</button> };
    let shown = move |open| if open { form() } else { button().into_any() };
    view! {
        <section class="settings__part">
            <h2>{title}</h2>
            <p class="settings__note">{note}</p>
            {live_of(move || is_open.get(), shown)}
            <p role="status" id=id tabindex="-1">
                {live_of(move || outcome.get(), |outcome| outcome)}
            </p>
        </section>
    }
}

/// What is stored here, in words for somebody who has never heard of a database.
#[component]
fn Stored(desk: Desk) -> impl IntoView {
    let room = LocalResource::new(quota::room);
    let school = move || desk.school.with(|school| school.name.clone());
    let count = move || format!("{} 份", desk.entries.with(Vec::len));
    let since = move || wording::day(desk.backups.with(|status| status.ledger.since));
    let used = move || match room.get().and_then(|(used, _)| used) {
        Some(used) => size(used),
        None => "浏览器没有说".to_owned(),
    };
    let promise = move || match room.get().and_then(|(_, promised)| promised) {
        Some(true) => "浏览器答应了：空间紧张时也不会自己清掉。",
        Some(false) => "浏览器没有答应：空间很紧张时，它可能自己清掉。请勤备份。",
        None => "浏览器没有说空间紧张时会不会清掉。请勤备份。",
    };
    view! {
        <section class="settings__part">
            <h2>"这台设备上存着什么"</h2>
            <dl class="kept">
                <dt>"学校"</dt>
                <dd>{live_of(school, |name| name)}</dd>
                <dt>"申请"</dt>
                <dd>{live_of(count, |count| count)}</dd>
                <dt>"从哪天起"</dt>
                <dd>{live(since)}</dd>
                <dt>"占用空间"</dt>
                <dd>{live(used)}</dd>
                <dt>"会不会丢"</dt>
                <dd>{live(promise)}</dd>
                <dt>"上次备份"</dt>
                <dd>{live(move || last(desk))}</dd>
            </dl>
            <p class="settings__note">
                "全部加密，只在这台设备的这个浏览器里。清理浏览器数据、重装系统或设备坏了，没有备份就找不回来。"
            </p>
        </section>
    }
}

/// When the last backup was made, and what was changed since.
fn last(desk: Desk) -> String {
    let at = desk.backups.with(|status| status.ledger.last.as_ref().map(|last| last.at.clone()));
    match (at, desk.changed_words()) {
        (None, _) => "还没有备份过。".to_owned(),
        (Some(at), None) => format!("{at}，之后没有改动。"),
        (Some(at), Some(changed)) => format!("{at}，之后{changed}改过。"),
    }
}

/// Bytes, for people.
fn size(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 {
        return format!("约 {kilobytes} KB");
    }
    let tenths = kilobytes * 10 / 1024;
    format!("约 {}.{} MB", tenths / 10, tenths % 10)
}
