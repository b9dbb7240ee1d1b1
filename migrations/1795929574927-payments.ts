import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Payments1795929574927 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"payment_attempt\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"orderId\" integer, \"invoiceIds\" integer array NOT NULL DEFAULT '{}', \"memberId\" integer, \"payLinkId\" integer, \"provider\" text NOT NULL, \"key\" text NOT NULL, \"returnTokenHash\" text NOT NULL, \"currencyCode\" text NOT NULL, \"language\" text NOT NULL, \"state\" text NOT NULL DEFAULT 'created', \"providerToken\" text, \"providerReference\" text, \"redirectUrl\" text, \"lastAnswer\" text, \"expiresAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"settledAt\" TIMESTAMP WITH TIME ZONE, \"paymentId\" integer, \"id\" SERIAL NOT NULL, \"amountMinor\" bigint NOT NULL, CONSTRAINT \"payment_attempt_amount\" CHECK (\"amountMinor\" > 0), CONSTRAINT \"PK_a5ce3945d1d61956161e7f84d42\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_4d06e28910804514701004944e\" ON \"payment_attempt\" (\"orderId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_payment_attempt_key\" ON \"payment_attempt\" (\"key\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_payment_attempt_return\" ON \"payment_attempt\" (\"returnTokenHash\") ");
        await queryRunner.query("CREATE INDEX \"payment_attempt_waiting\" ON \"payment_attempt\" (\"state\") WHERE state IN ('created', 'started', 'unknown', 'disputed')");
        await queryRunner.query("CREATE INDEX \"payment_attempt_of_company\" ON \"payment_attempt\" (\"companyId\", \"id\") ");
        await queryRunner.query("CREATE TABLE \"pay_link\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"tokenHash\" text NOT NULL, \"orderId\" integer, \"invoiceIds\" integer array NOT NULL DEFAULT '{}', \"email\" text NOT NULL, \"language\" text NOT NULL, \"expiresAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_68a31887eb95ee3f5eb605ea83c\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_03c18a07e10e7d9bd18d6595a3\" ON \"pay_link\" (\"companyId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_pay_link_token\" ON \"pay_link\" (\"tokenHash\") ");
        await queryRunner.query("CREATE INDEX \"IDX_67c49e9fffd6e261d3f36c1354\" ON \"pay_link\" (\"orderId\") ");
        await queryRunner.query("CREATE TABLE \"sandbox_payment\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"key\" text NOT NULL, \"currencyCode\" text NOT NULL, \"state\" text NOT NULL, \"silences\" integer NOT NULL DEFAULT '0', \"id\" SERIAL NOT NULL, \"amountMinor\" bigint NOT NULL, CONSTRAINT \"PK_0ef0bdb11c52a47f62beeef4ecb\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_sandbox_payment_key\" ON \"sandbox_payment\" (\"key\") ");
        await queryRunner.query("CREATE TABLE \"pay_visit\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"addressHash\" text NOT NULL, \"windowStart\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), \"visits\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_c57f50db247662756d4389b71c4\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_pay_visit_address\" ON \"pay_visit\" (\"addressHash\") ");
        await queryRunner.query("ALTER TABLE \"payment_attempt\" ADD CONSTRAINT \"FK_ec784fbb6ba94ce4226d813e20c\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"payment_attempt\" ADD CONSTRAINT \"FK_c55259ec33a4721be72e78633e0\" FOREIGN KEY (\"paymentId\") REFERENCES \"incoming_payment\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"pay_link\" ADD CONSTRAINT \"FK_03c18a07e10e7d9bd18d6595a3a\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"pay_link\" DROP CONSTRAINT \"FK_03c18a07e10e7d9bd18d6595a3a\"");
        await queryRunner.query("ALTER TABLE \"payment_attempt\" DROP CONSTRAINT \"FK_c55259ec33a4721be72e78633e0\"");
        await queryRunner.query("ALTER TABLE \"payment_attempt\" DROP CONSTRAINT \"FK_ec784fbb6ba94ce4226d813e20c\"");
        await queryRunner.query("DROP TABLE \"pay_visit\"");
        await queryRunner.query("DROP TABLE \"sandbox_payment\"");
        await queryRunner.query("DROP TABLE \"pay_link\"");
        await queryRunner.query("DROP TABLE \"payment_attempt\"");
    }
}
