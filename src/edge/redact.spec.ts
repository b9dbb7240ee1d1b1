import fc from 'fast-check';

import { redact } from './redact';

describe('redact', () => {
    it.each([
        ['login {"username":"a","password":"hunter2"}', 'login {"username":"a","password":[hidden]}'],
        ['GET /t/AbCdEfGhIjKlMnOpQrStUv?x=1', 'GET /t/[hidden]?x=1'],
        ['POST /sms/kavenegar/AbCdEfGhIjKlMnOpQrStUv', 'POST /sms/kavenegar/[hidden]'],
        ['Authorization: Bearer abc.def', 'Authorization: [hidden]'],
        ['token=abc&next=1', 'token=[hidden]&next=1'],
    ])('hides the secret of %j', (text, expected) => {
        expect(redact(text)).toBe(expected);
    });

    it('never leaves a line break', () => {
        fc.assert(fc.property(fc.string(), text => !/[\r\n]/.test(redact(`${text}\r\nforged line`))));
    });
});
