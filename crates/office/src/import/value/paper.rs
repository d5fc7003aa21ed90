//! 证件类型.

use super::read::Read;
use super::word::meant;
use crate::identity::IdKind;
use crate::import::cell::Said;
use crate::import::problem::{Code, Problem};

const WORDS: &[(IdKind, &str)] = &[
    (
        IdKind::ResidentCard,
        "居民身份证 身份证 户口簿 居民户口簿 二代身份证 1 01 第二代居民身份证 户口本",
    ),
    (IdKind::ResidencePermit, "港澳台居民居住证 港澳居民居住证 台湾居民居住证 港澳台居住证"),
    (IdKind::HongKongMacaoPermit, "港澳居民来往内地通行证 港澳通行证 港澳居民通行证 回乡证"),
    (IdKind::TaiwanPermit, "台湾居民来往大陆通行证 台胞证 台湾通行证 台湾居民通行证"),
    (IdKind::ForeignerCard, "外国人永久居留身份证 外国人永久居留证 外国人居留证 永久居留证"),
    (IdKind::Passport, "护照 外国护照 中国护照 境外护照"),
    (IdKind::Other, "其他 其它 其他证件 出生医学证明 出生证明 临时号"),
    (IdKind::Absent, "暂无 无 无证件 没有 未办理 无户口"),
];

/// Reads a kind of paper.
pub fn read_paper(said: &Said<'_>) -> Read<IdKind> {
    let text = said.text();
    if text.is_empty() {
        return Read::NOTHING;
    }
    let known = IdKind::named(&text).or_else(|| meant(WORDS, &text));
    known.map_or_else(|| Read::refused(Problem::about(Code::UnknownPaper, &text)), Read::of)
}
