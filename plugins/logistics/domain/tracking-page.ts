import { formatDate, formatInstant, type LocalDate } from '../../../kernel/time';
import type { RefusedForm } from './delivery-form';
import type { ShipmentState } from './shipment-states';
import { trackingStyle } from './tracking-style';
import { type StageState, type TrackingLanguage, trackingLanguages, type TrackingTexts, trackingTexts } from './tracking-texts';

export interface TrackingStage {
    productName: string;
    name: string;
    state: StageState;
    finishedAt: Date | null;
    /** In base units of the product: to be made, and made until now. */
    quantity: number;
    goodQuantity: number;
}

/** All that the holder of a link may see: no price, no phone number or surname of the customer, no driver's name. */
export interface TrackingView {
    firmName: string;
    supportPhone: string | null;
    supportEmail: string | null;
    timeZone: string;
    orderCode: string;
    orderState: string;
    number: string;
    state: Exclude<ShipmentState, 'cancelled'>;
    destination: string;
    vehicle: string | null;
    plate: string | null;
    plannedAt: Date;
    loadingAt: Date | null;
    loadingStartedAt: Date | null;
    weighedAt: Date | null;
    dispatchedAt: Date | null;
    deliveredAt: Date | null;
    deliveredInPart: boolean;
    /** When the driver told that he is there. */
    driverThereAt: Date | null;
    plannedWeightG: number;
    courier: { name: string; state: string; trackingNumber: string; trackingUrl: string | null } | null;
    ticket: { number: string; grossG: number; tareG: number; netG: number } | null;
    stages: TrackingStage[];
    /** By when the order is promised to be made, while it is being made. */
    promisedDay: LocalDate | null;
}

/** What other plugins add, and what the last form was answered. */
export interface TrackingExtras {
    /** The page's own path, token included. */
    path: string;
    /** Ready HTML: whoever renders it has escaped it. */
    sections: string[];
    /** The form that was just sent and could not be accepted. */
    refused: RefusedForm | null;
}

/** The part of a form's control that keeps what was typed and tells what is wrong with it. */
export interface FieldHtml {
    typed: string;
    /** Attributes of the control. */
    attributes: string;
    /** Stands after the control. */
    error: string;
}

export function fieldHtml(name: string, form: string, refused: RefusedForm | null): FieldHtml {
    if (refused?.form !== form) {
        return { typed: '', attributes: '', error: '' };
    }
    const typed = escapeHtml(refused.typed[name] ?? '');
    return refused.field === name
        ? {
              typed,
              attributes: ` aria-invalid="true" aria-describedby="${name}-error" autofocus`,
              error: `<span class="error" id="${name}-error" role="alert">${escapeHtml(refused.message)}</span>`,
          }
        : { typed, attributes: '', error: '' };
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
    return text.replace(/[&<>"']/g, character => entities[character] ?? character);
}

const locales: Record<TrackingLanguage, string> = { en: 'en-GB', fa: 'fa-IR', pl: 'pl-PL', ru: 'ru-RU' };

const steps = ['planned', 'loading', 'weighed', 'dispatched', 'delivered'] as const;

export function timeElement(at: Date, language: TrackingLanguage, timeZone: string): string {
    const shown = formatInstant(at, locales[language], language === 'fa' ? 'jalali' : 'gregorian', timeZone, 'long');
    return `<time datetime="${at.toISOString()}">${escapeHtml(shown)}</time>`;
}

function digitsIn(text: string, language: TrackingLanguage): string {
    return language === 'fa' ? text.replace(/\d/g, digit => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit))) : text;
}

export function formatKg(weightG: number, language: TrackingLanguage): string {
    const kilograms = new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 }).format(weightG / 1000);
    return `${kilograms} ${trackingTexts[language].kg}`;
}

function way(view: TrackingView, language: TrackingLanguage, texts: TrackingTexts): string {
    const reached = steps.indexOf(view.state);
    const times = [view.plannedAt, view.loadingStartedAt, view.weighedAt, view.dispatchedAt, view.deliveredAt];
    const items = steps.map((step, index) => {
        const kind = index === reached ? 'past now' : index < reached ? 'past' : 'next';
        const current = index === reached ? ' aria-current="step"' : '';
        const at = times[index];
        const isExpectedLoading = step === 'loading' && index > reached && view.loadingAt !== null;
        const when = isExpectedLoading
            ? `<span>${timeElement(view.loadingAt ?? view.plannedAt, language, view.timeZone)}${texts.expected}</span>`
            : index <= reached && at
              ? timeElement(at, language, view.timeZone)
              : '';
        return `<li class="${kind}"${current}>${texts.step[step]}${when}</li>`;
    });
    return `<section class="card"><h2>${texts.way}</h2><ol class="way">${items.join('')}</ol></section>`;
}

