import type { Request, Response } from 'express';
import fs from 'node:fs';
import path from 'node:path';

import { refuseEncodedBodies } from './refuse-encoded-bodies';

const plugins = path.resolve(__dirname, '../../plugins');

/** The address of every route that reads a file of its own limit, as its controller declares it. */
function uploadRoutes(): string[] {
    const files = fs.readdirSync(plugins, { recursive: true, encoding: 'utf8' }).filter(name => /\/api\/[\w-]+\.controller\.ts$/.test(name));
    return files.flatMap(name => {
        const source = fs.readFileSync(path.join(plugins, name), 'utf8');
        return source.split(/(?=@Controller\()/).flatMap(part => {
            const base = /@Controller\((?:'([^']*)')?\)/.exec(part)?.[1] ?? '';
            return part.split(/(?=@Post\()/).slice(1).filter(handler => /read(Upload|Body|Form)\(/.test(handler)).map(handler => `/${[base, /@Post\((?:'([^']*)')?/.exec(handler)?.[1]].filter(Boolean).join('/')}`);
        });
    });
}

function answerTo(originalUrl: string, bytes: number): number {
    let status = 200;
    const response = { setHeader: () => undefined, getHeader: () => 'id', status: (code: number) => ((status = code), { json: () => undefined }) };
    refuseEncodedBodies({ originalUrl, headers: { 'content-length': String(bytes), authorization: 'x' } } as unknown as Request, response as unknown as Response, () => undefined);
    return status;
}

describe('large bodies', () => {
    it('come through to every route that reads a file', () => {
        const routes = uploadRoutes();
        expect(routes.length).toBeGreaterThan(7);
        // Of the tracking page's forms the one about damage has pictures.
        const addresses = routes.map(route => `${route.replace(/:form\b/, 'damage').replace(/:\w+/g, 'x1')}?key=1`);
        expect(addresses.filter(address => answerTo(address, 5_000_000) !== 200)).toEqual([]);
    });

    it.each(['/t/x1/damage', '/erp-files/1/stock', '/erp-agent/report'])('come through to %s', address => expect(answerTo(address, 5_000_000)).toBe(200));

    it.each(['/shop-api', '/t/x1/rate', '/order-rowsx', '/erp-agent/other', '/nowhere'])('are refused at %s', address => expect(answerTo(address, 5_000_000)).toBe(413));
});
