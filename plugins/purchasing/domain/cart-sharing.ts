/** With whom a cart is shared: nobody, all colleagues who may order (those of a branch: its carts), or chosen ones. */
export const cartSharings = ['none', 'company', 'chosen'] as const;
export type CartSharing = (typeof cartSharings)[number];

/** Carts of one member, so that a script that makes them ends somewhere. */
export const mostCarts = 50;

export interface CartStanding {
    ownerMemberId: number;
    /** An owner who left, or was switched off, keeps nobody from looking after what he shared. */
    ownerIsActive: boolean;
}

export type CartStep = 'create' | 'change' | 'delete';
export type CartRefusalReason = 'guest' | 'not-owner' | 'too-many' | 'name-taken' | 'nobody-chosen' | 'not-a-colleague';

/** Name, sharing and deletion are the owner's; once he is gone, everybody's with whom he shared it. */
export function mayManage(cart: CartStanding, memberId: number): boolean {
    return cart.ownerMemberId === memberId || !cart.ownerIsActive;
}

/** Why a new cart, or another name, is not for this member; `names` are those of his other carts, as they are compared. */
export function refuseCart(
    wish: { nameKey: string; isNew: boolean },
    own: { isGuest: boolean; names: readonly string[] },
): CartRefusalReason | null {
    if (own.isGuest) return 'guest';
    if (wish.isNew && own.names.length >= mostCarts) return 'too-many';
    return wish.nameKey !== '' && own.names.includes(wish.nameKey) ? 'name-taken' : null;
}

/** Why it cannot be shared so: with chosen colleagues, one at least, each of whom may order in the company. */
export function refuseSharing(sharing: CartSharing, chosen: readonly number[], colleagues: ReadonlySet<number>): CartRefusalReason | null {
    if (sharing !== 'chosen') return null;
    if (chosen.length === 0) return 'nobody-chosen';
    return chosen.every(memberId => colleagues.has(memberId)) ? null : 'not-a-colleague';
}

/** A change of a shared cart, as it is kept with it. */
export interface CartChangeNote {
    /** The cart's once it was made. */
    version: number;
    memberId: number;
    /** The first few of the articles whose lines changed. */
    variantIds: number[];
    /** How many lines; 0 when the cart was emptied. */
    count: number;
}

/** So many changes of a shared cart are kept to tell of. */
export const keptChanges = 10;

/**
 * The youngest change by somebody else that the viewer has not seen. He has seen what was there at version `seen`, or, when he
 * says nothing of that, at his own last change.
 */
export function unseenChange(notes: readonly CartChangeNote[], memberId: number, seen: number | null): CartChangeNote | null {
    const own = notes.filter(note => note.memberId === memberId).map(note => note.version);
    const known = seen ?? Math.max(0, ...own);
    const others = notes.filter(note => note.memberId !== memberId && note.version > known);
    return others.reduce<CartChangeNote | null>((last, note) => (last === null || note.version > last.version ? note : last), null);
}

/** A colleague has changed the line since the buyer looked: what he says of it was meant for another line. */
export function isOvertaken(line: { changedInVersion: number; changedByMemberId: number | null }, memberId: number | null, seen: number | null): boolean {
    return seen !== null && line.changedInVersion > seen && line.changedByMemberId !== memberId;
}