const row = (name: string, value: string, kind = '') => `<dt>${name}</dt><dd${kind}>${value}</dd>`;

/** A plate is read as on the lorry, from left to right: the mark keeps a Persian letter from drawing its figures to the left. */
function plateText(plate: string): string {
    return plate.replace(/(?:(?=\p{L})\p{Script=Arabic})+/gu, '$&\u200e');
}

function courierRows({ courier }: TrackingView, texts: TrackingTexts): string[] {
    if (courier === null) return [];
    const number = `<bdi dir="ltr">${escapeHtml(courier.trackingNumber)}</bdi>`;
    const link = courier.trackingUrl === null ? number : `<a href="${escapeHtml(courier.trackingUrl)}" rel="noopener noreferrer">${number}</a>`;
    return [row(texts.courier, `<bdi>${escapeHtml(courier.name)}</bdi>`), row(texts.trackingNumber, link), row(texts.parcel, texts.courierState[courier.state] ?? '')];
}

function transport(view: TrackingView, language: TrackingLanguage, texts: TrackingTexts): string {
    const rows = [
        view.vehicle === null ? '' : row(texts.vehicle, `<bdi>${escapeHtml(view.vehicle)}</bdi>`),
        view.plate === null ? '' : row(texts.plate, `<bdi dir="ltr" class="plate">${escapeHtml(plateText(digitsIn(view.plate, language)))}</bdi>`),
        row(texts.destination, `<bdi>${escapeHtml(view.destination)}</bdi>`),
        ...courierRows(view, texts),
        view.driverThereAt === null ? '' : row(texts.driverThere, timeElement(view.driverThereAt, language, view.timeZone)),
    ];
    return `<section class="card"><h2>${texts.transport}</h2><dl>${rows.join('')}</dl></section>`;
}

function weight(view: TrackingView, language: TrackingLanguage, texts: TrackingTexts): string {
    const { ticket } = view;
    const planned = row(texts.planned, formatKg(view.plannedWeightG, language));
    const weighed = ticket
        ? row(texts.gross, formatKg(ticket.grossG, language)) +
          row(texts.tare, formatKg(ticket.tareG, language)) +
          row(texts.net, formatKg(ticket.netG, language), ' class="strong"') +
          row(texts.ticket, `<bdi>${escapeHtml(ticket.number)}</bdi>`)
        : '';
    const none = ticket ? '' : `<p class="hint">${texts.notWeighed}</p>`;
    return `<section class="card"><h2>${texts.weight}</h2>${none}<dl>${planned}${weighed}</dl></section>`;
}

function numberIn(value: number, language: TrackingLanguage): string {
    return new Intl.NumberFormat(locales[language]).format(value);
}

export function productionHtml(view: Pick<TrackingView, 'stages' | 'timeZone' | 'promisedDay'>, language: TrackingLanguage, texts: TrackingTexts): string {
    if (view.stages.length === 0) {
        return '';
    }
    const items = view.stages.map(stage => {
        const when = stage.finishedAt ? timeElement(stage.finishedAt, language, view.timeZone) : '';
        const product = `<small><bdi>${escapeHtml(stage.productName)}</bdi></small>`;
        // Of what is done all that could be made is made.
        const pieces = stage.goodQuantity > 0 && stage.state !== 'done' ? `<small>${texts.pieces(numberIn(stage.goodQuantity, language), numberIn(stage.quantity, language))}</small>` : '';
        return `<li class="${stage.state}"><span>${escapeHtml(stage.name)}${product}</span><b>${texts.stage[stage.state]}${pieces}<small>${when}</small></b></li>`;
    });
    const promised = view.promisedDay === null ? '' : `<p class="hint">${texts.promised(escapeHtml(formatDate(view.promisedDay, locales[language], language === 'fa' ? 'jalali' : 'gregorian', 'long')))}</p>`;
    return `<section class="card"><h2>${texts.production}</h2>${promised}<ol class="stages">${items.join('')}</ol></section>`;
}

