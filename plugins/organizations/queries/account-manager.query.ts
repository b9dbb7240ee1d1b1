import type { EntityManager } from 'typeorm';

export interface AccountManager {
    firstName: string;
    lastName: string;
    phone: string | null;
    emailAddress: string;
    /** The address of the picture on the asset server. */
    photo: string | null;
}

/** The card of the company's account manager; none when he has left or is blocked. */
export async function findAccountManager(manager: EntityManager, administratorId: number): Promise<AccountManager | null> {
    const rows = await manager.query<AccountManager[]>(
        `SELECT a."firstName", a."lastName", a."emailAddress", sm.phone,
                '/assets/' || replace(picture.preview, '\\', '/') || '?preset=thumb' AS photo
           FROM administrator a LEFT JOIN staff_member sm ON sm."administratorId" = a.id LEFT JOIN asset picture ON picture.id = sm."photoId"
          WHERE a.id = $1 AND a."deletedAt" IS NULL AND sm."blockedAt" IS NULL`,
        [administratorId],
    );
    return rows[0] ?? null;
}
