//! Rows and lists, made of few words.

use aid::date::{Season, Term};
use aid::entitlement::Verdict;
use aid::money::Yuan;
use aid::policy::Benefit;
use aid::vocabulary::Set;
use office::application::Step;
use office::identity::read_month;
use office::reconciliation::{
    Born, Enrolment, List, ListId, Listed, OwedInTerm, Owing, Payment, PaymentState, Says,
};

use super::YEAR;
pub use super::numbers::number;

/// A row with a name, a number, a 学籍号, a birth month or day, and a guardian.
pub fn row(row: u32, [name, number, roll, born, guardian]: [&str; 5], says: Says) -> Listed {
    let day = || born.parse().ok().map(Born::On);
    Listed {
        row,
        name: name.to_owned(),
        number: (!number.is_empty()).then(|| number.parse().unwrap()),
        roll_number: roll.to_owned(),
        born: day().or_else(|| read_month(born).ok().map(Born::In)),
        sex: None,
        guardian: guardian.to_owned(),
        school: None,
        says,
    }
}

pub fn list(id: &str, school: Option<&str>, rows: Vec<Listed>) -> List {
    List { id: ListId(id.to_owned()), school: school.map(str::to_owned), rows }
}

/// A list of rows that all say the same, numbered as in a file with one head.
pub fn of(id: &str, school: Option<&str>, says: &Says, people: &[[&str; 5]]) -> List {
    let rows = (2..).zip(people).map(|(place, person)| row(place, *person, says.clone()));
    list(id, school, rows.collect())
}

pub fn registered(people: &[[&str; 5]]) -> List {
    of("登记", None, &Says::Registered, people)
}

pub fn enrolled(owing: Option<Owing>) -> Says {
    Says::Roll { enrolment: Enrolment::Enrolled, owing }
}

pub fn roll(school: &str, people: &[[&str; 5]]) -> List {
    of(&format!("{school}名册"), Some(school), &enrolled(None), people)
}

pub fn applied(step: Step) -> Says {
    Says::Application { step, owing: None }
}

pub fn term(season: Season) -> Term {
    Term { school_year: YEAR, season }
}

pub fn paid(season: Season, yuan: u32) -> Payment {
    Payment {
        term: term(season),
        benefit: Some(Benefit::LivingSubsidy),
        sum: Yuan::whole(yuan),
        on: None,
        state: PaymentState::Paid,
    }
}

/// So much a term, for certain.
pub fn owed(yuan: u32) -> Owing {
    let sum = Yuan::whole(yuan);
    let of_term = |season| OwedInTerm { term: term(season), least: sum, most: Some(sum) };
    let terms = vec![of_term(Season::Autumn), of_term(Season::Spring)];
    let (questions, refuted, denied) = (Set::EMPTY, Vec::new(), Set::EMPTY);
    Owing { verdict: Verdict::Entitled, terms, questions, refuted, denied }
}
