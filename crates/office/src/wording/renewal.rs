//! Words for the pupils of last year who have no application this year.

use super::desk::stage_of_application;
use crate::roster::{Entry, NotRenewed, Unrenewed};
use aid::situation::{Level, Stage};

/// Why no application of this year follows on one of last year's, and what to do.
pub fn not_renewed(pupil: &NotRenewed<'_>) -> String {
    let class = pupil.candidate.map(Entry::typed_class);
    let class = class.map(|(grade, class)| format!("{grade}{class}")).unwrap_or_default();
    let place = if class.is_empty() { String::new() } else { format!("，在{class}") };
    match pupil.why {
        Unrenewed::NotYet => "今年还没有申请。".to_owned(),
        Unrenewed::Namesake => {
            format!("今年有同名的申请{place}，号码或出生年月不同，是另一个人；本人还没有申请。")
        }
        Unrenewed::SameName => {
            format!("今年有同名的申请{place}，号码没填全，说不准是不是同一人，请核对。")
        }
        Unrenewed::OtherNumber => {
            format!("今年有同名的申请{place}，身份证号码相近、不一样，多半有一份填错了，请核对。")
        }
        Unrenewed::SeveralOfName => "同名的不止一人，看不出谁是谁，请逐个核对。".to_owned(),
        Unrenewed::OtherClass => format!("今年已经有申请{place}。"),
        Unrenewed::Finished => finished(pupil.entry.stage).to_owned(),
        Unrenewed::Left => "上学年转走、休学或退学了。".to_owned(),
        Unrenewed::Withdrawn => "上学年家长撤回了申请。".to_owned(),
        Unrenewed::Declined => "上学年没有认定。".to_owned(),
        Unrenewed::Undecided => {
            let stage = stage_of_application(pupil.entry.step);
            format!("上学年的申请没有办完，停在“{stage}”。")
        }
    }
}

/// That a pupil was in the last grade, and who may be here all the same.
fn finished(stage: Option<Stage>) -> &'static str {
    match stage.and_then(Stage::level) {
        None | Some(Level::Compulsory) => {
            "上学年读到毕业年级，已经离校。留级的，或升入本校初中的，请点名字，照上学年的建一份。"
        }
        Some(Level::Preschool) => {
            "上学年是大班，已经离园。还在园里的，请点名字，照上学年的建一份。"
        }
        Some(Level::UpperSecondary | Level::Higher) => {
            "上学年读到毕业年级，已经离校。还在校的，请点名字，照上学年的建一份。"
        }
    }
}

/// How many of last year have not applied, and of how many somebody has to look who they are.
pub fn renewals(begin: usize, look: usize) -> String {
    let begin = format!("上学年认定过、今年还没有申请的 {begin} 人");
    if look == 0 {
        format!("{begin}。")
    } else {
        format!("{begin}，另有 {look} 人要核对。")
    }
}

/// Of how many of last year nothing is to be done.
pub fn renewals_settled(count: usize) -> String {
    format!("{count} 人，各有原因。家里情况变了、要申请的，点名字打开上学年的，再照它建一份。")
}
