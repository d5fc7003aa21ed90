//! Categories that a period does not know: named, with what they became.

use serde_json::{Value, json};

use super::failures::each;
use super::runs::answer;

/// Of a household that is in one category, and denies some: which category is not in use, the
/// verdict on the subsidy, and whether it depends on the household's categories.
fn asked(period: &str, yes: &str, no: &Value) -> (Value, Value, bool) {
    let asked = json!({"period": period,
        "household": {"hardships": {"yes": [yes], "no": no}},
        "students": [{"stage": "primary", "boarding": "day", "school-kind": "public",
            "region": "130925", "hardships": {"no": "others"}}]});
    let out = answer(&asked.to_string());
    let subsidy = &out["students"][0]["benefits"][0];
    let depends = subsidy["depends-on"]
        .as_array()
        .is_some_and(|questions| questions.iter().any(|question| question == "household-hardship"));
    (out["not-in-use"].clone(), subsidy["verdict"].clone(), depends)
}

#[test]
fn a_category_that_the_period_does_not_know_is_named_with_the_one_that_it_became() {
    let became = |was: &str, is: Value| json!([{"hardship": was, "became": is}]);
    let delisted = || became("registered", "delisted".into());
    let others = json!("others");
    // The period, who is in which category and who denies which; what is not in use, and where it
    // is looked at, the verdict and whether it depends on the household.
    each(
        [
            ("2023-2024", "registered", &others, delisted(), Some(("depends", true))),
            // Whoever denied it by name was asked.
            ("2023-2024", "registered", &json!(["delisted"]), delisted(), Some(("depends", true))),
            // And back: who is delisted may have been registered.
            (
                "2019-autumn",
                "delisted",
                &others,
                became("delisted", Value::Null),
                Some(("depends", true)),
            ),
            ("2023-2024", "delisted", &others, json!([]), Some(("entitled", false))),
            // The year of the change knows both.
            ("2020-2021", "registered", &others, json!([]), None),
            (
                "2026-autumn",
                "monitored-edge",
                &others,
                became("monitored-edge", "monitored-2026".into()),
                None,
            ),
        ],
        |failures, (period, yes, no, unused, verdict)| {
            let (found, is, depends) = asked(period, yes, no);
            let row = format!("{yes} in {period}, no {no}");
            failures.same(&row, found, unused);
            if let Some(expected) = verdict {
                failures.same(&row, (is.as_str(), depends), (Some(expected.0), expected.1));
            }
        },
    );
}

#[test]
fn a_category_of_a_child_that_the_period_does_not_know_is_named_with_the_child() {
    let asked = r#"{"period":"2018-autumn","students":[
        {"hardships":{"yes":["de-facto-orphan","orphan"]}},{"hardships":{"yes":["orphan"]}}]}"#;
    let out = answer(asked);
    let unused = json!([{"hardship": "de-facto-orphan", "became": null}]);
    assert_eq!(out["students"][0]["not-in-use"], unused);
    assert_eq!((&out["students"][1]["not-in-use"], &out["not-in-use"]), (&json!([]), &json!([])));
}
