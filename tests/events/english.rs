use super::check;

#[test]
fn strikes_and_clashes() {
    check(&[
        (
            "Drone strike sets depot ablaze as talks in [Geneva] falter.",
            "STRIKE asserted+ - (none) author; CONSULT asserted+ Geneva (settlement) author",
        ),
        (
            "Two drones struck a fuel depot in [Port Sudan] at dawn.",
            "STRIKE asserted+ Port Sudan (settlement) author",
        ),
        (
            "Artillery shelled the outskirts of [Omdurman] overnight.",
            "STRIKE asserted+ Omdurman (near) author",
        ),
        (
            "Warplanes bombed [Idlib] for a third day.",
            "STRIKE asserted+ Idlib (settlement) author",
        ),
        (
            "[El Fasher] was shelled on Monday.",
            "STRIKE asserted+ El Fasher (settlement) author",
        ),
        (
            "Drone attacks on refineries in [Tatarstan:adm1] continued.",
            "STRIKE asserted+ Tatarstan (adm1) author",
        ),
        (
            "A missile strike near [Marib] killed six soldiers.",
            "STRIKE asserted+ Marib (near) author",
        ),
        (
            "[Sderot] came under rocket fire.",
            "STRIKE asserted+ Sderot (settlement) author",
        ),
        (
            "Soldiers clashed with rebels in [Goma].",
            "CLASH asserted+ Goma (settlement) author",
        ),
        (
            "Heavy fighting broke out around [Sirte].",
            "CLASH asserted+ Sirte (near) author",
        ),
        (
            "Gunmen ambushed a convoy outside [Menaka].",
            "CLASH asserted+ Menaka (near) author",
        ),
        (
            "The army repelled an assault on [Myawaddy].",
            "CLASH asserted+ Myawaddy (settlement) author",
        ),
        (
            "A suicide bomber blew himself up at a market in [Maiduguri].",
            "STRIKE asserted+ Maiduguri (settlement) author",
        ),
        (
            "In [Baghlan:adm1], a roadside bomb killed three officers.",
            "STRIKE asserted+ Baghlan (adm1) author",
        ),
        (
            "<Turkish/TR> jets hit positions in the [Qandil Mountains:region].",
            "STRIKE asserted+ Qandil Mountains (adm1_group) author",
        ),
    ]);
}

#[test]
fn control_of_ground() {
    check(&[
        ("Rebels captured [Bunagana].", "CAPTURE asserted+ Bunagana (settlement) author"),
        (
            "The army has not seized full control of [Loikaw].",
            "CAPTURE asserted- Loikaw (settlement) author",
        ),
        (
            "The junta is unlikely to capture [Lashio] this year.",
            "CAPTURE unlikely+ Lashio (settlement) author",
        ),
        (
            "The seizure of [Aleppo] surprised many observers.",
            "CAPTURE asserted+ Aleppo (settlement) author",
        ),
        (
            "The militia claims to have captured [Wad Madani].",
            "CAPTURE claimed+ Wad Madani (settlement) militia",
        ),
        (
            "[Manbij] was recaptured by government troops.",
            "CAPTURE asserted+ Manbij (settlement) author",
        ),
        ("[Kunduz] fell to the Taliban.", "CAPTURE asserted+ Kunduz (settlement) author"),
        (
            "The group controls most of [Sagaing:adm1].",
            "CONTROL asserted+ Sagaing (adm1) author",
        ),
        (
            "Insurgents failed to take [Palma].",
            "CAPTURE asserted- Palma (settlement) author",
        ),
        ("Photographers captured the mood in [Paris].", ""),
        ("The singer took the stage in [Berlin].", ""),
    ]);
}

#[test]
fn movements() {
    check(&[
        (
            "Troops withdrew from [Hodeidah].",
            "WITHDRAW asserted+ Hodeidah (settlement) author",
        ),
        (
            "{Ankara/TR} deployed troops to [Tripoli].",
            "DEPLOY asserted+ Tripoli (settlement) author",
        ),
        (
            "{Kigali/RW} could send soldiers to [Cabo Delgado:adm1].",
            "DEPLOY possible+ Cabo Delgado (adm1) author",
        ),
        (
            "The army plans to withdraw from [Gao].",
            "WITHDRAW planned+ Gao (settlement) author",
        ),
        (
            "Commanders redeployed two brigades from [Kassala] to [Gedaref].",
            "REDEPLOY asserted+ Gedaref (settlement) author",
        ),
        (
            "Saboteurs infiltrated [Belgorod oblast:adm1].",
            "INFILTRATE asserted+ Belgorod oblast (adm1) author",
        ),
        (
            "{Minsk/BY} is calling up reservists in [Gomel].",
            "MOBILIZE asserted+ Gomel (settlement) author",
        ),
        (
            "The navy established a base in [Berbera].",
            "DEPLOY asserted+ Berbera (settlement) author",
        ),
    ]);
}

