import { computed, inject, Injectable, linkedSignal } from '@angular/core';

import { Session } from '../../shared/data/session';
import { keepTyped, readTyped } from '../../shared/data/typed';

const typedName = 'messages';

/** What is written and not sent, by the conversation or question that it is for: no text goes to another one. */
@Injectable({ providedIn: 'root' })
export class MessageDrafts {
    private readonly session = inject(Session);
    private readonly memberId = computed(() => this.session.member()?.id);
    private readonly texts = linkedSignal<Readonly<Record<string, string>>>(
        () => readTyped<Record<string, string>>(typedName, this.memberId()) ?? {},
    );

    of(place: string): string {
        return this.texts()[place] ?? '';
    }

    keep(place: string, text: string): void {
        const { [place]: _before, ...others } = this.texts();
        this.texts.set(text === '' ? others : { ...others, [place]: text });
        keepTyped(typedName, this.memberId(), this.texts());
    }

    /** Forgets a text that has arrived, unless somebody has gone on writing meanwhile. */
    sent(place: string, text: string): void {
        if (this.of(place).trim() === text) this.keep(place, '');
    }
}
