import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Invoices1795927794356 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"invoice\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"number\" text NOT NULL, \"kind\" text NOT NULL, \"correctsNumber\" text, \"issuedOn\" date NOT NULL, \"dueOn\" date NOT NULL, \"currencyCode\" text NOT NULL, \"orderCodes\" text array NOT NULL DEFAULT '{}', \"ksefNumber\" text, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, \"netMinor\" bigint NOT NULL, \"taxMinor\" bigint NOT NULL, \"grossMinor\" bigint NOT NULL, \"paidMinor\" bigint NOT NULL DEFAULT '0', \"exposureMinor\" bigint NOT NULL DEFAULT '0', CONSTRAINT \"invoice_paid\" CHECK (\"paidMinor\" BETWEEN LEAST(\"grossMinor\", 0) AND GREATEST(\"grossMinor\", 0)), CONSTRAINT \"invoice_sums\" CHECK (\"grossMinor\" = \"netMinor\" + \"taxMinor\"), CONSTRAINT \"PK_15d25c200d9bcd8a33f698daf18\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_invoice_number\" ON \"invoice\" (\"number\") ");
        await queryRunner.query("CREATE INDEX \"invoice_open_due\" ON \"invoice\" (\"dueOn\") WHERE \"paidMinor\" <> \"grossMinor\"");
        await queryRunner.query("CREATE INDEX \"invoice_open\" ON \"invoice\" (\"companyId\", \"dueOn\") WHERE \"paidMinor\" <> \"grossMinor\"");
        await queryRunner.query("CREATE INDEX \"invoice_of_company\" ON \"invoice\" (\"companyId\", \"issuedOn\") ");
        await queryRunner.query("CREATE TABLE \"invoice_file\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"invoiceId\" integer NOT NULL, \"format\" text NOT NULL, \"sizeBytes\" integer NOT NULL, \"contentHash\" text NOT NULL, \"content\" bytea NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"invoice_file_size\" CHECK (\"sizeBytes\" = octet_length(content)), CONSTRAINT \"PK_16f50861fee2a638c10948c562d\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_invoice_file_format\" ON \"invoice_file\" (\"invoiceId\", \"format\") ");
        await queryRunner.query("CREATE TABLE \"incoming_payment\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"reference\" text NOT NULL, \"method\" text NOT NULL, \"state\" text NOT NULL DEFAULT 'booked', \"receivedOn\" date NOT NULL, \"currencyCode\" text NOT NULL, \"note\" text NOT NULL DEFAULT '', \"recordedByAdministratorId\" integer, \"decidedByAdministratorId\" integer, \"wishes\" jsonb, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, \"amountMinor\" bigint NOT NULL, \"settledMinor\" bigint NOT NULL DEFAULT '0', \"refundedMinor\" bigint NOT NULL DEFAULT '0', CONSTRAINT \"incoming_payment_amounts\" CHECK (\"amountMinor\" > 0 AND \"settledMinor\" >= 0 AND \"refundedMinor\" >= 0 AND \"settledMinor\" + \"refundedMinor\" <= \"amountMinor\"), CONSTRAINT \"PK_7b1a005e46251d5983545d9e73d\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_incoming_payment_reference\" ON \"incoming_payment\" (\"reference\") ");
        await queryRunner.query("CREATE INDEX \"incoming_payment_of_company\" ON \"incoming_payment\" (\"companyId\", \"receivedOn\") ");
        await queryRunner.query("CREATE TABLE \"payment_refund\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"paymentId\" integer NOT NULL, \"refundedOn\" date NOT NULL, \"reason\" text NOT NULL, \"id\" SERIAL NOT NULL, \"amountMinor\" bigint NOT NULL, CONSTRAINT \"payment_refund_amount\" CHECK (\"amountMinor\" > 0), CONSTRAINT \"PK_9bcd6c17fe1fce78631fdb79633\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_cf02cdf12f516041802504ac86\" ON \"payment_refund\" (\"paymentId\") ");
        await queryRunner.query("CREATE TABLE \"settlement\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"invoiceId\" integer, \"orderId\" integer, \"paymentId\" integer, \"correctionId\" integer, \"settledOn\" date NOT NULL, \"id\" SERIAL NOT NULL, \"amountMinor\" bigint NOT NULL, CONSTRAINT \"settlement_source\" CHECK (\"paymentId\" IS NULL OR \"correctionId\" IS NULL), CONSTRAINT \"settlement_target\" CHECK (\"invoiceId\" IS NOT NULL OR \"orderId\" IS NOT NULL), CONSTRAINT \"settlement_amount\" CHECK (\"amountMinor\" > 0), CONSTRAINT \"PK_23997ae6972574beb45af0177ad\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_cc1f0bf3ae45889b0c4521a422\" ON \"settlement\" (\"invoiceId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_f965071f06d834458971c1df21\" ON \"settlement\" (\"orderId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_8b820e95390659c72fef174bd3\" ON \"settlement\" (\"paymentId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_bc5e35d568b22230ddd141478a\" ON \"settlement\" (\"correctionId\") ");
        await queryRunner.query("CREATE TABLE \"limit_request\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"memberId\" integer NOT NULL, \"currencyCode\" text NOT NULL, \"justification\" text NOT NULL DEFAULT '', \"state\" text NOT NULL DEFAULT 'open', \"answer\" text, \"decidedByAdministratorId\" integer, \"decidedAt\" TIMESTAMP WITH TIME ZONE, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, \"wishedLimitMinor\" bigint NOT NULL, \"limitMinor\" bigint, CONSTRAINT \"PK_315a4a74c85eb7348e130cf1106\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_7d18fe6b3db216911e8f6e35b4\" ON \"limit_request\" (\"companyId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"limit_request_open\" ON \"limit_request\" (\"companyId\") WHERE state = 'open'");
        await queryRunner.query("CREATE TABLE \"payment_rules\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"methods\" text array NOT NULL, \"warns\" boolean NOT NULL, \"blocksTerm\" boolean NOT NULL, \"bankAccounts\" jsonb NOT NULL DEFAULT '[]', \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"payment_rules_one\" CHECK (id = 1), CONSTRAINT \"PK_6f069e4e255177e0fdb2fc49d74\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"company_payment_rules\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"methods\" text array, \"warns\" boolean, \"blocksTerm\" boolean, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_9f6c5d095d2b809b520e5888823\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_company_payment_rules\" ON \"company_payment_rules\" (\"companyId\") ");
        await queryRunner.query("ALTER TABLE \"credit_reservation\" ADD \"paidMinor\" bigint NOT NULL DEFAULT '0'");
        await queryRunner.query("ALTER TABLE \"company_order\" ADD \"paymentMethod\" text");
        await queryRunner.query("ALTER TABLE \"company_order\" ADD \"checkPayments\" boolean NOT NULL DEFAULT false");
        await queryRunner.query("ALTER TABLE \"invoice\" ADD CONSTRAINT \"FK_78299c9ae0f0236a353338e3c8a\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"invoice_file\" ADD CONSTRAINT \"FK_1eefed5c372953d7d8df4fb8346\" FOREIGN KEY (\"invoiceId\") REFERENCES \"invoice\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"incoming_payment\" ADD CONSTRAINT \"FK_9df4d52ee6d741f524e931b152b\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"payment_refund\" ADD CONSTRAINT \"FK_cf02cdf12f516041802504ac868\" FOREIGN KEY (\"paymentId\") REFERENCES \"incoming_payment\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"settlement\" ADD CONSTRAINT \"FK_cc1f0bf3ae45889b0c4521a4227\" FOREIGN KEY (\"invoiceId\") REFERENCES \"invoice\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"settlement\" ADD CONSTRAINT \"FK_8b820e95390659c72fef174bd3e\" FOREIGN KEY (\"paymentId\") REFERENCES \"incoming_payment\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"settlement\" ADD CONSTRAINT \"FK_bc5e35d568b22230ddd141478a6\" FOREIGN KEY (\"correctionId\") REFERENCES \"invoice\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"limit_request\" ADD CONSTRAINT \"FK_7d18fe6b3db216911e8f6e35b49\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"limit_request\" ADD CONSTRAINT \"FK_904ee1ed6d2060ff6425f4ee62b\" FOREIGN KEY (\"memberId\") REFERENCES \"company_member\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_payment_rules\" ADD CONSTRAINT \"FK_780ce66a56d596965fe42b88002\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"company_payment_rules\" DROP CONSTRAINT \"FK_780ce66a56d596965fe42b88002\"");
        await queryRunner.query("ALTER TABLE \"limit_request\" DROP CONSTRAINT \"FK_904ee1ed6d2060ff6425f4ee62b\"");
        await queryRunner.query("ALTER TABLE \"limit_request\" DROP CONSTRAINT \"FK_7d18fe6b3db216911e8f6e35b49\"");
        await queryRunner.query("ALTER TABLE \"settlement\" DROP CONSTRAINT \"FK_bc5e35d568b22230ddd141478a6\"");
        await queryRunner.query("ALTER TABLE \"settlement\" DROP CONSTRAINT \"FK_8b820e95390659c72fef174bd3e\"");
        await queryRunner.query("ALTER TABLE \"settlement\" DROP CONSTRAINT \"FK_cc1f0bf3ae45889b0c4521a4227\"");
        await queryRunner.query("ALTER TABLE \"payment_refund\" DROP CONSTRAINT \"FK_cf02cdf12f516041802504ac868\"");
        await queryRunner.query("ALTER TABLE \"incoming_payment\" DROP CONSTRAINT \"FK_9df4d52ee6d741f524e931b152b\"");
        await queryRunner.query("ALTER TABLE \"invoice_file\" DROP CONSTRAINT \"FK_1eefed5c372953d7d8df4fb8346\"");
        await queryRunner.query("ALTER TABLE \"invoice\" DROP CONSTRAINT \"FK_78299c9ae0f0236a353338e3c8a\"");
        await queryRunner.query("ALTER TABLE \"company_order\" DROP COLUMN \"checkPayments\"");
        await queryRunner.query("ALTER TABLE \"company_order\" DROP COLUMN \"paymentMethod\"");
        await queryRunner.query("ALTER TABLE \"credit_reservation\" DROP COLUMN \"paidMinor\"");
        await queryRunner.query("DROP TABLE \"company_payment_rules\"");
        await queryRunner.query("DROP TABLE \"payment_rules\"");
        await queryRunner.query("DROP TABLE \"limit_request\"");
        await queryRunner.query("DROP TABLE \"settlement\"");
        await queryRunner.query("DROP TABLE \"payment_refund\"");
        await queryRunner.query("DROP TABLE \"incoming_payment\"");
        await queryRunner.query("DROP TABLE \"invoice_file\"");
        await queryRunner.query("DROP TABLE \"invoice\"");
    }
}
