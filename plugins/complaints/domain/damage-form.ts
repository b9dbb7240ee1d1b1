import { latinDigits, refuseText } from '../../../kernel/text';
import { type ComplaintWish, complaintWishes } from './complaint-states';

export interface DamageLine {
    orderLineId: number;
    quantity: number;
}

/** What the form of the tracking page says. */
export interface DamageClaim {
    name: string;
    text: string;
    kindId: number;
    wish: ComplaintWish;
    lines: DamageLine[];
}

export interface DamageGoods {
    orderLineId: number;
    name: string;
    unit: string;
    /** What came and nobody has complained about. */
    quantity: number;
}

export type DamageProblem = { field: 'name' | 'text' | 'kindId' | 'wish' | 'lines'; problem: 'missing' | 'too-long' | 'unreadable' | 'too-many' };

export const longestName = 100;
export const longestText = 2000;
export const mostPhotos = 4;
/** From one link; whoever has more to say writes or calls. */
export const mostClaims = 3;

export const lineField = (orderLineId: number) => `line-${orderLineId}`;

function textProblem(text: string, longest: number): 'missing' | 'too-long' | 'unreadable' | null {
    if (text === '') return 'missing';
    const refused = refuseText(text, longest);
    return refused === null ? null : refused === 'too-long' ? refused : 'unreadable';
}

/** The form as a claim, or the first field that is wrong. Digits of any script count; a line that is left empty or 0 is not meant. */
export function readDamageForm(fields: Readonly<Record<string, string>>, goods: readonly DamageGoods[], kinds: readonly number[]): DamageClaim | DamageProblem {
    const lines: DamageLine[] = [];
    for (const { orderLineId, quantity } of goods) {
        const typed = latinDigits(fields[lineField(orderLineId)] ?? '').trim();
        if (typed === '' || /^0+$/.test(typed)) continue;
        if (!/^\d{1,9}$/.test(typed)) return { field: 'lines', problem: 'unreadable' };
        if (Number(typed) > quantity) return { field: 'lines', problem: 'too-many' };
        lines.push({ orderLineId, quantity: Number(typed) });
    }
    if (lines.length === 0) return { field: 'lines', problem: 'missing' };
    const kindId = Number(fields.kindId);
    if (!kinds.includes(kindId)) return { field: 'kindId', problem: 'missing' };
    const wish = complaintWishes.find(one => one === fields.wish);
    if (wish === undefined) return { field: 'wish', problem: 'missing' };
    const name = (fields.name ?? '').replace(/\s+/g, ' ').trim();
    const text = (fields.text ?? '').trim();
    const wrongName = textProblem(name, longestName);
    if (wrongName) return { field: 'name', problem: wrongName };
    const wrongText = textProblem(text, longestText);
    if (wrongText) return { field: 'text', problem: wrongText };
    return { name, text, kindId, wish, lines };
}
