//! The rows under a list that are nobody: sums, signatures, notes.

use super::cell::text_of;
use super::heading::fold;
use super::listed::is_listed;
use super::sheet::SheetRow;
use crate::identity::fold_letters;

/// What a row of sums has in some cell, folded.
const SUMS: &str = "合计 总计 小计 共计 累计 总合计 合计人数 总人数 合计金额 总金额 本页小计 本页合计 人数合计 \
                    金额合计 大写 合计大写 计";

/// What the first text of a foot begins with.
const SIGNS: &str = "制表 填表 审核人 审核： 审批 经办 负责人 校长 填报 单位负责人 学校负责人 主管 复核 备注 注： \
                     说明 合计 总计 共计 单位盖章 学校盖章 单位（盖章） 学校（盖章） 公章 联系人 日期 会计 \
                     园长 总人数 班主任";

/// What stands behind a number that counts people or money.
const UNITS: [&str; 6] = ["", "人", "名", "户", "元", "万元"];

/// Whether a text is a count and nobody's name: 31人.
fn is_count(text: &str) -> bool {
    let text = fold_letters(text).replace(char::is_whitespace, "");
    let unit = text.trim_start_matches(|one: char| one.is_ascii_digit() || ".,".contains(one));
    unit.len() < text.len() && UNITS.contains(&unit)
}

/// Whether a row is one of the foot. In a row with a name of its own, the name is what says so.
pub(super) fn is_foot(row: &SheetRow, name: &str) -> bool {
    let texts = || row.cells.iter().filter_map(text_of);
    let name = if is_count(name) { "" } else { name };
    let is_of_name = |text: &str| name.is_empty() || text == name;
    let is_sum = texts().any(|text| is_of_name(&text) && is_listed(SUMS, &fold(&text)));
    let is_sign = |text: &str| {
        let marked = text.replace(':', "：");
        let (folded, spaceless) = (fold(text), marked.replace([' ', '\u{3000}'], ""));
        let begins = |sign: &str| folded.starts_with(sign) || spaceless.starts_with(sign);
        is_of_name(text) && SIGNS.split(' ').any(begins)
    };
    is_sum || texts().next().is_some_and(|first| is_sign(&first))
}
