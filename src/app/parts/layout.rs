//! The frame of every screen: the head, the standing notices, the foot.

use leptos::prelude::*;

use super::icon::Seal;
#[cfg(not(feature = "desk"))]
use super::live::live;
#[cfg(feature = "desk")]
use super::live::{live_if, live_of};
use super::notices::Notices;
#[cfg(not(feature = "desk"))]
use super::removed::RemovedBar;
#[cfg(feature = "desk")]
use crate::app::desk::{Phase, Saving};
#[cfg(not(feature = "desk"))]
use crate::app::keeping::{Keeping, Saving};
use crate::app::route::Route;
use crate::app::state::AppState;

/// The frame.
#[component]
pub fn Layout(children: Children) -> impl IntoView {
    view! {
        <a class="skip" href="#content">
            "跳到正文"
        </a>
        <Head />
        <Notices />
        <main class="main" id="content" tabindex="-1">
            {children()}
        </main>
        <Foot />
        {below_all()}
    }
}

/// What stands at the foot of the window, wherever the page is.
#[cfg(not(feature = "desk"))]
fn below_all() -> impl IntoView {
    view! { <RemovedBar /> }
}

/// The desk says above all what can be taken back.
#[cfg(feature = "desk")]
const fn below_all() {}

#[component]
fn Head() -> impl IntoView {
    let state = AppState::get();
    view! {
        <header class="head">
            <a class="head__brand" href=Route::Home.href()>
                <Seal />
                <span class="head__name">"应助尽助"</span>
            </a>
            {saving(state)}
        </header>
    }
}

/// How far the answers are saved.
#[cfg(not(feature = "desk"))]
fn saving(state: AppState) -> AnyView {
    let word = move || saved_word(state.keeping.get(), state.offline.with(|offline| offline.ready));
    let warns = move || state.keeping.with(|keeping| is_worrying(*keeping));
    view! {
        <p class="head__state" class:is-worrying=warns role="status" aria-live="polite">
            <span class="head__dot" aria-hidden="true"></span>
            {live(word)}
        </p>
    }
    .into_any()
}

/// The desk saves at every keystroke: what is shown follows at once, what is said aloud does not.
#[cfg(feature = "desk")]
fn saving(state: AppState) -> AnyView {
    let desk = state.desk;
    let word = move || {
        let ready = state.offline.with(|offline| offline.ready);
        match desk.saving.get() {
            Saving::Quiet if ready => "可离线使用".to_owned(),
            saving @ Saving::Saved(_) if ready => format!("{} · 可离线使用", saving.word()),
            saving => saving.word(),
        }
    };
    let warns = move || desk.saving.with(|saving| matches!(saving, Saving::Waiting(_)));
    view! {
        <p class="head__state" class:is-worrying=warns>
            <span class="head__dot" aria-hidden="true"></span>
            {live_of(word, |word| word)}
        </p>
        <p class="head__said" role="status" aria-live="polite">
            {live_of(move || desk.told.with(|told| told.saving.clone()), |said| said)}
        </p>
    }
    .into_any()
}

#[cfg(not(feature = "desk"))]
const fn is_worrying(saving: Saving) -> bool {
    matches!(saving.there, Keeping::Waiting(_) | Keeping::Unread(_))
}

#[cfg(not(feature = "desk"))]
const fn saved_word(saving: Saving, offline: bool) -> &'static str {
    match (saving.there, offline) {
        (Keeping::Quiet, true) => "可离线使用",
        (Keeping::Quiet, false) => "只在本机计算",
        (Keeping::Writing, _) => "正在保存",
        (Keeping::Saved, true) => "已保存 · 可离线使用",
        (Keeping::Saved, false) => "已保存",
        (Keeping::Waiting(_), _) if saving.here => "没有保存全",
        (Keeping::Waiting(_), _) => "没有保存",
        (Keeping::Unread(_), _) => "没有读到",
    }
}

/// The ways to the other screens of the page.
#[cfg(not(feature = "desk"))]
fn links() -> impl IntoView {
    let link = |route: Route, word: &'static str| {
        view! {
            <a class="foot__link" href=route.href()>
                {word}
            </a>
        }
    };
    view! {
        {link(Route::Home, "首页")} {link(Route::Rules(None), "规则")} {link(Route::WhatIf, "假如")}
        {link(Route::Settings, "设置")}
    }
}

/// The ways to the family's page: beside the desk while it is open, for it locks itself where it is
/// left.
#[cfg(feature = "desk")]
fn links() -> impl IntoView {
    let desk = AppState::get().desk;
    let is_open = move || desk.phase.with(Phase::is_open);
    let link = move |route: Route, word: &'static str| {
        let word = move || if is_open() { format!("{word}（另开）") } else { word.to_owned() };
        view! {
            <a
                class="foot__link"
                href=format!("../{}", route.href())
                target=move || is_open().then_some("_blank")
                rel="noopener"
            >
                {live_of(word, |word| word)}
            </a>
        }
    };
    let data = || {
        view! {
            <a class="foot__link" href=Route::Data.href()>
                "备份和设置"
            </a>
        }
    };
    view! {
        {link(Route::Home, "首页")} {link(Route::Rules(None), "规则")} {live_if(is_open, data)}
    }
}

#[component]
fn Foot() -> impl IntoView {
    view! {
        <footer class="foot">
            <nav class="foot__links" aria-label="页面">
                {links()}
            </nav>
            <p>
                "全部在这台设备上计算，不收集任何信息。结果供参考，以学校和教育部门的通知为准。"
            </p>
        </footer>
    }
}
