/** Cases of `notifications.e2e-spec.ts`: what becomes of mails. */
import { FakeMailServer } from '../../../test/fakes/smtp';
import type { OutboxDispatcher } from '../../outbox';
import { type NotificationsOptions, SmtpDelivery } from '..';

export interface Row {
    id: number;
    channel: string;
    state: string;
    recipient: string;
    body: string;
    htmlBody: string | null;
    lastError: string | null;
    reference: string | null;
}

interface Given {
    options: NotificationsOptions;
    dispatcher: OutboxDispatcher;
    sara: { email: string };
    approved: (to: { phone?: string; email?: string }) => Promise<number[]>;
    row: (id: number | undefined) => Promise<Row | undefined>;
    drainAll: () => Promise<void>;
}

export function mailServerCases(the: () => Given): void {
    describe('through a mail server', () => {
        let server: FakeMailServer;
        beforeAll(async () => {
            server = await FakeMailServer.start();
        });
        afterAll(() => server.stop());
        beforeEach(() => {
            server.mails.length = 0;
            the().options.mail = new SmtpDelivery({ url: server.url, from: 'Alborz <orders@alborz.example>' });
        });

        it('sends text and HTML', async () => {
            const [id] = await the().approved({ email: the().sara.email });
            await the().dispatcher.drain();
            expect(await the().row(id)).toMatchObject({ state: 'SENT' });
            expect(server.mails[0]).toContain('multipart/alternative');
            expect(server.mails[0]).toContain(`Message-ID: <notification-${id}@alborz.example>`);
        });

        it.each([
            ['drop-after-data', 'UNKNOWN', 1],
            ['refuse-recipient', 'FAILED', 0],
            ['busy', 'SENT', 1],
        ] as const)('after %s a mail is %s', async (fault, state, mails) => {
            server.faults.push(fault);
            const [id] = await the().approved({ email: the().sara.email });
            await the().drainAll();
            expect(await the().row(id)).toMatchObject({ state });
            expect(server.mails).toHaveLength(mails);
        });

        it('waits for a server that is down', async () => {
            the().options.mail = new SmtpDelivery({ url: 'smtp://127.0.0.1:1', from: 'orders@alborz.example' });
            const [id] = await the().approved({ email: the().sara.email });
            await the().dispatcher.drain();
            expect(await the().row(id)).toMatchObject({ state: 'QUEUED' });
            the().options.mail = new SmtpDelivery({ url: server.url, from: 'orders@alborz.example' });
            await the().drainAll();
            expect(await the().row(id)).toMatchObject({ state: 'SENT' });
        });
    });
}
