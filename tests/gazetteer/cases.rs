//! Names in other cases than the first.

use plotroom::gazetteer::{Gist, NameForm};
use plotroom::model::Language;

use super::WORLD;

#[test]
fn names_in_other_cases_are_found() {
    for (case, shown) in [
        ("Харькове", "Kharkiv"),
        ("Харкова", "Kharkiv"),
        ("Києві", "Kyiv"),
        ("Тирасполе", "Tiraspol"),
        ("Бахмуту", "Bakhmut"),
        ("Doniecka", "Donetsk"),
        ("Chișinăului", "Chișinău"),
        ("Одессой", "Odesa"),
    ] {
        let named = WORLD.named(case);
        let found = named.iter().any(|n| WORLD.display(n.place, Language::En) == shown);
        assert!(found, "{case}: {named:?}");
        assert!(named.iter().all(|n| n.form != NameForm::Fuzzy));
    }
    assert!(WORLD.gist("тирасполе").is_none());
    let gist =
        WORLD.inflected_gist("тирасполе", Some(Language::Ru)).expect("it is a case");
    assert!(gist.classes & Gist::SETTLEMENT != 0);
}

#[test]
fn the_likeliest_place_of_a_form_is_the_one_whose_form_it_is() {
    for (form, name) in [
        ("Нижнем Новгороде", "Нижний Новгород"),
        ("Великом Новгороде", "Великий Новгород"),
        ("Орле", "Орёл"),
        ("Ельца", "Елец"),
        ("Ухте", "Ухта"),
        ("Ростове-на-Дону", "Ростов-на-Дону"),
        ("Кривому Розі", "Кривий Ріг"),
        ("Кам'янці-Подільському", "Кам'янець-Подільський"),
        ("Łodzi", "Łódź"),
        ("Opolu", "Opole"),
        ("Stalowej Woli", "Stalowa Wola"),
        ("Mińsku Mazowieckim", "Mińsk Mazowiecki"),
        ("Bielsku-Białej", "Bielsko-Biała"),
        ("Morza Czarnego", "Morze Czarne"),
        ("Niemczech", "Niemcy"),
        ("Bucureștiul", "București"),
        ("Schwarzen Meeres", "Schwarzes Meer"),
    ] {
        let (found, meant) = (WORLD.named(form), WORLD.named(name));
        let first = found.first().map(|named| named.place);
        assert_eq!(first, meant.first().map(|named| named.place), "{form}: {found:?}");
    }
}
