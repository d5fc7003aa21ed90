//! 补助项目.

use super::read::Read;
use super::word::meant;
use crate::import::cell::Said;
use crate::import::problem::{Code, Problem};
use aid::policy::Benefit;

const WORDS: &[(Benefit, &str)] = &[
    (
        Benefit::LivingSubsidy,
        "生活补助 一补 家庭经济困难学生生活补助 寄宿生生活补助 非寄宿生生活补助 家庭经济困难寄宿生生活补助 \
         家庭经济困难非寄宿生生活补助 困难学生生活补助 生活费补助 寄宿生生活费 寄宿生生活费补助 \
         义务教育生活补助 义务教育阶段家庭经济困难学生生活补助 义务教育家庭经济困难学生生活补助 贫困寄宿生生活补助 \
         贫困非寄宿生生活补助 困难寄宿生生活补助 困难非寄宿生生活补助 贫困生生活补助 义教生活补助 \
         义务教育阶段生活补助 家庭困难学生生活补助",
    ),
    (
        Benefit::NationalGrant,
        "国家助学金 助学金 普通高中国家助学金 高中国家助学金 中职国家助学金 高中助学金 中职助学金 普高助学金 \
         普高国家助学金 本专科生国家助学金 本专科国家助学金 研究生国家助学金 中等职业学校国家助学金",
    ),
    (
        Benefit::PreschoolAid,
        "学前教育资助 学前资助 幼儿资助 学前教育幼儿资助 学前教育政府资助 幼儿园资助 学前教育助学金 学前助学金 \
         学前教育家庭经济困难幼儿资助 政府助学金",
    ),
    (Benefit::PreschoolFees, "免保育教育费 免保教费 学前免保教费"),
    (
        Benefit::Nutrition,
        "营养改善计划 营养餐 营养改善 学生营养餐 营养膳食补助 营养餐补助 农村义务教育学生营养改善计划",
    ),
    (Benefit::PrivateFeeCut, "民办学校学生减免学费 民办学校减免学费"),
    (
        Benefit::FeeWaiver,
        "免学杂费 免杂费 学杂费减免 免除学杂费 普通高中免学杂费 高中免学杂费 普高免学杂费",
    ),
    (Benefit::TuitionWaiver, "免学费 中职免学费 免除学费 学费减免"),
    (Benefit::BoardingWaiver, "免住宿费 高中免住宿费 住宿费减免 普通高中免住宿费"),
    (Benefit::Textbooks, "免费教科书 免教科书费 免书本费 国家课程免费教科书 高中免费教科书"),
    (Benefit::LocalTextbooks, "地方课程免费教科书 地方教材"),
    (Benefit::Dictionary, "学生字典 免费字典 免费学生字典 新华字典"),
    (Benefit::RainDew, "雨露计划 雨露计划补助 雨露计划职业教育补助 雨露计划职业学历教育补助"),
    (Benefit::TeacherLiving, "公费师范生生活补助"),
    (Benefit::OrphanStudyAid, "孤儿助学 福彩圆梦 福彩圆梦孤儿助学 孤儿助学金"),
    (Benefit::DisabledEntrance, "残联入学资助 残疾学生入学资助"),
    (Benefit::FreshmanTravel, "新生入学资助 大学新生入学资助 大学新生入学资助项目 新生路费"),
    (Benefit::NationalScholarship, "国家奖学金 中职国家奖学金 研究生国家奖学金 本专科生国家奖学金"),
    (Benefit::EncouragementScholarship, "国家励志奖学金 励志奖学金"),
    (Benefit::AcademicScholarship, "学业奖学金 研究生学业奖学金"),
    (Benefit::OriginLoan, "生源地贷款 生源地信用助学贷款 生源地助学贷款"),
    (Benefit::CampusLoan, "校园地贷款 校园地国家助学贷款 高校国家助学贷款"),
    (Benefit::InterestHoliday, "国家助学贷款免息 助学贷款免息"),
    (
        Benefit::ServiceRefund,
        "服兵役国家教育资助 应征入伍学费补偿 兵役资助 服兵役高等学校学生国家教育资助",
    ),
    (
        Benefit::GrassRootsRefund,
        "基层就业学费补偿 基层就业学费补偿和贷款代偿 基层就业学费补偿贷款代偿",
    ),
    (Benefit::WorkStudy, "勤工助学 勤工俭学"),
    (Benefit::GreenChannel, "绿色通道"),
];

/// Reads a benefit. 助学贷款 alone may be one of two.
pub fn read_benefit(said: &Said<'_>) -> Read<Benefit> {
    let text = said.text();
    if text.is_empty() {
        return Read::NOTHING;
    }
    let unknown = || Read::refused(Problem::about(Code::UnknownBenefit, &text));
    meant(WORDS, &text).map_or_else(unknown, Read::of)
}
