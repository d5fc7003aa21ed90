//! Faults of versions: their words, their sources, their conditions and amounts.

use aid::library::library;
use aid::money::Yuan;
use aid::policy::{Amount, Condition, Policy, Seen, Version, check};
use aid::vocabulary::Set;

use super::{WAIVER, faulty, id, rule_mut};

const BOARDER: &str = "national/living-subsidy-boarder";
const DAY: &str = "national/living-subsidy-day";
const LOCAL: &str = "hebei/living-subsidy-day";
const ENDED: &str = "hebei/cangzhou/living-subsidy-day";
const MEALS: &str = "national/nutrition";

#[track_caller]
fn amount<'p>(policy: &'p mut Policy, name: &str) -> &'p mut Amount {
    let version = rule_mut(policy, name).versions.last_mut().unwrap();
    &mut version.says.as_mut().unwrap().pays
}

fn last(policy: &mut Policy, spoil: fn(&mut Version)) {
    spoil(rule_mut(policy, WAIVER).versions.last_mut().unwrap());
}

fn range(least: u32, most: u32, average: Option<u32>) -> Amount {
    let average = average.map(Yuan::whole);
    Amount::Between { least: Yuan::whole(least), most: Yuan::whole(most), average }
}

#[test]
fn a_fault_of_a_versions_words_and_sources_is_told() {
    faulty(&[
        (
            |policy| last(policy, |version| version.cites.clear()),
            &["national/fee-waiver from 2017-03-01: it cites nothing"],
        ),
        (
            |policy| last(policy, |version| version.reading = " ".to_owned()),
            &["national/fee-waiver from 2017-03-01: our reading is missing"],
        ),
        (
            |policy| {
                last(policy, |version| {
                    let mut unknown = version.cites[0].clone();
                    unknown.document = id("nowhere");
                    version.cites.push(unknown);
                });
            },
            &["national/fee-waiver from 2017-03-01: there is no document nowhere"],
        ),
        (
            |policy| last(policy, |version| version.cites[0].quote = None),
            &["national/fee-waiver from 2017-03-01: national-2015-urban-rural is cited without \
                 clause and without a sentence"],
        ),
        (
            |policy| {
                last(policy, |version| version.cites[0].seen = Seen::Unseen);
                let name = id("national-2015-urban-rural");
                let document = policy.documents.iter_mut().find(|document| document.id == name);
                document.unwrap().address = Some("https://www.gov.cn/".to_owned());
            },
            &["national/fee-waiver from 2017-03-01: national-2015-urban-rural has an \
                 address but was not seen"],
        ),
        (
            |policy| {
                last(policy, |version| {
                    version.says.as_mut().unwrap().when = Condition::Stage(Set::EMPTY);
                });
            },
            &["national/fee-waiver from 2017-03-01: a condition lists nothing"],
        ),
    ]);
}

#[test]
fn a_condition_that_lists_nothing_is_told_of_every_list() {
    for empty in [
        Condition::All(Vec::new()),
        Condition::Any(Vec::new()),
        Condition::Not(Box::new(Condition::Any(Vec::new()))),
        Condition::Region(Vec::new()),
        Condition::SchoolKind(Set::EMPTY),
        Condition::SchoolPlace(Set::EMPTY),
        Condition::Year(Set::EMPTY),
        Condition::Approval(Set::EMPTY),
        Condition::Residence(Set::EMPTY),
        Condition::Major(Set::EMPTY),
        Condition::TeacherScheme(Set::EMPTY),
        Condition::Service(Set::EMPTY),
        Condition::PrizeWon(Set::EMPTY),
        Condition::LoanTaken(Set::EMPTY),
        Condition::Hardship(Set::EMPTY),
    ] {
        let mut policy = library().clone();
        let version = rule_mut(&mut policy, WAIVER).versions.last_mut().unwrap();
        version.says.as_mut().unwrap().when = empty.clone();
        let faults: Vec<String> = check(&policy).iter().map(ToString::to_string).collect();
        let told = "national/fee-waiver from 2017-03-01: a condition lists nothing";
        assert_eq!(faults, [told], "{empty:?}");
    }
}

#[test]
fn a_fault_of_an_amount_is_told() {
    faulty(&[
        (
            |policy| {
                let version = rule_mut(policy, WAIVER).versions.last_mut().unwrap();
                version.cites.iter_mut().for_each(|citation| citation.seen = Seen::Unseen);
                version.says.as_mut().unwrap().pays = Amount::Yuan(Yuan::whole(1));
            },
            &["national/fee-waiver from 2017-03-01: an amount rests on sources of \
                 which none was seen"],
        ),
        (
            |policy| {
                let version = rule_mut(policy, WAIVER).versions.last_mut().unwrap();
                version.cites.iter_mut().for_each(|citation| citation.seen = Seen::Unseen);
                version.says.as_mut().unwrap().pays = range(1, 2, None);
            },
            &["national/fee-waiver from 2017-03-01: an amount rests on sources of \
                 which none was seen"],
        ),
        (
            |policy| *amount(policy, MEALS) = range(3000, 1000, None),
            &["national/nutrition from 2021-09-01: a range begins below its end, and its average \
                 lies inside"],
        ),
        (
            |policy| *amount(policy, MEALS) = range(1000, 1000, None),
            &["national/nutrition from 2021-09-01: a range begins below its end, and its average \
                 lies inside"],
        ),
        (
            |policy| *amount(policy, MEALS) = range(1000, 3000, Some(3001)),
            &["national/nutrition from 2021-09-01: a range begins below its end, and its average \
                 lies inside"],
        ),
        (
            |policy| *amount(policy, MEALS) = range(1000, 3000, Some(999)),
            &["national/nutrition from 2021-09-01: a range begins below its end, and its average \
                 lies inside"],
        ),
        (
            |policy| *amount(policy, WAIVER) = Amount::First(Vec::new()),
            &["national/fee-waiver from 2017-03-01: a table has no rows"],
        ),
        (
            |policy| *amount(policy, DAY) = Amount::Share { percent: 101, of: id(BOARDER) },
            &["national/living-subsidy-day from 2026-01-01: 101 per cent is not a share"],
        ),
        (
            |policy| *amount(policy, DAY) = Amount::Share { percent: 50, of: id("nothing") },
            &["national/living-subsidy-day from 2026-01-01: there is no rule nothing to \
                 take a share of"],
        ),
        (
            |policy| *amount(policy, DAY) = Amount::Share { percent: 50, of: id(ENDED) },
            &["national/living-subsidy-day from 2026-01-01: \
                 hebei/cangzhou/living-subsidy-day is not in force on 2026-01-01"],
        ),
        (
            |policy| *amount(policy, DAY) = Amount::Share { percent: 50, of: id(LOCAL) },
            &["national/living-subsidy-day from 2026-01-01: hebei/living-subsidy-day \
                 is itself a share"],
        ),
    ]);
}
