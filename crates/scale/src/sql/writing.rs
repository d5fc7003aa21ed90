//! The columns of the SELECT, benefit by benefit.

use std::collections::BTreeMap;
use std::fmt::Write;

use aid::policy::{Benefit, Policy};
use aid::situation::Stage;
use aid::vocabulary::Vocabulary;

use super::figures::{NO_SUM, Possible, chain};
use super::formula::Formula;
use super::literals::OfStage;
use super::places::Places;
use super::trees::Trees;
use crate::answers::{Answer, Figure, OF_NO_RULE, verdict_code, waits_for_number};

/// What the columns are written from.
pub(super) struct Writer<'a> {
    pub(super) policy: &'a Policy,
    pub(super) trees: Trees,
    pub(super) places: &'a Places,
    pub(super) of_no_stage: Answer,
}

impl Writer<'_> {
    /// The columns of one benefit, each after the comment that belongs to it.
    pub(super) fn benefit(&self, benefit: Benefit, note: &str, brief: &str) -> String {
        let mut columns = note.to_owned();
        for figure in Figure::ALL {
            let before = if figure == Figure::Verdict { "" } else { brief };
            let case = self.case(benefit, figure);
            let _ = writeln!(columns, "{before}, {case} AS {}", figure.name(benefit));
        }
        columns
    }

    /// The CASE of a figure: the stage first, then what the rules for it look at.
    fn case(&self, benefit: Benefit, figure: Figure) -> String {
        let unruled = settled(figure, OF_NO_RULE);
        let unknown = settled(figure, self.of_no_stage);
        let mut arms: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        arms.insert(unknown, vec![0]);
        for stage in Stage::ALL {
            let number = stage.index().saturating_add(1);
            arms.entry(self.of_stage(benefit, *stage, figure)).or_default().push(number);
        }
        // Of most benefits most stages have no rule: an engine compares nothing to come to those.
        arms.remove(&unruled);
        let mut arms: Vec<(String, Vec<u32>)> = arms.into_iter().collect();
        arms.sort_by_key(|(_, stages)| stages.clone());
        let arms = arms.into_iter().map(|(text, stages)| {
            let listed: Vec<String> = stages.iter().map(u32::to_string).collect();
            let is = match listed.as_slice() {
                [only] => format!("stage_no = {only}"),
                _ => format!("stage_no IN ({})", listed.join(", ")),
            };
            (Formula::Words(is), text)
        });
        let case = chain(arms.collect(), unruled);
        let is_typed = figure == Figure::Verdict || case == NO_SUM;
        if is_typed { case } else { format!("CAST({case} AS BIGINT)") }
    }

    fn of_stage(&self, benefit: Benefit, stage: Stage, figure: Figure) -> String {
        let Some(tree) = self.trees.of.get(&(benefit, stage)) else {
            return settled(figure, OF_NO_RULE);
        };
        let literals = OfStage { atoms: &self.trees.atoms, places: self.places, stage };
        let states_sums = self.policy.states_sums(benefit, stage);
        Possible { literals, tree, states_sums }.figure(figure)
    }
}

/// The figure of an answer without sums.
fn settled(figure: Figure, answer: Answer) -> String {
    match figure {
        Figure::Verdict => verdict_code(answer.verdict).to_string(),
        Figure::Least | Figure::Most => NO_SUM.to_owned(),
        Figure::WaitsFor => waits_for_number(answer.waits_for).to_string(),
    }
}
