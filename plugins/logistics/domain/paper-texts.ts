import type { TrackingLanguage } from './tracking-texts';

export const loadPapers = ['waybill', 'packing-list', 'picking-list'] as const;
export type LoadPaper = (typeof loadPapers)[number];

export interface PaperTexts {
    title: Record<LoadPaper, string>;
    load: string;
    driver: string;
    carrier: string;
    vehicle: string;
    plate: string;
    atGate: string;
    stop: string;
    loadedAs: string;
    shipment: string;
    order: string;
    receiver: string;
    destination: string;
    goods: string;
    code: string;
    quantity: string;
    weight: string;
    kg: string;
    total: string;
    warehouse: string;
    noWarehouse: string;
    picked: string;
    units: Record<string, string>;
    signatures: [string, string, string];
}

export const paperTexts: Record<TrackingLanguage, PaperTexts> = {
    en: {
        title: { waybill: 'Waybill', 'packing-list': 'Packing list', 'picking-list': 'Picking list' },
        load: 'Load', driver: 'Driver', carrier: 'Carrier', vehicle: 'Vehicle', plate: 'Plate', atGate: 'At the gate', stop: 'Stop', loadedAs: 'Loaded as',
        shipment: 'Shipment', order: 'Order', receiver: 'Receiver', destination: 'Destination', goods: 'Goods', code: 'Code', quantity: 'Quantity',
        weight: 'Weight', kg: 'kg', total: 'Total', warehouse: 'Warehouse', noWarehouse: 'Without a warehouse', picked: 'Picked',
        units: { piece: 'pcs', m2: 'm²', m: 'm', kg: 'kg', roll: 'rolls', box: 'boxes', pallet: 'pallets' },
        signatures: ['Sender', 'Driver', 'Receiver'],
    },
    fa: {
        title: { waybill: 'بارنامه', 'packing-list': 'فهرست بسته‌بندی', 'picking-list': 'فهرست برداشت انبار' },
        load: 'بار', driver: 'راننده', carrier: 'شرکت حمل', vehicle: 'خودرو', plate: 'پلاک', atGate: 'زمان ورود', stop: 'توقف', loadedAs: 'نوبت بارگیری',
        shipment: 'محموله', order: 'سفارش', receiver: 'گیرنده', destination: 'مقصد', goods: 'کالا', code: 'کد', quantity: 'مقدار',
        weight: 'وزن', kg: 'کیلوگرم', total: 'جمع', warehouse: 'انبار', noWarehouse: 'بدون انبار', picked: 'برداشته شد',
        units: { piece: 'عدد', m2: 'متر مربع', m: 'متر', kg: 'کیلوگرم', roll: 'رول', box: 'جعبه', pallet: 'پالت' },
        signatures: ['فرستنده', 'راننده', 'گیرنده'],
    },
    pl: {
        title: { waybill: 'List przewozowy', 'packing-list': 'Specyfikacja wysyłki', 'picking-list': 'Lista kompletacyjna' },
        load: 'Ładunek', driver: 'Kierowca', carrier: 'Przewoźnik', vehicle: 'Pojazd', plate: 'Rejestracja', atGate: 'Przy bramie', stop: 'Postój', loadedAs: 'Kolejność załadunku',
        shipment: 'Przesyłka', order: 'Zamówienie', receiver: 'Odbiorca', destination: 'Miejsce dostawy', goods: 'Towar', code: 'Kod', quantity: 'Ilość',
        weight: 'Masa', kg: 'kg', total: 'Razem', warehouse: 'Magazyn', noWarehouse: 'Bez magazynu', picked: 'Pobrano',
        units: { piece: 'szt.', m2: 'm²', m: 'm', kg: 'kg', roll: 'rolki', box: 'kartony', pallet: 'palety' },
        signatures: ['Nadawca', 'Kierowca', 'Odbiorca'],
    },
    ru: {
        title: { waybill: 'Транспортная накладная', 'packing-list': 'Упаковочный лист', 'picking-list': 'Лист подбора' },
        load: 'Груз', driver: 'Водитель', carrier: 'Перевозчик', vehicle: 'Машина', plate: 'Номер', atGate: 'У ворот', stop: 'Остановка', loadedAs: 'Очередь погрузки',
        shipment: 'Отправка', order: 'Заказ', receiver: 'Получатель', destination: 'Пункт назначения', goods: 'Товар', code: 'Код', quantity: 'Количество',
        weight: 'Вес', kg: 'кг', total: 'Итого', warehouse: 'Склад', noWarehouse: 'Без склада', picked: 'Подобрано',
        units: { piece: 'шт.', m2: 'м²', m: 'м', kg: 'кг', roll: 'рулоны', box: 'коробки', pallet: 'паллеты' },
        signatures: ['Отправитель', 'Водитель', 'Получатель'],
    },
};
