//! Every file of rules: well-formed, cited, layered, complete and free of conflicts. And each
//! fault that `check` can find is provoked once, so that the check is known to be able to fail.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "laws/brute.rs"]
mod brute;
#[path = "tidy/folder.rs"]
mod folder;
#[path = "tidy/punctuation.rs"]
mod punctuation;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use aid::date::{Period, SchoolYear, Term};
use aid::library::library;
use aid::money::Yuan;
use aid::policy::{
    Amount, Benefit, Condition, Policy, Rule, Seen, Version, check, ticks, without_box,
};
use aid::region::RegionCode;
use aid::situation::{Hardship, Household, Student};
use aid::vocabulary::{Set, Vocabulary};
use brute::{Fact, Table};
use folder::files_below;
use punctuation::{half_width, is_chinese};
use serde::Deserialize;
use serde::de::DeserializeOwned;

const DATA: &str = "crates/aid/data";

#[test]
fn the_library_has_no_fault() {
    let faults: Vec<String> = check(library()).iter().map(ToString::to_string).collect();
    assert_eq!(faults, [""; 0]);
    assert!(!library().rules.is_empty(), "the library is empty");
}

#[test]
fn the_library_holds_every_file_of_the_folder_and_nothing_else() {
    let files = files_below(DATA).into_iter();
    let files = files.map(|path| path.strip_prefix(DATA).unwrap().to_owned()).collect();
    let rules = library().rules.iter().map(|rule| PathBuf::from(format!("{}.json", rule.id)));
    let others = ["documents.json", "forms.json", "hardships.json", "working-days.json"];
    let others = others.map(PathBuf::from);
    assert_eq!(rules.chain(others).collect::<BTreeSet<_>>(), files);
    for rule in &library().rules {
        assert_eq!(rule, &read::<Rule>(&format!("{}.json", rule.id)));
    }
    assert_eq!(library().documents, read::<Vec<_>>("documents.json"));
    assert_eq!(library().hardships, read::<Vec<_>>("hardships.json"));
    assert_eq!(library().forms, read::<Vec<_>>("forms.json"));
    assert_eq!(library().working_days, read("working-days.json"));
}

