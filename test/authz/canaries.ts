/**
 * A marked text of a company in every text column of every table that holds something of a company. Which tables those are the
 * schema says, so that a table that is added is either filled by what its columns are called, or fails the check.
 */
import type { RunningServer } from '../server';

interface Column {
    table: string;
    name: string;
    type: string;
    required: boolean;
    /** Where the column leads, if it leads somewhere. */
    to: string | null;
}

/** The product's own words, codes and digests: nobody's text. */
const words = new Set([
    'acceptance', 'action', 'actor', 'addressMode', 'aggregate', 'channel', 'chosen', 'code', 'confirmedVia', 'countryCode', 'currencyCode', 'decision', 'dedupeKey',
    'discriminator', 'enteredUnit', 'entity', 'entityId', 'field', 'gate', 'groupName', 'hash', 'invitedAs', 'kind', 'language', 'levels', 'mailDomain',
    'nameKey', 'nonce', 'orderCode', 'orderState', 'passedLimits', 'period', 'periodKind', 'permissions', 'previousHash', 'priceSource', 'purpose', 'requestId', 'role', 'searchKey',
    'series', 'source', 'specialReasons', 'stage', 'state', 'steps:purchase_goal', 'goodsKey', 'unit:shopping_list_line', 'deliveryWay', 'delivery:company_order', 'ways:company_delivery_terms', 'subject:audit_entry', 'template', 'tokenHash', 'type', 'unit:quote_line', 'unit:own_offer_line', 'answer:quote_line', 'usualSource', 'linkHash', 'linkNonce', 'author', 'provider', 'couponCodes', 'sharing', 'changes:member_cart', 'lines:order_change', 'tareSource', 'step:weight_request', 'refusal:weight_request',
    'noun', 'parcels:courier_booking', 'wish:complaint', 'sentKey', 'toldHash', 'key:erp_document', 'number:erp_document', 'erpState', 'pending',
    // money
    'fingerprint', 'reasonCode', 'pauseReasonCode', 'scrapReasonCode',
    'contentHash', 'format', 'method', 'methods', 'paymentMethod', 'returnTokenHash', 'wishes',
]);

/** Tables that name a company and hold nothing that its people, or staff about them, have written. */
const without: Record<string, string> = {
    firm_settings: 'the firm’s own',
    history_entry: 'core’s, which no field of ours reads or writes',
    order_line: 'core’s: names of taxes and promotions',
    order_modification: 'core’s, closed',
    payment: 'core’s, closed',
    refund: 'core’s, closed',
    shipping_line: 'core’s: names of taxes and promotions',
    surcharge: 'core’s, closed',
    stock_movement: 'core’s: kinds of movement',
};

/** What leads to the company A otherwise than by a column companyId, memberId, orderId or branchId, or a foreign key. */
const ways: Record<string, string> = {
    company: `t.id = A`,
    customer: `t.id IN (SELECT "customerId" FROM company_member WHERE "companyId" = A) AND NOT EXISTS (SELECT 1 FROM company_member o WHERE o."customerId" = t.id AND o."companyId" <> A)`,
    order: `t.id IN (SELECT "orderId" FROM company_order WHERE "companyId" = A)`,
    price_list: `t.id IN (SELECT "priceListId" FROM price_list_company WHERE "companyId" = A)`,
    lead: 't.id = ID',
    notification_message: 't.id = ID',
};

/** One row of A is enough of what staff or the product make; of these the world has some, and one more would be no company of the world's. */
const filledOnly = new Set(['company', 'order', 'company_order', 'portal_session', 'price_list', 'company_branch']);

/** Where columns lead that have no foreign key. */
const byName: Readonly<Record<string, string>> = { companyId: 'company', memberId: 'company_member', orderId: 'order', branchId: 'company_branch', shipmentId: 'shipment' };

/** Without texts, but with an id that a call may name. */
const wanted = new Set(['approval_deputy', 'broadcast_recipient', 'spending_limit', 'weighing_photo']);

