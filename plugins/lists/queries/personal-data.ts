import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

export const listsPersonalData: PersonalDataDeclaration = {
    plugin: 'lists',
    rows: [
        {
            table: 'shopping_list',
            section: 'Shopping lists',
            of: 't."ownerMemberId" = ANY(:member)',
            columns: { name: 'mentions', remark: 'mentions' },
            also: ['isShared'],
            delete: 'NOT t."isShared"',
            nearby: 't."companyId" = ANY(:company)',
        },
        {
            table: 'reorder_reader',
            section: 'Mails about what will run out',
            of: 't."memberId" = ANY(:member)',
            columns: {},
            also: ['toldAt'],
            delete: true,
        },
        {
            table: 'shopping_list_line',
            section: 'Lines of shopping lists',
            of: 't."listId" IN (SELECT l.id FROM shopping_list l WHERE l."ownerMemberId" = ANY(:member))',
            columns: { remark: 'mentions' },
            also: ['listId', 'productVariantId', 'quantity', 'unit'],
            nearby: 't."listId" IN (SELECT l.id FROM shopping_list l WHERE l."companyId" = ANY(:company))',
        },
    ],
};
