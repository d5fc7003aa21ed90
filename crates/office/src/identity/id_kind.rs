//! 证件类型: the papers that say who somebody is, and how the numbers on them look. Only the number of
//! eighteen places has a check digit; other unusual numbers are a doubt, not an error.

use std::fmt;

use super::characters::{code, fold_letters, is_digits, is_unseen};
use super::contact::Coded;
use super::id_number::{IdNumber, IdNumberError, Origin};
use aid::vocabulary::{Vocabulary, vocabulary};

vocabulary! {
    /// A paper that says who somebody is.
    #[derive(Default)]
    IdKind, "kind of identity paper" {
        /// 居民身份证, also before it is issued: the number stands in the household register.
        #[default]
        ResidentCard = "resident-card",
        /// 港澳台居民居住证, with a number of the same form.
        ResidencePermit = "residence-permit",
        /// 港澳居民来往内地通行证.
        HongKongMacaoPermit = "hong-kong-macao-permit",
        /// 台湾居民来往大陆通行证.
        TaiwanPermit = "taiwan-permit",
        /// 外国人永久居留身份证, with a number of the same form since 2023.
        ForeignerCard = "foreigner-card",
        /// 护照.
        Passport = "passport",
        /// 其他, such as a temporary number.
        Other = "other",
        /// 暂无: there is none yet.
        Absent = "absent",
    }
}

impl IdKind {
    /// The word on the form.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ResidentCard => "居民身份证",
            Self::ResidencePermit => "港澳台居民居住证",
            Self::HongKongMacaoPermit => "港澳居民来往内地通行证",
            Self::TaiwanPermit => "台湾居民来往大陆通行证",
            Self::ForeignerCard => "外国人永久居留身份证",
            Self::Passport => "护照",
            Self::Other => "其他",
            Self::Absent => "暂无",
        }
    }

    /// The paper of this word; of an empty word the usual one.
    pub fn named(word: &str) -> Option<Self> {
        match word.trim() {
            "" => Some(Self::default()),
            word => Self::ALL.iter().copied().find(|kind| kind.name() == word),
        }
    }
}

/// What is unusual about the number of a paper, and what to do. The officer may ignore it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWarning {
    /// It is not the number of eighteen places that this paper has.
    Number(IdNumberError),
    /// A number of eighteen places that papers of this kind do not have.
    OtherKind(IdKind),
    /// Numbers on papers of this kind mostly look otherwise.
    Shape(IdKind),
    /// A character that cannot be seen, pasted along.
    Unseen,
    /// There is a number, and the form says that there is no paper.
    Spare,
}

impl fmt::Display for NumberWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Number(error) => return error.fmt(f),
            Self::OtherKind(IdKind::ResidencePermit) => {
                "港澳台居民居住证的号码以 81、82 或 83 开头，请对照证件核对类型和号码。"
            }
            Self::OtherKind(IdKind::ForeignerCard) => {
                "外国人永久居留身份证的 18 位号码以 9 开头，请对照证件核对类型和号码。"
            }
            Self::OtherKind(_) => "这是 18 位的身份证号码，请对照证件核对证件类型。",
            Self::Shape(IdKind::HongKongMacaoPermit) => {
                "港澳居民来往内地通行证的号码一般是 H 或 M 加 8 位数字，请对照证件核对。"
            }
            Self::Shape(IdKind::TaiwanPermit) => {
                "台湾居民来往大陆通行证的号码一般是 8 位数字，请对照证件核对。"
            }
            Self::Shape(IdKind::ForeignerCard) => {
                "外国人永久居留身份证的号码一般是 18 位数字，旧证是 3 个字母加 12 位数字，\
                 请对照证件核对。"
            }
            Self::Shape(IdKind::Passport) => {
                "护照号码一般是 5 到 12 位字母和数字，请对照护照核对。"
            }
            Self::Shape(IdKind::ResidentCard | IdKind::ResidencePermit) => {
                "这不是 18 位的身份证号码。是别的证件的，请在“证件类型”里选；不是的，请对照证件核对。"
            }
            Self::Shape(_) => "请对照证件核对这个号码。",
            Self::Unseen => "号码里混进了看不见的字符，请清空这一栏，对照证件重新输入。",
            Self::Spare => "证件类型选的是“暂无”，这里却有号码，请核对这两项。",
        })
    }
}

