/** What the demo's people write, in the languages of its customers. */
type Language = 'fa' | 'pl';

export const remarks: Record<Language, string[]> = {
    fa: ['لطفاً صبح تحویل شود.', 'رول‌ها جدا بسته‌بندی شود.', 'پیش از ارسال تماس بگیرید.', 'رنگ‌ها از یک بچ باشد.', 'تخلیه با لیفتراک ممکن است.'],
    pl: ['Proszę o dostawę przed południem.', 'Rolki pakować osobno.', 'Proszę zadzwonić przed wysyłką.', 'Wszystko z jednej partii barwienia.'],
};

export const specialTerms: Record<Language, string[]> = {
    fa: ['نصب در محل هتل', 'پرداخت در دو قسط', 'بیمه کامل حمل'],
    pl: ['Płatność w dwóch ratach', 'Pełne ubezpieczenie transportu'],
};

export const rejections: Record<Language, string[]> = {
    fa: ['این رنگ دیگر تولید نمی‌شود.', 'مقدار کمتر از حداقل تولید این طرح است.'],
    pl: ['Ten kolor nie jest już produkowany.', 'Ilość poniżej minimum produkcyjnego.'],
};

export const cancellations: Record<Language, string[]> = {
    fa: ['پروژه عقب افتاد.', 'سفارش تکراری ثبت شد.', 'مشتری ما طرح را عوض کرد.'],
    pl: ['Projekt został przesunięty.', 'Zamówienie złożone podwójnie.'],
};

export const holdReason = 'The site’s delivery address is to be confirmed.';
export const overLimit = 'Over the credit limit.';

export const pauseReasons = ['Yarn is changed', 'Machine needs oil', 'Waiting for dye', 'Shift ended', 'Needle is replaced'];

export const weightReasons = ['Pallets came along.', 'Remnants of the roll were loaded too.'];

export const praise: Record<Language, string[]> = {
    fa: ['به‌موقع و سالم رسید.', 'کیفیت پرز عالی است.', 'رنگ دقیقاً مثل نمونه بود.', 'راننده بسیار محترم بود.', 'بسته‌بندی محکم بود.', 'همه‌چیز خوب بود، سپاس.'],
    pl: ['Dostawa na czas, wszystko w porządku.', 'Bardzo dobra jakość runa.', 'Kolor zgodny z próbką.', 'Solidne pakowanie.'],
};

export const complaints: Record<Language, string[]> = {
    fa: ['یک روز دیر رسید.', 'لبه‌ی یک رول صاف نبود.', 'راننده آدرس را پیدا نمی‌کرد.', 'بسته‌بندی یکی از رول‌ها پاره بود.'],
    pl: ['Dwa dni opóźnienia.', 'Jedna rolka miała uszkodzone opakowanie.', 'Krawędź była nierówna.'],
};

export interface Talk {
    subject: string;
    question: string;
    answer: string;
    thanks: string;
}

export const talks: Record<Language, Talk[]> = {
    fa: [
        { subject: 'زمان تحویل', question: 'آیا سفارش تا پایان هفته آماده می‌شود؟', answer: 'بله، آزمون کیفیت فردا تمام می‌شود و پس‌فردا بارگیری داریم.', thanks: 'سپاس از پیگیری شما.' },
        { subject: 'رنگ', question: 'رنگ با نمونه‌ای که فرستادید یکی است؟', answer: 'بله، آزمایشگاه با نمونه مقایسه و تأیید کرد.', thanks: 'خیالم راحت شد.' },
        { subject: 'بسته‌بندی', question: 'می‌شود رول‌ها با روکش دوبل بسته شود؟', answer: 'انجام شد و در بسته‌بندی یادداشت گذاشتیم.', thanks: 'ممنون.' },
        { subject: 'فاکتور', question: 'لطفاً نسخه‌ی رسمی فاکتور را هم همراه بار بفرستید.', answer: 'همراه راننده فرستاده می‌شود.', thanks: 'متشکرم.' },
        { subject: 'باقی‌مانده‌ی طاقه', question: 'اگر از این بچ رول اضافه ماند برای ما نگه می‌دارید؟', answer: 'دو رول تا پایان ماه برایتان نگه می‌داریم.', thanks: 'عالی است.' },
    ],
    pl: [
        { subject: 'Termin', question: 'Czy zamówienie będzie gotowe do piątku?', answer: 'Tak, kontrola jakości kończy się jutro.', thanks: 'Dziękuję.' },
        { subject: 'Dokumenty', question: 'Proszę o świadectwo pochodzenia z dostawą.', answer: 'Kierowca będzie je miał przy sobie.', thanks: 'Świetnie, dziękuję.' },
        { subject: 'Kolor', question: 'Czy odcień zgadza się z próbką?', answer: 'Tak, laboratorium to potwierdziło.', thanks: 'Dziękuję za szybką odpowiedź.' },
    ],
};

export const leadPeople = ['مریم کریمی', 'بهرام رضایی', 'سعید حسینی', 'فاطمه موسوی', 'Jan Nowak', 'Piotr Wiśniewski', 'نگار شریفی', 'Oleg Smirnov', 'کاوه صالحی', 'Ewa Zając'];

export const leadFirms = [
    'هتل سپید اصفهان', 'مجتمع اداری نیلوفر', 'سالن همایش میلاد', 'هتل آپارتمان ساحل', 'فروشگاه فرش کویر', 'دکوراسیون آرتا', 'مسجد جامع پردیس', 'بیمارستان مهر',
    'Hotel Bałtyk', 'Biuro Projektów Wisła', 'Kino Atlas', 'Гостиница Волга', 'دانشگاه صنعتی البرز', 'کتابخانه مرکزی کرج', 'تالار پذیرایی یاس', 'Dywany Kraków',
];

export const leadWishes = [
    '۴۰۰ متر موکت برای راهروها', 'نمونه‌ی رنگ برای لابی', 'قیمت عمده برای پروژه‌ی ۱۲۰۰ متری', 'Wykładzina do 60 pokoi', 'تایل موکت برای دفتر', 'Ковролин для зала',
];

export const leadRefusals = ['Budget is gone', 'Bought from another', 'No answer to five calls', 'Quantity too small'];

/** What the sales department says often. */
export const cannedAnswers = [
    { language: 'fa', title: 'زمان ارسال', text: 'با سلام، سفارش شما در حال تولید است و به محض آماده شدن، زمان ارسال را اعلام می‌کنیم.' },
    { language: 'fa', title: 'تشکر از پیام', text: 'با سلام، از پیام شما سپاسگزاریم. موضوع را پیگیری می‌کنیم و تا پایان روز کاری پاسخ می‌دهیم.' },
    { language: 'pl', title: 'Termin wysyłki', text: 'Dzień dobry, Państwa zamówienie jest w produkcji. O terminie wysyłki poinformujemy, gdy tylko będzie gotowe.' },
    { language: 'en', title: 'Thanks for writing', text: 'Thank you for your message. We are looking into it and will answer within the working day.' },
];
