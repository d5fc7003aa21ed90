//! 兄弟姐妹: an application for another child of the same family begins with what the family shares.

use super::{Application, Field, MEMBER_ROWS, Member, Texts};
use crate::identity::{IdNumber, Sex};
use aid::date::Date;
use aid::situation::{Circumstance, Decision, Hardship, Stage, Student};
use aid::vocabulary::{Vocabulary, vocabulary};

vocabulary! {
    /// A brother or a sister, as the form calls one.
    Sibling, "sibling" {
        /// 哥哥.
        ElderBrother = "elder-brother",
        /// 姐姐.
        ElderSister = "elder-sister",
        /// 弟弟.
        YoungerBrother = "younger-brother",
        /// 妹妹.
        YoungerSister = "younger-sister",
    }
}

impl Sibling {
    const fn new(is_elder: bool, sex: Sex) -> Self {
        match (is_elder, sex) {
            (true, Sex::Male) => Self::ElderBrother,
            (true, Sex::Female) => Self::ElderSister,
            (false, Sex::Male) => Self::YoungerBrother,
            (false, Sex::Female) => Self::YoungerSister,
        }
    }

    /// The word on the form.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ElderBrother => "哥哥",
            Self::ElderSister => "姐姐",
            Self::YoungerBrother => "弟弟",
            Self::YoungerSister => "妹妹",
        }
    }

    const fn is_elder(self) -> bool {
        matches!(self, Self::ElderBrother | Self::ElderSister)
    }

    const fn sex(self) -> Sex {
        match self {
            Self::ElderBrother | Self::YoungerBrother => Sex::Male,
            Self::ElderSister | Self::YoungerSister => Sex::Female,
        }
    }
}

/// Relations that are the same for brothers and sisters; other words may not be.
const SHARED: [&str; 36] = [
    "父亲",
    "母亲",
    "爸爸",
    "妈妈",
    "父",
    "母",
    "继父",
    "继母",
    "养父",
    "养母",
    "爷爷",
    "奶奶",
    "祖父",
    "祖母",
    "外公",
    "外婆",
    "姥爷",
    "姥姥",
    "外祖父",
    "外祖母",
    "曾祖父",
    "曾祖母",
    "伯父",
    "伯母",
    "叔叔",
    "婶婶",
    "姑姑",
    "姑父",
    "舅舅",
    "舅妈",
    "姨妈",
    "姨父",
    "监护",
    "监护人",
    "祖孙",
    "其他",
];

/// Whether the row is the pupil's own, who is no member of his own family.
fn is_self(member: &Member) -> bool {
    matches!(member.texts.get(Field::MemberRelation).trim(), "本人" | "自己" | "学生本人")
}

impl Member {
    /// Which brother or sister of the pupil this is, where the form says one.
    pub fn sibling(&self) -> Option<Sibling> {
        let relation = self.texts.get(Field::MemberRelation).trim();
        // 大姐, 二弟, 小妹: which of several. A cousin, 表哥 or 堂弟, is none of them.
        let bare = relation.trim_start_matches(['大', '二', '三', '四', '小']);
        Sibling::ALL.iter().copied().find(|sibling| {
            sibling.name() == relation
                || sibling.name() == bare
                || sibling.name().strip_suffix(bare) == Some(bare)
        })
    }
}

impl Application {
    /// An application for another child of the same family: what the family shares is there, and
    /// this pupil is a member of it. `whom` is the row of that child, if there is one: its name
    /// and sex are then known, and so is what this pupil is to it.
    #[must_use]
    pub fn for_sibling(&self, whom: Option<u32>, today: Date) -> Self {
        let child = self.members.iter().find(|member| Some(member.id) == whom);
        let is = child.and_then(Member::sibling);
        let mut texts = self.texts.only(Field::of_family);
        if let Some(child) = child {
            texts.set(Field::Name, child.texts.get(Field::MemberName));
            texts.set(Field::Sex, is.map_or("", |is| is.sex().name()));
        }
        let student = Student {
            // 高一 there is of a vocational school, too; elsewhere it may be another stage.
            stage: self.student.stage.filter(|stage| *stage == Stage::Vocational),
            approval: self.student.approval,
            circumstances: self.student.circumstances.only(Circumstance::OF_SCHOOL),
            region: self.student.region,
            school_kind: self.student.school_kind,
            school_place: self.student.school_place,
            decisions: self.student.decisions.only(Decision::OF_SCHOOL),
            ..Student::default()
        };
        Self {
            texts,
            members: self.members_beside(child, is, today),
            proofs_seen: self.proofs_seen.except(Hardship::OF_STUDENT),
            sources: self.sources_of(|category| !Hardship::OF_STUDENT.contains(category)),
            student,
            beginning: None,
            trail: Vec::new(),
            ..self.clone()
        }
    }

    /// The members of the family without the other child and with this one, as far as the form has
    /// rows.
    fn members_beside(
        &self,
        child: Option<&Member>,
        is: Option<Sibling>,
        today: Date,
    ) -> Vec<Member> {
        let last = self.members.iter().map(|member| member.id).max();
        let id = last.map_or(1, |id| id.saturating_add(1));
        let mut members = self.members.clone();
        members.retain(|member| !is_self(member));
        for member in &mut members {
            // Which of two brothers of one pupil is the elder is not known here.
            let stays = match member.sibling() {
                Some(sibling) => is.is_some_and(|is| sibling.is_elder() != is.is_elder()),
                None => SHARED.contains(&member.texts.get(Field::MemberRelation).trim()),
            };
            if !stays {
                member.texts.set(Field::MemberRelation, "");
            }
        }
        let this = Member { id, texts: self.as_member(is, today) };
        let is_other = |member: &&mut Member| child.is_some_and(|child| child.id == member.id);
        if let Some(row) = members.iter_mut().find(is_other) {
            *row = this;
        } else if members.len() < MEMBER_ROWS {
            members.push(this);
        }
        members
    }

    /// This pupil as a row of the other child's form.
    fn as_member(&self, sibling: Option<Sibling>, today: Date) -> Texts {
        let number = self.id_number();
        let sexes = [Sex::named(self.texts.get(Field::Sex)), number.map(IdNumber::sex)];
        let sex = match sexes {
            [Some(typed), Some(number)] if typed != number => None,
            [typed, number] => typed.or(number),
        };
        let is = sibling.zip(sex).map(|(sibling, sex)| Sibling::new(!sibling.is_elder(), sex));
        let age = number.and_then(|number| number.birth().years_until(today));
        let mut texts = Texts::default();
        texts.set(Field::MemberName, self.texts.get(Field::Name));
        texts.set(Field::MemberAge, &age.map(|age| age.to_string()).unwrap_or_default());
        texts.set(Field::MemberRelation, is.map_or("", Sibling::name));
        texts.set(Field::MemberWork, self.texts.get(Field::School));
        texts.set(Field::MemberJob, "读书");
        texts
    }
}