const soon = `now() + interval '1 day'`;
const text = (name: string) => `'MARK_${name}'`;
/** What a row needs to be one: words that the product knows, and numbers that its checks allow. */
const given: Record<string, Record<string, string>> = {
    access_application: { state: `'accepted'`, mailDomain: `'canary.example'` },
    approval_deputy: { memberId: 'OWNER', deputyMemberId: 'ID', from: `'2031-02-01'`, until: `'2031-02-02'` },
    access_link: { purpose: `'invitation'`, tokenHash: `'canary-link' || ID`, usedAt: 'now()' },
    acting_session: { administratorId: 'REP', handoverUntil: 'now()', endedAt: 'now()' },
    application_link: { purpose: `'answer'`, tokenHash: `'canary-application-link' || ID`, usedAt: 'now()' },
    approval_request: { state: `'approved'`, chain: `jsonb_build_array(jsonb_build_object('key', 'x', 'ruleName', ${text('rule')}, 'memberIds', '[]'::jsonb, 'needed', 1))` },
    approval_rule: { levels: `'[{"memberIds": [], "needed": 1}]'`, active: 'false' },
    approval_step: { decision: `'approve'`, level: '0' },
    audit_entry: { actor: `'member:1'`, action: `'company.update'`, entity: `'Company'`, entityId: 'A::text', companyId: 'A', before: `jsonb_build_object('name', ${text('before')})`, after: `jsonb_build_object('name', ${text('after')})` },
    company_order_line: { id: 'LINE', orderLineId: 'LINE', enteredUnit: `'m2'`, priceSource: `'list'` },
    company_order_set: { names: `jsonb_build_object('en', ${text('set')})`, quantity: '1' },
    company_address: { state: `'usable'`, oneTime: 'false' },
    member_cart: { id: `(SELECT max("orderId") FROM company_order WHERE "companyId" = A)`, orderId: `(SELECT max("orderId") FROM company_order WHERE "companyId" = A)`, sharing: `'none'`, changes: `'[]'` },
    company_member: { role: `'buyer'`, customerId: 'ID', active: 'true', acceptedAt: 'now()' },
    company_role: { nameKey: `'canary'`, permissions: `'{order}'` },
    consent: { kind: `'terms'` },
    contract_price: { productVariantId: 'VARIANT' },
    customer_code: { productVariantId: 'VARIANT' },
    search_miss: { day: `'2031-01-01'`, times: '1' },
    credit_proposal: { state: `'refused'`, proposedByAdministratorId: 'REP', decidedByAdministratorId: 'REP', decidedAt: 'now()' },
    invoice: { number: text('invoice'), kind: `'invoice'`, netMinor: '1', taxMinor: '0', grossMinor: '1', orderCodes: `ARRAY[${text('order')}]`, paidMinor: '0', exposureMinor: '0' },
    incoming_payment: { reference: text('reference'), method: `'transfer'`, state: `'booked'`, amountMinor: '1', settledMinor: '0', refundedMinor: '0', wishes: 'NULL' },
    limit_request: { state: `'refused'` },
    payment_attempt: { state: `'expired'`, provider: `'sandbox'`, expiresAt: 'now()', returnTokenHash: `'canary-return' || ID` },
    pay_link: { tokenHash: `'canary-pay' || ID`, expiresAt: 'now()' },
    credit_note: { number: text('number'), amountNet: '1' },
    credit_reservation: { state: `'released'` },
    crm_activity: { kind: `'note'`, leadId: 'ID' },
    data_change_field: { field: `'phone'` },
    distributor_earning: { customerCompanyId: 'A', decision: `'automatic'`, level: '9' },
    reorder_rule: { productVariantId: 'VARIANT', everyDays: '5' },
    shopping_list: { isShared: 'true', ownerMemberId: 'OWNER' },
    shopping_list_line: { listId: 'ID', productVariantId: 'VARIANT', unit: `'m2'` },
    quote: { state: `'offered'`, orderId: 'NULL', sentNumber: '1' },
    quote_comment: { author: `'member'`, internal: 'false' },
    quote_line: { unit: `'m2'`, productVariantId: 'VARIANT', answer: `'accept'`, usualSource: `'list'` },
    quote_version: { state: `'sent'`, number: '1', linkHash: `'canary-quote' || ID` },
    own_offer: { memberId: 'OWNER', number: '77', language: `'en'` },
    own_offer_line: { unit: `'m2'`, productVariantId: 'VARIANT', unitQuantity: '1', quantity: '1', unitNet: '1' },
    offer_letterhead: { logo: 'NULL' },
    stock_notice: { state: `'waiting'`, productVariantId: 'VARIANT' },
    lead: { state: `'new'`, source: `'call'`, ownerId: 'REP' },
    notification_message: { channel: `'email'`, template: `'news'`, aggregate: `'company:' || A`, dedupeKey: `'canary' || ID`, state: `'sent'` },
    order_change: { kind: `'change'`, state: `'refused'`, lines: `'[]'`, askedByMemberId: 'OWNER', oldTotalGross: '1', newTotalGross: '1' },
    opportunity: { stage: `'discovery'`, leadId: 'ID', ownerId: 'REP' },
    // What goods and lists of prices are called is the firm's own, as its staff read it.
    price_list: { name: text('product_list') },
    production_operation: { kind: `'cut'`, state: `'planned'`, stationId: 'ID', name: `jsonb_build_object('en', ${text('operation')}, 'fa', ${text('operation')})` },
    production_problem: { kind: `'machine'`, reportedByAdministratorId: 'REP' },
    production_time_entry: { administratorId: 'REP', endedAt: 'now()' },
    production_work_order: { state: `'planned'`, routingId: 'ID', variantId: 'VARIANT', companyId: 'A' },
    production_promise_change: { source: `'plan'` },
    production_shortage_decision: { decision: `'write-off'`, decidedByAdministratorId: 'REP', companyId: 'A' },
    rating: { source: `'portal'`, product: '1', transport: '1', orderCode: 'CODE' },
    shipment: { state: `'dispatched'`, orderCode: 'CODE', dispatchedAt: 'now()' },
    broadcast_recipient: { broadcastId: 'ID', memberId: 'OWNER' },
    complaint: { state: `'received'`, kindId: 'ID', wish: `'replace'`, dueOn: `'2031-01-01'`, threadId: 'ID', source: `'portal'`, sentKey: 'NULL', answers: `jsonb_build_array(jsonb_build_object('key', 'x', 'type', 'text', 'label', jsonb_build_object('en', 'x', 'fa', 'x', 'pl', 'x', 'ru', 'x'), 'value', ${text('answer')}, 'shown', NULL))` },
    complaint_line: { orderLineId: 'LINE', productVariantId: 'VARIANT', quantity: '1' },
    complaint_step: { state: `'received'` },
    support_file: { memberId: 'NULL', format: `'jpeg'`, content: `'\\xff'` },
    support_thread: { state: `'open'` },
    data_change_request: { state: `'open'` },
    spending_limit: { period: `'year'`, amountMinor: '9000000000000' },
    tracking_link: { nonce: `'canary'`, tokenHash: `'canary-tracking' || ID`, expiresAt: soon },
    weighbridge_ticket: { grossG: '2', tareG: '1', netG: '1', scaleId: 'ID', operatorId: 'REP', passageId: 'NULL', source: `'scale'`, tareSource: `'weighed'`, series: `'canary' || ID`, previousHash: `''`, hash: `'canary' || ID` },
    weighing: { scaleId: 'ID', operatorId: 'REP', passageId: 'NULL' },
    weighing_photo: { addedById: 'REP', content: `'\\xff'` },
    erp_document: { connectionId: 'ID', noun: `'order'`, key: `'canary' || ID`, state: `'refused'` },
    driver_step: { loadId: 'ID', kind: `'arrived'`, content: 'NULL' },
    courier_booking: {
        accountId: 'ID', kind: `'inpost'`, state: `'on-way'`, parcels: `'[]'`, isCalledOff: 'false',
        fieldProblems: `jsonb_build_array(jsonb_build_object('field', ${text('field')}, 'problem', ${text('problem')}))`,
    },
    weight_request: { scaleId: 'ID', requestedById: 'REP', passageId: 'NULL', step: `'first'`, refusal: `'zero-missing'`, state: `'waiting'` },
};

