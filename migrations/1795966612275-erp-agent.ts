import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ErpAgent1795966612275 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"erp_agent\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"name\" text NOT NULL, \"secretHash\" text NOT NULL, \"secretAt\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), \"seenAt\" TIMESTAMP WITH TIME ZONE, \"waiting\" integer NOT NULL DEFAULT '0', \"sights\" jsonb NOT NULL DEFAULT '[]', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_bd50a4e0110b4862fff2a20ef66\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_erp_agent_name\" ON \"erp_agent\" (\"name\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_erp_agent_secret\" ON \"erp_agent\" (\"secretHash\") ");
        await queryRunner.query("CREATE TABLE \"erp_agent_document\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"agentId\" integer NOT NULL, \"kind\" text NOT NULL, \"key\" text NOT NULL, \"attempt\" integer NOT NULL DEFAULT '1', \"values\" jsonb NOT NULL, \"state\" text NOT NULL DEFAULT 'waiting', \"answer\" jsonb, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_e66d791136079bafd53541f7636\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_erp_agent_document_key\" ON \"erp_agent_document\" (\"agentId\", \"kind\", \"key\") ");
        await queryRunner.query("CREATE TABLE \"erp_agent_page\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"agentId\" integer NOT NULL, \"key\" text NOT NULL, \"object\" text NOT NULL, \"run\" text, \"position\" integer NOT NULL, \"isLast\" boolean NOT NULL, \"content\" text NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_1f924593fe9b36755effeb5ef3c\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IX_erp_agent_page_object\" ON \"erp_agent_page\" (\"agentId\", \"object\", \"id\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_erp_agent_page_key\" ON \"erp_agent_page\" (\"agentId\", \"key\") ");
        await queryRunner.query("ALTER TABLE \"erp_agent_document\" ADD CONSTRAINT \"FK_eac2d45ed10ac35e722a526a0ec\" FOREIGN KEY (\"agentId\") REFERENCES \"erp_agent\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"erp_agent_page\" ADD CONSTRAINT \"FK_6f482685697a791fbd25cb47fa9\" FOREIGN KEY (\"agentId\") REFERENCES \"erp_agent\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"erp_agent_page\" DROP CONSTRAINT \"FK_6f482685697a791fbd25cb47fa9\"");
        await queryRunner.query("ALTER TABLE \"erp_agent_document\" DROP CONSTRAINT \"FK_eac2d45ed10ac35e722a526a0ec\"");
        await queryRunner.query("DROP TABLE \"erp_agent_page\"");
        await queryRunner.query("DROP TABLE \"erp_agent_document\"");
        await queryRunner.query("DROP TABLE \"erp_agent\"");
    }
}
