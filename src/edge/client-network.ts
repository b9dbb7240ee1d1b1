import { isIPv6 } from 'node:net';

const groupsOfNetwork = 4;

/**
 * What counts as one client: an IPv4 address, or the /64 of an IPv6 one. Every subscriber has a whole /64 to himself and
 * could send each guess from another of its addresses.
 */
export function clientNetwork(address: string): string {
    const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
    if (mapped !== undefined) return mapped;
    const [bare = ''] = address.split('%');
    if (!isIPv6(bare)) return address;
    const [head = '', tail] = bare.toLowerCase().split('::');
    const groups = (part: string) => (part === '' ? [] : part.split(':'));
    const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
    const all = [...groups(head), ...Array<string>(Math.max(0, missing)).fill('0'), ...groups(tail ?? '')];
    return `${all.slice(0, groupsOfNetwork).map(group => parseInt(group, 16).toString(16)).join(':')}::/64`;
}
