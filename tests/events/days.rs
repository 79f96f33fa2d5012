//! Which time an event has, and on which side of the day of publication it lies.

use super::markup::events;

/// Types and dates of the events of a marked sentence of 15 November 2024, a Friday.
fn dated(marked: &str) -> String {
    let (_, found) = events(marked, Some("2024-11-15"));
    let line = |event: &plotroom::model::Event| {
        format!("{} {}", event.kind.as_str(), event.date.as_deref().unwrap_or("-"))
    };
    found.iter().map(line).collect::<Vec<_>>().join("; ")
}

fn check(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(marked, wanted)| (marked, wanted, dated(marked)))
        .filter(|(_, wanted, found)| found != *wanted)
        .map(|(marked, wanted, found)| {
            format!("{marked}\n  wanted {wanted}\n  found  {found}")
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn what_is_still_to_come_lies_ahead() {
    check(&[
        ("The envoy will visit [Tunis] on Tuesday.", "CONSULT 2024-11-19"),
        ("Ministers are to meet in [Doha] on Monday.", "CONSULT 2024-11-18"),
        ("Negotiators meet again in [Geneva] in January.", "CONSULT 2025-01"),
        (
            "The summit in [Nairobi] on 4 February is to be the last.",
            "CONSULT 2025-02-04",
        ),
        ("The navy plans to hold drills off [Massawa] in March.", "MOBILIZE 2025-03"),
        ("Talks will resume in [Doha] on Tuesday.", "CONSULT 2024-11-19"),
        ("The envoy will visit [Tunis] on Friday.", "CONSULT 2024-11-15"),
        (
            "{Paris/FR} extended its state of emergency until 10 January.",
            "SANCTION 2025-01-10",
        ),
        ("The council insists on a vote in February.", "DEMAND 2025-02"),
    ]);
}

#[test]
fn what_has_happened_lies_behind() {
    check(&[
        ("Rebels captured [Uvira] on Tuesday.", "CAPTURE 2024-11-12"),
        ("Rebels tried to capture [Uvira] on Tuesday.", "CAPTURE 2024-11-12"),
        ("The envoy visited [Tunis] in March.", "CONSULT 2024-03"),
        ("Rebels may have captured [Uvira] on Tuesday.", "CAPTURE 2024-11-12"),
        ("Fighting near [Uvira] went on until Tuesday.", "CLASH 2024-11-12"),
        ("{Cairo/EG} and {Doha/QA} agreed on Monday to meet.", "AGREE 2024-11-11"),
    ]);
}

#[test]
fn a_time_belongs_to_its_own_clause() {
    check(&[
        (
            "Rebels entered [Uvira] on Sunday, a week after they captured [Bukavu].",
            "CAPTURE 2024-11-10; CAPTURE -",
        ),
        (
            "{Paris/FR} called for a pause; talks in [Doha] on 2 November had failed.",
            "DEMAND -; CONSULT 2024-11-02",
        ),
        (
            "The envoy visited [Tunis] on Monday, and troops captured [Sabha].",
            "CONSULT 2024-11-11; CAPTURE -",
        ),
        ("On Monday, officials said that drones struck [Marib].", "STRIKE 2024-11-11"),
        (
            "Rebels struck [Uvira] in March and withdrew from [Bukavu] in May.",
            "STRIKE 2024-03; WITHDRAW 2024-05",
        ),
        (
            "On Monday rebels struck [Uvira] and captured [Bukavu].",
            "STRIKE 2024-11-11; CAPTURE 2024-11-11",
        ),
        ("The bridge at [Marib] has been under siege since Monday.", "CLASH 2024-11-11"),
    ]);
}

#[test]
fn the_date_of_a_dateline_is_the_last_resort() {
    check(&[
        (
            "ADEN, Yemen, 14 Nov - A bomb exploded in [Taiz] on Monday.",
            "STRIKE 2024-11-11",
        ),
        ("ADEN, Nov 14 (Wire) - Drones struck [Taiz].", "STRIKE 2024-11-14"),
    ]);
}

#[test]
fn without_a_day_of_publication_the_dateline_says_which_night_it_was() {
    let text = "ADEN, Yemen, Nov 14 - Drones struck a depot in [Taiz] overnight.";
    assert_eq!(events(text, None).1[0].date.as_deref(), Some("--11-14"));
    let text = "ADEN, Yemen, Nov 14 - Drones struck a depot in [Taiz] on Monday.";
    assert_eq!(events(text, None).1[0].date, None);
}

#[test]
fn days_from_one_to_another_are_one_time() {
    check(&[
        (
            "Clashes broke out near [Bara] between 3 and 8 November.",
            "CLASH 2024-11-03/2024-11-08",
        ),
        ("Drones struck [Bara] on November 3-8.", "STRIKE 2024-11-03/2024-11-08"),
        ("Drones struck [Bara] on 7 and 8 November.", "STRIKE 2024-11-07/2024-11-08"),
        ("Drones struck [Bara] from 3 to 8 May 2023.", "STRIKE 2023-05-03/2023-05-08"),
    ]);
}

#[test]
fn words_of_a_time_are_nothing_else() {
    let rows = [
        ("May 8 - <Turkish/TR> missiles hit [Afrin].", "asserted"),
        ("On May 8 the army shelled [Afrin].", "asserted"),
    ];
    for (text, modality) in rows {
        let (_, found) = events(text, Some("2024-11-15"));
        assert_eq!(found[0].modality.as_str(), modality, "{text}");
    }
    for text in [
        "Drones hit [Afrin] Friday.",
        "Shelling on 12 September hit [Afrin].",
        "STOCKHOLM, Feb 3 - Police arrested a man in [Uppsala] on Monday.",
    ] {
        let (_, found) = events(text, Some("2024-11-15"));
        let parties = found.iter().flat_map(|e| e.actors.iter().chain(&e.targets));
        for party in parties {
            let time = ["Friday", "September", "Feb", "Monday"];
            assert!(!time.iter().any(|word| party.contains(word)), "{text}: {party}");
        }
    }
}
