//! Reports about real regions.

use plotroom::gazetteer::Gazetteer;
use plotroom::model::{Briefing, EventKind, Modality, Outcome, Polarity};

use super::Builder;

/// The real regions.
pub fn regions(gazetteer: &Gazetteer) -> Vec<(&'static str, Briefing)> {
    use EventKind as E;
    use Modality as M;
    use Polarity::{Negative, Positive};
    let new = |title, date| Builder::new(gazetteer, title, date);
    vec![
        (
            "odesa-tiraspol",
            new(
                "How far Odesa lies from Tiraspol, and what a 100 km drone would reach",
                "2025-11-20",
            )
            .told("Odesa/UA", E::Strike, M::Possible, Positive)
            .event("Tiraspol", E::Mobilize)
            .place("Transnistria")
            .place("Chisinau")
            .ring("Tiraspol", 25.0, 100.0, None)
            .claim("Tiraspol", "Odesa/UA", 80.0, Outcome::SupportedIfEdgeToEdge)
            .done(),
        ),
        (
            "donetsk-front",
            new("Fighting around Pokrovsk and Kostiantynivka", "2025-11-18")
                .told("Pokrovsk/UA", E::Capture, M::Claimed, Positive)
                .told("Pokrovsk/UA", E::Capture, M::Asserted, Negative)
                .event("Myrnohrad", E::Clash)
                .event("Kostiantynivka/UA", E::Strike)
                .event("Siversk", E::Infiltrate)
                .event("Lyman/UA", E::Clash)
                .event("Huliaipole", E::Withdraw)
                .event("Kramatorsk", E::Strike)
                .event("Toretsk", E::Control)
                .event("Bakhmut", E::Control)
                .told("Novopavlivka/UA", E::Capture, M::Claimed, Positive)
                .place("=A.ADM1 Donetsk")
                .place("Dnipro/UA")
                .done(),
        ),
        (
            "red-sea",
            new("Attacks on shipping in the southern Red Sea", "2024-06-12")
                .event("Al Hudaydah", E::Strike)
                .told("Aden", E::Strike, M::Claimed, Positive)
                .event("Djibouti", E::Deploy)
                .event("Sanaa", E::Statement)
                .place("Bab-el-Mandeb")
                .ring("Al Hudaydah", 0.0, 450.0, Some("Anti-ship missile"))
                .claim("Al Hudaydah", "Djibouti", 330.0, Outcome::Supported)
                .done(),
        ),
        (
            "taiwan-strait",
            new("Exercises around Taiwan", "2025-04-02")
                .event("Kinmen", E::Deploy)
                .event("Keelung", E::Deploy)
                .told("Kaohsiung", E::Strike, M::Possible, Positive)
                .event("Taipei", E::Statement)
                .event("Fuzhou", E::Deploy)
                .place("Xiamen")
                .claim("Fuzhou", "Taipei", 250.0, Outcome::Supported)
                .claim("Xiamen", "Kaohsiung", 160.0, Outcome::Understated)
                .done(),
        ),
        (
            "gaza",
            new("Aid and strikes in the Gaza Strip", "2025-05-20")
                .event("Rafah/PS", E::Aid)
                .event("Khan Yunis", E::Strike)
                .told("Gaza", E::Strike, M::Claimed, Positive)
                .event("Jabalya", E::Clash)
                .event("Beit Hanoun", E::Withdraw)
                .event("Ashkelon", E::Strike)
                .place("Tel Aviv")
                .ring("Gaza", 0.0, 40.0, Some("Rocket"))
                .done(),
        ),
        (
            "sudan",
            new("The war in Sudan: El Fasher, Khartoum and Port Sudan", "2025-10-28")
                .event("El Fasher", E::Capture)
                .told("El Fasher", E::Crime, M::Claimed, Positive)
                .event("Khartoum", E::Control)
                .event("Omdurman", E::Strike)
                .event("Port Sudan", E::Strike)
                .event("El Obeid", E::Clash)
                .event("Nyala", E::Deploy)
                .place("Tawila")
                .claim("El Fasher", "Khartoum", 800.0, Outcome::Supported)
                .done(),
        ),
        (
            "fiji",
            new("A cyclone between Fiji and Tonga", "2025-02-14")
                .event("Suva", E::Accident)
                .event("Labasa", E::Accident)
                .event("Nuku'alofa", E::Aid)
                .place("Apia")
                .ring("Suva", 0.0, 500.0, None)
                .claim("Suva", "Nuku'alofa", 750.0, Outcome::Supported)
                .done(),
        ),
        (
            "charts",
            new("Distances and days", "2025-11-13")
                .claim("Kyiv", "Odesa/UA", 441.0, Outcome::Supported)
                .claim("Kyiv", "Chernihiv", 150.0, Outcome::SupportedIfRoad)
                .claim("Tiraspol", "Odesa/UA", 80.0, Outcome::SupportedIfEdgeToEdge)
                .claim("Kharkiv", "Dnipro/UA", 100.0, Outcome::Understated)
                .event("Kyiv", E::Strike)
                .event("Kharkiv", E::Strike)
                .event("Kyiv", E::Consult)
                .event("Odesa/UA", E::Aid)
                .dated(&["2025-11-02", "2025-11-02", "2025-11-05", "2025-11-12"])
                .done(),
        ),
        (
            "svalbard",
            new("Search and rescue north of Svalbard", "2025-08-03")
                .event("Longyearbyen", E::Accident)
                .ring("Longyearbyen", 0.0, 1500.0, Some("Patrol aircraft"))
                .claim("Longyearbyen", "Tromso", 960.0, Outcome::Supported)
                .done(),
        ),
        (
            "world",
            new("A week of statements around the world", "2025-09-30")
                .event("New York City", E::Statement)
                .event("Geneva/CH", E::Consult)
                .event("Canberra", E::Agree)
                .event("Nairobi", E::Protest)
                .event("Sao Paulo", E::Protest)
                .event("Tokyo", E::Sanction)
                .event("New Delhi", E::Consult)
                .event("Istanbul", E::Consult)
                .done(),
        ),
        (
            "baltic",
            new("Cables cut in the Baltic Sea", "2024-12-27")
                .event("Helsinki", E::Investigate)
                .event("Tallinn", E::Statement)
                .told("Kotka", E::Crime, M::Possible, Positive)
                .event("Hanko", E::Arrest)
                .place("Saint Petersburg/RU")
                .place("Stockholm")
                .claim("Helsinki", "Tallinn", 80.0, Outcome::Supported)
                .done(),
        ),
        (
            "kashmir",
            new("Shelling across the line of control", "2025-05-08")
                .event("Srinagar", E::Protest)
                .event("Muzaffarabad", E::Strike)
                .told("Poonch", E::Clash, M::Claimed, Positive)
                .event("Jammu", E::Strike)
                .place("Lahore")
                .place("Islamabad")
                .claim("Srinagar", "Muzaffarabad", 90.0, Outcome::Supported)
                .done(),
        ),
        (
            "one-place",
            new("Talks in Istanbul", "2025-11-13").event("Istanbul", E::Consult).done(),
        ),
        ("nothing", new("A statement about nothing in particular", "2025-11-13").done()),
    ]
}
