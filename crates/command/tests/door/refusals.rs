//! What is refused, each time in one sentence that says where and what is right.

use std::fs;

use aid::library::library;
use command::door::{Door, MOST_STUDENTS, On};
use serde_json::Value;

use super::failures::each;
use super::questions::questions;
use super::runs::{answered, refused, run};

#[test]
fn what_cannot_be_read_is_refused_in_one_sentence() {
    refused([
        ("", "nothing was given; write one JSON object, or one a line, as --help shows"),
        (" \n\n", "nothing was given; write one JSON object, or one a line, as --help shows"),
        ("hello", "line 1, column 1: this is not a JSON object; begin it with {"),
        ("\n []", "line 2, column 2: this is not a JSON object; begin it with {"),
        (
            "{\"period\": \"2020-spring\",\n \"students\": [{}}",
            "line 2, column 17: a comma or the closing bracket is missing here; this is not JSON, \
             correct it there",
        ),
        (
            "{\"period\": \"2020-spring\",\n \"students\": [",
            "line 2, column 15: a list or an object is begun and not ended; this is not JSON, \
             correct it there",
        ),
        (
            r#"{"period": "2020-spring", "students": [{"name": "大宝" "stage": "primary"}]}"#,
            "line 1, column 54: a comma or the closing bracket is missing here; this is not JSON, \
             correct it there",
        ),
        (
            r#"{"period": 2020-spring}"#,
            "line 1, column 16: a comma or the closing bracket is missing here; this is not JSON, \
             correct it there",
        ),
        (
            r#"{"period": yes}"#,
            "line 1, column 12: a word stands here without \"\"; this is not JSON, correct it \
             there",
        ),
        (
            "{“period”: \"2020-spring\"}",
            "line 1, column 2: a full-width sign stands here; write \" : , { } [ ] in half width; \
             this is not JSON, correct it there",
        ),
        (
            "{\"period\"：\"2020-spring\"}",
            "line 1, column 10: a full-width sign stands here; write \" : , { } [ ] in half width; \
             this is not JSON, correct it there",
        ),
        (
            "{\"period\": \"2020-spring\"，\"students\": [{}]}",
            "line 1, column 25: a full-width sign stands here; write \" : , { } [ ] in half width; \
             this is not JSON, correct it there",
        ),
        (
            "{\"period\": \"2020-spring\", \"students\": [{\"name\": \"大\t宝\"}]}",
            "line 1, column 51: a tab or a line's end stands in a text, or \" is missing before \
             it; this is not JSON, correct it there",
        ),
        (
            r#" {"students": [{}]}"#,
            "line 1, column 2: \"period\" is missing; a period is a term like 2020-spring or a \
             school year like 2023-2024",
        ),
        (
            r#"{"period": "2020", "students": [{}]}"#,
            "line 1, column 12: \"2020\" is not a period; a period is a term like 2020-spring or a \
             school year like 2023-2024",
        ),
        (
            r#"{"period": "2020-spring", "students": [{"colour": "red"}]}"#,
            "line 1, column 41: a student has no field \"colour\"; known are name, stage, year, \
             entry, region, school-kind, school-place, boarding, approval, residence, major, \
             teacher-scheme, service, prize-won, loan-taken, grant, hardships, decisions, \
             circumstances",
        ),
        (
            r#"{"period": "2020-spring", "students": [{"stage": "university"}]}"#,
            "line 1, column 50: \"university\" is not a stage; known are kindergarten, \
             primary, junior-middle, senior-middle, vocational, junior-college, undergraduate, \
             master, doctor, graduated, other",
        ),
        (
            r#"{"period": "2020-spring", "students": [{"boarding": "day", "boarding": "day"}]}"#,
            "line 1, column 60: \"boarding\" stands here again; say it once",
        ),
        (
            "{\"period\": \"2020-spring\", \"students\": [{\"decisions\":\n {\"yes\": [\"meals\"], \
             \"no\": [\"meals\"]}}]}",
            "line 2, column 28: \"meals\" is answered both yes and no; say one of them",
        ),
        (r#"{"period": "2020-spring"}"#, "line 1, column 1: there is no student; give 1 to 50"),
        (
            r#"{"period": "2020-spring", "students": []}"#,
            "line 1, column 39: there is no student; give 1 to 50",
        ),
    ]);
}

#[test]
fn a_value_of_another_kind_is_refused_with_what_is_right() {
    const CATEGORIES: &str = "say {\"yes\": [\"orphan\"], \"no\": \"others\"}, and of none \
                              {\"yes\": [], \"no\": \"others\"}";
    refused([
        (
            r#"{"period": "2020-spring", "students": [{}], "household": []}"#,
            "line 1, column 58: \"household\" is a list here; write {\"hardships\": {\"yes\": \
             [\"rural-subsistence\"], \"no\": \"others\"}}, and of none {\"hardships\": {\"yes\": \
             [], \"no\": \"others\"}}"
                .to_owned(),
        ),
        (
            r#"{"period": "2020-spring", "students": [{}], "household": {"hardships": []}}"#,
            "line 1, column 72: \"hardships\" is a list here; say {\"yes\": \
             [\"rural-subsistence\"], \"no\": \"others\"}, and of none {\"yes\": [], \"no\": \
             \"others\"}"
                .to_owned(),
        ),
        (
            r#"{"period": "2020-spring", "students": [{"name": "大宝", "hardships": []}]}"#,
            format!("line 1, column 68: \"hardships\" is a list here; {CATEGORIES}"),
        ),
        (
            r#"{"period": "2020-spring", "students": [{"hardships": [["orphan"], []]}]}"#,
            format!("line 1, column 54: \"hardships\" is a list here; {CATEGORIES}"),
        ),
        (
            r#"{"period": "2020-spring", "students": [{"decisions": ["meals"]}]}"#,
            "line 1, column 54: \"decisions\" is a list here; say {\"yes\": [\"recognised\"], \
             \"no\": \"others\"}, and of none {\"yes\": [], \"no\": \"others\"}"
                .to_owned(),
        ),
        (
            r#"{"period": "2020-spring", "students": [[]]}"#,
            "line 1, column 40: a student is a list here; write an object, like {\"stage\": \
             \"primary\"}, and {} of whom nothing is known"
                .to_owned(),
        ),
        (
            r#"{"period": "2020-spring", "students": {}}"#,
            "line 1, column 39: \"students\" is an object here; write a list of children, like \
             [{\"stage\": \"primary\"}]"
                .to_owned(),
        ),
        (
            r#"{"period": 2020, "students": [{}]}"#,
            "line 1, column 12: \"period\" is a number here; write a text, like \"2020-spring\" or \
             \"2023-2024\""
                .to_owned(),
        ),
        (
            r#"{"period": "2020-spring", "region": 130925, "students": [{}]}"#,
            "line 1, column 37: \"region\" is a number here; write its six digits as a text, like \
             \"130925\""
                .to_owned(),
        ),
        (
            r#"{"period": "2020-spring", "students": [{"boarding": true}]}"#,
            "line 1, column 53: \"boarding\" is true or false here; write one of its words as a \
             text; student-aid schema question lists them"
                .to_owned(),
        ),
        (
            r#"{"period": "2020-spring", "students": [{"hardships": {"no": "all"}}]}"#,
            "line 1, column 61: \"no\" is a text here; write a list, or \"others\" for all that \
             are not in \"yes\""
                .to_owned(),
        ),
    ]);
    // None, said as it is said; null is an answer that is not given.
    let none = r#"{"period": "2020-spring", "household": {"hardships": {"yes": [], "no": "others"}},
        "students": [{"hardships": {"yes": [], "no": "others"}, "stage": null}]}"#;
    answered(none);
}

