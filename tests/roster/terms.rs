//! Two terms pay what the year owes.

use aid::assessment::assess;
use aid::date::{Period, SchoolYear};
use aid::library::library;
use aid::money::Yuan;
use aid::policy::{Benefit, Kind};
use aid::situation::{Boarding, Decision, Hardship};
use office::application::{Field, Step};
use office::export::book::Content;
use office::export::county::owed;
use office::export::request::Cards;
use office::roster::{Disbursement, Entry, Ledger, Trouble, disbursement, totals};
use office::wording;

use super::YEAR;
use super::entries::entries;
use super::failures::each;
use super::people::{after, day};
use super::pupils::{boarder, seeded};

#[test]
fn who_boards_in_one_term_only_is_owed_and_paid_by_term() {
    let [autumn, spring] = YEAR.terms();
    let mut pupil = boarder(2026);
    pupil.household.hardships.set(Hardship::RuralSubsistence, Some(true));
    let mut pupil = after(pupil, "smooth pay");
    pupil.student.boarding_in_spring = Some(Boarding::Day);
    pupil.student.decisions.set(Decision::DayList, Some(true));
    let entry = &entries([pupil.clone()])[0];
    assert!(!entry.troubles.contains(Trouble::Edited), "the recognition stands");
    let sums = totals(&[entry]).sums;
    let living = sums.iter().find(|(benefit, ..)| *benefit == Benefit::LivingSubsidy).unwrap();
    assert_eq!(living.2, 1);
    let year = Yuan::from_fen(93_750);
    each(
        [
            ("owed in cash", entry.owed.total(Kind::Cash)),
            ("in the totals", living.3),
            ("on the list", owed(entry, Benefit::LivingSubsidy).unwrap()),
        ],
        |failures, (says, range)| failures.same(says, (range.least, range.most), (year, year)),
    );
    each(
        [
            ("paid", autumn, Ledger::Paid, Yuan::whole(625), Boarding::Boarder),
            ("to be paid", spring, Ledger::Due, Yuan::from_fen(31_250), Boarding::Day),
        ],
        |failures, (says, term, ledger, sum, boarding)| {
            let rows = disbursement(&[entry], term, ledger).payments.into_iter();
            let rows: Vec<_> = rows.map(|row| (row.sum, row.boarding)).collect();
            failures.same(says, rows, [(sum, Some(boarding))]);
        },
    );
    let assessment = assess(library(), &pupil.situation(), pupil.period());
    assert_eq!(assessment.total(Kind::Cash).least, year);
    let book = wording::county_book(library(), YEAR, &[entry], Cards::End, day("2027-03-09"));
    let table = &book.sheets[0];
    assert!(table.rows[1].contains(&Content::Sum(year)));
    assert!(table.rows[1].contains(&Content::Text("秋季住校，春季不住校".to_owned())));
}

/// What a list pays a pupil, who has one row on it or one reason.
#[track_caller]
fn paid(list: &Disbursement, name: &str) -> Option<Yuan> {
    let rows = list.payments.iter().filter(|row| row.name == name);
    let rows: Vec<Yuan> = rows.map(|row| row.sum).collect();
    let why = list.left_out.iter().filter(|left| left.name == name).count();
    assert_eq!(rows.len() + why, 1, "{name}: one row or one reason");
    rows.first().copied()
}

#[test]
fn two_terms_pay_what_the_year_owes_and_nobody_is_forgotten() {
    let all = entries(seeded(600, 17));
    let everyone: Vec<&Entry> = all.iter().collect();
    for year in [2023, 2024, 2026].map(SchoolYear::beginning) {
        let lists = year.terms().map(|term| disbursement(&everyone, term, Ledger::Due));
        for entry in all.iter().filter(|entry| entry.application().unwrap().year == year) {
            let name = entry.application().unwrap().texts.get(Field::Name);
            let [autumn, spring] = [0, 1].map(|term| paid(&lists[term], name));
            let period = Period::SchoolYear(year);
            let assessment = assess(library(), &entry.application().unwrap().situation(), period);
            let owed = assessment.total(Kind::Cash);
            if let Some((autumn, spring)) = autumn.zip(spring) {
                assert_eq!((owed.least, owed.most), (autumn.plus(spring), autumn.plus(spring)));
            }
            let standing =
                matches!(entry.application().unwrap().step(), Step::Recognised | Step::Paid);
            assert!(standing || autumn.or(spring).is_none(), "{name} is paid");
        }
    }
    let none = disbursement(&[], YEAR.terms()[0], Ledger::Due);
    assert_eq!((none.payments.len(), none.left_out.len(), none.sum), (0, 0, Yuan::ZERO));
}
