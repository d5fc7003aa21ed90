//! What a question says of the members of a vocabulary: yes, no, or no to all others.

use strsim::osa_distance;

use super::json::Node;
use super::problem::{Kind, Problem};
use super::reading::{Fault, Fields, Read, word};
use aid::region::RegionCode;
use aid::situation::{Circumstance, Decision, Hardship};
use aid::vocabulary::{Answers, Set, Vocabulary};

/// Which members apply, and which do not.
pub(super) struct Told<V> {
    yes: Set<V>,
    no: Set<V>,
    /// Those that are not in `yes` do not apply either.
    no_others: bool,
}

/// What is said of the categories of the household.
#[derive(Default)]
pub(super) struct OfHousehold(pub(super) Told<Hardship>);

/// What is said of the categories of a child.
#[derive(Default)]
pub(super) struct OfChild(pub(super) Told<Hardship>);

/// A region of the table in which a school can lie.
pub(super) struct SchoolRegion(pub(super) RegionCode);

impl<V> Default for Told<V> {
    fn default() -> Self {
        Self { yes: Set::default(), no: Set::default(), no_others: false }
    }
}

impl<V: Vocabulary> Told<V> {
    /// Members that apply.
    pub(super) const fn yes(&self) -> Set<V> {
        self.yes
    }

    /// The answers. «No to all others» does not deny the members of `spared`.
    pub(super) fn answers(&self, spared: Set<V>) -> Answers<V> {
        let mut answers = Answers::default();
        for member in self.yes.iter() {
            answers.set(member, Some(true));
        }
        let others = if self.no_others { Set::all().without(spared) } else { Set::EMPTY };
        answers.denying(self.no.union(others))
    }

    /// Reads it. An affirmed member of `elsewhere` is refused, and a denied one unless every member
    /// is answered.
    fn read(
        from: &Node<'_>,
        what: &'static str,
        right: &'static str,
        elsewhere: Set<V>,
        misplaced: impl Fn(V) -> Problem,
    ) -> Result<Self, Fault> {
        let fields = Fields::of(from, what, right, &["yes", "no"])?;
        let yes = fields
            .find("yes")
            .map_or(Ok(Vec::new()), |yes| listed(yes, "\"yes\"", "write a list; [] is none"))?;
        let (no, no_others) = fields.find("no").map_or(Ok((Vec::new(), false)), denied)?;
        let is_yes: Set<V> = yes.iter().map(|(_, member)| *member).collect();
        let is_no: Set<V> = no.iter().map(|(_, member)| *member).collect();
        if let Some((at, both)) = no.iter().find(|(_, member)| is_yes.contains(*member)) {
            return Err(Fault { at: *at, problem: Problem::Both(both.id()) });
        }
        // Answers about every member, as «no to all others» gives them, may name those elsewhere.
        let no = if is_yes.union(is_no) == Set::all() { Vec::new() } else { no };
        if let Some((at, member)) =
            yes.iter().chain(&no).find(|(_, member)| elsewhere.contains(*member))
        {
            return Err(Fault { at: *at, problem: misplaced(*member) });
        }
        Ok(Self { yes: is_yes, no: is_no, no_others })
    }
}

type Placed<V> = Vec<(usize, V)>;

fn listed<V: Vocabulary>(
    from: &Node<'_>,
    what: &'static str,
    right: &'static str,
) -> Result<Placed<V>, Fault> {
    let members = from.list(what, right)?;
    let placed = |member: &Node<'_>| Ok((member.at, word(member, "a member of the list")?));
    members.iter().map(placed).collect()
}

/// The denied members, and whether all others are denied.
fn denied<V: Vocabulary>(from: &Node<'_>) -> Result<(Placed<V>, bool), Fault> {
    let right = "write a list, or \"others\" for all that are not in \"yes\"";
    if from.kind() == Kind::Text && from.read_text()? == "others" {
        return Ok((Vec::new(), true));
    }
    Ok((listed(from, "\"no\"", right)?, false))
}

