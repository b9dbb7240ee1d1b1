import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StaffAndActing1795876950997 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"firm_branch\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"name\" text NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_firm_branch_name\" UNIQUE (\"name\"), CONSTRAINT \"PK_6eea37c2694e17e9cfbf03f5b34\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"staff_member\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"administratorId\" integer NOT NULL, \"reach\" text NOT NULL DEFAULT 'own', \"firmBranchId\" integer, \"phone\" text, \"photoId\" integer, \"blockedAt\" TIMESTAMP WITH TIME ZONE, \"blockedReason\" text, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"REL_aa4857aa020031b00033d16fd6\" UNIQUE (\"administratorId\"), CONSTRAINT \"PK_342343208cbc30b3c14a976b0a0\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_staff_member_firm_branch\" ON \"staff_member\" (\"firmBranchId\") ");
        await queryRunner.query("CREATE TABLE \"staff_second_factor\" (\"administratorId\" integer NOT NULL, \"sealedSecret\" text NOT NULL, \"confirmedAt\" TIMESTAMP WITH TIME ZONE, \"lastStep\" bigint NOT NULL DEFAULT '0', \"failures\" integer NOT NULL DEFAULT '0', \"lockedUntil\" TIMESTAMP WITH TIME ZONE, CONSTRAINT \"PK_9d391dfa2f6113f294572a2950b\" PRIMARY KEY (\"administratorId\"))");
        await queryRunner.query("CREATE TABLE \"staff_recovery_code\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"administratorId\" integer NOT NULL, \"codeHash\" text NOT NULL, \"usedAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_4c362f6c768900642ea531ee06c\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_staff_recovery_code\" ON \"staff_recovery_code\" (\"administratorId\", \"codeHash\") ");
        await queryRunner.query("CREATE TABLE \"staff_second_factor_role\" (\"roleId\" integer NOT NULL, CONSTRAINT \"PK_9e82c79ccf2ecb9db775d67e94a\" PRIMARY KEY (\"roleId\"))");
        await queryRunner.query("CREATE TABLE \"staff_sign_in_ticket\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"administratorId\" integer NOT NULL, \"tokenHash\" text NOT NULL, \"expiresAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"usedAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_8aad6f8bdebaad1728fdcfcf850\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_staff_sign_in_ticket_administrator\" ON \"staff_sign_in_ticket\" (\"administratorId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_staff_sign_in_ticket\" ON \"staff_sign_in_ticket\" (\"tokenHash\") ");
        await queryRunner.query("CREATE TABLE \"acting_session\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"administratorId\" integer NOT NULL, \"memberId\" integer NOT NULL, \"companyId\" integer NOT NULL, \"reason\" text NOT NULL, \"tokenHash\" text, \"handoverUntil\" TIMESTAMP WITH TIME ZONE NOT NULL, \"begunAt\" TIMESTAMP WITH TIME ZONE, \"until\" TIMESTAMP WITH TIME ZONE, \"endedAt\" TIMESTAMP WITH TIME ZONE, \"sessionId\" integer, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_34b9c4717c47a026fabaa0d5edb\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_acting_session_administrator\" ON \"acting_session\" (\"administratorId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_acting_session_member\" ON \"acting_session\" (\"memberId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_acting_session_session\" ON \"acting_session\" (\"sessionId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_acting_session_token\" ON \"acting_session\" (\"tokenHash\") ");
        await queryRunner.query("CREATE INDEX \"IDX_acting_session_company\" ON \"acting_session\" (\"companyId\", \"createdAt\") ");
        await queryRunner.query("ALTER TABLE \"staff_member\" ADD CONSTRAINT \"FK_aa4857aa020031b00033d16fd61\" FOREIGN KEY (\"administratorId\") REFERENCES \"administrator\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"staff_member\" ADD CONSTRAINT \"FK_b173e40679c131b0fffc6a997aa\" FOREIGN KEY (\"firmBranchId\") REFERENCES \"firm_branch\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"staff_member\" ADD CONSTRAINT \"FK_5719408f2aad5d57b4315de908c\" FOREIGN KEY (\"photoId\") REFERENCES \"asset\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"staff_second_factor\" ADD CONSTRAINT \"FK_9d391dfa2f6113f294572a2950b\" FOREIGN KEY (\"administratorId\") REFERENCES \"administrator\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"staff_recovery_code\" ADD CONSTRAINT \"FK_588fe97d4f47cc795db4ff7a3c6\" FOREIGN KEY (\"administratorId\") REFERENCES \"staff_second_factor\"(\"administratorId\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"staff_second_factor_role\" ADD CONSTRAINT \"FK_9e82c79ccf2ecb9db775d67e94a\" FOREIGN KEY (\"roleId\") REFERENCES \"role\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"staff_sign_in_ticket\" ADD CONSTRAINT \"FK_6c5518164c798b7b798b47af4a7\" FOREIGN KEY (\"administratorId\") REFERENCES \"administrator\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"acting_session\" ADD CONSTRAINT \"FK_93524ff7f8d554efc0b2d268df9\" FOREIGN KEY (\"administratorId\") REFERENCES \"administrator\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"acting_session\" ADD CONSTRAINT \"FK_371ec2222c02f9019cbc5a0d25a\" FOREIGN KEY (\"memberId\") REFERENCES \"company_member\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        // Who was there before there was reach goes on seeing all; whoever comes later sees his own until somebody decides.
        await queryRunner.query(`INSERT INTO staff_member ("administratorId", reach) SELECT id, 'all' FROM administrator WHERE "deletedAt" IS NULL`);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"acting_session\" DROP CONSTRAINT \"FK_371ec2222c02f9019cbc5a0d25a\"");
        await queryRunner.query("ALTER TABLE \"acting_session\" DROP CONSTRAINT \"FK_93524ff7f8d554efc0b2d268df9\"");
        await queryRunner.query("ALTER TABLE \"staff_sign_in_ticket\" DROP CONSTRAINT \"FK_6c5518164c798b7b798b47af4a7\"");
        await queryRunner.query("ALTER TABLE \"staff_second_factor_role\" DROP CONSTRAINT \"FK_9e82c79ccf2ecb9db775d67e94a\"");
        await queryRunner.query("ALTER TABLE \"staff_recovery_code\" DROP CONSTRAINT \"FK_588fe97d4f47cc795db4ff7a3c6\"");
        await queryRunner.query("ALTER TABLE \"staff_second_factor\" DROP CONSTRAINT \"FK_9d391dfa2f6113f294572a2950b\"");
        await queryRunner.query("ALTER TABLE \"staff_member\" DROP CONSTRAINT \"FK_5719408f2aad5d57b4315de908c\"");
        await queryRunner.query("ALTER TABLE \"staff_member\" DROP CONSTRAINT \"FK_b173e40679c131b0fffc6a997aa\"");
        await queryRunner.query("ALTER TABLE \"staff_member\" DROP CONSTRAINT \"FK_aa4857aa020031b00033d16fd61\"");
        await queryRunner.query("DROP TABLE \"acting_session\"");
        await queryRunner.query("DROP TABLE \"staff_sign_in_ticket\"");
        await queryRunner.query("DROP TABLE \"staff_second_factor_role\"");
        await queryRunner.query("DROP TABLE \"staff_recovery_code\"");
        await queryRunner.query("DROP TABLE \"staff_second_factor\"");
        await queryRunner.query("DROP TABLE \"staff_member\"");
        await queryRunner.query("DROP TABLE \"firm_branch\"");
    }
}
