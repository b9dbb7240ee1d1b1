/** The SMS panels as far as Karvan talks to them, with their documented answers and the faults that they show in life. */
import { type FakeAnswer, HttpReceiver, type ReceivedRequest } from './http-receiver';

/**
 * `drop-after-accept`, `html-after-accept`, `slow`: it has the text, and the answer is lost, a gateway's page, or never comes.
 * `drop-before`, `error-500`, `busy`, `too-many`, `no-credit`: it has nothing.
 */
export type PanelFault = 'drop-after-accept' | 'html-after-accept' | 'drop-before' | 'error-500' | 'slow' | 'busy' | 'too-many' | 'no-credit';

interface Taken {
    id: number;
    localId: string | null;
    to: string;
    text: string;
}

/** How one provider speaks. */
interface Dialect {
    speak: (panel: FakePanel, request: ReceivedRequest) => FakeAnswer;
    busy: FakeAnswer;
    noCredit: FakeAnswer;
}

const json = (status: number, body: object): FakeAnswer => ({ status, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
const page: FakeAnswer = { status: 200, body: '<html><body>Bad gateway</body></html>', headers: { 'Content-Type': 'text/html' } };

export class FakePanel {
    readonly taken: Taken[] = [];
    /** Applied to the next requests, one each; undefined lets one through. */
    readonly faults: (PanelFault | undefined)[] = [];
    /** When none of those is left: what goes wrong with this request. */
    chance: (() => PanelFault | undefined) | null = null;
    /** The state that it tells of what it has, in its own words; each panel begins with "in the queue". */
    status: number | string;
    /** SMS to our line that it hands out when asked, as its own entries. */
    received: object[] = [];
    /** Texts that it takes within a second; what is more gets 429. */
    perSecond = Infinity;
    private second = { at: 0, count: 0 };

    private constructor(
        private receiver: HttpReceiver,
        private dialect: Dialect,
        queued: number | string,
    ) {
        this.status = queued;
        receiver.answer = request => this.answer(request);
    }

    static async kavenegar(): Promise<FakePanel> {
        return new FakePanel(await HttpReceiver.start(), kavenegar, 1);
    }

    static async smsIr(): Promise<FakePanel> {
        return new FakePanel(await HttpReceiver.start(), smsIr, 3);
    }

    static async melipayamak(): Promise<FakePanel> {
        return new FakePanel(await HttpReceiver.start(), melipayamak, 0);
    }

    static async ghasedak(): Promise<FakePanel> {
        return new FakePanel(await HttpReceiver.start(), ghasedak, 0);
    }

    static async smsApi(): Promise<FakePanel> {
        return new FakePanel(await HttpReceiver.start(), smsApi, 'QUEUE');
    }

    get url(): string {
        return this.receiver.url;
    }

    get requests(): ReceivedRequest[] {
        return this.receiver.requests;
    }

    stop(): Promise<void> {
        return this.receiver.stop();
    }

    take(localId: string | null, to: string, text: string): Taken {
        const taken = { id: 8_792_343 + this.taken.length, localId, to, text };
        this.taken.push(taken);
        return taken;
    }

    private answer(request: ReceivedRequest): FakeAnswer | 'drop' | 'hang' {
        const fault = this.faults.shift() ?? this.chance?.();
        if (fault === 'drop-before') return 'drop';
        if (fault === 'busy') return this.dialect.busy;
        if (fault === 'no-credit') return this.dialect.noCredit;
        if (fault === 'too-many' || this.isTooFast()) return { status: 429, body: '' };
        if (fault === 'error-500') return { status: 500, body: '<html>Internal Server Error</html>' };
        const answer = this.dialect.speak(this, request);
        if (fault === 'drop-after-accept') return 'drop';
        if (fault === 'html-after-accept') return page;
        return fault === 'slow' ? 'hang' : answer;
    }

    private isTooFast(): boolean {
        const at = Math.floor(Date.now() / 1_000);
        this.second = this.second.at === at ? { at, count: this.second.count + 1 } : { at, count: 1 };
        return this.second.count > this.perSecond;
    }
}

const iranian = /^(09\d{9}|00\d{8,15})$/;
const formIn = (request: ReceivedRequest) => new URLSearchParams(request.method === 'GET' ? new URL(request.path, 'http://panel').search : request.body);

function kavenegarAnswer(status: number, entries: object[]): FakeAnswer {
    return { status: 200, body: JSON.stringify({ return: { status, message: status === 200 ? 'تایید شد' : 'خطا' }, entries }) };
}

const kavenegar: Dialect = {
    busy: kavenegarAnswer(409, []),
    noCredit: kavenegarAnswer(418, []),
    speak(panel, request) {
        const form = formIn(request);
        const path = new URL(request.path, 'http://panel').pathname;
        const localId = form.get('localid');
        if (!path.startsWith('/secret-key/')) return kavenegarAnswer(403, []);
        if (path.endsWith('/sms/send.json')) {
            const to = form.get('receptor') ?? '';
            if (!iranian.test(to)) return kavenegarAnswer(411, []);
            // Sent again it is taken again: that nothing is, is for us to see to.
            const { id, text } = panel.take(localId, to, form.get('message') ?? '');
            return kavenegarAnswer(200, [{ messageid: id, message: text, status: 1, statustext: 'در صف ارسال', cost: 1 }]);
        }
        if (path.endsWith('/sms/status.json')) {
            const asked = (form.get('messageid') ?? '').split(',').map(Number);
            return kavenegarAnswer(200, asked.map(messageid => ({ messageid, status: panel.taken.some(({ id }) => id === messageid) ? panel.status : 100, statustext: 'ok' })));
        }
        const found = panel.taken.find(message => message.localId === localId);
        return kavenegarAnswer(200, [
            { messageid: found?.id ?? 0, localid: Number(localId), status: found ? panel.status : 100, statustext: found ? 'ok' : 'شناسه نامعتبر' },
        ]);
    },
};

const smsIr: Dialect = {
    busy: { status: 429, body: '{}' },
    noCredit: json(400, { status: 102, message: 'اعتبار کافی نمی‌باشد', data: null }),
    speak(panel, request) {
        if (request.headers['x-api-key'] !== 'right-key') return { status: 401, body: '{}' };
        if (request.path.startsWith('/receive/latest')) return json(200, { status: 1, message: 'موفق', data: panel.received });
        if (request.method === 'GET') {
            const messageId = Number(request.path.split('/').at(-1));
            return json(200, { status: 1, message: 'موفق', data: { messageId, deliveryState: panel.status } });
        }
        const { messageText, mobiles } = JSON.parse(request.body) as { messageText: string; mobiles: string[] };
        if (!iranian.test(mobiles[0] ?? '')) return json(400, { status: 104, message: 'شماره موبایل نادرست است', data: null });
        const { id } = panel.take(null, mobiles[0] ?? '', messageText);
        return json(200, { status: 1, message: 'موفق', data: { packId: 'pack', messageIds: [id], cost: 1.0 } });
    },
};

const melipayamakAnswer = (value: string | number, status: number, text: string) => json(200, { Value: String(value), RetStatus: status, StrRetStatus: text });

const melipayamak: Dialect = {
    busy: melipayamakAnswer(6, 6, 'SystemUpdating'),
    noCredit: melipayamakAnswer(2, 2, 'InsufficientCredit'),
    speak(panel, request) {
        const form = formIn(request);
        if (form.get('username') !== 'karvan' || form.get('password') !== 'right-key') return melipayamakAnswer(0, 0, 'InvalidUser');
        if (request.path.endsWith('/GetDeliveries2')) return melipayamakAnswer(panel.status, 1, 'Ok');
        if (request.path.endsWith('/GetMessages')) return json(200, { MyBase: { Value: 'Ok', RetStatus: 1, StrRetStatus: 'Ok' }, Data: panel.received });
        if (!iranian.test(form.get('to') ?? '')) return melipayamakAnswer(18, 18, 'InvalidNumber');
        return melipayamakAnswer(panel.take(null, form.get('to') ?? '', form.get('text') ?? '').id, 1, 'Ok');
    },
};

const ghasedakRefusal = (statusCode: number, message: string) => json(200, { isSuccess: false, statusCode, message, data: null });

const ghasedak: Dialect = {
    busy: ghasedakRefusal(503, 'سرویس موقتا در دسترس نیست'),
    noCredit: ghasedakRefusal(402, 'اعتبار کافی نیست'),
    speak(panel, request) {
        if (request.headers.apikey !== 'right-key') return { status: 401, body: '' };
        const url = new URL(request.path, 'http://panel');
        if (url.pathname.endsWith('/GetReceivedSmses')) return json(200, { isSuccess: true, statusCode: 200, message: '', data: { items: panel.received } });
        if (url.pathname.endsWith('/CheckSmsStatus')) {
            const ids = (url.searchParams.get('Ids') ?? '').split(',');
            const mine = (one: Taken) => ids.includes(url.searchParams.get('Type') === '2' ? (one.localId ?? '') : String(one.id));
            const data = panel.taken.filter(mine).map(one => ({ MessageId: String(one.id), ClientReferenceId: one.localId, Status: panel.status }));
            return json(200, { IsSuccess: true, StatusCode: 200, Message: '', Data: data });
        }
        const { receptor, message, clientReferenceId } = JSON.parse(request.body) as Record<string, string>;
        if (!iranian.test(receptor ?? '')) return ghasedakRefusal(411, 'گیرنده نامعتبر است');
        const { id } = panel.take(clientReferenceId ?? null, receptor ?? '', message ?? '');
        return json(200, { isSuccess: true, statusCode: 200, message: 'موفق', data: { messageId: String(id), receptor, clientReferenceId, cost: 900 } });
    },
};

const smsApiError = (error: number, message: string) => json(200, { error, message, invalid_numbers: null });

const smsApi: Dialect = {
    busy: smsApiError(203, 'Too many requests'),
    noCredit: smsApiError(103, 'Insufficient credits'),
    speak(panel, request) {
        if (request.headers.authorization !== 'Bearer right-key') return json(401, { error: 101, message: 'Authorization failed' });
        const form = formIn(request);
        const entry = (one: Taken, status: number | string) => ({ id: String(one.id), points: 0.07, number: one.to, status, error: null, idx: one.localId, parts: 1 });
        const asked = form.get('status');
        if (asked !== null) {
            const list = panel.taken.filter(({ id }) => asked.split(',').includes(String(id))).map(one => entry(one, panel.status));
            return list.length > 0 ? json(200, { count: list.length, list }) : smsApiError(301, 'ID does not exist');
        }
        const [to, idx] = [form.get('to') ?? '', form.get('idx')];
        if (!/^(48\d{9}|98\d{10}|\d{10,15})$/.test(to)) return smsApiError(13, 'No correct phonenumbers');
        if (form.get('check_idx') === '1' && panel.taken.some(({ localId }) => localId === idx)) return smsApiError(53, 'idx is not unique');
        return json(200, { count: 1, list: [entry(panel.take(idx, to, form.get('message') ?? ''), 'QUEUE')] });
    },
};
