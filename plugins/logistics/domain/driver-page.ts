import { driverScript } from './driver-script';
import type { DriverTap, TapRefusal } from './driver-steps';
import { type DriverTexts, driverTexts } from './driver-texts';
import type { LoadState } from './load-states';
import type { ShipmentState } from './shipment-states';
import { escapeHtml, formatKg, languageLinks, timeElement } from './tracking-page';
import { trackingStyle } from './tracking-style';
import type { TrackingLanguage } from './tracking-texts';

export interface DriverStop {
    id: number;
    stop: number;
    loadedAs: number;
    number: string;
    state: ShipmentState;
    destination: string;
    deliveredAt: Date | null;
    weightG: number;
    isThere: boolean;
    photos: number;
    companyName?: string;
    phone?: string | null;
}

/** All that the driver sees: where to, how heavy, whom to ring. No prices, no goods by name. */
export interface DriverView {
    firmName: string;
    supportPhone: string | null;
    timeZone: string;
    number: string;
    state: LoadState;
    plate: string | null;
    gateAt: Date | null;
    told: readonly ('arrived' | 'loaded' | 'on-way')[];
    stops: DriverStop[];
}

interface Extras {
    path: string;
    /** A key for each form, so that one that is sent twice counts once. */
    newKey: () => string;
    refused: TapRefusal | null;
}

const style = `${trackingStyle}
canvas{width:100%;height:9rem;border:1px solid var(--soft);border-radius:.625rem;background:#fff;touch-action:none}
.check{display:flex;gap:.75rem;align-items:center;font-weight:400}
.check input,.check small{flex:none}
input[type=checkbox]{width:1.5rem;height:1.5rem}
.stop h2{display:flex;gap:.5rem;align-items:baseline;flex-wrap:wrap}
.sign{display:grid;gap:.25rem;font-weight:600}
details summary{cursor:pointer;padding:.75rem 0;font-weight:600}
.photo input{position:absolute;opacity:0;width:1px;height:1px}
.photo{position:relative}
.photo:focus-within{outline:3px solid var(--accent);outline-offset:2px}
#said{position:sticky;top:.5rem;z-index:1}
`;

