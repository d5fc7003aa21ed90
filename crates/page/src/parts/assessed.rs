//! The one evaluation, as a memo.

use leptos::prelude::*;

use aid::assessment::{Assessment, assess_household};
use aid::rulebook::Rulebook;
use aid::situation::Situation;

/// What is owed in a situation, assessed once for each change of it or of the rules.
pub fn assessed(
    book: Memo<Rulebook<'static>>,
    situation: Memo<Situation>,
) -> Memo<Assessment<'static>> {
    let assess = move |_: Option<&Assessment<'static>>| {
        book.with(|book| situation.with(|situation| assess_household(book, situation)))
    };
    // Other answers give other findings, so comparing them all would be work for nothing.
    Memo::new_with_compare(assess, |_, _| true)
}
