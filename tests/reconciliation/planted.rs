//! The county as it was made, and with errors planted in it: exactly these are found.

use std::collections::BTreeMap;

use aid::date::Season;
use aid::entitlement::Verdict;
use aid::money::Yuan;
use aid::situation::Hardship;
use aid::vocabulary::{Set, Vocabulary};
use office::application::Step;
use office::reconciliation::{
    Code, ListId, Listed, Reconciliation, RowAt, Says, Whereabouts, reconcile,
};

use super::county::{
    APPLICATIONS, AUTUMN, County, OF_TERM, REGISTERED, ROLLS, SCHOOLS, SPRING, on_roll,
    other_birth, other_sex, returned,
};
use super::failures::each;
use super::lists::{applied, list, number};
use super::{YEAR, reconciled, spring};

/// An error that was planted.
pub struct Planted {
    pub code: Code,
    pub child: usize,
    /// The rows that are to be named.
    pub rows: Vec<RowAt>,
    /// The box in which the child then is.
    pub whereabouts: Whereabouts,
}

/// How a child must be made for an error.
fn made_for(code: Code) -> Whereabouts {
    match code {
        Code::OnNoRoll | Code::Unconfirmed | Code::Unidentified | Code::TwoNumbers => {
            Whereabouts::NotApplied
        }
        Code::PaidTwice
        | Code::PaidNotEntitled
        | Code::DeniedCategory
        | Code::TwoNames
        | Code::AmountDiffers
        | Code::PaidNotApplied
        | Code::AppliedTwice
        | Code::OnTwoRolls
        | Code::OtherBirth
        | Code::OtherSex
        | Code::TwiceInList
        | Code::TwiceAcrossLists => Whereabouts::PaidInFull,
    }
}

/// Plants an error into the rows of a child.
pub fn plant(county: &mut County, code: Code, child: usize) -> Planted {
    let (school, other) = (child % 3, (child + 1) % 3);
    let listed = county.registered(child).clone();
    let at = county.registered_at(child);
    let (rows, whereabouts) = match code {
        Code::TwiceInList | Code::TwiceAcrossLists => {
            (vec![at, twice(county, code, listed)], Whereabouts::PaidInFull)
        }
        Code::TwoNames => {
            let (of_roll, row) = county.row_of(child, ROLLS + school);
            row.name.push('一');
            (vec![at, of_roll], Whereabouts::Contradictory)
        }
        Code::TwoNumbers => {
            let (of_roll, row) = county.row_of(child, ROLLS + school);
            row.number = Some(number("20120229", u32::try_from(child).unwrap()).parse().unwrap());
            (row.born, row.sex) = (None, None);
            (vec![at, of_roll], Whereabouts::Contradictory)
        }
        Code::OtherBirth => {
            county.registered(child).born = Some(other_birth(&listed));
            (vec![at], Whereabouts::Contradictory)
        }
        Code::OtherSex => {
            county.registered(child).sex = listed.sex.map(other_sex);
            (vec![at], Whereabouts::Contradictory)
        }
        Code::DeniedCategory => {
            let (of_roll, row) = county.row_of(child, ROLLS + school);
            let Says::Roll { owing: Some(owing), .. } = &mut row.says else { panic!("no roll") };
            owing.denied = Set::of(Hardship::RuralSubsistence);
            (vec![at, of_roll], Whereabouts::PaidInFull)
        }
        Code::OnNoRoll => {
            county.remove(child, ROLLS + school);
            (vec![at], Whereabouts::NotAtSchool)
        }
        Code::Unconfirmed => {
            let of_roll = county.row_of(child, ROLLS + school).0;
            let row = county.registered(child);
            (row.number, row.roll_number) = (None, String::new());
            (vec![at, of_roll], Whereabouts::NotAtSchool)
        }
        Code::Unidentified => {
            let row = county.registered(child);
            (row.number, row.born) = (None, None);
            (row.roll_number, row.guardian) = (String::new(), String::new());
            (vec![at], Whereabouts::NotAtSchool)
        }
        Code::AppliedTwice => {
            let of_first = county.row_of(child, APPLICATIONS + school).0;
            let says = applied(Step::Submitted);
            let of_other =
                county.push(APPLICATIONS + other, Listed { school: None, says, ..listed });
            (vec![of_first, of_other], Whereabouts::PaidInFull)
        }
        Code::OnTwoRolls => {
            let of_first = county.row_of(child, ROLLS + school).0;
            let says = on_roll();
            let of_other = county.push(ROLLS + other, Listed { school: None, says, ..listed });
            (vec![of_first, of_other], Whereabouts::PaidInFull)
        }
        Code::PaidTwice | Code::PaidNotEntitled | Code::AmountDiffers | Code::PaidNotApplied => {
            plant_in_money(county, code, child)
        }
    };
    Planted { code, child, rows, whereabouts }
}

