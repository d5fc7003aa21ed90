//! How each question is put to a family, and what a form calls the fact.

use crate::situation::Question;

/// A question as the family reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The question.
    pub title: &'static str,
    /// One sentence of help; may be empty.
    pub help: &'static str,
    /// The fact in a few words, for «depends on …».
    pub short: &'static str,
    /// The fact as a form of the school names it.
    pub label: &'static str,
}

/// How a question is put.
pub const fn prompt(question: Question) -> Prompt {
    Prompt {
        title: title(question),
        help: help(question),
        short: short(question),
        label: label(question),
    }
}

/// The question.
const fn title(question: Question) -> &'static str {
    match question {
        Question::HouseholdHardship => "家里属于下面哪些情况？",
        Question::Stage => "孩子现在读什么学段？",
        Question::Region => "孩子的学校在哪个县（市、区）？",
        Question::SchoolKind => "孩子上的是哪类学校？",
        Question::Boarding => "孩子住校吗？",
        Question::SchoolPlace => "学校在乡下，还是在县城、市区？",
        Question::Entry => "孩子是这学年的一年级新生吗？",
        Question::StudentHardship => "孩子自己属于下面哪些情况？",
        Question::Recognised => "学校这学年认定孩子是“家庭经济困难学生”了吗？",
        Question::DayList => "学校把孩子列进“非寄宿生生活补助”名单了吗？",
        Question::Meals => "学校供应营养餐吗？",
        Question::FeeWaived => "学校免了孩子的学杂费吗？",
        Question::FreeTextbooks => "学校免费发课本了吗？",
        Question::Year => "孩子读几年级？",
        Question::Approval => "这所民办幼儿园是哪一种？",
        Question::CentralCollege => "学校是中央部门所属的高校吗？",
        Question::ModelSchool => "学校是省级示范性高中吗？",
        Question::Residence => "孩子的户口在哪里？",
        Question::Major => "孩子学的是什么专业？",
        Question::DisabilityCertificate => "孩子有残疾人证吗？",
        Question::Adult => "孩子满 18 岁了吗？",
        Question::Service => "当过兵吗，或者要去当兵吗？",
        Question::TeacherScheme => "是公费师范生吗？",
        Question::FromSeniorMiddle => "是今年从普通高中考上大学的吗？",
        Question::FixedWage => "有固定工资收入吗？",
        Question::GrassRoots => "毕业后到县以下的基层单位工作三年以上吗？",
        Question::LoanToRepay => "还有助学贷款没还清吗？",
        Question::Postgraduate => "最后读的是研究生吗？",
        Question::Grant => "学校（幼儿园）定的资助是一学年多少钱？",
        Question::PrizeWon => "这学年评上了哪种奖学金？",
        Question::LoanTaken => "这学年办了哪种助学贷款？",
    }
}

/// One sentence of help; empty where none is needed.
const fn help(question: Question) -> &'static str {
    match question {
        Question::HouseholdHardship => "可以选多个。拿不准的先不选，结果里会告诉您怎么确认。",
        Question::Region => "按学校所在的地方算，不按户口算。",
        Question::Boarding => "在学校宿舍住，周末才回家，也算住校。",
        Question::SchoolPlace => "县城指县政府所在的地方。",
        Question::Entry => "只用来算免费字典。",
        Question::StudentHardship => "可以选多个。",
        Question::Recognised => "每年 9 月向学校申请，由学校认定。还没有结果，就先跳过。",
        Question::DayList => "文件没有写明您家的情况能不能享受，要由学校决定。",
        Question::Meals => "指国家营养改善计划的餐，不用家里交钱。",
        Question::FeeWaived | Question::FreeTextbooks => "这一学期的文件没有写清，要问学校。",
        Question::Approval => "普惠性幼儿园收费有上限，门口一般挂牌。",
        Question::CentralCollege => "比如教育部直属大学；河北省属、市属的不是。",
        Question::ModelSchool => "不知道就问班主任。",
        Question::Residence => "看户口本首页。县城和镇上的都算“县城或镇”。",
        Question::Major => "种植、养殖、农机、林业等属于涉农专业。",
        Question::DisabilityCertificate => "有残疾、还没有办证的，要先到残联办证。",
        Question::TeacherScheme => "和学校签过毕业后当老师的协议，才算。",
        Question::FixedWage => "比如单位在职读研，单位照发工资。",
        Question::GrassRoots => "工作的地方在县政府所在地以下，比如乡镇。",
        Question::Grant => "国家助学金、学前教育资助由学校分档。写一学年的总数；不知道就先空着。",
        Question::PrizeWon => "两种在同一学年只能拿一种。",
        Question::LoanTaken => "一学年只能办一种。",
        Question::Stage
        | Question::SchoolKind
        | Question::Year
        | Question::Adult
        | Question::Service
        | Question::FromSeniorMiddle
        | Question::LoanToRepay
        | Question::Postgraduate => "",
    }
}

