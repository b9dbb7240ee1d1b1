/** A person's browser for the journeys: Chromium without a window, and a record of all that a page complains about. */
import fs from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

import { chromiumFlags, chromiumPath } from './chromium';

const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export function launchChromium(): Promise<Browser> {
    return chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
}

export interface PageOptions {
    width?: number;
    /** What the browser keeps between visits, by key of the local storage. */
    kept?: Record<string, unknown>;
}

export interface OpenPage {
    page: Page;
    /** Errors of the console and of scripts, and requests that failed or were refused. A journey ends with none. */
    complaints: string[];
    /** The names of the mutations that the page has sent, for showing that a bad form sends none. */
    sent: string[];
    close(): Promise<void>;
}

/** A new person: a page with cookies of its own. */
export async function openPage(browser: Browser, options: PageOptions = {}): Promise<OpenPage> {
    const width = options.width ?? 1280;
    const context = await browser.newContext({ viewport: { width, height: width < 600 ? 740 : 860 }, reducedMotion: 'reduce' });
    // Scripts for the page are text: this file is compiled for the server, which knows no window.
    const kept = JSON.stringify(options.kept ?? {});
    await context.addInitScript(
        `for (const [key, value] of Object.entries(${kept})) localStorage.getItem(key) ?? localStorage.setItem(key, JSON.stringify(value));`,
    );
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const complaints: string[] = [];
    const complain = (what: string) => complaints.push(`${page.url()}: ${what.slice(0, 400)}`);
    page.on('console', message => message.type() === 'error' && complain(message.text()));
    page.on('pageerror', error => complain(error.message));
    page.on('requestfailed', request => {
        // The browser gives up what a page no longer needs when it leaves it.
        const reason = request.failure()?.errorText ?? '';
        if (reason !== 'net::ERR_ABORTED') complain(`${request.url()} ${reason}`);
    });
    const sent: string[] = [];
    page.on('request', request => {
        const asked = request.method() === 'POST' ? (request.postData() ?? '') : '';
        const name = /mutation\s*(\w*)/.exec(asked)?.[1];
        if (name !== undefined) sent.push(name);
    });
    page.on('response', response => response.status() >= 400 && complain(`${response.url()} ${response.status()} ${response.request().postData()?.slice(0, 120) ?? ''}`));
    return { page, complaints, sent, close: () => context.close() };
}

interface AxeViolation {
    id: string;
    impact: string | null;
    nodes: { target: string[]; html: string }[];
}

export interface AxeOptions {
    /** Parts of the page that are not ours. */
    exclude?: string[];
    /** Only violations of this weight; all when not given. */
    impacts?: string[];
}

/** Waits until what fades or moves in has come to rest: half-faded text has not the colour that a person reads. Spinners never end, and do not count. */
async function comesToRest(page: Page): Promise<void> {
    await page.evaluate(
        `Promise.allSettled(document.getAnimations()
            .filter(each => each.playState === 'running' && each.effect?.getComputedTiming().endTime !== Infinity)
            .map(each => each.finished))`,
    );
}

/** What axe finds against WCAG 2.2 AA, a line for each rule. */
export async function axeViolations(page: Page, { exclude = [], impacts }: AxeOptions = {}): Promise<string[]> {
    await comesToRest(page);
    // Evaluated through the protocol, since the content security policy admits no foreign script.
    await page.evaluate(axeSource);
    const violations = await page.evaluate<AxeViolation[]>(
        `axe.run({ exclude: ${JSON.stringify(exclude)} }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }).then(result => result.violations)`,
    );
    const place = page.url();
    const found = violations.filter(({ impact }) => impacts === undefined || impacts.includes(impact ?? ''));
    return found.map(({ id, nodes }) => `${place}: ${id}: ${nodes.slice(0, 3).map(node => `${node.target.join(' ')} ${node.html.slice(0, 120)}`).join(' | ')}`);
}

/** By how many pixels the page can be scrolled sideways. */
export function sidewaysPixels(page: Page): Promise<number> {
    return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** Keeps a picture in the folder SHOTS, for a person to look at; does nothing without it. Of the whole page, unless a dialog is open on it. */
export async function shoot(page: Page, name: string): Promise<void> {
    const folder = process.env.SHOTS;
    const fullPage = (await page.getByRole('dialog').count()) === 0;
    if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage });
}
