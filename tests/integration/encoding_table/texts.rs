//! Invented news in many languages, as it is written today.

use crate::fixtures::Fixture;

/// Languages of which there is a fixture of some length.
const FIXTURES: [(&str, &str); 20] = [
    ("ar", "masthead/ar-sadd-manarat"),
    ("cs", "masthead/cs-rozhledna-pozar"),
    ("da", "export/da-classic-one"),
    ("de", "export/de-classic-dokument"),
    ("es", "masthead/es-acueducto-fuga"),
    ("fa", "masthead/fa-ghanat-bazsazi"),
    ("fr", "masthead/fr-viaduc-fissures"),
    ("he", "masthead/he-tachanat-rakevet"),
    ("hi", "masthead/hi-sonpur-pul"),
    ("it", "masthead/it-funivia-ferma"),
    ("ja", "masthead/ja-kitahama-watashibune"),
    ("ko", "masthead/ko-yeongan-yeogaekseon"),
    ("nl", "masthead/nl-dijk-verzwaring"),
    ("pl", "masthead/pl-most-kladka"),
    ("pt", "masthead/pt-eletricos-greve"),
    ("ru", "labelled/ru-slow-tram-footer"),
    ("sv", "masthead/sv-isbrytare-varv"),
    ("tr", "masthead/tr-findik-hasadi"),
    ("zh", "masthead/zh-jiangan-daqiao"),
    ("zh-Hant", ""),
];

