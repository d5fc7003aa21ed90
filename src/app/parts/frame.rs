//! What stands in the frame of every screen: how far the answers are saved, the ways on.

use leptos::prelude::*;

use page::parts::live::live;
use page::sync::SaveState;

use crate::app::draft_sync::DraftSaving;
use crate::app::route::Route;
use crate::app::state::AppState;

/// How far the answers are saved.
pub fn saving_state(state: AppState) -> AnyView {
    let word = move || {
        let offline = state.offline.with(|offline| offline.ready);
        state.saving.with(|saving| word(saving, offline))
    };
    let warns = move || state.saving.with(|saving| saving.database.is_worrying());
    view! {
        <p class="head__state" class:is-worrying=warns role="status" aria-live="polite">
            <span class="head__dot" aria-hidden="true"></span>
            {live(word)}
        </p>
    }
    .into_any()
}

const fn word(saving: &DraftSaving, offline: bool) -> &'static str {
    match (&saving.database, offline) {
        (SaveState::Quiet, true) => "可离线使用",
        (SaveState::Quiet, false) => "只在本机计算",
        (SaveState::Writing, _) => "正在保存",
        (SaveState::Saved(_), true) => "已保存 · 可离线使用",
        (SaveState::Saved(_), false) => "已保存",
        (SaveState::Unsaved(_) | SaveState::Newer(_), _) if saving.local_copy => "没有保存全",
        (SaveState::Unsaved(_) | SaveState::Newer(_), _) => "没有保存",
        (SaveState::Unread(_), _) => "没有读到",
    }
}

/// The ways to the other screens of the page.
pub fn links() -> AnyView {
    let link = |route: Route, word: &'static str| {
        view! {
            <a class="foot__link" href=route.href()>
                {word}
            </a>
        }
    };
    view! {
        {link(Route::Home, "首页")} {link(Route::Rules(None, None), "规则")} {link(Route::WhatIf, "假如")}
        {link(Route::Settings, "设置")}
    }
    .into_any()
}
