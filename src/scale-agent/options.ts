import fs from 'node:fs';
import { parseArgs } from 'node:util';

import type { IndicatorAddress } from '../../plugins/indicators';

export interface AgentOptions {
    server: string;
    secret: string;
    indicator: IndicatorAddress;
    folder: string;
}

export const usage = `npm run scale-agent -- --server https://shop.example --secret-file FILE --data FOLDER (--indicator HOST:PORT | --device /dev/ttyUSB0)

  --server       Where Karvan is. Only https, except on this machine itself.
  --secret-file  A file with the secret of the scale, as its page in the Dashboard shows it once.
  --data         A folder on a disk that survives a power cut: what is not sent yet waits there.
  --indicator    The indicator on the network, or the serial-to-Ethernet box before it.
  --device       A serial port of this machine, set before by stty, for example:
                 stty -F /dev/ttyUSB0 9600 cs7 parenb -parodd raw

What the indicator speaks is set on the scale's page; the agent asks for it when it starts.`;

/** What the command line asks for; a sentence about what is wrong with it otherwise. */
export function agentOptions(args: string[], readSecret: (file: string) => string = file => fs.readFileSync(file, 'utf8')): AgentOptions | string {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args, options: { 'server': text, 'secret-file': text, 'data': text, 'indicator': text, 'device': text } });
    const { server, data, indicator, device, 'secret-file': secretFile } = values;
    if (server === undefined || secretFile === undefined || data === undefined) return 'Give --server, --secret-file and --data.';
    if ((indicator === undefined) === (device === undefined)) return 'Give either --indicator or --device.';
    const url = URL.canParse(server) ? new URL(server) : null;
    const isHere = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
    if (url === null || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere))) return '--server must begin with https://';
    const secret = readSecret(secretFile).trim();
    if (!/^[A-Za-z0-9_-]{43}$/.test(secret)) return '--secret-file holds no secret of a scale.';
    const common = { server: url.origin, secret, folder: data };
    if (device !== undefined) return { ...common, indicator: { device } };
    const [, host, port] = /^(.+):(\d{1,5})$/.exec(indicator ?? '') ?? [];
    return host === undefined || Number(port) > 65535 ? '--indicator must be HOST:PORT' : { ...common, indicator: { host, port: Number(port) } };
}
