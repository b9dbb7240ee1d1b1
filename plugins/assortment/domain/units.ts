/** Units of sale. Their names are ours, so that every language has them; a file may write any of these names. */
export const unitNames = {
    m2: { en: 'm²', fa: 'مترمربع', pl: 'm²', ru: 'м²' },
    metre: { en: 'metre', fa: 'متر', pl: 'metr', ru: 'метр' },
    piece: { en: 'piece', fa: 'عدد', pl: 'sztuka', ru: 'штука' },
    roll: { en: 'roll', fa: 'رول', pl: 'rolka', ru: 'рулон' },
    box: { en: 'box', fa: 'کارتن', pl: 'karton', ru: 'коробка' },
    pack: { en: 'pack', fa: 'بسته', pl: 'paczka', ru: 'упаковка' },
    pallet: { en: 'pallet', fa: 'پالت', pl: 'paleta', ru: 'паллета' },
    kg: { en: 'kg', fa: 'کیلوگرم', pl: 'kg', ru: 'кг' },
    cm: { en: 'cm', fa: 'سانتی‌متر', pl: 'cm', ru: 'см' },
    g: { en: 'g', fa: 'گرم', pl: 'g', ru: 'г' },
    tonne: { en: 'tonne', fa: 'تن', pl: 'tona', ru: 'тонна' },
    litre: { en: 'litre', fa: 'لیتر', pl: 'litr', ru: 'литр' },
    bag: { en: 'bag', fa: 'کیسه', pl: 'worek', ru: 'мешок' },
    set: { en: 'set', fa: 'دست', pl: 'komplet', ru: 'комплект' },
    pair: { en: 'pair', fa: 'جفت', pl: 'para', ru: 'пара' },
    sixpack: { en: '6-pack', fa: 'بستهٔ ۶تایی', pl: 'sześciopak', ru: 'упаковка 6 шт.' },
    twelvepack: { en: '12-pack', fa: 'بستهٔ ۱۲تایی', pl: 'dwunastopak', ru: 'упаковка 12 шт.' },
    hour: { en: 'hour', fa: 'ساعت', pl: 'godzina', ru: 'час' },
    day: { en: 'day', fa: 'روز', pl: 'dzień', ru: 'день' },
    week: { en: 'week', fa: 'هفته', pl: 'tydzień', ru: 'неделя' },
    month: { en: 'month', fa: 'ماه', pl: 'miesiąc', ru: 'месяц' },
} as const;

export type UnitCode = keyof typeof unitNames;

export const unitCodes = Object.keys(unitNames) as [UnitCode, ...UnitCode[]];

/** The unit's name in a language, in English where we have none. */
export function unitName(code: UnitCode, language: string): string {
    const names: Record<string, string> = unitNames[code];
    return names[language] ?? unitNames[code].en;
}

/** The unit that a file means by a code or a name in any language, or null. */
export function unitOf(text: string): UnitCode | null {
    const wanted = text.trim().toLowerCase();
    return unitCodes.find(code => code === wanted || Object.values(unitNames[code]).some(name => name.toLowerCase() === wanted)) ?? null;
}
