/** What Karvan makes of each answer and each fault of ShipX. */
import { OperationalError } from '../../kernel/operational-error';
import { InpostCourier } from '../../plugins/logistics/config/inpost-courier';
import type { CourierOrder } from '../../plugins/logistics/domain/courier-order';
import { NoAnswerError } from '../../plugins/outbox';
import { FakeShipx } from '../fakes/shipx';

const access = { organization: FakeShipx.organization, service: 'inpost_courier_standard', token: FakeShipx.token };
const receiver = { name: 'Hotel Baltic', phone: '+48 501 502 503', email: 'recepcja@baltic.example', streetLine: 'Długa 5', city: 'Gdańsk', postalCode: '80-831', countryCode: 'PL' };
let made = 0;
const order = (more: Partial<CourierOrder> = {}): CourierOrder => ({
    reference: `SH-000001-${++made}`, text: 'SH-000001', receiver, cashMinor: null, insuredMinor: null, currencyCode: 'PLN',
    parcels: [{ lengthMm: 800, widthMm: 360, heightMm: 200, weightG: 12_500 }], ...more,
});

describe('InPost', () => {
    let shipx: FakeShipx;
    let inpost: InpostCourier;

    beforeAll(async () => {
        shipx = await FakeShipx.start();
        inpost = new InpostCourier({ url: shipx.url, allowLoopback: true, totalMs: 500 });
    });
    beforeEach(() => (shipx.fault = null));
    afterAll(() => shipx.stop());

    const taken = async (one: CourierOrder) => {
        const answer = await inpost.create(access, one);
        if (!('taken' in answer)) throw new Error('not taken');
        return answer.taken;
    };

    it('says who the account is, or why it is nobody', async () => {
        expect(await inpost.check(access)).toBe('Dywany Sp. z o.o.');
        await expect(inpost.check({ ...access, token: 'other' })).rejects.toThrow(/401 token_invalid/);
        await expect(inpost.check({ ...access, organization: '99' })).rejects.toThrow(/403 access_forbidden/);
    });

    it('takes a parcel, is asked about it, gives its labels once it is confirmed, and finds it by our reference', async () => {
        const one = order();
        const { externalId, ...news } = await taken(one);
        expect(news).toEqual({ status: 'created', state: 'taken', trackingNumber: null, problem: null });
        await expect(inpost.label(access, externalId, 'pdf')).rejects.toThrow(/invalid_action/);
        shipx.confirm(one.reference);
        const confirmed = await inpost.ask(access, externalId);
        expect(confirmed).toMatchObject({ state: 'confirmed', trackingNumber: expect.stringMatching(/^6\d{23}$/) as string });
        expect((await inpost.label(access, externalId, 'pdf')).toString()).toContain(confirmed.trackingNumber);
        expect((await inpost.label(access, externalId, 'zpl')).toString()).toContain(`^FD${confirmed.trackingNumber}`);
        expect(await inpost.find(access, one.reference)).toEqual(confirmed);
        expect(await inpost.find(access, 'SH-000001-none')).toBeNull();
        expect(inpost.trackingUrl('6 1')).toBe('https://inpost.pl/sledzenie-przesylek?number=6%201');
    });

    it('names our fields in what it refuses, and insures what it collects', async () => {
        const refused = await inpost.create(access, order({ receiver: { ...receiver, phone: '12', streetLine: 'Rynek', postalCode: '80831' } }));
        expect(refused).toEqual({
            refused: expect.stringMatching(/^validation_failed/) as string,
            fields: [{ field: 'receiverPhone', problem: 'invalid' }, { field: 'streetLine', problem: 'required' }, { field: 'postalCode', problem: 'invalid_format' }],
        });
        const heavy = await inpost.create(access, order({ parcels: [{ lengthMm: 1, widthMm: 1, heightMm: 1, weightG: 60_000 }] }));
        expect(heavy).toMatchObject({ fields: [{ field: 'parcels', problem: 'too_heavy' }] });
        const paid = order({ cashMinor: 123_45 });
        expect(await inpost.create(access, paid)).toHaveProperty('taken');
        expect(shipx.of(paid.reference)[0]?.body).toMatchObject({ cod: { amount: 123.45, currency: 'PLN' }, insurance: { amount: 123.45 } });
    });

    it('that fell silent, or answered with a page, may have taken it or not: nobody knows', async () => {
        const [lost, broken, down, silent] = [order(), order(), order(), order()];
        for (const [fault, one] of [['lost', lost], ['broken', broken], ['down', down], ['silent', silent]] as const) {
            shipx.fault = fault;
            await expect(inpost.create(access, one)).rejects.toThrow(NoAnswerError);
        }
        shipx.fault = null;
        expect(await inpost.find(access, lost.reference)).toMatchObject({ state: 'taken' });
        expect(await inpost.find(access, broken.reference)).toMatchObject({ state: 'taken' });
        expect(await inpost.find(access, down.reference)).toBeNull();
        expect(await inpost.find(access, silent.reference)).toBeNull();
    });

    it('surely did not take it when nothing was sent, the account is wrong, or it has too much to do', async () => {
        const nobody = new InpostCourier({ url: 'http://127.0.0.1:9', allowLoopback: true });
        await expect(nobody.create(access, order())).rejects.toThrow(OperationalError);
        await expect(inpost.create({ ...access, token: 'other' }, order())).rejects.toThrow(OperationalError);
        shipx.fault = 'busy';
        expect(await inpost.create(access, order())).toEqual({ notNow: 'InPost has too much to do', afterMs: 7000 });
    });

    it('calls a parcel off until it is confirmed, and no more then', async () => {
        const [early, late] = [order(), order()];
        const [one, two] = [await taken(early), await taken(late)];
        expect(await inpost.cancel(access, one.externalId)).toBe(true);
        expect((await inpost.ask(access, one.externalId)).state).toBe('cancelled');
        expect(await inpost.find(access, early.reference)).toBeNull();
        shipx.confirm(late.reference);
        expect(await inpost.cancel(access, two.externalId)).toBe(false);
    });

    it('says why a parcel does not get on, and is paid once more', async () => {
        const [blocked, big] = [order(), order()];
        const [one, two] = [await taken(blocked), await taken(big)];
        shipx.leaveUnpaid(blocked.reference);
        shipx.offerNothing(big.reference);
        expect(await inpost.ask(access, one.externalId)).toMatchObject({ state: 'unpaid', problem: 'The account is blocked' });
        expect(await inpost.ask(access, two.externalId)).toMatchObject({ state: 'taken', problem: 'unavailable; The parcel is too big' });
        expect(await inpost.pay(access, one.externalId)).toMatchObject({ state: 'confirmed', problem: null });
        expect(await inpost.pay(access, one.externalId)).toMatchObject({ state: 'confirmed' });
    });

    it('is heard, whatever it calls with', async () => {
        const parcel = shipx.of((await taken(order()), `SH-000001-${made}`))[0];
        if (parcel === undefined) throw new Error('no parcel');
        expect(inpost.noticed(shipx.call(parcel, 'delivered'))).toEqual({ externalId: String(parcel.id), mark: 'shipment_status_changed|2026-11-20 15:08:42 +0100|delivered' });
        for (const odd of [null, undefined, [], {}, 'x', { payload: 7 }, { payload: { shipment_id: {} } }]) expect(inpost.noticed(odd)).toBeNull();
    });
});