#[track_caller]
fn read<T: DeserializeOwned>(file: &str) -> T {
    let text = fs::read_to_string(Path::new(DATA).join(file)).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Every version, with the name of its place.
fn versions() -> impl Iterator<Item = (String, &'static Rule, &'static Version)> {
    let rules = library().rules.iter();
    rules.flat_map(|rule| {
        rule.versions.iter().map(move |one| (format!("{} from {}", rule.id, one.from), rule, one))
    })
}

#[test]
fn every_version_is_cited_and_every_document_is_used() {
    let mut used = BTreeSet::new();
    for (place, _, version) in versions() {
        assert!(!version.cites.is_empty(), "{place} cites nothing");
        for citation in &version.cites {
            assert!(library().document(&citation.document).is_some(), "{place}");
            assert!(citation.quote.is_some() || citation.seen == Seen::Unseen, "{place}");
            used.insert(&citation.document);
        }
    }
    for form in &library().forms {
        used.extend(form.cites.iter().map(|citation| &citation.document));
    }
    let documents: BTreeSet<_> = library().documents.iter().map(|one| &one.id).collect();
    assert_eq!(used, documents);
    assert_eq!(documents.len(), library().documents.len(), "two documents have one name");
}

#[test]
fn no_amount_rests_on_sources_that_were_not_seen() {
    for (place, _, version) in versions() {
        let seen = version.cites.iter().any(|citation| citation.seen != Seen::Unseen);
        let mut states_a_sum = false;
        if let Some(provision) = &version.says {
            provision.pays.visit(&mut |amount| {
                states_a_sum |= matches!(amount, Amount::Yuan(_) | Amount::PerDay { .. });
            });
        }
        assert!(seen || !states_a_sum, "{place}");
    }
}

#[test]
fn versions_ascend_and_the_open_one_says_when_it_was_last_seen() {
    for rule in &library().rules {
        assert!(rule.versions.is_sorted_by(|one, next| one.from < next.from), "{}", rule.id);
        assert!(rule.versions[0].says.is_some(), "{} begins with its end", rule.id);
        for (number, version) in (1..).zip(&rule.versions) {
            let open = number == rule.versions.len() && version.says.is_some();
            let told = format!("{} from {}", rule.id, version.from);
            assert!(version.last_seen.is_some() || !open, "{told} does not say it");
            assert!(version.says.is_some() || version.last_seen.is_none(), "{told} is an end");
        }
    }
}

#[test]
fn a_local_rule_says_what_it_does_to_a_rule_of_a_wider_region() {
    for rule in &library().rules {
        let other = rule.replaces.as_ref().or(rule.adds_to.as_ref());
        let wider = library().rules.iter().filter(|one| {
            one.region != rule.region
                && one.region.contains(rule.region)
                && one.benefit == rule.benefit
        });
        let of_same_name = |one: &&Rule| {
            let last = |rule: &Rule| rule.id.to_string().rsplit('/').next().map(str::to_owned);
            last(one) == last(rule)
        };
        // The nearest rule of the same name above is the one replaced.
        let expected = wider.filter(of_same_name).max_by_key(|one| one.region);
        assert_eq!(other, expected.map(|one| &one.id), "{}", rule.id);
    }
}

#[test]
fn the_rules_of_a_benefit_are_of_one_kind_and_paid_for_the_same_time() {
    for benefit in Benefit::ALL {
        let rules: Vec<&Rule> =
            library().rules.iter().filter(|one| one.benefit == *benefit).collect();
        for rule in &rules {
            assert_eq!((rule.kind, rule.per), (rules[0].kind, rules[0].per), "{}", rule.id);
        }
    }
}

#[test]
fn chinese_text_has_full_width_punctuation() {
    let mut texts: Vec<(String, &str)> = Vec::new();
    for document in &library().documents {
        let place = document.id.to_string();
        texts.push((place.clone(), &document.title));
        texts.push((place.clone(), &document.issuer));
        texts.extend(document.note.as_deref().map(|note| (place.clone(), note)));
    }
    for record in &library().hardships {
        let place = record.id.id().to_owned();
        for text in [&record.name, &record.plain, &record.confirmed_by, &record.proof] {
            texts.push((place.clone(), text));
        }
        texts.extend(record.help.as_deref().map(|help| (place.clone(), help)));
    }
    for form in &library().forms {
        texts.extend([&form.title, &form.reading].map(|text| (form.id.clone(), text.as_str())));
        texts.extend(form.groups.iter().map(|group| (form.id.clone(), group.label.as_str())));
    }
    for (place, rule, version) in versions() {
        texts.push((place.clone(), &rule.title));
        texts.push((place.clone(), &version.reading));
        let quotes = version.cites.iter().filter_map(|citation| citation.quote.as_deref());
        texts.extend(quotes.map(|quote| (place.clone(), quote)));
    }
    for (place, text) in &texts {
        assert_eq!(half_width(text), None, "{place}: «{text}»");
        assert!(text.chars().any(is_chinese), "{place}: «{text}» is not Chinese");
        assert_eq!(text.trim(), *text, "{place}: a space at an end");
    }
    let clauses = versions().flat_map(|(place, _, version)| {
        version.cites.iter().filter_map(move |one| Some((place.clone(), one.clause.as_deref()?)))
    });
    for (place, clause) in clauses {
        assert_eq!(half_width(clause), None, "{place}: «{clause}»");
    }
    assert_eq!(half_width("四类,以学校为准"), Some("类,以".to_owned()));
    assert_eq!(half_width("每天 4 元（5 元）, (a)"), Some("）, ".to_owned()));
}

/// Every term from spring 2016 to spring 2027.
fn terms() -> Vec<Term> {
    let years = (2015..=2026).flat_map(|year| SchoolYear::beginning(year).terms());
    years.skip(1).collect()
}

#[test]
fn at_most_one_rule_of_a_benefit_pays_any_child_in_any_term() {
    // Terms in which the same versions and categories hold are judged once.
    let mut judged = BTreeSet::new();
    let mut profiles = 0;
    for term in terms() {
        for benefit in Benefit::ALL {
            let day = term.first_day();
            let of_benefit = library().rules.iter().filter(|rule| rule.benefit == *benefit);
            let in_force = of_benefit
                .filter_map(|rule| Some((rule.id.to_string(), rule.in_force(day)?.0.from)));
            let in_use: Vec<&str> =
                library().hardships_in_use(day).iter().map(Vocabulary::id).collect();
            let key = (benefit.id(), in_force.collect::<Vec<_>>(), in_use, day.month());
            if judged.insert(key) {
                let table = Table::new(library(), *benefit, Period::Term(term));
                assert_eq!(table.conflict, None, "{benefit:?}");
                let ruled = table.outcomes.iter().any(|[whole, ..]| whole.ruled);
                assert_eq!(ruled, !table.facts.is_empty(), "{benefit:?} {term}: no condition");
                profiles += table.outcomes.len();
            }
        }
    }
    println!("{} sets of rules, {profiles} profiles, 0 conflicts", judged.len());
    assert!(profiles > 100_000, "{profiles}");
}

#[test]
fn two_rules_that_pay_the_same_child_are_found() {
    let mut policy = library().clone();
    let twice = Rule { id: id("national/fee-waiver-again"), ..rule(&policy, WAIVER).clone() };
    policy.rules.push(twice);
    let table = Table::new(&policy, Benefit::FeeWaiver, "2026-autumn".parse().unwrap());
    assert!(table.conflict.is_some_and(|told| told.starts_with("2026-autumn: 2 rules pay")));
}

#[test]
fn every_benefit_has_a_rule_in_every_county_from_its_first_term_on() {
    for benefit in Benefit::ALL {
        let first: Term = match benefit {
            Benefit::PrivateFeeCut => "2017-spring",
            Benefit::LivingSubsidy
            | Benefit::Nutrition
            | Benefit::FeeWaiver
            | Benefit::Textbooks
            | Benefit::LocalTextbooks
            | Benefit::Dictionary => "2016-spring",
        }
        .parse()
        .unwrap();
        for term in terms() {
            for place in RegionCode::places().filter(|place| *place != RegionCode::NATION) {
                let (mut household, mut student) = Default::default();
                Fact::Stage.give(0, &mut household, &mut student);
                student.region = Some(place);
                let (plain, _) = brute::outcome(library(), *benefit, term, &household, &student);
                assert_eq!(plain.ruled, term >= first, "{benefit:?} {term} {place}");
            }
        }
    }
}

#[test]
fn a_region_outside_cangzhou_has_the_rules_of_the_place_that_stands_for_it() {
    let named = |rule: &Rule| {
        let mut regions = vec![rule.region];
        for provision in rule.versions.iter().filter_map(|version| version.says.as_ref()) {
            let mut see = |condition: &Condition| {
                if let Condition::Region(of) = condition {
                    regions.extend(of);
                }
            };
            provision.when.visit(&mut see);
        }
        regions
    };
    let named: Vec<RegionCode> = library().rules.iter().flat_map(named).collect();
    let holds = |place| -> Vec<bool> { named.iter().map(|one| one.contains(place)).collect() };
    let outside = RegionCode::known().map(|(region, _)| region);
    for region in outside.filter(|region| !RegionCode::CANGZHOU.contains(*region)) {
        let in_hebei = RegionCode::HEBEI.contains(region);
        let place = if in_hebei { RegionCode::HEBEI } else { RegionCode::NATION };
        assert_eq!(holds(region), holds(place), "{region}");
    }
}

fn id<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(text.into()).unwrap()
}

