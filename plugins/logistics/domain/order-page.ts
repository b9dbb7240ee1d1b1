import { documentHtml, escapeHtml, languageLinks, productionHtml, supportHtml, timeElement, type TrackingView } from './tracking-page';
import { type TrackingLanguage, trackingTexts } from './tracking-texts';

/** All that the holder of an order's link may see: no price, no name, no address. */
export interface OrderPageView extends Pick<TrackingView, 'firmName' | 'supportPhone' | 'supportEmail' | 'timeZone' | 'orderCode' | 'orderState' | 'stages' | 'promisedDay'> {
    placedAt: Date;
    isPaidInAdvance: boolean;
    shipments: { number: string; state: TrackingView['state']; url: string | null }[];
}

/** Before the firm has approved the order its buyer is told that it has come. */
const justCome: ReadonlySet<string> = new Set(['AwaitingApproval', 'Submitted', 'OnHold']);

/** The page of one order. Whatever comes from people is escaped here. */
export function renderOrderPage(view: OrderPageView, path: string, language: TrackingLanguage): string {
    const texts = trackingTexts[language];
    const state = texts.orderState[view.orderState];
    const headline = justCome.has(view.orderState) || state === undefined ? texts.orderReceived : state;
    const items = view.shipments.map(({ number, state: at, url }) => {
        const name = `<bdi>${escapeHtml(number)}</bdi>`;
        return `<li><span>${url === null ? name : `<a href="${escapeHtml(url)}?lang=${language}">${name}</a>`}</span><b>${texts.step[at]}</b></li>`;
    });
    const shipments = items.length === 0 ? `<p class="hint">${texts.noShipments}</p>` : `<ol class="stages">${items.join('')}</ol>`;
    const body = [
        `<header><p>${escapeHtml(view.firmName)}</p><h1>${headline}</h1><div class="chips">`,
        `<span class="chip">${texts.order} <bdi>${escapeHtml(view.orderCode)}</bdi></span>`,
        `<span class="chip">${timeElement(view.placedAt, language, view.timeZone)}</span></div></header>`,
        view.isPaidInAdvance && justCome.has(view.orderState) ? `<p class="notice" role="status">${texts.payInAdvance}</p>` : '',
        `<section class="card"><h2>${texts.shipments}</h2>${shipments}</section>`,
        productionHtml(view, language, texts),
        supportHtml(view, language, texts),
        languageLinks(path, language),
    ];
    return documentHtml(language, `${texts.order} ${view.orderCode}`, body.join('\n'));
}
