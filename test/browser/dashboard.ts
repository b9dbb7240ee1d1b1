/** Staff at the Dashboard: signs in as a role in a language, and knows the Dashboard's own texts. */
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';

import { Caller } from '../graphql';
import type { Product } from '../product';
import { type OpenPage, openPage } from './page';

export type DashboardText = (id: string, values?: Record<string, string>) => string;

const plugins = path.resolve(__dirname, '../../plugins');
const unquoted = (lines: string) => [...lines.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(match => JSON.parse(`"${match[1]}"`) as string).join('');

/** The texts of our extensions by their English. The Dashboard knows one text for an id, whichever plugin brought it. */
export function dashboardTexts(language: string): DashboardText {
    const texts = new Map<string, Set<string>>();
    for (const plugin of fs.readdirSync(plugins)) {
        const file = path.join(plugins, plugin, `dashboard/i18n/${language}.po`);
        if (!fs.existsSync(file)) continue;
        for (const [, id = '', text = ''] of fs.readFileSync(file, 'utf8').matchAll(/^msgid ((?:".*"\n)+)msgstr ((?:".*"(?:\n|$))+)/gm)) {
            texts.set(unquoted(id), (texts.get(unquoted(id)) ?? new Set()).add(unquoted(text)));
        }
    }
    return (id, values = {}) => {
        const known = [...(texts.get(id) ?? [])];
        if (known.length !== 1) throw new Error(`The Dashboard has ${known.length} texts for ${id} in ${language}: ${known.join(', ')}`);
        return (known[0] ?? '').replace(/{(\w+)}/g, (_, name: string) => values[name] ?? '');
    };
}

export interface Seat {
    role: string;
    language: 'en' | 'fa';
    width?: number;
    byForm?: boolean;
}

/** Navigation and top bar are Vendure's own, as lists are, which are not looked at. */
export const vendureParts = ['[data-slot="sidebar"]', '[data-slot="sidebar-inset"] > div > header'];

const settingsKey = 'vendure.dashboard.userSettings';

/** Signs in, in the browser's own session; by the form where it is the form that is looked at. What a person has chosen is kept at the server and beats the browser, so the language is set there. */
export async function sitDown(browser: Browser, product: Product, { role, language, width, byForm = false }: Seat): Promise<OpenPage> {
    const person = product.people.find(candidate => candidate.role === role);
    if (person === undefined) throw new Error(`The demo has no ${role}.`);
    const settings = { displayLanguage: language, contentLanguage: language, hasSeenOnboarding: true };
    const caller = await new Caller(product.url, 'admin-api').signIn(person.login, product.password);
    await caller.ask('mutation ($input: SettingsStoreInput!) { setSettingsStoreValue(input: $input) { result error } }', {
        input: { key: settingsKey, value: settings },
    });
    const opened = await openPage(browser, { width, kept: { 'vendure-user-settings': settings } });
    const { page } = opened;
    if (byForm) {
        await signInByForm(page, product, person.login);
    } else {
        const query = 'mutation SignIn($username: String!, $password: String!) { login(username: $username, password: $password) { ... on CurrentUser { id } ... on ErrorResult { message } } }';
        const answer = await page.request.post(`${product.url}/admin-api`, { data: { query, variables: { username: person.login, password: product.password } } });
        if (!(await answer.text()).includes('"id"')) throw new Error(`${person.login} cannot sign in: ${await answer.text()}`);
    }
    opened.sent.length = 0;
    return opened;
}

async function signInByForm(page: Page, product: Product, login: string): Promise<void> {
    // Until the Dashboard knows who is here and in which language, it draws the form anew and drops what was typed.
    await page.goto(`${product.url}/dashboard/login`, { waitUntil: 'networkidle' });
    const signIn = async (timeout: number) => {
        await page.fill('#field-username', login);
        await page.fill('#field-password', product.password);
        await page.press('#field-password', 'Enter');
        await page.waitForURL(url => !url.pathname.endsWith('/login'), { timeout });
    };
    // On a busy machine it may do so even now.
    await signIn(8_000).catch(() => signIn(15_000));
}

/** Opens a page of the Dashboard. What the person has set arrives after it and draws it anew: until then nothing is typed or held back. */
export async function openPlace(page: Page, product: Product, place: string): Promise<void> {
    const settings = page.waitForResponse(response => /query GetSettingsStoreValue\b/.test(response.request().postData() ?? ''));
    await page.goto(`${product.url}/dashboard/${place}`);
    await settings;
    await page.waitForLoadState('networkidle');
}
