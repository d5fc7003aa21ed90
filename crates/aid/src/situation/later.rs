//! What is asked of some stages only: before school, and after compulsory school.

use crate::vocabulary::{Set, vocabulary};

vocabulary! {
    /// How a private kindergarten is approved.
    Approval, "approval" {
        /// 普惠性民办幼儿园: approved, and its fees are held down.
        Inclusive = "inclusive",
        /// Approved by the education authorities.
        Approved = "approved",
        /// Not approved.
        Unapproved = "unapproved",
    }
}

vocabulary! {
    /// 户籍: where the child is registered as a resident.
    Residence, "residence" {
        /// A village in Hebei.
        HebeiRural = "hebei-rural",
        /// A county town in Hebei, or a town below it.
        HebeiTown = "hebei-town",
        /// A city in Hebei.
        HebeiCity = "hebei-city",
        /// A village, a county town or a town elsewhere.
        ElsewhereRural = "elsewhere-rural",
        /// A city elsewhere.
        ElsewhereCity = "elsewhere-city",
    }
}

vocabulary! {
    /// 专业 of a vocational school, as far as the rules tell majors apart.
    Major, "major" {
        /// 涉农专业.
        Agriculture = "agriculture",
        /// 艺术类相关表演专业.
        Performing = "performing",
        /// Any other.
        Other = "other",
    }
}

vocabulary! {
    /// 公费师范生: whether the studies are paid for against years of teaching.
    TeacherScheme, "teacher scheme" {
        /// Of the nation, at a university of the education ministry.
        National = "national",
        /// Of Hebei.
        Hebei = "hebei",
        /// Not one of them.
        None = "none",
    }
}

vocabulary! {
    /// 服兵役.
    Service, "military service" {
        /// Enlisted while studying or on graduating.
        Enlisted = "enlisted",
        /// 自主就业退役士兵, admitted after the service.
        ExSoldier = "ex-soldier",
        /// None.
        None = "none",
    }
}

vocabulary! {
    /// Which 国家助学贷款 was taken this school year.
    LoanTaken, "loan taken" {
        /// 生源地信用助学贷款, at home.
        Origin = "origin",
        /// 校园地国家助学贷款, at the college.
        Campus = "campus",
        /// None.
        None = "none",
    }
}

vocabulary! {
    /// Which prize was won this school year.
    PrizeWon, "prize won" {
        /// 国家奖学金.
        National = "national",
        /// 国家励志奖学金.
        Encouragement = "encouragement",
        /// None.
        None = "none",
    }
}

vocabulary! {
    /// A yes or no about the student or the school that no category of hardship says.
    Circumstance, "circumstance" {
        /// The senior middle school is 省级示范性.
        ModelSchool = "model-school",
        /// The student holds 残疾人证.
        DisabilityCertificate = "disability-certificate",
        /// The college belongs to a ministry, 中央高校.
        CentralCollege = "central-college",
        /// The student came from an ordinary senior middle school this year.
        FromSeniorMiddle = "from-senior-middle",
        /// The student has reached the age of 18.
        Adult = "adult",
        /// The student draws a fixed wage.
        FixedWage = "fixed-wage",
        /// The graduate works at the grass roots for three years and more.
        GrassRoots = "grass-roots",
        /// The graduate has a 国家助学贷款 to repay.
        LoanToRepay = "loan-to-repay",
        /// The graduate studied for a master's or a doctor's degree last.
        Postgraduate = "postgraduate",
    }
}

impl Circumstance {
    /// What is so for all pupils of a school alike.
    pub const OF_SCHOOL: Set<Self> =
        Set::from_bits(1 << Self::ModelSchool as u32 | 1 << Self::CentralCollege as u32);
}
