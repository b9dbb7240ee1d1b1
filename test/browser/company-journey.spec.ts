/** How a firm comes in and is modelled as it is: application, roles, approval in two levels, distributors, staff acting for a customer. */
import type { Browser, Page } from 'playwright-core';

import { build, isStale } from '../../src/build';
import { Caller } from '../graphql';
import { orderRolls } from '../journey/orders';
import { eventually, type Journey, newJourney } from '../journey/people';
import { type Product, startProduct } from '../product';
import { dashboardTexts, openPlace, sitDown, vendureParts } from './dashboard';
import { axeViolations, launchChromium, type OpenPage, openPage, shoot, sidewaysPixels } from './page';
import { portalTexts } from './portal-texts';

interface Firm {
    language: 'en' | 'fa';
    /** Whoever may do everything in his company. */
    admin: string;
    companyCode: string;
    /** An applicant, whose tax number is right but for its last digit in `wrongTaxId`. */
    applicant: { company: string; countryCode: string; taxId: string; wrongTaxId: string; phone: string; city: string };
    roleName: string;
    ruleName: string;
    people: Record<'buyer' | 'approver' | 'deputy', [string, string]>;
    /** From today and until a week later, as the person types them. */
    typedDay: (date: Date) => string;
    markup: string;
    customer: string;
    reason: string;
}

const gregorian = (date: Date) => `${date.getFullYear()}/${date.getMonth() + 1}/${date.getDate()}`;
const jalali = (date: Date) => new Intl.DateTimeFormat('fa-IR-u-ca-persian-nu-arabext', { year: 'numeric', month: 'numeric', day: 'numeric' }).format(date);

const firms: Firm[] = [
    {
        language: 'en',
        admin: 'anna@dywany-lodzkie.example',
        companyCode: 'C-1003',
        applicant: { company: 'Hurtownia Wykładzin Warta', countryCode: 'PL', taxId: '8261930475', wrongTaxId: '8261930476', phone: '+48 601 778 120', city: 'Poznań' },
        roleName: 'Shop floor',
        ruleName: 'Every order',
        people: { buyer: ['Piotr', 'Zawada'], approver: ['Ewa', 'Lis'], deputy: ['Jan', 'Mazur'] },
        typedDay: gregorian,
        markup: '12.5',
        customer: 'Sklep Pod Dębem',
        reason: 'He is on the phone and cannot find the cart.',
    },
    {
        language: 'fa',
        admin: 'hossein@toos-carpet.example',
        companyCode: 'C-1002',
        applicant: { company: 'پخش فرش زاینده‌رود', countryCode: 'IR', taxId: '14002773493', wrongTaxId: '14002773494', phone: '09131234567', city: 'اصفهان' },
        roleName: 'انباردار',
        ruleName: 'همهٔ سفارش‌ها',
        people: { buyer: ['نیما', 'صفوی'], approver: ['الهام', 'رستگار'], deputy: ['کاوه', 'تهرانی'] },
        typedDay: jalali,
        markup: '۱۲٫۵',
        customer: 'فروشگاه نگین',
        reason: 'پشت خط است و سبدش را پیدا نمی‌کند.',
    },
];

const password = 'a-quiet-loom-2026';

let product: Product;
let browser: Browser;

beforeAll(async () => {
    for (const part of ['portal', 'dashboard'] as const) if (isStale(part)) await build(part);
    [product, browser] = await Promise.all([startProduct({ processes: ['server', 'worker'] }), launchChromium()]);
}, 420_000);

afterAll(async () => {
    await browser?.close();
    await product?.stop();
}, 60_000);

