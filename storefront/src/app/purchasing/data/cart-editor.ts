import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';

import { CartAnswer, CartStore } from '../../shared/data/cart';
import { Session } from '../../shared/data/session';
import { keepTyped, readTyped } from '../../shared/data/typed';
import { changesOf, draftedLines, Drafts, LineDraft, withoutSent } from './cart-draft';

const pauseMs = 500;
/** The server takes a thousand lines at once; fewer keep each request short. */
const atOnce = 500;

/**
 * Edits of the cart page. What is typed is shown at once, kept over a reload, sent after a short pause in one request,
 * and given up only when the server has accepted it.
 */
@Injectable({ providedIn: 'root' })
export class CartEditor {
    private readonly store = inject(CartStore);
    private readonly session = inject(Session);
    private readonly memberId = computed(() => this.session.member()?.id);
    /** Each cart has drafts of its own: what was typed into one is not meant for another. */
    private readonly typedName = computed(() => {
        const id = this.store.cart()?.id;
        return id ? `cart-${id}` : 'cart';
    });
    private readonly drafts = linkedSignal<Drafts>(() => readTyped<Drafts>(this.typedName(), this.memberId()) ?? {});
    private readonly answerList = linkedSignal<string, Readonly<Record<string, CartAnswer>>>({
        source: () => `${this.memberId()} ${this.typedName()}`,
        computation: () => ({}),
    });
    private timer: ReturnType<typeof setTimeout> | undefined;
    private sending: Promise<void> | null = null;

    readonly failure = signal<unknown>(null);
    readonly isSaving = signal(false);
    readonly lines = computed(() => draftedLines(this.store.cart()?.lines ?? [], this.drafts()));
    readonly isUnsaved = computed(() => Object.keys(this.drafts()).length > 0);
    /** What the server said about a line: corrected or rejected, by variant. */
    readonly answers = this.answerList.asReadonly();

    change(variantId: string, draft: LineDraft): void {
        this.keep({ ...this.drafts(), [variantId]: draft });
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.save(), pauseMs);
    }

    /** Changes of many lines are sent at once. True when nothing is left unsaved. */
    async changeAll(changes: Drafts): Promise<boolean> {
        this.keep({ ...this.drafts(), ...changes });
        return this.save();
    }

    /** What the server said of lines elsewhere, to be read at them. */
    tell(answers: readonly CartAnswer[]): void {
        const about = new Set(answers.map((answer) => answer.variantId));
        const others = Object.entries(this.answerList()).filter(([variantId]) => !about.has(variantId));
        const notable = answers.filter((answer) => answer.outcome !== 'ok').map((answer) => [answer.variantId, answer] as const);
        this.answerList.set(Object.fromEntries([...others, ...notable]));
    }

    /** Sends what is unsaved and waits for it. True when nothing is left unsaved. */
    async save(): Promise<boolean> {
        clearTimeout(this.timer);
        if (this.sending) await this.sending;
        if (!this.isUnsaved()) return true;
        this.sending = this.send(this.drafts()).finally(() => (this.sending = null));
        await this.sending;
        return !this.isUnsaved();
    }

    /** Empties the cart, and with it what was typed into it: a draft sent later would bring its line back. */
    async clear(): Promise<void> {
        clearTimeout(this.timer);
        if (this.sending) await this.sending;
        await this.store.clear();
        this.keep({});
        this.answerList.set({});
        this.failure.set(null);
    }

    private async send(sent: Drafts): Promise<void> {
        this.isSaving.set(true);
        this.failure.set(null);
        try {
            const entries = Object.entries(sent);
            for (let from = 0; from < entries.length; from += atOnce) {
                const part = Object.fromEntries(entries.slice(from, from + atOnce));
                this.tell(await this.store.set(changesOf(part)));
                this.keep(withoutSent(this.drafts(), part));
            }
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isSaving.set(false);
        }
    }

    private keep(drafts: Drafts): void {
        this.drafts.set(drafts);
        keepTyped(this.typedName(), this.memberId(), drafts);
    }
}
