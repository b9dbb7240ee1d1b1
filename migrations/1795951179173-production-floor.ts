import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a firm begins with; it changes the list as it likes. */
const reasons: ReadonlyArray<readonly [use: string, code: string, kind: string | null, stopsWork: boolean, en: string, fa: string, pl: string, ru: string]> = [
    ['pause', 'break', null, false, 'Break', 'استراحت', 'Przerwa', 'Перерыв'],
    ['pause', 'end-of-shift', null, false, 'End of shift', 'پایان شیفت', 'Koniec zmiany', 'Конец смены'],
    ['pause', 'no-material', null, false, 'Material is missing', 'مواد نیست', 'Brak materiału', 'Нет материала'],
    ['pause', 'machine-stop', null, false, 'Machine stopped', 'ماشین ایستاد', 'Maszyna stanęła', 'Станок остановился'],
    ['pause', 'set-up', null, false, 'Set-up', 'راه‌اندازی و تنظیم', 'Przezbrojenie', 'Переналадка'],
    ['pause', 'urgent-work', null, false, 'Other work is more urgent', 'کار فوری‌تر', 'Pilniejsza praca', 'Более срочная работа'],
    ['scrap', 'material-fault', null, false, 'Fault in the material', 'ایراد مواد', 'Wada materiału', 'Дефект материала'],
    ['scrap', 'machine-fault', null, false, 'Fault of the machine', 'ایراد ماشین', 'Błąd maszyny', 'Сбой станка'],
    ['scrap', 'wrong-size', null, false, 'Wrong size', 'اندازهٔ نادرست', 'Zły wymiar', 'Неверный размер'],
    ['scrap', 'colour', null, false, 'Colour or shade', 'رنگ یا سایهٔ نادرست', 'Kolor lub odcień', 'Цвет или оттенок'],
    ['scrap', 'damaged', null, false, 'Damaged at work', 'آسیب هنگام کار', 'Uszkodzenie przy pracy', 'Повреждение при работе'],
    ['scrap', 'set-up', null, false, 'Set-up pieces', 'ضایعات تنظیم', 'Sztuki z przezbrojenia', 'Брак при наладке'],
    ['scrap', 'lost', null, false, 'Not found', 'پیدا نشد', 'Nie odnaleziono', 'Не найдено'],
    ['problem', 'machine-broken', 'machine', true, 'Machine is broken', 'ماشین خراب است', 'Awaria maszyny', 'Поломка станка'],
    ['problem', 'no-material', 'material', true, 'Material is missing', 'مواد نیست', 'Brak materiału', 'Нет материала'],
    ['problem', 'bad-material', 'material', true, 'Material is unfit', 'مواد نامناسب است', 'Materiał nie nadaje się', 'Материал непригоден'],
    ['problem', 'unclear-drawing', 'quality', true, 'Instructions are unclear', 'دستور کار روشن نیست', 'Niejasna instrukcja', 'Неясная инструкция'],
    ['problem', 'quality-doubt', 'quality', false, 'Doubt about quality', 'تردید دربارهٔ کیفیت', 'Wątpliwość co do jakości', 'Сомнение в качестве'],
    ['problem', 'helper-missing', 'staff', false, 'Somebody is missing', 'نیروی کمکی نیست', 'Brakuje osoby', 'Не хватает человека'],
];

