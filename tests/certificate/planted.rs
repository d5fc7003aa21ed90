//! One fault of each kind, planted into a copy of the rules: it is found, in its place, with one
//! child that shows it.

use aid::certificate::{Found, certify};
use aid::library::library;
use aid::policy::{Amount, Condition, Policy, Provision, Row, Rule, Version};
use aid::wording;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// What the rules declare today.
pub const DECLARED: &[&str] = &[
    "“国家奖学金（本专科生）”（全国）写明不能和“国家励志奖学金”（全国）同时享受，有的孩子却两样都符合。",
    "“生源地信用助学贷款”（全国）写明不能和“校园地国家助学贷款”（全国）同时享受，有的孩子却两样都符合。",
    "“服兵役国家教育资助”（全国）写明不能和“免学费（三免一助，高校）”（河北省）同时享受，有的孩子却两样都符合。",
    "“基层就业学费补偿和国家助学贷款代偿”（全国）写明不能和“免学费（三免一助，高校）”（河北省）同时享受，有的孩子却两样都符合。",
];

const BOARDER: &str = "hebei/living-subsidy-boarder";
const DAY: &str = "hebei/living-subsidy-day";
const BASE: &str = "national/living-subsidy-boarder";
const WAIVER: &str = "national/fee-waiver";

/// Plants a fault: the certificate then tells just this sentence first, and shows this child.
#[track_caller]
fn planted(plant: impl FnOnce(&mut Policy), told: &str, shown: &str) {
    let mut policy = library().clone();
    plant(&mut policy);
    let certificate = certify(&policy);
    let Some(Found { flaw, example, .. }) = certificate.undeclared().next() else {
        panic!("nothing is found");
    };
    assert_eq!(wording::plain(&wording::flaw(&policy, flaw)), told);
    let example = example.as_ref().map(|one| wording::example(&policy, one));
    assert_eq!(wording::plain(&example.unwrap_or_default()), shown);
}

#[test]
fn a_child_that_no_row_of_a_table_fits() {
    planted(
        |policy| {
            let Amount::First(rows) = &mut last(rule(policy, BOARDER)).pays else { panic!() };
            rows.pop();
        },
        "“家庭经济困难寄宿生生活补助”（河北省）从 2026 年 1 月 1 日 起的一版：孩子符合条件，表里却没有适合他的一行。",
        "比如 2026 年春季学期：学段 初中，学校所在县（市、区） 新华区，学校性质 公办学校，就读方式 住校，学校认定 是；没有。",
    );
}

#[test]
fn two_rules_that_pay_one_child() {
    planted(
        |policy| {
            let copy = Rule { id: id("hebei/copy"), ..rule(policy, BOARDER).clone() };
            policy.rules.push(copy);
        },
        "“家庭经济困难寄宿生生活补助”（河北省）和“家庭经济困难寄宿生生活补助”（河北省）同时发给同一个孩子。",
        "比如 2016 年春季学期：家庭困难类别 城市低保户，学段 小学，学校所在县（市、区） 新华区，学校性质 公办学校，就读方式 住校，学校认定 是；可以享受，金额没有收录。",
    );
}

#[test]
fn a_rule_that_ends_a_year_before_another_begins() {
    planted(
        |policy| {
            let waiver = rule(policy, WAIVER);
            let mut late = Rule { id: id("national/late"), ..waiver.clone() };
            let again = late.versions.pop().unwrap();
            late.versions = vec![Version { from: id("2025-09-01"), ..again }];
            end(waiver, "2024-09-01");
            policy.rules.push(late);
        },
        "免学杂费（小学）：“免学杂费”（全国）停止以后，到 2025 年秋季学期 才又有规定，中间没有。",
        "",
    );
}

#[test]
fn a_rule_that_says_itself_that_it_ended_and_began_again_is_declared() {
    let mut policy = library().clone();
    let waiver = rule(&mut policy, WAIVER);
    let again = waiver.versions.last().unwrap().clone();
    end(waiver, "2024-09-01");
    waiver.versions.push(Version { from: id("2025-09-01"), ..again });
    let certificate = certify(&policy);
    assert!(certificate.is_clean(), "{certificate:?}");
    assert!(certificate.found.len() > DECLARED.len());
}

#[test]
fn a_share_of_a_rule_that_is_not_in_force() {
    planted(
        |policy| end(rule(policy, BASE), "2025-09-01"),
        "“家庭经济困难非寄宿生生活补助”（河北省）从 2024 年 3 月 1 日 起的一版：按另一条规定的百分比发，那一条却已经停止或还没有开始。",
        "比如 2025 年秋季学期：家庭困难类别 脱贫户（原建档立卡贫困户），学段 小学，学校所在县（市、区） 新华区，学校性质 公办学校，就读方式 不住校；可以享受，金额没有收录。",
    );
}