#[test]
fn modality_and_polarity() {
    check(&[
        (
            "{Beijing/CN} could blockade [Kinmen].",
            "CLASH possible+ Kinmen (settlement) author",
        ),
        (
            "No shells hit [Zaporizhzhia] that night.",
            "STRIKE asserted- Zaporizhzhia (settlement) author",
        ),
        ("Rebels did not attack [Bangui].", "CLASH asserted- Bangui (settlement) author"),
        (
            "If talks fail, the army would attack [Mekelle].",
            "CLASH conditional+ Mekelle (settlement) author",
        ),
        (
            "There is no evidence that rebels captured [Kidal].",
            "CAPTURE asserted- Kidal (settlement) author",
        ),
        (
            "It is unlikely that the army will retake [Kisangani].",
            "CAPTURE unlikely+ Kisangani (settlement) author",
        ),
        (
            "The militia allegedly shelled [Abyei].",
            "STRIKE claimed+ Abyei (settlement) author",
        ),
        (
            "The army denied that its jets bombed [Lashio].",
            "STRIKE claimed- Lashio (settlement) army",
        ),
        (
            "Troops continued to shell [Nyala].",
            "STRIKE asserted+ Nyala (settlement) author",
        ),
        (
            "The risk of militants infiltrating [Mombasa] is growing.",
            "INFILTRATE possible+ Mombasa (settlement) author",
        ),
        ("Troops never entered [Kufra].", "CAPTURE asserted- Kufra (settlement) author"),
        (
            "An airstrike on [Shendi] denied by the army made headlines.",
            "STRIKE claimed- Shendi (settlement) author",
        ),
        (
            "The siege of [Bara] denied the town its water.",
            "CLASH asserted+ Bara (settlement) author",
        ),
        (
            "In [Bara] the siege denied people their water.",
            "CLASH asserted+ Bara (settlement) author",
        ),
        (
            "Police prevented militants from attacking [Garissa].",
            "CLASH asserted- Garissa (settlement) author",
        ),
    ]);
}

#[test]
fn sources() {
    check(&[
        (
            "According to the Institute for Peace, rebels captured [Uvira].",
            "CAPTURE asserted+ Uvira (settlement) Institute for Peace",
        ),
        (
            "The rebels said they had captured [Walikale].",
            "CAPTURE claimed+ Walikale (settlement) rebels",
        ),
        (
            "Drones struck [Erbil], witnesses said.",
            "STRIKE asserted+ Erbil (settlement) witnesses",
        ),
        (
            "Shells landed near [Tyre], the mayor said. Drones struck [Sidon].",
            "STRIKE asserted+ Tyre (near) mayor; STRIKE asserted+ Sidon (settlement) author",
        ),
        (
            "General Staff: [Izium] shelled twice.",
            "STRIKE claimed+ Izium (settlement) General Staff",
        ),
        ("Missiles hit [Lviv] - mayor", "STRIKE asserted+ Lviv (settlement) mayor"),
    ]);
}

#[test]
fn places_that_are_not_pins() {
    check(&[
        ("{Moscow/RU} rejected the plan.", "REJECT asserted+ - (none) author"),
        (
            "Drones struck targets across [Ukraine:country].",
            "STRIKE asserted+ Ukraine (country) author",
        ),
        (
            "Troops clashed along the front line.",
            "CLASH asserted+ front line (vague_line) author",
        ),
        (
            "Rebels entered [Sumy] and [Konotop]. They control the city.",
            "CAPTURE asserted+ Sumy+Konotop (settlement) author; CONTROL asserted+ Konotop (settlement) author",
        ),
        (
            "Forces loyal to {Tripoli/LY} attacked [Tarhuna].",
            "CLASH asserted+ Tarhuna (settlement) author",
        ),
    ]);
}

#[test]
fn order_and_disorder() {
    check(&[
        (
            "Thousands protested in [Tbilisi] against the law.",
            "PROTEST asserted+ Tbilisi (settlement) author",
        ),
        (
            "Police arrested 40 people in [Minsk].",
            "ARREST asserted+ Minsk (settlement) author",
        ),
        ("An earthquake shook [Herat].", "ACCIDENT asserted+ Herat (settlement) author"),
        (
            "A strong quake struck [Herat].",
            "ACCIDENT asserted+ Herat (settlement) author",
        ),
        (
            "A quake shook [Herat], and rockets struck [Jos].",
            "ACCIDENT asserted+ Herat (settlement) author; \
             STRIKE asserted+ Jos (settlement) author",
        ),
        (
            "Gunmen kidnapped two nurses in [Jos].",
            "CRIME asserted+ Jos (settlement) author",
        ),
        (
            "The union delivered aid to [Gaza City].",
            "AID asserted+ Gaza City (settlement) author",
        ),
        (
            "{Brussels/BE} imposed sanctions on [Belarus:country].",
            "SANCTION asserted+ Belarus (country) author",
        ),
        (
            "Prosecutors opened an investigation in [Lima].",
            "INVESTIGATE asserted+ Lima (settlement) author",
        ),
        (
            "The two sides exchanged prisoners near [Stanytsia Luhanska].",
            "TRANSFER asserted+ Stanytsia Luhanska (near) author",
        ),
    ]);
}

#[test]
fn words_between_governments() {
    check(&[
        (
            "{Tehran/IR} accused {Washington/US} of breaking the deal.",
            "ACCUSE asserted+ - (none) author",
        ),
        ("{Pyongyang/KP} threatened to retaliate.", "THREATEN asserted+ - (none) author"),
        (
            "{Cairo/EG} and {Addis Ababa/ET} agreed to resume talks.",
            "AGREE asserted+ - (none) author",
        ),
        (
            "The president urged {Khartoum/SD} to accept the truce.",
            "DEMAND asserted+ - (none) author",
        ),
        ("{Paris/FR} condemned the coup.", "DISAPPROVE asserted+ - (none) author"),
        ("{Doha/QA} offered to host the negotiators.", "OFFER asserted+ - (none) author"),
        (
            "The foreign ministers met in [Geneva].",
            "CONSULT asserted+ Geneva (settlement) author",
        ),
        (
            "{Caracas/VE} suspended talks with {Georgetown/GY}.",
            "SUSPEND_TALKS asserted+ - (none) author",
        ),
    ]);
}
