//! 规则证明: every situation of every benefit, region and term, judged; and what is wrong with the
//! rules, each with one child that shows it.
//!
//! The answers that a rule looks at are finite: words of closed vocabularies, groups of categories
//! of hardship that no rule tells apart, places that no rule tells apart, and the terms in which a
//! version begins or a category comes into use. So everything can be looked at.

mod cycles;
mod drops;
mod flaw;
mod gaps;
mod reached;
mod together;
mod walk;

pub use flaw::{Example, Flaw, Found, Ground};

use std::collections::BTreeMap;

use crate::date::{Period, Term};
use crate::eligibility::Facts;
use crate::policy::{Benefit, Policy};
use crate::rulebook::{Chapter, Rulebook};
use crate::situation::Stage;
use crate::vocabulary::Vocabulary;
use flaw::Flaws;
use reached::Reached;

/// What was looked at, and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificate<'p> {
    /// Every combination of the answers that the rules look at, over all benefits, stages, places
    /// and terms.
    pub situations: u64,
    /// How many judgements told them apart.
    pub judged: u64,
    /// The first and the last term; every later one is as the last.
    pub terms: Option<(Term, Term)>,
    /// How many situations each benefit has in each stage.
    pub counts: BTreeMap<(Stage, Benefit), u64>,
    /// What is wrong, and what is declared.
    pub found: Vec<Found<'p>>,
}

impl<'p> Certificate<'p> {
    /// Whether nothing is wrong but what the rules declare.
    pub fn is_clean(&self) -> bool {
        self.undeclared().next().is_none()
    }

    /// How many situations each stage has.
    pub fn of_stages(&self) -> impl Iterator<Item = (Stage, u64)> {
        let of = |stage: Stage| {
            let counts = self.counts.iter().filter(move |((of, _), _)| *of == stage);
            counts.map(|(_, count)| *count).sum()
        };
        let stages = Stage::ALL.iter().map(move |stage| (*stage, of(*stage)));
        stages.filter(|(_, count)| *count > 0)
    }

    /// What is wrong.
    pub fn undeclared(&self) -> impl Iterator<Item = &Found<'p>> {
        self.found.iter().filter(|found| found.declared.is_none())
    }
}

/// Looks at everything at once.
pub fn certify(policy: &Policy) -> Certificate<'_> {
    let mut certifier = Certifier::new(policy);
    while certifier.step() {}
    certifier.finish()
}

/// Shows one child of every case that the rules of a benefit tell apart in a term: together they
/// stand for every situation.
pub fn each_case(policy: &Policy, see: &mut impl FnMut(Term, &Facts)) {
    let mut seen = Seen::default();
    for term in terms(policy) {
        let book = Rulebook::new(policy, Period::Term(term));
        for stage in Stage::ALL {
            for chapter in book.chapters(*stage) {
                let noted = note(&mut seen, *stage, chapter);
                for rules in chapter.terms.iter().filter(|_| noted.is_new) {
                    walk::walk(chapter, rules, *stage, &mut |case| see(term, &case.facts));
                }
            }
        }
    }
}

/// Which of the different rules that a benefit of a stage ever had, and whether for the first time.
#[derive(Clone, Copy, Debug)]
struct Noted {
    number: usize,
    is_new: bool,
}

/// Notes the rules of a benefit in a term.
fn note<'p>(seen: &mut Seen<'p>, stage: Stage, chapter: &Chapter<'p>) -> Noted {
    let before = seen.entry((stage, chapter.benefit)).or_default();
    let known = before.iter().position(|before| before.says_as(chapter));
    let number = known.unwrap_or(before.len());
    if known.is_none() {
        before.push(chapter.clone());
    }
    Noted { number, is_new: known.is_none() }
}

/// Looks at everything in steps, each a stage in a term, so that a page can show how far it is and
/// stop.
#[derive(Debug)]
pub struct Certifier<'p> {
    policy: &'p Policy,
    /// Every stage, the terms of one after the other.
    steps: Vec<(Stage, Term)>,
    done: usize,
    /// Which rules in which versions a benefit of a stage had in terms already looked at.
    seen: Seen<'p>,
    reached: Reached<'p>,
    gaps: gaps::Ruled<'p>,
    together: together::Pairs,
    flaws: Flaws<'p>,
    certificate: Certificate<'p>,
}

type Seen<'p> = BTreeMap<(Stage, Benefit), Vec<Chapter<'p>>>;

impl<'p> Certifier<'p> {
    /// Nothing looked at yet.
    pub fn new(policy: &'p Policy) -> Self {
        let terms = terms(policy);
        let of_stage = |stage: &Stage| terms.iter().map(|term| (*stage, *term)).collect::<Vec<_>>();
        let steps = Stage::ALL.iter().flat_map(of_stage).collect();
        let certificate = Certificate {
            terms: terms.first().copied().zip(terms.last().copied()),
            ..Certificate::default()
        };
        let mut flaws = Flaws::default();
        cycles::look(policy, &mut flaws);
        Self {
            policy,
            steps,
            done: 0,
            seen: Seen::default(),
            reached: Reached::default(),
            gaps: gaps::Ruled::default(),
            together: together::Pairs::default(),
            flaws,
            certificate,
        }
    }

    /// How many steps are done, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.steps.len())
    }

    /// Takes the next step; false if there is none.
    pub fn step(&mut self) -> bool {
        let Some((stage, term)) = self.steps.get(self.done).copied() else {
            return false;
        };
        self.done += 1;
        let book = Rulebook::new(self.policy, Period::Term(term));
        let chapters = book.chapters(stage);
        let mut numbered = Vec::new();
        for chapter in chapters {
            self.gaps.look(stage, chapter, &mut self.flaws);
            let noted = note(&mut self.seen, stage, chapter);
            if noted.is_new {
                self.look(stage, chapter);
            }
            numbered.push((noted.number, chapter));
        }
        self.together.look(stage, &numbered, &mut self.flaws);
        true
    }

    /// What is left to say once everything was looked at.
    pub fn finish(mut self) -> Certificate<'p> {
        self.reached.finish(self.policy, &mut self.flaws);
        Certificate { found: self.flaws.finish(), ..self.certificate }
    }

    fn look(&mut self, stage: Stage, chapter: &Chapter<'p>) {
        let Certificate { situations, judged, counts, .. } = &mut self.certificate;
        for term in &chapter.terms {
            let mut alike = 0;
            let all = walk::walk(chapter, term, stage, &mut |case| {
                *judged += 1;
                alike += case.alike;
                self.reached.see(case);
                flaw::look(term.term, case, &mut self.flaws);
            });
            debug_assert_eq!(alike, all, "no situation is left out, and none counted twice");
            drops::look(self.policy, chapter, term, stage, &mut self.flaws);
            *situations += alike;
            *counts.entry((stage, chapter.benefit)).or_default() += alike;
        }
    }
}

/// The terms in which something can change, from the one in which the first version is in force to
/// the first in which the last change is.
fn terms(policy: &Policy) -> Vec<Term> {
    let versions = policy.rules.iter().flat_map(|rule| &rule.versions);
    let named = policy.hardships.iter().flat_map(|record| [record.from, record.to]);
    let days = versions.map(|version| version.from).chain(named.flatten());
    let (Some(first), Some(last)) = (days.clone().min(), days.max()) else {
        return Vec::new();
    };
    let last = last.term().next();
    let mut terms = vec![first.term()];
    while let Some(term) = terms.last().copied().filter(|term| *term < last) {
        terms.push(term.next());
    }
    terms
}
