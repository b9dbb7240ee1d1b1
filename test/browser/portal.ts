/** A customer at the portal: comes to a page, signs in by the form, and reads his own language. */
import type { Browser } from 'playwright-core';

import type { Product } from '../product';
import { type OpenPage, openPage } from './page';
import { portalTexts } from './portal-texts';

export interface PortalVisit {
    language: 'en' | 'fa';
    login: string;
    /** Where he wants to go; the home page when not given. */
    place?: string;
    width?: number;
}

/** Signs in with the password that all people of the demo firm have. */
export async function visitPortal(browser: Browser, product: Product, { language, login, place = '/', width }: PortalVisit): Promise<OpenPage> {
    const t = portalTexts(language);
    const opened = await openPage(browser, { width, kept: { 'karvan.preferences': { language } } });
    const { page } = opened;
    await page.goto(`${product.url}${place}`);
    await page.getByLabel(t('field.email')).fill(login);
    await page.getByLabel(t('field.password')).fill(product.password);
    await page.getByLabel(t('field.password')).press('Enter');
    await page.waitForURL(url => url.pathname + url.search === place);
    opened.sent.length = 0;
    return opened;
}

/** The number that a person reads first, in whichever digits. */
export function numberIn(text: string | null): number {
    const latin = (text ?? '').replaceAll(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x6f0)).replaceAll('٫', '.');
    return Number(/\d[\d,٬\s]*(\.\d+)?/.exec(latin)?.[0].replaceAll(/[,٬\s]/g, '') ?? NaN);
}
