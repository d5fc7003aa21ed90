//! What is known of one household and its children. Every answer is optional; none has a default.

mod facts;
mod later;
mod question;

pub use facts::{Household, Situation, Student};
pub use later::{
    Approval, Circumstance, LoanTaken, Major, PrizeWon, Residence, Service, TeacherScheme,
};
pub use question::Question;

use crate::vocabulary::{Set, Vocabulary, vocabulary};

vocabulary! {
    /// 学段: the stage of schooling.
    Stage, "stage" {
        /// 幼儿园.
        Kindergarten = "kindergarten",
        /// 小学.
        Primary = "primary",
        /// 初中.
        JuniorMiddle = "junior-middle",
        /// 普通高中.
        SeniorMiddle = "senior-middle",
        /// 中等职业学校: 中专, 职高, 技工学校.
        Vocational = "vocational",
        /// 大专, 高职.
        JuniorCollege = "junior-college",
        /// 本科.
        Undergraduate = "undergraduate",
        /// 硕士研究生.
        Master = "master",
        /// 博士研究生.
        Doctor = "doctor",
        /// Graduated from college or university: a loan to repay, or work that repays the fees.
        Graduated = "graduated",
        /// Anything else, such as adult education: outside these rules.
        Other = "other",
    }
}

vocabulary! {
    /// 年级: the year of the stage; in a kindergarten 小班, 中班, 大班.
    Year, "year of the stage" {
        /// The first.
        First = "first",
        /// The second.
        Second = "second",
        /// The third.
        Third = "third",
        /// The fourth.
        Fourth = "fourth",
        /// The fifth.
        Fifth = "fifth",
    }
}

vocabulary! {
    /// Whether a primary pupil is new this school year.
    Entry, "entry" {
        /// 一年级新生.
        FirstGrade = "first-grade",
        /// A later grade.
        LaterGrade = "later-grade",
    }
}

vocabulary! {
    /// 学校性质: what kind of school it is.
    SchoolKind, "kind of school" {
        /// 公办普通学校.
        Public = "public",
        /// 民办学校.
        Private = "private",
        /// 特殊教育学校.
        Special = "special",
    }
}

vocabulary! {
    /// Where in the county the school is.
    SchoolPlace, "place of school" {
        /// 乡镇或村.
        Rural = "rural",
        /// 县城, where the county's government is.
        CountySeat = "county-seat",
        /// 市区, a district of the city.
        City = "city",
    }
}

vocabulary! {
    /// 就读方式.
    Boarding, "boarding" {
        /// 寄宿生.
        Boarder = "boarder",
        /// 非寄宿生.
        Day = "day",
    }
}

vocabulary! {
    /// What the documents leave to the school: its decision is asked for as a fact.
    Decision, "decision of the school" {
        /// The school recognised the child as 家庭经济困难学生 this school year.
        Recognised = "recognised",
        /// The child is on the school's list for the non-boarders' living subsidy.
        DayList = "day-list",
        /// The school serves the meals of the nutrition plan.
        Meals = "meals",
        /// The school waived the fees, for terms in which no document settles it.
        FeeWaived = "fee-waived",
        /// The school handed out free textbooks, for terms in which no document settles it.
        FreeTextbooks = "free-textbooks",
    }
}

vocabulary! {
    /// 困难类别. From when to when each is in use, who confirms it and what proves it is data.
    Hardship, "hardship" {
        /// 建档立卡贫困家庭.
        Registered = "registered",
        /// 脱贫家庭（脱贫享受政策）, formerly registered.
        Delisted = "delisted",
        /// 脱贫不稳定户.
        MonitoredUnstable = "monitored-unstable",
        /// 边缘易致贫户.
        MonitoredEdge = "monitored-edge",
        /// 突发严重困难户.
        MonitoredSudden = "monitored-sudden",
        /// 防止返贫致贫对象, the name in use from 2026.
        Monitored2026 = "monitored-2026",
        /// 非贫困低收入户, a name of Hebei.
        LowIncomeNonpoor = "hb-low-income-nonpoor",
        /// 非持续稳定脱贫户, a name of Hebei.
        UnstableDelisted = "hb-unstable-delisted",
        /// 农村低保家庭.
        RuralSubsistence = "rural-subsistence",
        /// 城市低保家庭.
        UrbanSubsistence = "urban-subsistence",
        /// 低保边缘家庭.
        SubsistenceEdge = "subsistence-edge",
        /// 刚性支出困难家庭.
        RigidExpenditure = "rigid-expenditure",
        /// 其他低收入家庭.
        OtherLowIncome = "other-low-income",
        /// 农村特困救助供养.
        RuralDestitute = "rural-destitute",
        /// 城市特困救助供养.
        UrbanDestitute = "urban-destitute",
        /// 残疾人子女.
        DisabledParent = "disabled-parent",
        /// 烈士子女.
        MartyrChild = "martyr-child",
        /// 特困职工子女.
        UnionHardship = "union-hardship",
        /// 因灾、突发事件或重大疾病.
        SuddenEvent = "sudden-event",
        /// Other families for whom schooling is hard, 一般家庭经济困难.
        General = "general",
        /// 孤儿.
        Orphan = "orphan",
        /// 事实无人抚养儿童.
        DeFactoOrphan = "de-facto-orphan",
        /// 家庭经济困难残疾学生.
        Disabled = "disabled",
        /// 困境儿童.
        ChildInDifficulty = "child-in-difficulty",
    }
}

impl Decision {
    /// What the school decides for all its pupils alike.
    pub const OF_SCHOOL: Set<Self> = Set::from_bits(
        1 << Self::Meals as u32 | 1 << Self::FeeWaived as u32 | 1 << Self::FreeTextbooks as u32,
    );
}

impl Hardship {
    /// Categories that are facts of one child; the others are facts of the household.
    pub const OF_STUDENT: Set<Self> = Set::from_bits(
        1 << Self::Orphan as u32
            | 1 << Self::DeFactoOrphan as u32
            | 1 << Self::Disabled as u32
            | 1 << Self::ChildInDifficulty as u32,
    );

    /// The question that asks for this category.
    pub fn question(self) -> Question {
        if Self::OF_STUDENT.contains(self) {
            Question::StudentHardship
        } else {
            Question::HouseholdHardship
        }
    }
}

/// What stages have in common. 学前, 义务教育, 高中阶段, 高等教育.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 幼儿园.
    Preschool,
    /// 小学 and 初中.
    Compulsory,
    /// 普通高中 and 中职.
    UpperSecondary,
    /// 大专 and above, and those who have finished.
    Higher,
}

impl Stage {
    /// The level that it belongs to; none of a stage that is not named.
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Kindergarten => Some(Level::Preschool),
            Self::Primary | Self::JuniorMiddle => Some(Level::Compulsory),
            Self::SeniorMiddle | Self::Vocational => Some(Level::UpperSecondary),
            Self::JuniorCollege
            | Self::Undergraduate
            | Self::Master
            | Self::Doctor
            | Self::Graduated => Some(Level::Higher),
            Self::Other => None,
        }
    }

    /// The years of the stage that can be asked for; none where no rule looks at them.
    pub fn years(self) -> Set<Year> {
        let count = match self {
            Self::Kindergarten | Self::SeniorMiddle | Self::Vocational | Self::JuniorCollege => 3,
            Self::Undergraduate | Self::Master | Self::Doctor => 5,
            Self::Primary | Self::JuniorMiddle | Self::Graduated | Self::Other => 0,
        };
        Year::ALL.iter().copied().take(count).collect()
    }
}
