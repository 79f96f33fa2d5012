//! Verdicts on places whose distances are known.

use plotroom::gazetteer::Gazetteer;
use plotroom::geodesy::destination;
use plotroom::model::{
    Azimuth, BearingOutcome, Bound, Candidate, Claim, ClaimKind, CountryCode, End,
    Feature, Length, Measure, Mention, MentionKind, Meters, Obstacle, Outcome, Part,
    Place, Position, Resolution, Sense, Span, Verdict,
};
use plotroom::resolve::settle;
use plotroom::verify::{verdicts, without_circles};

fn place(name: &str, position: Position, population: u64) -> Place {
    Place {
        id: None,
        geonameid: None,
        name: name.to_owned(),
        position,
        feature: Feature::Settlement,
        country: CountryCode::new("UA"),
        admin1: None,
        population,
        radius: Meters(1000.0),
        note: None,
    }
}

fn resolution(places: Vec<(Place, f64)>) -> Resolution {
    let mention = Mention {
        span: Span::new(0, 1),
        kind: MentionKind::Toponym,
        name: "X".to_owned(),
        hint: None,
        confidence: 1.0,
    };
    let candidate = |(place, weight)| Candidate { place, weight, reasons: Vec::new() };
    Resolution {
        mention,
        sense: Sense::Literal,
        known: !places.is_empty(),
        considered: places.len(),
        by_distance: false,
        candidates: places.into_iter().map(candidate).collect(),
        confidence: 0.9,
        map: true,
        reasons: Vec::new(),
    }
}

fn end(at: usize) -> End {
    let span = Some(Span::new(0, 1));
    End { text: "X".to_owned(), span, resolution: Some(at), part: Part::Unsaid }
}

/// A claim between the resolutions 0 and 1.
fn claim(km: f64, rounding: f64) -> Claim {
    Claim {
        sentence: Span::new(0, 1),
        kind: ClaimKind::Between,
        length: Length {
            span: Span::new(0, 1),
            low: Meters::from_km(km),
            high: None,
            rounding: Meters::from_km(rounding),
            bound: Bound::Exact,
            approximate: false,
            hedge: None,
        },
        measure: Measure::Unknown,
        from: Some(end(0)),
        to: Some(end(1)),
        bearing: None,
        obstacle: None,
    }
}

fn at(lon: f64, lat: f64) -> Position {
    Position::new(lon, lat).expect("it is on the Earth")
}

/// Two towns so far apart, the first north of the second.
fn apart(km: f64, people: u64) -> Vec<Resolution> {
    let south = at(31.0, 48.0);
    let north = destination(south, Azimuth::new(0.0), Meters::from_km(km));
    vec![
        resolution(vec![(place("North", north, people), 1.0)]),
        resolution(vec![(place("South", south, people), 1.0)]),
    ]
}

fn verdict(claim: Claim, places: &[Resolution]) -> Verdict {
    let gazetteer = Gazetteer::bundled().expect("it is whole");
    verdicts(&[claim], places, &gazetteer, &[]).remove(0)
}

#[test]
fn the_reading_that_fits_is_named() {
    // 100 km between towns of a million: 79.4 km from edge to edge.
    let places = apart(100.0, 1_000_000);
    for (km, rounding, outcome) in [
        (100.0, 25.0, Outcome::Supported),
        (97.0, 0.5, Outcome::Supported),
        (80.0, 5.0, Outcome::SupportedIfEdgeToEdge),
        (140.0, 5.0, Outcome::SupportedIfRoad),
        (60.0, 5.0, Outcome::Understated),
        (30.0, 5.0, Outcome::Refuted),
        (200.0, 5.0, Outcome::Overstated),
        (300.0, 5.0, Outcome::Refuted),
    ] {
        let found = verdict(claim(km, rounding), &places);
        assert_eq!(found.outcome, outcome, "{km} km: {}", found.reason);
        let center = found.center.expect("both are points").km();
        assert!((center - 100.0).abs() < 0.001, "{center}");
        let edge = found.edge.expect("both are points").km();
        assert!((edge - 79.4).abs() < 0.1, "{edge}");
    }
}

