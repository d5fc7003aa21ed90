//! One file per route.

mod check;
mod gone;
mod home;
mod ledger;
mod result;
mod review;
mod rules;
mod settings;
mod what_if;

use leptos::prelude::*;

use page::parts::screen::Screen;

use super::route::Route;

impl Screen for Route {
    fn at(hash: &str) -> Self {
        Self::at(hash)
    }

    fn title(self) -> &'static str {
        self.title()
    }

    fn part(self) -> Option<&'static str> {
        self.part()
    }

    fn view(self) -> AnyView {
        if self.is_of_draft() {
            let is_filled_in = !matches!(self, Self::Review | Self::Result | Self::Ledger);
            let screen = move || screen(self);
            return view! { <gone::OfDraft is_filled_in screen /> }.into_any();
        }
        screen(self)
    }
}

fn screen(route: Route) -> AnyView {
    match route {
        Route::Home => view! { <home::Home /> }.into_any(),
        Route::Household => view! { <check::HouseholdPage /> }.into_any(),
        Route::Child(id) => view! { <check::ChildPage id first=None /> }.into_any(),
        Route::Question(id, question) => {
            view! { <check::ChildPage id first=Some(question) /> }.into_any()
        }
        Route::Review => view! { <review::Review /> }.into_any(),
        Route::Result => view! { <result::ResultPage /> }.into_any(),
        Route::Ledger => view! { <ledger::LedgerPage /> }.into_any(),
        Route::WhatIf => view! { <what_if::WhatIf /> }.into_any(),
        Route::Rules(on, stage) => view! { <rules::Rules on stage /> }.into_any(),
        Route::Settings => view! { <settings::Settings /> }.into_any(),
    }
}
