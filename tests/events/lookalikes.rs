//! Words whose shape is that of an event and whose meaning is not.

use super::check;
use super::markup::events;

#[test]
fn names_of_institutions() {
    check(&[
        ("Officers of the Coastal Patrol stopped a driver near [Yuma].", ""),
        ("The National Flood Warning Center in [Manila] is new.", ""),
        (
            "Cyclone Amphan battered [Digha].",
            "ACCIDENT asserted+ Digha (settlement) author",
        ),
    ]);
}

#[test]
fn peaceful_meanings() {
    check(&[
        ("We took the slow ferry to [Batumi].", ""),
        ("{Nevada/US} lost to [San Jose].", ""),
        ("The bus waits in front of the northern station in [Lille].", ""),
        ("Residents of [Lille] returned to burnt houses.", ""),
        ("A clearing house near [Lille] keeps the papers.", ""),
        ("The mill will close with the loss of 40 jobs near [Lille].", ""),
        ("A patrol boat was repaired in [Cebu].", ""),
        ("What was left standing in [Cebu] was torn down.", ""),
        ("The president called off a trip to [Jos].", ""),
        ("Surgeons were called to [Jos].", ""),
        ("Crews battled blazes near [Jos].", "ACCIDENT asserted+ Jos (near) author"),
        ("Most of the displaced have arrived in [Jos].", ""),
        ("{Jakarta/ID} issued a warning for the coast of [Manado].", ""),
        ("{Jakarta/ID} warned of high waves at [Manado].", ""),
        ("Sales of small drones by parcel fell in [Jos].", ""),
        ("Police held a tanker off [Porvoo].", ""),
    ]);
}

#[test]
fn what_still_counts_beside_them() {
    check(&[
        (
            "President Jane Doe arrived in [Jos].",
            "CONSULT asserted+ Jos (settlement) author",
        ),
        ("Troops arrived in [Jos].", "DEPLOY asserted+ Jos (settlement) author"),
        ("{Ankara/TR} warned {Athens/GR}.", "THREATEN asserted+ - (none) author"),
        (
            "The navy sank a ship off [Hodeidah].",
            "STRIKE asserted+ Hodeidah (near) author",
        ),
        (
            "The loss of [Avdiivka] hurt the army.",
            "CAPTURE asserted+ Avdiivka (settlement) author",
        ),
    ]);
}

#[test]
fn storms_and_copper_mines_are_no_weapons() {
    for text in [
        "A storm killed two fishermen near [Brest].",
        "An explosion at a copper mine near [Calama] killed two.",
        "Protesters blocked the road to the mines of [Calama].",
    ] {
        let (_, found) = events(text, None);
        assert!(found.iter().all(|event| event.mode.is_none()), "{text}: {found:?}");
    }
    let (_, found) = events("Storm Shadow missiles struck [Kerch].", None);
    assert_eq!(found[0].mode.as_deref(), Some("missile"));
}

#[test]
fn people_who_fly_in_are_no_strikes() {
    check(&[
        (
            "Министр Лавров прилетит в [Анкару] во вторник.",
            "CONSULT planned+ Анкару (settlement) author",
        ),
        ("Туристы прилетели в [Анкару].", ""),
        ("В [Херсоне] прилёт.", "STRIKE asserted+ Херсоне (settlement) author"),
    ]);
}

#[test]
fn ships_stations_and_protests_on_paper() {
    check(&[
        (
            "Fire broke out at a gas station in [Lublin].",
            "ACCIDENT asserted+ Lublin (settlement) author",
        ),
        ("The village of [Kayan] lies close to the <Malian/ML> border.", ""),
        ("An injured sailor was taken to [Porvoo].", ""),
        ("The landing ship was built in [Gdansk].", ""),
        ("{Tokyo/JP} lodged a protest.", "DISAPPROVE asserted+ - (none) author"),
        ("Schools in [Pune] were closed because of bomb threats.", ""),
        ("The ferry left [Mumbai] on Monday.", ""),
        ("Troops left [Mumbai].", "WITHDRAW asserted+ Mumbai (settlement) author"),
        (
            "The earthquake near [Ghazni] was felt in [Peshawar].",
            "ACCIDENT asserted+ Ghazni (near) author",
        ),
        ("Missiles in [Gomel] can reach [Rivne].", ""),
        (
            "A missile hit a depot in [Rivne].",
            "STRIKE asserted+ Rivne (settlement) author",
        ),
    ]);
}
