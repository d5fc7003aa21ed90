//! What disagrees with an identity number. `disagreements.json` says at which fields it stands.

use std::collections::BTreeMap;

use aid::vocabulary::Vocabulary;
use office::application::{Application, Field, Hold, disagreement, disagreements, hold, remarks};
use office::wording;
use serde::Deserialize;

use super::failures::each;
use super::people::{boarder, with};
use super::{rows, with_mother};

/// What stands at the fields that a number is held against.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Held {
    says: String,
    texts: BTreeMap<Field, String>,
    at: BTreeMap<Field, String>,
    again: usize,
}

/// A whole form with texts of a table.
fn form(texts: &BTreeMap<Field, String>) -> Application {
    let texts: Vec<(Field, &str)> =
        texts.iter().map(|(field, text)| (*field, text.as_str())).collect();
    with(with_mother(boarder(2026)), &texts)
}

#[test]
fn what_disagrees_with_a_number_stands_at_each_of_the_fields() {
    each(rows("disagreements"), |failures, Held { says, texts, at, again }| {
        let form = form(&texts);
        let found = Field::ALL.iter();
        let found = found.filter_map(|field| Some((*field, disagreement(*field, &form)?)));
        failures.same(&says, found.collect::<BTreeMap<_, _>>(), at);
        // The summary names each once, and none of them stops the form.
        let doubts = remarks(&form).into_iter().filter(|(_, remark)| !remark.stops());
        failures.same(&says, doubts.count(), again);
    });
}

#[test]
fn what_disagrees_is_shown_once_before_a_form_is_handed_in() {
    let boy = with_mother(boarder(2026));
    let sex = with(boy.clone(), &[(Field::Sex, "女")]);
    let sex_and_month = with(sex.clone(), &[(Field::Born, "2014.6")]);
    let incomplete = with(sex_and_month.clone(), &[(Field::Class, "")]);
    let doubtful = with(boarder(2026), &[(Field::GuardianPhone, "6221234")]);
    let [first, both] = [&sex, &sex_and_month].map(disagreements);
    let nothing = vec![];
    // What was shown already, and what holds the form.
    each(
        [
            ("what fits is handed in", &boy, &nothing, None),
            ("another sex is shown", &sex, &nothing, Some(Hold::Disagreeing(first.clone()))),
            ("what was shown holds nothing back", &sex, &first, None),
            ("what was put right does not, either", &boy, &first, None),
            ("there is another", &sex_and_month, &first, Some(Hold::Disagreeing(both.clone()))),
            ("both were shown", &sex_and_month, &both, None),
            ("what is missing stops it each time", &incomplete, &both, Some(Hold::Stopped)),
            ("a doubt of one field alone holds nothing back", &doubtful, &nothing, None),
        ],
        |failures, (says, form, shown, expected)| {
            failures.same(says, hold(form, shown), expected);
        },
    );
    assert_eq!(remarks(&doubtful).len(), 2);
    assert_eq!(
        wording::disagreeing(2),
        "还没有提交：有 2 处对不上，请先核对；核对过了，再点一次“提交”"
    );
}

/// What stands over the remarks of a form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Summed {
    says: String,
    texts: BTreeMap<Field, String>,
    must: usize,
    check: usize,
    head: Option<String>,
}

#[test]
fn what_must_be_put_right_and_what_is_only_doubtful_are_counted_apart() {
    each(rows("summaries"), |failures, Summed { says, texts, must, check, head }| {
        let (stops, doubts): (Vec<_>, Vec<_>) =
            remarks(&form(&texts)).into_iter().partition(|(_, remark)| remark.stops());
        failures.same(&says, (stops.len(), doubts.len()), (must, check));
        failures.same(&says, wording::outstanding(must, check), head);
    });
}
