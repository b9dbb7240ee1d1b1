/** A certificate that nobody but itself signed, for a name that nobody asks for; made anew each time, so that no key lies about. */
import { generateKeyPairSync, sign } from 'node:crypto';

const tag = { integer: 0x02, bits: 0x03, octets: 0x04, oid: 0x06, text: 0x0c, time: 0x18, sequence: 0x30, set: 0x31, version: 0xa0 };

function der(type: number, ...parts: Buffer[]): Buffer {
    const content = Buffer.concat(parts);
    const size = content.length < 128 ? [content.length] : content.length < 256 ? [0x81, content.length] : [0x82, content.length >> 8, content.length & 0xff];
    return Buffer.concat([Buffer.from([type, ...size]), content]);
}

const oid = (hex: string) => der(tag.oid, Buffer.from(hex, 'hex'));
const sha256WithRsa = der(tag.sequence, oid('2a864886f70d01010b'), Buffer.from('0500', 'hex'));
const time = (text: string) => der(tag.time, Buffer.from(text));

export function selfSigned(): { key: string; cert: string } {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const name = der(tag.sequence, der(tag.set, der(tag.sequence, oid('550403'), der(tag.text, Buffer.from('rahkaran.mill.local')))));
    const body = der(
        tag.sequence,
        der(tag.version, der(tag.integer, Buffer.from([2]))),
        der(tag.integer, Buffer.from([1])),
        sha256WithRsa,
        name,
        der(tag.sequence, time('20200101000000Z'), time('21200101000000Z')),
        name,
        publicKey.export({ format: 'der', type: 'spki' }),
    );
    const whole = der(tag.sequence, body, sha256WithRsa, der(tag.bits, Buffer.from([0]), sign('sha256', body, privateKey)));
    const lines = whole.toString('base64').replace(/.{1,64}/g, '$&\n');
    return { key: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string, cert: `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n` };
}
