import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SupportDesk1795953715121 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"support_settings\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"openMinute\" integer NOT NULL DEFAULT '480', \"closeMinute\" integer NOT NULL DEFAULT '1020', \"normalMinutes\" integer NOT NULL DEFAULT '540', \"highMinutes\" integer NOT NULL DEFAULT '240', \"urgentMinutes\" integer NOT NULL DEFAULT '60', \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_d0fc942e9152aa165b56a2bd083\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"support_canned_answer\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"language\" text NOT NULL, \"title\" text NOT NULL, \"text\" text NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_983edd3df14d46b0a9aefbb8847\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_support_canned_answer_title\" ON \"support_canned_answer\" (\"language\", \"title\") ");
        await queryRunner.query("CREATE TABLE \"support_note\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"administratorId\" integer NOT NULL, \"authorName\" text NOT NULL, \"text\" text NOT NULL, \"id\" SERIAL NOT NULL, \"threadId\" integer NOT NULL, CONSTRAINT \"PK_50d71a126818b986dfd11f3cc4c\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_c1a60a3abd69986044382791e9\" ON \"support_note\" (\"threadId\") ");
        await queryRunner.query("ALTER TABLE \"support_thread\" ADD \"ownerAdministratorId\" integer");
        await queryRunner.query("ALTER TABLE \"support_thread\" ADD \"priority\" text NOT NULL DEFAULT 'normal'");
        await queryRunner.query("ALTER TABLE \"support_thread\" ADD \"dueAt\" TIMESTAMP WITH TIME ZONE");
        await queryRunner.query("CREATE INDEX \"IDX_82c33d8116a7b5b50709e3ed4f\" ON \"support_thread\" (\"ownerAdministratorId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_102b53aefa8771efe4b7edfb23\" ON \"support_thread\" (\"state\", \"dueAt\") ");
        await queryRunner.query("ALTER TABLE \"support_note\" ADD CONSTRAINT \"FK_c1a60a3abd69986044382791e9a\" FOREIGN KEY (\"threadId\") REFERENCES \"support_thread\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query('CREATE INDEX "IDX_f14d28e8ca337b4d0936a35e51" ON "support_thread" ("lastMessageAt")');
        await queryRunner.query('INSERT INTO "support_settings" (id) VALUES (1)');
        await queryRunner.query(`UPDATE "support_thread" SET "dueAt" = "waitingSince" + interval '1 day' WHERE "waitingSince" IS NOT NULL`);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('DROP INDEX "IDX_f14d28e8ca337b4d0936a35e51"');
        await queryRunner.query("ALTER TABLE \"support_note\" DROP CONSTRAINT \"FK_c1a60a3abd69986044382791e9a\"");
        await queryRunner.query("ALTER TABLE \"support_thread\" DROP COLUMN \"dueAt\"");
        await queryRunner.query("ALTER TABLE \"support_thread\" DROP COLUMN \"priority\"");
        await queryRunner.query("ALTER TABLE \"support_thread\" DROP COLUMN \"ownerAdministratorId\"");
        await queryRunner.query("DROP TABLE \"support_note\"");
        await queryRunner.query("DROP TABLE \"support_canned_answer\"");
        await queryRunner.query("DROP TABLE \"support_settings\"");
    }
}
