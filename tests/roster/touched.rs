//! The applications that a change of rules touches.

use aid::date::Term;
use aid::effect::Terms;
use aid::library::library;
use aid::money::Yuan;
use aid::policy::Benefit;
use aid::wording;
use office::roster::{Touched, touched};

use super::entries::entries;
use super::people::after;
use super::pupils::boarder;

fn between(before: &str, after: &str) -> Vec<Touched> {
    let [before, after_] = [before, after].map(|term| term.parse::<Term>().unwrap());
    let pupils = [boarder(2026), self::after(boarder(2026), "smooth pay")];
    touched(&Terms::new((library(), before), (library(), after_)), &entries(pupils))
}

#[test]
fn a_boarder_of_this_year_gets_more_than_by_the_rules_before_2024() {
    let found = between("2023-autumn", "2026-autumn");
    assert_eq!(found.len(), 2, "{found:?}");
    for one in &found {
        let living = one.touches.iter().find(|one| one.benefit == Benefit::LivingSubsidy).unwrap();
        assert_eq!(living.before.most, Yuan::whole(500), "{one:?}");
        assert_eq!(living.after.most, Yuan::whole(625), "{one:?}");
    }
    let told: Vec<String> = found.iter().flat_map(|one| &one.touches).map(wording::touch).collect();
    let plain = wording::plain(&told.join("\n"));
    assert!(plain.contains("家庭经济困难学生生活补助 从 500 元 变成 625 元"), "{plain}");
}

#[test]
fn nothing_is_touched_where_the_rules_are_the_same_or_the_year_is_another() {
    assert_eq!(between("2026-autumn", "2026-autumn"), []);
    assert_eq!(between("2023-autumn", "2024-spring"), []);
}