#[track_caller]
fn rule<'p>(policy: &'p Policy, name: &str) -> &'p Rule {
    policy.rule(&id(name)).unwrap_or_else(|| panic!("there is no rule {name}"))
}

#[track_caller]
fn rule_mut<'p>(policy: &'p mut Policy, name: &str) -> &'p mut Rule {
    policy.rules.iter_mut().find(|rule| rule.id == id(name)).unwrap()
}

#[track_caller]
fn amount<'p>(policy: &'p mut Policy, name: &str) -> &'p mut Amount {
    let version = rule_mut(policy, name).versions.last_mut().unwrap();
    &mut version.says.as_mut().unwrap().pays
}

/// The library with one thing made wrong has these faults and no other.
#[track_caller]
fn faulty(spoil: impl FnOnce(&mut Policy), expected: &[&str]) {
    let mut policy = library().clone();
    spoil(&mut policy);
    let faults: Vec<String> = check(&policy).iter().map(ToString::to_string).collect();
    assert_eq!(faults, expected);
}

const BOARDER: &str = "national/living-subsidy-boarder";
const DAY: &str = "national/living-subsidy-day";
const LOCAL: &str = "hebei/living-subsidy-day";
const ENDED: &str = "hebei/cangzhou/living-subsidy-day";
const WAIVER: &str = "national/fee-waiver";

