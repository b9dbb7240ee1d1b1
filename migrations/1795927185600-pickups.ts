import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Pickups1795927185600 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"pickup_settings\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"slotMinutes\" integer NOT NULL DEFAULT '60', \"capacity\" integer NOT NULL DEFAULT '2', \"preparationHours\" integer NOT NULL DEFAULT '24', \"daysAhead\" integer NOT NULL DEFAULT '14', \"hours\" jsonb NOT NULL DEFAULT '[]', \"mail\" text, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"pickup_settings_positive\" CHECK (\"slotMinutes\" > 0 AND capacity > 0 AND \"preparationHours\" >= 0 AND \"daysAhead\" >= 0), CONSTRAINT \"pickup_settings_one_row\" CHECK (\"id\" = 1), CONSTRAINT \"PK_78d10d7e4acfd1bd28fc5d7c7b6\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"pickup\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"day\" date NOT NULL, \"startMinute\" integer NOT NULL, \"endMinute\" integer NOT NULL, \"firstName\" text NOT NULL, \"lastName\" text NOT NULL, \"phone\" text, \"remarks\" text NOT NULL DEFAULT '', \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, \"orderId\" integer NOT NULL, \"companyId\" integer NOT NULL, CONSTRAINT \"REL_853bd3110d5cd90b281cb5501d\" UNIQUE (\"orderId\"), CONSTRAINT \"PK_c432b21125ffd974cd0b1624f04\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_ad7beb9530c30beb54535ee649\" ON \"pickup\" (\"companyId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_pickup_day\" ON \"pickup\" (\"day\", \"startMinute\") ");
        await queryRunner.query("CREATE TABLE \"pickup_slot\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"day\" date NOT NULL, \"startMinute\" integer NOT NULL, \"taken\" integer NOT NULL DEFAULT '0', \"id\" SERIAL NOT NULL, CONSTRAINT \"pickup_slot_taken\" CHECK (taken >= 0), CONSTRAINT \"PK_68cb1b5a19bb51214fba96c183e\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_pickup_slot\" ON \"pickup_slot\" (\"day\", \"startMinute\") ");
        await queryRunner.query("ALTER TABLE \"pickup\" ADD CONSTRAINT \"FK_853bd3110d5cd90b281cb5501d0\" FOREIGN KEY (\"orderId\") REFERENCES \"order\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"pickup\" ADD CONSTRAINT \"FK_ad7beb9530c30beb54535ee649c\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"pickup\" DROP CONSTRAINT \"FK_ad7beb9530c30beb54535ee649c\"");
        await queryRunner.query("ALTER TABLE \"pickup\" DROP CONSTRAINT \"FK_853bd3110d5cd90b281cb5501d0\"");
        await queryRunner.query("DROP TABLE \"pickup_slot\"");
        await queryRunner.query("DROP TABLE \"pickup\"");
        await queryRunner.query("DROP TABLE \"pickup_settings\"");
    }
}
