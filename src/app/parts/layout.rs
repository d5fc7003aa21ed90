//! The frame of every screen: the head, the standing notices, the foot.

use leptos::prelude::*;

use super::icon::Seal;
use super::live::live;
use super::notices::Notices;
use crate::app::keeping::Keeping;
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
    }
}

#[component]
fn Head() -> impl IntoView {
    let state = AppState::get();
    let word = move || saved_word(state.keeping.get(), state.offline.with(|offline| offline.ready));
    let warns = move || state.keeping.with(|keeping| is_worrying(*keeping));
    view! {
        <header class="head">
            <a class="head__brand" href=Route::Home.href()>
                <Seal />
                <span class="head__name">"应助尽助"</span>
            </a>
            <p class="head__state" class:is-worrying=warns role="status" aria-live="polite">
                <span class="head__dot" aria-hidden="true"></span>
                {live(word)}
            </p>
        </header>
    }
}

const fn is_worrying(keeping: Keeping) -> bool {
    matches!(keeping, Keeping::Denied | Keeping::Full | Keeping::Newer | Keeping::Weak)
}

const fn saved_word(keeping: Keeping, offline: bool) -> &'static str {
    match (keeping, offline) {
        (Keeping::Quiet, true) => "可离线使用",
        (Keeping::Quiet, false) => "只在本机计算",
        (Keeping::Writing, _) => "正在保存",
        (Keeping::Saved, true) => "已保存 · 可离线使用",
        (Keeping::Saved, false) => "已保存",
        (Keeping::Weak, _) => "保存不完整",
        (Keeping::Denied | Keeping::Full | Keeping::Newer, _) => "没有保存",
    }
}

#[component]
fn Foot() -> impl IntoView {
    view! {
        <footer class="foot">
            <nav class="foot__links" aria-label="页面">
                <a class="foot__link" href=Route::Home.href()>
                    "首页"
                </a>
                <a class="foot__link" href=Route::Rules(None).href()>
                    "规则"
                </a>
                <a class="foot__link" href=Route::WhatIf.href()>
                    "假如"
                </a>
                <a class="foot__link" href=Route::Settings.href()>
                    "设置"
                </a>
            </nav>
            <p>
                "全部在这台设备上计算，不收集任何信息。结果供参考，以学校和教育部门的通知为准。"
            </p>
        </footer>
    }
}
