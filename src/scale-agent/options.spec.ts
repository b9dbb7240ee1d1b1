import { agentOptions } from './options';

const secret = 'a'.repeat(43);
const read = (...args: string[]) => agentOptions(['--secret-file', 's', '--data', 'd', ...args], () => `${secret}\n`);

it('takes an indicator on the network or at a serial port', () => {
    expect(read('--server', 'https://shop.example/', '--indicator', '10.0.0.5:4001')).toEqual({
        server: 'https://shop.example', secret, folder: 'd', indicator: { host: '10.0.0.5', port: 4001 },
    });
    expect(read('--server', 'https://shop.example', '--device', '/dev/ttyUSB0')).toMatchObject({ indicator: { device: '/dev/ttyUSB0' } });
});

it.each([
    [['--server', 'http://shop.example', '--indicator', 'a:1'], /https/],
    [['--server', 'shop.example', '--indicator', 'a:1'], /https/],
    [['--server', 'https://shop.example'], /either/],
    [['--server', 'https://shop.example', '--indicator', 'a:1', '--device', 'b'], /either/],
    [['--server', 'https://shop.example', '--indicator', 'a'], /HOST:PORT/],
    [['--server', 'https://shop.example', '--indicator', 'a:70000'], /HOST:PORT/],
    [['--indicator', 'a:1'], /--server/],
])('refuses %j', (args, expected) => {
    expect(read(...args)).toMatch(expected);
});

it('sends the secret without https to this machine only', () => {
    expect(read('--server', 'http://127.0.0.1:3000', '--indicator', 'a:1')).toMatchObject({ server: 'http://127.0.0.1:3000' });
});

it('refuses a file without a secret', () => {
    expect(agentOptions(['--secret-file', 's', '--data', 'd', '--server', 'https://a.example', '--indicator', 'a:1'], () => 'x')).toMatch(/no secret/);
});
