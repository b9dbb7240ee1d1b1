/** Firms that want in, and customers that want their data changed: something for staff to decide from the first day. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { memberPermissions, type MemberScope, type StaffScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { FirmSettingsService } from '../../plugins/organizations';
import { type AccessRequest, ChangeRequestService, ConsentService, DecisionService, IntakeService } from '../../plugins/registration';
import type { Progress } from './progress-bar';

const consentTexts = {
    terms: {
        en: 'The portal is for firms that buy for their business. Prices are shown to you alone and are not to be passed on. An order binds you when we have approved it.',
        fa: 'این پرتال برای شرکت‌هایی است که برای کسب‌وکار خود خرید می‌کنند. قیمت‌ها تنها برای شماست و نباید به دیگران داده شود. سفارش پس از تأیید ما الزام‌آور است.',
        pl: 'Portal jest przeznaczony dla firm kupujących na potrzeby działalności. Ceny są przeznaczone tylko dla Państwa i nie należy ich przekazywać dalej. Zamówienie wiąże po naszym zatwierdzeniu.',
        ru: 'Портал предназначен для компаний, покупающих для своего бизнеса. Цены показаны только вам и не подлежат передаче. Заказ обязывает после нашего подтверждения.',
    },
    privacy: {
        en: 'We keep the data of the form to decide on the application and to serve you as a customer. We give it to nobody. You may ask what we keep and have it erased.',
        fa: 'داده‌های این فرم را برای بررسی درخواست و خدمت به شما نگه می‌داریم و به کسی نمی‌دهیم. می‌توانید بپرسید چه نگه می‌داریم و پاک‌شدن آن را بخواهید.',
        pl: 'Dane z formularza przechowujemy, aby rozpatrzyć wniosek i obsługiwać Państwa jako klienta. Nikomu ich nie przekazujemy. Mogą Państwo zapytać, co przechowujemy, i zażądać usunięcia.',
        ru: 'Данные формы мы храним, чтобы рассмотреть заявку и обслуживать вас как клиента. Мы никому их не передаём. Вы можете узнать, что мы храним, и потребовать удаления.',
    },
    marketing: {
        en: 'We may write to you a few times a year about new collections and offers. You may end it at any time.',
        fa: 'سالی چند بار از مجموعه‌های تازه و پیشنهادها برایتان می‌نویسیم. هر زمان می‌توانید آن را قطع کنید.',
        pl: 'Kilka razy w roku napiszemy o nowych kolekcjach i ofertach. W każdej chwili mogą Państwo zrezygnować.',
        ru: 'Несколько раз в год мы напишем о новых коллекциях и предложениях. Вы можете отказаться в любое время.',
    },
};

const agreed = [{ kind: 'terms', version: 1 }, { kind: 'privacy', version: 1 }];
const applicants: AccessRequest[] = [
    {
        companyName: 'هتل آفتاب شیراز', countryCode: 'IR', taxId: '10103492170', streetLine: 'بلوار چمران، پلاک ۱۸', city: 'شیراز', postalCode: '7194684471', firstName: 'نرگس',
        lastName: 'صادقی', phone: '09171234567', emailAddress: 'n.sadeghi@aftab-hotel.example', message: 'برای بازسازی ۱۲۰ اتاق موکت می‌خواهیم.', language: 'fa', consents: agreed,
    },
    {
        companyName: 'بازرگانی کویر یزد', countryCode: 'IR', taxId: '10380284790', economicCode: '411111111119', streetLine: 'خیابان امام، ۴۲', city: 'یزد', postalCode: '8916712345', firstName: 'مهدی',
        lastName: 'کاظمی', phone: '09131234567', emailAddress: 'kazemi@kavir-trade.example', message: 'فروشگاه کف‌پوش در سه شهر داریم.', language: 'fa', consents: [...agreed, { kind: 'marketing', version: 1 }],
    },
    {
        companyName: 'Podłogi Mazowsze sp. z o.o.', countryCode: 'PL', taxId: '5260250274', streetLine: 'ul. Prosta 51', city: 'Warszawa', postalCode: '00-838', firstName: 'Piotr',
        lastName: 'Wójcik', phone: '+48221234567', emailAddress: 'p.wojcik@podlogi-mazowsze.example', message: 'Szukamy dostawcy wykładzin do biur.', language: 'pl', consents: agreed,
    },
    {
        companyName: 'ООО «Ковры Поволжья»', countryCode: 'RU', taxId: '7707083893', streetLine: 'ул. Ленина, 10', city: 'Самара', postalCode: '443001', firstName: 'Ольга',
        lastName: 'Морозова', phone: '+74951234567', emailAddress: 'morozova@kovry-volga.example', message: '', language: 'ru', consents: agreed,
    },
    {
        companyName: 'هتل پارسه، شعبهٔ کیش', countryCode: 'IR', taxId: '0499370899', streetLine: 'میدان سنایی', city: 'کیش', postalCode: '7941754321', firstName: 'سینا',
        lastName: 'پارسا', phone: '09341234567', emailAddress: 'sina@parseh-hotel.example', message: 'کارشناس خرید شعبهٔ کیش هستم.', language: 'fa', consents: agreed,
    },
];

export async function seedRegistration(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress): Promise<void> {
    await app.get(FirmSettingsService).update(ctx, scope, { acceptsApplications: true });
    for (const [kind, texts] of Object.entries(consentTexts)) {
        await app.get(ConsentService).publish(ctx, scope, { kind, texts: Object.entries(texts).map(([language, text]) => ({ language, text })) });
    }
    const ids: number[] = [];
    for (const [place, applicant] of applicants.entries()) {
        await app.get(IntakeService).apply(ctx, { ...applicant, idempotencyKey: `demo-application-${place}` });
        const [row] = await sql<{ id: number }>(app.get(TransactionalConnection), ctx, 'SELECT max(id) AS id FROM access_application');
        ids.push(row?.id ?? 0);
        progress.show('Applications', place + 1, applicants.length);
    }
    await decideSome(app, ctx, scope, ids);
    await askForChanges(app, ctx, 'C-1001', { changes: { phone: '+982188776655', contactName: 'مریم احمدی' }, note: 'دفتر ما جابه‌جا شد.' });
    await askForChanges(app, ctx, 'C-1003', { changes: { streetLine: 'ul. Piotrkowska 120', postalCode: '90-006' }, note: 'Nowa siedziba od stycznia.' });
}

/** Two stay new; one is asked, one refused, one let in to the company that he works for. */
async function decideSome(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, ids: number[]): Promise<void> {
    const decisions = app.get(DecisionService);
    const [, asked = 0, , refused = 0, accepted = 0] = ids;
    await decisions.ask(ctx, scope, { id: asked, version: 1, question: 'نشانی سه فروشگاه و خرید ماهانهٔ آن‌ها را بنویسید.' });
    await decisions.refuse(ctx, scope, { id: refused, version: 1, reason: 'Мы пока не поставляем в ваш регион.' });
    const [company] = await sql<{ id: number }>(app.get(TransactionalConnection), ctx, `SELECT id FROM company WHERE code = 'C-1001'`);
    const { firstName, lastName, emailAddress, phone, language } = applicants[4] as AccessRequest;
    await decisions.accept(ctx, scope, { id: accepted, version: 1, companyId: company?.id, member: { firstName, lastName, emailAddress, phone, language, role: 'buyer' } });
}

async function askForChanges(app: INestApplicationContext, ctx: RequestContext, code: string, wish: Parameters<ChangeRequestService['ask']>[2]): Promise<void> {
    const [row] = await sql<Omit<MemberScope, 'kind' | 'permissions' | 'acting'>>(
        app.get(TransactionalConnection),
        ctx,
        `SELECT m."companyId", m."branchId", m.id AS "memberId", m."customerId", cu."userId", c."currencyCode"
         FROM company c JOIN company_member m ON m."companyId" = c.id JOIN customer cu ON cu.id = m."customerId"
         WHERE c.code = $1 AND m.role = 'admin' ORDER BY m.id LIMIT 1`,
        [code],
    );
    if (row === undefined) throw new Error(`The customer ${code} has no administrator.`);
    await app.get(ChangeRequestService).ask(ctx, { kind: 'member', ...row, permissions: new Set(memberPermissions), acting: null }, wish);
}
