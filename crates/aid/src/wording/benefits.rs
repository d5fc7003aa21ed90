//! Words for benefits: the official name, the plain sentence, and how each reaches the family.

use crate::policy::Benefit;

/// The official name of a benefit.
pub const fn benefit(benefit: Benefit) -> &'static str {
    match benefit {
        Benefit::PreschoolAid => "学前教育资助",
        Benefit::PreschoolFees => "免保育教育费",
        Benefit::LivingSubsidy => "家庭经济困难学生生活补助",
        Benefit::NationalGrant => "国家助学金",
        Benefit::Nutrition => "营养改善计划",
        Benefit::PrivateFeeCut => "民办学校学生减免学费",
        Benefit::FeeWaiver => "免学杂费",
        Benefit::TuitionWaiver => "免学费",
        Benefit::BoardingWaiver => "免住宿费",
        Benefit::Textbooks => "免费教科书（国家课程）",
        Benefit::LocalTextbooks => "免费教科书（地方课程）",
        Benefit::Dictionary => "免费学生字典",
        Benefit::RainDew => "雨露计划补助",
        Benefit::TeacherLiving => "公费师范生生活补助",
        Benefit::OrphanStudyAid => "孤儿助学（福彩圆梦）",
        Benefit::DisabledEntrance => "残联入学资助",
        Benefit::FreshmanTravel => "大学新生入学资助",
        Benefit::NationalScholarship => "国家奖学金",
        Benefit::EncouragementScholarship => "国家励志奖学金",
        Benefit::AcademicScholarship => "研究生学业奖学金",
        Benefit::OriginLoan => "生源地信用助学贷款",
        Benefit::CampusLoan => "校园地国家助学贷款",
        Benefit::InterestHoliday => "助学贷款免利息",
        Benefit::ServiceRefund => "服兵役国家教育资助",
        Benefit::GrassRootsRefund => "基层就业学费补偿和贷款代偿",
        Benefit::WorkStudy => "勤工助学",
        Benefit::GreenChannel => "绿色通道",
    }
}

/// A benefit in one plain sentence for families.
pub const fn benefit_plain(benefit: Benefit) -> &'static str {
    match benefit {
        Benefit::PreschoolAid => {
            "家里困难的孩子上公办园、普惠性民办园，先减保教费，有剩的减餐费，不发现金。"
        }
        Benefit::PreschoolFees => "上大班这一年不收保育教育费；伙食费、住宿费另算。",
        Benefit::LivingSubsidy => {
            "家里供孩子上学有困难，住校的可以向学校申请；不住校的，四类家庭可以申请。"
        }
        Benefit::NationalGrant => "上学期间发给学生本人的钱。给多少看学校定的档，不是人人一样。",
        Benefit::Nutrition => "学校统一供餐，吃到嘴里，不发钱，也不用申请。",
        Benefit::PrivateFeeCut => "孩子上民办小学、初中的，学校从学费里减去这一部分。",
        Benefit::FeeWaiver => "上小学、初中不收学杂费，不用申请；高中按规定的几类家庭免。",
        Benefit::TuitionWaiver => "学费不收。民办学校按公办标准减，多出的部分自己交。",
        Benefit::BoardingWaiver => "住校的，住宿费不收。",
        Benefit::Textbooks => "国家课程的课本免费，小学、初中不用申请；一部分课本要循环使用。",
        Benefit::LocalTextbooks => "地方课程的课本也免费，不用申请。",
        Benefit::Dictionary => "小学一年级新生，每人一本字典，不用申请。",
        Benefit::RainDew => {
            "脱贫户、监测户的孩子读中职、高职，由农业农村（乡村振兴）部门发给家里。"
        }
        Benefit::TeacherLiving => "公费师范生在读期间的生活费。",
        Benefit::OrphanStudyAid => "孤儿满 18 岁还在读书的，由民政部门资助。",
        Benefit::DisabledEntrance => "残疾学生和困难残疾人家庭的孩子考上大学，由县残联资助一次。",
        Benefit::FreshmanTravel => "考上大学的路费补助，名额有限，向读过的高中申请。",
        Benefit::NationalScholarship => "成绩特别好的可以评，不看家里困难不困难。",
        Benefit::EncouragementScholarship => "家里困难、成绩也好的，从二年级起可以评。",
        Benefit::AcademicScholarship => "按学校的办法评，每个学校不一样。",
        Benefit::OriginLoan => "在家门口的县学生资助中心办，在校期间利息由国家付，借多少要还多少。",
        Benefit::CampusLoan => "在大学里办，在校期间利息由国家付，借多少要还多少。",
        Benefit::InterestHoliday => "毕业后这一年该付的助学贷款利息免掉，不用申请。",
        Benefit::ServiceRefund => "去当兵的，学费补回来或者贷款代还；退役后上学的，学费减免。",
        Benefit::GrassRootsRefund => "毕业后到基层工作满三年的，学费补回来，或者贷款代还。",
        Benefit::WorkStudy => "课余在校内做工挣钱，困难学生优先。",
        Benefit::GreenChannel => "开学时钱不够，先报到入学，费用以后再说。",
    }
}

