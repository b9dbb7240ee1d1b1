/** What a buyer of the demo firm's moquettes is told of laying and care: a file beside the pictures. */
import { PdfFacts, type PdfLocale, PdfSheet, PdfText, renderPdf } from '../../plugins/documents';

const timeZone = 'Asia/Tehran';

export const careSheets = [
    {
        file: 'Laying and care (English).pdf',
        locale: { language: 'en', calendar: 'gregorian', timeZone } satisfies PdfLocale,
        title: 'Laying and care',
        facts: [
            ['Subfloor', 'Dry, level, free of dust; at most 2 mm over 2 m'],
            ['Temperature', '18 °C or more, from a day before to a day after'],
            ['Glue', 'Acrylic, 350 g/m²'],
            ['Direction', 'Pile of all lengths the same way'],
            ['Colour', 'Rolls of one batch in one room'],
        ],
        text: 'Vacuum twice a week. Take up stains at once with a damp white cloth, from the edge to the middle. Shampoo or spray extraction once a year.',
    },
    {
        file: 'نصب و نگهداری (فارسی).pdf',
        locale: { language: 'fa', calendar: 'jalali', timeZone } satisfies PdfLocale,
        title: 'نصب و نگهداری',
        facts: [
            ['زیرسازی', 'خشک، صاف و بدون گرد و غبار'],
            ['دما', 'دست‌کم ۱۸ درجه، از یک روز پیش تا یک روز پس از نصب'],
            ['چسب', 'اکریلیک، ۳۵۰ گرم در متر مربع'],
            ['جهت', 'خواب پرز همهٔ قطعه‌ها در یک سو'],
            ['رنگ', 'در هر اتاق رول‌های یک سری تولید'],
        ],
        text: 'هفته‌ای دو بار جاروبرقی بکشید. لکه را بی‌درنگ با پارچهٔ سفید نم‌دار از کناره به میان پاک کنید. سالی یک بار شامپوفرش یا شست‌وشوی مکشی.',
    },
] as const;

export function careSheet({ locale, title, facts, text }: (typeof careSheets)[number], firm: string): Promise<Buffer> {
    return renderPdf(
        <PdfSheet locale={locale} size="A5" title={title} firm={[firm]}>
            <PdfFacts locale={locale} facts={facts.map(([name, value]): [string, string] => [name, value])} />
            <PdfText locale={locale}>{text}</PdfText>
        </PdfSheet>,
    );
}