describe.each(firms)('a firm whose people read $language', firm => {
    const { language } = firm;
    const t = portalTexts(language);
    const d = dashboardTexts(language);
    const mailOf = (name: string) => `${name}.${language}.${process.pid}@journey.example`;
    const open: OpenPage[] = [];
    let journey: Journey;

    beforeAll(() => {
        journey = newJourney(product, language);
    });

    afterEach(async () => {
        const said = open.flatMap(({ complaints }) => complaints);
        for (const visit of open) await shoot(visit.page, `${language}-company-${expect.getState().currentTestName?.split(' ').slice(-4).join('-')}-${open.indexOf(visit)}`);
        for (const visit of open.splice(0)) await visit.close();
        expect(said).toEqual([]);
    });

    async function visitor(width?: number): Promise<Page> {
        const visit = await openPage(browser, { width, kept: { 'karvan.preferences': { language } } });
        open.push(visit);
        return visit.page;
    }

    async function signedIn(login: string, secret = password, width?: number): Promise<Page> {
        const page = await visitor(width);
        await page.goto(`${product.url}/sign-in`);
        await page.getByLabel(t('field.email')).fill(login);
        await page.getByLabel(t('field.password')).fill(secret);
        await press(page, t('signIn.submit'));
        await page.waitForURL(url => url.pathname === '/');
        return page;
    }

    async function atDesk(role: string, place: string): Promise<Page> {
        const visit = await sitDown(browser, product, { role, language });
        open.push(visit);
        await openPlace(visit.page, product, place);
        return visit.page;
    }

    const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

    /** The address in the newest message of a kind to somebody. */
    function linkTo(recipient: string, template: string, path: string): Promise<string> {
        return eventually(`the mail ${template} to ${recipient}`, async () => {
            const [mail] = await product.sql<{ body: string }>(
                `SELECT body FROM notification_message WHERE template = $1 AND channel = 'mail' AND recipient = $2 ORDER BY id DESC LIMIT 1`,
                [template, recipient],
            );
            return new RegExp(`/${path}/[A-Za-z0-9_-]{43}`).exec(mail?.body ?? '')?.[0];
        });
    }

    async function setsPassword(recipient: string): Promise<void> {
        const token = (await linkTo(recipient, 'invitation', 'invitation')).split('/').at(-1);
        const answer = await new Caller(product.url, 'shop-api').ask<{ acceptInvitation: { __typename: string } }>(
            'mutation ($token: String!, $password: String!) { acceptInvitation(token: $token, password: $password) { __typename } }',
            { token, password },
        );
        expect(answer.acceptInvitation.__typename).toBe('Success');
    }

    async function fits(page: Page): Promise<void> {
        expect(await axeViolations(page)).toEqual([]);
        const size = page.viewportSize();
        await page.setViewportSize({ width: 360, height: 740 });
        expect({ page: new URL(page.url()).pathname, sideways: await sidewaysPixels(page) }).toEqual({ page: new URL(page.url()).pathname, sideways: 0 });
        await shoot(page, `${language}-phone-${new URL(page.url()).pathname.replace(/\W+/g, '-')}`);
        if (size) await page.setViewportSize(size);
    }

    async function orderAs(login: string): Promise<string> {
        const theirs = newJourney(product, language);
        await theirs.customer.signIn(login, password);
        const { code, reason } = await orderRolls(theirs, { rolls: 2 });
        expect(reason).toBeUndefined();
        return code ?? '';
    }

    const stateOf = async (code: string) => (await product.sql<{ state: string }>('SELECT state FROM "order" WHERE code = $1', [code]))[0]?.state;

    it('applies, is accepted by the staff, is invited and signs in for the first time', async () => {
        const { applicant } = firm;
        const login = mailOf('applicant');
        const page = await visitor();
        await page.goto(`${product.url}/sign-in`);
        await page.getByRole('link', { name: t('signIn.apply') }).click();
        await page.waitForURL('**/register');
        const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
        await fill(t('contact.company'), applicant.company);
        await page.getByLabel(t('access.country')).selectOption(applicant.countryCode);
        await fill(t('access.taxId'), applicant.wrongTaxId);
        await fill(t('access.address'), 'Main 1');
        await fill(t('access.city'), applicant.city);
        await fill(t('access.postalCode'), applicant.countryCode === 'PL' ? '61-001' : '8145613131');
        const [firstName, lastName] = firm.people.approver;
        await fill(t('access.firstName'), firstName);
        await fill(t('access.lastName'), lastName);
        await fill(t('field.phone'), applicant.phone);
        await fill(t('field.email'), login);
        await press(page, t('access.submit'));
        await page.locator('#terms-error').waitFor();
        for (const kind of ['terms', 'privacy']) await page.getByLabel(t(`access.consent.${kind}`)).check();
        await press(page, t('access.submit'));
        // The server says which digit, and keeps nothing; what was typed stays.
        await page.getByText(t('access.mistakes')).waitFor();
        await page.locator('#taxId-error').waitFor();
        expect(await page.getByLabel(t('access.taxId'), { exact: true }).inputValue()).toBe(applicant.wrongTaxId);
        await fits(page);
        await fill(t('access.taxId'), applicant.taxId);
        await press(page, t('access.submit'));
        await page.getByText(t('access.sent', { email: login })).waitFor();
        await page.goto(product.url + (await linkTo(login, 'application-confirm', 'application/confirm')));
        await press(page, t('access.confirm'));
        await page.getByText(t('access.confirmed')).waitFor();

        const desk = await atDesk('sales-manager', 'applications');
        await desk.getByRole('link', { name: applicant.company }).or(desk.getByRole('button', { name: applicant.company })).first().click();
        await desk.getByRole('button', { name: d('Accept as a new company'), exact: true }).click();
        const dialog = desk.getByRole('dialog');
        await dialog.getByRole('switch').click();
        await dialog.getByRole('button', { name: d('Accept'), exact: true }).click();
        await dialog.waitFor({ state: 'detached' });
        expect(await axeViolations(desk, { exclude: vendureParts, impacts: ['serious', 'critical'] })).toEqual([]);

        await page.goto(product.url + (await linkTo(login, 'invitation', 'invitation')));
        await page.getByText(t('setPassword.greeting', { name: firstName, company: applicant.company })).waitFor();
        await page.locator('#password').fill(password);
        await page.locator('#repeated').fill(password);
        await press(page, t('setPassword.submit'));
        await page.waitForURL('**/sign-in**');
        await page.getByLabel(t('field.email')).fill(login);
        await page.getByLabel(t('field.password')).fill(password);
        await press(page, t('signIn.submit'));
        await page.waitForURL(url => url.pathname === '/');
        await page.locator('main').getByText(applicant.company).waitFor();
    });

    it('keeps a view of the companies, which everybody at a desk finds in the list', async () => {
        const [group, view] = language === 'en' ? ['wholesalers', 'Resellers'] : ['dealers', 'نمایندگان'];
        const desk = await atDesk('sales-manager', 'companies');
        await desk.getByRole('button', { name: d('Group'), exact: true }).first().click();
        await desk.getByRole('option', { name: group }).click();
        await desk.keyboard.press('Escape');
        await desk.locator('button:has(svg.lucide-bookmark-plus)').click();
        const dialog = desk.getByRole('dialog');
        await dialog.locator('#view-name').fill(view);
        await dialog.getByRole('radio').last().click();
        // Vendure says this in English only.
        await dialog.getByRole('button', { name: 'Save View' }).click();
        await dialog.waitFor({ state: 'detached' });

        const colleague = await atDesk('sales-expert', 'companies');
        const ofOthers = async () => (await colleague.locator('tbody tr').allInnerTexts()).filter(row => !row.includes(group)).length;
        await colleague.locator('tbody').getByText(/^C-\d/).first().waitFor();
        expect(await ofOthers()).toBeGreaterThan(0);
        await colleague.getByRole('button', { name: view, exact: true }).click();
        await eventually('only the companies of the view', async () => ((await ofOthers()) === 0 ? true : undefined));
        await colleague.locator('tbody').getByText(group).first().waitFor();
    });

    it('builds a role, invites colleagues, lets orders wait for two levels, and names a deputy who decides', async () => {
        const admin = await signedIn(firm.admin, product.password);
        await admin.goto(`${product.url}/account/roles`);
        await press(admin, t('roles.new'));
        await press(admin, t('roles.save'));
        await admin.getByLabel(t('roles.name')).fill(firm.roleName);
        for (const right of ['order', 'see-prices']) await admin.getByRole('checkbox', { name: new RegExp(`^${t(`roles.permission.${right}`)}`) }).check();
        await fits(admin);
        await press(admin, t('roles.save'));
        await admin.getByRole('heading', { name: firm.roleName }).waitFor();

        await admin.goto(`${product.url}/account/team`);
        for (const [kind, [firstName, lastName]] of Object.entries(firm.people)) {
            await press(admin, t('team.inviteSomebody'));
            await admin.getByLabel(t('team.firstName'), { exact: true }).fill(firstName);
            await admin.getByLabel(t('team.lastName'), { exact: true }).fill(lastName);
            await admin.getByLabel(t('field.email'), { exact: true }).fill(mailOf(kind));
            await admin.getByLabel(t('team.role'), { exact: true }).selectOption({ label: kind === 'buyer' ? firm.roleName : t('roles.preset.approver') });
            if (kind === 'buyer') await fits(admin);
            await press(admin, t('team.invite'));
            await admin.getByRole('heading', { name: `${firstName} ${lastName}` }).waitFor();
            await setsPassword(mailOf(kind));
        }

        await admin.goto(`${product.url}/account/approval-rules`);
        await press(admin, t('approvalRules.newRule'));
        await admin.getByLabel(t('field.name'), { exact: true }).fill(firm.ruleName);
        await press(admin, t('approvalRules.addLevel'));
        const level = (n: number) => admin.locator('fieldset.level').nth(n);
        const own = await product.sql<{ name: string }>(`SELECT "firstName" || ' ' || "lastName" AS name FROM customer WHERE "emailAddress" = $1`, [firm.admin]);
        await level(0).getByLabel(firm.people.approver.join(' ')).check();
        await level(1).getByLabel(own[0]?.name ?? '').check();
        await fits(admin);
        await admin.locator('k-rule-form').getByRole('button', { name: t('approvalRules.save'), exact: true }).click();
        await admin.getByRole('article', { name: firm.ruleName }).waitFor();

        const approver = await signedIn(mailOf('approver'));
        await approver.goto(`${product.url}/account/deputies`);
        await approver.getByLabel(t('deputies.who'), { exact: true }).selectOption({ label: firm.people.deputy.join(' ') });
        const today = new Date();
        const typed = [today, new Date(today.getTime() + 7 * 86_400_000)].map(firm.typedDay);
        for (const [index, field] of ['deputies.from', 'deputies.until'].entries()) {
            const input = approver.getByLabel(t(field));
            await input.fill(typed[index] ?? '');
            await input.press('Tab');
        }
        await fits(approver);
        await press(approver, t('approvalRules.save'));
        await approver.getByText(firm.people.deputy.join(' ')).first().waitFor();

        const code = await orderAs(mailOf('buyer'));
        expect(await stateOf(code)).toBe('AwaitingApproval');
        const deputy = await signedIn(mailOf('deputy'), password, 360);
        await deputy.goto(`${product.url}/approvals`);
        const card = (page: Page) => page.getByRole('article', { name: code });
        await card(deputy).getByText(t('approvals.standsInFor')).waitFor();
        expect(await axeViolations(deputy)).toEqual([]);
        await card(deputy).getByRole('button', { name: t('approvals.approve') }).click();
        await deputy.getByText(t('approvals.said.APPROVE', { code })).waitFor();
        expect(await stateOf(code)).toBe('AwaitingApproval');
        await admin.goto(`${product.url}/approvals`);
        await card(admin).getByRole('button', { name: t('approvals.approve') }).click();
        await admin.getByText(t('approvals.said.APPROVE', { code })).waitFor();
        expect(['Submitted', 'OnHold']).toContain(await stateOf(code));
        const steps = await product.sql<{ level: number; inStead: boolean }>(
            `SELECT s.level, s."forMemberId" IS NOT NULL AS "inStead" FROM approval_step s JOIN approval_request r ON r.id = s."requestId"
             JOIN "order" o ON o.id = r."orderId" WHERE o.code = $1 ORDER BY s.id`,
            [code],
        );
        expect(steps.map(({ inStead }) => inStead)).toEqual([true, false]);
        // The rule goes again, so that others of the company order as before.
        await admin.goto(`${product.url}/account/approval-rules`);
        await press(admin, t('approvalRules.removeOf', { name: firm.ruleName }));
        await press(admin, t('approvalRules.remove'));
        await admin.getByRole('article', { name: firm.ruleName }).waitFor({ state: 'detached' });
    });

    it('sells to customers of its own, who pay its mark-up and never learn its price', async () => {
        const manager = await journey.staff('sales-manager');
        const [company] = await product.sql<{ id: number }>('SELECT id FROM company WHERE code = $1', [firm.companyCode]);
        await manager.ask(
            'mutation ($id: ID!) { setCompanyIsDistributor(companyId: $id, isDistributor: true) { __typename } }',
            { id: company?.id },
        );
        const admin = await signedIn(firm.admin, product.password);
        await admin.goto(`${product.url}/customers`);
        await press(admin, t('customers.add'));
        const login = mailOf('customer');
        await admin.getByLabel(t('customers.name')).fill(firm.customer);
        await admin.getByLabel(t('customers.firstName')).fill(firm.people.buyer[0]);
        await admin.getByLabel(t('customers.lastName')).fill(firm.people.buyer[1]);
        await admin.getByLabel(t('field.email')).fill(login);
        await press(admin, t('customers.invite'));
        await admin.getByText(t('customers.markupWrong')).waitFor();
        await admin.getByLabel(t('customers.markup')).fill(firm.markup);
        await fits(admin);
        await press(admin, t('customers.invite'));
        await admin.getByText(t('customers.invitedNow')).waitFor();
        await setsPassword(login);

        const code = await orderAs(login);
        expect(await stateOf(code)).toBe('AwaitingApproval');
        const customer = await signedIn(login);
        await customer.goto(`${product.url}/orders/${code}`);
        await customer.getByText(code).first().waitFor();
        await fits(customer);
        await admin.goto(`${product.url}/customer-orders`);
        await admin.getByRole('link', { name: new RegExp(code) }).click();
        await admin.getByText(t('customerOrders.earning')).first().waitFor();
        await fits(admin);
        await press(admin, t('customerOrders.approve'));
        await admin.getByText(t('customerOrders.approved')).waitFor();
        expect(['Submitted', 'OnHold']).toContain(await stateOf(code));
        const [earning] = await product.sql<{ cost: number; paid: number }>(
            `SELECT e."costNet"::float8 AS cost, e."paidNet"::float8 AS paid FROM distributor_earning e JOIN "order" o ON o.id = e."orderId" WHERE o.code = $1`,
            [code],
        );
        expect((earning?.paid ?? 0) / (earning?.cost ?? 1)).toBeCloseTo(1.125, 3);
        // What the distributor pays stands nowhere on his customer's page, in whatever digits.
        await customer.reload();
        await customer.getByText(code).first().waitFor();
        const digits = (await customer.locator('body').innerText()).replace(/[۰-۹]/g, digit => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit))).replace(/[^\d]/g, '');
        // Rials are shown without their hundredths.
        expect(digits).not.toContain(String((earning?.cost ?? 0) / (language === 'fa' ? 100 : 1)));
    });

    it('is helped by the staff, who act in the place of one of its people for a reason', async () => {
        const [company] = await product.sql<{ id: number }>('SELECT id FROM company WHERE code = $1', [firm.companyCode]);
        const desk = await atDesk('sales-manager', `companies/${company?.id}`);
        await desk.getByRole('tab', { name: d('Members'), exact: true }).click();
        await desk.getByRole('row', { name: new RegExp(firm.admin) }).getByRole('button', { name: d('Act for'), exact: true }).click();
        await desk.context().addInitScript(`localStorage.setItem('karvan.preferences', '${JSON.stringify({ language })}')`);
        const dialog = desk.getByRole('dialog');
        await dialog.getByLabel(d('Reason')).fill(firm.reason);
        const [popup] = await Promise.all([desk.context().waitForEvent('page'), dialog.getByRole('button', { name: d('Open the portal'), exact: true }).click()]);
        await popup.waitForURL(url => url.pathname === '/');
        const banner = popup.getByRole('complementary', { name: t('acting.title') });
        await banner.getByText(firm.reason).waitFor();
        expect(popup.url()).not.toContain('#');
        await popup.goto(`${product.url}/approvals`);
        await popup.goto(`${product.url}/account`);
        await banner.waitFor();
        expect(await axeViolations(popup)).toEqual([]);
        await banner.getByRole('button', { name: t('acting.end') }).click();
        await popup.waitForURL('**/sign-in**');
        const [entry] = await product.sql<{ actor: string; subject: string; reason: string }>(
            `SELECT actor, subject, reason FROM audit_entry WHERE subject IS NOT NULL AND reason = $1 ORDER BY id DESC LIMIT 1`,
            [firm.reason],
        );
        expect(entry?.actor).toMatch(/^staff:\d+$/);
        expect(entry?.subject).toMatch(/^member:\d+$/);
        await popup.close();
    });
});
