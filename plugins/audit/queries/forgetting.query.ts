import { createHash } from 'node:crypto';

import { type Ask, type ErasedPerson, patternOf, withKeys } from '../../../kernel/personal-data';
import { forget, type Forgetting, forgetText } from '../domain/forgetting';
import { type Erasure, erasureDigest, erasureText, type SealedFacts } from '../domain/hash-chain';
import { factColumns } from './entry-facts';

const own = `e.actor = ANY(:actor) OR e.subject = ANY(:actor)
    OR (e.entity, e."entityId") IN (SELECT split_part(r, ':', 1), split_part(r, ':', 2) FROM unnest(:record) r)`;
/** Texts shorter than this stand in too many entries that have nothing to do with him. */
const tellingLength = 6;

type Candidate = SealedFacts & { isActor: boolean; isRecord: boolean; isNear: boolean };

/**
 * Takes what the log says of a person out of it. The trigger lets an entry change only together with a row of `audit_erasure`, which
 * has the hash of what is left; the entry `person.forget` has the digest of these rows and is sealed as any other (ADR 0025).
 */
export async function forgetInLog(ask: Ask, person: ErasedPerson): Promise<Record<string, number>> {
    const values = patternOf([...person.values].filter(value => value.length >= tellingLength));
    const nearby = [person.nearby, values].filter(part => part !== null).join('|') || null;
    const near: Forgetting = { pattern: regular(nearby), values: person.values, pseudonym: person.pseudonym };
    const far: Forgetting = { pattern: regular(person.anywhere), values: new Set(), pseudonym: person.pseudonym };
    const changed: { id: number; facts: SealedFacts }[] = [];
    for (const { isActor, isRecord, isNear, ...facts } of await candidates(ask, person, nearby)) {
        const how = isNear ? near : far;
        const after: SealedFacts = {
            ...facts,
            // Whoever acted is named by his number from now on.
            actorName: isActor ? person.pseudonym : facts.actorName && forgetText(facts.actorName, how),
            before: forget(facts.before, how, isRecord),
            after: forget(facts.after, how, isRecord),
            reason: facts.reason === null ? null : forgetText(facts.reason, how),
        };
        if (erasureText(after) !== erasureText(facts)) changed.push({ id: facts.id, facts: after });
    }
    if (changed.length > 0) await write(ask, person, changed);
    return changed.length > 0 ? { audit_entry: changed.length } : {};
}

const regular = (pattern: string | null) => (pattern === null ? null : new RegExp(pattern, 'gi'));

function candidates(ask: Ask, { keys, anywhere }: ErasedPerson, nearby: string | null): Promise<Candidate[]> {
    const said = `concat_ws(E'\\n', e."actorName", e.before::text, e.after::text, e.reason)`;
    const bound = withKeys(
        `SELECT ${factColumns}, e.actor = ANY(:actor) AS "isActor",
                (e.entity, e."entityId") IN (SELECT split_part(r, ':', 1), split_part(r, ':', 2) FROM unnest(:record) r) AS "isRecord",
                e."companyId" = ANY(:company) OR ${own} AS "isNear"
           FROM audit_entry e
          WHERE ${own} OR ($1::text IS NOT NULL AND ${said} ~* $1) OR (e."companyId" = ANY(:company) AND $2::text IS NOT NULL AND ${said} ~* $2)
          ORDER BY e.id`,
        keys,
        3,
    );
    return ask<Candidate>(bound.text, [anywhere, nearby, ...bound.params]);
}

async function write(ask: Ask, { pseudonym }: ErasedPerson, changed: readonly { id: number; facts: SealedFacts }[]): Promise<void> {
    const rows: Erasure[] = changed.map(({ id, facts }) => ({ entryId: id, hash: createHash('sha256').update(erasureText(facts)).digest('hex') }));
    const digest = createHash('sha256').update(erasureDigest(rows)).digest('hex');
    const [told] = await ask<{ id: number }>(
        `INSERT INTO audit_entry (actor, action, entity, "entityId", after) VALUES ('system', 'person.forget', 'AuditEntry', $1, $2) RETURNING id`,
        [pseudonym, JSON.stringify({ entries: rows.length, digest })],
    );
    await ask(
        `INSERT INTO audit_erasure ("entryId", hash, "toldById")
         SELECT r."entryId", r.hash, $2 FROM jsonb_to_recordset($1::jsonb) AS r("entryId" int, hash text)`,
        [JSON.stringify(rows), told?.id],
    );
    await ask(
        `UPDATE audit_entry e SET "actorName" = r."actorName", before = r.before, after = r.after, reason = r.reason
           FROM jsonb_to_recordset($1::jsonb) AS r(id int, "actorName" text, before jsonb, after jsonb, reason text) WHERE e.id = r.id`,
        [JSON.stringify(changed.map(({ facts: { id, actorName, before, after, reason } }) => ({ id, actorName, before, after, reason })))],
    );
}
