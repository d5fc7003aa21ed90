//! How the page looks: its type, its colours.

use leptos::prelude::*;

use super::choice::Radio;
use super::live::whenever;
use crate::browser::{device, fault, local_storage};
use crate::preferences::{Preferences, Size, Theme};

/// The choice of both.
#[component]
pub fn Look(
    /// What the person set.
    preferences: RwSignal<Preferences>,
) -> impl IntoView {
    view! {
        <Sizes preferences />
        <Themes preferences />
    }
}

/// Shows what the person set, and remembers it.
pub fn follow_preferences(preferences: RwSignal<Preferences>) {
    whenever(move || {
        let preferences = preferences.get();
        device::show_preferences(preferences);
        if local_storage::keep_preferences(&preferences).is_err() {
            leptos::logging::warn!("the settings cannot be remembered");
        }
    });
}

#[component]
fn Sizes(preferences: RwSignal<Preferences>) -> impl IntoView {
    let radio = move |size: Size| {
        let checked = Signal::derive(move || preferences.with(|set| set.size == size));
        let pick = move |()| {
            fault::point("size");
            preferences.update(|set| set.size = size);
        };
        view! {
            <Radio name="size".to_owned() word=size.name() note="" checked pick unsure=false />
        }
    };
    view! {
        <fieldset class="question">
            <legend class="question__title">"字的大小"</legend>
            <div class="choice">{Size::ALL.map(radio).into_iter().collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn Themes(preferences: RwSignal<Preferences>) -> impl IntoView {
    let radio = move |theme: Theme| {
        let checked = Signal::derive(move || preferences.with(|set| set.theme == theme));
        let pick = move |()| {
            fault::point("theme");
            preferences.update(|set| set.theme = theme);
        };
        view! {
            <Radio name="theme".to_owned() word=theme.name() note="" checked pick unsure=false />
        }
    };
    view! {
        <fieldset class="question">
            <legend class="question__title">"颜色"</legend>
            <div class="choice">{Theme::ALL.map(radio).into_iter().collect_view()}</div>
        </fieldset>
    }
}
