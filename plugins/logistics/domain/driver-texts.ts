import type { DriverTap, TapRefusal } from './driver-steps';
import type { TrackingLanguage } from './tracking-texts';

export interface DriverTexts {
    title: string;
    stops: string;
    stop: string;
    loadedAs: string;
    weight: string;
    gate: string;
    tap: Record<DriverTap, string>;
    done: Record<'arrived' | 'loaded' | 'on-way' | 'at-stop' | 'delivered', string>;
    /** What a press of the gate does not decide. */
    notYet: string;
    receivedBy: string;
    sign: string;
    clear: string;
    reason: string;
    partialTitle: string;
    photo: string;
    photos: (count: string) => string;
    call: string;
    callFirm: string;
    map: string;
    sharePosition: string;
    shareHint: string;
    waiting: string;
    offline: string;
    refused: Record<TapRefusal, string>;
}

export const driverTexts: Record<TrackingLanguage, DriverTexts> = {
    en: {
        title: 'Trip', stops: 'Stops', stop: 'Stop', loadedAs: 'Loaded as number', weight: 'Weight', gate: 'Be at the gate',
        tap: { arrived: 'I am at the gate', loaded: 'Loading is done', 'on-way': 'I am on the way', 'at-stop': 'I am at this stop', delivered: 'Delivered', partial: 'Delivered in part' },
        done: { arrived: 'At the gate', loaded: 'Loaded', 'on-way': 'On the way', 'at-stop': 'At the stop', delivered: 'Delivered' },
        notYet: 'Stops open when the truck has left the gate.',
        receivedBy: 'Who received it', sign: 'Signature of the receiver', clear: 'Clear', reason: 'Why not all of it', partialTitle: 'Not all of it was taken',
        photo: 'Add a photo', photos: count => `Photos: ${count}`, call: 'Call', callFirm: 'Call the sender', map: 'Map',
        sharePosition: 'Send where I am with each press', shareHint: 'Your position is sent only when you press a button, and only while this is on.',
        waiting: 'Kept on this phone; it is sent when there is a network.', offline: 'No network',
        refused: {
            'unknown-tap': 'This page is old. Load it again.', 'unknown-stop': 'This stop is no longer part of the trip.', 'too-early': 'The trip has not come so far yet.',
            'receiver-missing': 'Write who received it.', 'reason-missing': 'Write why not all of it was taken.', unreadable: 'This cannot be read. Write it again.',
        },
    },
    fa: {
        title: 'سفر', stops: 'توقف‌ها', stop: 'توقف', loadedAs: 'نوبت بارگیری', weight: 'وزن', gate: 'زمان حضور در ورودی',
        tap: { arrived: 'به ورودی رسیدم', loaded: 'بارگیری تمام شد', 'on-way': 'راه افتادم', 'at-stop': 'به این توقف رسیدم', delivered: 'تحویل شد', partial: 'بخشی تحویل شد' },
        done: { arrived: 'در ورودی', loaded: 'بارگیری شد', 'on-way': 'در راه', 'at-stop': 'در محل', delivered: 'تحویل شد' },
        notYet: 'پس از خروج کامیون از ورودی، توقف‌ها باز می‌شوند.',
        receivedBy: 'نام تحویل‌گیرنده', sign: 'امضای تحویل‌گیرنده', clear: 'پاک کردن', reason: 'چرا همه تحویل نشد', partialTitle: 'همه کالا تحویل گرفته نشد',
        photo: 'افزودن عکس', photos: count => `عکس‌ها: ${count}`, call: 'تماس', callFirm: 'تماس با فرستنده', map: 'نقشه',
        sharePosition: 'جای من با هر فشار دکمه فرستاده شود', shareHint: 'جای شما فقط هنگام فشردن دکمه و فقط تا وقتی این روشن است فرستاده می‌شود.',
        waiting: 'روی همین گوشی نگه داشته شد؛ با وصل شدن شبکه فرستاده می‌شود.', offline: 'شبکه قطع است',
        refused: {
            'unknown-tap': 'این صفحه قدیمی است. دوباره باز کنید.', 'unknown-stop': 'این توقف دیگر در سفر نیست.', 'too-early': 'سفر هنوز به اینجا نرسیده است.',
            'receiver-missing': 'نام تحویل‌گیرنده را بنویسید.', 'reason-missing': 'دلیل را بنویسید.', unreadable: 'خوانده نمی‌شود. دوباره بنویسید.',
        },
    },
    pl: {
        title: 'Trasa', stops: 'Postoje', stop: 'Postój', loadedAs: 'Kolejność załadunku', weight: 'Masa', gate: 'Przy bramie o',
        tap: { arrived: 'Jestem przy bramie', loaded: 'Załadunek skończony', 'on-way': 'Jestem w drodze', 'at-stop': 'Jestem na miejscu', delivered: 'Dostarczono', partial: 'Dostarczono część' },
        done: { arrived: 'Przy bramie', loaded: 'Załadowano', 'on-way': 'W drodze', 'at-stop': 'Na miejscu', delivered: 'Dostarczono' },
        notYet: 'Postoje otworzą się, gdy pojazd wyjedzie za bramę.',
        receivedBy: 'Kto odebrał', sign: 'Podpis odbiorcy', clear: 'Wyczyść', reason: 'Dlaczego nie wszystko', partialTitle: 'Nie wszystko odebrano',
        photo: 'Dodaj zdjęcie', photos: count => `Zdjęcia: ${count}`, call: 'Zadzwoń', callFirm: 'Zadzwoń do nadawcy', map: 'Mapa',
        sharePosition: 'Wysyłaj moje położenie przy każdym naciśnięciu', shareHint: 'Położenie wysyłamy tylko przy naciśnięciu przycisku i tylko gdy to jest włączone.',
        waiting: 'Zapisano w telefonie; zostanie wysłane, gdy będzie sieć.', offline: 'Brak sieci',
        refused: {
            'unknown-tap': 'Strona jest nieaktualna. Wczytaj ją ponownie.', 'unknown-stop': 'Tego postoju nie ma już na trasie.', 'too-early': 'Trasa nie doszła jeszcze do tego miejsca.',
            'receiver-missing': 'Wpisz, kto odebrał.', 'reason-missing': 'Wpisz, dlaczego nie wszystko.', unreadable: 'Nie da się odczytać. Wpisz ponownie.',
        },
    },
    ru: {
        title: 'Рейс', stops: 'Остановки', stop: 'Остановка', loadedAs: 'Очередь погрузки', weight: 'Вес', gate: 'Быть у ворот',
        tap: { arrived: 'Я у ворот', loaded: 'Погрузка закончена', 'on-way': 'Я в пути', 'at-stop': 'Я на месте', delivered: 'Доставлено', partial: 'Доставлено частично' },
        done: { arrived: 'У ворот', loaded: 'Погружено', 'on-way': 'В пути', 'at-stop': 'На месте', delivered: 'Доставлено' },
        notYet: 'Остановки откроются, когда машина выедет за ворота.',
        receivedBy: 'Кто принял', sign: 'Подпись получателя', clear: 'Стереть', reason: 'Почему не всё', partialTitle: 'Приняли не всё',
        photo: 'Добавить фото', photos: count => `Фото: ${count}`, call: 'Позвонить', callFirm: 'Позвонить отправителю', map: 'Карта',
        sharePosition: 'Отправлять, где я, при каждом нажатии', shareHint: 'Место отправляется только при нажатии кнопки и только пока это включено.',
        waiting: 'Сохранено в телефоне; будет отправлено, когда появится сеть.', offline: 'Нет сети',
        refused: {
            'unknown-tap': 'Страница устарела. Загрузите её снова.', 'unknown-stop': 'Этой остановки больше нет в рейсе.', 'too-early': 'Рейс ещё не дошёл до этого.',
            'receiver-missing': 'Напишите, кто принял.', 'reason-missing': 'Напишите, почему не всё.', unreadable: 'Не читается. Напишите снова.',
        },
    },
};
