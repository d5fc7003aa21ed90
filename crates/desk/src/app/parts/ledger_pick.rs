//! Which payments: of which term, and what is to be paid or what was.

use leptos::prelude::*;

use aid::date::Term;
use aid::vocabulary::Vocabulary;
use office::roster::Ledger;
use office::wording;
use page::parts::pick::Pick;

use crate::app::state::AppState;

/// The term that is asked about at first: today's, where the list is of its year.
pub fn term_at_first(state: AppState) -> Term {
    let terms = state.desk.ask.with_untracked(|ask| ask.year).terms();
    let now = state.today.term();
    terms.into_iter().find(|term| *term == now).unwrap_or(terms[0])
}

/// A term of the list's year, and one of its two lists.
#[component]
pub fn LedgerPick(term: RwSignal<Term>, ledger: RwSignal<Ledger>) -> impl IntoView {
    let terms = term.get_untracked().school_year.terms();
    let words = terms.map(|term| (term.to_string(), wording::term(term))).to_vec();
    let chosen = Signal::derive(move || term.get().to_string());
    let choose = move |id: String| {
        if let Ok(chosen) = id.parse::<Term>() {
            term.set(chosen);
        }
    };
    let word = |ledger: &Ledger| (ledger.id().to_owned(), wording::ledger(*ledger).to_owned());
    let ledgers = Ledger::ALL.iter().map(word).collect::<Vec<_>>();
    let chosen_ledger = Signal::derive(move || ledger.get().id().to_owned());
    let choose_ledger = move |id: String| {
        if let Some(chosen) = Ledger::from_id(&id) {
            ledger.set(chosen);
        }
    };
    view! {
        <Pick id="term" label="学期" words chosen choose />
        <Pick id="ledger" label="哪一张" words=ledgers chosen=chosen_ledger choose=choose_ledger />
    }
}
