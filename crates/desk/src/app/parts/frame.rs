//! What stands in the frame of every screen: how far the desk is saved, the ways out.

use leptos::prelude::*;

use page::parts::live::{live_if, live_of};
use page::sync::SaveState;

use crate::app::desk::{Desk, Phase, saving_word};
use crate::app::route::Route;
use crate::app::state::AppState;

/// How far the desk is saved. It saves at every keystroke: what is shown follows at once, what is
/// said aloud does not.
pub fn saving_state(state: AppState) -> AnyView {
    let desk = state.desk;
    let word = move || {
        let ready = state.offline.with(|offline| offline.ready);
        desk.saving.with(|saving| match saving {
            SaveState::Quiet if ready => "可离线使用".to_owned(),
            SaveState::Saved(_) if ready => format!("{} · 可离线使用", saving_word(saving)),
            saving => saving_word(saving),
        })
    };
    let warns = move || desk.saving.with(SaveState::is_worrying);
    view! {
        <p class="head__state" class:is-worrying=warns>
            <span class="head__dot" aria-hidden="true"></span>
            {live_of(word, |word| word)}
        </p>
        <p class="head__said" role="status" aria-live="polite">
            {live_of(move || desk.alerts.with(|alerts| alerts.saving.clone()), |word| word)}
        </p>
    }
    .into_any()
}

/// The ways to the family's page: beside the desk while it is open, for it locks itself where it is
/// left.
pub fn links(desk: Desk) -> AnyView {
    let is_open = move || desk.phase.with(Phase::is_open);
    let link = move |href: &'static str, word: &'static str| {
        let word = move || if is_open() { format!("{word}（另开）") } else { word.to_owned() };
        view! {
            <a
                class="foot__link"
                href=href
                target=move || is_open().then_some("_blank")
                rel="noopener"
            >
                {live_of(word, |word| word)}
            </a>
        }
    };
    let own = |route: Route, word: &'static str| {
        view! {
            <a class="foot__link" href=route.href()>
                {word}
            </a>
        }
    };
    view! {
        {link("../#/", "首页")}
        {link("../#/rules", "规则")}
        {own(Route::Certificate, "规则证明")}
        {own(Route::Effects(None), "新规影响")}
        {live_if(is_open, move || own(Route::Data, "备份和设置"))}
    }
    .into_any()
}