#[test]
fn a_condition_stands_in_the_words() {
    let places = apart(100.0, 1_000_000);
    let edge = verdict(claim(80.0, 5.0), &places).reason;
    assert!(edge.contains("edge to edge") && edge.contains("100 km center to center"));
    let road = verdict(claim(140.0, 5.0), &places).reason;
    assert!(road.contains("only along roads"), "{road}");
    let wrong = verdict(claim(300.0, 5.0), &places).reason;
    assert!(wrong.contains("the nearest reading is 100 km"), "{wrong}");
}

#[test]
fn a_straight_line_leaves_no_road() {
    let straight = Claim { measure: Measure::Straight, ..claim(140.0, 5.0) };
    assert_eq!(verdict(straight, &apart(100.0, 1000)).outcome, Outcome::Overstated);
}

#[test]
fn bounds_bind_on_one_side() {
    let places = apart(100.0, 1000);
    let bounded = |bound, km: f64| {
        let mut claim = claim(km, 5.0);
        claim.length.bound = bound;
        verdict(claim, &places).outcome
    };
    assert_eq!(bounded(Bound::AtMost, 500.0), Outcome::Supported);
    assert_eq!(bounded(Bound::AtMost, 75.0), Outcome::Understated);
    assert_eq!(bounded(Bound::AtMost, 40.0), Outcome::Refuted);
    assert_eq!(bounded(Bound::AtLeast, 40.0), Outcome::Supported);
    assert_eq!(bounded(Bound::AtLeast, 150.0), Outcome::SupportedIfRoad);
    assert_eq!(bounded(Bound::AtLeast, 300.0), Outcome::Refuted);
}

#[test]
fn a_direction_is_judged_by_itself() {
    let toward = |degrees| {
        let bearing = Some(Azimuth::new(degrees));
        let claim = Claim { bearing, kind: ClaimKind::Offset, ..claim(100.0, 5.0) };
        verdict(claim, &apart(100.0, 1000))
    };
    assert_eq!(toward(0.0).bearing, Some(BearingOutcome::Supported));
    assert_eq!(toward(315.0).bearing, Some(BearingOutcome::Supported));
    assert_eq!(toward(180.0).bearing, Some(BearingOutcome::Refuted));
    assert_eq!(toward(180.0).outcome, Outcome::Supported);
}

#[test]
fn a_namesake_that_fits_leaves_the_matter_open() {
    let mut places = apart(100.0, 1000);
    let other = destination(at(31.0, 48.0), Azimuth::new(90.0), Meters::from_km(300.0));
    places[0] = resolution(vec![
        (places[0].candidates[0].place.clone(), 0.6),
        (place("Namesake", other, 1000), 0.4),
    ]);
    let found = verdict(claim(300.0, 5.0), &places);
    assert_eq!(found.outcome, Outcome::Unverifiable, "{}", found.reason);
    assert_eq!(found.obstacle, Some(Obstacle::AmbiguousPlace));
    let both_wrong = verdict(claim(900.0, 5.0), &places);
    assert_eq!(both_wrong.outcome, Outcome::Refuted, "{}", both_wrong.reason);
}

#[test]
fn a_gross_distance_speaks_of_other_places() {
    let found = verdict(claim(10.0, 0.5), &apart(900.0, 1000));
    assert_eq!(found.outcome, Outcome::Unverifiable, "{}", found.reason);
}

#[test]
fn what_cannot_be_measured_says_why() {
    let mut places = apart(100.0, 1000);
    places[0] = resolution(Vec::new());
    let found = verdict(claim(100.0, 5.0), &places);
    assert_eq!(found.obstacle, Some(Obstacle::EndNotInGazetteer));
    assert!(found.to.is_some() && found.from.is_none() && found.center.is_none());
    let open = Claim { to: None, ..claim(100.0, 5.0) };
    assert_eq!(verdict(open, &places).obstacle, Some(Obstacle::MissingEnd));
    let line = Claim { obstacle: Some(Obstacle::MovingReference), ..claim(100.0, 5.0) };
    assert_eq!(verdict(line, &apart(100.0, 1)).outcome, Outcome::Unverifiable);
}