/** What rows of A lean on that is no company's. */
const props = `
    INSERT INTO scale (id, code, name, host, port, "toleranceBasisPoints", "toleranceG") VALUES (ID, 'canary' || ID, 'Gate', '127.0.0.1', 9, 100, 20000);
    INSERT INTO erp_connection (id, name, kind) VALUES (ID, 'canary' || ID, 'sandbox');
    INSERT INTO courier_account (id, name, kind, organization, service) VALUES (ID, 'canary' || ID, 'inpost', '1', 'inpost_courier_standard');
    INSERT INTO broadcast (id, state, texts, audience, "writtenByAdministratorId") VALUES (ID, 'sent', '[{"language": "en", "subject": "News", "text": "Closed"}]', '{}', REP);
    INSERT INTO transport_load (id, number, state) VALUES (ID, 'canary' || ID, 'gone');
    INSERT INTO production_station (id, code, name, "openMinute", "closeMinute") VALUES (ID, 'canary' || ID, '{"en": "Cutting", "fa": "برش"}', 480, 960);
    INSERT INTO production_routing (id, title) VALUES (ID, 'A way');
    INSERT INTO complaint_kind (id, name) VALUES (ID, '{"en": "Damaged", "fa": "آسیب", "pl": "Uszkodzone", "ru": "Повреждено"}');
    INSERT INTO customer (id, "firstName", "lastName", "emailAddress") VALUES (ID, ${text('firstName')}, ${text('lastName')}, ${text('emailAddress')});`;

