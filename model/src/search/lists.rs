//! Words that search treats in a way of their own. Words are folded and sorted. What only the words of a query are
//! looked up in is one text: it takes half the bytes of a list, and there are few of those words.

/// Words that carry no subject of their own, sorted. They are not indexed, and a question loses them.
const STOP_WORDS: [&str; 147] = [
    "a", "aan", "al", "als", "b", "bij", "binnen", "c", "d", "daar", "daarbij", "daarna", "daarom", "daarvoor", "dan",
    "dat", "de", "deze", "die", "dit", "doe", "doen", "door", "dus", "e", "een", "en", "er", "erg", "even", "f", "g",
    "gaan", "gaat", "haar", "had", "heb", "hebben", "hebt", "heeft", "hem", "hen", "het", "hier", "hiervoor", "hij",
    "hoe", "hoeft", "hun", "ie", "iemand", "iets", "ik", "in", "is", "ja", "je", "jij", "jou", "jouw", "jullie", "kan",
    "kun", "kunnen", "kunt", "laat", "laten", "maar", "mag", "mee", "men", "mij", "mijn", "moet", "moeten", "mogen",
    "na", "naar", "nee", "nog", "nu", "of", "om", "omdat", "onder", "ons", "onze", "ook", "op", "over", "pas", "per",
    "s", "t", "te", "ten", "ter", "toch", "toen", "tot", "u", "uit", "uw", "van", "vanuit", "via", "voor", "waar",
    "waarbij", "waarom", "waarop", "waarvan", "waarvoor", "wanneer", "want", "waren", "was", "wat", "we", "weet",
    "wel", "welk", "welke", "werd", "werden", "weten", "wie", "wij", "wil", "willen", "wilt", "word", "worden",
    "wordt", "zal", "ze", "zeg", "zei", "zelf", "zich", "zij", "zijn", "zo", "zodat", "zou", "zouden", "zullen",
];

/// The stop words as numbers: every word of every heading is compared with them when an index arrives.
static STOP_NUMBERS: [u64; STOP_WORDS.len()] = {
    let mut numbers = [0; STOP_WORDS.len()];
    let mut at = 0;
    while at < numbers.len() {
        numbers[at] = letters(STOP_WORDS[at]);
        at += 1;
    }
    numbers
};

/// For each letter, a bit for each length of the stop words that begin with it: rules most other words out.
static STOP_LENGTHS: [u16; 26] = {
    let (mut lengths, mut at) = ([0; 26], 0);
    while at < STOP_WORDS.len() {
        let word = STOP_WORDS[at].as_bytes();
        lengths[(word[0] - b'a') as usize] |= 1 << word.len();
        at += 1;
    }
    lengths
};

/// The first eight bytes of a word as a number that sorts as the word does.
pub(super) const fn letters(word: &str) -> u64 {
    let bytes = word.as_bytes();
    if let Some(first) = bytes.first_chunk() {
        return u64::from_be_bytes(*first);
    }
    let (mut number, mut at) = (0, 0);
    while at < bytes.len() {
        number |= (bytes[at] as u64) << (56 - 8 * at);
        at += 1;
    }
    number
}

/// Whether a folded word carries no subject of its own. None of those is longer than eight letters.
pub(crate) fn is_stop_word(word: &str) -> bool {
    let lengths = word.bytes().next().and_then(|first| STOP_LENGTHS.get(usize::from(first.wrapping_sub(b'a'))));
    word.len() <= 8
        && lengths.is_some_and(|lengths| lengths >> word.len() & 1 == 1)
        && STOP_NUMBERS.binary_search(&letters(word)).is_ok()
}

/// Words that say little about what a text is about, sorted. They count in headings only, and there only a little.
const WEAK_WORDS: &str = "af alinea alle allebei alleen allen altijd ander andere anderen anders beetje begin begint beide ben bent \
    bepaald best beste beter bezig bijvoorbeeld bladzijde blijf blijft blijken blijkt blijven breng brengen brengt \
    daaraan daardoor daarin daarmee daarnaast daarover daaruit deden deed denk denkt dezelfde diens ding \
    dingen doet drie echt echter eens eerst eerste eigenlijk elk elkaar elke enkel enkele eraan erbij ergens \
    erin ermee erop erover eruit ervan etc ga gauw gaven gebeurd gebeurde gebeuren gebeurt gedaan geen \
    gegaan gehad gekomen gemaakt geval gevallen geweest gewone gewoon ging gingen goed goede graag grootste \
    hadden heel heen hele helemaal hetzelfde hiermee hierover hoef hoeveel hoeven hoofdstuk hoor hoort ieder iedere \
    iedereen iemands ineens jezelf juist juiste keer keert kent kijk kijkt kom komen komt kon konden kreeg \
    kregen kwam kwamen laatst laatste later lees leest legt liet lieten liever ligt lijken lijkt loop loopt \
    maak maakt maakte maken manier manieren meer meestal met meteen min minder minst minste misschien mocht \
    mochten moest moesten mogelijk moment momenteel niet niets niks nl nooit nou ooit opnieuw paar pagina paragraaf passage precies \
    reeds sinds sommige soms soort staan staat straks stuk stukje tegen telkens tenzij terwijl tijdens toe tussen twee \
    tweede uiteindelijk vaak vanaf vandaag veel vele verder volg volgens volgt vond vooral voordat vrijwel \
    waaraan waarin waarmee waarover waarschijnlijk waaruit weer weinig wilde wilden zag zeer zeggen zegt \
    zeker zelfs zet zichzelf zie zien ziet zit zoals zodra zoiets zolang zon zover zulke";