#[test]
fn a_fault_of_a_document_is_told() {
    faulty(
        |policy| policy.documents.push(policy.documents[0].clone()),
        &["national-2005-rural-fees: two documents have this name"],
    );
    faulty(
        |policy| policy.documents[0].title = "《通知》".to_owned(),
        &["national-2005-rural-fees: the title is written without 《》"],
    );
    faulty(
        |policy| {
            let mut unused = policy.documents[0].clone();
            unused.id = id("nobody-cites-this");
            policy.documents.push(unused);
        },
        &["nobody-cites-this: nothing cites this document"],
    );
}

#[test]
fn a_fault_of_a_category_is_told() {
    faulty(
        |policy| policy.hardships.retain(|one| one.id.id() != "general"),
        &["general: hardships.json has no record of this category"],
    );
    faulty(
        |policy| policy.hardships.push(policy.hardships[0].clone()),
        &["registered: hardships.json has several records of this category"],
    );
    faulty(
        |policy| policy.hardships[0].to = "2014-03-31".parse().ok(),
        &["registered: the category ends before it begins"],
    );
    faulty(
        |policy| policy.hardships[0].to = "2021-01-01".parse().ok(),
        &["registered: it must end before delisted takes its place"],
    );
    faulty(
        |policy| policy.hardships[0].became = Some(Hardship::Orphan),
        &[
            "registered: it must end before orphan takes its place",
            "registered: one of the child cannot become one of the household, nor back",
        ],
    );
}

#[test]
fn a_fault_of_a_form_is_told() {
    faulty(
        |policy| policy.forms.push(policy.forms[1].clone()),
        &["system-14: two forms have this name", "system-14: two forms have this name"],
    );
    faulty(
        |policy| policy.forms[1].cites.clear(),
        &["national-aid-system: nothing cites this document", "system-14: it cites nothing"],
    );
    faulty(
        |policy| policy.forms[0].cites[0].document = id("nowhere"),
        &["form-2018: there is no document nowhere"],
    );
    faulty(
        |policy| policy.forms[0].reading = String::new(),
        &["form-2018: our reading is missing"],
    );
    faulty(|policy| policy.forms[0].groups.clear(), &["form-2018: the form has no groups"]);
    faulty(
        |policy| policy.forms[0].groups[1].label = "烈士子女".to_owned(),
        &["form-2018: two groups are called 烈士子女"],
    );
    faulty(
        |policy| policy.forms[0].groups[4].hardships = Set::EMPTY,
        &["form-2018: 烈士子女 stands for no category"],
    );
}

