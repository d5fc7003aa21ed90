//! The rules in force in a period, sorted by stage and benefit: what a judgement needs, looked up
//! once.

mod alike;
mod in_force;
mod term_rules;

pub use in_force::{Base, InForce};
pub use term_rules::TermRules;

use std::sync::OnceLock;

use crate::date::{Period, Season, Term};
use crate::money::Span;
use crate::policy::{Amount, Benefit, Kind, Per, Policy, Rule};
use crate::region::RegionCode;
use crate::situation::{Hardship, Question, Stage};
use crate::vocabulary::{Set, Vocabulary};
use alike::{groups_of_places, hardship_classes};

/// The rules in force in each term of a period, stage by stage.
#[derive(Clone, Debug)]
pub struct Rulebook<'p> {
    /// The rules of every period.
    pub policy: &'p Policy,
    /// The period.
    pub period: Period,
    /// The chapters of each stage, in the order of [`Stage::ALL`], each made when first looked at:
    /// the rules of one stage cost a child of another nothing.
    stages: [OnceLock<StageRules<'p>>; Stage::ALL.len()],
}

/// The rules for one stage.
#[derive(Clone, Debug)]
struct StageRules<'p> {
    chapters: Vec<Chapter<'p>>,
    questions: Set<Question>,
}

/// Two rulebooks of one period and one policy say the same.
impl PartialEq for Rulebook<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.period == other.period && std::ptr::eq(self.policy, other.policy)
    }
}

/// The rules of one benefit for one stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter<'p> {
    /// The benefit.
    pub benefit: Benefit,
    /// What it consists of.
    pub kind: Kind,
    /// The time its amounts are for.
    pub per: Per,
    /// The rules, term by term.
    pub terms: Vec<TermRules<'p>>,
    /// Of what is given once: the rules of the autumn before a period that is a spring. What was
    /// given then is not given again.
    pub(crate) before: Option<TermRules<'p>>,
    /// One representative place for each group of places that the rules do not tell apart.
    pub(crate) places: Vec<RegionCode>,
    /// The group of each place, by the number of the place.
    groups: Vec<Option<u8>>,
    /// Groups of categories of hardship that the rules do not tell apart.
    pub classes: Vec<Set<Hardship>>,
}

impl<'p> Rulebook<'p> {
    /// The rules in force in a period.
    pub fn new(policy: &'p Policy, period: Period) -> Self {
        Self { policy, period, stages: Default::default() }
    }

    /// The rules for one stage: one chapter a benefit, in the order of [`Benefit::ALL`].
    pub fn chapters(&self, stage: Stage) -> &[Chapter<'p>] {
        self.of(stage).map_or(&[], |rules| &rules.chapters)
    }

    /// The questions that the rules for a stage look at, and the stage itself.
    pub fn questions(&self, stage: Stage) -> Set<Question> {
        let looked_at = self.of(stage).map_or(Set::EMPTY, |rules| rules.questions);
        looked_at.union(Set::of(Question::Stage))
    }

    /// What a grant can be for a stage whose school sets it, in any term of the period.
    pub fn grant_range(&self, stage: Stage) -> Option<Span> {
        let terms = self.chapters(stage).iter().flat_map(|chapter| &chapter.terms);
        let mut range: Option<Span> = None;
        for in_force in terms.flat_map(TermRules::rules) {
            in_force.provision.pays.visit(&mut |amount| {
                if let Amount::Between { least, most, .. } = amount {
                    let known = range.unwrap_or(Span { least: *least, most: *most });
                    let (least, most) = (known.least.min(*least), known.most.max(*most));
                    range = Some(Span { least, most });
                }
            });
        }
        range
    }

    fn of(&self, stage: Stage) -> Option<&StageRules<'p>> {
        let rules = self.stages.get(stage as usize)?;
        Some(rules.get_or_init(|| StageRules::new(self, stage)))
    }

    /// The categories of hardship in use in one of the terms.
    pub fn in_use(&self) -> Set<Hardship> {
        self.in_use_by_term().fold(Set::EMPTY, Set::union)
    }

    /// The categories of hardship in use in each of the terms.
    pub fn in_use_by_term(&self) -> impl Iterator<Item = Set<Hardship>> {
        let days = self.period.terms().map(Term::first_day);
        days.map(|on| self.policy.hardships_in_use(on))
    }

    /// The categories of hardship that the rules for these stages name.
    pub fn named(&self, stages: Set<Stage>) -> Set<Hardship> {
        let chapters = stages.iter().flat_map(|stage| self.chapters(stage));
        let classes = chapters.flat_map(|chapter| &chapter.classes);
        classes.fold(Set::EMPTY, |named, class| named.union(*class))
    }
}

