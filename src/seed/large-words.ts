/** Words of the large data's names, in the portal's four languages, so that searching it is like searching a real catalogue. */
const languages = ['en', 'fa', 'pl', 'ru'] as const;
type Entry = [...string[]] & { length: 4 };

/** Kinds of goods by group: each is a category with its group above it. */
const groups: { name: Entry; kinds: Entry[] }[] = [
    {
        name: ['Floor coverings', 'کفپوش‌ها', 'Podłogi', 'Напольные покрытия'],
        kinds: [
            ['moquette', 'موکت', 'wykładzina', 'ковролин'], ['parquet', 'پارکت', 'parkiet', 'паркет'], ['laminate', 'لمینت', 'panele', 'ламинат'],
            ['vinyl flooring', 'کفپوش وینیل', 'winyl', 'линолеум'], ['artificial grass', 'چمن مصنوعی', 'sztuczna trawa', 'искусственная трава'],
        ],
    },
    {
        name: ['Carpets and rugs', 'فرش و قالی', 'Dywany', 'Ковры'],
        kinds: [['carpet', 'فرش', 'dywan', 'ковёр'], ['rug', 'قالیچه', 'dywanik', 'коврик'], ['runner', 'کناره', 'chodnik', 'дорожка'], ['doormat', 'پادری', 'wycieraczka', 'половик']],
    },
    {
        name: ['Home textiles', 'منسوجات خانگی', 'Tekstylia domowe', 'Домашний текстиль'],
        kinds: [
            ['blanket', 'پتو', 'koc', 'плед'], ['towel', 'حوله', 'ręcznik', 'полотенце'], ['pillow', 'بالش', 'poduszka', 'подушка'],
            ['mattress', 'تشک', 'materac', 'матрас'], ['tablecloth', 'رومیزی', 'obrus', 'скатерть'],
        ],
    },
    {
        name: ['Fabrics and yarns', 'پارچه و نخ', 'Tkaniny i przędze', 'Ткани и пряжа'],
        kinds: [['upholstery', 'پارچه مبلی', 'tkanina obiciowa', 'обивка'], ['felt', 'نمد', 'filc', 'войлок'], ['yarn', 'نخ', 'przędza', 'пряжа'], ['rope', 'طناب', 'lina', 'верёвка']],
    },
    {
        name: ['Walls and windows', 'دیوار و پنجره', 'Ściany i okna', 'Стены и окна'],
        kinds: [['curtain', 'پرده', 'zasłona', 'штора'], ['wallpaper', 'کاغذ دیواری', 'tapeta', 'обои']],
    },
];

const materials: Entry[] = [
    ['wool', 'پشمی', 'z wełny', 'из шерсти'], ['cotton', 'پنبه‌ای', 'z bawełny', 'из хлопка'], ['silk', 'ابریشمی', 'z jedwabiu', 'из шёлка'],
    ['acrylic', 'اکریلیک', 'z akrylu', 'из акрила'], ['polyester', 'پلی‌استر', 'z poliestru', 'из полиэстера'],
    ['polypropylene', 'پلی‌پروپیلن', 'z polipropylenu', 'из полипропилена'], ['viscose', 'ویسکوز', 'z wiskozy', 'из вискозы'],
    ['jute', 'کنفی', 'z juty', 'из джута'], ['linen', 'کتانی', 'z lnu', 'из льна'], ['nylon', 'نایلونی', 'z nylonu', 'из нейлона'],
    ['bamboo', 'بامبو', 'z bambusa', 'из бамбука'], ['sisal', 'سیزال', 'z sizalu', 'из сизаля'],
];

