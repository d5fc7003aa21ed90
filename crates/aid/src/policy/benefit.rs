//! What is given: the benefits, what each consists of, and the time its amounts are for.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// 资助项目: what a family knows as one kind of aid, in the order in which results list them.
    Benefit, "benefit" {
        /// 学前教育资助.
        PreschoolAid = "preschool-aid",
        /// 免保育教育费.
        PreschoolFees = "preschool-fees",
        /// 家庭经济困难学生生活补助.
        LivingSubsidy = "living-subsidy",
        /// 国家助学金.
        NationalGrant = "national-grant",
        /// 营养改善计划.
        Nutrition = "nutrition",
        /// 民办学校学生减免学费.
        PrivateFeeCut = "private-fee-cut",
        /// 免学杂费.
        FeeWaiver = "fee-waiver",
        /// 免学费, after compulsory education and senior middle school.
        TuitionWaiver = "tuition-waiver",
        /// 免住宿费.
        BoardingWaiver = "boarding-waiver",
        /// 免费教科书（国家课程）.
        Textbooks = "textbooks",
        /// 免费教科书（地方课程）.
        LocalTextbooks = "local-textbooks",
        /// 学生字典.
        Dictionary = "dictionary",
        /// 雨露计划.
        RainDew = "rain-dew",
        /// 公费师范生生活补助.
        TeacherLiving = "teacher-living",
        /// 孤儿助学.
        OrphanStudyAid = "orphan-study-aid",
        /// 残联入学资助.
        DisabledEntrance = "disabled-entrance",
        /// 新生入学资助.
        FreshmanTravel = "freshman-travel",
        /// 国家奖学金.
        NationalScholarship = "national-scholarship",
        /// 国家励志奖学金.
        EncouragementScholarship = "encouragement-scholarship",
        /// 研究生学业奖学金.
        AcademicScholarship = "academic-scholarship",
        /// 生源地信用助学贷款.
        OriginLoan = "origin-loan",
        /// 校园地国家助学贷款.
        CampusLoan = "campus-loan",
        /// 国家助学贷款免息.
        InterestHoliday = "interest-holiday",
        /// 服兵役国家教育资助.
        ServiceRefund = "service-refund",
        /// 基层就业学费补偿和贷款代偿.
        GrassRootsRefund = "grass-roots-refund",
        /// 勤工助学.
        WorkStudy = "work-study",
        /// 绿色通道.
        GreenChannel = "green-channel",
    }
}

vocabulary! {
    /// What a benefit consists of. Totals add cash with cash only.
    Kind, "kind of benefit" {
        /// Money to the family.
        Cash = "cash",
        /// Food at school, never money.
        Meals = "meals",
        /// A fee that is not charged.
        Waiver = "waiver",
        /// A thing handed out.
        Goods = "goods",
        /// Money that is competed for.
        Prize = "prize",
        /// Money that is lent.
        Loan = "loan",
        /// A fee or a loan that is paid back to the student.
        Refund = "refund",
        /// A help that is no sum: to enter first and pay later, a paid post.
        Help = "help",
    }
}

vocabulary! {
    /// The time a stated amount is for.
    Per, "period of an amount" {
        /// For a school year; a term is owed half.
        SchoolYear = "school-year",
        /// For a school year as a whole, never halved: it counts in the first term of a period.
        Year = "year",
        /// Once, never a part of a yearly sum.
        Once = "once",
    }
}
