import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LabelsAndParts1795929148817 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"category_warehouse\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"collectionId\" integer NOT NULL, \"stockLocationId\" integer NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"REL_fdd341af530b4424b4f66ac0bf\" UNIQUE (\"collectionId\"), CONSTRAINT \"PK_6b29fec38d82d32daa678638198\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"courier_label\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"waybillNumber\" text NOT NULL DEFAULT '', \"format\" text, \"content\" bytea, \"labelAt\" TIMESTAMP WITH TIME ZONE, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, \"orderId\" integer NOT NULL, \"companyId\" integer NOT NULL, CONSTRAINT \"REL_2fbe32f52c429256d90673c7f9\" UNIQUE (\"orderId\"), CONSTRAINT \"courier_label_whole\" CHECK ((content IS NULL) = (format IS NULL)), CONSTRAINT \"PK_da89b67bd9fb1c197cc4cf87d0f\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_283505f6185f5baea76a62e937\" ON \"courier_label\" (\"companyId\") ");
        await queryRunner.query("CREATE TABLE \"order_part\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"collectionId\" integer, \"stockLocationId\" integer, \"lineIds\" integer array NOT NULL, \"id\" SERIAL NOT NULL, \"orderId\" integer NOT NULL, CONSTRAINT \"PK_5e4fb144df7a1c24c48d355b458\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_order_part_order\" ON \"order_part\" (\"orderId\") ");
        await queryRunner.query("ALTER TABLE \"category_warehouse\" ADD CONSTRAINT \"FK_fdd341af530b4424b4f66ac0bf5\" FOREIGN KEY (\"collectionId\") REFERENCES \"collection\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"category_warehouse\" ADD CONSTRAINT \"FK_c8ebd958578b54d0f59b4e183b4\" FOREIGN KEY (\"stockLocationId\") REFERENCES \"stock_location\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"courier_label\" ADD CONSTRAINT \"FK_2fbe32f52c429256d90673c7f98\" FOREIGN KEY (\"orderId\") REFERENCES \"order\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"courier_label\" ADD CONSTRAINT \"FK_283505f6185f5baea76a62e937b\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"order_part\" ADD CONSTRAINT \"FK_1aa5632d84f0db4effbda0c5fdb\" FOREIGN KEY (\"orderId\") REFERENCES \"company_order\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"order_part\" DROP CONSTRAINT \"FK_1aa5632d84f0db4effbda0c5fdb\"");
        await queryRunner.query("ALTER TABLE \"courier_label\" DROP CONSTRAINT \"FK_283505f6185f5baea76a62e937b\"");
        await queryRunner.query("ALTER TABLE \"courier_label\" DROP CONSTRAINT \"FK_2fbe32f52c429256d90673c7f98\"");
        await queryRunner.query("ALTER TABLE \"category_warehouse\" DROP CONSTRAINT \"FK_c8ebd958578b54d0f59b4e183b4\"");
        await queryRunner.query("ALTER TABLE \"category_warehouse\" DROP CONSTRAINT \"FK_fdd341af530b4424b4f66ac0bf5\"");
        await queryRunner.query("DROP TABLE \"order_part\"");
        await queryRunner.query("DROP TABLE \"courier_label\"");
        await queryRunner.query("DROP TABLE \"category_warehouse\"");
    }
}
