import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

export const broadcastsPersonalData: PersonalDataDeclaration = {
    plugin: 'broadcasts',
    rows: [
        { table: 'broadcast_recipient', section: 'Broadcasts that he got', of: 't."memberId" = ANY(:member)', columns: {}, also: ['broadcastId', 'createdAt', 'readAt'], delete: true },
        { table: 'broadcast', section: 'Broadcasts that name him', columns: { texts: 'mentions' } },
    ],
};