/// The fact in a few words.
const fn short(question: Question) -> &'static str {
    match question {
        Question::HouseholdHardship => "家里的困难类别",
        Question::Stage => "学段",
        Question::Region => "学校在哪个县（市、区）",
        Question::SchoolKind => "学校的性质",
        Question::Boarding => "是否住校",
        Question::SchoolPlace => "学校在乡下还是县城",
        Question::Entry => "是不是一年级新生",
        Question::StudentHardship => "孩子自己的困难类别",
        Question::Recognised => "学校的认定结果",
        Question::DayList => "学校的非寄宿生名单",
        Question::Meals => "学校是否供营养餐",
        Question::FeeWaived => "学校是否免学杂费",
        Question::FreeTextbooks => "学校是否免费发课本",
        Question::Year => "读几年级",
        Question::Approval => "民办幼儿园是不是普惠性、有没有批准",
        Question::CentralCollege => "学校是不是中央部门所属",
        Question::ModelSchool => "是不是省级示范性高中",
        Question::Residence => "户口在哪里",
        Question::Major => "学什么专业",
        Question::DisabilityCertificate => "有没有残疾人证",
        Question::Adult => "满没满 18 岁",
        Question::Service => "有没有服兵役",
        Question::TeacherScheme => "是不是公费师范生",
        Question::FromSeniorMiddle => "是不是今年从普通高中考上的",
        Question::FixedWage => "有没有固定工资",
        Question::GrassRoots => "是否到基层工作",
        Question::LoanToRepay => "有没有助学贷款要还",
        Question::Postgraduate => "最后读的是不是研究生",
        Question::Grant => "学校定的资助档次",
        Question::PrizeWon => "评上了哪种奖学金",
        Question::LoanTaken => "办了哪种助学贷款",
    }
}

/// A fact as a form of the school names it.
const fn label(question: Question) -> &'static str {
    match question {
        Question::HouseholdHardship => "家庭困难类别",
        Question::Stage => "学段",
        Question::Region => "学校所在县（市、区）",
        Question::SchoolKind => "学校性质",
        Question::Boarding => "就读方式",
        Question::SchoolPlace => "学校位置",
        Question::Entry => "一年级新生",
        Question::StudentHardship => "学生困难类别",
        Question::Recognised => "学校认定",
        Question::DayList => "非寄宿生补助名单",
        Question::Meals => "供应营养餐",
        Question::FeeWaived => "免学杂费",
        Question::FreeTextbooks => "免费发课本",
        Question::Year => "年级",
        Question::Approval => "民办幼儿园类别",
        Question::CentralCollege => "中央部门所属高校",
        Question::ModelSchool => "省级示范性高中",
        Question::Residence => "户籍",
        Question::Major => "专业",
        Question::DisabilityCertificate => "残疾人证",
        Question::Adult => "年满18岁",
        Question::Service => "服兵役",
        Question::TeacherScheme => "公费师范生",
        Question::FromSeniorMiddle => "今年从普通高中考入",
        Question::FixedWage => "固定工资收入",
        Question::GrassRoots => "基层就业",
        Question::LoanToRepay => "助学贷款未还清",
        Question::Postgraduate => "最后读研究生",
        Question::Grant => "学校定的资助（一学年）",
        Question::PrizeWon => "本学年获奖",
        Question::LoanTaken => "本学年助学贷款",
    }
}
