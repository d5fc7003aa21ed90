//! What an answer says.

use aid::library::library;
use command::door::{Door, On};
use serde_json::{Value, json};

use super::runs::answer;

#[test]
fn the_seed_case_comes_to_250_yuan() {
    let asked = r#"{"period":"2020-spring","region":"130925",
        "household":{"hardships":{"yes":["registered"],"no":"others"}},
        "students":[{"name":"大宝","stage":"primary","boarding":"day","school-kind":"public"}]}"#;
    let out = answer(asked);
    let subsidy = &out["students"][0]["benefits"][0];
    assert_eq!(out["totals"]["cash"], json!({"least": 250, "most": 250, "incomplete": false}));
    assert_eq!(subsidy["verdict"], "entitled");
    assert_eq!(subsidy["terms"][0]["equations"], json!(["1,000 元 × 50% = 500 元"]));
    assert_eq!(subsidy["citations"][0]["document"], "cangzhou-2020-plan");
    assert_eq!(subsidy["citations"][0]["clause"], "四（四）");
}

#[test]
fn an_answer_in_one_line_says_what_one_over_several_does() {
    let asked = json!({"period": "2023-2024", "region": "130925",
        "household": {"hardships": {"yes": ["registered"], "no": "others"}},
        "students": [{"name": "\"大\"宝"}, {}, {"stage": "other"}, {"name": "二宝"}, {"name": ""}]});
    let mut door = Door::new(library());
    let mut read = |asked: &Value, on| -> Value {
        let answer = door.answer(asked.to_string().as_bytes(), 1, on).unwrap();
        serde_json::from_str(&answer).unwrap()
    };
    let wide = read(&asked, On::Lines);
    assert_eq!(read(&asked, On::OneLine), wide);
    // The second time from what was kept, and with other answers beside it.
    let mut other = asked.clone();
    other["household"]["hardships"]["yes"] = json!(["rural-subsistence"]);
    assert_ne!(read(&other, On::OneLine), wide);
    assert_eq!(read(&other, On::OneLine), read(&other, On::Lines));
    assert_eq!(read(&asked, On::OneLine), wide);
}

#[test]
fn finer_sums_are_texts_and_a_benefit_without_sums_has_none() {
    let asked = r#"{"period":"2024-spring","region":"130925",
        "household":{"hardships":{"yes":["delisted"],"no":"others"}},
        "students":[{"stage":"primary","boarding":"day","school-kind":"public"}]}"#;
    let out = answer(asked);
    let benefits = out["students"][0]["benefits"].as_array().unwrap();
    let of = |id: &str| benefits.iter().find(|benefit| benefit["benefit"] == id).unwrap();
    assert_eq!(of("living-subsidy")["least"], "312.5");
    for in_kind in ["fee-waiver", "textbooks", "local-textbooks", "dictionary"] {
        assert_eq!(of(in_kind)["most"], Value::Null, "{in_kind}");
    }
    // Refuted is nought; no rule in force is not.
    assert_eq!(of("private-fee-cut")["most"], 0);
    let early = asked.replace("2024-spring", "2016-spring");
    let out = answer(&early);
    let cut = &out["students"][0]["benefits"][2];
    assert_eq!((&cut["verdict"], &cut["most"]), (&"no-rule".into(), &Value::Null));
}

#[test]
fn a_stage_that_is_not_covered_says_that_other_aid_exists() {
    let asked = r#"{"period":"2024-autumn","students":[{"stage":"other"},{"stage":"primary"}]}"#;
    let out = answer(asked);
    let note = aid::wording::OTHER_STAGE;
    assert_eq!(out["students"][0]["note"], note);
    assert_eq!(out["students"][1]["note"], Value::Null);
}