/// When and how a benefit reaches the family, as far as documents say.
pub const fn how_paid(benefit: Benefit) -> &'static str {
    match benefit {
        Benefit::PreschoolAid => "每年 9 月由家长向幼儿园申请，直接减保教费、餐费，不发给家长。",
        Benefit::PreschoolFees => "幼儿园直接不收，不用申请。",
        Benefit::LivingSubsidy => {
            "每年 9 月向学校申请，按学期发放。沧州发放的月份和方式，我们没有见到文件，请问学校。"
        }
        Benefit::NationalGrant => {
            "高中、中职每年 9 月向学校申请，按学期发；大学由学院评，一年按 10 个月发到银行卡。"
        }
        Benefit::Nutrition => "由学校供餐，不发现金。",
        Benefit::PrivateFeeCut => "由学校直接从学费里减，不用先交再退。",
        Benefit::FeeWaiver => "学校直接不收，小学、初中不用申请；高中也不能先收后返。",
        Benefit::TuitionWaiver | Benefit::BoardingWaiver => "学校直接不收，不能先收后返。",
        Benefit::Textbooks | Benefit::LocalTextbooks => "开学时由学校发。",
        Benefit::Dictionary => "入学时由学校发，一人一本。",
        Benefit::RainDew => "到户口所在的村、乡镇申请，分两个学期打到家里的一卡通上。",
        Benefit::TeacherLiving => "由学校发。",
        Benefit::OrphanStudyAid => "向认定孤儿身份的乡镇（街道）民政所申请，打到银行账户。",
        Benefit::DisabledEntrance => "带残疾人证、录取通知书和困难证明，到县残联申请。",
        Benefit::FreshmanTravel => "录取后、去大学前向高中申请，到校后要交回报到证明。",
        Benefit::NationalScholarship | Benefit::EncouragementScholarship => {
            "每年秋季由学校评，一次发给本人。"
        }
        Benefit::AcademicScholarship => "由学校评，一次或分次发给本人。",
        Benefit::OriginLoan => "暑假里学生和家长一起去县学生资助中心办，先付学费和住宿费。",
        Benefit::CampusLoan => "每年 9 月向大学的资助中心申请，先付学费和住宿费。",
        Benefit::InterestHoliday => "由银行直接免，不用申请；本金可以申请晚一年还。",
        Benefit::ServiceRefund => "在全国征兵网上申请，再交给大学的资助中心。",
        Benefit::GrassRootsRefund => "毕业时向大学申请，每年补三分之一，三年补完。",
        Benefit::WorkStudy => "向学校勤工助学部门报名，按小时或按月发。",
        Benefit::GreenChannel => "开学报到时在现场办。",
    }
}