/// What was said of hardship, and what the form then shows.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Ticked {
    says: String,
    form: String,
    #[serde(default)]
    household: Household,
    #[serde(default)]
    student: Student,
    yes: Vec<String>,
    open: Vec<String>,
    other: Vec<String>,
}

#[test]
fn a_form_is_ticked_as_these_rows_say() {
    let text = fs::read_to_string("tests/application/ticks.json").unwrap();
    let rows: Vec<Ticked> = serde_json::from_str(&text).unwrap();
    for row in &rows {
        let form = library().form(&row.form).unwrap_or_else(|| panic!("no form {}", row.form));
        let boxes = ticks(form, &row.household, &row.student);
        let with = |said| {
            let such = boxes.iter().filter(|(_, tick)| *tick == said);
            such.map(|(label, _)| (*label).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(boxes.len(), form.groups.len(), "{}", row.says);
        assert_eq!(with(Some(true)), row.yes, "{}: yes", row.says);
        assert_eq!(with(None), row.open, "{}: not known", row.says);
        let other = without_box(library(), form, &row.household, &row.student);
        assert_eq!(other, row.other, "{}: written on the line", row.says);
    }
    assert!(rows.len() >= 8, "only {} rows", rows.len());
}

#[test]
fn every_category_has_a_box_or_a_name_for_the_line() {
    for form in &library().forms {
        for hardship in Hardship::ALL {
            let (mut household, mut student) = (Household::default(), Student::default());
            if Hardship::OF_STUDENT.contains(*hardship) {
                student.hardships.set(*hardship, Some(true));
            } else {
                household.hardships.set(*hardship, Some(true));
            }
            let boxes = ticks(form, &household, &student);
            let ticked = boxes.iter().any(|(_, tick)| *tick == Some(true));
            let other = without_box(library(), form, &household, &student);
            let name = &library().hardship(*hardship).unwrap().name;
            let written = other == [name.as_str()];
            assert!(ticked != written, "{} {}: {boxes:?} {other:?}", form.id, hardship.id());
            assert!(other.is_empty() || written, "{other:?}");
        }
    }
    assert!(library().form("form-2019").is_none());
}

#[test]
fn a_fault_of_a_rules_history_is_told() {
    faulty(
        |policy| policy.rules.push(rule(policy, WAIVER).clone()),
        &[
            "national/fee-waiver: two rules have this name",
            "national/fee-waiver: two rules have this name",
        ],
    );
    faulty(
        |policy| rule_mut(policy, WAIVER).versions[0].says = None,
        &["national/fee-waiver: the first version must say something"],
    );
    faulty(
        |policy| {
            let versions = &mut rule_mut(policy, WAIVER).versions;
            versions[1].from = versions[0].from;
        },
        &["national/fee-waiver: the version of 2016-03-01 is out of order"],
    );
    faulty(
        |policy| {
            let versions = &mut rule_mut(policy, ENDED).versions;
            let mut again = versions[1].clone();
            again.from = "2025-03-01".parse().unwrap();
            versions.push(again);
        },
        &["hebei/cangzhou/living-subsidy-day: it ends twice, the second time 2025-03-01"],
    );
    faulty(
        |policy| rule_mut(policy, WAIVER).versions[1].last_seen = None,
        &["national/fee-waiver: the open version says nothing about when it was last seen"],
    );
    faulty(
        |policy| policy.rules.retain(|rule| rule.benefit != Benefit::FeeWaiver),
        &[
            "national-2005-rural-fees: nothing cites this document",
            "fee-waiver: no rule gives this benefit",
        ],
    );
}

#[test]
fn a_fault_of_a_local_layer_is_told() {
    faulty(
        |policy| rule_mut(policy, LOCAL).adds_to = Some(id(BOARDER)),
        &["hebei/living-subsidy-day: a rule either replaces another or adds to one"],
    );
    faulty(
        |policy| rule_mut(policy, LOCAL).replaces = Some(id("national/nothing")),
        &["hebei/living-subsidy-day: there is no rule national/nothing"],
    );
    faulty(
        |policy| rule_mut(policy, LOCAL).replaces = Some(id(ENDED)),
        &["hebei/living-subsidy-day: hebei/cangzhou/living-subsidy-day is not a rule of a wider \
           region"],
    );
    faulty(
        |policy| rule_mut(policy, LOCAL).replaces = Some(id(WAIVER)),
        &["hebei/living-subsidy-day: national/fee-waiver gives another benefit"],
    );
}

#[test]
fn a_fault_of_a_versions_words_and_sources_is_told() {
    let place = "national/fee-waiver from 2017-03-01";
    let last = |policy: &mut Policy, spoil: fn(&mut Version)| {
        spoil(rule_mut(policy, WAIVER).versions.last_mut().unwrap());
    };
    faulty(
        |policy| last(policy, |version| version.cites.clear()),
        &[&format!("{place}: it cites nothing")],
    );
    faulty(
        |policy| last(policy, |version| version.reading = " ".to_owned()),
        &[&format!("{place}: our reading is missing")],
    );
    faulty(
        |policy| {
            last(policy, |version| {
                let mut unknown = version.cites[0].clone();
                unknown.document = id("nowhere");
                version.cites.push(unknown);
            });
        },
        &[&format!("{place}: there is no document nowhere")],
    );
    faulty(
        |policy| last(policy, |version| version.cites[0].quote = None),
        &[&format!(
            "{place}: national-2015-urban-rural is cited without clause and without a sentence"
        )],
    );
    faulty(
        |policy| {
            last(policy, |version| version.cites[0].seen = Seen::Unseen);
            let one =
                policy.documents.iter_mut().find(|one| one.id == id("national-2015-urban-rural"));
            one.unwrap().address = Some("https://www.gov.cn/".to_owned());
        },
        &[&format!("{place}: national-2015-urban-rural has an address but was not seen")],
    );
    faulty(
        |policy| {
            last(policy, |version| {
                version.says.as_mut().unwrap().when = Condition::Stage(Set::EMPTY);
            });
        },
        &[&format!("{place}: a condition lists nothing")],
    );
}

#[test]
fn a_fault_of_an_amount_is_told() {
    let place = "national/living-subsidy-day from 2026-01-01";
    faulty(
        |policy| {
            let version = rule_mut(policy, WAIVER).versions.last_mut().unwrap();
            version.cites.iter_mut().for_each(|citation| citation.seen = Seen::Unseen);
            version.says.as_mut().unwrap().pays = Amount::Yuan(Yuan::whole(1));
        },
        &["national/fee-waiver from 2017-03-01: an amount rests on sources of which none was seen"],
    );
    faulty(
        |policy| *amount(policy, WAIVER) = Amount::First(Vec::new()),
        &["national/fee-waiver from 2017-03-01: a table has no rows"],
    );
    faulty(
        |policy| *amount(policy, DAY) = Amount::Share { percent: 101, of: id(BOARDER) },
        &[&format!("{place}: 101 per cent is not a share")],
    );
    faulty(
        |policy| *amount(policy, DAY) = Amount::Share { percent: 50, of: id("nothing") },
        &[&format!("{place}: there is no rule nothing to take a share of")],
    );
    faulty(
        |policy| *amount(policy, DAY) = Amount::Share { percent: 50, of: id(ENDED) },
        &[&format!("{place}: {ENDED} is not in force on 2026-01-01")],
    );
    faulty(
        |policy| *amount(policy, DAY) = Amount::Share { percent: 50, of: id(LOCAL) },
        &[&format!("{place}: {LOCAL} is itself a share")],
    );
}
