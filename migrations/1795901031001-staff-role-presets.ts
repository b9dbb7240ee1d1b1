import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StaffRolePresets1795901031001 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"staff_role_preset\" (\"code\" text NOT NULL, CONSTRAINT \"PK_e89092cc507ec71d1af356321b3\" PRIMARY KEY (\"code\"))");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("DROP TABLE \"staff_role_preset\"");
    }
}
