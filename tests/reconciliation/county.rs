//! A made-up county: three schools, 600 registered children, with twins and namesakes, and 300
//! pupils who are not registered. Nothing is wrong in it until something is planted.

use aid::date::Season;
use aid::entitlement::Verdict;
use aid::situation::Question;
use aid::vocabulary::{Set, Vocabulary};
use office::application::Step;
use office::identity::{IdNumber, Sex};
use office::reconciliation::{
    Born, Enrolment, List, Listed, Owing, PaymentState, RowAt, RowKind, Says, Whereabouts,
};

use super::lists::{applied, enrolled, list, number, owed, paid, row, term};
use super::sequence::Sequence;

pub const SCHOOLS: [&str; 3] = ["实验小学", "城关中学", "育才 学校"];

/// How many children are registered, and how many pupils are not.
pub const REGISTERED: usize = 600;
const OTHERS: usize = 300;

/// A living subsidy of 1,250 yuan a school year.
pub const OF_TERM: u32 = 625;

/// The lists, in their order: registered, three rolls, three of applications, two of payments.
pub struct County {
    pub lists: Vec<List>,
    /// What each registered child was made to be, by its place in the registered list.
    pub made: Vec<Whereabouts>,
}

/// The places of the lists.
pub const ROLLS: usize = 1;
pub const APPLICATIONS: usize = 4;
pub const AUTUMN: usize = 7;
pub const SPRING: usize = 8;

/// Which boxes the children are made for, turn about. Who is not at school or contradicts is
/// planted.
const MADE: [Whereabouts; 10] = [
    Whereabouts::PaidInFull,
    Whereabouts::PaidInPart,
    Whereabouts::Applied,
    Whereabouts::NotApplied,
    Whereabouts::Depends,
    Whereabouts::NotEntitled,
    Whereabouts::Refused,
    Whereabouts::NoRule,
    Whereabouts::AtAnotherSchool,
    Whereabouts::NotOfSchoolAge,
];

/// Who somebody is. Two after each other are twins: one guardian, one birth day, two names.
fn person(of: usize, is_young: bool, sequence: &mut Sequence) -> Listed {
    let pair = of / 2;
    let year = if is_young { 2022 } else { 2010 + pair % 8 };
    let (month, day) = (pair % 12 + 1, pair % 28 + 1);
    let born = format!("{year}{month:02}{day:02}");
    // Few names, so that namesakes are many; twins never have one name.
    let family = sequence.choice(&["张", "⻩", "阿卜杜拉·", "欧阳", "\u{f90a}"]);
    let given = [["小明", "伟", "芳"], ["小红", "强", "丽"]][of % 2];
    let name = format!("{family}{}", sequence.choice(&given));
    let id = number(&born, u32::try_from(of % 1000).unwrap());
    let guardian = format!("家长{pair}");
    let born = format!("{year}-{month:02}-{day:02}");
    let roll = format!("L{of:08}");
    let mut listed = row(0, [&name, &id, &roll, &born, &guardian], Says::Registered);
    listed.sex = listed.number.map(IdNumber::sex);
    listed
}

/// The same person in another list, as other people write it.
fn elsewhere(listed: &Listed, says: Says) -> Listed {
    let name = listed.name.replace('⻩', "黄").replace('·', "。").replace('\u{f90a}', "金");
    Listed { name, says, ..listed.clone() }
}

fn step(of: Whereabouts) -> Option<Step> {
    match of {
        Whereabouts::PaidInFull | Whereabouts::PaidInPart => Some(Step::Paid),
        Whereabouts::Applied => Some(Step::Publicised),
        Whereabouts::Refused => Some(Step::Declined),
        _ => None,
    }
}

fn owing(of: Whereabouts) -> Owing {
    let none = |verdict| Owing { verdict, terms: Vec::new(), ..owed(OF_TERM) };
    match of {
        Whereabouts::Depends => {
            Owing { questions: Set::of(Question::Boarding), ..none(Verdict::Depends) }
        }
        Whereabouts::NotEntitled => none(Verdict::NotEntitled),
        Whereabouts::NoRule => none(Verdict::NoRule),
        _ => owed(OF_TERM),
    }
}

impl County {
    /// The same county every time.
    pub fn new() -> Self {
        let mut county = Self { lists: empty(), made: Vec::new() };
        let mut sequence = Sequence(16);
        for of in 0..REGISTERED {
            let made = MADE[of % MADE.len()];
            let listed = person(of, made == Whereabouts::NotOfSchoolAge, &mut sequence);
            county.made.push(made);
            county.enter(of % 3, made, &listed);
            let mut registered = listed.clone();
            registered.school = Some(SCHOOLS[of % 3].to_owned());
            if of % 7 == 3 {
                // The list has no numbers of some, and the roll has.
                registered.number = None;
            }
            county.push(0, registered);
        }
        for of in REGISTERED..REGISTERED + OTHERS {
            let made = [Whereabouts::PaidInFull, Whereabouts::NotEntitled][of % 2];
            let listed = person(of, false, &mut sequence);
            county.enter(of % 3, made, &listed);
        }
        county
    }

