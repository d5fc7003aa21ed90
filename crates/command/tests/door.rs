//! The JSON door, through the real command: what goes in, what comes out, and every refusal.
//!
//! `door/*.in.json` are questions and `door/*.out.json` their answers, `schema/*.json` the schemas
//! of both; `UPDATE=1` rewrites answers and schemas.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use aid::library::library;
use aid::region::RegionCode;
use command::door::{Door, MOST_BYTES, MOST_STUDENTS, On, USAGE, answer_schema, question_schema};
use serde_json::{Value, json};

const FOLDER: &str = "tests/door";

/// What the command wrote, and how it ended.
#[derive(Debug, PartialEq, Eq)]
struct Ran {
    code: Option<i32>,
    out: String,
    told: String,
}

/// The command, which waits for what is asked.
#[track_caller]
fn begun(words: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_student-aid"))
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[track_caller]
fn run(words: &[&str], input: &[u8]) -> Ran {
    let mut command = begun(words);
    let mut stdin = command.stdin.take().unwrap();
    // Where it refuses its arguments it reads nothing, so the pipe may be closed already.
    let written = stdin.write_all(input);
    drop(stdin);
    let output = command.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let ran =
        Ran { code: output.status.code(), out: text(output.stdout), told: text(output.stderr) };
    assert!(written.is_ok() || ran.code == Some(2), "{written:?} {ran:?}");
    ran
}

#[track_caller]
fn answered(input: &str) -> String {
    let ran = run(&["assess"], input.as_bytes());
    assert_eq!((ran.code, ran.told.as_str()), (Some(0), ""), "{input}");
    ran.out
}

/// The command says this one sentence, writes nothing and ends with 2.
#[track_caller]
fn refused(input: &str, sentence: &str) {
    let expected = Ran { code: Some(2), out: String::new(), told: format!("{sentence}\n") };
    let ran = run(&["assess"], input.as_bytes());
    assert_eq!(ran, expected, "{}", input.chars().take(300).collect::<String>());
}

fn questions() -> Vec<PathBuf> {
    let files = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let asked = |path: &PathBuf| path.to_string_lossy().ends_with(".in.json");
    let mut questions: Vec<PathBuf> = files.filter(asked).collect();
    questions.sort();
    questions
}

fn answer_file(question: &Path) -> PathBuf {
    PathBuf::from(question.to_string_lossy().replace(".in.json", ".out.json"))
}

#[test]
fn every_question_has_its_answer_in_full() {
    let questions = questions();
    for file in &questions {
        let out = answered(&fs::read_to_string(file).unwrap());
        let expected = answer_file(file);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &out).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        assert!(out == expected, "{}: the answer differs; UPDATE=1 rewrites it", file.display());
    }
    assert!(questions.len() >= 4, "only {} questions were found", questions.len());
}

#[test]
fn every_answer_has_its_question() {
    let answers: Vec<PathBuf> = questions().iter().map(|file| answer_file(file)).collect();
    for entry in fs::read_dir(FOLDER).unwrap() {
        let path = entry.unwrap().path();
        let known = answers.contains(&path) || questions().contains(&path);
        assert!(known, "{} belongs to no question; remove it", path.display());
    }
}

#[test]
fn the_seed_case_comes_to_250_yuan() {
    let asked = r#"{"period":"2020-spring","region":"130925",
        "household":{"hardships":{"yes":["registered"],"no":"others"}},
        "students":[{"name":"大宝","stage":"primary","boarding":"day","school-kind":"public"}]}"#;
    let out: Value = serde_json::from_str(&answered(asked)).unwrap();
    let subsidy = &out["students"][0]["benefits"][0];
    assert_eq!(out["totals"]["cash"], json!({"least": 250, "most": 250, "incomplete": false}));
    assert_eq!(subsidy["verdict"], "entitled");
    assert_eq!(subsidy["terms"][0]["equations"], json!(["1,000 元 × 50% = 500 元"]));
    assert_eq!(subsidy["citations"][0]["document"], "cangzhou-2020-plan");
    assert_eq!(subsidy["citations"][0]["clause"], "四（四）");
}

