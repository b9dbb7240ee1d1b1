import { useEffect, useState } from 'react';

import { newKey, quantityOf } from '../../screens/dashboard/shared';
import type { Variant } from './orders.graphql';

export interface DraftLine {
    variant: Variant;
    unit: string;
    /** As typed. */
    quantity: string;
    remark: string;
}

export interface Draft {
    companyId: string;
    branchId: string;
    /** Of the company's delivery addresses; empty for the branch's own. */
    addressId: string;
    /** firm, courier or pick-up. */
    deliveryWay: string;
    lines: DraftLine[];
    /** YYYY-MM-DD, or what was typed and is no day. */
    wishedDate: string;
    remarks: string;
    specialTerms: string;
    /** Belongs to this content: sending it again after a lost answer places one order. */
    key: string;
}

const storageKey = 'karvan.order-draft';
const blank = (): Draft => ({ companyId: '', branchId: '', addressId: '', deliveryWay: 'firm', lines: [], wishedDate: '', remarks: '', specialTerms: '', key: newKey() });

function keptDraft(): Draft {
    try {
        const kept = JSON.parse(sessionStorage.getItem(storageKey) ?? '') as Partial<Draft>;
        return Array.isArray(kept.lines) && typeof kept.key === 'string' ? { ...blank(), ...kept } : blank();
    } catch {
        // Nothing kept, or not by us: begin anew.
        return blank();
    }
}

/** The order being written. It survives a reload and a lost connection, until it is placed or emptied. */
export function useOrderDraft() {
    const [draft, setDraft] = useState(keptDraft);
    useEffect(() => sessionStorage.setItem(storageKey, JSON.stringify(draft)), [draft]);
    const change = (changed: Partial<Draft>) => setDraft(before => ({ ...before, ...changed, key: newKey() }));
    return {
        draft,
        change,
        changeLine: (place: number, changed: Partial<DraftLine>) =>
            change({ lines: draft.lines.map((line, at) => (at === place ? { ...line, ...changed } : line)) }),
        clear: () => setDraft(blank()),
    };
}

/** The lines as the server takes them, and at which place of the draft each stands; those without a quantity are left out. */
export function sendable(lines: readonly DraftLine[]) {
    return lines.flatMap(({ variant, unit, quantity, remark }, place) => {
        const whole = quantityOf(quantity);
        return Number.isNaN(whole) ? [] : [{ place, line: { variantId: variant.variantId, unit, quantity: whole, remark: remark.trim() || null } }];
    });
}
