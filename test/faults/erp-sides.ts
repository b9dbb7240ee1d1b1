/** The ERPs of the bars: one that is met by a connector of the bars' own, and each that the product's connectors meet over HTTP, before the fake which speaks as it does. */
import path from 'node:path';

import { type BookingErp, ErpBooks, type ErpTrouble } from '../fakes/erp/booking-erp';
import type { JsonErp } from '../fakes/erp/json-erp';
import { FakeRahkaran } from '../fakes/erp/rahkaran';
import { RestErp } from '../fakes/erp/rest-erp';
import type { Product } from '../product';
import type { World } from '../world';

export interface ErpSide {
    name: string;
    /** The worker, where it is not the product's own. */
    worker?: string;
    /** How often it is called for one document while it is in trouble: after a page what became of it is asked, and asked again later; and who calls may have to sign in. */
    callsEach: number;
    start(): Promise<BookingErp & { connect(product: Product, world: World, port: number): Promise<number> }>;
}

/** A fake of JSON over HTTP, as the bars look at it. */
class JsonBooks implements BookingErp {
    private inTrouble = 0;
    private since: number | null = null;

    constructor(
        private readonly erp: JsonErp,
        private readonly kind: string,
        private readonly settings: (origin: string) => object,
        private readonly secrets: object,
    ) {}

    get port(): number {
        return this.erp.port;
    }

    get booked() {
        return this.erp.books.documents;
    }

    get calls(): number {
        return this.erp.asked.length;
    }

    get callsInTrouble(): number {
        return this.inTrouble + (this.since === null ? 0 : this.calls - this.since);
    }

    set trouble(trouble: ErpTrouble) {
        this.inTrouble = this.callsInTrouble;
        this.since = trouble === 'none' ? null : this.calls;
        this.erp.mood = ({ none: 'well', down: 'busy', slow: 'silent', garbage: 'html' } as const)[trouble];
    }

    lose(which: readonly boolean[]): void {
        this.erp.pushMoods.push(...which.map(isLost => (isLost ? 'accept-and-drop' : undefined)));
    }

    async connect(_product: Product, { staff }: World, port: number): Promise<number> {
        const { saveErpConnection } = await staff.ask<{ saveErpConnection: { id: string } }>('mutation ($input: ErpConnectionInput!) { saveErpConnection(input: $input) { id } }', {
            input: { name: 'Books', kind: this.kind, settings: this.settings(`http://127.0.0.1:${port}`), secrets: this.secrets, enabled: true },
        });
        return Number(saveErpConnection.id);
    }

    stop(): Promise<void> {
        return this.erp.stop();
    }
}

const books: ErpSide = {
    name: 'erp',
    worker: path.join(__dirname, 'erp-worker.ts'),
    callsEach: 1,
    async start() {
        const erp = await ErpBooks.start();
        const connect = async (product: Product, _world: World, port: number) => {
            const [row] = await product.sql<{ id: number }>(`INSERT INTO erp_connection (name, kind, settings, enabled) VALUES ('Books', 'books', $1, true) RETURNING id`, [JSON.stringify({ url: `http://127.0.0.1:${port}` })]);
            return row?.id ?? 0;
        };
        return Object.assign(erp, { connect });
    },
};

const rest: ErpSide = {
    name: 'rest',
    callsEach: 3,
    async start() {
        const erp = await RestErp.start('bearer');
        const target = (kind: string, place: string) => ({ kind, path: place, keyField: 'externalId', number: 'number', state: 'state', reason: 'message', field: 'field', find: { path: place, parameter: 'externalId', records: 'data' } });
        const settings = (origin: string) => ({ url: `${origin}/api`, auth: 'bearer', answerSeconds: 2, targets: [target('order', 'orders'), target('order-cancellation', 'cancellations')] });
        return new JsonBooks(erp, 'rest', settings, { secret: erp.secret });
    },
};

const rahkaran: ErpSide = {
    name: 'rahkaran',
    callsEach: 3,
    async start() {
        const erp = await FakeRahkaran.start('services-first');
        const settings = (origin: string) => ({ url: `${origin}/sg1/x1`, layout: erp.layout, login: 'rsa', username: erp.username, answerSeconds: 2 });
        return new JsonBooks(erp, 'rahkaran', settings, { password: erp.password });
    },
};

export const erpSides = { books, rest, rahkaran };
