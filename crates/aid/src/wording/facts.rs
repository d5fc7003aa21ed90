//! Words for the answers that a family gives: stages, years, schools and whatever else is a fact.

use crate::date::Season;
use crate::situation::{
    Approval, Boarding, Circumstance, Entry, LoanTaken, Major, PrizeWon, Residence, SchoolKind,
    SchoolPlace, Service, Stage, Student, TeacherScheme, Year,
};

/// A stage.
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Kindergarten => "幼儿园",
        Stage::Primary => "小学",
        Stage::JuniorMiddle => "初中",
        Stage::SeniorMiddle => "普通高中",
        Stage::Vocational => "中专、职高、技工学校",
        Stage::JuniorCollege => "大专（高职）",
        Stage::Undergraduate => "大学本科",
        Stage::Master => "硕士研究生",
        Stage::Doctor => "博士研究生",
        Stage::Graduated => "大学已经毕业",
        Stage::Other => "其他（成人教育、培训等）",
    }
}

/// A year, as it is called in a stage.
pub const fn year(stage: Option<Stage>, year: Year) -> &'static str {
    if let Some(Stage::Kindergarten) = stage {
        return match year {
            Year::First => "小班",
            Year::Second => "中班",
            Year::Third | Year::Fourth | Year::Fifth => "大班",
        };
    }
    match year {
        Year::First => "一年级",
        Year::Second => "二年级",
        Year::Third => "三年级",
        Year::Fourth => "四年级",
        Year::Fifth => "五年级",
    }
}

/// How a private kindergarten is approved.
pub const fn approval(approval: Approval) -> &'static str {
    match approval {
        Approval::Inclusive => "普惠性民办幼儿园",
        Approval::Approved => "教育部门批准的，不是普惠性",
        Approval::Unapproved => "没有批准",
    }
}

/// Where a child is registered as a resident.
pub const fn residence(residence: Residence) -> &'static str {
    match residence {
        Residence::HebeiRural => "河北农村",
        Residence::HebeiTown => "河北的县城或镇",
        Residence::HebeiCity => "河北的城市",
        Residence::ElsewhereRural => "外省的农村、县城或镇",
        Residence::ElsewhereCity => "外省的城市",
    }
}

/// A major of a vocational school.
pub const fn major(major: Major) -> &'static str {
    match major {
        Major::Agriculture => "涉农专业",
        Major::Performing => "艺术类表演专业",
        Major::Other => "其他专业",
    }
}

/// A scheme for teacher students.
pub const fn teacher_scheme(scheme: TeacherScheme) -> &'static str {
    match scheme {
        TeacherScheme::National => "部属师范大学公费师范生",
        TeacherScheme::Hebei => "河北省公费师范生",
        TeacherScheme::None => "都不是",
    }
}

/// Military service.
pub const fn service(service: Service) -> &'static str {
    match service {
        Service::Enlisted => "在校或毕业时入伍",
        Service::ExSoldier => "退役后考上的",
        Service::None => "没有当过兵",
    }
}

/// A loan that was taken.
pub const fn loan_taken(loan: LoanTaken) -> &'static str {
    match loan {
        LoanTaken::Origin => "办了生源地贷款",
        LoanTaken::Campus => "办了校园地贷款",
        LoanTaken::None => "没有办",
    }
}

/// A prize that was won.
pub const fn prize_won(prize: PrizeWon) -> &'static str {
    match prize {
        PrizeWon::National => "国家奖学金",
        PrizeWon::Encouragement => "国家励志奖学金",
        PrizeWon::None => "都没有",
    }
}

/// A circumstance as a sentence about the student.
pub const fn circumstance(circumstance: Circumstance) -> &'static str {
    match circumstance {
        Circumstance::ModelSchool => "学校是省级示范性高中",
        Circumstance::DisabilityCertificate => "孩子有残疾人证",
        Circumstance::CentralCollege => "学校是中央部门所属高校",
        Circumstance::FromSeniorMiddle => "今年从普通高中考上大学",
        Circumstance::Adult => "已经年满 18 岁",
        Circumstance::FixedWage => "有固定工资收入",
        Circumstance::GrassRoots => "到县以下的基层单位工作，服务三年以上",
        Circumstance::LoanToRepay => "有助学贷款要还",
        Circumstance::Postgraduate => "最后读的是研究生",
    }
}

/// Whether a child is a first-grader.
pub const fn entry(entry: Entry) -> &'static str {
    match entry {
        Entry::FirstGrade => "是一年级新生",
        Entry::LaterGrade => "不是",
    }
}

/// A kind of school.
pub const fn school_kind(kind: SchoolKind) -> &'static str {
    match kind {
        SchoolKind::Public => "公办学校",
        SchoolKind::Private => "民办学校",
        SchoolKind::Special => "特殊教育学校",
    }
}

/// A place of a school.
pub const fn school_place(place: SchoolPlace) -> &'static str {
    match place {
        SchoolPlace::Rural => "乡镇或村里",
        SchoolPlace::CountySeat => "县城",
        SchoolPlace::City => "市区",
    }
}

/// Boarding or not.
pub const fn boarding(boarding: Boarding) -> &'static str {
    match boarding {
        Boarding::Boarder => "住校",
        Boarding::Day => "不住校",
    }
}

/// Boarding or not in a school year, with both terms where they differ.
pub fn boarding_of_year(student: &Student) -> String {
    let [autumn, spring] = [Season::Autumn, Season::Spring]
        .map(|season| student.boarding_in(season).map(boarding).unwrap_or_default());
    if autumn == spring { autumn.to_owned() } else { format!("秋季{autumn}，春季{spring}") }
}

/// A yes or no of the school.
pub const fn decision(is_yes: bool) -> &'static str {
    if is_yes { "是" } else { "不是" }
}