/** Whose texts are marked, and how; `id` is that of one thing of it in every table. */
export interface Marked {
    companyId: number;
    orderCode: string;
    id: number;
    mark: string;
}

export class Canaries {
    private constructor(
        private running: RunningServer,
        private columns: ReadonlyMap<string, readonly Column[]>,
        private names: Readonly<Record<string, string>>,
        private mark: string,
    ) {}

    static async of(running: RunningServer, { companyId, id, orderCode, mark }: Marked): Promise<Canaries> {
        const columns = await running.sql<Column>(
            `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, NULL) AS type, a.attnotnull AND d.oid IS NULL AND a.attidentity = '' AS required,
                    (SELECT f.confrelid::regclass::text FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.conkey = ARRAY[a.attnum] LIMIT 1) AS to
               FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
               LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
              WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1, a.attnum`,
        );
        const tables = new Map<string, Column[]>();
        for (const column of columns) tables.set(column.table, [...(tables.get(column.table) ?? []), { ...column, to: column.to?.replaceAll('"', '') ?? byName[column.name] ?? null }]);
        const ordered = `FROM order_line l WHERE l."orderId" IN (SELECT "orderId" FROM company_order WHERE "companyId" = ${companyId})`;
        const names = {
            A: String(companyId),
            ID: String(id),
            REP: `(SELECT "managerAdministratorId" FROM company WHERE id = ${companyId})`,
            CODE: `'${orderCode}'`,
            OWNER: `(SELECT min(id) FROM company_member WHERE "companyId" = ${companyId})`,
            LINE: `(SELECT min(l.id) ${ordered})`,
            VARIANT: `(SELECT max(l."productVariantId") ${ordered})`,
        };
        return new Canaries(running, tables, names, mark);
    }

    /** A row of A in each table, and marks in all rows of A. */
    async fill(): Promise<void> {
        for (const statement of props.split(';').filter(one => one.trim() !== '')) await this.write(statement);
        const open = this.owned();
        for (const table of [...open].filter(one => this.texts(one).length > 0 || wanted.has(one))) await this.fillTable(table, open);
    }

    /** Columns of A's tables in which nothing of A is marked. */
    async unmarked(): Promise<string[]> {
        const parts = [...this.owned()].flatMap(table =>
            this.texts(table).map(({ name }) => `SELECT '${table}.${name}' AS name WHERE NOT EXISTS (SELECT 1 FROM "${table}" t WHERE t."${name}"::text LIKE '%${this.mark}%')`),
        );
        return (await this.running.sql<{ name: string }>(parts.join(' UNION ALL '))).map(({ name }) => name).sort();
    }

    private async fillTable(table: string, open: Set<string>): Promise<void> {
        if (!open.delete(table)) return;
        const columns = this.columns.get(table) ?? [];
        for (const { to, required } of columns) if (to !== null && to !== table && (required || this.texts(to).length > 0)) await this.fillTable(to, open);
        if (!filledOnly.has(table) && columns.some(({ name, type }) => name === 'id' && type === 'integer')) await this.insert(table, columns);
        // What is written once and for all has its marks from the insertion.
        if (['audit_entry', 'weighbridge_ticket'].includes(table)) return;
        const where = this.whereOf(table);
        for (const column of this.texts(table)) {
            const value = given[table]?.[column.name] ?? this.textFor(column);
            const mark = column.type.startsWith('json') || !isUnique(table, column.name) ? value : `${value} || '_' || t.id`;
            await this.write(`UPDATE "${table}" t SET "${column.name}" = ${mark} WHERE ${where} AND (t."${column.name}" IS NULL OR t."${column.name}"::text NOT LIKE '%MARK_%')`);
        }
    }