export class ProductionFloor1795951179173 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"production_output\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"administratorId\" integer NOT NULL, \"at\" TIMESTAMP WITH TIME ZONE NOT NULL, \"good\" integer NOT NULL, \"scrap\" integer NOT NULL, \"scrapReasonCode\" text, \"id\" SERIAL NOT NULL, \"operationId\" integer NOT NULL, CONSTRAINT \"CHK_production_output_pieces\" CHECK (\"good\" >= 0 AND \"scrap\" >= 0 AND \"good\" + \"scrap\" > 0), CONSTRAINT \"PK_e6e8201b0e270b91eb731dfe642\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_cd86987ebc2e679b89b4110d9e\" ON \"production_output\" (\"operationId\") ");
        await queryRunner.query("CREATE TABLE \"production_problem_photo\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"uploadedByAdministratorId\" integer NOT NULL, \"fingerprint\" text NOT NULL, \"content\" bytea NOT NULL, \"id\" SERIAL NOT NULL, \"problemId\" integer NOT NULL, CONSTRAINT \"PK_2803b68bc168e81bbdb033671af\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_production_problem_photo\" ON \"production_problem_photo\" (\"problemId\", \"fingerprint\") ");
        await queryRunner.query("CREATE TABLE \"production_reason\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"use\" text NOT NULL, \"code\" text NOT NULL, \"name\" jsonb NOT NULL, \"kind\" text, \"stopsWork\" boolean NOT NULL DEFAULT false, \"position\" integer NOT NULL DEFAULT '0', \"active\" boolean NOT NULL DEFAULT true, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_57408fac68a45f33313e6eab2c5\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_production_reason_code\" ON \"production_reason\" (\"use\", \"code\") ");
        await queryRunner.query("ALTER TABLE \"production_problem\" ADD \"reasonCode\" text");
        await queryRunner.query("ALTER TABLE \"production_problem\" ADD \"stopsWork\" boolean NOT NULL DEFAULT false");
        await queryRunner.query("ALTER TABLE \"production_station_operator\" ADD \"kinds\" text array");
        await queryRunner.query("ALTER TABLE \"production_station\" ADD \"overlap\" boolean NOT NULL DEFAULT false");
        await queryRunner.query("ALTER TABLE \"production_time_entry\" ADD \"pauseReasonCode\" text");
        await queryRunner.query("ALTER TABLE \"production_operation\" ADD \"goodQuantity\" integer NOT NULL DEFAULT '0'");
        await queryRunner.query("ALTER TABLE \"production_operation\" ADD \"scrapQuantity\" integer NOT NULL DEFAULT '0'");
        await queryRunner.query("ALTER TABLE \"production_operation\" ADD \"lastEventAt\" TIMESTAMP WITH TIME ZONE");
        await queryRunner.query("ALTER TABLE \"production_operation\" ADD CONSTRAINT \"CHK_production_operation_quantities\" CHECK (\"goodQuantity\" >= 0 AND \"scrapQuantity\" >= 0)");
        await queryRunner.query("ALTER TABLE \"production_output\" ADD CONSTRAINT \"FK_cd86987ebc2e679b89b4110d9ee\" FOREIGN KEY (\"operationId\") REFERENCES \"production_operation\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_problem_photo\" ADD CONSTRAINT \"FK_2b1bef318c5f619494a2a332511\" FOREIGN KEY (\"problemId\") REFERENCES \"production_problem\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        // Work that was done before pieces were counted was done whole.
        await queryRunner.query("UPDATE \"production_operation\" o SET \"goodQuantity\" = w.quantity FROM \"production_work_order\" w WHERE w.id = o.\"workOrderId\" AND o.state = 'done'");
        await queryRunner.query("UPDATE \"production_operation\" SET \"lastEventAt\" = GREATEST(\"startedAt\", \"finishedAt\")");
        for (const [position, [use, code, kind, stopsWork, en, fa, pl, ru]] of reasons.entries()) {
            await queryRunner.query(
                'INSERT INTO production_reason ("use", code, kind, "stopsWork", name, position) VALUES ($1, $2, $3, $4, $5, $6)',
                [use, code, kind, stopsWork, JSON.stringify({ en, fa, pl, ru }), position * 10],
            );
        }
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"production_problem_photo\" DROP CONSTRAINT \"FK_2b1bef318c5f619494a2a332511\"");
        await queryRunner.query("ALTER TABLE \"production_output\" DROP CONSTRAINT \"FK_cd86987ebc2e679b89b4110d9ee\"");
        await queryRunner.query("ALTER TABLE \"production_operation\" DROP CONSTRAINT \"CHK_production_operation_quantities\"");
        await queryRunner.query("ALTER TABLE \"production_operation\" DROP COLUMN \"lastEventAt\"");
        await queryRunner.query("ALTER TABLE \"production_operation\" DROP COLUMN \"scrapQuantity\"");
        await queryRunner.query("ALTER TABLE \"production_operation\" DROP COLUMN \"goodQuantity\"");
        await queryRunner.query("ALTER TABLE \"production_time_entry\" DROP COLUMN \"pauseReasonCode\"");
        await queryRunner.query("ALTER TABLE \"production_station\" DROP COLUMN \"overlap\"");
        await queryRunner.query("ALTER TABLE \"production_station_operator\" DROP COLUMN \"kinds\"");
        await queryRunner.query("ALTER TABLE \"production_problem\" DROP COLUMN \"stopsWork\"");
        await queryRunner.query("ALTER TABLE \"production_problem\" DROP COLUMN \"reasonCode\"");
        await queryRunner.query("DROP TABLE \"production_reason\"");
        await queryRunner.query("DROP TABLE \"production_problem_photo\"");
        await queryRunner.query("DROP TABLE \"production_output\"");
    }
}
