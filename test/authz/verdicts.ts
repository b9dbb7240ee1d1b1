/** What the files of `src/authz` promise to a caller, and what a call's answer says. */
import type { AdminAccess } from '../../src/authz/admin';
import { actingMutations } from '../../src/authz/acting';
import { adminFields, shopFields } from '../../src/authz/access';
import type { ShopAccess } from '../../src/authz/shop';
import { reachRuleOf } from '../../src/edge/reach-guard';
import type { Heard } from './calls';
import type { Api, DeclaredField, Root } from './declared';
import type { Principal, World } from './world';

/** The file's entry, or undefined where it has none. */
export function entryOf(api: Api, root: Root, field: string): ShopAccess | AdminAccess | undefined {
    return (api === 'shop' ? shopFields : adminFields)[root]?.[field];
}

export function isPromised(api: Api, root: Root, field: string, { member, staff, acting, limited, guest, mode }: Principal): boolean {
    const access = entryOf(api, root, field) ?? 'closed';
    if (acting && root === 'Mutation' && access !== 'public' && !actingMutations.has(field)) return false;
    if (access === 'public' || access === 'closed') return access === 'public';
    // What `src/authz/reach.ts` does not name is closed to whoever does not see every company.
    if (limited && reachRuleOf(field) === 'closed') return false;
    if (access === 'visitor') return (member !== undefined && !guest) || (mode ?? 'closed') !== 'closed';
    if (access === 'member') return member !== undefined;
    if (access === 'staff') return staff !== undefined;
    if ('member' in access) return member?.has(access.member) ?? false;
    return [access].flatMap(wanted => ('core' in wanted ? [wanted.core, wanted.ours] : [wanted])).every(names => names.some(name => staff?.has(name)));
}

/** Whether the answer depends on whose ids are in the call, which a made-up call does not have. */
export function dependsOnIds(field: string, { limited }: Principal): boolean {
    return limited === true && typeof reachRuleOf(field) === 'object';
}

/** Whatever else is wrong with a call, it was let in unless it was forbidden. */
export const wasForbidden = (heard: Heard): boolean => heard.code === 'FORBIDDEN';

/** A line for the file, as the resolver declares it. */
export function lineFor({ api, field, permissions }: DeclaredField): string {
    if (api === 'shop') return `    ${field}: 'closed',`;
    return `    ${field}: [${permissions.map(name => `'${name}'`).join(', ')}],`;
}

/** Whether the resolver's own declaration asks for what the file says, so that the second of the two walls stands too. */
export function agrees({ api, root, field, permissions }: DeclaredField): boolean {
    const access = entryOf(api, root, field);
    if (access === undefined) return false;
    if (access === 'closed') return true;
    const declared = permissions.join(',');
    const session = ['Authenticated', 'Authenticated,Owner', 'Owner'];
    if (access === 'public') return ['', 'Public', 'Authenticated,Owner', 'Owner'].includes(declared);
    if (access === 'visitor') return declared === 'Public';
    if (access === 'staff') return session.includes(declared);
    // Core's declarations of what ours replaces in the Shop API; the edge asks for a member before either.
    if (access === 'member' || 'member' in access) return [...session, 'Owner,UpdateOrder'].includes(declared);
    return [...('core' in access ? access.core : access)].sort().join(',') === declared;
}

/** The answer without the ids and codes that were asked for. */
export function neutral(body: string, { foreign, random }: World): string {
    return [foreign, random]
        .flatMap(values => Object.entries(values).filter(([name]) => name !== 'goodsOfB').flatMap(([, value]) => value as string | string[]))
        .sort((one, other) => other.length - one.length)
        .reduce((text, value) => text.replaceAll(new RegExp(`\\b${value}\\b`, 'g'), '?'), body);
}
