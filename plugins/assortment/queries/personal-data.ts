import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

/** Searches in vain are kept by company; what people type may still name somebody. */
export const assortmentPersonalData: PersonalDataDeclaration = {
    plugin: 'assortment',
    rows: [{ table: 'search_miss', section: 'Searches in vain', columns: { phrase: 'mentions', phraseKey: 'mentions' }, by: 'own' }],
    // Statistics without the row lose nothing; two phrases made one would break it.
    erase: async (ask, { anywhere }) => {
        const says = '$1::text IS NOT NULL AND (t.phrase ~* $1 OR t."phraseKey" ~* $1)';
        const gone = await ask(`DELETE FROM search_miss t WHERE ${says} RETURNING t.id`, [anywhere]);
        return { search_miss: gone.length };
    },
};
