/** Cases of `notifications.e2e-spec.ts`: SMS to our line where the panel does not call. */
import type { RequestContext } from '@vendure/core';

import { FakePanel } from '../../../test/fakes/sms-panels';
import type { RunningServer } from '../../../test/server';
import { type NotificationsOptions, SmsIrDelivery } from '..';
import { IncomingSmsService } from '../services/incoming-sms.service';

interface Given {
    options: NotificationsOptions;
    ctx: RequestContext;
    running: RunningServer;
}

export function incomingCases(the: () => Given): void {
    it('takes an SMS once that a panel hands out again and again', async () => {
        const panel = await FakePanel.smsIr();
        the().options.sms = new SmsIrDelivery({ apiKey: 'right-key', line: '30007732', baseUrl: panel.url, allowLoopback: true });
        panel.received = [{ messageText: 'سلام', number: 30007732, mobile: 989139990000, receivedDateTime: 1764400000 }];
        const incoming = the().running.server.app.get(IncomingSmsService);
        for (let time = 0; time < 3; time++) await incoming.fetch(the().ctx, new Date());
        panel.faults.push('error-500');
        await incoming.fetch(the().ctx, new Date());
        expect(await the().running.sql(`SELECT text FROM incoming_sms WHERE sender = '+989139990000'`)).toEqual([{ text: 'سلام' }]);
        await panel.stop();
    });
}
