import type { MigrationInterface, QueryRunner } from 'typeorm';

const languages = ['en', 'fa', 'pl', 'ru'];
const indexes = [['IDX_catalogue_index_document', 'document'], ['IDX_catalogue_index_text_trgm', '"searchText" gin_trgm_ops'], ['IDX_catalogue_index_code_trgm', '"skuKey" gin_trgm_ops']];

/** An entry has the words of all languages, so that an index of all languages finds each variant four times. */
export class CatalogueSearchByLanguage1795903000000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        for (const [name, column] of indexes) {
            await queryRunner.query(`DROP INDEX "${name}"`);
            for (const language of languages) {
                await queryRunner.query(`CREATE INDEX "${name}_${language}" ON catalogue_index USING gin (${column}) WHERE "languageCode" = '${language}'`);
            }
        }
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        for (const [name, column] of indexes) {
            for (const language of languages) await queryRunner.query(`DROP INDEX "${name}_${language}"`);
            await queryRunner.query(`CREATE INDEX "${name}" ON catalogue_index USING gin (${column})`);
        }
    }
}
