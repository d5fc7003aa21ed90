//! The text boxes of the official form, in its order.

use super::Application;
use crate::identity::IdKind;
use aid::situation::Level;
use aid::vocabulary::{Vocabulary, vocabulary};

vocabulary! {
    /// A text box of 《家庭经济困难学生认定申请表》, or of what the school keeps beside it.
    Field, "field of the form" {
        /// 学校.
        School = "school",
        /// 院系, of a college or a vocational school.
        Department = "department",
        /// 专业, of a college or a vocational school.
        Major = "major",
        /// 年级.
        Grade = "grade",
        /// 班级.
        Class = "class",
        /// 姓名.
        Name = "name",
        /// 性别.
        Sex = "sex",
        /// 出生年月.
        Born = "born",
        /// 籍贯.
        NativePlace = "native-place",
        /// 证件类型, which the form does not ask: the usual one is not kept.
        IdKind = "id-kind",
        /// 身份证号码, or the number of another paper.
        IdNumber = "id-number",
        /// 家庭人口.
        FamilySize = "family-size",
        /// 手机号码, the pupil's.
        Phone = "phone",
        /// 详细通讯地址.
        Address = "address",
        /// 邮政编码.
        Postcode = "postcode",
        /// 家长手机号码.
        GuardianPhone = "guardian-phone",
        /// 家庭人均年收入.
        IncomePerHead = "income-per-head",
        /// 家庭遭受自然灾害情况.
        Disaster = "disaster",
        /// 家庭遭受突发意外事件.
        Accident = "accident",
        /// 家庭成员因残疾、年迈而劳动能力弱情况.
        WeakLabour = "weak-labour",
        /// 家庭成员失业情况.
        Unemployment = "unemployment",
        /// 家庭欠债情况.
        Debt = "debt",
        /// 其他情况.
        Other = "other",
        /// 陈述理由, the school's: why it recommends a level.
        Reason = "reason",
        /// 学校意见.
        Opinion = "opinion",
        /// 账户姓名, where the money goes.
        AccountHolder = "account-holder",
        /// 银行卡号.
        CardNumber = "card-number",
        /// 姓名 of a member of the family.
        MemberName = "member-name",
        /// 年龄.
        MemberAge = "member-age",
        /// 与学生关系.
        MemberRelation = "member-relation",
        /// 工作（学习）单位.
        MemberWork = "member-work",
        /// 职业.
        MemberJob = "member-job",
        /// 年收入（元）.
        MemberIncome = "member-income",
        /// 健康状况.
        MemberHealth = "member-health",
    }
}

vocabulary! {
    /// A block of the form.
    Block, "block of the form" {
        /// The line above the table.
        Header = "header",
        /// 基本情况.
        Pupil = "pupil",
        /// 家庭通讯信息.
        Contact = "contact",
        /// 家庭成员情况, once for each member.
        Member = "member",
        /// 影响家庭经济状况有关信息.
        Burden = "burden",
        /// What the school decides; not on the 2018 sample.
        School = "school",
        /// Where the money goes; not on the form.
        Account = "account",
    }
}

/// What a text of a field is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// A name of a person.
    Name,
    /// A kind of identity paper.
    IdKind,
    /// A number of an identity card, or of another paper.
    IdNumber,
    /// A number of a telephone.
    Phone,
    /// A number of a bank card.
    Card,
    /// Six digits of the post.
    Postcode,
    /// How many persons.
    People,
    /// An age in years.
    Age,
    /// A sum of money.
    Money,
    /// A month of a year.
    Month,
    /// 男 or 女.
    Sex,
    /// A short text.
    Short,
    /// One line of at most sixty characters, as the national system takes it.
    Line,
}

impl Input {
    /// Whether a text can be wrong for it, not only doubtful.
    pub const fn can_be_wrong(self) -> bool {
        match self {
            Self::Name
            | Self::IdNumber
            | Self::People
            | Self::Age
            | Self::Money
            | Self::Month
            | Self::Sex => true,
            Self::IdKind | Self::Phone | Self::Card | Self::Postcode | Self::Short | Self::Line => {
                false
            }
        }
    }
}