#[test]
fn answers_that_contradict_each_other_are_named_and_change_nothing() {
    let of = |student: &str| {
        let asked = format!(r#"{{"period":"2026-2027","region":"130925","students":[{student}]}}"#);
        answer(&asked)["students"][0].clone()
    };
    let stage = r#""stage":"senior-middle","school-kind":"public""#;
    let plain = of(&format!("{{{stage}}}"));
    assert_eq!(plain["doubts"], json!([]));
    let doubtful = of(&format!(r#"{{{stage},"grant":400,"year":"fourth"}}"#));
    let questions: Vec<&Value> =
        doubtful["doubts"].as_array().unwrap().iter().map(|doubt| &doubt["question"]).collect();
    assert_eq!(questions, ["year", "grant"]);
    assert!(doubtful["doubts"][1]["sentence"].as_str().unwrap().contains("1,200–3,500"));
    let sums = |child: &Value| (child["totals"].clone(), child["benefits"][0].clone());
    assert_eq!(sums(&doubtful), sums(&plain));
}

#[test]
fn where_no_rule_is_known_a_total_is_not_nothing() {
    let early = r#"{"period":"2015-autumn","students":[{"stage":"primary"}]}"#;
    let out = answer(early);
    assert_eq!(out["totals"]["cash"], json!({"least": 0, "most": 0, "incomplete": true}));
    let known = early.replace("2015", "2026").replace("primary", "other");
    let out = answer(&known);
    assert_eq!(out["totals"]["cash"], json!({"least": 0, "most": 0, "incomplete": false}));
}

#[test]
fn what_is_competed_for_lent_or_paid_back_is_told_and_is_in_no_total() {
    let asked = r#"{"period":"2026-2027","region":"130902","students":[{"stage":"undergraduate",
        "year":"second","service":"ex-soldier","teacher-scheme":"none","prize-won":"none",
        "loan-taken":"origin","hardships":{"no":"others"},"decisions":{"yes":["recognised"]}}]}"#;
    let out = answer(asked);
    let benefits = out["students"][0]["benefits"].as_array().unwrap();
    let of = |id: &str| benefits.iter().find(|benefit| benefit["benefit"] == id).unwrap();
    for (id, kind, least, most) in [
        ("national-grant", "cash", 3_700, 3_700),
        ("national-scholarship", "prize", 10_000, 10_000),
        ("encouragement-scholarship", "prize", 6_000, 6_000),
        ("origin-loan", "loan", 0, 20_000),
        ("service-refund", "refund", 0, 20_000),
    ] {
        let found = of(id);
        assert_eq!((&found["kind"], &found["verdict"]), (&kind.into(), &"entitled".into()), "{id}");
        assert_eq!((&found["least"], &found["most"]), (&least.into(), &most.into()), "{id}");
    }
    // The sum of a whole year stands in its first term, and the second says in which.
    let terms = &of("origin-loan")["terms"];
    assert_eq!((&terms[0]["most"], &terms[0]["given"]), (&20_000.into(), &Value::Null));
    assert_eq!((&terms[1]["most"], &terms[1]["given"]), (&0.into(), &"2026-autumn".into()));
    let sums = json!({"least": 3_700, "most": 3_700, "incomplete": false});
    assert_eq!(out["totals"]["cash"], sums);
    assert_eq!(of("work-study")["terms"][0]["equations"], json!(["每小时不低于 12 元"]));
}

#[test]
fn a_child_is_told_only_of_the_benefits_of_its_stage() {
    let asked = r#"{"period":"2026-2027","students":[{"stage":"kindergarten"},
        {"stage":"graduated"},{"stage":"other"},{}]}"#;
    let out = answer(asked);
    let expected = [
        json!(["preschool-aid", "preschool-fees"]),
        json!(["interest-holiday", "grass-roots-refund"]),
        json!([]),
        json!([]),
    ];
    for (place, benefits) in expected.iter().enumerate() {
        let told = out["students"][place]["benefits"].as_array().unwrap();
        let told: Vec<&Value> = told.iter().map(|benefit| &benefit["benefit"]).collect();
        assert_eq!(&json!(told), benefits, "{place}");
    }
    let first = json!(["household-hardship", "stage"]);
    assert_eq!(out["students"][3]["open-questions"], first);
}
