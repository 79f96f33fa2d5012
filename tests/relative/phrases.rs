use plotroom::model::Language;

use super::check;

#[test]
fn english_places_are_told_in_many_ways() {
    check(
        Language::En,
        &[
            (
                "Troops dug in 12 km northeast of [Pokrovsk] on Monday.",
                "12 km northeast of Pokrovsk | offset wedge | 48.28 37.18 12.0 45.0 0.1 | 5.0 10.0",
            ),
            (
                "A convoy burned about 40 kilometers south of [Kharkiv].",
                "about 40 kilometers south of Kharkiv | offset wedge | 49.99 36.23 40.0 180.0 0.1 | 30.0 60.0",
            ),
            (
                "Shells landed 5 miles to the west of the city of [Pokrovsk].",
                "5 miles to the west of the city of Pokrovsk | offset wedge | 48.28 37.18 8.05 270.0 0.1 | 5.0 14.0",
            ),
            (
                "Miners were trapped 20-30 km north-west of [Kandahar].",
                "20-30 km north-west of Kandahar | offset wedge | 31.61 65.71 25.0 315.0 0.1 | 16.0 32.0",
            ),
            (
                "The wreck was found 15 km north-northeast of [Goma].",
                "15 km north-northeast of Goma | offset wedge | -1.68 29.22 15.0 22.5 0.1 | 10.0 18.0",
            ),
            (
                "A tanker burned 30 miles off [Hodeidah].",
                "30 miles off Hodeidah | off wedge | 14.8 42.95 48.3 270.0 30.0 | 20.0 80.0",
            ),
            (
                "A tanker burned off the coast of [Mocha] at dawn.",
                "off the coast of Mocha | off wedge | 13.32 43.25 11.1 260.0 9.0 | 11.0 30.0",
            ),
            (
                "Two boats collided off [Tripoli].",
                "off Tripoli | off wedge | 32.89 13.18 11.1 0.0 8.0 | 17.0 50.0",
            ),
            (
                "Fighting raged between [Izium] and [Lyman] all night.",
                "between Izium and Lyman | between circle | 49.1 37.53 0.0 0.0 1.0 | 25.0 35.0",
            ),
            (
                "The bridge halfway between [Izium] and [Lyman] is gone.",
                "halfway between Izium and Lyman | halfway circle | 49.1 37.53 0.0 0.0 1.0 | 8.0 16.0",
            ),
            (
                "Sappers worked on the road between the towns of [Izium] and [Lyman].",
                "between the towns of Izium and Lyman | between circle | 49.1 37.53 0.0 0.0 1.0 | 25.0 35.0",
            ),
            (
                "Infantry attacked south of [Krasnohorivka].",
                "south of Krasnohorivka | direction wedge | 48.01 37.51 10.0 180.0 0.1 | 10.0 25.0",
            ),
            (
                "Smoke rose to the southeast of [Pokrovsk].",
                "to the southeast of Pokrovsk | direction wedge | 48.28 37.18 10.0 135.0 0.1 | 10.0 25.0",
            ),
            (
                "Patrols clashed on the outskirts of [Kupiansk].",
                "outskirts of Kupiansk | edge circle | 49.71 37.61 0.0 0.0 0.1 | 4.0 8.0",
            ),
            (
                "Shells hit the northern outskirts of [Kupiansk].",
                "northern outskirts of Kupiansk | edge wedge | 49.71 37.61 3.9 0.0 0.2 | 2.0 7.0",
            ),
            (
                "Drones fell on [Kharkiv]'s eastern outskirts.",
                "on Kharkiv's eastern outskirts | edge wedge | 49.99 36.23 17.9 90.0 0.2 | 9.0 25.0",
            ),
            (
                "A depot burned near [Pokrovsk].",
                "near Pokrovsk | near circle | 48.28 37.18 0.0 0.0 0.1 | 14.0 16.0",
            ),
            (
                "Farmers fled to camps outside the besieged city of [Goma].",
                "outside the besieged city of Goma | near circle | -1.68 29.22 0.0 0.0 0.1 | 20.0 26.0",
            ),
            (
                "A plane came down 30 km from [Kandahar].",
                "30 km from Kandahar | distance circle | 31.61 65.71 0.0 0.0 0.1 | 40.0 50.0",
            ),
            (
                "A camp stands within 20 km of [Goma].",
                "within 20 km of Goma | distance circle | -1.68 29.22 0.0 0.0 0.1 | 25.0 40.0",
            ),
            (
                "Villages in the north of [Kharkiv Oblast] lost power.",
                "in the north of Kharkiv Oblast | part wedge | 49.99 36.23 35.0 0.0 70.0 | 20.0 160.0",
            ),
            (
                "Villages in northern [Kharkiv Oblast] lost power.",
                "in northern Kharkiv Oblast | part wedge | 49.99 36.23 35.0 0.0 70.0 | 20.0 160.0",
            ),
            (
                "[Ukraine] moved guns to the forests near the border with [Poland].",
                "near the border with Poland | border circle | 50.5 23.9 0.0 0.0 130.0 | 100.0 400.0",
            ),
            (
                "[Ukraine] closed a road near the <Polish:Poland> border.",
                "near the Polish border | border circle | 50.5 23.9 0.0 0.0 130.0 | 100.0 400.0",
            ),
            (
                "Guards fired on the [Ukraine]-[Poland] border.",
                "on the Ukraine-Poland border | border circle | 50.5 23.9 0.0 0.0 130.0 | 100.0 400.0",
            ),
        ],
    );
}