/** Nothing but this page's own style and script, and answers of our own server. */
export const driverContentPolicy = (hash: (text: string) => string) => `default-src 'none'; style-src '${hash(style)}'; script-src '${hash(driverScript)}'; connect-src 'self' data:; img-src 'self' data: blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

export function renderDriverPage(view: DriverView, extras: Extras, language: TrackingLanguage): string {
    const texts = driverTexts[language];
    const plate = view.plate === null ? '' : `<span class="chip"><bdi dir="ltr">${escapeHtml(view.plate)}</bdi></span>`;
    const body = [
        `<header><p>${escapeHtml(view.firmName)}</p><h1>${texts.title} <bdi dir="ltr">${escapeHtml(view.number)}</bdi></h1><div class="chips">${plate}${view.told.map(kind => `<span class="chip">✓ ${texts.done[kind]}</span>`).join('')}</div></header>`,
        `<p class="notice" id="said" role="status" data-waiting="${escapeHtml(texts.waiting)}" hidden></p>`,
        extras.refused === null ? '' : `<p class="notice bad" role="alert">${texts.refused[extras.refused]}</p>`,
        trip(view, extras, language, texts),
        ...view.stops.map(stop => stopHtml(stop, view, extras, language, texts)),
        view.state === 'gone' ? '' : `<p class="hint">${texts.notYet}</p>`,
        view.supportPhone === null ? '' : `<p class="actions">${phoneLink(view.supportPhone, texts.callFirm)}</p>`,
        languageLinks(extras.path, language),
    ];
    const direction = language === 'fa' ? 'rtl' : 'ltr';
    return `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${texts.title} ${escapeHtml(view.number)}</title><style>${style}</style></head><body><main>${body.join('\n')}</main><script>${driverScript}</script></body></html>`;
}

const phoneLink = (phone: string, label: string) => `<a class="button quiet" href="tel:${escapeHtml(phone.replace(/[^+\d]/g, ''))}">${label}</a>`;

function form(tap: DriverTap, extras: Extras, language: TrackingLanguage, inner: string, shipmentId: number | null): string {
    const stop = shipmentId === null ? '' : `<input type="hidden" name="shipmentId" value="${shipmentId}">`;
    return `<form method="post" data-step="${tap}" action="${escapeHtml(extras.path)}/${tap}?lang=${language}"><input type="hidden" name="key" value="${extras.newKey()}">${stop}${inner}</form>`;
}

/** The next thing to tell of the whole trip. */
function nextTap(view: DriverView): DriverTap | null {
    if (!view.told.includes('arrived') && view.state === 'planned') return 'arrived';
    if (view.state === 'inside' && !view.told.includes('loaded')) return 'loaded';
    return view.state === 'gone' && !view.told.includes('on-way') ? 'on-way' : null;
}

function trip(view: DriverView, extras: Extras, language: TrackingLanguage, texts: DriverTexts): string {
    const next = nextTap(view);
    const gate = view.gateAt === null || view.state === 'gone' ? '' : `<p class="hint">${texts.gate}: ${timeElement(view.gateAt, language, view.timeZone)}</p>`;
    const share = `<label class="check"><input type="checkbox" id="share">${texts.sharePosition}</label><p class="hint">${texts.shareHint}</p>`;
    return `<section class="card">${gate}${next === null ? '' : form(next, extras, language, `<button>${texts.tap[next]}</button>`, null)}${share}</section>`;
}

function stopHtml(stop: DriverStop, view: DriverView, extras: Extras, language: TrackingLanguage, texts: DriverTexts): string {
    const numbers = new Intl.NumberFormat(language === 'fa' ? 'fa-IR' : language);
    const number = (value: number) => numbers.format(value);
    const to = `https://www.openstreetmap.org/search?query=${encodeURIComponent(stop.destination)}`;
    const facts = `<p><bdi>${escapeHtml(stop.destination)}</bdi></p><dl><dt>${texts.weight}</dt><dd>${formatKg(stop.weightG, language)}</dd><dt>${texts.loadedAs}</dt><dd>${number(stop.loadedAs)}</dd></dl>`;
    const links = `<div class="actions">${stop.phone ? phoneLink(stop.phone, texts.call) : ''}<a class="button quiet" rel="noreferrer" href="${escapeHtml(to)}">${texts.map}</a></div>`;
    const head = `<h2>${texts.stop} ${number(stop.stop)} <bdi>${escapeHtml(stop.companyName ?? '')}</bdi> <small><bdi dir="ltr">${escapeHtml(stop.number)}</bdi></small></h2>`;
    const done = stop.state === 'delivered' ? `<p class="notice">✓ ${texts.done.delivered}${stop.deliveredAt ? ` ${timeElement(stop.deliveredAt, language, view.timeZone)}` : ''}</p>` : '';
    const photos = stop.photos === 0 ? '' : `<p class="hint">${texts.photos(number(stop.photos))}</p>`;
    const photo = `<label class="button quiet photo">${texts.photo}<input type="file" accept="image/*" capture="environment" data-shipment="${stop.id}"></label>`;
    const open = stop.state === 'dispatched' ? handover(stop, extras, language, texts) : '';
    const after = stop.state === 'dispatched' || stop.state === 'delivered' ? `${photos}${photo}` : '';
    return `<section class="card stop">${head}${facts}${done}${open}${after}${stop.state === 'delivered' ? '' : links}</section>`;
}

function handover(stop: DriverStop, extras: Extras, language: TrackingLanguage, texts: DriverTexts): string {
    const receiver = `<label>${texts.receivedBy}<input type="text" name="receivedBy" required maxlength="100" autocomplete="off"></label>`;
    const sign = `<div class="sign"><span>${texts.sign}</span><canvas width="600" height="240" role="img" aria-label="${texts.sign}"></canvas><button type="button" class="button quiet" data-clear>${texts.clear}</button></div>`;
    const reason = `<label>${texts.reason}<textarea name="note" rows="2" required maxlength="500"></textarea></label>`;
    const there = stop.isThere ? `<p class="hint">✓ ${texts.done['at-stop']}</p>` : form('at-stop', extras, language, `<button class="button quiet">${texts.tap['at-stop']}</button>`, stop.id);
    const all = form('delivered', extras, language, `${receiver}${sign}<button>${texts.tap.delivered}</button>`, stop.id);
    const part = form('partial', extras, language, `${receiver}${reason}${sign}<button>${texts.tap.partial}</button>`, stop.id);
    return `${there}${all}<details><summary>${texts.partialTitle}</summary>${part}</details>`;
}
