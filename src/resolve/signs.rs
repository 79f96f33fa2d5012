//! What speaks for or against a candidate: the named signs that the ranker weighs.

/// Declares the signs with their key in the weight file and the words for a reader, first
/// for a sign that speaks for a candidate, then for one that speaks against it.
macro_rules! signs {
    ($($name:ident $key:literal $plus:literal $minus:literal,)*) => {
        /// A sign that speaks for or against a candidate.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(usize)]
        pub(super) enum Sign { $(#[doc = concat!("`", $key, "`")] $name,)* }

        impl Sign {
            /// Every sign, in the order of the vectors.
            pub(super) const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its key in the weight file.
            pub(super) fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// What it says for a candidate; empty where it is of no use to a reader.
            pub(super) fn favors(self) -> &'static str {
                match self { $(Self::$name => $plus,)* }
            }

            /// What it says against a candidate.
            pub(super) fn counts_against(self) -> &'static str {
                match self { $(Self::$name => $minus,)* }
            }
        }
    };
}

signs! {
    People "people" "a large place" "a smaller place",
    Largest "largest" "largest place of this name" "smaller than the largest of this name",
    Known "known" "known by many names" "little known",
    Prior "prior" "what the name usually means" "not what the name usually means",
    Country "country" "a country" "a country",
    Admin1 "admin1" "a first-level region" "a first-level region",
    Admin2 "admin2" "a county or district" "a county or district",
    Capital "capital" "a capital" "a capital",
    Seat "seat" "the seat of a region" "the seat of a region",
    District "district" "a part of a town" "a part of a town",
    Region "region" "a region" "a region",
    Water "water" "a body of water" "a body of water",
    Relief "relief" "a mountain or island" "a mountain or island",
    Spot "spot" "a facility" "a facility",
    Tiny "tiny" "" "a very small place",
    Exact "exact" "goes by this very name" "",
    Alternate "alternate" "" "an alternate name of it",
    Former "former" "" "a former name of it",
    Short "short" "" "a short form of its name",
    Abbreviation "abbreviation" "its abbreviation" "an abbreviation of its name",
    Derived "derived" "" "its name is only a part of what is written",
    Default "default" "the usual sense of this name in the news" "",
    Hinted "hinted" "what the words call it" "",
    Unhinted "unhinted" "" "not what the words call it",
    Said "said" "what the text says it is" "",
    Unsaid "unsaid" "" "not what the text says it is",
    Tongue "tongue" "in a country of the text's language" "",
    Comma "comma" "inside the place named right behind it" "",
    Within "within" "inside the place that the sentence names" "",
    Defined "defined" "inside the place that the text says it is in" "",
    At "at" "at the coordinates that the text gives" "",
    Owned "owned" "inside the place whose it is said to be" "",
    Away "away" "as far from the other place as the text says" "",
    Holds "holds" "something named in the text lies inside it" "",
    Where "where" "holds the place that the clause behind it is about" "",
    Clash "clash" "" "not inside the place named right behind it",
    CountryShare "country_share" "in a country that the text is about" "",
    CountryNamed "country_named" "in a country that the text names" "",
    Foreign "foreign" "" "in a country of nothing else in the text",
    Admin1Share "admin1_share" "in a region that the text is about" "",
    Admin1Top "admin1_top" "in the region that the text is most about" "",
    Admin1Named "admin1_named" "in a region that the text names" "",
    CountyNamed "county_named" "in a county or district that the text names" "",
    Near50 "near50" "near other places of the text" "",
    Near200 "near200" "in the area of the text" "",
    Near800 "near800" "in the part of the world of the text" "",
    Nearest "nearest" "near another place of the text" "",
    CommaSure "comma_sure" "inside the place named right behind it" "",
    WithinSure "within_sure" "inside the place that the sentence names" "",
    DefinedSure "defined_sure" "inside the place that the text says it is in" "",
    AwaySure "away_sure" "as far from the other place as the text says" "",
    HoldsSure "holds_sure" "something named in the text lies inside it" "",
    Sibling "sibling" "of the same level as its neighbors in the list" "",
    SiblingNear "sibling_near" "in the country of its neighbors in the list" "",
    Longer "longer" "the text names its longer name too" "",
    TinyShare "tiny_share" "" "a very small place, however well it fits",
    Level "level" "the words around it speak of such a place" "the words around it speak of another kind of place",
    Renowned "renowned" "what the name means in news of many countries" "",
}

impl Sign {
    /// The signs that come from the belief in other names.
    pub(super) const BELIEVED: &'static [Self] = &[
        Self::CountryShare,
        Self::CountryNamed,
        Self::Foreign,
        Self::Admin1Share,
        Self::Admin1Top,
        Self::Admin1Named,
        Self::CountyNamed,
        Self::Near50,
        Self::Near200,
        Self::Near800,
        Self::Nearest,
        Self::CommaSure,
        Self::WithinSure,
        Self::DefinedSure,
        Self::AwaySure,
        Self::HoldsSure,
        Self::SiblingNear,
        Self::TinyShare,
        Self::Renowned,
    ];
}

/// How many signs there are.
pub(super) const SIGNS: usize = Sign::ALL.len();

/// The strength of every sign of a candidate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Signs(pub [f32; SIGNS]);

impl Default for Signs {
    fn default() -> Self {
        Self([0.0; SIGNS])
    }
}

impl Signs {
    pub(super) fn set(&mut self, sign: Sign, value: f32) {
        self.0[sign as usize] = value;
    }

    /// Raises a sign to at least a value.
    pub(super) fn raise(&mut self, sign: Sign, value: f32) {
        let slot = &mut self.0[sign as usize];
        *slot = slot.max(value);
    }

    pub(super) fn get(&self, sign: Sign) -> f32 {
        self.0[sign as usize]
    }

    /// The sum of the signs, each times its weight.
    pub(super) fn score(&self, weights: &[f32; SIGNS]) -> f32 {
        self.0.iter().zip(weights).map(|(sign, weight)| sign * weight).sum()
    }
}