#[test]
fn the_qualifier_of_a_title_binds() {
    let end = |text: &str| End {
        text: text.to_owned(),
        span: None,
        resolution: None,
        part: Part::Unsaid,
    };
    let checked = |title: &str| {
        let claim = Claim { from: Some(end(title)), ..claim(80.0, 5.0) };
        let odesa = place("Odesa", at(30.74383, 46.48572), 1_015_826);
        let places = [resolution(Vec::new()), resolution(vec![(odesa, 1.0)])];
        verdict(claim, &places)
    };
    let found = checked("Tiraspol, Moldova");
    assert_eq!(found.outcome, Outcome::SupportedIfEdgeToEdge, "{}", found.reason);
    assert_eq!(checked("Tiraspol, Brazil").obstacle, Some(Obstacle::EndNotInGazetteer));
}

#[test]
fn a_part_of_a_name_far_away_is_not_measured() {
    let text = "Arecibo Hollow lies 40 km from Tiraspol.";
    let mut claim = claim(40.0, 5.0);
    let named = |text: &str| {
        let (text, span) = (text.to_owned(), None);
        Some(End { text, span, resolution: None, part: Part::Unsaid })
    };
    claim.from = named(&text[..14]);
    claim.to = named("Tiraspol");
    let found = verdict(claim, &[]);
    assert_eq!(found.obstacle, Some(Obstacle::EndNotInGazetteer), "{}", found.reason);
    assert_eq!((found.center, found.edge), (None, None));
    assert!(found.from.is_none() && found.to.is_some(), "no line on the map");
    assert!(found.reason.starts_with("no known position for \"Arecibo"));
}

#[test]
fn a_round_figure_is_about_right() {
    let mut rough = claim(300.0, 50.0);
    rough.length.approximate = true;
    let found = verdict(rough, &apart(340.0, 1000));
    assert_eq!(found.outcome, Outcome::Supported);
    assert!(found.reason.starts_with("300 km is about right: "), "{}", found.reason);
}

#[test]
fn a_region_is_measured_to_its_nearest_point() {
    let gazetteer = Gazetteer::bundled().expect("it is whole");
    let poland = gazetteer.country(CountryCode::new("PL").expect("two letters"));
    let poland = poland.and_then(|id| gazetteer.place(id)).expect("it is there");
    let lviv = place("Lviv", at(24.02324, 49.83826), 717_803);
    let places = [resolution(vec![(lviv, 1.0)]), resolution(vec![(poland, 1.0)])];
    let mut near = claim(60.0, 5.0);
    near.to.as_mut().expect("it has one").part = Part::Border;
    let found = verdict(near, &places);
    assert_eq!(found.outcome, Outcome::Supported, "{}", found.reason);
    assert!(found.center.is_none(), "never the centroid");
    let far = verdict(claim(20.0, 5.0), &places);
    assert!(far.outcome.is_contradicted(), "{}", far.reason);
}

/// An end that no gazetteer holds.
fn unknown() -> End {
    End {
        text: "Vymyslivka, Ukraine".to_owned(),
        span: None,
        resolution: None,
        part: Part::Unsaid,
    }
}

