//! The sentences of imports: each code has one, that says what to do and names nobody.

use std::collections::BTreeSet;

use aid::vocabulary::Vocabulary;
use office::import::column::Column;
use office::import::problem::{Code, Problem, RowProblem, Severity};
use office::import::rows::Counts;
use office::wording;

use crate::punctuation::half_width;

fn line(code: Code, detail: &str) -> String {
    let problem = Problem { code, detail: detail.to_owned() };
    wording::row_problem(&RowProblem { row: 7, column: Some(27), problem })
}

#[test]
fn each_problem_has_a_sentence_of_its_own() {
    let mut seen = BTreeSet::new();
    for code in Code::ALL {
        let line = line(*code, "");
        assert!(line.starts_with(&format!("{} 第 7 行 AB 列：", code.id())), "{line}");
        assert!(line.contains('。') && line.contains('请'), "{line} does not say what to do");
        assert_eq!(half_width(&line), None, "{line}");
        let (_, sentence) = line.split_once('：').unwrap();
        assert!(seen.insert(sentence.to_owned()) || is_general(*code), "{sentence} twice");
    }
    assert_eq!(seen.len(), Code::ALL.len() - 1);
}

/// Codes for which the reader of the value always says the sentence.
fn is_general(code: Code) -> bool {
    matches!(code, Code::UnclearAmount | Code::OddPhone | Code::OddCard)
}

/// A code is written down by officers: it never means another thing.
#[test]
fn the_codes_stay_what_they_are() {
    let codes: Vec<String> =
        Code::ALL.iter().map(|code| format!("{}:{code:?}", code.id())).collect();
    let expected = "E01:NoName E02:NotAName E03:OddName E11:CellError E12:NotCalculated \
        E13:Picture E14:OtherKind E15:UnderMerge E16:TwoColumns E21:DamagedNumber E22:CutNumber \
        E23:WrongNumber E24:OddNumber E25:ZerosGone E26:UnknownPaper E31:UnclearDay E32:LostDay \
        E33:OneOrTen E34:Serial E41:UnknownWord E42:Lodging E43:UnknownCategory \
        E44:EitherCategory E45:UnclearGrade E46:OnlyAHint E47:YesAndNo E51:UnclearAmount \
        E52:UnclearTerm E53:UnknownBenefit E61:AgainstNumber E62:TwoNumbers E71:OddPhone \
        E72:OddCard";
    assert_eq!(codes.join(" "), expected);
    let rejected = Code::ALL.iter().filter(|code| code.severity() == Severity::Rejected);
    assert_eq!(rejected.copied().collect::<Vec<Code>>(), [Code::NoName, Code::NotAName]);
}

#[test]
fn full_lines() {
    let rows = [
        (
            line(Code::DamagedNumber, ""),
            "E21 第 7 行 AB 列：号码存成了数字，后几位已经不是原来的，不能用。请把这一列设成文本，对照证件重新填写。\
             （这一格没有采用）",
        ),
        (
            line(Code::UnknownCategory, "单亲"),
            "E43 第 7 行 AB 列：不认识困难类型“单亲”，请对照名单上的正式名称改写。（这一格没有采用）",
        ),
        (
            wording::row_problem(&RowProblem {
                row: 3,
                column: None,
                problem: Problem::of(Code::NoName),
            }),
            "E01 第 3 行：这一行没有姓名，请补上姓名再导入；不是学生的行，可以不管。（这一行没有导入）",
        ),
    ];
    for (line, expected) in rows {
        assert_eq!(line, expected);
    }
    let counts =
        Counts { taken: 312, hidden: 4, rejected: 1, blank: 0, foot: 2, ..Counts::default() };
    let told = wording::import_counts(counts);
    assert_eq!(told, "读到 312 人，4 行是隐藏的，也读了，1 行没有导入，2 行是合计或落款。");
    assert_eq!(wording::import_counts(Counts::default()), "读到 0 人。");
}

#[test]
fn columns_have_letters_as_on_the_screen() {
    for (place, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")]
    {
        assert_eq!(wording::column_letters(place), letters);
    }
    let names: BTreeSet<&str> = Column::ALL.iter().map(|one| wording::list_column(*one)).collect();
    assert_eq!(names.len(), Column::ALL.len());
    assert_eq!(names.iter().find_map(|name| half_width(name)), None);
}
