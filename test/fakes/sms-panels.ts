/** Kavenegar and SMS.ir as far as Karvan talks to them, with the faults that they show in life. */
import { type FakeAnswer, HttpReceiver, type ReceivedRequest } from './http-receiver';

/** `drop-after-accept`: it has the text, and the answer is lost. `drop-before`: it has nothing. */
export type PanelFault = 'drop-after-accept' | 'drop-before' | 'error-500' | 'slow' | 'busy';

interface Taken {
    id: number;
    localId: string | null;
    to: string;
    text: string;
}

export class FakePanel {
    readonly taken: Taken[] = [];
    /** Applied to the next requests, one each. */
    readonly faults: PanelFault[] = [];
    /** The state that Kavenegar tells of what it has. */
    status = 1;

    private constructor(
        private receiver: HttpReceiver,
        private speak: (panel: FakePanel, request: ReceivedRequest) => FakeAnswer,
        private busy: FakeAnswer,
    ) {
        receiver.answer = request => this.answer(request);
    }

    static async kavenegar(): Promise<FakePanel> {
        return new FakePanel(await HttpReceiver.start(), kavenegar, kavenegarAnswer(409, []));
    }

    static async smsIr(): Promise<FakePanel> {
        return new FakePanel(await HttpReceiver.start(), smsIr, { status: 429, body: '{}' });
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

    private answer(request: ReceivedRequest): FakeAnswer | 'drop' | 'hang' {
        const fault = this.faults.shift();
        if (fault === 'drop-before') return 'drop';
        if (fault === 'busy') return this.busy;
        if (fault === 'error-500') return { status: 500, body: '<html>Internal Server Error</html>' };
        const answer = this.speak(this, request);
        if (fault === 'drop-after-accept') return 'drop';
        return fault === 'slow' ? 'hang' : answer;
    }
}

function kavenegarAnswer(status: number, entries: object[]): FakeAnswer {
    return { status: 200, body: JSON.stringify({ return: { status, message: status === 200 ? 'تایید شد' : 'خطا' }, entries }) };
}

function kavenegar(panel: FakePanel, request: ReceivedRequest): FakeAnswer {
    const url = new URL(request.path, 'http://panel');
    const form = new URLSearchParams(request.method === 'GET' ? url.search : request.body);
    const localId = form.get('localid');
    if (url.pathname.endsWith('/sms/send.json')) {
        const to = form.get('receptor') ?? '';
        if (!/^(09\d{9}|00\d{8,15})$/.test(to)) return kavenegarAnswer(411, []);
        const id = 8_792_343 + panel.taken.length;
        panel.taken.push({ id, localId, to, text: form.get('message') ?? '' });
        return kavenegarAnswer(200, [{ messageid: id, message: form.get('message'), status: 1, statustext: 'در صف ارسال', cost: 1 }]);
    }
    const found = panel.taken.find(message => message.localId === localId);
    return kavenegarAnswer(200, [
        { messageid: found?.id ?? 0, localid: Number(localId), status: found ? panel.status : 100, statustext: found ? 'ok' : 'شناسه نامعتبر' },
    ]);
}

function smsIr(panel: FakePanel, request: ReceivedRequest): FakeAnswer {
    if (request.headers['x-api-key'] !== 'right-key') return { status: 401, body: '{}' };
    const { messageText, mobiles } = JSON.parse(request.body) as { messageText: string; mobiles: string[] };
    const id = 1_000 + panel.taken.length;
    panel.taken.push({ id, localId: null, to: mobiles[0] ?? '', text: messageText });
    return { status: 200, body: JSON.stringify({ status: 1, message: 'موفق', data: { packId: 'pack', messageIds: [id], cost: 1.0 } }) };
}