#[test]
fn one_object_a_line_is_answered_one_object_a_line_in_the_same_order() {
    let one = r#"{"period":"2020-spring","students":[{"stage":"primary"}]}"#;
    let two = r#"{"period":"2023-2024","students":[{"name":"二宝"},{"stage":"other"}]}"#;
    let apart = [answered(one), answered(two)].concat();
    assert_eq!(answered(&format!("{one}\n{two}\n")), apart);
    assert_eq!(answered(&format!("\n{one}\r\n\n{two}")), apart);
    assert_eq!(apart.lines().count(), 2);
    // The same question over several lines is answered over several lines, with the same content.
    let wide = answered(&one.replace(",\"", ",\n\""));
    assert!(wide.lines().count() > 100, "{wide}");
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(read(&wide), read(&answered(one)));
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
fn the_region_of_the_question_is_that_of_each_child_without_its_own() {
    let apart = r#"{"period":"2026-autumn","students":[
        {"stage":"primary","region":"130925"},{"stage":"primary","region":"130921"}]}"#;
    let shared = r#"{"period":"2026-autumn","region":"130925","students":[
        {"stage":"primary"},{"stage":"primary","region":"130921"}]}"#;
    assert_eq!(answered(apart), answered(shared));
    let without = r#"{"period":"2026-autumn","students":[
        {"stage":"primary"},{"stage":"primary","region":"130921"}]}"#;
    assert_ne!(answered(apart), answered(without));
}

#[test]
fn finer_sums_are_texts_and_a_benefit_without_sums_has_none() {
    let asked = r#"{"period":"2024-spring","region":"130925",
        "household":{"hardships":{"yes":["delisted"],"no":"others"}},
        "students":[{"stage":"primary","boarding":"day","school-kind":"public"}]}"#;
    let out: Value = serde_json::from_str(&answered(asked)).unwrap();
    let benefits = out["students"][0]["benefits"].as_array().unwrap();
    let of = |id: &str| benefits.iter().find(|one| one["benefit"] == id).unwrap();
    assert_eq!(of("living-subsidy")["least"], "312.5");
    for in_kind in ["fee-waiver", "textbooks", "local-textbooks", "dictionary"] {
        assert_eq!(of(in_kind)["most"], Value::Null, "{in_kind}");
    }
    // Refuted is nought; no rule in force is not.
    assert_eq!(of("private-fee-cut")["most"], 0);
    let early = asked.replace("2024-spring", "2016-spring");
    let out: Value = serde_json::from_str(&answered(&early)).unwrap();
    let cut = &out["students"][0]["benefits"][2];
    assert_eq!((&cut["verdict"], &cut["most"]), (&"no-rule".into(), &Value::Null));
}

#[test]
fn what_cannot_be_read_is_refused_in_one_sentence() {
    for (input, sentence) in [
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
            "line 1, column 41: a student has no field \"colour\"; known are name, stage, entry, \
             region, school-kind, school-place, boarding, hardships, decisions",
        ),
        (
            r#"{"period": "2020-spring", "students": [{"stage": "university"}]}"#,
            "line 1, column 50: \"university\" is not a stage; known are primary, junior-middle, \
             other",
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
    ] {
        refused(input, sentence);
    }
}

#[test]
fn a_value_of_another_kind_is_refused_with_what_is_right() {
    const CATEGORIES: &str = "say {\"yes\": [\"orphan\"], \"no\": \"others\"}, and of none \
                              {\"yes\": [], \"no\": \"others\"}";
    for (input, sentence) in [
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
    ] {
        refused(input, &sentence);
    }
    // None, said as it is said; null is an answer that is not given.
    let none = r#"{"period": "2020-spring", "household": {"hardships": {"yes": [], "no": "others"}},
        "students": [{"hardships": {"yes": [], "no": "others"}, "stage": null}]}"#;
    answered(none);
}