impl Field {
    /// The fields of one block, in the order of the form.
    pub fn of(block: Block) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |field| field.block() == block)
    }

    /// The block that the field stands in.
    pub const fn block(self) -> Block {
        match self {
            Self::School | Self::Department | Self::Major | Self::Grade | Self::Class => {
                Block::Header
            }
            Self::Name
            | Self::Sex
            | Self::Born
            | Self::NativePlace
            | Self::IdKind
            | Self::IdNumber
            | Self::FamilySize
            | Self::Phone => Block::Pupil,
            Self::Address | Self::Postcode | Self::GuardianPhone => Block::Contact,
            Self::IncomePerHead
            | Self::Disaster
            | Self::Accident
            | Self::WeakLabour
            | Self::Unemployment
            | Self::Debt
            | Self::Other => Block::Burden,
            Self::Reason | Self::Opinion => Block::School,
            Self::AccountHolder | Self::CardNumber => Block::Account,
            Self::MemberName
            | Self::MemberAge
            | Self::MemberRelation
            | Self::MemberWork
            | Self::MemberJob
            | Self::MemberIncome
            | Self::MemberHealth => Block::Member,
        }
    }

    /// What its text is meant to be.
    pub const fn input(self) -> Input {
        match self {
            Self::Name | Self::MemberName | Self::AccountHolder => Input::Name,
            Self::IdKind => Input::IdKind,
            Self::IdNumber => Input::IdNumber,
            Self::Phone | Self::GuardianPhone => Input::Phone,
            Self::CardNumber => Input::Card,
            Self::Postcode => Input::Postcode,
            Self::FamilySize => Input::People,
            Self::MemberAge => Input::Age,
            Self::IncomePerHead | Self::MemberIncome => Input::Money,
            Self::Born => Input::Month,
            Self::Sex => Input::Sex,
            Self::School
            | Self::Department
            | Self::Major
            | Self::Grade
            | Self::Class
            | Self::NativePlace
            | Self::Address
            | Self::MemberRelation
            | Self::MemberWork
            | Self::MemberJob
            | Self::MemberHealth => Input::Short,
            Self::Disaster
            | Self::Accident
            | Self::WeakLabour
            | Self::Unemployment
            | Self::Debt
            | Self::Other
            | Self::Reason
            | Self::Opinion => Input::Line,
        }
    }

    /// Whether the form cannot be handed in without it.
    pub const fn is_required(self) -> bool {
        matches!(
            self,
            Self::School
                | Self::Grade
                | Self::Class
                | Self::Name
                | Self::Sex
                | Self::Born
                | Self::IdNumber
                | Self::FamilySize
                | Self::Address
                | Self::GuardianPhone
                | Self::IncomePerHead
        )
    }

    /// Whether only schools after the compulsory ones have it: it is not asked before.
    pub const fn is_of_college(self) -> bool {
        matches!(self, Self::Department | Self::Major)
    }

    /// Whether brothers and sisters have the same: the family's address, income and burdens.
    pub fn of_family(self) -> bool {
        match self.block() {
            Block::Header => matches!(self, Self::School),
            Block::Contact | Block::Burden | Block::Member => true,
            Block::Pupil => matches!(self, Self::NativePlace | Self::FamilySize),
            Block::School | Block::Account => false,
        }
    }

    /// Whether it still holds in a later school year, until somebody changes it. A pupil moves up
    /// with the year: last year's grade on this year's notice would be wrong, and so would last
    /// year's income on this year's form.
    pub fn is_renewed(self) -> bool {
        match self.block() {
            Block::Header => !matches!(self, Self::Grade),
            Block::Member | Block::Burden => self.input() != Input::Money,
            Block::Pupil | Block::Contact | Block::Account => true,
            Block::School => false,
        }
    }
}

impl Application {
    /// Whether a field is asked of this pupil, or has a text all the same.
    pub fn asks(&self, field: Field) -> bool {
        let is_asked = match field {
            Field::IdNumber => self.texts.id_kind() != IdKind::Absent,
            field => !field.is_of_college() || self.is_after_compulsory(),
        };
        is_asked || !self.texts.get(field).is_empty()
    }

    fn is_after_compulsory(&self) -> bool {
        self.pupil().stage.is_some_and(|stage| match stage.level() {
            None | Some(Level::UpperSecondary | Level::Higher) => true,
            Some(Level::Preschool | Level::Compulsory) => false,
        })
    }
}
