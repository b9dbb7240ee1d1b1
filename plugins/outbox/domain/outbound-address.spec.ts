import { refuseNamedUrl, refuseUrl } from './outbound-address';

describe('refuseUrl', () => {
    it.each([
        ['https://example.com/hook', null],
        ['https://example.com:8443/hook', null],
        ['http://example.com/hook', 'not-https'],
        ['https://example.com:5432/', 'port'],
        ['https://user:pass@example.com/', 'has-credentials'],
        ['file:///etc/passwd', 'not-https'],
        ['gopher://example.com/', 'not-https'],
        ['http://localhost:3000/', 'not-https'],
        ['hello', 'not-a-url'],
        ['', 'not-a-url'],
    ])('judges %s', (url, refusal) => {
        expect(refuseUrl(url, false)).toBe(refusal);
    });

    it.each(['http://localhost:3000/', 'http://127.0.0.1:9/', 'http://[::1]/'])('lets %s pass where loopback is allowed', url => {
        expect(refuseUrl(url, true)).toBeNull();
    });

    it('does not take a name that begins like loopback for loopback', () => {
        expect(refuseUrl('http://localhost.example.com/', true)).toBe('not-https');
    });
});

it.each([
    ['http://10.0.0.5:5201/sg1', null],
    ['https://erp.mill.local:8444/', null],
    ['ftp://erp.mill.local/', 'not-https'],
    ['https://user:pass@erp.mill.local/', 'has-credentials'],
    ['erp.mill.local', 'not-a-url'],
])('judges %s of a host that the operator named', (url, refusal) => {
    expect(refuseNamedUrl(url)).toBe(refusal);
});
