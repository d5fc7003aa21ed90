//! The rules in force in a period, sorted by benefit: what a judgement needs, looked up once.

use crate::date::{Date, Period, Season, Term};
use crate::eligibility::{Eligibility, Facts, judge};
use crate::policy::{Amount, Benefit, Condition, Kind, Per, Policy, Provision, Rule, Version};
use crate::region::RegionCode;
use crate::situation::{Hardship, Household, Stage, Student};
use crate::vocabulary::{Set, Vocabulary};

/// The rules in force in each term of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rulebook<'p> {
    /// The rules of every period.
    pub policy: &'p Policy,
    /// The period.
    pub period: Period,
    /// One chapter a benefit, in the order of [`Benefit::ALL`].
    pub chapters: Vec<Chapter<'p>>,
    /// The stages for whose children some rule in force could pay.
    pub stages: Set<Stage>,
}

/// The rules of one benefit.
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
    /// Groups of categories of hardship that the rules do not tell apart.
    pub(crate) classes: Vec<Set<Hardship>>,
}

/// The rules of one benefit in one term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermRules<'p> {
    /// The term.
    pub term: Term,
    /// Categories of hardship in use on its first day.
    pub in_use: Set<Hardship>,
    /// The rules in force anywhere.
    rules: Vec<Placed<'p>>,
}

/// A rule in force, and the regions in which another takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Placed<'p> {
    in_force: InForce<'p>,
    replaced_in: Vec<RegionCode>,
}

/// One rule with the version in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce<'p> {
    /// The rule.
    pub rule: &'p Rule,
    /// Its version.
    pub version: &'p Version,
    /// What the version says.
    pub provision: &'p Provision,
    /// The rule that its share is a share of, if it pays one.
    pub base: Option<Base<'p>>,
}

/// The base of a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base<'p> {
    /// The rule.
    pub rule: &'p Rule,
    /// Its version in force on the same day.
    pub version: &'p Version,
    /// What it states.
    pub pays: &'p Amount,
}

impl<'p> Rulebook<'p> {
    /// The rules in force in a period.
    pub fn new(policy: &'p Policy, period: Period) -> Self {
        let chapters = Benefit::ALL
            .iter()
            .filter_map(|benefit| Chapter::new(policy, period, *benefit))
            .collect();
        let rules = period.terms().flat_map(|term| {
            let on = term.first_day();
            policy.rules.iter().filter_map(move |rule| rule.in_force(on))
        });
        let stages = rules.flat_map(|(_, provision)| stages_of(provision)).collect();
        Self { policy, period, chapters, stages }
    }

    /// The categories of hardship in use in one of the terms.
    pub fn in_use(&self) -> Set<Hardship> {
        let terms = self.chapters.iter().flat_map(|chapter| &chapter.terms);
        terms.fold(Set::EMPTY, |in_use, term| in_use.union(term.in_use))
    }

    /// The categories of hardship that the rules name.
    pub fn named(&self) -> Set<Hardship> {
        let classes = self.chapters.iter().flat_map(|chapter| &chapter.classes);
        classes.fold(Set::EMPTY, |named, class| named.union(*class))
    }
}

/// The stages that a provision does not rule out by themselves.
fn stages_of(provision: &Provision) -> impl Iterator<Item = Stage> {
    Stage::ALL.iter().copied().filter(|stage| {
        let student = Student { stage: Some(*stage), ..Student::default() };
        let facts = Facts::new(Set::all(), &Household::default(), &student);
        judge::<()>(&provision.when, &facts).0 != Eligibility::NotMet
    })
}

impl<'p> Chapter<'p> {
    fn new(policy: &'p Policy, period: Period, benefit: Benefit) -> Option<Self> {
        let Rule { kind, per, .. } = *policy.rules.iter().find(|rule| rule.benefit == benefit)?;
        let terms: Vec<TermRules<'p>> =
            period.terms().map(|term| TermRules::new(policy, term, benefit)).collect();
        let before = match (per, period) {
            (Per::Once, Period::Term(Term { school_year, season: Season::Spring })) => {
                let [autumn, _] = school_year.terms();
                Some(TermRules::new(policy, autumn, benefit))
            }
            (Per::Once | Per::SchoolYear, Period::Term(_) | Period::SchoolYear(_)) => None,
        };
        let looked_at = || before.iter().chain(&terms);
        let (places, classes) = (representative_places(looked_at()), hardship_classes(looked_at()));
        Some(Self { benefit, kind, per, terms, before, places, classes })
    }
}