impl Read for OfHousehold {
    fn read(from: &Node<'_>, what: &'static str) -> Result<Self, Fault> {
        let right = "say {\"yes\": [\"rural-subsistence\"], \"no\": \"others\"}, \
                     and of none {\"yes\": [], \"no\": \"others\"}";
        Told::read(from, what, right, Hardship::OF_STUDENT, Problem::Misplaced).map(Self)
    }
}

impl Read for OfChild {
    fn read(from: &Node<'_>, what: &'static str) -> Result<Self, Fault> {
        let right = "say {\"yes\": [\"orphan\"], \"no\": \"others\"}, \
                     and of none {\"yes\": [], \"no\": \"others\"}";
        let elsewhere = Set::all().without(Hardship::OF_STUDENT);
        Told::read(from, what, right, elsewhere, Problem::Misplaced).map(Self)
    }
}

impl Read for Told<Decision> {
    fn read(from: &Node<'_>, what: &'static str) -> Result<Self, Fault> {
        let right = "say {\"yes\": [\"recognised\"], \"no\": \"others\"}, \
                     and of none {\"yes\": [], \"no\": \"others\"}";
        Self::read(from, what, right, Set::EMPTY, |decision| Problem::Both(decision.id()))
    }
}

impl Read for Told<Circumstance> {
    fn read(from: &Node<'_>, what: &'static str) -> Result<Self, Fault> {
        let right = "say {\"yes\": [\"adult\"], \"no\": \"others\"}, \
                     and of none {\"yes\": [], \"no\": \"others\"}";
        Self::read(from, what, right, Set::EMPTY, |fact| Problem::Both(fact.id()))
    }
}

impl Read for SchoolRegion {
    fn read(from: &Node<'_>, what: &'static str) -> Result<Self, Fault> {
        let text = from.text(what, "write its six digits as a text, like \"130925\"")?;
        let region = text.parse::<RegionCode>().ok();
        let Some((region, _)) = RegionCode::known().find(|(known, _)| Some(*known) == region)
        else {
            return Err(from.fault(unknown(&text, region)));
        };
        if is_place(region) {
            Ok(Self(region))
        } else {
            Err(from.fault(Problem::NotAPlace(region)))
        }
    }
}

/// Whether a region can be that of a school: inside Cangzhou the rules tell counties apart, so a
/// code there must be one of them.
fn is_place(region: RegionCode) -> bool {
    !RegionCode::CANGZHOU.contains(region) || RegionCode::places().any(|place| place == region)
}

/// What is wrong with a text that is no region of the table, and the region that it may mean: the
/// one of this name; the province around it; else the one whose code has two digits in another
/// order, or one digit another.
fn unknown(text: &str, region: Option<RegionCode>) -> Problem {
    let digits = region.and(text.parse::<u32>().ok());
    let province =
        digits.and_then(RegionCode::around).filter(|around| !RegionCode::HEBEI.contains(*around));
    let meant = |(known, name): &(RegionCode, &str)| *name == text || Some(*known) == province;
    let near = RegionCode::known().find(meant).or_else(|| next_to(text, digits?));
    Problem::NotARegion(text.to_owned(), near)
}

fn next_to(text: &str, digits: u32) -> Option<(RegionCode, &'static str)> {
    let places = RegionCode::known().filter(|(known, _)| is_place(*known));
    let near = places.filter_map(|known| {
        let code = known.0.to_string();
        let far = code.parse::<u32>().ok()?.abs_diff(digits);
        let is_next = osa_distance(text, &code) == 1;
        is_next.then_some((sorted(text) != sorted(&code), far, known))
    });
    near.min().map(|(_, _, known)| known)
}

fn sorted(code: &str) -> Vec<char> {
    let mut sorted: Vec<char> = code.chars().collect();
    sorted.sort_unstable();
    sorted
}
