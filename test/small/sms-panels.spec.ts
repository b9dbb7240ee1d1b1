/** One contract for all SMS panels: what Karvan makes of each answer and each fault, whoever the provider is. */
import { OperationalError } from '../../kernel/operational-error';
import { type DeliveryPort, GhasedakDelivery, KavenegarDelivery, MelipayamakDelivery, type NotificationMessage, SmsApiDelivery, SmsIrDelivery } from '../../plugins/notifications';
import { FakePanel } from '../fakes/sms-panels';

const here = { line: '30007732', allowLoopback: true };

interface Case {
    name: string;
    start: () => Promise<FakePanel>;
    port: (url: string, key?: string) => DeliveryPort;
    /** In its own words: arrived, not arrived. */
    arrived: number | string;
    lost: number | string;
    /** Can it be asked by our own id, or be sent the same again without harm? */
    knowsOurs: boolean;
    /** What it calls back with: of a text that arrived, and of an SMS to our line. Null: it does not call. */
    report: ((id: string) => Record<string, string>) | null;
    incoming: Record<string, string> | null;
    /** What it hands out when asked for SMS to our line. */
    received: object | null;
}

const cases: Case[] = [
    {
        name: 'Kavenegar',
        start: () => FakePanel.kavenegar(),
        port: (baseUrl, apiKey = 'secret-key') => new KavenegarDelivery({ ...here, apiKey, baseUrl }),
        ...{ arrived: 10, lost: 11, knowsOurs: true, received: null },
        report: id => ({ messageid: id, status: '10' }),
        incoming: { messageid: '77', from: '09121234567', to: '30007732', message: 'سلام' },
    },
    {
        name: 'SMS.ir',
        start: () => FakePanel.smsIr(),
        port: (baseUrl, apiKey = 'right-key') => new SmsIrDelivery({ ...here, apiKey, baseUrl }),
        ...{ arrived: 1, lost: 2, knowsOurs: false, report: null, incoming: null },
        received: { messageText: 'سلام', number: 30007732, mobile: 989121234567, receivedDateTime: 1764400000 },
    },
    {
        name: 'Melipayamak',
        start: () => FakePanel.melipayamak(),
        port: (baseUrl, password = 'right-key') => new MelipayamakDelivery({ ...here, username: 'karvan', password, baseUrl }),
        ...{ arrived: 1, lost: 16, knowsOurs: false, report: null },
        incoming: { from: '09121234567', to: '30007732', text: 'سلام' },
        received: { MsgID: 77, Body: 'سلام', Sender: '09121234567', Receiver: '30007732' },
    },
    {
        name: 'Ghasedak',
        start: () => FakePanel.ghasedak(),
        port: (baseUrl, apiKey = 'right-key') => new GhasedakDelivery({ ...here, apiKey, baseUrl }),
        ...{ arrived: 5, lost: 4, knowsOurs: true },
        report: id => ({ MessageId: id, Status: '5' }),
        incoming: { MessageId: '77', Sender: '09121234567', LineNumber: '30007732', Message: 'سلام' },
        received: { id: 77, sender: '09121234567', lineNumber: '30007732', message: 'سلام' },
    },
    {
        name: 'SMSAPI.pl',
        start: () => FakePanel.smsApi(),
        port: (baseUrl, token = 'right-key') => new SmsApiDelivery({ ...here, token, baseUrl }),
        ...{ arrived: 'DELIVERED', lost: 'UNDELIVERED', knowsOurs: true, received: null },
        report: id => ({ MsgId: id, status: '404', idx: 'karvan-1-0', username: 'karvan' }),
        incoming: { MsgId: '77', sms_from: '48601234567', sms_to: '30007732', sms_text: 'cześć' },
    },
];

