import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the history says of a row `r` of each table: kind, list, company, variant, category, currency, quantity; and its figure. */
const told: Record<string, { facts: string; figure: string }> = {
    price_list_item: { facts: `'prices', r."priceListId", NULL, r."productVariantId", NULL, NULL, r."minQuantity"`, figure: 'unitNet' },
    contract_price: { facts: `'contract-prices', NULL, r."companyId", r."productVariantId", NULL, r."currencyCode", r."minQuantity"`, figure: 'unitNet' },
    category_discount: { facts: `'category-discounts', NULL, r."companyId", NULL, r."collectionId", NULL, 1`, figure: 'basisPoints' },
    quantity_discount: { facts: `'quantity-discounts', NULL, NULL, NULL, r."collectionId", NULL, r."minQuantity"`, figure: 'basisPoints' },
};
const events = {
    INSERT: 'NEW TABLE AS now_rows',
    UPDATE: 'OLD TABLE AS old_rows NEW TABLE AS now_rows',
    DELETE: 'OLD TABLE AS old_rows',
};

export class PriceChanges1795899100000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        const run = (text: string) => queryRunner.query(text);
        await run(`CREATE TABLE price_approval (
            id integer PRIMARY KEY CHECK (id = 1), "maxBasisPoints" integer CHECK ("maxBasisPoints" > 0), "maxPrices" integer CHECK ("maxPrices" > 0),
            version integer NOT NULL DEFAULT 1)`);
        await run('INSERT INTO price_approval (id) VALUES (1)');
        await run(`CREATE TABLE price_change_set (
            id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "createdAt" timestamptz NOT NULL DEFAULT now(),
            kind text NOT NULL, target text NOT NULL, reason text NOT NULL, state text NOT NULL,
            created integer NOT NULL, updated integer NOT NULL, removed integer NOT NULL,
            "meanBasisPoints" integer, "largestRise" integer, "largestFall" integer,
            "administratorId" integer REFERENCES administrator(id), "appliedAt" timestamptz,
            "decidedByAdministratorId" integer REFERENCES administrator(id), "decidedAt" timestamptz, "decisionReason" text,
            "undoesSetId" integer REFERENCES price_change_set(id), version integer NOT NULL DEFAULT 1)`);
        await run('CREATE INDEX "IDX_price_change_set_state" ON price_change_set (state, id)');
        await run('CREATE INDEX "IDX_price_change_set_undoes" ON price_change_set ("undoesSetId")');
        await run(`CREATE TABLE price_change_line (
            "changeSetId" integer NOT NULL REFERENCES price_change_set(id) ON DELETE CASCADE, row integer NOT NULL, owner text, "ownerName" text,
            "ownerId" integer, "subjectId" integer, "currencyCode" text, "minQuantity" integer NOT NULL, value bigint, "validFrom" date, "validUntil" date,
            "targetId" integer, "fromValue" bigint, "fromUntil" date, "fromVersion" integer, "lastValue" bigint, outcome text NOT NULL,
            PRIMARY KEY ("changeSetId", row))`);
        await run(`CREATE TABLE price_change (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(), "changeSetId" integer, "administratorId" integer,
            kind text NOT NULL, "priceListId" integer, "companyId" integer, "productVariantId" integer, "collectionId" integer, "currencyCode" text, "minQuantity" integer NOT NULL,
            "validFrom" date, "fromUntil" date, "toUntil" date, "fromValue" bigint, "toValue" bigint, version integer)`);
        await run('CREATE INDEX "IDX_price_change_variant" ON price_change ("productVariantId", "companyId")');
        // Rows of a set lie side by side: a summary of blocks finds them, and costs a load of millions nothing.
        await run('CREATE INDEX "IDX_price_change_set_rows" ON price_change USING brin ("changeSetId") WITH (pages_per_range = 16, autosummarize = on)');
        await run(`
            CREATE FUNCTION note_price_change() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                said text := current_setting('karvan.price_change', true);
                set_id int := nullif(split_part(said, ':', 1), '');
                who int := nullif(split_part(said, ':', 2), '');
                head text := 'INSERT INTO price_change ("changeSetId", "administratorId", kind, "priceListId", "companyId", "productVariantId", "collectionId", "currencyCode", "minQuantity",
                    "validFrom", "fromUntil", "toUntil", "fromValue", "toValue", version) SELECT $1, $2, ' || TG_ARGV[0] || ', r."validFrom", ';
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    EXECUTE head || format('NULL, r."validUntil", NULL, r.%I, r.version FROM now_rows r', TG_ARGV[1]) USING set_id, who;
                ELSIF TG_OP = 'DELETE' THEN
                    EXECUTE head || format('r."validUntil", NULL, r.%I, NULL, NULL FROM old_rows r', TG_ARGV[1]) USING set_id, who;
                ELSE
                    EXECUTE head || format('o."validUntil", r."validUntil", o.%1$I, r.%1$I, r.version FROM now_rows r JOIN old_rows o ON o.id = r.id WHERE o.version <> r.version', TG_ARGV[1])
                        USING set_id, who;
                END IF;
                RETURN NULL;
            END $$`);
        for (const [table, { facts, figure }] of Object.entries(told)) {
            for (const [event, rows] of Object.entries(events)) {
                await run(`CREATE TRIGGER note_price_${event.toLowerCase()} AFTER ${event} ON ${table} REFERENCING ${rows} FOR EACH STATEMENT
                    EXECUTE FUNCTION note_price_change('${facts.replace(/'/g, "''")}', '${figure}')`);
            }
        }
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        for (const table of Object.keys(told)) {
            for (const event of Object.keys(events)) await queryRunner.query(`DROP TRIGGER note_price_${event.toLowerCase()} ON ${table}`);
        }
        await queryRunner.query('DROP FUNCTION note_price_change()');
        for (const table of ['price_change', 'price_change_line', 'price_change_set', 'price_approval']) await queryRunner.query(`DROP TABLE ${table}`);
    }
}
