import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SupportThreads1795382938198 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"support_thread\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"branchId\" integer, \"memberId\" integer NOT NULL, \"askedBy\" text NOT NULL, \"stageOperationId\" integer, \"subject\" text NOT NULL, \"state\" text NOT NULL, \"lastMessageAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"waitingSince\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, \"companyId\" integer NOT NULL, \"orderId\" integer, CONSTRAINT \"PK_c4b5643e7b40273c688b3f7aa53\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_3fce99903ad9c6c9e6df7965c3\" ON \"support_thread\" (\"memberId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_05beb9b13bbf1f49336fa9fb04\" ON \"support_thread\" (\"orderId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_23774c133a598cdc5bd25ae546\" ON \"support_thread\" (\"state\") ");
        await queryRunner.query("CREATE INDEX \"IDX_102d886d560f69d879e4a3679e\" ON \"support_thread\" (\"waitingSince\") ");
        await queryRunner.query("CREATE INDEX \"IDX_ec2c69bcef6f3735f4caaff514\" ON \"support_thread\" (\"companyId\", \"lastMessageAt\") ");
        await queryRunner.query("CREATE TABLE \"support_message\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"sentAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"author\" text NOT NULL, \"memberId\" integer, \"administratorId\" integer, \"authorName\" text NOT NULL, \"text\" text NOT NULL, \"id\" SERIAL NOT NULL, \"threadId\" integer NOT NULL, CONSTRAINT \"PK_ffc800a254f6e98e97d90fcefa8\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_1b9376693f56b65a758df7a305\" ON \"support_message\" (\"threadId\", \"sentAt\") ");
        await queryRunner.query("ALTER TABLE \"support_thread\" ADD CONSTRAINT \"FK_7d095ddea2cfbc1e884a4a966a7\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"support_thread\" ADD CONSTRAINT \"FK_05beb9b13bbf1f49336fa9fb04e\" FOREIGN KEY (\"orderId\") REFERENCES \"order\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"support_message\" ADD CONSTRAINT \"FK_7cbca8d8bf5a54aa38bc9651f05\" FOREIGN KEY (\"threadId\") REFERENCES \"support_thread\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"support_message\" DROP CONSTRAINT \"FK_7cbca8d8bf5a54aa38bc9651f05\"");
        await queryRunner.query("ALTER TABLE \"support_thread\" DROP CONSTRAINT \"FK_05beb9b13bbf1f49336fa9fb04e\"");
        await queryRunner.query("ALTER TABLE \"support_thread\" DROP CONSTRAINT \"FK_7d095ddea2cfbc1e884a4a966a7\"");
        await queryRunner.query("DROP TABLE \"support_message\"");
        await queryRunner.query("DROP TABLE \"support_thread\"");
    }
}
