import fc from 'fast-check';

import { isTooEarly, readTap, stopTaps, tripTaps } from './driver-steps';

const key = 'key-12345';
const stop = { key, shipmentId: '7' };

describe('what a driver taps', () => {
    it('is of the trip or of a stop', () => {
        expect(readTap('arrived', { key })).toMatchObject({ kind: 'arrived', shipmentId: null, agoMs: 0, position: null, signature: null });
        expect(readTap('at-stop', { key })).toBe('unknown-stop');
        expect(readTap('at-stop', stop)).toMatchObject({ shipmentId: 7 });
        expect(readTap('fly', { key })).toBe('unknown-tap');
        expect(readTap('photo', { key })).toBe('unknown-tap');
        expect(readTap('arrived', {})).toBe('unknown-tap');
    });

    it('names who received, and why it was not all', () => {
        expect(readTap('delivered', { ...stop, receivedBy: ' ' })).toBe('receiver-missing');
        expect(readTap('partial', { ...stop, receivedBy: 'Ali' })).toBe('reason-missing');
        expect(readTap('partial', { ...stop, receivedBy: ' Ali \n Reza ', note: 'two rolls wet' })).toMatchObject({ receivedBy: 'Ali Reza', note: 'two rolls wet' });
        expect(readTap('delivered', { ...stop, receivedBy: 'A\u0000' })).toBe('unreadable');
        expect(readTap('delivered', { ...stop, receivedBy: 'x'.repeat(101) })).toBe('unreadable');
    });

    it('tells where he is only when it is a place, and how long ago it was only when it can be', () => {
        expect(readTap('on-way', { key, latitude: '35.6892', longitude: '51.389', agoMs: '60000' })).toMatchObject({ position: { latitudeE6: 35_689_200, longitudeE6: 51_389_000 }, agoMs: 60_000 });
        expect(readTap('on-way', { key, latitude: '91', longitude: '0', agoMs: '-5' })).toMatchObject({ position: null, agoMs: 0 });
        expect(readTap('on-way', { key, latitude: '', longitude: '', agoMs: '1e30' })).toMatchObject({ position: null, agoMs: 0 });
    });

    it('is read whatever is sent', () => {
        fc.assert(
            fc.property(fc.constantFrom(...tripTaps, ...stopTaps, 'x'), fc.dictionary(fc.constantFrom('key', 'shipmentId', 'receivedBy', 'note', 'agoMs', 'latitude', 'longitude', 'signature'), fc.string()), (step, fields) => {
                const tap = readTap(step, fields);
                if (typeof tap === 'string') return;
                expect(Number.isSafeInteger(tap.agoMs) && tap.agoMs >= 0).toBe(true);
                expect(tap.position === null || Math.abs(tap.position.latitudeE6) <= 90_000_000).toBe(true);
            }),
        );
    });

    it('comes in the order of the trip', () => {
        expect(isTooEarly('arrived', 'planned', null)).toBe(false);
        expect(isTooEarly('loaded', 'arrived', null)).toBe(true);
        expect(isTooEarly('loaded', 'inside', null)).toBe(false);
        expect(isTooEarly('on-way', 'inside', null)).toBe(true);
        expect(isTooEarly('delivered', 'gone', 'weighed')).toBe(true);
        expect(isTooEarly('delivered', 'gone', 'delivered')).toBe(false);
    });
});
