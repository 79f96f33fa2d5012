//! The words that say where a system is launched or deployed: English, Ukrainian, Russian. A
//! word that ends in `*` is a stem.

/// Whether a list holds a word, by itself or by its stem.
pub(super) fn holds(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| match known.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => known == word,
    })
}

/// A weapon is sent on its way.
pub(super) const LAUNCH: &str = "\
    launch launched launches launching fire fired fires firing lobbed released запус* \
    запущ* випус* випущ* выпус* выпущ* пуск пуски пусків пусков вистріл* выстрел*";

/// A place is struck.
pub(super) const STRIKE: &str = "\
    attack* struck strike strikes striking hit hits hitting bombard* shelled shelling \
    targeted атак* удар* вдар* обстр*";

/// A weapon is put somewhere.
pub(super) const STATION: &str = "\
    deploy deploys deployed deploying stationed based positioned placed emplaced sited \
    installed parked stand stands stood розмісти* розміщ* размест* размещ* розгорн* \
    розгорта* разверн* развёрн* дислок* розташ* располож* базу* базиру* стоїть стоять \
    стоит стоят стояли";

/// What systems stand in.
pub(super) const UNIT: &str = "\
    battery batteries launcher launchers brigade brigades regiment regiments battalion \
    battalions division divisions unit units site sites position positions батаре* \
    дивізіон* дивизион* установк* бригад* полк* позиці* позици*";

/// A place behind one of these is where something comes from.
pub(super) const FROM: &str = "\
    from з із зі с со из";

/// A place behind one of these is where something is.
pub(super) const AT: &str = "\
    in at near on to around outside inside across в у во на під под біля поблизу близ \
    возле около вблизи";

/// Words between the preposition and the place.
pub(super) const AREA: &str = "\
    the a an area areas vicinity region regions direction directions of : position \
    positions base bases airbase air airfield airfields airport military site sites \
    territory town city village port peninsula district occupied annexed russian \
    northern southern eastern western central 's ’s району районів районов района \
    області области напрямку напрямків напрямків направления направлений напрямів \
    території территории тимчасово временно окупован* оккупированн* аеродром* аэродром* \
    міста города бази базы полігон* полигон*";

/// Words between a system and what is done with it.
pub(super) const FILLER: &str = "\
    crew crews \
    the a an drone drones missile missiles rocket rockets uav uavs munition munitions \
    system systems battery batteries launcher launchers attack strike kamikaze cruise \
    ballistic suicide loitering unmanned aerial vehicles type and or was were is are be \
    been being has have had that which also now again already still first air defense \
    defence guided multiple було були была было были був был які которые що типу типа і \
    й та и дрон* бпла ракет* безпілотник* беспилотник* комплекс* систем* ударн*";

/// Behind one of these stands the means, not the target.
pub(super) const MEANS: &str = "\
    with using of типу типа";

/// A system behind one of these is what is fought, or belongs to another act.
pub(super) const AGAINST: &str = "\
    at on against into near in to by from after before while as shot down* intercept* \
    destroy* hunt* по проти против збит* збил* сбит* сбил* знищ* уничтож*";

/// Before the place, one of these leaves open whether it is so at all.
pub(super) const OPEN: &str = "\
    no not never nor neither without cannot denied denies deny denying if whether would \
    will may might could should plan plans planned planning want wants wanted propos* \
    consider* threaten* demand* ask asks asked allow* permission не ні ни немає нет без \
    якби якщо если бы може можуть может могут запереч* отриц* опроверг* планує* планиру*";

/// What stands there no more.
pub(super) const GONE: &str = "\
    destroy* knocked wreck* burned burnt eliminat* withdr* removed знищ* уничтож* вивел* \
    вывел*";

/// Words between two places of a list.
pub(super) const LISTED: &str = "\
    and or as well both та і й и або или";

/// Words behind the last place of a list.
pub(super) const FOLLOWS: &str = "\
    direction directions area areas airfield airfields base bases \
    and or at on in to towards toward against into over overnight late early during \
    according region regions since по на в у та і й и або или області области";
