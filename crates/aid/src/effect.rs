//! 新规影响: who gains and who loses by a new notice, or by a choice, and how much.
//!
//! Two terms, or two sets of rules, are held side by side over every situation; children to whom
//! the same happens are one class, with one child that shows it.

use std::collections::BTreeMap;

use crate::date::{Period, Term};
use crate::eligibility::Facts;
use crate::entitlement::{Outcome, Spread};
use crate::policy::{Benefit, Kind, Per, Policy};
use crate::rulebook::{Chapter, Rulebook};
use crate::situation::{Boarding, Hardship, Household, Stage, Student};
use crate::space::{answers_to, changed, complete, explore, settle_term, situations};
use crate::vocabulary::{Answers, Set, Vocabulary};

/// What becomes of one class of children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The stage.
    pub stage: Stage,
    /// The benefit.
    pub benefit: Benefit,
    /// What it consists of.
    pub kind: Kind,
    /// The time its amounts are for.
    pub per: Per,
    /// What they got in the term.
    pub before: Outcome,
    /// What they get.
    pub after: Outcome,
    /// How many situations are in the class.
    pub situations: u64,
    /// A child of the class.
    pub example: Facts,
}

/// Whether a class gets more or less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// Less, or nothing any more.
    Loses,
    /// More, or something for the first time.
    Gains,
    /// Something else: what was not stated is, or is no longer; or a range has moved.
    Differs,
}

/// Rules and the term in which they are looked at.
pub type Side<'p> = (&'p Policy, Term);

/// What is different in the second of two terms, or by the second of two sets of rules. A category
/// that was renamed between them goes on under its new name.
pub fn effects(before: Side<'_>, after: Side<'_>) -> Vec<Effect> {
    Stage::ALL.iter().flat_map(|stage| effects_of(*stage, before, after)).collect()
}

/// The same for the children of one stage, so that a page can stop in between.
pub fn effects_of(stage: Stage, before: Side<'_>, after: Side<'_>) -> Vec<Effect> {
    each_benefit(stage, [before, after], &Pair::Later(renamed(before, after)))
}

/// What is different for one child, benefit by benefit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    /// The benefit.
    pub benefit: Benefit,
    /// What it consists of.
    pub kind: Kind,
    /// What the child gets in the first term.
    pub before: Spread,
    /// What it gets in the second.
    pub after: Spread,
}

/// Two terms, held side by side for one child after the other.
pub struct Terms<'p> {
    /// The first and the second.
    pub terms: [Term; 2],
    books: [Rulebook<'p>; 2],
    renamed: Vec<(Hardship, Hardship)>,
}

impl<'p> Terms<'p> {
    /// Looks up the rules of both.
    pub fn new(before: Side<'p>, after: Side<'p>) -> Self {
        let books = [before, after].map(|(policy, term)| Rulebook::new(policy, Period::Term(term)));
        Self { terms: [before.1, after.1], books, renamed: renamed(before, after) }
    }

    /// What is different for a child, if anything is.
    pub fn touch(&self, household: &Household, student: &Student) -> Vec<Touch> {
        let Some(stage) = student.stage else { return Vec::new() };
        let facts = Facts::new(Set::EMPTY, household, student);
        let [before, after] = &self.books;
        // What the child says of a later name itself stands.
        let carried = carried(&self.renamed, facts);
        let hardships = facts.hardships.or(carried.hardships);
        let later = Facts { hardships, ..facts };
        let of = |book: &Rulebook<'_>, benefit: Benefit, facts: &Facts| {
            let chapter = book.chapters(stage).iter().find(|chapter| chapter.benefit == benefit)?;
            Some((chapter.kind, explore(chapter, facts).whole))
        };
        let touch = |benefit: &Benefit| {
            let (old, new) = (of(before, *benefit, &facts), of(after, *benefit, &later));
            let kind = new.or(old)?.0;
            let nothing = Spread::from(Outcome::default());
            let [before, after] = [old, new].map(|one| one.map_or(nothing, |(_, spread)| spread));
            let touched = before.gets() != after.gets();
            touched.then_some(Touch { benefit: *benefit, kind, before, after })
        };
        Benefit::ALL.iter().filter_map(touch).collect()
    }
}

/// What a boarder gets who would not board: who loses money by leaving the dormitory, or gains.
pub fn leaving_the_dormitory(side: Side<'_>) -> Vec<Effect> {
    Stage::ALL.iter().flat_map(|stage| leaving_of(*stage, side)).collect()
}

/// The same for the children of one stage.
pub fn leaving_of(stage: Stage, side: Side<'_>) -> Vec<Effect> {
    each_benefit(stage, [side, side], &Pair::Leaving)
}

impl Effect {
    /// Whether the class gets more or less.
    pub fn turn(&self) -> Turn {
        let sums = [self.before, self.after].map(|outcome| outcome.sum);
        match (self.before.entitled, self.after.entitled, sums) {
            // No document was seen for the later term: nobody knows that it is a loss.
            (true, false, _) if !self.after.ruled => Turn::Differs,
            (true, false, _) => Turn::Loses,
            (false, true, _) => Turn::Gains,
            (_, _, [Some(old), Some(new)]) if new.least <= old.least && new.most <= old.most => {
                Turn::Loses
            }
            (_, _, [Some(old), Some(new)]) if new.least >= old.least && new.most >= old.most => {
                Turn::Gains
            }
            _ => Turn::Differs,
        }
    }
}