#[test]
fn a_word_that_is_not_known_is_refused_with_the_near_one() {
    for (field, near) in [
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
        (
            r#""decisions": {"yse": []}"#,
            r#"55: "decisions" has no field "yse"; did you mean "yes"?"#,
        ),
    ] {
        let asked = format!(r#"{{"period": "2020-spring", "students": [{{{field}}}]}}"#);
        refused(&asked, &format!("line 1, column {near}"));
    }
}

#[test]
fn a_region_is_one_of_the_table_or_refused_with_the_near_one() {
    let asked = |region: &str| {
        let child = r#"{"stage": "primary", "school-kind": "private"}"#;
        format!(r#"{{"period": "2026-autumn", "region": "{region}", "students": [{child}]}}"#)
    };
    let why = "write the six digits of the county, 130000 for one elsewhere in Hebei, 000000 for \
               one outside it, or leave it out";
    for (region, told) in [
        // What it would be refused for is not proposed.
        ("130901", "did you mean \"130902\" (新华区)?"),
        ("139025", "did you mean \"130925\" (盐山县)?"),
        ("139001", why),
        ("999999", why),
        ("130931", "did you mean \"130930\" (孟村回族自治县)?"),
        ("410105", "did you mean \"410000\" (河南省)?"),
        ("盐山县", "did you mean \"130925\" (盐山县)?"),
        ("Yanshan", why),
        ("13092", why),
    ] {
        let sentence = format!("line 1, column 37: \"{region}\" is not a region; {told}");
        refused(&asked(region), &sentence);
    }
    // A place elsewhere in Hebei is as good as «elsewhere in Hebei», one outside as «outside».
    for (alike, regions) in [
        ("130000", ["130100", "130102", "130682", "130181", "130521"]),
        ("000000", ["110000", "410000", "650000", "150000", "460000"]),
    ] {
        let expected = answered(&asked(alike));
        for region in regions {
            assert_eq!(answered(&asked(region)), expected, "{region}");
        }
    }
    assert_ne!(answered(&asked("130000")), answered(&asked("000000")));
}

#[test]
fn the_mark_that_some_editors_write_before_a_text_is_passed_over() {
    let asked = r#"{"period":"2020-spring","students":[{"stage":"primary"}]}"#;
    assert_eq!(answered(&format!("\u{feff}{asked}")), answered(asked));
    assert_eq!(answered(&format!("\u{feff}{asked}\n{asked}")), answered(asked).repeat(2));
    refused("\u{feff}[]", "line 1, column 1: this is not a JSON object; begin it with {");
    let wide = format!("\u{feff}{}", asked.replace(",\"", ",\n\""));
    assert!(answered(&wide).lines().count() > 100);
}

#[test]
fn a_stage_that_is_not_covered_says_that_other_aid_exists() {
    let asked = r#"{"period":"2024-autumn","students":[{"stage":"other"},{"stage":"primary"}]}"#;
    let out: Value = serde_json::from_str(&answered(asked)).unwrap();
    let note = aid::wording::OTHER_STAGE;
    assert_eq!(out["students"][0]["note"], note);
    assert_eq!(out["students"][1]["note"], Value::Null);
}

#[test]
fn a_category_that_the_period_does_not_know_is_named_with_the_one_that_it_became() {
    let asked = |period: &str, yes: &str, no: &str| {
        let said = format!(r#"{{"yes":["{yes}"],"no":{no}}}"#);
        let child = r#"{"stage":"primary","boarding":"day","school-kind":"public",
            "region":"130925","hardships":{"no":"others"}}"#;
        let asked = format!(
            r#"{{"period":"{period}","household":{{"hardships":{said}}},"students":[{child}]}}"#
        );
        let out: Value = serde_json::from_str(&answered(&asked)).unwrap();
        let subsidy = out["students"][0]["benefits"][0].clone();
        (out["not-in-use"].clone(), subsidy["verdict"].clone(), subsidy["depends-on"].clone())
    };
    let became = |was: &str, is: Value| json!([{"hardship": was, "became": is}]);
    let household = json!(["household-hardship"]);
    let (unused, verdict, depends) = asked("2023-2024", "registered", r#""others""#);
    assert_eq!((unused, verdict), (became("registered", "delisted".into()), "depends".into()));
    assert!(depends.as_array().unwrap().contains(&household[0]), "{depends}");
    // Whoever denied it by name was asked.
    let (unused, verdict, depends) = asked("2023-2024", "registered", r#"["delisted"]"#);
    assert_eq!(unused, became("registered", "delisted".into()));
    assert!(verdict == "depends" && depends.as_array().unwrap().contains(&household[0]));
    // And back: who is delisted may have been registered.
    let (unused, verdict, _) = asked("2019-autumn", "delisted", r#""others""#);
    assert_eq!((unused, verdict), (became("delisted", Value::Null), "depends".into()));
    let (unused, verdict, _) = asked("2023-2024", "delisted", r#""others""#);
    assert_eq!((unused, verdict), (json!([]), "entitled".into()));
    // The year of the change knows both.
    assert_eq!(asked("2020-2021", "registered", r#""others""#).0, json!([]));
    assert_eq!(
        asked("2026-autumn", "monitored-edge", r#""others""#).0,
        became("monitored-edge", "monitored-2026".into())
    );
}

#[test]
fn a_category_of_a_child_that_the_period_does_not_know_is_named_with_the_child() {
    let asked = r#"{"period":"2018-autumn","students":[
        {"hardships":{"yes":["de-facto-orphan","orphan"]}},{"hardships":{"yes":["orphan"]}}]}"#;
    let out: Value = serde_json::from_str(&answered(asked)).unwrap();
    let unused = json!([{"hardship": "de-facto-orphan", "became": null}]);
    assert_eq!(out["students"][0]["not-in-use"], unused);
    assert_eq!((&out["students"][1]["not-in-use"], &out["not-in-use"]), (&json!([]), &json!([])));
}

#[test]
fn more_than_fifty_children_are_refused() {
    let children = |count| {
        let list = vec!["{}"; count].join(",");
        format!(r#"{{"period": "2020-spring", "students": [{list}]}}"#)
    };
    answered(&children(MOST_STUDENTS));
    refused(&children(51), "line 1, column 39: there are 51 students; give at most 50 at a time");
}

#[test]
fn an_answer_that_no_rule_would_look_at_is_refused() {
    refused(
        r#"{"period": "2020-spring", "region": "130900", "students": [{}]}"#,
        "line 1, column 37: no school is known to lie in 130900; name a county of Cangzhou, \
         another region, or leave it out: 130902, 130903, 130921, 130922, 130923, 130924, 130925, \
         130926, 130927, 130928, 130929, 130930, 130971, 130972, 130973, 130981, 130982, 130983, \
         130984, 130000, 000000",
    );
    refused(
        r#"{"period": "2020-spring", "students": [{}],
            "household": {"hardships": {"yes": ["disabled"]}}}"#,
        "line 2, column 49: \"disabled\" stands with the household; write it with the child",
    );
    refused(
        r#"{"period": "2020-spring", "students": [{"hardships": {"no": ["general"]}}]}"#,
        "line 1, column 62: \"general\" stands with a child; write it with the household",
    );
    // «No to all others» speaks of every category and is no mistake.
    answered(r#"{"period": "2020-spring", "students": [{"hardships": {"no": "others"}}]}"#);
}

/// The command writes these lines and ends with 2; an answer is any line without an error.
#[track_caller]
fn some_refused(input: &str, expected: &[Option<Value>]) {
    let ran = run(&["assess"], input.as_bytes());
    assert_eq!((ran.code, ran.told.as_str()), (Some(2), ""));
    let refusals: Vec<Option<Value>> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|line| line.get("error").is_some().then_some(line))
        .collect();
    assert_eq!(refusals, expected, "{}", input.chars().take(300).collect::<String>());
}

#[test]
fn a_wrong_line_is_refused_in_its_place_and_the_rest_goes_on() {
    let right = r#"{"period":"2020-spring","students":[{"stage":"primary"}]}"#;
    let refusal = |line: usize, error: &str| Some(json!({"line": line, "error": error}));
    let period = "column 11: \"2020-summer\" is not a period; a period is a term like 2020-spring \
                  or a school year like 2023-2024";
    some_refused(
        &format!("{right}\n\n{{\"period\":\"2020-summer\",\"students\":[{{}}]}}\n{right}\n"),
        &[None, refusal(3, &format!("line 3, {period}")), None],
    );
    some_refused(
        &format!("{right}\n{{\"period\":\"2020-spring\",\"students\":[]}}"),
        &[None, refusal(2, "line 2, column 36: there is no student; give 1 to 50")],
    );
    let torn = "a list or an object is begun and not ended; this is not JSON, correct it there";
    some_refused(
        &format!("{right}\n{{\nhello\n"),
        &[
            None,
            refusal(2, &format!("line 2, column 2: {torn}")),
            refusal(3, "line 3, column 1: this is not a JSON object; begin it with {"),
        ],
    );
    // Also where the first lines are wrong, torn or no objects.
    some_refused(
        &format!("{{\"period\":\"2020-summer\"}}\n{right}"),
        &[refusal(1, &format!("line 1, {period}")), None],
    );
    some_refused(
        &format!("{{\n\n{{\n{right}\n"),
        &[
            refusal(1, &format!("line 1, column 2: {torn}")),
            refusal(3, &format!("line 3, column 2: {torn}")),
            None,
        ],
    );
    some_refused(
        &format!("hello\n{right}\n"),
        &[refusal(1, "line 1, column 1: this is not a JSON object; begin it with {"), None],
    );
    some_refused(
        &format!("{right} {right}\n{right}"),
        &[
            refusal(
                1,
                "line 1, column 59: something follows after the end; write one question a line; \
                 this is not JSON, correct it there",
            ),
            None,
        ],
    );
}

#[test]
fn a_question_that_stands_alone_is_refused_as_one() {
    let right = r#"{"period":"2020-spring","students":[{"stage":"primary"}]}"#;
    let torn = right.replace(":[", ":[[");
    refused(
        &format!("\n{torn}\n\n"),
        "line 2, column 58: a comma or the closing bracket is missing here; this is not JSON, \
         correct it there",
    );
    refused(
        &format!("{}\n{{}}", right.replace(",\"", ",\n\"")),
        "line 3, column 1: something follows after the end; write one question a line; this is \
         not JSON, correct it there",
    );
    refused(
        &format!("{right} {right}\n"),
        "line 1, column 59: something follows after the end; write one question a line; this is \
         not JSON, correct it there",
    );
}

#[test]
fn a_question_that_is_too_long_is_refused_and_the_next_is_answered() {
    let right = r#"{"period":"2020-spring","students":[{"stage":"primary"}]}"#;
    let long = right.replace("primary", &"宝".repeat(MOST_BYTES / 3));
    let told = "the question has more than 1048576 bytes; ask of fewer children";
    refused(&long, &format!("line 1, column 1: {told}"));
    let refusal = json!({"line": 2, "error": format!("line 2, column 1: {told}")});
    some_refused(&format!("{right}\n{long}\n{right}"), &[None, Some(refusal), None]);
}

#[test]
fn each_line_is_answered_before_the_next_is_asked() {
    let mut command = begun(&["assess"]);
    let mut stdin = command.stdin.take().unwrap();
    let mut answers = BufReader::new(command.stdout.take().unwrap()).lines();
    for name in ["大宝", "二宝", "三宝", "四宝"] {
        let asked = json!({"period": "2020-spring", "students": [{"name": name}]});
        writeln!(stdin, "{asked}").unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["students"][0]["name"], name);
    }
    drop(stdin);
    assert!(answers.next().is_none() && command.wait().unwrap().success());
}

#[test]
fn many_lines_are_answered_in_their_order() {
    let asked =
        |name| json!({"period": "2020-spring", "students": [{"name": name, "stage": "other"}]});
    let names: Vec<String> = (0..300).map(|number| format!("{number}号")).collect();
    let lines: Vec<String> = names.iter().map(|name| asked(name).to_string()).collect();
    let out = answered(&lines.join("\n"));
    let read = |line: &str| serde_json::from_str::<Value>(line).unwrap();
    let answered: Vec<Value> =
        out.lines().map(|line| read(line)["students"][0]["name"].clone()).collect();
    assert_eq!(answered, names);
}

#[test]
fn who_reads_no_more_answers_ends_it_quietly() {
    let mut command = begun(&["assess"]);
    let mut stdin = command.stdin.take().unwrap();
    drop(command.stdout.take());
    let line = "{\"period\":\"2020-spring\",\"students\":[{\"stage\":\"primary\"}]}\n";
    // Far more than the pipes hold: at the latest then it is known that nobody reads.
    let written = (0..100_000).map(|_| stdin.write_all(line.as_bytes()));
    assert!(written.into_iter().any(|one| one.is_err()), "all was read");
    drop(stdin);
    let output = command.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

fn in_step(name: &str, schema: &Value) {
    let file = PathBuf::from("schema").join(name);
    let text = format!("{}\n", serde_json::to_string_pretty(schema).unwrap());
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all("schema").unwrap();
        fs::write(&file, &text).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == text, "{} is another schema; UPDATE=1 rewrites it", file.display());
}

#[test]
fn the_schemas_are_those_of_the_types() {
    in_step("question.schema.json", &question_schema());
    in_step("answer.schema.json", &answer_schema());
    for (word, schema) in [("question", question_schema()), ("answer", answer_schema())] {
        let ran = run(&["schema", word], b"");
        assert_eq!(ran.code, Some(0));
        assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap(), schema);
    }
}

/// Every JSON object of a file: one over several lines, or one a line.
fn objects(file: &Path) -> Vec<Value> {
    let text = fs::read_to_string(file).unwrap();
    let read = serde_json::Deserializer::from_str(&text).into_iter();
    read.collect::<Result<_, _>>().unwrap()
}

#[test]
fn every_question_and_every_answer_is_as_its_schema_says() {
    let valid = |file: &Path, schema: &Value| {
        let schema = jsonschema::draft202012::new(schema).unwrap();
        for object in objects(file) {
            let wrong: Vec<String> =
                schema.iter_errors(&object).map(|error| error.to_string()).collect();
            assert_eq!(wrong, [""; 0], "{}", file.display());
        }
    };
    for file in questions() {
        valid(&file, &question_schema());
        valid(&answer_file(&file), &answer_schema());
    }
}

#[test]
fn the_schema_takes_and_refuses_what_the_door_does() {
    let schema = jsonschema::draft202012::new(&question_schema()).unwrap();
    let rows = [
        (json!({"period": null}), false),
        (json!({"period": "2020-summer"}), false),
        (json!({"period": "2020-2021"}), true),
        (json!({"students": []}), false),
        (json!({"students": vec![json!({}); MOST_STUDENTS]}), true),
        (json!({"students": vec![json!({}); MOST_STUDENTS + 1]}), false),
        (json!({"students": [[]]}), false),
        (json!({"students": null}), false),
        (json!({"household": []}), false),
        (json!({"household": null}), true),
        (json!({"household": {"hardships": null}}), true),
        (json!({"household": {"hardships": []}}), false),
        (json!({"household": {"hardships": {"yes": [], "no": "others"}}}), true),
        (json!({"household": {"hardships": {"yes": ["poor"]}}}), false),
        (json!({"household": {"hardships": {"no": "all"}}}), false),
        (json!({"household": {"hardships": {"maybe": []}}}), false),
        (json!({"students": [{"decisions": {"yes": ["meals"], "no": null}}]}), true),
        (json!({"students": [{"decisions": {"yes": ["orphan"]}}]}), false),
        (json!({"students": [{"stage": "other", "name": "大宝", "entry": null}]}), true),
        (json!({"students": [{"stage": "university"}]}), false),
        (json!({"students": [{"name": 1}]}), false),
        (json!({"colour": "red"}), false),
        (json!({"region": "139025"}), false),
        (json!({"region": "130900"}), false),
        (json!({"region": 130_925}), false),
    ];
    let regions = RegionCode::places().map(|place| (json!({"region": place.to_string()}), true));
    let mut door = Door::new(library());
    for (fields, expected) in rows.into_iter().chain(regions) {
        let mut asked = json!({"period": "2020-spring", "students": [{}]});
        asked.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let text = asked.to_string();
        assert_eq!(schema.is_valid(&asked), expected, "{text}");
        let answer = door.answer(text.as_bytes(), 1, On::OneLine);
        assert_eq!(answer.is_ok(), expected, "{text}");
    }
}

#[test]
fn wrong_usage_shows_the_usage_and_ends_with_2() {
    let wrong = Ran { code: Some(2), out: String::new(), told: USAGE.to_owned() };
    for words in [&[][..], &["judge"], &["assess", "situation.json"], &["--version"]] {
        assert_eq!(run(words, b""), wrong, "{words:?}");
    }
    let helped = Ran { code: Some(0), out: USAGE.to_owned(), told: String::new() };
    for words in [&["--help"][..], &["-h"], &["help"]] {
        assert_eq!(run(words, b""), helped, "{words:?}");
    }
}

#[test]
fn the_example_of_the_usage_is_answered() {
    let example = USAGE.split("\n\n").find(|part| part.trim_start().starts_with('{')).unwrap();
    let whole = example.trim();
    let out: Value = serde_json::from_str(&answered(whole)).unwrap();
    assert_eq!(out["students"][0]["name"], "Ming");
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
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        let cut: String = text.chars().take(text.get(..end).unwrap().chars().count()).collect();
        let told =
            Door::new(library()).answer(cut.as_bytes(), 1, On::Lines).unwrap_err().to_string();
        assert!(!told.contains('\n') && told.contains("; "), "{told}");
    }
}

#[test]
fn where_no_rule_is_known_a_total_is_not_nothing() {
    let early = r#"{"period":"2015-autumn","students":[{"stage":"primary"}]}"#;
    let out: Value = serde_json::from_str(&answered(early)).unwrap();
    assert_eq!(out["totals"]["cash"], json!({"least": 0, "most": 0, "incomplete": true}));
    let known = early.replace("2015", "2026").replace("primary", "other");
    let out: Value = serde_json::from_str(&answered(&known)).unwrap();
    assert_eq!(out["totals"]["cash"], json!({"least": 0, "most": 0, "incomplete": false}));
}
