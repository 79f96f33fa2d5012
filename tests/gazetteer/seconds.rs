//! Second-level areas, towns that lists leave out, and names that are another place's.

use plotroom::gazetteer::NameForm;
use plotroom::model::{Feature, Place, PlaceId};

use super::{WORLD, best, near};

/// The second-level area with an outline that bears a name.
fn area(name: &str) -> PlaceId {
    let is_area = |id: &PlaceId| {
        WORLD.record(*id).is_some_and(|r| r.feature == Feature::Admin2 && r.has_outline)
    };
    let found = WORLD.named(name).into_iter().map(|n| n.place).find(is_area);
    found.unwrap_or_else(|| panic!("{name} is an area with an outline"))
}

/// The likeliest bearer of a name in a country.
fn of(name: &str, country: &str) -> Place {
    let places = WORLD.named(name).into_iter().filter_map(|n| WORLD.place(n.place));
    let mut inside =
        places.filter(|p| p.country.is_some_and(|code| code.as_str() == country));
    inside.next().unwrap_or_else(|| panic!("{name} is known in {country}"))
}

#[test]
fn areas_lie_in_their_region_and_hold_their_towns() {
    for (name, region, town, country) in [
        ("Finistère", "Brittany", "Quimper", "FR"),
        ("Lot-et-Garonne", "Nouvelle-Aquitaine", "Agen", "FR"),
        ("Bouches-du-Rhône", "Provence-Alpes-Côte d'Azur", "Marseille", "FR"),
        ("département du Var", "Provence-Alpes-Côte d'Azur", "Toulon", "FR"),
        ("County Mayo", "Connacht", "Castlebar", "IE"),
        ("County Donegal", "Ulster", "Letterkenny", "IE"),
        ("Co. Cork", "Munster", "Mallow", "IE"),
        ("County Tyrone", "Northern Ireland", "Omagh", "GB"),
        ("County Antrim", "Northern Ireland", "Ballymena", "GB"),
        ("Cheshire", "England", "Crewe", "GB"),
        ("Greater Manchester", "England", "Bolton", "GB"),
        ("Yorkshire", "England", "Leeds", "GB"),
        ("Province of Cosenza", "Calabria", "Cosenza", "IT"),
        ("province of Cádiz", "Andalusia", "Algeciras", "ES"),
        ("East Flanders", "Flanders", "Ghent", "BE"),
        ("Soum", "Sahel", "Djibo", "BF"),
        ("Jaffna District", "Northern Province", "Jaffna", "LK"),
        ("Bukidnon", "Northern Mindanao", "Malaybalay", "PH"),
    ] {
        let id = area(name);
        let place = WORLD.place(id).expect("it is a place");
        assert_eq!(place.admin1.as_deref(), Some(region), "{name}");
        assert_eq!(
            place.country.map(|c| c.as_str().to_owned()).as_deref(),
            Some(country)
        );
        let town_at = of(town, country).position;
        assert!(near(id, town_at), "{name} holds {town}");
        assert!(place.population > 10_000, "{name} has people");
    }
}

#[test]
fn a_town_comes_before_the_area_that_is_named_after_it() {
    for town in ["Cosenza", "Cork", "Bristol", "Antwerp", "Jaffna", "Milan", "Cádiz"] {
        let place = best(town);
        assert!(place.feature.is_settlement(), "{town} is {place:?}");
        let bare = WORLD.named(town).into_iter().find(|n| {
            WORLD.record(n.place).is_some_and(|r| r.feature == Feature::Admin2)
        });
        let form = bare.map(|named| named.form);
        assert!(form.is_none_or(|form| form == NameForm::Short), "{town}: {form:?}");
    }
    // The river, not the department.
    assert_eq!(best("Loire").feature.class(), 'H');
}

#[test]
fn the_name_of_a_part_or_of_a_town_elsewhere_is_no_name_of_the_whole() {
    for (name, not) in [
        ("Donegal", "Ulster"),
        ("Cosenza", "Calabria"),
        ("Palawan", "Mimaropa"),
        ("Antsiranana", "Atsinanana"),
        ("Brasilia", "Brazil"),
        ("Tunis", "Tunisia"),
        ("Tainan", "Taiwan"),
    ] {
        let named = WORLD.named(name).into_iter().filter_map(|n| WORLD.place(n.place));
        let names: Vec<String> = named.map(|place| place.name).collect();
        assert!(!names.is_empty(), "{name} is known");
        assert!(!names.iter().any(|n| n == not), "{name}: {names:?}");
    }
    assert_eq!(best("Brasilia").feature, Feature::Capital);
    // What a country is called in English stays its name, whatever a city bears.
    assert!(best("Mexico").feature.is_country());
    assert!(best("Luxembourg").feature.is_country());
}

#[test]
fn towns_of_wars_and_disasters_are_known_where_they_lie() {
    for (name, country, lat, lon) in [
        ("Maungdaw", "MM", 20.8, 92.4),
        ("Kyaukphyu", "MM", 19.4, 93.6),
        ("Masisi", "CD", -1.4, 28.8),
        ("Mwenga", "CD", -3.0, 28.4),
        ("Bunagana", "CD", -1.3, 29.6),
        ("Tawila", "SD", 13.5, 24.9),
        ("Melut", "SS", 10.4, 32.2),
        ("Sévaré", "ML", 14.5, -4.1),
        ("Palma", "MZ", -10.8, 40.5),
        ("Qaraqosh", "IQ", 36.3, 43.4),
        ("Gorkha", "NP", 28.0, 84.6),
        ("Cité Soleil", "HT", 18.6, -72.3),
        ("Lenakel", "VU", -19.5, 169.3),
    ] {
        let place = of(name, country);
        let (up, along) = (place.position.lat() - lat, place.position.lon() - lon);
        assert!(up.hypot(along) < 0.15, "{name} is at {:?}", place.position);
    }
    assert_eq!(best("Lombok").feature, Feature::Island);
}