#[test]
fn a_row_below_one_that_fits_everybody() {
    planted(
        |policy| {
            let Amount::First(rows) = &mut last(rule(policy, BOARDER)).pays else { panic!() };
            let pays = rows[0].pays.clone();
            rows.insert(0, Row { when: Condition::Not(Box::new(never())), pays });
        },
        "“家庭经济困难寄宿生生活补助”（河北省）从 2026 年 1 月 1 日 起的一版：表的第 2 行没有一个孩子能用上。",
        "",
    );
}

#[test]
fn a_version_whose_conditions_nobody_meets() {
    planted(
        |policy| last(rule(policy, BOARDER)).when = never(),
        "“家庭经济困难寄宿生生活补助”（河北省）从 2026 年 1 月 1 日 起的一版：没有一个孩子能享受。",
        "",
    );
}

#[test]
fn a_version_that_ends_before_a_term_begins() {
    planted(
        |policy| {
            let waiver = rule(policy, WAIVER);
            let short = waiver.versions.last().unwrap().clone();
            waiver.versions.push(Version { from: id("2026-09-02"), ..short.clone() });
            waiver.versions.push(Version { from: id("2026-09-03"), ..short });
        },
        "“免学杂费”（全国）从 2026 年 9 月 2 日 起的一版：没有一个孩子能享受。",
        "",
    );
}

#[test]
fn rules_that_replace_each_other() {
    planted(
        |policy| rule(policy, "national/living-subsidy-day").replaces = Some(id(DAY)),
        "“家庭经济困难非寄宿生生活补助”（全国）：顺着它引用的规定走，又回到它自己。",
        "",
    );
}

#[test]
fn the_poorest_who_get_less() {
    planted(
        |policy| {
            let provision = last(rule(policy, DAY));
            let poorest = of(json!({"hardship": ["rural-destitute"]}));
            let others = Condition::Not(Box::new(poorest));
            provision.when = Condition::All(vec![provision.when.clone(), others]);
        },
        "“家庭经济困难非寄宿生生活补助”（河北省）：属于其中一类：农村特困救助供养学生，反而少得。",
        "比如 2026 年春季学期：家庭困难类别 农村低保户，学段 小学，学校所在县（市、区） 新华区，学校性质 公办学校，就读方式 不住校；得 312.5 元；更困难时没有。",
    );
}

#[test]
fn a_drop_that_the_rule_declares_is_no_fault() {
    let mut policy = library().clone();
    let drop = json!({
        "poorer": {"hardship": ["rural-destitute"]},
        "cites": [{"document": "hebei-2019-recognition", "seen": "secondary", "clause": "一"}],
        "reading": "特困供养另有安排。"
    });
    let day = rule(&mut policy, DAY);
    day.drops = vec![of(drop)];
    let poorest = of(json!({"hardship": ["rural-destitute"]}));
    let provision = last(day);
    let others = Condition::Not(Box::new(poorest));
    provision.when = Condition::All(vec![provision.when.clone(), others]);
    let certificate = certify(&policy);
    assert!(certificate.is_clean(), "{certificate:?}");
    let grounds = certificate.found.iter().filter_map(|found| found.declared);
    let told: Vec<String> = grounds.map(|ground| wording::ground(&policy, ground)).collect();
    assert!(told.iter().any(|told| told.ends_with("特困供养另有安排。")), "{told:?}");
}

#[test]
fn two_that_exclude_each_other_and_pay_one_child() {
    planted(
        |policy| {
            let mut relation = rule(policy, "national/origin-loan").excludes[0].clone();
            relation.rule = id(WAIVER);
            rule(policy, BOARDER).excludes.push(relation);
        },
        "“家庭经济困难寄宿生生活补助”（河北省）写明不能和“免学杂费”（全国）同时享受，有的孩子却两样都符合。",
        "比如 2016 年春季学期：家庭困难类别 城市低保户，学段 小学，学校所在县（市、区） 新华区，学校性质 公办学校，就读方式 住校，学校认定 是；可以享受，金额没有收录。",
    );
}

fn rule<'p>(policy: &'p mut Policy, name: &str) -> &'p mut Rule {
    policy.rules.iter_mut().find(|rule| rule.id == id(name)).unwrap()
}

/// What a rule says last.
fn last(rule: &mut Rule) -> &mut Provision {
    rule.versions.iter_mut().rev().find_map(|version| version.says.as_mut()).unwrap()
}

fn end(rule: &mut Rule, from: &str) {
    let last = rule.versions.last().unwrap().clone();
    rule.versions.push(Version { from: id(from), says: None, last_seen: None, ..last });
    rule.versions.sort_by_key(|version| version.from);
}

fn id<T: DeserializeOwned>(text: &str) -> T {
    of(text.into())
}

fn of<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// A condition that nobody meets.
fn never() -> Condition {
    of(json!({"all": [{"boarding": "boarder"}, {"boarding": "day"}]}))
}