    private async insert(table: string, columns: readonly Column[]): Promise<void> {
        const marked = new Set(this.texts(table).map(({ name }) => name));
        const needed = columns.filter(({ name, required, to }) => name === 'id' || required || marked.has(name) || given[table]?.[name] !== undefined || (to !== null && this.ownTables.has(to)));
        const values = needed.filter(({ name, to }) => !(to === table && name !== 'id')).map(column => [`"${column.name}"`, this.valueFor(column)]);
        await this.write(`INSERT INTO "${table}" (${values.map(([name]) => name).join(', ')}) SELECT ${values.map(([, value]) => value).join(', ')} ON CONFLICT DO NOTHING`);
    }

    private valueFor(column: Column): string {
        const { table, name, type, to } = column;
        const known = given[table]?.[name];
        if (known !== undefined) return known;
        if (name === 'id') return 'ID';
        if (name === 'orderLineId') return 'LINE';
        if (to !== null) return `(SELECT t.id FROM "${to}" t WHERE ${this.whereOf(to)} ORDER BY t.id DESC LIMIT 1)`;
        if (name === 'language') return `'en'`;
        if (name === 'currencyCode') return `'IRR'`;
        if (name === 'countryCode') return `'IR'`;
        if (isText(column)) return this.isWord(column) ? `'other'` : this.textFor(column);
        if (type.startsWith('timestamp')) return 'now()';
        if (type === 'date') return 'current_date';
        if (type === 'boolean') return 'true';
        return '1';
    }

    private textFor({ name, type }: Column): string {
        if (type.startsWith('json')) return `jsonb_build_object('text', ${text(name)})`;
        if (/Address$/.test(name) && name !== 'emailAddress') return `'{"fullName":"MARK_${name}"}'`;
        return text(name);
    }

    private texts(table: string): Column[] {
        return (this.columns.get(table) ?? []).filter(column => isText(column) && (!this.isWord(column) || table === 'audit_entry' && ['before', 'after'].includes(column.name)));
    }

    private isWord({ table, name, type }: Column): boolean {
        return words.has(name) || words.has(`${name}:${table}`) || type.endsWith('[]');
    }

    private get ownTables(): Set<string> {
        return this.owned();
    }

    /** Tables that name a company, its people, orders or branches, or lead to one that does. */
    private owned(): Set<string> {
        const found = new Set(Object.keys(ways));
        const leads = ({ to }: Column) => to !== null && found.has(to);
        for (let size = -1; size !== found.size; ) {
            size = found.size;
            for (const [table, columns] of this.columns) if (!(table in without) && columns.some(leads)) found.add(table);
        }
        return found;
    }

    private whereOf(table: string, above: readonly string[] = []): string {
        const way = ways[table];
        if (way !== undefined) return way;
        const columns = this.columns.get(table) ?? [];
        const has = (name: string) => columns.some(column => column.name === name);
        const direct: string[] = [];
        if (has('companyId')) direct.push(`t."companyId" = A`);
        else if (has('memberId')) direct.push(`t."memberId" IN (SELECT id FROM company_member WHERE "companyId" = A)`);
        else if (has('orderId')) direct.push(`t."orderId" IN (SELECT "orderId" FROM company_order WHERE "companyId" = A)`);
        else if (has('branchId')) direct.push(`t."branchId" IN (SELECT id FROM company_branch WHERE "companyId" = A)`);
        if (direct[0] !== undefined) return direct[0];
        const key = columns.find(({ to }) => to !== null && !above.includes(to) && to !== table && this.owned().has(to));
        if (key?.to === undefined || key.to === null) return 't.id = ID';
        const inner = this.whereOf(key.to, [...above, table]).replaceAll('t.', `x${above.length}.`);
        return `t."${key.name}" IN (SELECT x${above.length}.id FROM "${key.to}" x${above.length} WHERE ${inner})`;
    }

    private async write(statement: string): Promise<void> {
        const query = Object.entries(this.names).reduce((sofar, [name, value]) => sofar.replaceAll(new RegExp(`(?<![\\w'])${name}(?!\\w)`, 'g'), value), statement.replaceAll('MARK_', `${this.mark}_`));
        try {
            await this.running.sql(query);
        } catch (error) {
            throw new Error(`${(error as Error).message}: ${query}`);
        }
    }
}

function isText({ type }: Column): boolean {
    return /^(text|character|json)/.test(type);
}

/** Where two rows of A may not have the same. */
function isUnique(table: string, column: string): boolean {
    return ['customer.emailAddress', 'company_role.name', 'shipment.number', 'approval_rule.name'].includes(`${table}.${column}`);
}
