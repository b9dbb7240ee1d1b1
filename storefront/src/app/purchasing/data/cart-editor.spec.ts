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
            return Promise.resolve([]);
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
});