#[test]
fn ukrainian_and_russian_places_are_told_too() {
    check(
        Language::Uk,
        &[
            (
                "Дрон упав за 12 км на північний схід від [Покровська:Pokrovsk].",
                "12 км на північний схід від Покровська | offset wedge | 48.28 37.18 12.0 45.0 0.1 | 5.0 10.0",
            ),
            (
                "Бої точилися між [Ізюмом:Izium] та [Лиманом:Lyman].",
                "між Ізюмом та Лиманом | between circle | 49.1 37.53 0.0 0.0 1.0 | 25.0 35.0",
            ),
            (
                "Склад згорів на околиці [Куп'янська:Kupiansk].",
                "околиці Куп'янська | edge circle | 49.71 37.61 0.0 0.0 0.1 | 4.0 8.0",
            ),
            (
                "Пожежа сталася біля [Покровська:Pokrovsk].",
                "біля Покровська | near circle | 48.28 37.18 0.0 0.0 0.1 | 14.0 16.0",
            ),
            (
                "Вибухи пролунали північніше [Харкова:Kharkiv].",
                "північніше Харкова | direction wedge | 49.99 36.23 17.9 0.0 0.2 | 18.0 60.0",
            ),
        ],
    );
    check(
        Language::Ru,
        &[
            (
                "Беспилотник упал в 12 км к северо-востоку от [Покровска:Pokrovsk].",
                "12 км к северо-востоку от Покровска | offset wedge | 48.28 37.18 12.0 45.0 0.1 | 5.0 10.0",
            ),
            (
                "Бои шли южнее [Красногоровки:Krasnohorivka].",
                "южнее Красногоровки | direction wedge | 48.01 37.51 10.0 180.0 0.1 | 10.0 25.0",
            ),
            (
                "Колонна стояла между [Изюмом:Izium] и [Лиманом:Lyman].",
                "между Изюмом и Лиманом | between circle | 49.1 37.53 0.0 0.0 1.0 | 25.0 35.0",
            ),
            (
                "Пожар начался под [Харьковом:Kharkiv].",
                "под Харьковом | near circle | 49.99 36.23 0.0 0.0 0.1 | 30.0 40.0",
            ),
        ],
    );
}

