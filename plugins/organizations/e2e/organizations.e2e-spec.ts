import { RequestContextService, type RequestContext } from '@vendure/core';

import { systemScope } from '../../../kernel/scope';
import { type RunningServer, startServer } from '../../../test/server';
import { AcceptanceService, CompanyService, MemberService, StaffRoleService } from '..';

describe('organizations', () => {
    let running: RunningServer;
    let ctx: RequestContext;

    beforeAll(async () => {
        running = await startServer();
        ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
    });
    afterAll(() => running.stop());

    it('lets exactly one of ten parallel acceptances through', async () => {
        const { app } = running.server;
        const company = await app.get(CompanyService).create(ctx, systemScope, { name: 'فرش پارس', currencyCode: 'IRR', language: 'fa' });
        const member = await app.get(MemberService).invite(ctx, systemScope, {
            companyId: company.id, firstName: 'سارا', lastName: 'کریمی', emailAddress: 'sara@parsi.ir', phone: '۰۹۱۲۱۲۳۴۵۶۷', role: 'admin', language: 'fa',
        });
        expect(member.customer.phoneNumber).toBe('+989121234567');
        const messages = await running.sql<{ channel: string; body: string }>(`SELECT channel, body FROM notification_message WHERE template = 'invitation'`);
        expect(messages.map(message => message.channel).sort()).toEqual(['mail', 'sms']);
        const token = /invitation\/([\w-]+)/.exec(messages[0]?.body ?? '')?.[1] ?? '';
        const accept = () => app.get(AcceptanceService).accept(ctx, token, 'یک رمز عبور خوب ۱۲');
        const answers = await Promise.all(Array.from({ length: 10 }, accept));
        expect(answers.map(answer => answer?.reason ?? 'done').sort()).toEqual(['done', ...Array<string>(9).fill('used')]);
    });

    it('makes the staff roles, again and again the same', async () => {
        const roles = running.server.app.get(StaffRoleService);
        await roles.ensure(ctx);
        await roles.ensure(ctx);
        const rows = await running.sql<{ code: string }>(`SELECT code FROM role WHERE code !~ '^__' ORDER BY code`);
        expect(rows.map(row => row.code)).toEqual(
            ['director', 'production-operator', 'production-planner', 'sales-expert', 'sales-manager', 'system-administrator', 'transport-officer'],
        );
    });
});
