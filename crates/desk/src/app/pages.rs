//! One file per route.

mod application;
mod certificate;
mod data;
mod effects;
mod exports;
mod imports;
mod list;
mod papers;
mod reconcile;

use leptos::prelude::*;

use page::parts::screen::Screen;

use super::desk::LIST;
use super::route::Route;
use papers::{Which, forms};

impl Screen for Route {
    fn at(hash: &str) -> Self {
        Self::at(hash)
    }

    fn title(self) -> &'static str {
        self.title()
    }

    fn part(self) -> Option<&'static str> {
        None
    }

    /// Shown only while the desk is open, but for what is about the rules and nobody.
    fn view(self) -> AnyView {
        if self.is_of_rules() {
            return screen(self);
        }
        view! { <list::Gate>{screen(self)}</list::Gate> }.into_any()
    }
}

/// A screen.
fn screen(route: Route) -> AnyView {
    match route {
        Route::List => view! { <list::ListPage /> }.into_any(),
        Route::Application(record) => {
            view! { <application::ApplicationPage id=named(record) /> }.into_any()
        }
        Route::Form(record) => forms(&Which::One(named(record))).into_any(),
        Route::Forms => forms(&Which::Listed).into_any(),
        Route::Blank => forms(&Which::Blank).into_any(),
        Route::Annex(record) => papers::annex_page(&named(record)).into_any(),
        Route::Disbursement => view! { <papers::DisbursementPage /> }.into_any(),
        Route::Notice => view! { <papers::NoticePage /> }.into_any(),
        Route::Exports => view! { <exports::ExportsPage /> }.into_any(),
        Route::Imports => view! { <imports::ImportsPage /> }.into_any(),
        Route::Import(list) => imports::people_page(&list_named(list), None),
        Route::Row(list, row) => imports::people_page(&list_named(list), Some(row)),
        Route::Reconcile => view! { <reconcile::ReconcilePage /> }.into_any(),
        Route::Data => view! { <data::DataPage /> }.into_any(),
        Route::Certificate => view! { <certificate::CertificatePage /> }.into_any(),
        Route::Effects(terms) => view! { <effects::EffectsPage terms /> }.into_any(),
    }
}

/// The name of the record of the list with this number.
fn list_named(list: u64) -> String {
    format!("{LIST}{}", named(list))
}

/// The name of the record with this number.
fn named(record: u64) -> String {
    format!("{record:016x}")
}