/// Whether a folded word says little about what a text is about.
pub(crate) fn is_weak_word(word: &str) -> bool {
    WEAK_WORDS.split(' ').any(|weak| weak == word)
}

/// The words that texts are not searched for.
pub(super) fn silent_words() -> impl Iterator<Item = &'static str> {
    STOP_WORDS.into_iter().chain(WEAK_WORDS.split(' '))
}

/// Words that many a question has and few are about, sorted. They count less than others.
const LIGHT_WORDS: &str = "alles daarvan gaf gebruik gebruiken gebruikt geef geeft gegeven gekregen geldt genoeg geven horen houd houden houdt krijg \
    krijgen krijgt lijst lijstje mensen neem neemt nemen niemand nodig overzicht steeds tekst vertellen vind vinden vraagt vragen";

/// Whether a folded word is one that many a question has and few are about.
pub(crate) fn is_light_word(word: &str) -> bool {
    LIGHT_WORDS.split(' ').any(|light| light == word)
}

/// Forms that no rule brings together, sorted, each with the form whose stem it takes. Participles that the texts have
/// beside their verb need not be here (see `infinitive` in vocabulary.rs).
pub(super) const IRREGULAR: [(&str, &str); 67] = [
    ("art", "artikel"),
    ("arts", "artsen"),
    ("beeld", "beeld"),
    ("beelden", "beeld"),
    ("belde", "bellen"),
    ("bestand", "bestand"),
    ("bestanden", "bestand"),
    ("bewezen", "bewijzen"),
    ("bijgehouden", "bijhouden"),
    ("buurt", "buurt"),
    ("buurten", "buurt"),
    ("delete", "delete"),
    ("deleten", "delete"),
    ("dienst", "dienst"),
    ("diensten", "dienst"),
    ("doorgegeven", "doorgeven"),
    ("gebeld", "bellen"),
    ("gebeurt", "gebeuren"),
    ("gebied", "gebied"),
    ("gebieden", "gebied"),
    ("gegeven", "gegevens"),
    ("gelden", "geldt"),
    ("geldt", "geldt"),
    ("gelezen", "lezen"),
    ("gemeente", "gemeente"),
    ("gemeenten", "gemeente"),
    ("geschonden", "schenden"),
    ("gestolen", "diefstal"),
    ("gevonden", "vinden"),
    ("gewist", "wissen"),
    ("gezwegen", "zwijgen"),
    ("grenzen", "grens"),
    ("ingezien", "inzien"),
    ("inzage", "inzien"),
    ("kinder", "kind"),
    ("kinderen", "kind"),
    ("kwijtgeraakt", "kwijt"),
    ("leden", "lid"),
    ("les", "lesgeven"),
    ("lessen", "lesgeven"),
    ("maand", "maand"),
    ("maanden", "maand"),
    ("mening", "mening"),
    ("meningen", "mening"),
    ("namens", "namens"),
    ("onthouden", "onthoud"),
    ("opname", "opnemen"),
    ("opnamen", "opnemen"),
    ("opnames", "opnemen"),
    ("oudere", "bejaarde"),
    ("ouderen", "bejaarde"),
    ("overheden", "rijksoverheid"),
    ("overheid", "rijksoverheid"),
    ("overleden", "overleden"),
    ("plaats", "plaatsen"),
    ("reden", "redenen"),
    ("steden", "stad"),
    ("stiekeme", "stiekem"),
    ("tekst", "tekst"),
    ("teksten", "tekst"),
    ("toestand", "toestand"),
    ("verliezen", "verlies"),
    ("verloren", "verlies"),
    ("voorgelegd", "voorleggen"),
    ("zutphens", "zutphen"),
    ("zutphense", "zutphen"),
    ("zwart", "zwart"),
];

/// The form whose stem an irregular form takes.
pub(super) fn regular(word: &str) -> Option<&'static str> {
    let at = IRREGULAR.binary_search_by_key(&word, |(form, _)| form).ok()?;
    IRREGULAR.get(at).map(|(_, regular)| *regular)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn are_sorted() {
        assert!(STOP_WORDS.iter().all(|word| word.len() <= 8 && is_stop_word(word)));
        assert!(STOP_WORDS.is_sorted() && IRREGULAR.is_sorted());
        assert!(WEAK_WORDS.split(' ').is_sorted() && LIGHT_WORDS.split(' ').is_sorted());
        assert!(
            WEAK_WORDS.split(' ').chain(LIGHT_WORDS.split(' ')).all(|word| !word.is_empty() && !is_stop_word(word))
        );
    }
}
