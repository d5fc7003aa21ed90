//! What the typed texts of an application say, and what is to be looked at before it is handed in.

use std::fmt;

use super::disagreement::{disagreements, fields_of};
use super::number::spelt;
use super::{Application, Disagreement, Field, Input, Place, Step, Texts};
use crate::identity::{
    IdKind, IdNumber, Sex, doubt_name, fold_name, read_age, read_card, read_month, read_number,
    read_people, read_phone, read_postcode, read_yuan,
};
use aid::money::Yuan;
use aid::vocabulary::Vocabulary;

/// The most characters of a line, so that it can be copied into the national system.
pub const LINE: usize = 60;

/// The most characters of a short text.
const SHORT: usize = 80;

/// A text as the form prints it, and what to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The text as the form prints it; as typed where it cannot be read.
    pub text: String,
    /// What is wrong with it or doubtful.
    pub remark: Option<Remark>,
}

/// Something to look at, in a sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Not filled in; the form cannot be handed in without it.
    Missing,
    /// It cannot be what the field asks for.
    Wrong(String),
    /// It may be right; the officer decides.
    Doubt(String),
}

impl Remark {
    /// Whether the form cannot be handed in as it is.
    pub const fn stops(&self) -> bool {
        match self {
            Self::Missing | Self::Wrong(_) => true,
            Self::Doubt(_) => false,
        }
    }
}

/// Reads the text of a field. An empty text has no remark: whether it is missing is said when the
/// form is to be handed in, not while it is being filled in. The number is read as that of an
/// identity card; [`read_as`] knows other papers.
pub fn read(field: Field, typed: &str) -> Reading {
    if typed.trim().is_empty() {
        return Reading { text: typed.trim().to_owned(), remark: None };
    }
    match field.input() {
        Input::Name => name(typed),
        Input::IdKind => kind(typed),
        Input::IdNumber => firm(typed, typed.parse::<IdNumber>().map(|number| number.to_string())),
        Input::People => firm(typed, read_people(typed).map(|count| count.to_string())),
        Input::Age => firm(typed, read_age(typed).map(|age| age.to_string())),
        Input::Money => money(field, typed),
        Input::Month => {
            let month = read_month(typed);
            firm(typed, month.map(spelt))
        }
        Input::Phone => {
            let read = read_phone(typed);
            doubtful(read.text, read.warning)
        }
        Input::Card => {
            let read = read_card(typed);
            doubtful(read.text, read.warning)
        }
        Input::Postcode => {
            let read = read_postcode(typed);
            doubtful(read.text, read.warning)
        }
        Input::Sex => {
            firm(typed, Sex::named(typed).map(|sex| sex.name().to_owned()).ok_or(NOT_A_SEX))
        }
        Input::Short => long(typed, SHORT, "表上印不下"),
        Input::Line => long(typed, LINE, "全国系统收不下"),
    }
}

/// Reads the text of a field of a pupil who has a paper of this kind. Only the number of an
/// identity card can be wrong; of others nothing is certain.
pub fn read_as(paper: IdKind, field: Field, typed: &str) -> Reading {
    match (field.input(), paper) {
        (Input::IdNumber, paper) if paper != IdKind::ResidentCard => {
            let read = read_number(paper, typed);
            doubtful(read.text, read.warning)
        }
        _ => read(field, typed),
    }
}

/// Reads a field among the others of its row.
pub fn read_in(texts: &Texts, field: Field) -> Reading {
    read_as(texts.id_kind(), field, texts.get(field))
}

/// A kind of paper, by its word; that there is none gets a remark.
fn kind(typed: &str) -> Reading {
    let doubt = match IdKind::named(typed) {
        Some(IdKind::Absent) => Some(NO_PAPER),
        Some(_) => None,
        None => Some("不认识这个证件类型，请重新选。"),
    };
    doubtful(typed.trim().to_owned(), doubt)
}

const NO_PAPER: &str =
    "没有证件号码，只能按姓名、出生年月和班级认人。请对照户口簿或出生证明核对，有了号码再补填。";

/// A sum, with a doubt where it is unusually high for a family that applies.
fn money(field: Field, typed: &str) -> Reading {
    let yuan = match read_yuan(typed) {
        Ok(yuan) => yuan,
        Err(error) => return firm(typed, Err(error)),
    };
    let most = if field == Field::IncomePerHead { MOST_PER_HEAD } else { MOST_OF_ONE };
    let sentence = format!("{yuan} 元？比一般家庭高得多，请看看是不是多打了几位，或者写的是万元。");
    doubtful(yuan.to_string(), (yuan > most).then_some(sentence))
}

/// A yearly income per head above which somebody should look again.
const MOST_PER_HEAD: Yuan = Yuan::whole(100_000);

/// The same for the income of one member.
const MOST_OF_ONE: Yuan = Yuan::whole(500_000);

const NOT_A_SEX: &str = "请写“男”或“女”。";

/// A name, with a doubt where its spelling is unusual; it is never changed for that.
fn name(typed: &str) -> Reading {
    match fold_name(typed) {
        Ok(name) => doubtful(name.text.clone(), doubt_name(&name.text)),
        error => firm(typed, error.map(|name| name.text)),
    }
}