#[test]
fn a_word_that_is_not_known_is_refused_with_the_near_one() {
    let fields = [
        (r#""stage": "primery""#, r#"50: "primery" is not a stage; did you mean "primary"?"#),
        (r#""entry": "exam""#, r#"50: "exam" is not an entry; known are first-grade, later-grade"#),
        (r#""boarding": "Boarder""#, r#"53: "Boarder" is not a boarding; did you mean "boarder"?"#),
        (
            r#""hardships": {"yes": ["orfan"]}"#,
            r#"63: "orfan" is not a hardship; did you mean "orphan"?"#,
        ),
        (
            r#""school_kind": "public""#,
            r#"41: a student has no field "school_kind"; did you mean "school-kind"?"#,
        ),
        (r#""year": "thrid""#, r#"49: "thrid" is not a year of the stage; did you mean "third"?"#),
        (r#""year": "sixth""#, r#"49: "sixth" is not a year of the stage; did you mean "fifth"?"#),
        (
            r#""approval": "none""#,
            r#"53: "none" is not an approval; known are inclusive, approved, unapproved"#,
        ),
        (
            r#""residence": "hebei-village""#,
            "54: \"hebei-village\" is not a residence; known are hebei-rural, hebei-town, \
             hebei-city, elsewhere-rural, elsewhere-city",
        ),
        (
            r#""major": "agriculture-science""#,
            r#"50: "agriculture-science" is not a major; known are agriculture, performing, other"#,
        ),
        (
            r#""teacher-scheme": "hebi""#,
            r#"59: "hebi" is not a teacher scheme; did you mean "hebei"?"#,
        ),
        (
            r#""service": "exsoldier""#,
            r#"52: "exsoldier" is not a military service; did you mean "ex-soldier"?"#,
        ),
        (
            r#""prize-won": "encouragment""#,
            r#"54: "encouragment" is not a prize won; did you mean "encouragement"?"#,
        ),
        (
            r#""loan-taken": "at-home""#,
            r#"55: "at-home" is not a loan taken; known are origin, campus, none"#,
        ),
        (
            r#""circumstances": {"yes": ["adlt"]}"#,
            r#"67: "adlt" is not a circumstance; did you mean "adult"?"#,
        ),
        (r#""grants": 2000"#, r#"41: a student has no field "grants"; did you mean "grant"?"#),
        (
            r#""decisions": {"yse": []}"#,
            r#"55: "decisions" has no field "yse"; did you mean "yes"?"#,
        ),
    ];
    refused(fields.map(|(field, near)| {
        let asked = format!(r#"{{"period": "2020-spring", "students": [{{{field}}}]}}"#);
        (asked, format!("line 1, column {near}"))
    }));
}

#[test]
fn a_grant_is_yuan_as_a_number_or_as_a_text_and_anything_else_is_refused() {
    let asked = |grant: &str| {
        let child = format!(
            r#""stage": "senior-middle", "decisions": {{"yes": ["recognised"]}}, "grant": {grant}"#
        );
        format!(r#"{{"period": "2026-2027", "students": [{{{child}}}]}}"#)
    };
    let right = "write yuan as a number, like 2300; where there are fen, as a text, like \
                 \"2300.50\"";
    let kinds = [("true", "true or false"), ("[2000]", "a list"), ("{}", "an object")];
    refused(kinds.map(|(grant, kind)| {
        let told = format!("line 1, column 112: \"grant\" is {kind} here; {right}");
        (asked(grant), told)
    }));
    let no_sums = [
        "-1",
        "1e3",
        "2000.505",
        "99999999999999999999",
        "\"much\"",
        "\"\"",
        "\"2000元\"",
        "\" 2000\"",
        "\"2,000\"",
    ];
    refused(no_sums.map(|grant| {
        let bare = grant.trim_matches('"');
        let told = "is not a sum of money; write yuan, like 2300 or \"2300.50\"";
        (asked(grant), format!("line 1, column 112: \"{bare}\" {told}"))
    }));
    refused([(
        asked("2000.5.0"),
        "line 1, column 118: a comma or the closing bracket is missing here; this is not JSON, \
         correct it there",
    )]);
    assert_eq!(answered(&asked("2000")), answered(&asked("\"2000\"")));
    assert_eq!(answered(&asked("2000.50")), answered(&asked("\"2000.5\"")));
    // Outside the range it is another thing: the range stays open, as without an answer.
    let benefits = |asked: &str| {
        let answer: Value = serde_json::from_str(&answered(asked)).unwrap();
        answer["students"][0]["benefits"].clone()
    };
    assert_eq!(benefits(&asked("null")), benefits(&asked("99999")));
    assert_ne!(answered(&asked("null")), answered(&asked("2000")));
}

#[test]
fn more_than_fifty_children_are_refused() {
    let children = |count| {
        let list = vec!["{}"; count].join(",");
        format!(r#"{{"period": "2020-spring", "students": [{list}]}}"#)
    };
    answered(&children(MOST_STUDENTS));
    refused([(
        children(51),
        "line 1, column 39: there are 51 students; give at most 50 at a time",
    )]);
}

#[test]
fn an_answer_that_no_rule_would_look_at_is_refused() {
    refused([
        (
            r#"{"period": "2020-spring", "region": "130900", "students": [{}]}"#,
            "line 1, column 37: no school is known to lie in 130900; name a county of Cangzhou, \
         another region, or leave it out: 130902, 130903, 130921, 130922, 130923, 130924, 130925, \
         130926, 130927, 130928, 130929, 130930, 130971, 130972, 130973, 130981, 130982, 130983, \
         130984, 130000, 000000",
        ),
        (
            r#"{"period": "2020-spring", "students": [{}],
            "household": {"hardships": {"yes": ["disabled"]}}}"#,
            "line 2, column 49: \"disabled\" stands with the household; write it with the child",
        ),
        (
            r#"{"period": "2020-spring", "students": [{"hardships": {"no": ["general"]}}]}"#,
            "line 1, column 62: \"general\" stands with a child; write it with the household",
        ),
    ]);
    // «No to all others» speaks of every category and is no mistake.
    answered(r#"{"period": "2020-spring", "students": [{"hardships": {"no": "others"}}]}"#);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let ran = run(&["assess"], b"{\"period\": \"\xff\"}");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert_eq!(ran.told, "line 1, column 13: this is not UTF-8 text; save it as UTF-8\n");
}

#[test]
fn an_input_cut_anywhere_is_refused_and_never_a_panic() {
    let text = fs::read_to_string(&questions()[0]).unwrap();
    let text = text.trim_end();
    each((0..text.len()).filter(|end| text.is_char_boundary(*end)), |failures, end| {
        let cut = text.get(..end).unwrap();
        let refusal = Door::new(library()).answer(cut.as_bytes(), 1, On::Lines).unwrap_err();
        let sentence = refusal.to_string();
        failures.holds(&sentence, !sentence.contains('\n') && sentence.contains("; "));
    });
}
