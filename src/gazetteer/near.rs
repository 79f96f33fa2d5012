//! Names that no place bears exactly: derived, in another case or romanization, misspelled.

use super::variants::{Keep, derived};
use super::{Gazetteer, Gist, NameForm, cases, search};
use crate::model::{Feature, Language, PlaceId};
use crate::text::key;

/// Countries whose names reach English by transliteration.
const TRANSLITERATED: &str = "UA RU BY BG RS MK ME BA KZ KG UZ TJ TM MN AM GE AZ SY IQ LB JO \
    IL PS EG LY SD SS YE SA AE OM QA BH KW DZ MA TN MR IR AF PK IN BD NP LK MM TH KH LA CN TW \
    KR KP JP GR CY ET ER SO DJ EH TD MD BT MV";

/// A name of which only the start is understood must be this well known.
const KNOWN_PEOPLE: u64 = 15_000;

impl Gazetteer {
    /// Adds the bearers of the nearest variant of a name that no place bears exactly.
    pub(super) fn otherwise(&self, name: &str, found: &mut Vec<(PlaceId, NameForm)>) {
        let variants = derived(name);
        let (known, sure): (Vec<_>, Vec<_>) =
            variants.into_iter().partition(|(_, keep)| *keep == Keep::Known);
        for (key, keep) in &sure {
            self.exact(key, Some(NameForm::Derived), found);
            found.retain(|(place, _)| self.keeps(*place, *keep));
            if !found.is_empty() {
                return;
            }
        }
        let key = key(name);
        self.inflected(&key, found);
        if found.is_empty() {
            self.transliterated(&key, found);
        }
        for (key, keep) in &known {
            if !found.is_empty() {
                return;
            }
            self.exact(key, Some(NameForm::Derived), found);
            found.retain(|(place, _)| self.keeps(*place, *keep));
        }
    }

    /// Adds the bearers of a key in another case. One that bears only an adjective or another
    /// short form gives way: "Донецьку" is the city, not "Донецька" область.
    fn inflected(&self, key: &str, found: &mut Vec<(PlaceId, NameForm)>) {
        for likely in cases::nominatives(key) {
            for nominative in likely {
                self.exact(&nominative, None, found);
            }
            if found.iter().any(|(_, form)| *form != NameForm::Short) {
                found.retain(|(_, form)| *form != NameForm::Short);
                break;
            }
        }
        for (_, form) in found {
            *form = NameForm::Inflected;
        }
    }

    /// Adds the bearers of the nominative of an irregular form that is also, for others, a name
    /// as it stands: "Łodzi" is of Łódź, and written as Lodi in California is.
    pub(super) fn irregular(&self, key: &str, found: &mut Vec<(PlaceId, NameForm)>) {
        if let Some(nominative) = cases::irregular(key) {
            self.exact(nominative, Some(NameForm::Inflected), found);
        }
    }

    fn keeps(&self, place: PlaceId, keep: Keep) -> bool {
        let Some(record) = self.record(place) else { return false };
        let feature = record.feature;
        match keep {
            Keep::All => true,
            Keep::Areas => {
                feature.is_country()
                    || matches!(feature, Feature::Admin1 | Feature::Admin2)
            }
            Keep::Water => feature.class() == 'H',
            Keep::Known => !feature.is_settlement() || record.population >= KNOWN_PEOPLE,
        }
    }

    fn transliterated(&self, key: &str, found: &mut Vec<(PlaceId, NameForm)>) {
        for layer in &self.layers {
            let Some(index) = layer.index() else { continue };
            for entry in search::transliterations(&index, key) {
                for (place, form) in layer.postings(entry) {
                    let place = PlaceId(place.saturating_add(layer.first));
                    let country = self.record(place).and_then(|record| record.country);
                    let fits =
                        country.is_some_and(|c| TRANSLITERATED.contains(c.as_str()));
                    if fits && !matches!(form, NameForm::Abbreviation | NameForm::Demonym)
                    {
                        found.push((place, NameForm::Alternate));
                    }
                }
            }
        }
    }

    /// What a folded key is at a glance if it is a name in another case ("покровске"). The
    /// languages that have such cases only: `None` for a text in English, French, Spanish or
    /// Italian, and for a key that is a name as it stands.
    #[must_use]
    pub fn inflected_gist(&self, key: &str, language: Option<Language>) -> Option<Gist> {
        use Language::{En, Es, Fr, It};
        if matches!(language, Some(En | Es | Fr | It)) {
            return None;
        }
        cases::nominatives(key).iter().find_map(|likely| {
            let mut gists = likely.iter().filter_map(|key| self.gist(key));
            let first = gists.next()?;
            Some(gists.fold(first, Gist::with))
        })
    }

    /// Names close to one that is not found, for "did you mean", best first.
    ///
    /// # Examples
    /// ```
    /// # use plotroom::gazetteer::Gazetteer;
    /// let world = Gazetteer::bundled()?;
    /// assert_eq!(world.suggestions("Tirapsol", 3)[0], "Tiraspol");
    /// # Ok::<(), plotroom::Error>(())
    /// ```
    #[must_use]
    pub fn suggestions(&self, name: &str, most: usize) -> Vec<String> {
        let key = key(name);
        let distance = match key.chars().count() {
            0..=2 => return Vec::new(),
            3..=5 => 1,
            _ => 2,
        };
        let mut found = Vec::new();
        for layer in &self.layers {
            let Some(index) = layer.index() else { continue };
            for (away, entry) in search::near(&index, &key, distance) {
                let Some((place, _)) = layer.postings(entry).next() else { continue };
                let place = PlaceId(place.saturating_add(layer.first));
                let Some((_, raw)) = self.raw(place) else { continue };
                found.push((away, std::cmp::Reverse(raw.population), place));
            }
        }
        found.sort_unstable();
        let mut names: Vec<String> = Vec::new();
        for (_, _, place) in found {
            let shown = self.display(place, Language::En);
            if !shown.is_empty() && !names.contains(&shown) {
                names.push(shown);
            }
            if names.len() >= most {
                break;
            }
        }
        names
    }
}
