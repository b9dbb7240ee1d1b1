import sharp from 'sharp';

import { DriverLinkService, LoadGateService, LoadService, ShipmentService, TrackingLinkService } from '../../plugins/logistics';
import { type RunningServer, startServer } from '../server';
import { type Buyer, Shipping, unitG } from '../shipping';

const emptyG = 9_000_000;

describe("the driver's page", () => {
    let running: RunningServer;
    let shipping: Shipping;
    let first: Buyer;
    let second: Buyer;

    interface Trip {
        loadId: number;
        stops: number[];
        path: string;
    }
    const gate = async (id: number, step: string) => shipping.get(LoadGateService).record(await shipping.ctx(), shipping.officer, { id, step }, new Date());
    const links = () => shipping.get(DriverLinkService);
    const pathOf = async (loadId: number) => new URL(await links().issue(await shipping.ctx(), shipping.officer, loadId)).pathname;
    async function trip(): Promise<Trip> {
        const stops = [await shipping.shipment(first, 100), await shipping.shipment(second, 100)];
        const input = { shipmentIds: stops, driverName: 'Reza', driverPhone: '+989121112233', plate: '12 A 345', idempotencyKey: shipping.key() };
        const load = await shipping.get(LoadService).create(await shipping.ctx(), shipping.officer, input);
        if (!('number' in load)) throw new Error(load.reason);
        return { loadId: load.id, stops, path: await pathOf(load.id) };
    }
    /** On its way to both. */
    async function gone(): Promise<Trip> {
        const made = await trip();
        const [one = 0, two = 0] = made.stops;
        await gate(made.loadId, 'inside');
        await shipping.weigh('first', two, emptyG);
        await shipping.weigh('second', two, emptyG + 100 * unitG);
        await shipping.weigh('second', one, emptyG + 200 * unitG);
        const answer = await gate(made.loadId, 'gone');
        expect(answer).toMatchObject({ state: 'gone' });
        return made;
    }
    let keys = 0;
    const newKey = () => `driver-spec-${++keys}`;
    const tap = (path: string, step: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
        fetch(`${running.url}${path}/${step}`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify({ key: newKey(), ...fields }) });
    const page = async (path: string, lang = 'en') => (await fetch(`${running.url}${path}?lang=${lang}`)).text();
    const shipment = async (id: number) => shipping.get(ShipmentService).findOneOrThrow(await shipping.ctx(), id);
    const picture = () => sharp({ create: { width: 300, height: 100, channels: 3, background: '#fff' } }).png().withExif({ IFD0: { Copyright: 'SECRET-PLACE' } }).toBuffer();
    const staff = (path: string) => running.adminClient.fetch(running.url + path);

    beforeAll(async () => {
        running = await startServer();
        shipping = await Shipping.of(running);
        first = await shipping.buyer();
        second = await shipping.buyer();
        await running.adminClient.asSuperAdmin();
    });
    afterAll(() => running.stop());
    beforeEach(() => running.sql('DELETE FROM tracking_visit'));

    it('shows his stops in four languages, small, with no name of goods and no price', async () => {
        const { path } = await trip();
        for (const lang of ['en', 'fa', 'pl', 'ru']) {
            const answer = await fetch(`${running.url}${path}?lang=${lang}`);
            expect(answer.status).toBe(200);
            expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'sha256-/);
            const html = await answer.text();
            expect(html).toContain(lang === 'fa' ? 'dir="rtl"' : 'dir="ltr"');
            expect(Buffer.byteLength(html)).toBeLessThan(60_000);
        }
    });

    it('is nowhere in the database by its token, and closes when it is taken back', async () => {
        const { path, loadId } = await trip();
        const token = path.slice(3);
        const [link] = await running.sql<{ row: string }>('SELECT row_to_json(k)::text AS row FROM driver_link k WHERE "loadId" = $1', [loadId]);
        expect(link?.row).not.toContain(token);
        expect(await pathOf(loadId)).toBe(path);
        expect(await links().revoke(await shipping.ctx(), shipping.officer, loadId)).toBe(true);
        const answers = await Promise.all([path, '/d/x', `/d/${'A'.repeat(43)}`].map(one => fetch(running.url + one)));
        expect(answers.map(one => one.status)).toEqual([404, 404, 404]);
        expect(new Set(await Promise.all(answers.map(one => one.text()))).size).toBe(1);
        expect((await tap(path, 'arrived')).status).toBe(404);
        expect(await pathOf(loadId)).not.toBe(path);
    });

    it('counts a press once however often it is sent, and in its order only', async () => {
        const { path, loadId, stops } = await trip();
        expect((await tap(path, 'on-way')).status).toBe(422);
        expect((await tap(path, 'arrived', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
        const key = newKey();
        const again = await Promise.all([1, 2, 3].map(() => tap(path, 'arrived', { key, agoMs: '60000', latitude: '35.7', longitude: '51.4' })));
        expect(again.map(answer => answer.status)).toEqual([200, 200, 200]);
        const steps = await running.sql<{ kind: string; latitudeE6: number; minutes: number }>(
            `SELECT kind, "latitudeE6", round(extract(epoch FROM now() - at) / 60)::int AS minutes FROM driver_step WHERE "loadId" = $1`, [loadId]);
        expect(steps).toEqual([{ kind: 'arrived', latitudeE6: 35_700_000, minutes: 1 }]);
        expect(await shipping.get(LoadService).findOneOrThrow(await shipping.ctx(), loadId)).toMatchObject({ state: 'arrived' });
        expect((await tap(path, 'delivered', { shipmentId: String(stops[0]), receivedBy: 'Ali' })).status).toBe(422);
        const [other] = (await trip()).stops;
        expect(await (await tap(path, 'at-stop', { shipmentId: String(other) })).json()).toMatchObject({ reason: 'unknown-stop' });
    });

    it('delivers with a signature and a photo, and the customer sees it', async () => {
        const { path, loadId, stops } = await gone();
        const [one = 0, two = 0] = stops.map(Number);
        const drawn = await picture();
        const signature = `data:image/png;base64,${drawn.toString('base64')}`;
        expect((await tap(path, 'on-way')).status).toBe(200);
        expect((await tap(path, 'at-stop', { shipmentId: String(one) })).status).toBe(200);
        expect((await tap(path, 'delivered', { shipmentId: String(one), receivedBy: 'Ali', signature: 'data:image/png;base64,PHN2Zz4=' })).status).toBe(422);
        expect((await tap(path, 'delivered', { shipmentId: String(one), receivedBy: 'Ali', signature })).status).toBe(200);
        const key = newKey();
        const photo = () => fetch(`${running.url}${path}/photo?shipmentId=${one}&key=${key}`, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: new Uint8Array(drawn) });
        expect([(await photo()).status, (await photo()).status]).toEqual([200, 200]);
        expect(await shipment(one)).toMatchObject({ state: 'delivered', receivedBy: 'Ali', confirmedVia: 'driver', deliveredInPart: false });
        const tracking = new URL((await shipping.get(TrackingLinkService).urls(await shipping.ctx(), [one])).get(one) ?? '').pathname;
        expect(await page(tracking)).toMatch(/Delivered[^]*The driver arrived/);
        for (const kind of ['signature', 'photo']) {
            const shown = await staff(`/delivery-pictures/${one}/${kind}`);
            expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
            expect(Buffer.from(await shown.arrayBuffer()).includes('SECRET-PLACE')).toBe(false);
        }
        const texts = await running.sql(`SELECT DISTINCT template FROM notification_message WHERE aggregate = $1 AND template = 'delivery-confirmed'`, [`shipment:${one}`]);
        expect(texts).toHaveLength(1);
        // The last stop: a part of it, as a form without the script sends it.
        const part = await fetch(`${running.url}${path}/partial?lang=pl`, {
            method: 'POST', redirect: 'manual', body: new URLSearchParams({ key: newKey(), shipmentId: String(two), receivedBy: 'Jan', note: 'Dwie rolki mokre' }),
        });
        expect(part.status).toBe(303);
        expect(await shipment(two)).toMatchObject({ state: 'delivered', deliveryNote: 'Dwie rolki mokre', deliveredInPart: true });
        const [link] = await running.sql<{ hours: number }>(`SELECT extract(epoch FROM "expiresAt" - now())::float8 / 3600 AS hours FROM driver_link WHERE "loadId" = $1`, [loadId]);
        expect(link?.hours).toBeLessThanOrEqual(24);
    });

    it('takes no picture that is none, and none for a stop of another trip', async () => {
        const { path, stops } = await gone();
        const send = (shipmentId: number, body: string) =>
            fetch(`${running.url}${path}/photo?shipmentId=${shipmentId}&key=${newKey()}`, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body });
        expect((await send(stops[0] ?? 0, '<svg onload=alert(1)>')).status).toBe(400);
        const other = (await trip()).stops[0] ?? 0;
        const foreign = await fetch(`${running.url}${path}/photo?shipmentId=${other}&key=${newKey()}`, {
            method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: new Uint8Array(await picture()),
        });
        expect(foreign.status).toBe(404);
    });

    it('prints waybill, packing list, picking list and labels in every language', async () => {
        const { loadId, stops } = await trip();
        for (const lang of ['en', 'fa', 'pl', 'ru']) {
            for (const paper of ['waybill', 'packing-list', 'picking-list']) {
                const answer = await staff(`/load-papers/${loadId}/${paper}?lang=${lang}`);
                expect({ paper, lang, start: Buffer.from(await answer.arrayBuffer()).subarray(0, 5).toString() }).toEqual({ paper, lang, start: '%PDF-' });
            }
        }
        const { number } = await shipment(stops[0] ?? 0);
        const zpl = await (await staff(`/shipment-labels/${stops[0]}/zpl?lang=pl`)).text();
        expect(zpl).toContain(`^FD${number}^FS`);
        expect(Buffer.from(await (await staff(`/shipment-labels/${stops[0]}/pdf`)).arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
        expect((await fetch(`${running.url}/load-papers/${loadId}/waybill`)).status).toBe(403);
    });
});
