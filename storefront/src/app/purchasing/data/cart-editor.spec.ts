import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { CartStore } from '../../shared/data/cart';
import { Session } from '../../shared/data/session';
import { CartEditor } from './cart-editor';

describe('CartEditor', () => {
    const member = signal<{ id: string } | null>({ id: '1' });
    const sent: unknown[] = [];
    let isBroken = false;
    const store = {
        cart: () => ({ lines: [] }),
        set: (lines: unknown) => {
            if (isBroken) return Promise.reject(new Error('no connection'));
            sent.push(lines);
            const changes = lines as { variantId: string; quantity: number }[];
            return Promise.resolve(changes.map(({ variantId, quantity }) => ({ variantId, outcome: quantity === 13 ? 'rejected' : 'ok', message: 'No.', nearest: [] })));
        },
        clear: () => Promise.resolve(),
    };
    const draft = { unit: 'm2', quantity: 7, remark: '' };

    beforeEach(() => {
        sessionStorage.clear();
        sent.length = 0;
        isBroken = false;
        member.set({ id: '1' });
        TestBed.configureTestingModule({
            providers: [
                { provide: CartStore, useValue: store },
                { provide: Session, useValue: { member } },
            ],
        });
    });

    it('keeps what could not be sent for the one who typed it, and for nobody who signs in after him', async () => {
        const editor = TestBed.inject(CartEditor);
        isBroken = true;
        editor.change('5', draft);
        expect(await editor.save()).toBe(false);
        isBroken = false;
        member.set({ id: '2' });
        expect(await editor.save()).toBe(true);
        expect(sent).toEqual([]);
        member.set({ id: '1' });
        expect(await editor.save()).toBe(true);
        expect(sent).toEqual([[expect.objectContaining({ variantId: '5', quantity: 7 })]]);
    });

    it('brings no line back into a cart that was emptied', async () => {
        const editor = TestBed.inject(CartEditor);
        editor.change('5', draft);
        await editor.clear();
        expect(await editor.save()).toBe(true);
        expect(sent).toEqual([]);
    });

    it('sends changes of many lines in parts, and tells at each line what was refused', async () => {
        const editor = TestBed.inject(CartEditor);
        const changes = Object.fromEntries(Array.from({ length: 1_200 }, (_, i) => [String(i + 1), { ...draft, quantity: i === 700 ? 13 : 2 }]));
        expect(await editor.changeAll(changes)).toBe(true);
        expect(sent.map((part) => (part as unknown[]).length)).toEqual([500, 500, 200]);
        expect(Object.keys(editor.answers())).toEqual(['701']);
        editor.tell([{ variantId: '701', outcome: 'ok', reason: null, message: null, nearest: [] }]);
        expect(editor.answers()).toEqual({});
    });

    it('keeps all that was changed when the connection breaks', async () => {
        const editor = TestBed.inject(CartEditor);
        isBroken = true;
        expect(await editor.changeAll({ '1': draft, '2': { ...draft, quantity: 0 } })).toBe(false);
        isBroken = false;
        expect(await editor.save()).toBe(true);
        expect((sent[0] as unknown[]).length).toBe(2);
    });
});
