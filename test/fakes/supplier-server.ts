/** A supplier's web server that publishes what lies in his warehouse, in all the ways in which such servers fail. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** `cut-connection`: fewer bytes than were announced; `cut-file`: the file itself ends too early. */
export type SupplierMood = 'well' | 'http-500' | 'slow' | 'html' | 'cut-connection' | 'cut-file' | 'redirect' | 'empty';

export class SupplierServer {
    mood: SupplierMood = 'well';
    /** What is published. */
    stock: readonly (readonly [sku: string, quantity: string])[] = [];
    /** How it is written: with a mark in front, or in the letters of Windows in Poland. */
    written: 'utf-8' | 'utf-8-bom' | 'windows-1250' = 'utf-8';
    header = 'sku;quantity;nazwa';
    asked = 0;
    private readonly server: http.Server;

    private constructor() {
        this.server = http.createServer((_request, response) => {
            this.asked++;
            this.answer(response);
        });
    }

    static async start(): Promise<SupplierServer> {
        const supplier = new SupplierServer();
        await new Promise<void>(resolve => supplier.server.listen(0, '127.0.0.1', resolve));
        return supplier;
    }

    get url(): string {
        return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/stock.csv`;
    }

    async stop(): Promise<void> {
        this.server.closeAllConnections();
        await new Promise(resolve => this.server.close(resolve));
    }

    private answer(response: http.ServerResponse): void {
        const file = this.file();
        switch (this.mood) {
            case 'well':
                response.writeHead(200, { 'content-type': 'text/csv', 'content-length': file.length }).end(file);
                return;
            case 'http-500':
                response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Internal Server Error</h1>');
                return;
            case 'slow':
                // Begins, and never ends.
                response.writeHead(200, { 'content-type': 'text/csv', 'content-length': file.length }).write(file.subarray(0, 10));
                return;
            case 'html':
                response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Maintenance</title><p>Back soon.');
                return;
            case 'cut-connection':
                response.writeHead(200, { 'content-type': 'text/csv', 'content-length': file.length });
                response.write(file.subarray(0, Math.floor(file.length / 2)), () => response.socket?.destroy());
                return;
            case 'cut-file': {
                // In the middle of the last row that is left, before its quantity.
                const row = file.lastIndexOf('\r\n', Math.floor(file.length / 2)) + 2;
                const half = file.subarray(0, file.indexOf(';', row) + 1);
                response.writeHead(200, { 'content-type': 'text/csv', 'content-length': half.length }).end(half);
                return;
            }
            case 'redirect':
                response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
                return;
            case 'empty':
                response.writeHead(200, { 'content-type': 'text/csv' }).end();
        }
    }

    private file(): Buffer {
        const text = [this.header, ...this.stock.map(([sku, quantity]) => `${sku};${quantity};Wykładzina łączona`)].join('\r\n') + '\r\n';
        if (this.written === 'utf-8-bom') return Buffer.from(`\ufeff${text}`, 'utf8');
        if (this.written === 'utf-8') return Buffer.from(text, 'utf8');
        // The letters of Windows-1250 that the text has; all else is ASCII.
        const letters: Record<string, number> = { ł: 0xb3, ą: 0xb9 };
        return Buffer.from([...text].map(letter => letters[letter] ?? letter.charCodeAt(0)));
    }
}
