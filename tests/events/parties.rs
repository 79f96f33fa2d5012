//! Who does it and to whom.

use super::markup::events;

/// Checks rows of a marked sentence and its events as "actors > targets @ place".
fn check(rows: &[(&str, &[&str])]) {
    for (marked, wanted) in rows {
        let (_, found) = events(marked, None);
        let found: Vec<String> = found
            .iter()
            .map(|event| {
                let place = event.place.as_ref().map_or("-", |place| place.text.as_str());
                let (actors, targets) = (event.actors.join("+"), event.targets.join("+"));
                format!("{actors} > {targets} @ {place}")
            })
            .collect();
        assert_eq!(found, *wanted, "{marked}");
    }
}

#[test]
fn who_says_so_and_whose_it_is_do_nothing() {
    check(&[
        (
            "Mayor Jane Doe said shelling wounded two people in [Nikopol].",
            &[" > people @ Nikopol"],
        ),
        (
            "The shelling hit a school run by UNICEF in [Nikopol].",
            &[" > school @ Nikopol"],
        ),
        ("The army said it captured [Bara].", &["army >  @ Bara"]),
        ("A depot in [Bara] was hit by rebels.", &["rebels >  @ Bara"]),
    ]);
}

#[test]
fn all_that_act_together_are_named() {
    check(&[(
        "{Cairo/EG}, {Amman/JO} and {Riyadh/SA} bombed [El Fasher].",
        &["Cairo+Amman+Riyadh >  @ El Fasher"],
    )]);
}

#[test]
fn parties_are_named_as_they_are() {
    check(&[
        (
            "The port of [Odesa] was hit by a wave of Shahed-136 drones.",
            &["Shahed-136 drones >  @ Odesa"],
        ),
        (
            "More than 300 firefighters battled blazes near [Coimbra].",
            &["300 firefighters >  @ Coimbra"],
        ),
        ("Soldiers opened fire with artillery near [Goris].", &["Soldiers >  @ Goris"]),
        ("A missile hit [Odesa].", &[" >  @ Odesa"]),
        (
            "Rebels shot nine people in [Beni], wounding five in the old district.",
            &["Rebels > people @ Beni"],
        ),
    ]);
}
