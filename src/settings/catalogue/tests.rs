//! The bundled catalogue and one laid over it.

use super::*;

fn found(text: &str) -> Vec<(String, String)> {
    let named = Catalogue::bundled().mentioned(text);
    named.iter().map(|n| (n.span.of(text).to_owned(), n.system.name.clone())).collect()
}

#[test]
fn the_bundled_catalogue_is_read() {
    let catalogue = Catalogue::default().with(Catalogue::BUNDLED);
    let catalogue = catalogue.expect("it is well formed");
    assert!(catalogue.systems.len() >= 60, "{}", catalogue.systems.len());
    for system in catalogue.systems() {
        assert!(system.url.is_some() || system.basis().contains("unverified"));
        let own = catalogue.named(&system.name).map(|found| &found.name);
        assert_eq!(own, Some(&system.name), "no name leads to another system");
        for alias in &system.aliases {
            let alias = alias.trim_end_matches('*');
            let name = catalogue.named(alias).map(|found| &found.name);
            assert_eq!(name, Some(&system.name), "{alias}");
        }
    }
}

#[test]
fn names_are_found_in_any_spelling() {
    for (text, words, name) in [
        ("They fired an S-300 at the port.", "S-300", "S-300PMU-2"),
        ("They fired an S300 at the port.", "S300", "S-300PMU-2"),
        ("An S-300V4 was seen.", "S-300V4", "S-300V4"),
        ("Уночі збили п'ять шахедів.", "шахедів", "Shahed-136"),
        ("Искандеры стоят под Брянском.", "Искандеры", "Iskander-M"),
        ("Storm Shadow missiles hit the yard.", "Storm Shadow", "Storm Shadow / SCALP"),
        ("A battery of Grads opened fire.", "Grads", "BM-21 Grad"),
        ("Neptune missiles sank the ship.", "Neptune missiles", "Neptune"),
        ("Russland feuerte Kinschal-Raketen ab.", "Kinschal-Raketen", "Kinzhal"),
        ("Raketen vom Typ Zirkon trafen Kiew.", "Zirkon", "Zircon"),
        ("Un missile Kinjal a frappé la ville.", "Kinjal", "Kinzhal"),
        ("Un misil Iskander cayó en el puerto.", "Iskander", "Iskander-M"),
        ("Un missile Nettuno ha colpito la nave.", "Nettuno", "Neptune"),
        ("Rosja wystrzeliła rakiety Kindżał.", "Kindżał", "Kinzhal"),
        ("W nocy zestrzelono dwa szahedy.", "szahedy", "Shahed-136"),
        ("O rachetă Iskander a lovit portul.", "Iskander", "Iskander-M"),
    ] {
        assert_eq!(found(text), [(words.to_owned(), name.to_owned())], "{text}");
    }
}

#[test]
fn every_name_is_found_in_a_sentence() {
    let catalogue = Catalogue::bundled();
    for system in catalogue.systems() {
        let names = std::iter::once(&system.name).chain(&system.aliases);
        let plain = names.filter(|name| !name.contains(['(', '/']));
        for name in plain.map(|name| name.trim_end_matches('*')) {
            for text in [format!("As for {name}, it is so."), name.to_owned()] {
                let found = catalogue.mentioned(&text);
                let careful = system.cautious.iter().any(|other| other == name);
                let stem = name.ends_with(char::is_alphabetic)
                    && system.aliases.iter().any(|a| a.strip_suffix('*') == Some(name));
                let this = found.iter().any(|named| named.system.name == system.name);
                assert!(this || careful || stem, "{text}");
            }
        }
    }
}

#[test]
fn ordinary_words_are_no_systems() {
    for text in [
        "The Lancet published a study.",
        "Neptune is the eighth planet.",
        "В Одессе выпал град.",
        "The patriots sang.",
        "He lives in Stari Grad.",
        "The javelin final is on Sunday.",
        "Der Zirkon ist ein Mineral.",
        "To byli dobrzy patrioci, synowie patriotów.",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_wrong_spelling_is_told_the_near_ones() {
    for (typed, near) in
        [("Shahed-163", "Shahed-136"), ("Iskender-M", "Iskander-M"), ("shahid", "Shahed")]
    {
        let error = Catalogue::bundled().system(typed).expect_err("no such system");
        assert!(error.to_string().contains(near), "{error}");
    }
    let error = Catalogue::bundled().system("Zzyzx").expect_err("no such system");
    assert!(error.to_string().contains("plotroom ranges lists"), "{error}");
}

#[test]
fn a_users_file_is_laid_over_it() {
    let own = "[[system]]\nname = \"Shahed-136\"\nclass = \"loitering_munition\"\nmax_km = 1500\nfigure = \"assessed\"\nsource = \"our study\"\nyear = 2025\naliases = [\"moped\"]\n";
    let catalogue = Catalogue::bundled().clone().with(own).expect("it is well formed");
    let system = catalogue.named("Shahed-136").expect("it is there");
    assert!((system.max_km - 1500.0).abs() < f64::EPSILON);
    assert!(catalogue.named("moped").is_some());
    assert_eq!(catalogue.systems().len(), Catalogue::bundled().systems().len());
    let wrong = own.replace("1500", "-1");
    let error = Catalogue::default().with(&wrong).expect_err("it makes no sense");
    assert!(error.to_string().contains("min_km < max_km"), "{error}");
}
