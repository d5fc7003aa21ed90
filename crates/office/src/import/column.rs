//! What a column of a list can mean.

mod asking;
mod form;

use aid::vocabulary::vocabulary;

vocabulary! {
    /// What a column of an imported list says of a person.
    Column, "meaning of a column" {
        /// 序号.
        Serial = "serial",
        /// 姓名 of the pupil.
        Name = "name",
        /// 证件类型.
        IdKind = "id-kind",
        /// 身份证件号.
        IdNumber = "id-number",
        /// 学籍号.
        StudentNumber = "student-number",
        /// 性别.
        Sex = "sex",
        /// 出生日期, 出生年月.
        Born = "born",
        /// 民族.
        Nation = "nation",
        /// 籍贯.
        NativePlace = "native-place",
        /// 健康状况.
        Health = "health",
        /// 手机号码, the pupil's.
        Phone = "phone",
        /// 学校.
        School = "school",
        /// 学校标识码.
        SchoolCode = "school-code",
        /// 学段.
        Stage = "stage",
        /// 院系.
        Department = "department",
        /// 专业.
        Major = "major",
        /// 年级.
        Grade = "grade",
        /// 班级.
        Class = "class",
        /// 就读方式.
        Boarding = "boarding",
        /// 是否寄宿.
        IsBoarder = "is-boarder",
        /// 是否走读.
        IsDayPupil = "is-day-pupil",
        /// 学籍变动, 在校状态.
        RollStatus = "roll-status",
        /// 是否需要申请资助.
        WantsAid = "wants-aid",
        /// 是否享受一补.
        HadAid = "had-aid",
        /// 是否建档立卡.
        Registered = "registered",
        /// 是否脱贫户.
        Delisted = "delisted",
        /// 是否监测对象.
        Monitored = "monitored",
        /// 是否低保.
        Subsistence = "subsistence",
        /// 是否农村低保.
        RuralSubsistence = "rural-subsistence",
        /// 是否城市低保.
        UrbanSubsistence = "urban-subsistence",
        /// 是否低保边缘.
        SubsistenceEdge = "subsistence-edge",
        /// 是否刚性支出困难.
        RigidExpenditure = "rigid-expenditure",
        /// 是否特困供养.
        Destitute = "destitute",
        /// 是否五保户.
        FiveGuarantees = "five-guarantees",
        /// 是否孤儿.
        Orphan = "orphan",
        /// 是否事实无人抚养儿童.
        DeFactoOrphan = "de-facto-orphan",
        /// 孤残学生, one box for both.
        OrphanOrDisabled = "orphan-or-disabled",
        /// 是否残疾.
        Disabled = "disabled",
        /// 残疾类型, which only hints.
        DisabilityKind = "disability-kind",
        /// 是否残疾人子女.
        DisabledParent = "disabled-parent",
        /// 残疾学生及残疾人子女, one box for both.
        DisabledOrParent = "disabled-or-parent",
        /// 是否烈士子女.
        MartyrChild = "martyr-child",
        /// 是否烈士或优抚子女, wider than 烈士子女.
        Honoured = "honoured",
        /// 特殊困难类型.
        Category = "category",
        /// 是否享受政策.
        Entitled = "entitled",
        /// 风险是否消除.
        Risk = "risk",
        /// 家庭人口.
        FamilySize = "family-size",
        /// 家庭人均年收入.
        IncomePerHead = "income-per-head",
        /// 户主姓名.
        HouseholdHead = "household-head",
        /// 与户主关系.
        RelationToHead = "relation-to-head",
        /// 监护人姓名.
        Guardian = "guardian",
        /// 与监护人关系.
        GuardianRelation = "guardian-relation",
        /// 监护人电话.
        GuardianPhone = "guardian-phone",
        /// 监护人证件号.
        GuardianNumber = "guardian-number",
        /// 监护人2姓名.
        SecondGuardian = "second-guardian",
        /// 监护人2关系.
        SecondRelation = "second-relation",
        /// 监护人2电话.
        SecondPhone = "second-phone",
        /// 监护人2证件号.
        SecondNumber = "second-number",
        /// 户口性质.
        Residence = "residence",
        /// 户籍地址.
        RegisteredPlace = "registered-place",
        /// 家庭住址.
        Address = "address",
        /// 邮政编码.
        Postcode = "postcode",
        /// 是否遭受自然灾害.
        HadDisaster = "had-disaster",
        /// 自然灾害.
        Disaster = "disaster",
        /// 是否遭受突发事件.
        HadAccident = "had-accident",
        /// 突发意外.
        Accident = "accident",
        /// 劳动能力弱.
        WeakLabour = "weak-labour",
        /// 失业.
        Unemployment = "unemployment",
        /// 欠债.
        Debt = "debt",
        /// 其他情况.
        OtherBurden = "other-burden",
        /// 申请日期.
        AppliedOn = "applied-on",
        /// 是否认定为困难学生.
        Recognised = "recognised",
        /// 认定时间.
        RecognisedOn = "recognised-on",
        /// 认定档次.
        Tier = "tier",
        /// 陈述理由.
        Reason = "reason",
        /// 学校意见.
        Opinion = "opinion",
        /// 补助项目.
        Benefit = "benefit",
        /// 学年.
        SchoolYear = "school-year",
        /// 学期.
        Term = "term",
        /// 标准.
        Standard = "standard",
        /// 应发金额, what is due by the list.
        Due = "due",
        /// 金额, what was or is to be given.
        Amount = "amount",
        /// 发放状态.
        Payout = "payout",
        /// 发放日期.
        PaidOn = "paid-on",
        /// 账户姓名.
        AccountHolder = "account-holder",
        /// 银行卡号.
        CardNumber = "card-number",
        /// 开户行.
        Bank = "bank",
        /// 备注.
        Remark = "remark",
    }
}

impl Column {
    /// Whether a merged cell over several rows says the same of each of them. A sum or a remark is
    /// said once.
    pub const fn is_shared_by_merged_rows(self) -> bool {
        !matches!(
            self,
            Self::Serial
                | Self::Standard
                | Self::Due
                | Self::Amount
                | Self::FamilySize
                | Self::Remark
        )
    }
}