function confirmation(view: TrackingView, extras: TrackingExtras, language: TrackingLanguage, texts: TrackingTexts): string {
    if (view.state === 'delivered') {
        return `<p class="notice" role="status">${view.deliveredInPart ? texts.inPart : texts.confirmed}</p>`;
    }
    if (view.state !== 'dispatched') {
        return '';
    }
    const receivedBy = fieldHtml('receivedBy', 'confirm', extras.refused);
    const note = fieldHtml('note', 'confirm', extras.refused);
    return `<section class="card" id="confirm"><h2>${texts.confirmTitle}</h2><p class="hint">${texts.confirmHint}</p>
<form method="post" action="${escapeHtml(extras.path)}/confirm?lang=${language}">
<label>${texts.receivedBy}<input type="text" name="receivedBy" value="${receivedBy.typed}" required maxlength="100" autocomplete="name"${receivedBy.attributes}>${receivedBy.error}</label>
<label>${texts.note} <small>${texts.optional}</small><textarea name="note" rows="2" maxlength="500"${note.attributes}>${note.typed}</textarea>${note.error}</label>
<button>${texts.confirm}</button></form></section>`;
}

export function supportHtml(view: Pick<TrackingView, 'supportPhone' | 'supportEmail'>, language: TrackingLanguage, texts: TrackingTexts): string {
    const phone = view.supportPhone
        ? `<a class="button" href="tel:${escapeHtml(view.supportPhone.replace(/[^+\d]/g, ''))}">${texts.call} <bdi dir="ltr">${escapeHtml(digitsIn(view.supportPhone, language))}</bdi></a>`
        : '';
    const email = view.supportEmail
        ? `<a class="button quiet" href="mailto:${escapeHtml(view.supportEmail)}">${texts.write}</a>`
        : '';
    return phone || email
        ? `<section class="card"><h2>${texts.support}</h2><p>${texts.supportHint}</p><div class="actions">${phone}${email}</div></section>`
        : '';
}

export function languageLinks(path: string, shown: TrackingLanguage): string {
    const links = trackingLanguages.map(language => {
        const name = `<span lang="${language}">${trackingTexts[language].languageName}</span>`;
        return language === shown ? name : `<a href="${escapeHtml(path)}?lang=${language}" hreflang="${language}">${name}</a>`;
    });
    return `<footer>${links.join('')}</footer>`;
}

export function documentHtml(language: TrackingLanguage, title: string, body: string): string {
    const direction = language === 'fa' ? 'rtl' : 'ltr';
    return `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title><style>${trackingStyle}</style></head><body><main>${body}</main></body></html>`;
}

/** The page of one shipment. Whatever comes from people is escaped here. */
export function renderTrackingPage(view: TrackingView, extras: TrackingExtras, language: TrackingLanguage): string {
    const texts = trackingTexts[language];
    const orderState = texts.orderState[view.orderState];
    const body = [
        `<header><p>${escapeHtml(view.firmName)}</p><h1>${texts.headline[view.state]}</h1><div class="chips">`,
        `<span class="chip">${texts.shipment} <bdi>${escapeHtml(view.number)}</bdi></span>`,
        `<span class="chip">${texts.order} <bdi>${escapeHtml(view.orderCode)}</bdi>${orderState ? ` · ${orderState}` : ''}</span></div></header>`,
        extras.refused?.field === null ? `<p class="notice bad" role="alert">${escapeHtml(extras.refused.message)}</p>` : '',
        confirmation(view, extras, language, texts),
        ...extras.sections,
        way(view, language, texts),
        transport(view, language, texts),
        weight(view, language, texts),
        productionHtml(view, language, texts),
        supportHtml(view, language, texts),
        languageLinks(extras.path, language),
    ];
    return documentHtml(language, `${texts.title} ${view.number}`, body.join('\n'));
}

/** One body for unknown, altered and expired links, so that nobody learns which links have ever existed. */
export const linkNotFoundPage = documentHtml(
    'en',
    '404',
    `<header><h1>This link is not valid.</h1><p>It may have expired. Please ask your supplier for a new one.</p></header>
<header lang="fa" dir="rtl"><h1>این پیوند معتبر نیست.</h1><p>شاید زمان آن گذشته باشد. لطفاً از تأمین‌کننده خود پیوند تازه بخواهید.</p></header>`,
);

export const tooManyVisitsPage = documentHtml(
    'en',
    '429',
    `<header><h1>Please wait a minute.</h1></header><header lang="fa" dir="rtl"><h1>لطفاً یک دقیقه صبر کنید.</h1></header>`,
);

export const foreignFormPage = documentHtml(
    'en',
    '403',
    `<header><h1>This form was sent from another page.</h1></header><header lang="fa" dir="rtl"><h1>این فرم از صفحه دیگری فرستاده شده است.</h1></header>`,
);
