//! Events that are told without an agent, with a plain verb, or of a place a word away.

use super::check;

#[test]
fn states_strike() {
    check(&[
        (
            "{Russia:country/RU} struck [Sumy].",
            "STRIKE asserted+ Sumy (settlement) author",
        ),
        (
            "[Djibo] was hit again on Sunday.",
            "STRIKE asserted+ Djibo (settlement) author",
        ),
        ("{Russia:country/RU} hit the headlines in [Sumy].", ""),
    ]);
}

#[test]
fn plain_verbs() {
    check(&[
        ("Shells fell on [Nikopol].", "STRIKE asserted+ Nikopol (settlement) author"),
        ("Rockets landed near [Sderot].", "STRIKE asserted+ Sderot (near) author"),
        (
            "A drone fell on a house in [Rivne].",
            "STRIKE asserted+ Rivne (settlement) author",
        ),
        (
            "Rebels walked into [Goma] at noon.",
            "CAPTURE asserted+ Goma (settlement) author",
        ),
        ("A tourist walked into [Goma] at noon.", ""),
        (
            "A mayor was shot dead in [Morelia].",
            "CRIME asserted+ Morelia (settlement) author",
        ),
        ("The film was shot in [Morelia].", ""),
        (
            "Two people drowned in [Brest].",
            "ACCIDENT asserted+ Brest (settlement) author",
        ),
        ("Two ships collided off [Brest].", "ACCIDENT asserted+ Brest (near) author"),
        (
            "A tunnel caved in at [Zaruma].",
            "ACCIDENT asserted+ Zaruma (settlement) author",
        ),
        (
            "A ferry sank off [Zamboanga].",
            "ACCIDENT asserted+ Zamboanga (settlement) author",
        ),
        ("Drills were held in [Hainan:adm1].", "MOBILIZE asserted+ Hainan (adm1) author"),
        (
            "{Moscow/RU} denied that it had a hand in the matter.",
            "STATEMENT asserted+ - (none) author",
        ),
        (
            "Gunmen burned six trucks near [Sikasso].",
            "CRIME asserted+ Sikasso (near) author",
        ),
    ]);
}

#[test]
fn where_it_is() {
    check(&[
        (
            "Forces launched 40 drones from the directions of [Kursk] and [Oryol].",
            "STRIKE asserted+ - (none) author",
        ),
        (
            "{Warsaw/PL} closed the airport at [Lublin]; a drone fell on a field.",
            "STRIKE asserted+ - (none) author",
        ),
        (
            "The envoy visited [Athlone] on Monday and will be in [Galway] today.",
            "CONSULT asserted+ Athlone (settlement) author",
        ),
        (
            "On [Maio], which cyclone Fred struck a week ago, roads are cut and [Calheta] is dark.",
            "ACCIDENT asserted+ Maio (settlement) author",
        ),
        (
            "The volcano [Taal] erupted, and families at [Lemery] heard nothing.",
            "ACCIDENT asserted+ Taal (settlement) author",
        ),
    ]);
}

#[test]
fn an_aside_between_dashes_does_not_hide_who_acts() {
    check(&[(
        "The rebels - the last armed band of {Bogota/CO} - shelled [Leticia].",
        "STRIKE asserted+ Leticia (settlement) author",
    )]);
    let text = "The rebels -- the last armed band -- started peace talks.";
    let (_, found) = super::markup::events(text, None);
    assert_eq!(found[0].actors, ["rebels"]);
}

#[test]
fn who_says_so() {
    let text =
        "The group that holds {Hodeidah/YE} says it shot down a drone near [Marib].";
    let (_, found) = super::markup::events(text, None);
    let last = found.last().expect("it tells of a drone");
    assert_eq!(last.source.name, "group");
    check(&[(
        "The group that controls [Hodeidah] says it shot down a drone near [Marib].",
        "CONTROL asserted+ Hodeidah (settlement) author; STRIKE asserted+ Marib (near) group",
    )]);
}