fn firm<E: fmt::Display>(typed: &str, read: Result<String, E>) -> Reading {
    match read {
        Ok(text) => Reading { text, remark: None },
        Err(error) => {
            let remark = Some(Remark::Wrong(error.to_string()));
            Reading { text: typed.to_owned(), remark }
        }
    }
}

fn doubtful<W: fmt::Display>(text: String, warning: Option<W>) -> Reading {
    Reading { text, remark: warning.map(|warning| Remark::Doubt(warning.to_string())) }
}

fn long(typed: &str, most: usize, why: &str) -> Reading {
    let text = typed.trim().to_owned();
    let count = text.chars().count();
    let sentence = || format!("这一栏最多 {most} 个字，现在有 {count} 个；{why}，请写短一些。");
    Reading { text, remark: (count > most).then(|| Remark::Doubt(sentence())) }
}

/// Everything that is to be looked at before the application is handed in, in the order in which
/// the form is typed: what is missing, what is wrong, what disagrees.
pub fn remarks(application: &Application) -> Vec<(Place, Remark)> {
    let mut remarks = Vec::new();
    of_row(None, &application.texts, &mut remarks);
    for disagreement in disagreements(application) {
        let [field, _] = fields_of(&disagreement);
        let place = Place { member: None, field };
        remarks.push((place, Remark::Doubt(disagreement.to_string())));
    }
    for member in &application.members {
        of_row(Some(member.id), &member.texts, &mut remarks);
    }
    of_members(application, &mut remarks);
    of_account(application, &mut remarks);
    remarks.sort_by_key(|(place, _)| {
        (place.field.block(), place.member, place.field.turn(), place.field)
    });
    remarks
}

/// Whether the form cannot be handed in as it is: one of the [`remarks`] stops it. Builds no
/// sentences, since a list asks it of thousands.
pub fn is_held_up(application: &Application) -> bool {
    let rows = application.members.iter().map(|member| &member.texts);
    let stops = |texts: &Texts| {
        let kind = texts.id_kind();
        let mut read = texts.iter().filter(|(field, _)| field.input().can_be_wrong());
        read.any(|(field, text)| {
            read_as(kind, field, text).remark.is_some_and(|remark| remark.stops())
        })
    };
    let is_nameless = |texts: &Texts| is_said(texts) && is_empty(texts, Field::MemberName);
    missing(&application.texts).next().is_some()
        || rows.clone().any(is_nameless)
        || rows.chain([&application.texts]).any(stops)
}

/// Why an application is not handed in yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hold {
    /// Something stops it until it is put right.
    Stopped,
    /// This disagrees, and was not shown to the officer yet.
    Disagreeing(Vec<Disagreement>),
}

/// What holds an application back when it is to be handed in, after the officer was `shown` what
/// disagreed.
pub fn hold(application: &Application, shown: &[Disagreement]) -> Option<Hold> {
    if is_held_up(application) {
        return Some(Hold::Stopped);
    }
    let current = disagreements(application);
    (!current.is_empty() && current != shown).then_some(Hold::Disagreeing(current))
}

/// The fields without which the form cannot be handed in, and which are empty.
fn missing(texts: &Texts) -> impl Iterator<Item = Field> {
    let has_number = texts.id_kind() != IdKind::Absent;
    let required = Field::ALL.iter().copied().filter(|field| field.is_required());
    let required = required.filter(move |field| has_number || *field != Field::IdNumber);
    required.filter(|field| is_empty(texts, *field))
}

fn is_said(texts: &Texts) -> bool {
    texts.iter().any(|(_, text)| !text.trim().is_empty())
}

pub(super) fn is_empty(texts: &Texts, field: Field) -> bool {
    texts.get(field).trim().is_empty()
}

fn of_row(member: Option<u32>, texts: &Texts, remarks: &mut Vec<(Place, Remark)>) {
    if member.is_none() {
        let remark = |field| (Place { member, field }, Remark::Missing);
        remarks.extend(missing(texts).map(remark));
    }
    for (field, _) in texts.iter() {
        if let Some(remark) = read_in(texts, field).remark {
            remarks.push((Place { member, field }, remark));
        }
    }
}

/// Every used row needs a name, and at least one row should be used.
fn of_members(application: &Application, remarks: &mut Vec<(Place, Remark)>) {
    let mut nobody = true;
    for member in application.members.iter().filter(|member| is_said(&member.texts)) {
        nobody = false;
        if is_empty(&member.texts, Field::MemberName) {
            let place = Place { member: Some(member.id), field: Field::MemberName };
            remarks.push((place, Remark::Wrong(NAMELESS.to_owned())));
        }
    }
    if nobody {
        let place = Place { member: None, field: Field::MemberName };
        remarks.push((place, Remark::Doubt("请填写家庭成员。".to_owned())));
    }
}

const NAMELESS: &str = "这一行没有姓名，请填写，或者去掉这一行。";

/// A recognised pupil is to be paid, and the list of payments needs the account.
fn of_account(application: &Application, remarks: &mut Vec<(Place, Remark)>) {
    if !matches!(application.step(), Step::Recognised | Step::Paid) {
        return;
    }
    for (field, sentence) in [
        (Field::AccountHolder, "已经认定，发放前请填写账户姓名。"),
        (Field::CardNumber, "已经认定，发放前请填写银行卡号。"),
    ] {
        if is_empty(&application.texts, field) {
            remarks.push((Place { member: None, field }, Remark::Doubt(sentence.to_owned())));
        }
    }
}
