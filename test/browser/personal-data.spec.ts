/** A member takes his data along and asks for their erasure; staff look, decide and erase. In English and in Persian. */
import type { Browser, Page } from 'playwright-core';

import { build, isStale } from '../../src/build';
import { Caller } from '../graphql';
import { type Product, startProduct } from '../product';
import { dashboardTexts, openPlace, sitDown } from './dashboard';
import { axeViolations, launchChromium, type OpenPage, shoot, sidewaysPixels } from './page';
import { visitPortal } from './portal';
import { portalTexts } from './portal-texts';

const people = [
    { language: 'en' as const, width: 1280 },
    { language: 'fa' as const, width: 360 },
];

let product: Product;
let browser: Browser;

beforeAll(async () => {
    for (const part of ['portal', 'dashboard'] as const) if (isStale(part)) await build(part);
    [product, browser] = await Promise.all([startProduct({ processes: ['server', 'worker'] }), launchChromium()]);
}, 900_000);

afterAll(async () => {
    await browser?.close();
    await product?.stop();
}, 60_000);

/** Somebody new of a demo firm, who has the password of all its people. */
async function leaver(language: string): Promise<string> {
    const staff = await new Caller(product.url, 'admin-api').signIn('superadmin', product.password);
    const [company] = await product.sql<{ id: number }>(`SELECT id FROM company WHERE kind = 'customer' AND active ORDER BY language = $1 DESC, id LIMIT 1`, [language]);
    const emailAddress = `leaver.${language}@parseh-hotel.example`;
    await staff.ask('mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id } }', {
        input: {
            companyId: company?.id, firstName: language === 'fa' ? 'فرزین' : 'Farzin', lastName: language === 'fa' ? 'دلاوری' : 'Delavari', emailAddress, phone: null, role: 'buyer', language,
            idempotencyKey: `leaver-${language}-${Date.now()}`,
        },
    });
    await product.sql(
        `WITH person AS (INSERT INTO "user" (identifier, verified) VALUES ($1, true) RETURNING id),
              login AS (INSERT INTO authentication_method (type, identifier, "passwordHash", "userId")
                        SELECT 'NativeAuthenticationMethod', $1, staff."passwordHash", p.id FROM person p, authentication_method staff WHERE staff.identifier = 'superadmin'),
              role AS (INSERT INTO user_roles_role ("userId", "roleId") SELECT p.id, r.id FROM person p, role r WHERE r.code = '__customer_role__'),
              linked AS (UPDATE customer c SET "userId" = p.id FROM person p WHERE c."emailAddress" = $1 RETURNING c.id)
         UPDATE company_member m SET "acceptedAt" = now() FROM linked l WHERE m."customerId" = l.id`,
        [emailAddress],
    );
    return emailAddress;
}

describe.each(people)('personal data in $language', ({ language, width }) => {
    const t = portalTexts(language);
    const d = dashboardTexts(language);
    let portal: OpenPage;
    let page: Page;
    let email: string;

    beforeAll(async () => {
        email = await leaver(language);
        portal = await visitPortal(browser, product, { language, login: email, place: '/account/my-data', width });
        page = portal.page;
    });
    afterAll(() => portal?.close());

    it('are taken along and asked to be erased in the portal', async () => {
        await page.getByRole('heading', { level: 1, name: t('myData.title') }).waitFor();
        const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: t('myData.download'), exact: true }).click()]);
        expect(file.suggestedFilename()).toMatch(/^personal-data-.*\.zip$/);
        await page.getByRole('listitem').filter({ hasText: t('myData.state.done') }).waitFor();
        await shoot(page, `${language}-my-data`);
        page.once('dialog', dialog => void dialog.accept());
        await page.getByLabel(t('myData.why')).fill(language === 'fa' ? 'از شرکت می‌روم.' : 'I leave the firm.');
        await page.getByRole('button', { name: t('myData.ask'), exact: true }).click();
        await page.getByRole('button', { name: t('myData.withdraw'), exact: true }).waitFor();
        await shoot(page, `${language}-my-data-asked`);
        expect([await axeViolations(page), await sidewaysPixels(page)]).toEqual([[], 0]);
    });

    it('are looked at and erased by staff', async () => {
        const visit = await sitDown(browser, product, { role: 'system-administrator', language });
        const desk = visit.page;
        await openPlace(desk, product, 'personal-data');
        await desk.getByRole('link', { name: language === 'fa' ? 'فرزین دلاوری' : 'Farzin Delavari' }).or(desk.getByRole('button', { name: language === 'fa' ? 'فرزین دلاوری' : 'Farzin Delavari' })).last().waitFor();
        await shoot(desk, `${language}-desk-list`);
        const [wish] = await product.sql<{ id: number }>(`SELECT id FROM personal_data_request WHERE state = 'open' ORDER BY id DESC LIMIT 1`);
        await openPlace(desk, product, `personal-data/${wish?.id}`);
        await desk.getByRole('link', { name: d('Look and decide') }).or(desk.getByRole('button', { name: d('Look and decide') })).first().waitFor();
        await shoot(desk, `${language}-desk-request`);
        await desk.getByRole('link', { name: d('Look and decide') }).or(desk.getByRole('button', { name: d('Look and decide') })).first().click();
        await desk.getByRole('button', { name: d('Erase the person') }).first().click();
        const dialog = desk.getByRole('dialog');
        await dialog.getByLabel(d('Type the e-mail address')).fill('wrong@address.example');
        await dialog.getByLabel(d('Reason')).fill('Left');
        await dialog.getByRole('button', { name: d('Erase for good') }).click();
        await dialog.getByRole('alert').waitFor();
        await shoot(desk, `${language}-desk-erase`);
        await dialog.getByLabel(d('Type the e-mail address')).fill(email);
        await dialog.getByRole('button', { name: d('Erase for good') }).click();
        await desk.waitForURL(url => url.pathname.endsWith(`/personal-data/${wish?.id}`));
        await desk.getByText(`person-${wish?.id}@erased.invalid`).waitFor();
        await shoot(desk, `${language}-desk-erased`);
        expect(await product.sql('SELECT 1 FROM customer WHERE "emailAddress" = $1', [email])).toEqual([]);
        await visit.close();
        await page.goto(`${product.url}/account/my-data`);
        await page.waitForURL(url => url.pathname.startsWith('/sign-in'));
    });
});