    /// Enters somebody into the lists of a school.
    fn enter(&mut self, school: usize, made: Whereabouts, listed: &Listed) {
        let enrolment = match made {
            Whereabouts::NotOfSchoolAge => None,
            Whereabouts::AtAnotherSchool => Some(Enrolment::Moved),
            _ => Some(Enrolment::Enrolled),
        };
        if let Some(enrolment) = enrolment {
            let owing = Some(owing(made));
            self.push(ROLLS + school, elsewhere(listed, Says::Roll { enrolment, owing }));
        }
        if let Some(step) = step(made) {
            self.push(APPLICATIONS + school, elsewhere(listed, applied(step)));
        }
        let terms = match made {
            Whereabouts::PaidInFull => &[Season::Autumn, Season::Spring][..],
            Whereabouts::PaidInPart => &[Season::Autumn],
            _ => &[],
        };
        for season in terms {
            let place = if *season == Season::Autumn { AUTUMN } else { SPRING };
            self.push(place, elsewhere(listed, Says::Payment(paid(*season, OF_TERM))));
        }
    }

    /// Adds a row to a list; says where it stands.
    pub fn push(&mut self, place: usize, listed: Listed) -> RowAt {
        let list = &mut self.lists[place];
        let row = u32::try_from(list.rows.len()).unwrap() + 2;
        let at = RowAt { list: list.id.clone(), kind: listed.says.kind(), row };
        list.rows.push(Listed { row, ..listed });
        at
    }

    /// A registered child, by its place.
    pub fn registered(&mut self, child: usize) -> &mut Listed {
        &mut self.lists[0].rows[child]
    }

    /// Where it stands in the registered list.
    pub fn registered_at(&self, child: usize) -> RowAt {
        self.at(0, child)
    }

    fn at(&self, place: usize, row: usize) -> RowAt {
        let list = &self.lists[place];
        let listed = &list.rows[row];
        RowAt { list: list.id.clone(), kind: listed.says.kind(), row: listed.row }
    }

    /// The row of a child in another list: where it stands, and what it says.
    pub fn row_of(&mut self, child: usize, place: usize) -> (RowAt, &mut Listed) {
        let roll = self.lists[0].rows[child].roll_number.clone();
        let rows = &self.lists[place].rows;
        let row = rows.iter().position(|listed| listed.roll_number == roll).unwrap();
        (self.at(place, row), &mut self.lists[place].rows[row])
    }

    /// Takes the row of a child out of a list.
    pub fn remove(&mut self, child: usize, place: usize) {
        let roll = self.lists[0].rows[child].roll_number.clone();
        self.lists[place].rows.retain(|listed| listed.roll_number != roll);
    }

    /// The children that were made for a box and whose number the registered list has.
    pub fn made_for(&self, of: Whereabouts) -> Vec<usize> {
        let rows = self.lists[0].rows.iter();
        let children = self.made.iter().zip(rows).enumerate();
        let known = children.filter(|(_, (made, row))| **made == of && row.number.is_some());
        known.map(|(child, _)| child).collect()
    }
}

/// The lists without rows.
fn empty() -> Vec<List> {
    let schools = |what: &str| SCHOOLS.map(|of| list(&format!("{of}{what}"), Some(of), Vec::new()));
    let registered = list("登记", None, Vec::new());
    let payments = ["秋季发放", "春季发放"].map(|id| list(id, None, Vec::new()));
    let lists = [registered].into_iter().chain(schools("名册")).chain(schools("申请"));
    lists.chain(payments).collect()
}

/// Somebody's other sex.
pub fn other_sex(of: Sex) -> Sex {
    Sex::ALL.iter().copied().find(|sex| *sex != of).unwrap()
}

/// A birth in another month.
pub fn other_birth(listed: &Listed) -> Born {
    let month = listed.number.unwrap().birth();
    let born = format!("{}-{:02}-{:02}", month.year(), month.month() % 12 + 1, month.day());
    Born::On(born.parse().unwrap())
}

/// What a payment says is returned by the bank.
pub fn returned(season: Season) -> Says {
    let payment = paid(season, OF_TERM);
    assert_eq!(payment.term, term(season));
    Says::Payment(office::reconciliation::Payment { state: PaymentState::Returned, ..payment })
}

/// On a roll, entitled.
pub fn on_roll() -> Says {
    let says = enrolled(Some(owed(OF_TERM)));
    assert_eq!(says.kind(), RowKind::Roll);
    says
}
