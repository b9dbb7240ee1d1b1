import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an agent recorded stays as it was. Hand-written; `refuse_change` came with the audit's tables. */
const insertOnly = [
    'CREATE TRIGGER scale_passage_insert_only BEFORE UPDATE OR DELETE ON scale_passage FOR EACH ROW EXECUTE FUNCTION refuse_change()',
    'CREATE TRIGGER scale_passage_no_truncate BEFORE TRUNCATE ON scale_passage FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
    'REVOKE UPDATE, DELETE, TRUNCATE ON scale_passage FROM PUBLIC, CURRENT_USER',
];

export class Weighbridge1795951745525 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"scale_passage\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"scaleId\" integer NOT NULL, \"key\" text NOT NULL, \"weightG\" integer NOT NULL, \"isAfterZero\" boolean NOT NULL, \"rawFrame\" text NOT NULL, \"stoodAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"receivedAt\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_scale_passage_weight\" CHECK (\"weightG\" > 0), CONSTRAINT \"PK_5630c0a89165c6ad588240a77c6\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_scale_passage_stood\" ON \"scale_passage\" (\"scaleId\", \"stoodAt\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_scale_passage_key\" ON \"scale_passage\" (\"scaleId\", \"key\") ");
        await queryRunner.query("CREATE TABLE \"scale_agent\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"scaleId\" integer NOT NULL, \"secretHash\" text NOT NULL, \"secretAt\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), \"seenAt\" TIMESTAMP WITH TIME ZONE, \"sight\" jsonb, \"waiting\" integer NOT NULL DEFAULT '0', \"id\" SERIAL NOT NULL, CONSTRAINT \"REL_ab7ea2d50d53df4bffe643793d\" UNIQUE (\"scaleId\"), CONSTRAINT \"PK_fe8f5179493cdaf944de7c5d2b2\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_scale_agent_secret\" ON \"scale_agent\" (\"secretHash\") ");
        await queryRunner.query("CREATE TABLE \"weighing_photo\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"shipmentId\" integer NOT NULL, \"addedById\" integer NOT NULL, \"width\" integer NOT NULL, \"height\" integer NOT NULL, \"contentHash\" text NOT NULL, \"content\" bytea NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_ca3cb9f5b57ab2b1e8c8fa97e25\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_cd78e6de0cf4b9a993bdfdd9c1\" ON \"weighing_photo\" (\"shipmentId\") ");
        await queryRunner.query("CREATE TABLE \"weight_request\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"shipmentId\" integer NOT NULL, \"scaleId\" integer NOT NULL, \"step\" text NOT NULL, \"weightG\" integer NOT NULL, \"rawFrame\" text, \"passageId\" integer, \"weighedAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"refusal\" text NOT NULL, \"reason\" text NOT NULL, \"seals\" text array NOT NULL DEFAULT '{}', \"requestedById\" integer NOT NULL, \"state\" text NOT NULL DEFAULT 'waiting', \"decidedById\" integer, \"decidedAt\" TIMESTAMP WITH TIME ZONE, \"answer\" text, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_weight_request_weight\" CHECK (\"weightG\" > 0), CONSTRAINT \"PK_e7ea54e84a59515803709c7a007\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_bee6cb9b2b0c79a5cf2eb26919\" ON \"weight_request\" (\"shipmentId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_48a28fdd286161847f015c28fa\" ON \"weight_request\" (\"state\") ");
        await queryRunner.query("CREATE INDEX \"IDX_weight_request_waiting\" ON \"weight_request\" (\"shipmentId\") WHERE state = 'waiting'");
        await queryRunner.query("ALTER TABLE \"scale\" ADD \"source\" text NOT NULL DEFAULT 'tcp'");
        await queryRunner.query("ALTER TABLE \"scale\" ADD \"protocol\" text NOT NULL DEFAULT 'toledo'");
        await queryRunner.query("ALTER TABLE \"scale\" ADD \"unit\" text NOT NULL DEFAULT 'kg'");
        await queryRunner.query("ALTER TABLE \"scale\" ADD \"divisionG\" integer NOT NULL DEFAULT '20000'");
        await queryRunner.query("ALTER TABLE \"scale\" ADD \"minimumG\" integer NOT NULL DEFAULT '400000'");
        await queryRunner.query("ALTER TABLE \"scale\" ADD \"capacityG\" integer NOT NULL DEFAULT '60000000'");
        await queryRunner.query("ALTER TABLE \"scale\" ADD \"needsZero\" boolean NOT NULL DEFAULT true");
        await queryRunner.query("ALTER TABLE \"scale\" ADD \"minSecondsBetween\" integer NOT NULL DEFAULT '60'");
        await queryRunner.query("ALTER TABLE \"scale\" ADD \"needsSecondPerson\" boolean NOT NULL DEFAULT true");
        await queryRunner.query("ALTER TABLE \"scale\" ADD \"emptyAt\" TIMESTAMP WITH TIME ZONE");
        await queryRunner.query("ALTER TABLE \"transport_vehicle\" ADD \"storedTareAt\" TIMESTAMP WITH TIME ZONE");
        await queryRunner.query("ALTER TABLE \"transport_vehicle\" ADD \"tareValidDays\" integer NOT NULL DEFAULT '30'");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" ADD \"source\" text NOT NULL DEFAULT 'scale'");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" ADD \"tareSource\" text NOT NULL DEFAULT 'weighed'");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" ADD \"externalNumber\" text");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" ADD \"seals\" text array NOT NULL DEFAULT '{}'");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" ADD \"approvedById\" integer");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" ADD \"passageId\" integer");
        await queryRunner.query("ALTER TABLE \"weighing\" ADD \"approvedById\" integer");
        await queryRunner.query("ALTER TABLE \"weighing\" ADD \"passageId\" integer");
        await queryRunner.query("ALTER TABLE \"scale\" ALTER COLUMN \"host\" DROP NOT NULL");
        await queryRunner.query("ALTER TABLE \"scale\" ALTER COLUMN \"port\" DROP NOT NULL");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_weighbridge_ticket_passage\" ON \"weighbridge_ticket\" (\"passageId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_weighbridge_ticket_external\" ON \"weighbridge_ticket\" (\"source\", \"externalNumber\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_weighing_passage\" ON \"weighing\" (\"passageId\") ");
        await queryRunner.query("ALTER TABLE \"scale\" ADD CONSTRAINT \"CHK_scale_limits\" CHECK (\"divisionG\" > 0 AND \"minimumG\" >= \"divisionG\" AND \"capacityG\" > \"minimumG\")");
        await queryRunner.query("ALTER TABLE \"scale\" ADD CONSTRAINT \"CHK_scale_address\" CHECK (source <> 'tcp' OR (host IS NOT NULL AND port IS NOT NULL))");
        await queryRunner.query("ALTER TABLE \"scale_passage\" ADD CONSTRAINT \"FK_7345ca18f1931c6d78c7f15a0b3\" FOREIGN KEY (\"scaleId\") REFERENCES \"scale\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" ADD CONSTRAINT \"FK_ff4c345be6321f38161863ab5cf\" FOREIGN KEY (\"passageId\") REFERENCES \"scale_passage\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"scale_agent\" ADD CONSTRAINT \"FK_ab7ea2d50d53df4bffe643793dc\" FOREIGN KEY (\"scaleId\") REFERENCES \"scale\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"weighing_photo\" ADD CONSTRAINT \"FK_cd78e6de0cf4b9a993bdfdd9c19\" FOREIGN KEY (\"shipmentId\") REFERENCES \"shipment\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"weight_request\" ADD CONSTRAINT \"FK_bee6cb9b2b0c79a5cf2eb269197\" FOREIGN KEY (\"shipmentId\") REFERENCES \"shipment\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"weight_request\" ADD CONSTRAINT \"FK_23b90c90c94af90297f6778dcb6\" FOREIGN KEY (\"scaleId\") REFERENCES \"scale\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"weighing\" ADD CONSTRAINT \"FK_acd584c30675d06c28a156d4806\" FOREIGN KEY (\"passageId\") REFERENCES \"scale_passage\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("CREATE INDEX \"IDX_7c2c515cbb55ffd7ed11ac62aa\" ON \"shipment\" (\"plate\") ");
        for (const statement of insertOnly) await queryRunner.query(statement);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("DROP INDEX \"IDX_7c2c515cbb55ffd7ed11ac62aa\"");
        await queryRunner.query("ALTER TABLE \"weighing\" DROP CONSTRAINT \"FK_acd584c30675d06c28a156d4806\"");
        await queryRunner.query("ALTER TABLE \"weight_request\" DROP CONSTRAINT \"FK_23b90c90c94af90297f6778dcb6\"");
        await queryRunner.query("ALTER TABLE \"weight_request\" DROP CONSTRAINT \"FK_bee6cb9b2b0c79a5cf2eb269197\"");
        await queryRunner.query("ALTER TABLE \"weighing_photo\" DROP CONSTRAINT \"FK_cd78e6de0cf4b9a993bdfdd9c19\"");
        await queryRunner.query("ALTER TABLE \"scale_agent\" DROP CONSTRAINT \"FK_ab7ea2d50d53df4bffe643793dc\"");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" DROP CONSTRAINT \"FK_ff4c345be6321f38161863ab5cf\"");
        await queryRunner.query("ALTER TABLE \"scale_passage\" DROP CONSTRAINT \"FK_7345ca18f1931c6d78c7f15a0b3\"");
        await queryRunner.query("ALTER TABLE \"scale\" DROP CONSTRAINT \"CHK_scale_address\"");
        await queryRunner.query("ALTER TABLE \"scale\" DROP CONSTRAINT \"CHK_scale_limits\"");
        await queryRunner.query("ALTER TABLE \"scale\" ALTER COLUMN \"port\" SET NOT NULL");
        await queryRunner.query("ALTER TABLE \"scale\" ALTER COLUMN \"host\" SET NOT NULL");
        await queryRunner.query("ALTER TABLE \"weighing\" DROP COLUMN \"passageId\"");
        await queryRunner.query("ALTER TABLE \"weighing\" DROP COLUMN \"approvedById\"");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" DROP COLUMN \"passageId\"");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" DROP COLUMN \"approvedById\"");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" DROP COLUMN \"seals\"");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" DROP COLUMN \"externalNumber\"");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" DROP COLUMN \"tareSource\"");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" DROP COLUMN \"source\"");
        await queryRunner.query("ALTER TABLE \"transport_vehicle\" DROP COLUMN \"tareValidDays\"");
        await queryRunner.query("ALTER TABLE \"transport_vehicle\" DROP COLUMN \"storedTareAt\"");
        await queryRunner.query("ALTER TABLE \"scale\" DROP COLUMN \"emptyAt\"");
        await queryRunner.query("ALTER TABLE \"scale\" DROP COLUMN \"needsSecondPerson\"");
        await queryRunner.query("ALTER TABLE \"scale\" DROP COLUMN \"minSecondsBetween\"");
        await queryRunner.query("ALTER TABLE \"scale\" DROP COLUMN \"needsZero\"");
        await queryRunner.query("ALTER TABLE \"scale\" DROP COLUMN \"capacityG\"");
        await queryRunner.query("ALTER TABLE \"scale\" DROP COLUMN \"minimumG\"");
        await queryRunner.query("ALTER TABLE \"scale\" DROP COLUMN \"divisionG\"");
        await queryRunner.query("ALTER TABLE \"scale\" DROP COLUMN \"unit\"");
        await queryRunner.query("ALTER TABLE \"scale\" DROP COLUMN \"protocol\"");
        await queryRunner.query("ALTER TABLE \"scale\" DROP COLUMN \"source\"");
        await queryRunner.query("DROP TABLE \"weight_request\"");
        await queryRunner.query("DROP TABLE \"weighing_photo\"");
        await queryRunner.query("DROP TABLE \"scale_agent\"");
        await queryRunner.query("DROP TABLE \"scale_passage\"");
    }
}