/// Three errors of every kind, each into the rows of another child.
fn plant_all(county: &mut County) -> Vec<Planted> {
    let mut planted = Vec::new();
    let mut places: BTreeMap<Whereabouts, Vec<usize>> = BTreeMap::new();
    for code in Code::ALL.iter().copied() {
        let made = made_for(code);
        let children = places.entry(made).or_insert_with(|| county.made_for(made));
        let chosen: Vec<usize> = children.drain(..3).collect();
        planted.extend(chosen.into_iter().map(|child| plant(county, code, child)));
    }
    planted
}

fn twice(county: &mut County, code: Code, listed: Listed) -> RowAt {
    let second = if code == Code::TwiceInList { 0 } else { county.lists.len() - 1 };
    if second != 0 && county.lists[second].id.0 != "登记二" {
        county.lists.push(list("登记二", None, Vec::new()));
        return twice(county, code, listed);
    }
    county.push(second, listed)
}

fn plant_in_money(county: &mut County, code: Code, child: usize) -> (Vec<RowAt>, Whereabouts) {
    let school = child % 3;
    let (autumn, _) = county.row_of(child, AUTUMN);
    let (spring, row) = county.row_of(child, SPRING);
    match code {
        Code::PaidTwice => {
            let again = row.clone();
            let again = county.push(SPRING, again);
            (vec![spring, again], Whereabouts::PaidInFull)
        }
        Code::AmountDiffers => {
            let Says::Payment(payment) = &mut row.says else { panic!("no payment") };
            payment.sum = Yuan::whole(OF_TERM - 125);
            (vec![spring], Whereabouts::PaidInPart)
        }
        Code::PaidNotApplied => {
            county.remove(child, APPLICATIONS + school);
            (vec![autumn, spring], Whereabouts::PaidInFull)
        }
        _ => {
            let (_, row) = county.row_of(child, ROLLS + school);
            let Says::Roll { owing: Some(owing), .. } = &mut row.says else { panic!("no roll") };
            owing.verdict = Verdict::NotEntitled;
            (vec![autumn, spring], Whereabouts::Applied)
        }
    }
}

/// What was found: of each problem its number and its rows.
fn found(of: &Reconciliation) -> Vec<(Code, Vec<RowAt>)> {
    let mut found: Vec<_> =
        of.problems.iter().map(|one| (one.code, sorted(one.rows.clone()))).collect();
    found.sort();
    found
}

fn sorted(mut rows: Vec<RowAt>) -> Vec<RowAt> {
    rows.sort();
    rows
}

/// The child of a row of the registered list.
pub fn child_at<'r>(of: &'r Reconciliation, at: &RowAt) -> &'r office::reconciliation::Child {
    of.children.iter().find(|child| child.rows.contains(at)).unwrap()
}

#[test]
fn nothing_is_found_where_nothing_was_planted_and_every_child_is_where_it_was_made_to_be() {
    let county = County::new();
    let of = reconciled(&county.lists);
    assert_eq!(found(&of), []);
    assert_eq!((of.candidates.len(), of.idle.len()), (0, 0));
    assert_eq!(of.children.len(), REGISTERED);
    let rows = (0..REGISTERED).zip(county.made.clone());
    each(rows, |failures, (child, made)| {
        let placed = child_at(&of, &county.registered_at(child)).whereabouts;
        failures.same(child, placed, made);
    });
    let sum = of.sum();
    assert_eq!((sum.listed, sum.repeated, sum.missing), (REGISTERED, 0, 0));
    let counted: Vec<usize> = sum.boxes.iter().map(|(_, count)| *count).collect();
    assert_eq!(counted, [60, 60, 60, 60, 60, 60, 60, 60, 60, 0, 60, 0]);
}

#[test]
fn the_schools_add_up_to_the_county() {
    let mut county = County::new();
    plant_all(&mut county);
    let of = reconciled(&county.lists);
    let (whole, schools) = (of.sum(), of.sums_by_school());
    let names: Vec<String> = schools.iter().map(|of| of.school.clone()).collect();
    let mut expected = SCHOOLS.map(|name| name.replace(' ', ""));
    expected.sort();
    assert_eq!(names, expected);
    assert!(schools.iter().all(|of| of.sum.missing == 0));
    assert_eq!(schools.iter().map(|of| of.sum.listed).sum::<usize>(), whole.listed);
    let mut boxes: BTreeMap<Whereabouts, usize> = BTreeMap::new();
    for (of, count) in schools.iter().flat_map(|of| &of.sum.boxes) {
        *boxes.entry(*of).or_default() += count;
    }
    assert_eq!(boxes.into_iter().collect::<Vec<_>>(), whole.boxes);
}

