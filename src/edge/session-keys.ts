/**
 * Session tokens as the database and the cache know them: by their hash, so that a copy of either opens no session. Core
 * looks tokens up as they come and offers no place to hash them, so three hooks do it together (ADR 0015).
 */
import {
    type CachedSession,
    DefaultSessionCacheStrategy,
    type EntityMetadataModifier,
    Permission,
    Session,
    type SessionService,
    type TransactionalConnection,
} from '@vendure/core';

import { env } from '../config/env';
import { sessionKey, sessionKeyMark } from './session-key';

const minute = 60_000;

/** A row that was read and is saved again has its key already. */
function keptAs(token: string): string {
    return token.startsWith(sessionKeyMark) ? token : sessionKey(token);
}

/** What is written to the column, and compared with it by TypeORM, is the key. */
export const sessionColumnHoldsKeys: EntityMetadataModifier = metadata => {
    const column = metadata.columns.find(({ target, propertyName }) => target === Session && propertyName === 'token');
    if (column === undefined) throw new Error('Sessions have no token: what Vendure keeps of them has changed');
    column.options.transformer = { to: (token: unknown) => (typeof token === 'string' ? keptAs(token) : token), from: (key: unknown) => key };
};

/** Asked with keys; told of new sessions with their tokens. */
export class SessionKeyCache extends DefaultSessionCacheStrategy {
    override set(session: CachedSession): Promise<void> {
        return super.set({ ...session, token: keptAs(session.token) });
    }

    override delete(token: string): void | Promise<void> {
        return super.delete(keptAs(token));
    }
}

interface Ages {
    idleMs: number;
    atMost: string;
}

const ages: Record<'staff' | 'member' | 'visitor', Ages> = {
    staff: { idleMs: env.STAFF_IDLE_MINUTES * minute, atMost: '12 hours' },
    member: { idleMs: env.MEMBER_IDLE_MINUTES * minute, atMost: '14 days' },
    /** Somebody who has not signed in: his session holds a cart at most. */
    visitor: { idleMs: 7 * 24 * 60 * minute, atMost: '90 days' },
};

function agesOf({ user }: CachedSession): Ages {
    if (user === undefined) return ages.visitor;
    const isStaff = user.channelPermissions.some(({ permissions }) => permissions.some(name => name !== Permission.Authenticated));
    return isStaff ? ages.staff : ages.member;
}

/**
 * From now on a token that comes in is looked up by its key, and a session that is used lives on: as long as its kind may
 * be idle, and never past its age.
 */
export function lookUpByKey(sessions: SessionService, connection: TransactionalConnection): void {
    const find = sessions.getSessionFromToken.bind(sessions);
    sessions.getSessionFromToken = async token => {
        const session = await find(sessionKey(token));
        return session && (await livesOn(connection, session)) ? session : undefined;
    };
}

/** Prolonged once a minute at most, so that reading does not write. */
async function livesOn(connection: TransactionalConnection, session: CachedSession): Promise<boolean> {
    const { idleMs, atMost } = agesOf(session);
    if (session.expires.getTime() - Date.now() > idleMs - minute) return true;
    const expires = new Date(Date.now() + idleMs);
    const { affected } = await connection.rawConnection
        .createQueryBuilder()
        .update(Session)
        .set({ expires })
        .where('id = :id AND NOT invalidated AND "createdAt" > now() - CAST(:atMost AS interval)', { id: session.id, atMost })
        .execute();
    session.expires = expires;
    return affected === 1;
}