/// Reads the number on a paper: its letters as capitals of ASCII, and without spaces and hyphens.
/// Of a paper whose numbers have no form of their own, it stays as it was typed.
///
/// ```
/// use office::identity::{IdKind, NumberWarning, read_number};
///
/// assert_eq!(read_number(IdKind::HongKongMacaoPermit, "ｈ1234 5678").text, "H12345678");
/// let short = read_number(IdKind::HongKongMacaoPermit, "H1234").warning;
/// assert_eq!(short, Some(NumberWarning::Shape(IdKind::HongKongMacaoPermit)));
/// ```
pub fn read_number(kind: IdKind, typed: &str) -> Coded<NumberWarning> {
    let typed = typed.trim();
    let as_typed = |warning| Coded { text: typed.to_owned(), warning: Some(warning) };
    if typed.is_empty() {
        return Coded { text: String::new(), warning: None };
    }
    if typed.chars().any(is_unseen) {
        return as_typed(NumberWarning::Unseen);
    }
    let text = code(typed);
    match (typed.parse::<IdNumber>(), fits(kind, &text)) {
        (_, _) if kind == IdKind::Absent => as_typed(NumberWarning::Spare),
        (Ok(number), _) => {
            let is_other = !may_have(kind, number.origin());
            let warning = is_other.then_some(NumberWarning::OtherKind(kind));
            Coded { text: number.to_string(), warning }
        }
        (Err(_), _) if kind == IdKind::Other => Coded { text: fold_letters(typed), warning: None },
        (Err(_), Some(true)) => Coded { text, warning: None },
        (Err(_), Some(false)) => as_typed(NumberWarning::Shape(kind)),
        // No number of eighteen places begins with a letter: it is another paper's.
        (Err(_), None) if text.starts_with(char::is_alphabetic) => {
            as_typed(NumberWarning::Shape(kind))
        }
        (Err(error), None) => as_typed(NumberWarning::Number(error)),
    }
}

/// Whether a code that is no number of eighteen places looks like those of a paper; none where the
/// paper has such a number only.
fn fits(kind: IdKind, code: &str) -> Option<bool> {
    let is_of = |letters: usize, digits: &[usize]| {
        code.split_at_checked(letters).is_some_and(|(before, rest)| {
            before.bytes().all(|byte| byte.is_ascii_uppercase())
                && is_digits(rest)
                && digits.contains(&rest.len())
        })
    };
    match kind {
        IdKind::ResidentCard | IdKind::ResidencePermit => None,
        // What begins with a digit is a number of the new form, half typed perhaps.
        IdKind::ForeignerCard => code.starts_with(char::is_alphabetic).then(|| is_of(3, &[12])),
        IdKind::HongKongMacaoPermit => Some(code.starts_with(['H', 'M']) && is_of(1, &[8, 10])),
        // Older ones have how often they were issued behind it, in brackets.
        IdKind::TaiwanPermit => {
            let digits = code.replace(['(', ')'], "");
            Some(is_digits(&digits) && matches!(digits.len(), 8 | 10))
        }
        IdKind::Passport => {
            let is_plain = code.bytes().all(|byte| byte.is_ascii_alphanumeric());
            Some(is_plain && (5..=12).contains(&code.len()))
        }
        IdKind::Other | IdKind::Absent => Some(true),
    }
}

/// Whether a paper may have a number of eighteen places that was first issued there.
const fn may_have(kind: IdKind, origin: Origin) -> bool {
    match (kind, origin) {
        (IdKind::ResidentCard | IdKind::Other, _)
        | (IdKind::ResidencePermit, Origin::HongKong | Origin::Macao | Origin::Taiwan)
        | (IdKind::ForeignerCard, Origin::Foreigner) => true,
        (
            IdKind::ResidencePermit
            | IdKind::HongKongMacaoPermit
            | IdKind::TaiwanPermit
            | IdKind::ForeignerCard
            | IdKind::Passport
            | IdKind::Absent,
            _,
        ) => false,
    }
}

/// A number that is no [`IdNumber`], for lists and screens that others may see: its last places.
///
/// ```
/// use office::identity::mask_number;
///
/// assert_eq!(mask_number("H12345678"), "*****5678");
/// ```
pub fn mask_number(number: &str) -> String {
    let hidden = number.chars().count().saturating_sub(4);
    let masked = number.chars().enumerate();
    masked.map(|(place, character)| if place < hidden { '*' } else { character }).collect()
}

/// A number that one person has and no other, to be compared: one of eighteen places whatever paper
/// it stands on, any other with the kind of its paper.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Identity {
    /// A number of eighteen places.
    Number(IdNumber),
    /// A number on a paper of another kind.
    Of(IdKind, String),
}

/// The fewest characters of a number that tells one person from another.
const TELLING: usize = 5;

impl Identity {
    /// What a typed number says of who somebody is; nothing, while it is wrong or half typed. What
    /// people write where there is none, such as 无, is no number.
    pub fn of(kind: IdKind, typed: &str) -> Option<Self> {
        if let Ok(number) = typed.parse() {
            return Some(Self::Number(number));
        }
        let telling: String =
            code(typed).chars().filter(|character| character.is_alphanumeric()).collect();
        let enough = telling.chars().count() >= TELLING
            && telling.contains(|character: char| character.is_ascii_digit());
        match kind {
            IdKind::ResidentCard | IdKind::ResidencePermit | IdKind::Absent => None,
            IdKind::HongKongMacaoPermit
            | IdKind::TaiwanPermit
            | IdKind::ForeignerCard
            | IdKind::Passport
            | IdKind::Other => enough.then_some(Self::Of(kind, telling)),
        }
    }

    /// Whether these cannot be one person's: two numbers of one kind that differ. Of two kinds, a
    /// pupil may have both, one after the other.
    pub fn contradicts(&self, other: &Self) -> bool {
        self != other && self.kind() == other.kind()
    }

    /// The kind of its paper; none of a number of eighteen places.
    pub const fn kind(&self) -> Option<IdKind> {
        match self {
            Self::Number(_) => None,
            Self::Of(kind, _) => Some(*kind),
        }
    }
}