impl<'p> TermRules<'p> {
    fn new(policy: &'p Policy, term: Term, benefit: Benefit) -> Self {
        let on = term.first_day();
        let of_benefit = policy.rules.iter().filter(|rule| rule.benefit == benefit);
        let rules: Vec<InForce<'p>> =
            of_benefit.filter_map(|rule| InForce::new(policy, rule, on)).collect();
        let replaced = |in_force: &InForce<'p>| {
            let others = rules.iter().map(|other| other.rule);
            let replacing = others.filter(|rule| rule.replaces.as_ref() == Some(&in_force.rule.id));
            replacing.map(|rule| rule.region).collect()
        };
        let placed = |in_force: &InForce<'p>| Placed {
            in_force: *in_force,
            replaced_in: replaced(in_force),
        };
        let rules = rules.iter().map(placed).collect();
        Self { term, in_use: policy.hardships_in_use(on), rules }
    }

    /// The rules in force anywhere.
    pub fn rules(&self) -> impl Iterator<Item = &InForce<'p>> {
        self.rules.iter().map(|placed| &placed.in_force)
    }

    /// The rules that hold at a place: those whose region contains it and that no other rule
    /// in force there replaces.
    pub fn at(&self, place: RegionCode) -> impl Iterator<Item = &InForce<'p>> {
        let holds = move |placed: &&Placed<'p>| {
            placed.in_force.rule.region.contains(place)
                && !placed.replaced_in.iter().any(|region| region.contains(place))
        };
        self.rules.iter().filter(holds).map(|placed| &placed.in_force)
    }

    /// Whether every place has the same rules.
    pub fn same_everywhere(&self) -> bool {
        self.rules().all(|in_force| in_force.rule.region == RegionCode::NATION)
    }
}

impl<'p> InForce<'p> {
    fn new(policy: &'p Policy, rule: &'p Rule, on: Date) -> Option<Self> {
        let (version, provision) = rule.in_force(on)?;
        let mut base = None;
        provision.pays.visit(&mut |amount| {
            if let Amount::Share { of, .. } = amount {
                base = policy.rule(of).and_then(|rule| {
                    let (version, provision) = rule.in_force(on)?;
                    Some(Base { rule, version, pays: &provision.pays })
                });
            }
        });
        Some(Self { rule, version, provision, base })
    }

    /// Every condition that the judgement of this rule can look at.
    fn visit(&self, see: &mut impl FnMut(&'p Condition)) {
        self.provision.when.visit(see);
        visit_rows(&self.provision.pays, see);
        if let Some(base) = self.base {
            visit_rows(base.pays, see);
        }
    }
}

fn visit_rows<'p>(amount: &'p Amount, see: &mut impl FnMut(&'p Condition)) {
    if let Amount::First(rows) = amount {
        for row in rows {
            row.when.visit(see);
            visit_rows(&row.pays, see);
        }
    }
}

/// One place for each different answer that the rules can give about where a school is.
fn representative_places<'t, 'p: 't>(
    terms: impl Iterator<Item = &'t TermRules<'p>>,
) -> Vec<RegionCode> {
    let rules: Vec<&InForce<'p>> = terms.flat_map(TermRules::rules).collect();
    let mut told_apart: Vec<(Vec<bool>, RegionCode)> = Vec::new();
    for place in RegionCode::places() {
        let mut marks = Vec::new();
        for in_force in &rules {
            marks.push(in_force.rule.region.contains(place));
            in_force.visit(&mut |condition| {
                if let Condition::Region(regions) = condition {
                    marks.push(regions.iter().any(|region| region.contains(place)));
                }
            });
        }
        if told_apart.iter().all(|(known, _)| *known != marks) {
            told_apart.push((marks, place));
        }
    }
    told_apart.into_iter().map(|(_, place)| place).collect()
}

/// Categories in groups: two are in one group if the same conditions name both, and the same
/// question asks for both.
fn hardship_classes<'t, 'p: 't>(
    terms: impl Iterator<Item = &'t TermRules<'p>>,
) -> Vec<Set<Hardship>> {
    let mut classes = vec![Hardship::OF_STUDENT, Set::all().without(Hardship::OF_STUDENT)];
    let mut split = |by: Set<Hardship>| {
        let parts = classes.iter().flat_map(|class| [class.intersection(by), class.without(by)]);
        classes = parts.filter(|class| !class.is_empty()).collect();
    };
    let mut named = Set::EMPTY;
    for term in terms {
        split(term.in_use);
        for in_force in term.rules() {
            in_force.visit(&mut |condition| {
                if let Condition::Hardship(categories) = condition {
                    split(*categories);
                    named = named.union(*categories);
                }
            });
        }
    }
    classes.retain(|class| !class.intersection(named).is_empty());
    classes
}