/// A village 60 km north of the resolution 0 and 40 km west of the resolution 1.
fn twice_located(km: f64) -> (Vec<Claim>, Vec<Resolution>) {
    let south = at(31.0, 48.0);
    let village = destination(south, Azimuth::new(0.0), Meters::from_km(60.0));
    let east = destination(village, Azimuth::new(90.0), Meters::from_km(40.0));
    let places = vec![
        resolution(vec![(place("South", south, 1000), 1.0)]),
        resolution(vec![(place("East", east, 1000), 1.0)]),
    ];
    let offset = |km, degrees, to, at: usize| {
        let mut claim = claim(km, 0.5);
        claim.kind = ClaimKind::Offset;
        claim.bearing = Some(Azimuth::new(degrees));
        claim.length.span = Span::new(at, at + 1);
        claim.from = Some(unknown());
        claim.to = Some(end(to));
        claim
    };
    (vec![offset(km, 0.0, 0, 0), offset(40.0, 270.0, 1, 5)], places)
}

#[test]
fn another_statement_puts_a_place_that_no_gazetteer_holds() {
    let gazetteer = Gazetteer::bundled().expect("it is whole");
    let (claims, places) = twice_located(60.0);
    for found in verdicts(&claims, &places, &gazetteer, &[]) {
        assert_eq!(found.outcome, Outcome::Supported, "{}", found.reason);
        assert_eq!(found.bearing, Some(BearingOutcome::Supported));
        assert!(found.reason.contains("no gazetteer knows"), "{}", found.reason);
    }
    // A statement never confirms itself.
    let alone = verdicts(&claims[..1], &places, &gazetteer, &[]).remove(0);
    assert_eq!(alone.obstacle, Some(Obstacle::EndNotInGazetteer), "{}", alone.reason);
}

#[test]
fn two_statements_that_do_not_fit_say_so() {
    let gazetteer = Gazetteer::bundled().expect("it is whole");
    let (claims, places) = twice_located(180.0);
    let found = verdicts(&claims, &places, &gazetteer, &[]).remove(0);
    assert!(found.outcome.is_contradicted(), "{}", found.reason);
    assert!(found.reason.contains("one of the two statements"), "{}", found.reason);
    // A little too far may be the words: no contradiction.
    let (claims, places) = twice_located(75.0);
    let found = verdicts(&claims, &places, &gazetteer, &[]).remove(0);
    assert!(!found.outcome.is_contradicted(), "{}", found.reason);
}

#[test]
fn an_area_that_no_gazetteer_holds_does_not_hide_a_place_beside_the_other_end() {
    let gazetteer = Gazetteer::bundled().expect("it is whole");
    let mut odesa = place("Odesa", at(30.74383, 46.48572), 1_015_826);
    let known = gazetteer.named("Odesa").first().map(|named| named.place);
    odesa.admin1 = known.and_then(|id| gazetteer.place(id)).and_then(|p| p.admin1);
    let places = [resolution(Vec::new()), resolution(vec![(odesa, 1.0)])];
    let checked = |title: &str| {
        let from = Some(End { text: title.to_owned(), ..unknown() });
        verdict(Claim { from, ..claim(45.0, 2.5) }, &places)
    };
    let found = checked("Bilhorod-Dnistrovskyi, Zzyzova Hromada");
    assert_eq!(found.outcome, Outcome::Supported, "{}", found.reason);
    // A country binds, and so does the other end.
    let abroad = checked("Bilhorod-Dnistrovskyi, Brazil");
    assert_eq!(abroad.obstacle, Some(Obstacle::EndNotInGazetteer));
    let far = checked("Tiraspol, Zzyzova Hromada");
    assert_eq!(far.obstacle, Some(Obstacle::EndNotInGazetteer), "{}", far.reason);
}

/// Novopavlivka is six places of Ukraine; one lies some 76 km west of Donetsk.
fn novopavlivka() -> (Gazetteer, Vec<Resolution>, Vec<Claim>) {
    let gazetteer = Gazetteer::bundled().expect("the bundled gazetteer opens");
    let wrong = Position::new(30.551_71, 47.663_44).expect("it is on Earth");
    let donetsk = Position::new(37.802_24, 48.023).expect("it is on Earth");
    let mut figure = resolution(vec![(place("Novopavlivka", wrong, 900), 0.6)]);
    "Novopavlivka".clone_into(&mut figure.mention.name);
    figure.mention.kind = MentionKind::Toponym;
    figure.confidence = 0.6;
    let ground = resolution(vec![(place("Donetsk", donetsk, 900_000), 1.0)]);
    let mut claim = claim(75.0, 2.5);
    claim.kind = ClaimKind::Offset;
    claim.bearing = Some(Azimuth::new(270.0));
    (gazetteer, vec![figure, ground], vec![claim])
}