fn each_benefit(stage: Stage, sides: [Side<'_>; 2], pair: &Pair) -> Vec<Effect> {
    let mut effects = Vec::new();
    let chapters = Benefit::ALL.iter();
    for chapter in chapters.filter_map(|one| Chapter::between(sides, stage, *one)) {
        let pair = pair.of(&chapter);
        let facts = Facts { hardships: pair.said(), ..Facts::of_stage(stage) };
        let mut classes = Classes { chapter: &chapter, pair, found: BTreeMap::new() };
        classes.visit(&facts, situations(&chapter, stage));
        effects.extend(classes.found.into_values());
    }
    effects.sort_by_key(|effect| (effect.benefit, effect.turn()));
    effects
}

/// The classes of one benefit and stage.
struct Classes<'c, 'p> {
    chapter: &'c Chapter<'p>,
    pair: Pair,
    found: BTreeMap<(Outcome, Outcome), Effect>,
}

impl Classes<'_, '_> {
    fn visit(&mut self, facts: &Facts, alike: u64) {
        let chapter = self.chapter;
        let [old, new] = chapter.terms.as_slice() else { return };
        let [before, after] = self.pair.seen(*facts);
        match (settle_term(old, &before), settle_term(new, &after)) {
            (Ok(before), Ok(after)) => self.note(facts, before, after, alike),
            (Err(question), _) | (_, Err(question)) => {
                let alike = alike / answers_to(chapter, facts, question).max(1);
                complete(chapter, facts, question, &mut |change| {
                    self.visit(&changed(facts, change), alike);
                });
            }
        }
    }

    fn note(&mut self, facts: &Facts, before: Outcome, after: Outcome, alike: u64) {
        if before.gets() == after.gets() {
            return;
        }
        let [example, _] = self.pair.seen(*facts);
        let Chapter { benefit, kind, per, .. } = *self.chapter;
        let class = self.found.entry((before.gets(), after.gets())).or_insert_with(|| Effect {
            stage: facts.student.stage.unwrap_or(Stage::Other),
            benefit,
            kind,
            per,
            before,
            after,
            situations: 0,
            example,
        });
        class.situations += alike;
    }
}

/// How one child is looked at twice.
enum Pair {
    /// In a later term: the categories that ended in between, each with the one that took its
    /// place.
    Later(Vec<(Hardship, Hardship)>),
    /// As a boarder, and as one who does not board.
    Leaving,
}

impl Pair {
    /// The same for the rules of a chapter: a name that they do not look at is not carried on.
    fn of(&self, chapter: &Chapter<'_>) -> Self {
        let named = chapter.classes.iter().copied().fold(Set::EMPTY, Set::union);
        match self {
            Self::Later(renamed) => {
                let known = renamed.iter().copied().filter(|(was, _)| named.contains(*was));
                Self::Later(known.collect())
            }
            Self::Leaving => Self::Leaving,
        }
    }

    /// What is said from the first: that no later name holds yet.
    fn said(&self) -> Answers<Hardship> {
        match self {
            Self::Later(renamed) => {
                Answers::default().denying(renamed.iter().map(|(_, became)| *became).collect())
            }
            Self::Leaving => Answers::default(),
        }
    }

    /// Both looks at a child.
    fn seen(&self, facts: Facts) -> [Facts; 2] {
        match self {
            Self::Later(renamed) => [facts, carried(renamed, facts)],
            Self::Leaving => [Boarding::Boarder, Boarding::Day].map(|boarding| {
                let student = Student { boarding: Some(boarding), ..facts.student };
                Facts { student, ..facts }
            }),
        }
    }
}

/// The categories that ended between two terms, each with the one that took its place.
fn renamed((old, earlier): Side<'_>, (new, later): Side<'_>) -> Vec<(Hardship, Hardship)> {
    let before = old.hardships_in_use(earlier.first_day());
    let after = new.hardships_in_use(later.first_day());
    let records = new.hardships.iter().filter_map(|record| Some((record.id, record.became?)));
    let ended = records.filter(|(was, became)| {
        before.contains(*was) && !after.contains(*was) && !before.contains(*became)
    });
    ended.collect()
}

/// The child as it is called later: one of the earlier names is enough for the later.
fn carried(renamed: &[(Hardship, Hardship)], mut facts: Facts) -> Facts {
    for (_, became) in renamed {
        let earlier = renamed.iter().filter(|(_, name)| name == became);
        let earlier: Set<Hardship> = earlier.map(|(was, _)| *was).collect();
        let answer = if !earlier.intersection(facts.hardships.yes()).is_empty() {
            Some(true)
        } else if earlier.without(facts.hardships.no()).is_empty() {
            Some(false)
        } else {
            None
        };
        facts.hardships.set(*became, answer);
    }
    facts
}