describe.each(cases)('$name', ({ start, port: make, arrived, lost, knowsOurs, report, incoming, received }) => {
    let panel: FakePanel;
    let port: DeliveryPort;
    let next = 0;
    beforeAll(async () => {
        panel = await start();
    });
    afterAll(() => panel.stop());
    beforeEach(() => {
        panel.taken.length = 0;
        panel.faults.length = 0;
        port = make(panel.url);
    });

    const text = (more: Partial<NotificationMessage> = {}) =>
        ({ id: ++next, recipient: '+989121234567', body: 'سفارش AM-1001 تأیید شد', replays: 0, reference: null, attemptedAt: new Date(), ...more }) as NotificationMessage;
    const referenceOf = () => String(panel.taken[0]?.id);

    it('hands a text over from our line and names it as the provider does', async () => {
        expect(await port.deliver(text())).toMatchObject({ state: 'SENT', reference: referenceOf() });
        expect(panel.taken).toMatchObject([{ text: 'سفارش AM-1001 تأیید شد' }]);
        const { path, body } = panel.requests.at(-1) ?? { path: '', body: '' };
        expect(path + body).toContain('30007732');
    });

    it('gives up on a number that the provider refuses, and says why', async () => {
        const refused = await port.deliver(text({ recipient: '+12' }));
        expect(refused.state).toBe('FAILED');
        expect(refused.reason).toMatch(/\d/);
        expect(panel.taken).toEqual([]);
    });

    it.each(['no-credit', 'busy', 'too-many'] as const)('tries later after %s', async fault => {
        panel.faults.push(fault);
        await expect(port.deliver(text())).rejects.toThrow(OperationalError);
    });

    it('tries later while the account is not let in, without telling its secret', async () => {
        const error = await make(panel.url, 'wrong-key-of-ours').deliver(text()).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(OperationalError);
        expect((error as Error).message).not.toContain('wrong-key-of-ours');
    });

    it('tries later when nobody answers the connection', async () => {
        await expect(make('http://127.0.0.1:1').deliver(text())).rejects.toThrow(OperationalError);
    });

    it.each(['drop-after-accept', 'html-after-accept', 'error-500'] as const)('cannot tell after %s', async fault => {
        panel.faults.push(fault);
        expect(await port.deliver(text())).toMatchObject({ state: 'UNKNOWN' });
    });

    it('finds by our own id what it has and what it does not have, or cannot be asked', async () => {
        expect(port.lookUp !== undefined).toBe(knowsOurs);
        if (port.lookUp === undefined) return;
        panel.faults.push('drop-after-accept');
        const message = text();
        await port.deliver(message);
        expect(['SENT', 'DELIVERED']).toContain((await port.lookUp(message))?.state);
        expect(panel.taken).toHaveLength(1);
        const never = text();
        const answer = await port.lookUp(never);
        // Null lets it be sent; SMSAPI is asked by sending.
        expect(answer === null || panel.taken.filter(({ localId }) => localId?.includes(String(never.id))).length === 1).toBe(true);
    });

    it('tells later what became of its texts', async () => {
        const { reference = '' } = await port.deliver(text());
        expect((await port.states?.([reference]))?.[0]?.delivery.state).toBe('SENT');
        panel.status = arrived;
        expect(await port.states?.([reference])).toMatchObject([{ reference, delivery: { state: 'DELIVERED' } }]);
        panel.status = lost;
        const [report] = (await port.states?.([reference])) ?? [];
        expect(report).toMatchObject({ reference, delivery: { state: 'FAILED' } });
        expect(report?.delivery.reason).toBeTruthy();
    });

    it('may be asked again when it is down while asked', async () => {
        panel.faults.push('html-after-accept');
        await expect(port.states?.(['8792343'])).rejects.toThrow(OperationalError);
    });

    it('reads its calls, and nothing out of nonsense', () => {
        expect(port.readReports !== undefined).toBe(report !== null);
        if (report) expect(port.readReports?.(report('8792343'))).toMatchObject([{ reference: '8792343', delivery: { state: 'DELIVERED' } }]);
        if (incoming) expect(port.readIncoming?.(incoming)).toMatchObject({ line: '30007732', from: expect.stringMatching(/\d{10}/) as string });
        const calls: Array<Record<string, string>> = [{}, { messageid: 'x', status: '<b>' }, { MsgId: ',,', status: '404,,' }, { MsgId: '1', status: 'toString' }, { from: '1' }];
        for (const nonsense of calls) {
            expect(port.readReports?.(nonsense) ?? []).toEqual([]);
            expect(port.readIncoming?.(nonsense) ?? null).toBeNull();
        }
    });

    it('fetches what people wrote where it does not call', async () => {
        expect(port.fetchIncoming !== undefined).toBe(received !== null);
        if (received === null) return;
        panel.received = [received];
        expect(await port.fetchIncoming?.()).toMatchObject([{ text: 'سلام', from: '09121234567', line: '30007732', externalId: expect.anything() as string }]);
    });
});

it('does not ask SMSAPI by sending again when they have forgotten', async () => {
    const panel = await FakePanel.smsApi();
    const port = new SmsApiDelivery({ ...here, token: 'right-key', baseUrl: panel.url });
    const old = { id: 1, recipient: '+48601234567', body: 'x', replays: 0, attemptedAt: new Date(Date.now() - 24 * 3_600_000) } as NotificationMessage;
    expect(await port.lookUp(old)).toMatchObject({ state: 'UNKNOWN' });
    expect(panel.taken).toEqual([]);
    await panel.stop();
});
