//! One file per route.

mod check;
mod gone;
mod home;
mod result;
mod rules;
mod settings;
mod what_if;

use leptos::prelude::*;

use super::route::Route;

/// The screen of a route.
pub fn show(route: Route) -> AnyView {
    if route.is_of_draft() {
        let is_filled_in = route != Route::Result;
        let screen = move || screen(route);
        return view! { <gone::OfDraft is_filled_in screen /> }.into_any();
    }
    screen(route)
}

fn screen(route: Route) -> AnyView {
    match route {
        Route::Home => view! { <home::Home /> }.into_any(),
        Route::Household => view! { <check::HouseholdPage /> }.into_any(),
        Route::Child(id) | Route::Question(id, _) => view! { <check::ChildPage id /> }.into_any(),
        Route::Result => view! { <result::ResultPage /> }.into_any(),
        Route::WhatIf => view! { <what_if::WhatIf /> }.into_any(),
        Route::Rules(on) => view! { <rules::Rules on /> }.into_any(),
        Route::Settings => view! { <settings::Settings /> }.into_any(),
    }
}
