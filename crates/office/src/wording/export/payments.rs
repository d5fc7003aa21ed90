//! 发放花名册 as a workbook: the columns of the printed list, a place to sign, and who is not on it.

use super::{SIGNATURES, texts};
use crate::export::book::{Book, Content, Paper, Sheet};
use crate::roster::{Disbursement, LeftOut, Payment};
use crate::wording::{
    benefit, boarding, disbursement_title, numbered, payment_note, pupil_of, unpaid,
};
use aid::date::Date;

/// What stands over the columns of the list, on paper line by line. Of this list no sample was
/// seen: the columns are ours.
pub const PAYMENT_HEADS: [&str; 14] = [
    "序号",
    "年级",
    "班级",
    "姓名",
    "就读\n方式",
    "补助项目",
    "标准\n（元／学期）",
    "实发金额\n（元）",
    "账户姓名",
    "卡号\n后四位",
    "领取人签字",
    "与学生\n关系",
    "日期",
    "备注",
];

/// A list of payments to be signed; on a sheet of its own those who are not on it, with the reason.
pub fn payments_book(list: &Disbursement, school: &str, made: Date) -> Book {
    let mut rows = vec![PAYMENT_HEADS.map(|head| Content::text(head.replace('\n', ""))).to_vec()];
    rows.extend((1..).zip(&list.payments).map(|(number, payment)| row(number, payment)));
    let signed = Sheet {
        name: "花名册".to_owned(),
        above: vec![disbursement_title(list), format!("学校：{school}")],
        rows,
        sums: sums(list),
        below: vec![format!("合计人民币（大写）：{}", list.sum.capitals()), SIGNATURES.to_owned()],
        paper: Paper::Signed,
    };
    let left_out = (!list.left_out.is_empty()).then(|| left_out(&list.left_out));
    Book { made, sheets: std::iter::once(signed).chain(left_out).collect() }
}

fn row(number: u32, payment: &Payment) -> Vec<Content> {
    vec![
        Content::Count(number),
        Content::text(payment.grade.as_str()),
        Content::text(payment.class.as_str()),
        Content::text(numbered(&payment.name, payment.number)),
        Content::text(payment.boarding.map(boarding).unwrap_or_default()),
        Content::text(benefit(payment.benefit)),
        Content::Sum(payment.sum),
        Content::Sum(payment.sum),
        Content::text(payment.account_holder.as_str()),
        Content::text(payment.card_end.as_str()),
        Content::NOTHING,
        Content::NOTHING,
        Content::text(payment.paid.map(|on| on.to_string()).unwrap_or_default()),
        Content::text(payment_note(payment)),
    ]
}

/// The row of sums: how many, and the money under the money.
fn sums(list: &Disbursement) -> Vec<Content> {
    let (count, pupils) = (list.payments.len(), Disbursement::pupils(&list.payments));
    let mut sums = vec![Content::text("合计"), Content::text(format!("{pupils} 人，{count} 笔"))];
    sums.resize(7, Content::NOTHING);
    sums.push(Content::Sum(list.sum));
    sums.resize(PAYMENT_HEADS.len(), Content::NOTHING);
    sums
}

fn left_out(pupils: &[LeftOut]) -> Sheet {
    let mut rows = vec![texts(["序号", "学生", "没有列入的原因"])];
    rows.extend((1..).zip(pupils).map(|(number, pupil)| {
        let [who, why] = [pupil_of(pupil), unpaid(pupil.why).to_owned()].map(Content::Text);
        vec![Content::Count(number), who, why]
    }));
    Sheet::of("没有列入的", rows)
}