#[test]
fn places_are_told_in_the_languages_of_western_and_central_europe() {
    check(
        Language::De,
        &[
            (
                "Ein Lager brannte 12 km nordöstlich von [Pokrowsk:Pokrovsk].",
                "12 km nordöstlich von Pokrowsk | offset wedge | 48.28 37.18 12.0 45.0 0.1 | 5.0 10.0",
            ),
            (
                "Die Kämpfe zwischen [Isjum:Izium] und [Lyman] dauern an.",
                "zwischen Isjum und Lyman | between circle | 49.1 37.53 0.0 0.0 1.0 | 25.0 35.0",
            ),
            (
                "Am Stadtrand von [Charkiw:Kharkiv] fielen Trümmer.",
                "Stadtrand von Charkiw | edge circle | 49.99 36.23 0.0 0.0 0.1 | 20.0 30.0",
            ),
            (
                "Ein Zug hielt in der Nähe von [Pokrowsk:Pokrovsk].",
                "in der Nähe von Pokrowsk | near circle | 48.28 37.18 0.0 0.0 0.1 | 14.0 16.0",
            ),
        ],
    );
    check(
        Language::Fr,
        &[
            (
                "Un dépôt a brûlé à 12 km au nord-est de [Pokrovsk].",
                "12 km au nord-est de Pokrovsk | offset wedge | 48.28 37.18 12.0 45.0 0.1 | 5.0 10.0",
            ),
            (
                "Un navire a coulé au large d'[Odessa:Odesa].",
                "au large d'Odessa | off wedge | 46.48 30.73 11.1 120.0 10.0 | 14.0 45.0",
            ),
            (
                "Le pont à mi-chemin entre [Izioum:Izium] et [Lyman] est détruit.",
                "à mi-chemin entre Izioum et Lyman | halfway circle | 49.1 37.53 0.0 0.0 1.0 | 8.0 16.0",
            ),
        ],
    );
    check(
        Language::Es,
        &[
            (
                "Un almacén ardió a 12 km al noreste de [Pokrovsk].",
                "12 km al noreste de Pokrovsk | offset wedge | 48.28 37.18 12.0 45.0 0.1 | 5.0 10.0",
            ),
            (
                "Hubo disparos en las afueras de [Járkov:Kharkiv].",
                "afueras de Járkov | edge circle | 49.99 36.23 0.0 0.0 0.1 | 20.0 30.0",
            ),
        ],
    );
    check(
        Language::It,
        &[
            (
                "Un deposito è bruciato a 12 km a nord-est di [Pokrovsk].",
                "12 km a nord-est di Pokrovsk | offset wedge | 48.28 37.18 12.0 45.0 0.1 | 5.0 10.0",
            ),
            (
                "Una nave è affondata al largo di [Odessa:Odesa].",
                "al largo di Odessa | off wedge | 46.48 30.73 11.1 120.0 10.0 | 14.0 45.0",
            ),
        ],
    );
    check(
        Language::Pl,
        &[
            (
                "Magazyn spłonął 12 km na północny wschód od [Pokrowska:Pokrovsk].",
                "12 km na północny wschód od Pokrowska | offset wedge | 48.28 37.18 12.0 45.0 0.1 | 5.0 10.0",
            ),
            (
                "Walki trwały pod [Charkowem:Kharkiv].",
                "pod Charkowem | near circle | 49.99 36.23 0.0 0.0 0.1 | 30.0 40.0",
            ),
        ],
    );
    check(
        Language::Ro,
        &[
            (
                "Un depozit a ars la 12 km nord-est de [Pokrovsk].",
                "12 km nord-est de Pokrovsk | offset wedge | 48.28 37.18 12.0 45.0 0.1 | 5.0 10.0",
            ),
            (
                "O navă s-a scufundat în largul [Odesei:Odesa].",
                "în largul Odesei | off wedge | 46.48 30.73 11.1 120.0 10.0 | 14.0 45.0",
            ),
        ],
    );
}
