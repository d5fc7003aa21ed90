//! Regions: one of the table, or refused with the near one.

use super::failures::each;
use super::runs::{answered, refused};

#[test]
fn the_region_of_the_question_is_that_of_each_child_without_its_own() {
    let apart = r#"{"period":"2026-autumn","students":[
        {"stage":"primary","region":"130925"},{"stage":"primary","region":"130921"}]}"#;
    let shared = r#"{"period":"2026-autumn","region":"130925","students":[
        {"stage":"primary"},{"stage":"primary","region":"130921"}]}"#;
    assert_eq!(answered(apart), answered(shared));
    let without = r#"{"period":"2026-autumn","students":[
        {"stage":"primary"},{"stage":"primary","region":"130921"}]}"#;
    assert_ne!(answered(apart), answered(without));
}

#[test]
fn a_region_is_one_of_the_table_or_refused_with_the_near_one() {
    let asked = |region: &str| {
        let child = r#"{"stage": "primary", "school-kind": "private"}"#;
        format!(r#"{{"period": "2026-autumn", "region": "{region}", "students": [{child}]}}"#)
    };
    let why = "write the six digits of the county, 130000 for one elsewhere in Hebei, 000000 for \
               one outside it, or leave it out";
    let refusals = [
        // What it would be refused for is not proposed.
        ("130901", "did you mean \"130902\" (新华区)?"),
        ("139025", "did you mean \"130925\" (盐山县)?"),
        ("139001", why),
        ("999999", why),
        ("130931", "did you mean \"130930\" (孟村回族自治县)?"),
        ("410105", "did you mean \"410000\" (河南省)?"),
        ("盐山县", "did you mean \"130925\" (盐山县)?"),
        ("Yanshan", why),
        ("13092", why),
    ];
    refused(refusals.map(|(region, told)| {
        (asked(region), format!("line 1, column 37: \"{region}\" is not a region; {told}"))
    }));
    // A place elsewhere in Hebei is as good as «elsewhere in Hebei», one outside as «outside».
    let alike = [
        ("130000", ["130100", "130102", "130682", "130181", "130521"]),
        ("000000", ["110000", "410000", "650000", "150000", "460000"]),
    ];
    each(alike, |failures, (alike, regions)| {
        let expected = answered(&asked(alike));
        for region in regions {
            failures.same(region, answered(&asked(region)), expected.clone());
        }
    });
    assert_ne!(answered(&asked("130000")), answered(&asked("000000")));
}
