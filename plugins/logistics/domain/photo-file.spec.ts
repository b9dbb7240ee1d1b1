import fc from 'fast-check';

import { isPhoto } from './photo-file';

it.each(['ffd8ffe000104a46', '89504e470d0a1a0a0000', '52494646000000005745425056503820'])('%s begins a picture', hex => {
    expect(isPhoto(Buffer.from(hex, 'hex'))).toBe(true);
});

it.each(['', 'ffd8', '3c737667', '255044462d', '474946383961', '524946460000000041564920', '504b0304'])('%s does not', hex => {
    expect(isPhoto(Buffer.from(hex, 'hex'))).toBe(false);
});

it('takes any bytes without throwing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 20 }), file => expect(typeof isPhoto(file)).toBe('boolean')));
});
