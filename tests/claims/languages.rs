//! The same in eight further languages.

use plotroom::model::Language;

use super::check;

#[test]
fn ukrainian_claims() {
    check(
        Language::Uk,
        &[
            ("Тирасполь лежить за 80 км від Одеси.", &["between 80 Тирасполь > Одеси"]),
            (
                "Вибух стався у Чорнобаївці, за 10 кілометрів на північ від Херсона.",
                &["offset 10 Чорнобаївці > Херсона 0"],
            ),
            (
                "Село розташоване приблизно за 1,5 км від кордону.",
                &["between ~1.5 Село > кордону"],
            ),
            (
                "Місто знаходиться у 25 км на південний захід від Києва.",
                &["offset 25 Місто > Києва 225"],
            ),
            ("Лінія фронту завдовжки 1200 км.", &[]),
            ("Війська просунулися на 5 км.", &[]),
            ("Ракети з дальністю до 300 км.", &["capability <300 Ракети > ?"]),
        ],
    );
}

#[test]
fn russian_claims() {
    check(
        Language::Ru,
        &[
            (
                "Тирасполь находится в 80 км от Одессы.",
                &["between 80 Тирасполь > Одессы"],
            ),
            (
                "Взрыв произошёл в Васильевке, в 30 километрах к югу от Запорожья.",
                &["offset 30 Васильевке > Запорожья 180"],
            ),
            (
                "Аэродром расположен примерно в двадцати километрах от границы.",
                &["between ~20 Аэродром > границы"],
            ),
            ("До линии фронта - около 65 километров.", &["between ~65 ? > линии фронта"]),
            ("Длина участка 12 км.", &[]),
            ("Скорость ветра 90 км/ч.", &[]),
        ],
    );
}

#[test]
fn german_claims() {
    check(
        Language::De,
        &[
            (
                "Tiraspol liegt nur 80 km von Odessa entfernt.",
                &["between 80 Tiraspol > Odessa"],
            ),
            (
                "Das Dorf liegt etwa 12 Kilometer nordöstlich von Lyman.",
                &["offset ~12 Dorf > Lyman 45"],
            ),
            (
                "Die Stadt liegt rund 1.500 km östlich der Hauptstadt.",
                &["offset ~1500 Stadt > Hauptstadt 90"],
            ),
            ("Die Front ist 1.200 Kilometer lang.", &[]),
            ("Der Turm ist 30 Meter hoch.", &[]),
            (
                "Im Umkreis von 30 km um Tschernobyl wohnt niemand.",
                &["within 30 ? > Tschernobyl"],
            ),
        ],
    );
}

#[test]
fn french_claims() {
    check(
        Language::Fr,
        &[
            ("Tiraspol se trouve à 80 km d'Odessa.", &["between 80 Tiraspol > Odessa"]),
            (
                "Le village est situé à 12 km au nord-est de Lyman.",
                &["offset 12 village > Lyman 45"],
            ),
            (
                "La ville se trouve à environ 1,5 km de la frontière.",
                &["between ~1.5 ville > frontière"],
            ),
            ("Le front est long de 1200 km.", &[]),
            ("Les missiles ont une portée de 300 km.", &["capability 300 missiles > ?"]),
        ],
    );
}

#[test]
fn spanish_claims() {
    check(
        Language::Es,
        &[
            ("Tiráspol está a 80 km de Odesa.", &["between 80 Tiráspol > Odesa"]),
            (
                "El pueblo se encuentra a unos 12 kilómetros al noroeste de Lyman.",
                &["offset ~12 pueblo > Lyman 315"],
            ),
            (
                "La base está a menos de 50 km de la frontera.",
                &["within 50 base > frontera"],
            ),
            ("El frente tiene 1.200 km de largo.", &[]),
            ("Recorrieron 40 km en dos días.", &[]),
        ],
    );
}

#[test]
fn italian_claims() {
    check(
        Language::It,
        &[
            ("Tiraspol dista 80 km da Odessa.", &["between 80 Tiraspol > Odessa"]),
            (
                "Il villaggio si trova a circa 12 km a nord di Lyman.",
                &["offset ~12 villaggio > Lyman 0"],
            ),
            ("La base è a 30 km dal confine.", &["between 30 base > confine"]),
            ("Il fronte è lungo 1.200 km.", &[]),
        ],
    );
}

#[test]
fn polish_claims() {
    check(
        Language::Pl,
        &[
            ("Tyraspol leży 80 km od Odessy.", &["between 80 Tyraspol > Odessy"]),
            (
                "Wieś leży około 12 km na północny wschód od Łymanu.",
                &["offset ~12 Wieś > Łymanu 45"],
            ),
            (
                "Baza znajduje się w odległości 30 km od granicy.",
                &["between 30 Baza > granicy"],
            ),
            ("Front ma 1200 km długości.", &[]),
        ],
    );
}

#[test]
fn romanian_claims() {
    check(
        Language::Ro,
        &[
            ("Tiraspolul se află la 80 km de Odesa.", &["between 80 Tiraspolul > Odesa"]),
            (
                "Satul este situat la circa 12 km nord de Lîman.",
                &["offset ~12 Satul > Lîman 0"],
            ),
            (
                "Baza se află la 30 km de granița cu Polonia.",
                &["between 30 Baza > granița cu Polonia"],
            ),
            ("Frontul are 1200 km lungime.", &[]),
        ],
    );
}
