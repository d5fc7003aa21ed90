//! Words of the payments, and of what was erased.

use crate::application::{Account, Erased, Erasing, Paid};
use crate::identity::read_yuan;
use crate::roster::Erasable;
use aid::date::Term;
use aid::money::Yuan;
use aid::policy::Benefit;
use aid::situation::Boarding;

/// What was paid, of several benefits each, and where to.
pub fn paid(paid: &Paid) -> String {
    let one =
        |(of, sum): &(Benefit, Yuan)| format!("{} {}", super::benefit(*of), super::money(*sum));
    let each = match paid.sums.as_slice() {
        [] | [_] => String::new(),
        several => format!("（{}）", several.iter().map(one).collect::<Vec<_>>().join("，")),
    };
    format!("{}{each}，{}", super::money(paid.sum()), paid_to(&paid.account))
}

/// What the school sets beside the level, of a benefit.
pub fn granted(of: Benefit) -> String {
    format!("{}一学年金额（元）", super::benefit(of))
}

/// Where money goes: the holder and the end of the card, no more than a list shows.
pub fn paid_to(account: &Account) -> String {
    if account.is_missing() {
        return "没有填账户姓名或银行卡号".to_owned();
    }
    format!("{}的卡，尾号 {}", account.holder, account.card_end())
}

/// Where what was typed as paid is another sum than the one that is due.
pub fn paid_otherwise(due: Option<Yuan>, typed: &str) -> Option<String> {
    let (due, typed) = (due?, read_yuan(typed).ok()?);
    (due != typed).then(|| format!("按规则测算是 {}，请核对。", super::money(due)))
}

/// That a term was paid for another way of attending than the form says now, and what to do.
pub fn moved_since_paid((term, then, now): (Term, Boarding, Boarding)) -> String {
    format!(
        "{}是按“{}”发的，现在填的是“{}”：该补发、少发的，请按实际情况处理；填错了的，改回去。",
        super::term(term),
        super::boarding(then),
        super::boarding(now)
    )
}

/// Records that may be erased.
pub fn erasable(of: &Erasable) -> String {
    let count = of.ids.len();
    match of.why {
        Erasing::Voided => format!("{} 学年作废的 {count} 份", of.year),
        Erasing::PastYear => format!("{} 学年的全部 {count} 份", of.year),
    }
}

/// The line that stays of records that were erased.
pub fn erased(line: &Erased) -> String {
    let which = match line.why {
        Erasing::Voided => "作废的申请",
        Erasing::PastYear => "全部申请",
    };
    let paid = if line.paid == Yuan::ZERO {
        "没有记过发放金额".to_owned()
    } else {
        format!("登记过发放 {}", super::money(line.paid))
    };
    let day = super::day(line.on);
    format!("{day}销毁了 {} 学年{which} {} 份，{paid}。", line.year, line.count)
}
