//! The rules as data, and which version of a rule is in force on a day. Makes no judgement about a
//! child.
//!
//! The types are read from JSON at build time and packed with postcard, which has no field names:
//! no field may be skipped.

mod amount;
mod benefit;
mod check;
mod condition;
mod form;
mod hardship;
mod rank;
mod renamed;
mod working_days;

pub use amount::{Amount, Lending, Row};
pub use benefit::{Benefit, Kind, Per};
pub use check::{Fault, check};
pub use condition::Condition;
pub use form::{Form, Group, ticks, without_box};
pub use hardship::HardshipRecord;
pub use rank::{Exception, Poorer, Rank};
pub use working_days::{WorkYear, WorkingDays};

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::region::RegionCode;
use crate::situation::{Hardship, Stage};
use crate::vocabulary::{Set, vocabulary};

vocabulary! {
    /// How the source of a citation was seen, and so how reliable its content is.
    Seen, "sureness" {
        /// The official text or a page of an official site was seen.
        Official = "official",
        /// Two or more independent secondary sources agree.
        Corroborated = "corroborated",
        /// One secondary source.
        Secondary = "secondary",
        /// Recollection or inference; no amount may rest on it.
        Unseen = "unseen",
    }
}

/// The name of a rule, like `living-subsidy-day`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleId(String);

/// The name of a document, like `cangzhou-2020-plan`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(String);

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// 政策文件: one notice. Title, number, issuer and date are stored only here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Document {
    /// The name that citations use.
    pub id: DocumentId,
    /// The title as printed; our own description where the text prints none (see `titled`).
    pub title: String,
    /// Whether the title is the document's own, so that it may stand in 《》.
    pub titled: bool,
    /// 文号, where one was seen.
    #[serde(default)]
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: String,
    /// When, as far as it is known: 2020, 2024-07 or 2024-07-31.
    #[serde(default)]
    pub date: Option<String>,
    /// The address, only where it is an official site.
    #[serde(default)]
    pub address: Option<String>,
    /// What is not certain about the entry itself, such as a number taken from another page.
    #[serde(default)]
    pub note: Option<String>,
}

/// 条款: the sentence of a document on which a version of a rule rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Citation {
    /// The document.
    pub document: DocumentId,
    /// The clause, where its number is known.
    #[serde(default)]
    pub clause: Option<String>,
    /// How the text was seen.
    pub seen: Seen,
    /// The operative sentence, as printed; absent when the text itself was not seen.
    #[serde(default)]
    pub quote: Option<String>,
}

/// 资助标准: what a rule says from one day on, until the next version begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Version {
    /// The first day.
    pub from: Date,
    /// The last day on which the version was still seen in force; required for an open version.
    #[serde(default)]
    pub last_seen: Option<Date>,
    /// What the version says; absent in a version that ends the rule.
    #[serde(default)]
    pub says: Option<Provision>,
    /// Where it is written.
    pub cites: Vec<Citation>,
    /// How we read it: our interpretation, shown apart from the quotes.
    pub reading: String,
}

/// Who is entitled, and to how much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Provision {
    /// Who.
    pub when: Condition,
    /// How much.
    pub pays: Amount,
}

/// 规定: one benefit in one region, with its history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Rule {
    /// Its name.
    pub id: RuleId,
    /// What it gives, in the words of the field.
    pub title: String,
    /// The benefit it is a part of. At most one rule of a benefit pays a child.
    pub benefit: Benefit,
    /// Where it holds.
    pub region: RegionCode,
    /// For which stages: no child of another stage is judged by it.
    pub stages: Set<Stage>,
    /// The rule that it takes the place of, where it holds and is in force.
    #[serde(default)]
    pub replaces: Option<RuleId>,
    /// The rule that it adds to; it then pays beside that rule.
    #[serde(default)]
    pub adds_to: Option<RuleId>,
    /// What it consists of.
    pub kind: Kind,
    /// The time its amounts are for.
    pub per: Per,
    /// Whether its sums are the nation's base standard, which a province may raise.
    #[serde(default)]
    pub floor: bool,
    /// Rules of other benefits that do not pay a student in the same school year.
    #[serde(default)]
    pub excludes: Vec<Relation>,
    /// Rules of other benefits that a document says pay beside it.
    #[serde(default)]
    pub stands_with: Vec<Relation>,
    /// Where a child that is ranked as poorer gets less from it, and why.
    #[serde(default)]
    pub drops: Vec<Exception>,
    /// Its history, oldest first.
    pub versions: Vec<Version>,
}