/// Languages of which there is none.
const TEXTS: [(&str, &str); 12] = [
    (
        "bg",
        "Жителите на Горна Липа отново пекат хляб в общата пещ, която беше затворена от единайсет години. Кметицата запали първия огън в събота сутринта, а най-старият хлебар на селото обясни на децата как се познава кога е готова жарта.\n„Няма часовник за това“, каза той и показа побелялата си длан. Общината ще плаща дървата до пролетта; после всяко семейство ще носи по един наръч. Следващото печене е обявено за неделя, ако не вали.",
    ),
    (
        "el",
        "Οι κάτοικοι του Ανεμόλοφου βάφουν από χθες τις βάρκες τους κίτρινες, για να τις ξεχωρίζουν από τις βάρκες του απέναντι χωριού, που είναι κι αυτές γαλάζιες. Την ιδέα είχε η δασκάλα, όταν τρεις ψαράδες γύρισαν με ξένα δίχτυα.\n«Κανείς δεν ήθελε να αλλάξει χρώμα πρώτος», είπε ο πρόεδρος της κοινότητας. Η μπογιά θα φτάσει ως την Παρασκευή· ύστερα θα πρέπει να βρεθεί κι άλλη.",
    ),
    (
        "et",
        "Kivisaare küla rahvas sai laupäeval tagasi oma kiige, mille torm oli kevadel jõkke viinud. Kalur Ülo leidis selle võrgust, kui lootis leida ahvenaid, ja vedas traktoriga külaplatsile.\n„Kaks lauda on uued, ülejäänu on sama vana kui mu õde,“ ütles külavanem. Esimesena said kiikuda need, kes olid üle seitsmekümne. Lapsed pidid ootama pühapäevani, aga keegi ei kurtnud.",
    ),
    (
        "fi",
        "Haapajärven kirjaston kello on lyönyt kolmetoista kertaa joka keskiyö viime elokuusta lähtien, eikä kukaan tiedä miksi. Kelloseppä kävi katsomassa sitä jo neljästi ja löysi koneistosta vain yhden kuolleen yöperhosen.\n”Kyllä siihen tottuu”, sanoo kirjastonhoitaja Päivi Särkelä. Kunta aikoo hyväksyä ylimääräisen lyönnin, sillä korjaus maksaisi enemmän kuin uusi kello. Äänestys pidetään ensi töikseen syksyllä.",
    ),
    (
        "hr",
        "Mještani Donjeg Brijega odlučili su da će njihov most, koji je prošle jeseni odnijela bujica, ponovno sagraditi od drva. Inženjerka iz županije upozorila je da će čelik trajati duže, no nitko ju nije htio čuti.\n„Čeličnom mostu ne možeš zamijeniti jednu dasku“, rekao je najstariji žitelj, koji pamti već tri mosta. Radovi počinju u ožujku, čim se otopi snijeg.",
    ),
    (
        "hu",
        "Őszre elkészül a kisbéri tűzoltóság új tornya, amelyről messzebbre látni, mint a régiről, bár senki sem tudja, mit kellene onnan nézni. A polgármester szerint a kilátás önmagában is megéri a költséget.\n„A tűz különben is telefonon jön” – mondta az ügyeletes őr, aki húsz éve szolgál. A régi tornyot megkapják a gólyák; a fészkük már a gyűlés előtt elkészült.",
    ),
    (
        "lt",
        "Žemųjų Kūlių gyventojai šeštadienį atidarė muziejų, kuriame rodomi tik pamesti daiktai: skėčiai, raktai, viena dešinė kojinė ir arklio pasaga. Viskas rasta autobusų stotelėje per dvidešimt penkerius metus.\n„Kas atpažįsta savo daiktą, gali jį pasiimti, bet turi palikti kitą“, – aiškino įkūrėja. Iki vakaro muziejus neteko trijų skėčių ir gavo keturis.",
    ),
    (
        "lv",
        "Liepsalas ciema pirts svētdien nosvinēja simto gadskārtu, un tāpēc tajā vienlaikus mēģināja saiet simts cilvēku. Ietilpa četrdesmit seši, pārējie dziedāja ārā un gaidīja savu kārtu.\n“Vecie baļķi izturēja, jaunā grīda ne,” atzina saimnieks, kurš jau pirmdien sāka to labot. Nākamā svinēšana būs pēc gada, un ieeja būs pēc saraksta.",
    ),
    (
        "ro",
        "Locuitorii din Valea Șoaptelor și-au recăpătat clopotul, furat acum nouăsprezece ani și găsit într-o magazie de fân, la nici două sute de metri de biserică. Cel care l-a ascuns nu a fost găsit; fânul era însă proaspăt în fiecare vară.\n„Măcar a stat la uscat”, a spus preotul. Clopotul va fi tras duminică, după ce dascălul va învăța din nou să numere până la doisprezece.",
    ),
    (
        "th",
        "ชาวบ้านหนองไผ่เปิดตลาดกลางคืนบนสะพานไม้เก่าเมื่อวันเสาร์ที่ผ่านมา เพราะบนฝั่งน้ำท่วมจนตั้งร้านไม่ได้ ผู้ใหญ่บ้านนับได้สี่สิบสองร้าน กับแมวอีกเจ็ดตัว\nแม่ค้าขนมครกบอกว่าลูกค้ามากกว่าเดิมสองเท่า เพราะเดินหนีไปไหนไม่ได้ อำเภอขอให้รื้อร้านก่อนเที่ยงคืนทุกวัน เพื่อให้รถจักรยานผ่านได้สะดวก",
    ),
    (
        "uk",
        "У Вишневому Яру знову запрацював млин, що стояв без діла з минулого століття. Мельничка, якій двадцять шість років, вивчилася ремесла з дідових зошитів і від сусіда, який ще пам’ятає, як гуде жорно.\n«Перший мішок ми віддали школі, другий — голубам, бо розсипали», — розповіла вона. Їхнє борошно продають щочетверга біля ґанку сільради.",
    ),
    (
        "vi",
        "Chiếc đò cuối cùng của bến Sậy đã nghỉ hưu hôm chủ nhật, sau bốn mươi mốt năm đưa học trò qua sông. Cây cầu mới khánh thành cùng ngày, nhưng bọn trẻ vẫn xếp hàng dưới bến để đi chuyến chót.\n“Cầu thì nhanh hơn, nhưng không ai kể chuyện”, bà lái đò nói. Xã định treo con đò trong sân trường, dưới gốc phượng.",
    ),
];

/// Of Taiwan and Hong Kong, for Big5.
const HANT: &str = "蘆灣小學的鐘樓昨天重新敲響，距離上一次已有二十三年。校長說，鐘沒有壞，只是繩子被老鼠咬斷，而沒有人願意爬上去。\n今年春天，一名五年級學生為了找回風箏爬上鐘樓，順便把繩子接好了。學校沒有處罰她，請她敲了第一下。附近的居民說聲音比從前低一些，也許是因為大家都長大了。";

/// Language and text, by language.
pub(super) fn texts() -> Vec<(&'static str, String)> {
    let fixtures = Fixture::all();
    let read = |name: &str| {
        let fixture = fixtures.iter().find(|fixture| fixture.name == name).unwrap();
        fixture.document().unwrap().text().replace('\r', "").replace('\u{A0}', " ")
    };
    let of_fixtures = FIXTURES.iter().map(|(language, name)| {
        (*language, if name.is_empty() { HANT.to_owned() } else { read(name) })
    });
    let mut texts: Vec<_> = of_fixtures.collect();
    texts.extend(TEXTS.iter().map(|(language, text)| (*language, (*text).to_owned())));
    texts.sort();
    texts
}
