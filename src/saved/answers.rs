//! How the answers are saved, and the terms, days, places and sums beside them.

use super::{Fields, Json, Object, Saved, list, quote, saved};
use crate::date::{Date, Period, SchoolYear, Term};
use crate::money::Yuan;
use crate::region::RegionCode;
use crate::situation::{Household, Student};
use crate::vocabulary::{Answers, Set, Vocabulary};

saved!(Household { "hardships": hardships or default, });

saved!(Student {
    "stage": stage unless Option::is_none,
    "entry": entry unless Option::is_none,
    "region": region unless Option::is_none,
    "school-kind": school_kind unless Option::is_none,
    "school-place": school_place unless Option::is_none,
    "boarding": boarding unless Option::is_none,
    "boarding-in-spring": boarding_in_spring unless Option::is_none,
    "hardships": hardships or default,
    "decisions": decisions or default,
});

impl<V: Vocabulary> Saved for V {
    fn write(&self, to: &mut String) {
        quote(self.id(), to);
    }

    fn read(from: &Json<'_>) -> Option<Self> {
        Self::from_id(from.as_text()?)
    }
}

impl<V: Vocabulary> Saved for Set<V> {
    fn write(&self, to: &mut String) {
        list(self.iter(), to, |member, to| member.write(to));
    }

    fn read(from: &Json<'_>) -> Option<Self> {
        let mut set = Self::EMPTY;
        for member in from.as_list()? {
            set = set.union(Self::of(V::read(member)?));
        }
        Some(set)
    }
}

impl<V: Vocabulary> Saved for Answers<V> {
    fn write(&self, to: &mut String) {
        let mut answers = Object::begin(to);
        answers.put("yes", &self.yes());
        answers.put("no", &self.no());
        answers.end();
    }

    fn read(from: &Json<'_>) -> Option<Self> {
        let mut fields = Fields::of(from)?;
        let yes: Set<V> = fields.spare("yes")?;
        // All others is what people write; this page never did, and reads it.
        let no = match fields.find("no") {
            None => Set::EMPTY,
            Some(all) if all.as_text() == Some("others") => Set::all().without(yes),
            Some(listed) => Set::read(listed)?,
        };
        let mut answers = Self::default();
        for member in yes.iter() {
            answers.set(member, Some(true));
        }
        // Nobody says both of one member.
        if yes.intersection(no).is_empty() { fields.all(answers.denying(no)) } else { None }
    }
}

/// Whole yuan are a number, anything finer is a text: no fraction is ever a number.
impl Saved for Yuan {
    fn write(&self, to: &mut String) {
        match (self.fen() / 100, self.fen() % 100) {
            (yuan, 0) => yuan.write(to),
            _ => quote(&self.to_string().replace(',', ""), to),
        }
    }

    fn read(from: &Json<'_>) -> Option<Self> {
        match from.as_text() {
            Some(text) => text.parse().ok(),
            None => u32::read(from).map(Self::whole),
        }
    }
}

/// What is saved as the text that it prints and parses.
macro_rules! as_text {
    ($($name:ident),+) => {$(
        impl Saved for $name {
            fn write(&self, to: &mut String) {
                quote(&self.to_string(), to);
            }

            fn read(from: &Json<'_>) -> Option<Self> {
                from.as_text()?.parse().ok()
            }
        }
    )+};
}
as_text!(Date, Term, SchoolYear, Period, RegionCode);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::saved::{from_text, to_text};

    #[test]
    fn people_and_this_page_write_the_answers_of_a_child_alike() {
        let text = r#"{"stage":"primary","entry":"later-grade","region":"130925",
            "school-kind":"public","school-place":"rural","boarding":"day",
            "hardships":{"yes":["orphan"],"no":["disabled"]},
            "decisions":{"yes":["meals"],"no":"others"}}"#;
        let typed: Student = serde_json::from_str(text).unwrap();
        assert_eq!(from_text(text), Some(typed));
        assert_eq!(serde_json::from_str::<Student>(&to_text(&typed)).unwrap(), typed);
        assert_eq!(serde_json::from_str::<Student>("{}").unwrap(), Student::default());
        assert_eq!(from_text("{}"), Some(Student::default()));
    }

    #[test]
    fn what_is_not_whole_is_not_read() {
        for text in [
            "[]",
            r#"{"stage":"kindergarten"}"#,
            r#"{"stages":"primary"}"#,
            r#"{"region":130925}"#,
            r#"{"hardships":{"yes":["orphan"],"no":["orphan"]}}"#,
            r#"{"hardships":{"no":"all"}}"#,
            r#"{"hardships":{"maybe":[]}}"#,
        ] {
            assert_eq!(from_text::<Student>(text), None, "{text}");
        }
    }

    #[test]
    fn a_sum_is_saved_without_a_fraction() {
        for (sum, text) in [(Yuan::whole(1250), "1250"), (Yuan::from_fen(125_005), "\"1250.05\"")] {
            assert_eq!(to_text(&sum), text);
            assert_eq!(from_text(text), Some(sum));
        }
        assert_eq!(from_text::<Yuan>("2.5"), None);
    }
}
