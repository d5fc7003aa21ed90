//! Words for a family's drafts, by which two of them are told apart.

use aid::wording::stage;

use super::{Child, Draft};

/// The children of a draft, as the family calls them, with their stages.
pub fn children_in_words(draft: &Draft) -> String {
    draft.children.iter().map(child).collect::<Vec<_>>().join("、")
}

fn child(child: &Child) -> String {
    let name = if child.name.is_empty() { "没起名的孩子" } else { &child.name };
    match child.student.stage {
        Some(is) => format!("{name}（{}）", stage(is)),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aid::situation::Stage;

    #[test]
    fn two_drafts_are_told_apart_by_their_children() {
        let mut draft = Draft::new("我家的测算".to_owned(), "2026-2027".parse().unwrap());
        assert_eq!(children_in_words(&draft), "大宝");
        draft.children[0].student.stage = Some(Stage::JuniorMiddle);
        draft.add_child();
        draft.children[1].name = String::new();
        assert_eq!(children_in_words(&draft), "大宝（初中）、没起名的孩子");
    }
}
