//! One file per route.

#[cfg(feature = "desk")]
mod application;
mod check;
#[cfg(feature = "desk")]
mod data;
#[cfg(feature = "desk")]
mod desk;
#[cfg(not(feature = "desk"))]
mod gone;
mod home;
#[cfg(feature = "desk")]
mod papers;
mod result;
mod rules;
mod settings;
#[cfg(feature = "desk")]
mod table;
mod what_if;

use leptos::prelude::*;

use super::route::Route;
#[cfg(feature = "desk")]
pub use data::Restore;
#[cfg(feature = "desk")]
use papers::{Which, forms};

/// The screen of a route, on the family's page; the desk's are on a page of their own.
#[cfg(not(feature = "desk"))]
pub fn show(route: Route) -> AnyView {
    if route.is_of_draft() {
        let is_filled_in = route != Route::Result;
        let screen = move || of_family(route);
        return view! { <gone::OfDraft is_filled_in screen /> }.into_any();
    }
    of_family(route)
}

#[cfg(not(feature = "desk"))]
fn of_family(route: Route) -> AnyView {
    match route {
        Route::Household => view! { <check::HouseholdPage /> }.into_any(),
        Route::Child(id) | Route::Question(id, _) => view! { <check::ChildPage id /> }.into_any(),
        Route::Result => view! { <result::ResultPage /> }.into_any(),
        Route::WhatIf => view! { <what_if::WhatIf /> }.into_any(),
        Route::Rules(on) => view! { <rules::Rules on /> }.into_any(),
        Route::Settings => view! { <settings::Settings /> }.into_any(),
        Route::Home
        | Route::Desk
        | Route::Application(_)
        | Route::Form(_)
        | Route::Forms
        | Route::Blank
        | Route::Annex(_)
        | Route::Disbursement
        | Route::Notice
        | Route::Table
        | Route::Data => view! { <home::Home /> }.into_any(),
    }
}

/// The screen of a route, on the desk's page: behind its door.
#[cfg(feature = "desk")]
pub fn show(route: Route) -> AnyView {
    view! { <desk::Gate>{of_desk(route)}</desk::Gate> }.into_any()
}

/// A screen of the open desk.
#[cfg(feature = "desk")]
fn of_desk(route: Route) -> AnyView {
    match route {
        Route::Application(record) => {
            view! { <application::ApplicationPage id=named(record) /> }.into_any()
        }
        Route::Form(record) => forms(&Which::One(named(record))).into_any(),
        Route::Forms => forms(&Which::Listed).into_any(),
        Route::Blank => forms(&Which::Blank).into_any(),
        Route::Annex(record) => papers::annex_page(&named(record)).into_any(),
        Route::Disbursement => view! { <papers::DisbursementPage /> }.into_any(),
        Route::Notice => view! { <papers::NoticePage /> }.into_any(),
        Route::Table => view! { <table::TablePage /> }.into_any(),
        Route::Data => view! { <data::DataPage /> }.into_any(),
        Route::Desk
        | Route::Home
        | Route::Household
        | Route::Child(_)
        | Route::Question(..)
        | Route::Result
        | Route::WhatIf
        | Route::Rules(_)
        | Route::Settings => view! { <desk::DeskPage /> }.into_any(),
    }
}

/// The name of the record with this number.
#[cfg(feature = "desk")]
fn named(record: u64) -> String {
    format!("{record:016x}")
}
