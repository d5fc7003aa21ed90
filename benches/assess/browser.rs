//! The workload of the benchmark as functions that a page can call and time.
#![allow(missing_docs)] // Not a part of the library.

#[cfg(target_arch = "wasm32")]
mod workload;

#[cfg(target_arch = "wasm32")]
mod exported {
    use leptos::wasm_bindgen::prelude::wasm_bindgen;

    use super::workload::{Way, by_hand, children, round, rulebook, unknown, without_findings};

    const WAYS: [Way; 4] =
        [Way::ByHand, Way::WithoutFindings, Way::WithFindings, Way::FindingsRead];

    /// How many children one round assesses; zero if by hand and by data disagree.
    #[wasm_bindgen]
    pub fn children_of_a_round() -> u32 {
        let (book, children) = (rulebook(), children());
        let agree = children.iter().all(|one| by_hand(one) == without_findings(&book, one));
        if agree { u32::try_from(children.len()).unwrap_or(0) } else { 0 }
    }

    /// Some rounds of one way over the known children, or over one child of whom only the stage is
    /// known.
    #[wasm_bindgen]
    pub fn run(way: usize, known: bool, rounds: u32) -> u64 {
        let book = rulebook();
        let children = if known { children() } else { vec![unknown()] };
        let way = WAYS.get(way).copied().unwrap_or(Way::ByHand);
        (0..rounds).fold(0, |sum, _| sum.wrapping_add(round(way, &book, &children)))
    }
}
