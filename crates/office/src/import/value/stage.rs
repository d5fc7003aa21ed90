//! 学段.

use super::read::Read;
use super::word;
use crate::import::cell::Said;
use aid::situation::Stage;

const WORDS: &[(Stage, &str)] = &[
    (Stage::Kindergarten, "幼儿园 学前 学前教育 幼儿 学前教育阶段 幼儿园阶段 幼教"),
    (Stage::Primary, "小学 小学阶段 小学生 小学教育"),
    (Stage::JuniorMiddle, "初中 初级中学 初中阶段 初中生 普通初中 初中教育"),
    (Stage::SeniorMiddle, "高中 普通高中 普高 高中阶段 高中生 普通高中阶段"),
    (
        Stage::Vocational,
        "中职 中专 职高 职业高中 中等职业学校 中等职业教育 技校 技工学校 中职学校 中等职业 职中",
    ),
    (Stage::JuniorCollege, "大专 专科 高职 高职高专 高职专科 专科生"),
    (Stage::Undergraduate, "本科 本科生 大学本科"),
    (Stage::Master, "硕士 硕士研究生 硕士生"),
    (Stage::Doctor, "博士 博士研究生 博士生"),
];

/// Reads a stage. 义务教育 and 高等教育 are several.
pub fn read_stage(said: &Said<'_>) -> Read<Stage> {
    word::read(WORDS, said)
}