/// What the rules know of one stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The benefits.
    pub benefits: Set<Benefit>,
    /// The first day of the earliest version.
    pub since: Date,
    /// How many citations were seen officially, or in several places.
    pub sure: usize,
    /// How many others there are.
    pub unsure: usize,
}

/// What a rule says of another: that both pay, or that only one does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Relation {
    /// The other rule.
    pub rule: RuleId,
    /// Where it is written.
    pub cites: Vec<Citation>,
    /// How we read it.
    pub reading: String,
}

/// All rules, the documents they cite, the categories of hardship and the forms that ask for them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Every document, in the order of the bibliography.
    pub documents: Vec<Document>,
    /// Every category of hardship.
    pub hardships: Vec<HardshipRecord>,
    /// What ranks a child as poorer.
    pub ranks: Vec<Rank>,
    /// Every form's list of groups.
    pub forms: Vec<Form>,
    /// The days on which offices work.
    pub working_days: WorkingDays,
    /// Every rule.
    pub rules: Vec<Rule>,
}

impl Policy {
    /// The rule of this name.
    pub fn rule(&self, id: &RuleId) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == *id)
    }

    /// The document of this name.
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == *id)
    }

    /// What is known of a stage: its benefits, since when, and how sure; none where no rule is.
    pub fn coverage(&self, stage: Stage) -> Option<Coverage> {
        let rules: Vec<&Rule> =
            self.rules.iter().filter(|rule| rule.stages.contains(stage)).collect();
        let versions = || rules.iter().flat_map(|rule| &rule.versions);
        let cites = || versions().flat_map(|version| &version.cites);
        let sure = cites().filter(|citation| citation.seen < Seen::Secondary).count();
        Some(Coverage {
            benefits: rules.iter().map(|rule| rule.benefit).collect(),
            since: versions().map(|version| version.from).min()?,
            sure,
            unsure: cites().count().saturating_sub(sure),
        })
    }

    /// Whether any document could state a sum of the benefit for a child of the stage: it is
    /// neither a thing nor a local fee.
    pub fn states_sums(&self, benefit: Benefit, stage: Stage) -> bool {
        let is_of = |rule: &&Rule| rule.benefit == benefit && rule.stages.contains(stage);
        let versions = self.rules.iter().filter(is_of).flat_map(|rule| &rule.versions);
        let mut states = false;
        for provision in versions.filter_map(|version| version.says.as_ref()) {
            provision.pays.visit(&mut |amount| states |= amount.is_sum());
        }
        states
    }

    /// The record of a category.
    pub fn hardship(&self, hardship: Hardship) -> Option<&HardshipRecord> {
        self.hardships.iter().find(|record| record.id == hardship)
    }

    /// The form of this name.
    pub fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == id)
    }

    /// The categories in use on a day.
    pub fn hardships_in_use(&self, on: Date) -> Set<Hardship> {
        self.hardships.iter().filter(|record| record.in_use(on)).map(|record| record.id).collect()
    }
}

impl Rule {
    /// The version in force on a day: the last that began by then. None before the first begins or
    /// after the rule has ended; never the nearest version.
    pub fn in_force(&self, on: Date) -> Option<(&Version, &Provision)> {
        let begun = self.versions.iter().rev().find(|version| version.from <= on)?;
        Some((begun, begun.says.as_ref()?))
    }
}

impl Version {
    /// How reliable the version is: that of its best source.
    pub fn seen(&self) -> Seen {
        self.cites.iter().map(|citation| citation.seen).min().unwrap_or(Seen::Unseen)
    }

    /// The day on which an open version was last seen, if the term begins after it.
    pub fn unseen_since(&self, on: Date) -> Option<Date> {
        self.last_seen.filter(|seen| *seen < on)
    }
}