impl<'p> StageRules<'p> {
    fn new(book: &Rulebook<'p>, stage: Stage) -> Self {
        let benefits = Benefit::ALL.iter();
        let chapters: Vec<Chapter<'p>> =
            benefits.filter_map(|benefit| Chapter::new(book, stage, *benefit)).collect();
        let questions = chapters.iter().map(Chapter::questions);
        let questions = questions.fold(Set::EMPTY, Set::union);
        Self { chapters, questions }
    }
}

impl<'p> Chapter<'p> {
    fn new(book: &Rulebook<'p>, stage: Stage, benefit: Benefit) -> Option<Self> {
        let Rulebook { policy, period, .. } = *book;
        let is_of = |rule: &&Rule| rule.benefit == benefit && rule.stages.contains(stage);
        let rules: Vec<&'p Rule> = policy.rules.iter().filter(is_of).collect();
        let per = rules.first()?.per;
        let of_term = |term| TermRules::new(policy, &rules, term);
        let terms: Vec<TermRules<'p>> = period.terms().map(of_term).collect();
        let before = match (per, period) {
            (Per::Once, Period::Term(Term { school_year, season: Season::Spring })) => {
                let [autumn, _] = school_year.terms();
                Some(of_term(autumn))
            }
            (Per::Once | Per::Year | Per::SchoolYear, Period::Term(_) | Period::SchoolYear(_)) => {
                None
            }
        };
        Self::of(&rules, terms, before)
    }

    /// The rules of one benefit for one stage in two terms, each by rules of its own; none where
    /// neither has any.
    pub(crate) fn between(
        sides: [(&'p Policy, Term); 2],
        stage: Stage,
        benefit: Benefit,
    ) -> Option<Self> {
        let is_of = |rule: &&Rule| rule.benefit == benefit && rule.stages.contains(stage);
        let rules = |policy: &'p Policy| policy.rules.iter().filter(is_of).collect::<Vec<_>>();
        let terms = sides.map(|(policy, term)| TermRules::new(policy, &rules(policy), term));
        let [(old, _), (new, _)] = sides;
        Self::of(&[rules(new), rules(old)].concat(), terms.to_vec(), None)
    }

    /// The rules in force in some terms, of one benefit.
    fn of(
        rules: &[&'p Rule],
        terms: Vec<TermRules<'p>>,
        before: Option<TermRules<'p>>,
    ) -> Option<Self> {
        let Rule { benefit, kind, per, .. } = **rules.first()?;
        let looked_at = || before.iter().chain(&terms);
        let classes = hardship_classes(looked_at());
        let (places, groups) = groups_of_places(looked_at());
        Some(Self { benefit, kind, per, terms, before, places, groups, classes })
    }

    /// The number of the group of places that a place is in; none of one that is no place.
    #[inline]
    pub(crate) fn group_of(&self, place: RegionCode) -> Option<usize> {
        self.groups.get(place.place_number()?).copied().flatten().map(usize::from)
    }

    /// Whether the same rules are in force in the same versions and look at the same categories:
    /// then a child is owed the same by both, but for the halves of a year.
    pub(crate) fn says_as(&self, other: &Self) -> bool {
        let named = |chapter: &Self| chapter.classes.iter().copied().fold(Set::EMPTY, Set::union);
        let named = named(self).union(named(other));
        let mine = self.before.iter().chain(&self.terms);
        let theirs = other.before.iter().chain(&other.terms);
        mine.clone().count() == theirs.clone().count()
            && mine.zip(theirs).all(|(mine, theirs)| mine.says_as(theirs, named))
    }

    /// Every rule that is looked at, once for each term that it is looked at in.
    pub fn rules(&self) -> impl Iterator<Item = &InForce<'p>> {
        self.before.iter().chain(&self.terms).flat_map(TermRules::rules)
    }

    /// The questions that its rules look at.
    pub fn questions(&self) -> Set<Question> {
        let mut questions = Set::EMPTY;
        if self.places.len() > 1 {
            questions = Set::of(Question::Region);
        }
        for in_force in self.rules() {
            in_force.visit(&mut |condition| questions = questions.union(condition.questions()));
            let amounts = [Some(&in_force.provision.pays), in_force.base.map(|base| base.pays)];
            for amount in amounts.into_iter().flatten() {
                amount.visit(&mut |amount| questions = questions.union(asked_by(amount)));
            }
        }
        questions
    }
}

/// What an amount itself waits for.
fn asked_by(amount: &Amount) -> Set<Question> {
    match amount {
        Amount::Between { .. } | Amount::Granted => Set::of(Question::Grant),
        Amount::Yuan(_)
        | Amount::First(_)
        | Amount::Share { .. }
        | Amount::PerDay { .. }
        | Amount::UpTo(_)
        | Amount::PerHour(_)
        | Amount::Loan(_)
        | Amount::LocalFee
        | Amount::Deferred
        | Amount::InKind
        | Amount::NotStated => Set::EMPTY,
    }
}