#[test]
fn exactly_the_planted_errors_are_found_of_each_kind_alone() {
    each(Code::ALL.iter().copied(), |failures, code| {
        let mut county = County::new();
        let children = county.made_for(made_for(code));
        let (first, last) = (children[0], children[children.len() - 1]);
        let planted: Vec<Planted> =
            [first, last].into_iter().map(|child| plant(&mut county, code, child)).collect();
        is_found(failures, &county, &planted);
    });
}

#[test]
fn exactly_the_planted_errors_are_found_of_all_kinds_at_once() {
    let mut county = County::new();
    let planted = plant_all(&mut county);
    assert_eq!(planted.len(), 3 * 16);
    each([()], |failures, ()| is_found(failures, &county, &planted));
}

fn is_found(failures: &mut super::failures::Failures, county: &County, planted: &[Planted]) {
    let of = reconciled(&county.lists);
    let mut expected: Vec<_> =
        planted.iter().map(|one| (one.code, sorted(one.rows.clone()))).collect();
    expected.sort();
    failures.same("what is found", found(&of), expected);
    let codes: Vec<Code> = of.problems.iter().map(|one| one.code).collect();
    failures.holds("the gravest first", codes.is_sorted());
    let sum = of.sum();
    let registered: usize = county
        .lists
        .iter()
        .map(|list| list.rows.iter().filter(|row| matches!(row.says, Says::Registered)).count())
        .sum();
    failures.same("the rows", (sum.listed, sum.missing), (registered, 0));
    let counted: usize = sum.boxes.iter().map(|(_, count)| count).sum();
    failures.same("the boxes", counted + sum.repeated, registered);
    failures.same("a child twice is one child", counted, REGISTERED);
    for one in planted {
        let child = child_at(&of, &county.registered_at(one.child));
        failures.same(
            format!("{} {}", one.code.id(), one.child),
            child.whereabouts,
            one.whereabouts,
        );
        let is_named = child.whereabouts == Whereabouts::Contradictory;
        failures.same("both values are named", !child.contradictions.is_empty(), is_named);
    }
    // Nobody else has moved.
    for child in (0..REGISTERED).filter(|child| planted.iter().all(|one| one.child != *child)) {
        let placed = child_at(&of, &county.registered_at(child)).whereabouts;
        failures.same(format!("child {child}"), placed, county.made[child]);
    }
}

#[test]
fn money_that_came_back_is_not_paid() {
    let mut county = County::new();
    let child = county.made_for(Whereabouts::PaidInFull)[0];
    let (_, row) = county.row_of(child, SPRING);
    row.says = returned(Season::Spring);
    let of = reconciled(&county.lists);
    assert_eq!(found(&of), []);
    let placed = child_at(&of, &county.registered_at(child)).whereabouts;
    assert_eq!(placed, Whereabouts::PaidInPart);
}

#[test]
fn nobody_is_missed_on_a_list_that_nobody_has() {
    let county = County::new();
    let of = |kept: &[usize]| {
        let lists: Vec<_> = kept.iter().map(|place| county.lists[*place].clone()).collect();
        reconcile(&lists, &office::reconciliation::MatchLog::default(), YEAR, spring())
    };
    each([&[0][..], &[0, 7, 8], &[0, 4, 5, 6], &[0, 1, 2, 3]], |failures, kept| {
        let of = of(kept);
        failures.same(format!("{kept:?}"), found(&of), vec![]);
        failures.same(format!("{kept:?}"), of.sum().missing, 0);
    });
    assert_eq!(county.lists[7].id, ListId("秋季发放".to_owned()));
}

#[test]
fn the_order_of_the_lists_and_rows_changes_nothing() {
    let mut county = County::new();
    plant_all(&mut county);
    let straight = reconciled(&county.lists);
    let mut turned = county.lists.clone();
    turned.reverse();
    for list in &mut turned {
        list.rows.reverse();
    }
    let turned = reconciled(&turned);
    assert_eq!(found(&turned), found(&straight));
    assert_eq!(turned.sum(), straight.sum());
    assert_eq!(turned.sums_by_school(), straight.sums_by_school());
    each(0..REGISTERED, |failures, child| {
        let at = county.registered_at(child);
        let (one, other) = (child_at(&straight, &at), child_at(&turned, &at));
        failures.same(child, one.whereabouts, other.whereabouts);
        failures.same(child, sorted(one.rows.clone()), sorted(other.rows.clone()));
    });
}