const series: Entry[] = [
    ['Damavand', 'دماوند', 'Damawand', 'Демавенд'], ['Karun', 'کارون', 'Karun', 'Карун'], ['Caspian', 'خزر', 'Kaspijska', 'Каспий'],
    ['Sabalan', 'سبلان', 'Sabalan', 'Сабалан'], ['Zagros', 'زاگرس', 'Zagros', 'Загрос'], ['Hamun', 'هامون', 'Hamun', 'Хамун'],
    ['Alvand', 'الوند', 'Alwand', 'Альванд'], ['Dena', 'دنا', 'Dena', 'Дена'], ['Taftan', 'تفتان', 'Taftan', 'Тафтан'], ['Arvand', 'اروند', 'Arwand', 'Арванд'],
    ['Isfahan', 'اصفهان', 'Isfahan', 'Исфахан'], ['Tabriz', 'تبریز', 'Tebriz', 'Тебриз'], ['Kashan', 'کاشان', 'Kaszan', 'Кашан'],
    ['Shiraz', 'شیراز', 'Sziraz', 'Шираз'], ['Yazd', 'یزد', 'Jazd', 'Йезд'], ['Kerman', 'کرمان', 'Kerman', 'Керман'], ['Mashhad', 'مشهد', 'Meszhed', 'Мешхед'],
    ['Qom', 'قم', 'Kom', 'Кум'], ['Hamadan', 'همدان', 'Hamadan', 'Хамадан'], ['Ardabil', 'اردبیل', 'Ardabil', 'Ардебиль'], ['Gilan', 'گیلان', 'Gilan', 'Гилян'],
    ['Kish', 'کیش', 'Kisz', 'Киш'], ['Alborz', 'البرز', 'Elburs', 'Эльбурс'], ['Persepolis', 'تخت جمشید', 'Persepolis', 'Персеполь'],
    ['Susa', 'شوش', 'Suza', 'Сузы'], ['Pasargad', 'پاسارگاد', 'Pasargady', 'Пасаргады'], ['Alamut', 'الموت', 'Alamut', 'Аламут'],
    ['Bistun', 'بیستون', 'Bisotun', 'Бисотун'], ['Urmia', 'ارومیه', 'Urmia', 'Урмия'], ['Lorestan', 'لرستان', 'Lorestan', 'Лурестан'],
    ['Warsaw', 'ورشو', 'Warszawa', 'Варшава'], ['Krakow', 'کراکوف', 'Kraków', 'Краков'], ['Gdansk', 'گدانسک', 'Gdańsk', 'Гданьск'],
    ['Tatra', 'تاترا', 'Tatry', 'Татры'], ['Baltic', 'بالتیک', 'Bałtyk', 'Балтика'], ['Vistula', 'ویستولا', 'Wisła', 'Висла'],
    ['Volga', 'ولگا', 'Wołga', 'Волга'], ['Moscow', 'مسکو', 'Moskwa', 'Москва'], ['Baikal', 'بایکال', 'Bajkał', 'Байкал'], ['Ural', 'اورال', 'Ural', 'Урал'],
];

const colours: Entry[] = [
    ['white', 'سفید', 'biały', 'белый'], ['black', 'سیاه', 'czarny', 'чёрный'], ['grey', 'خاکستری', 'szary', 'серый'], ['red', 'قرمز', 'czerwony', 'красный'],
    ['crimson', 'زرشکی', 'bordowy', 'бордовый'], ['navy', 'سرمه‌ای', 'granatowy', 'тёмно-синий'], ['blue', 'آبی', 'niebieski', 'синий'],
    ['turquoise', 'فیروزه‌ای', 'turkusowy', 'бирюзовый'], ['green', 'سبز', 'zielony', 'зелёный'], ['olive', 'زیتونی', 'oliwkowy', 'оливковый'],
    ['yellow', 'زرد', 'żółty', 'жёлтый'], ['gold', 'طلایی', 'złoty', 'золотой'], ['orange', 'نارنجی', 'pomarańczowy', 'оранжевый'],
    ['brown', 'قهوه‌ای', 'brązowy', 'коричневый'], ['beige', 'بژ', 'beżowy', 'бежевый'], ['cream', 'کرم', 'kremowy', 'кремовый'],
];

const sizes = ['50 × 80', '60 × 90', '80 × 150', '100 × 150', '120 × 180', '150 × 225', '160 × 230', '200 × 300', '250 × 350', '300 × 400']
    .map((size): Entry => [`${size} cm`, `${size.replace(/\d/g, digit => String.fromCharCode(0x6f0 + Number(digit)))} سانتی‌متر`, `${size} cm`, `${size} см`]);

const facets: Record<string, Entry> = {
    material: ['Material', 'جنس', 'Materiał', 'Материал'],
    colour: ['Colour', 'رنگ', 'Kolor', 'Цвет'],
    size: ['Size', 'اندازه', 'Rozmiar', 'Размер'],
    category: ['Category', 'دسته', 'Kategoria', 'Категория'],
};

export interface LargeWord {
    sort: string;
    /** Counted from 0 within its sort. */
    n: number;
    code: string;
    /** Of a kind: its group's number. */
    parent: number | null;
    language: string;
    text: string;
}

const codeOf = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');

function inAll(sort: string, entries: readonly Entry[], parentOf: (n: number) => number | null = () => null, code: (entry: Entry, n: number) => string = entry => codeOf(entry[0] ?? '')): LargeWord[] {
    return entries.flatMap((entry, n) => languages.map((language, i) => ({ sort, n, code: code(entry, n), parent: parentOf(n), language, text: entry[i] ?? '' })));
}

const kinds = groups.flatMap(group => group.kinds);

/** How many words each sort has, as the statements count them off. */
export const wordCounts = { kind: kinds.length, material: materials.length, series: series.length, colour: colours.length, size: sizes.length };

export const largeWords: readonly LargeWord[] = [
    ...inAll('group', groups.map(group => group.name)),
    ...inAll('kind', kinds, n => groups.findIndex(group => group.kinds.includes(kinds[n] as Entry))),
    ...inAll('material', materials),
    ...inAll('series', series),
    ...inAll('colour', colours),
    ...inAll('size', sizes),
    ...inAll('facet', Object.values(facets), undefined, (_, n) => Object.keys(facets)[n] ?? ''),
];
