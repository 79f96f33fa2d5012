//! What tells right answers from wrong ones.

macro_rules! clues {
    ($($name:ident $key:literal,)*) => {
        /// Something that tells right answers from wrong ones.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(usize)]
        pub(super) enum Clue { $(#[doc = concat!("`", $key, "`")] $name,)* }

        impl Clue {
            pub(super) const ALL: &'static [Self] = &[$(Self::$name,)*];

            pub(super) fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

clues! {
    Base "base",
    Mass "mass",
    Margin "margin",
    Odds "odds",
    Count "count",
    Alone "alone",
    AloneSmall "alone_small",
    Alternate "alternate",
    Derived "derived",
    Short "short",
    Known "known",
    People "people",
    Near50 "near50",
    Near200 "near200",
    Admin1Share "admin1_share",
    CountryShare "country_share",
    Contained "contained",
    Holds "holds",
    Country "country",
    Region "region",
    Admin2 "admin2",
    Ground "ground",
    Spot "spot",
    Small "small",
    SmallFar "small_far",
    Hinted "hinted",
    Unhinted "unhinted",
    Words "words",
    AlonePeople "alone_people",
    AloneKnown "alone_known",
    SmallNear "small_near",
    Default "default",
    AlternateFar "alternate_far",
    DerivedFar "derived_far",
    Contradicted "contradicted",
}

/// How many clues there are.
pub(super) const CLUES: usize = Clue::ALL.len();
