import { FakePrzelewy24, FakeZarinpal } from '../../../test/fakes/payment-gateways';
import { OperationalError } from '../../../kernel/operational-error';
import { NoAnswerError } from '../../outbox';
import { nextAttemptState } from '../domain/attempt-states';
import { Przelewy24Provider } from '../config/przelewy24-provider';
import { ZarinpalProvider } from '../config/zarinpal-provider';

const order = { key: 'K-1:1', amountMinor: 1500_00, currencyCode: 'IRR', description: 'K-1', email: 'a@b.example', language: 'fa', returnUrl: 'https://shop.example/r', notifyUrl: 'https://shop.example/n' };

describe('Zarinpal', () => {
    let bank: FakeZarinpal;
    let provider: ZarinpalProvider;
    const known = (providerToken: string | null) => ({ key: order.key, providerToken, amountMinor: order.amountMinor, currencyCode: 'IRR' });

    beforeAll(async () => {
        bank = await FakeZarinpal.start();
        provider = new ZarinpalProvider({ merchantId: 'merchant', url: bank.url, allowLoopback: true });
    });
    afterAll(() => bank.stop());

    const begun = async () => (await provider.start(order)).providerToken ?? '';

    it('is asked for rials, sends the payer on, and says once and again that he has paid', async () => {
        const { redirectUrl, providerToken } = await provider.start(order);
        expect(redirectUrl).toBe(`${bank.url}/pg/StartPay/${providerToken}`);
        expect(bank.payments.get(providerToken ?? '')).toMatchObject({ amount: 1500, callback: order.returnUrl });
        expect(await provider.ask(known(providerToken))).toEqual({ state: 'pending' });
        bank.pay(providerToken ?? '');
        const paid = { state: 'paid', amountMinor: 1500_00, currencyCode: 'IRR', reference: '201' };
        expect(await provider.ask(known(providerToken))).toEqual(paid);
        expect(await provider.ask(known(providerToken))).toEqual(paid);
    });

    it('is not paid by another amount, by who gave up, nor by what it does not know', async () => {
        const [less, gone] = [await begun(), await begun()];
        bank.pay(less, 1499);
        bank.fail(gone);
        expect((await provider.ask(known(less))).state).toBe('declined');
        expect((await provider.ask(known(gone))).state).toBe('declined');
        expect((await provider.ask(known('A-unknown'))).state).toBe('declined');
        expect((await provider.ask(known(null))).state).toBe('declined');
        expect(provider.keyOf()).toBeNull();
    });

    it('that fell silent after the payer paid is asked again, and then knows', async () => {
        const authority = await begun();
        bank.pay(authority);
        bank.fault = 'silent';
        await expect(provider.ask(known(authority))).rejects.toThrow(NoAnswerError);
        await expect(provider.start(order)).rejects.toThrow(NoAnswerError);
        bank.fault = 'broken';
        await expect(provider.ask(known(authority))).rejects.toThrow(OperationalError);
        bank.fault = null;
        // It had verified the payment before the line broke.
        expect((await provider.ask(known(authority))).state).toBe('paid');
    });
});

describe('Przelewy24', () => {
    let bank: FakePrzelewy24;
    let provider: Przelewy24Provider;
    const zloty = { ...order, currencyCode: 'PLN', amountMinor: 123_45 };
    const known = (key: string) => ({ key, providerToken: null, amountMinor: zloty.amountMinor, currencyCode: 'PLN' });

    beforeAll(async () => {
        bank = await FakePrzelewy24.start();
        provider = new Przelewy24Provider({ ...FakePrzelewy24.settings, url: bank.url, allowLoopback: true });
    });
    afterAll(() => bank.stop());

    it('registers what is signed, sends the payer on, and is paid once it confirms', async () => {
        const { redirectUrl, providerToken } = await provider.start({ ...zloty, key: 'K-1:1' });
        expect(redirectUrl).toBe(`${bank.url}/trnRequest/${providerToken}`);
        expect(await provider.ask(known('K-1:1'))).toEqual({ state: 'pending' });
        expect(await provider.ask(known('K-9:9'))).toEqual({ state: 'pending' });
        bank.pay('K-1:1');
        const paid = { state: 'paid', amountMinor: 123_45, currencyCode: 'PLN', reference: '900' };
        expect(await provider.ask(known('K-1:1'))).toEqual(paid);
        expect(bank.payments.get('K-1:1')?.status).toBe(2);
        expect(await provider.ask(known('K-1:1'))).toEqual(paid);
    });

    it('is believed when its notice is signed, and not when a field or the key is another one', async () => {
        await provider.start({ ...zloty, key: 'K-2:1' });
        const notice = bank.notice('K-2:1');
        expect(provider.keyOf({ fields: notice })).toBe('K-2:1');
        expect(provider.keyOf({ fields: { ...notice, amount: 1 } })).toBeNull();
        expect(provider.keyOf({ fields: { ...notice, sessionId: 'K-1:1' } })).toBeNull();
        expect(provider.keyOf({ fields: bank.notice('K-2:1', 'another-crc') })).toBeNull();
        expect(provider.keyOf({ fields: { ...notice, sign: ['x'] } })).toBeNull();
        expect(provider.keyOf({ fields: {} })).toBeNull();
    });

    it('names the amount that came, so that a wrong one is disputed', async () => {
        await provider.start({ ...zloty, key: 'K-3:1' });
        bank.pay('K-3:1', 1_00);
        const verdict = await provider.ask(known('K-3:1'));
        expect(verdict).toMatchObject({ state: 'paid', amountMinor: 1_00 });
        expect(nextAttemptState({ state: 'started', amountMinor: zloty.amountMinor, currencyCode: 'PLN', isOver: false }, verdict)).toBe('disputed');
    });

    it('that fell silent or is broken leaves the payment unknown', async () => {
        await provider.start({ ...zloty, key: 'K-4:1' });
        bank.fault = 'silent';
        await expect(provider.ask(known('K-4:1'))).rejects.toThrow(NoAnswerError);
        bank.fault = 'broken';
        await expect(provider.ask(known('K-4:1'))).rejects.toThrow(OperationalError);
        bank.fault = null;
        const wrong = new Przelewy24Provider({ ...FakePrzelewy24.settings, apiKey: 'other', url: bank.url, allowLoopback: true });
        await expect(wrong.start(zloty)).rejects.toThrow(OperationalError);
    });
});