#[test]
fn a_claim_tells_namesakes_apart_and_is_not_confirmed_by_that() {
    let (gazetteer, mut resolutions, claims) = novopavlivka();
    let settled = settle(&mut resolutions, &claims, &gazetteer);
    let [one] = settled.as_slice() else { panic!("one is settled: {settled:?}") };
    assert_eq!((one.resolution, one.claims.as_slice()), (0, [0].as_slice()));
    let found = resolutions[0].place().expect("it is known").position;
    assert!((found.lon() - 36.79).abs() < 0.02, "{found:?}");
    assert!(resolutions[0].reasons[0].contains("text states"), "it says why");
    let made = verdicts(&claims, &resolutions, &gazetteer, &[]);
    assert_ne!(made[0].outcome, Outcome::Unverifiable, "it would confirm itself");
    let made = without_circles(made, &claims, &settled);
    assert_eq!(made[0].outcome, Outcome::Unverifiable);
    assert_eq!(made[0].obstacle, Some(Obstacle::PlaceChosenByClaim));
    assert!(made[0].reason.contains("cannot confirm"), "{}", made[0].reason);
}

#[test]
fn a_claim_that_the_choice_fits_settles_nothing() {
    let (gazetteer, mut resolutions, mut claims) = novopavlivka();
    // 542 km and a road away: the place chosen fits.
    claims[0].length.low = Meters::from_km(560.0);
    let before = resolutions.clone();
    assert!(settle(&mut resolutions, &claims, &gazetteer).is_empty());
    assert_eq!(resolutions, before);
    // No place of the name is there.
    claims[0].length.low = Meters::from_km(75.0);
    claims[0].bearing = Some(Azimuth::new(90.0));
    assert!(settle(&mut resolutions, &claims, &gazetteer).is_empty());
}

#[test]
fn a_claim_that_the_ranker_chose_by_confirms_nothing() {
    let (gazetteer, mut resolutions, mut claims) = novopavlivka();
    // 542 km and a road away: the place chosen fits, and was chosen for that.
    claims[0].length.low = Meters::from_km(560.0);
    let verdict = |resolutions: &mut Vec<Resolution>| {
        let settled = settle(resolutions, &claims, &gazetteer);
        let made = verdicts(&claims, resolutions, &gazetteer, &[]);
        without_circles(made, &claims, &settled).remove(0)
    };
    assert_ne!(verdict(&mut resolutions).outcome, Outcome::Unverifiable);
    resolutions[0].by_distance = true;
    let made = verdict(&mut resolutions);
    assert_eq!(made.outcome, Outcome::Unverifiable);
    assert_eq!(made.obstacle, Some(Obstacle::PlaceChosenByClaim));
}

#[test]
fn a_small_island_is_measured_like_a_town_and_a_large_one_needs_its_outline() {
    let odesa = Position::new(30.73, 46.48).expect("a position");
    let away = destination(odesa, Azimuth::new(150.0), Meters::from_km(140.0));
    let answer = |radius| {
        let island = Place {
            feature: Feature::Island,
            radius: Meters(radius),
            ..place("Isle", away, 0)
        };
        let places = [
            resolution(vec![(place("Odesa", odesa, 1_000_000), 1.0)]),
            resolution(vec![(island, 1.0)]),
        ];
        verdict(claim(140.0, 5.0), &places).outcome
    };
    assert_eq!(answer(1_000.0), Outcome::Supported);
    assert_eq!(answer(200_000.0), Outcome::Unverifiable);
}
